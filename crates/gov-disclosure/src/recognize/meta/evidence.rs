//! Which of the names that a copy gives is the reporting agency, where it is, and how sure that is.

use crate::diagnostic::Confidence;
use crate::report::{AgencyEvidence, AgencyPlace, agency_name};

/// The names that the places of a copy give, in the order in which they decide.
#[derive(Debug, Default)]
pub struct Named {
    places: Vec<(AgencyPlace, String)>,
}

impl Named {
    /// Notes what a place names.
    pub fn add(&mut self, place: AgencyPlace, name: Option<&str>) {
        self.places.extend(name.map(|name| (place, name.to_owned())));
    }

    /// The agency: what the first place names.
    pub fn agency(&self) -> Option<String> {
        self.places.first().map(|(_, name)| name.clone())
    }

    /// Which places name the agency, and how sure that is.
    pub fn evidence(&self, agency: &str) -> Option<AgencyEvidence> {
        let (first, _) = self.places.first()?;
        let agrees = |name: &str| name == agency || agency_name::is_same(name, agency);
        let found_in: Vec<AgencyPlace> =
            self.places.iter().filter(|(place, name)| place == first || agrees(name)).map(|(place, _)| *place).collect();
        let is_of_report =
            |place: &AgencyPlace| !matches!(place, AgencyPlace::Page | AgencyPlace::Office | AgencyPlace::Metadata | AgencyPlace::Prose);
        let own = found_in.iter().filter(|place| is_of_report(place)).count();
        let is_disputed = self.places.iter().any(|(place, name)| is_of_report(place) && !agrees(name));
        let confidence = match (first, own) {
            (AgencyPlace::Given, _) => Confidence::High,
            _ if is_disputed || own == 0 => Confidence::Low,
            (AgencyPlace::Title, _) | (_, 2..) => Confidence::High,
            _ => Confidence::Medium,
        };
        Some(AgencyEvidence { found_in, confidence })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(places: &[(AgencyPlace, &str)]) -> Option<AgencyEvidence> {
        let mut named = Named::default();
        places.iter().for_each(|(place, name)| named.add(*place, Some(name)));
        named.evidence(&named.agency()?)
    }

    #[test]
    fn places_that_agree_are_surer_than_one() {
        use AgencyPlace::{Given, Office, Opening, Page, Signature, Title};
        for (places, found_in, confidence) in [
            (&[(Title, "禾渡县教育局")][..], &[Title][..], Confidence::High),
            (&[(Title, "禾渡县教育局"), (Signature, "县教育局")], &[Title, Signature], Confidence::High),
            (&[(Title, "禾渡县教育局"), (Signature, "禾渡县水利局")], &[Title], Confidence::Low),
            (&[(Opening, "禾渡县教育局")], &[Opening], Confidence::Medium),
            (&[(Opening, "禾渡县教育局"), (Signature, "禾渡县教育局")], &[Opening, Signature], Confidence::High),
            (&[(Title, "禾渡县教育局"), (Page, "禾渡县人民政府")], &[Title], Confidence::High),
            (&[(Office, "禾渡县教育局"), (Page, "禾渡县教育局")], &[Office, Page], Confidence::Low),
            (&[(Page, "禾渡县教育局")], &[Page], Confidence::Low),
            (&[(Given, "禾渡县教育局"), (Title, "禾渡县水利局")], &[Given], Confidence::High),
        ] {
            let expected = AgencyEvidence { found_in: found_in.to_vec(), confidence };
            assert_eq!(named(places), Some(expected), "{places:?}");
        }
        assert_eq!(named(&[]), None);
    }
}
