//! M401 to M406: what of the metadata is missing, masked or does not go together.

use super::dates::Stated;
use super::deadline;
use super::places::Places;
use crate::diagnostic::{Hint, Severity, catalogue};
use crate::fact::{self, Origin};
use crate::lex::date::Date;
use crate::recognize::finding::Finding;
use crate::report::{AgencyPlace, agency_name};

/// What was read.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'m> {
    /// The report's year.
    pub year: Option<u16>,
    /// The year that the title names.
    pub title_year: Option<u16>,
    /// The year of the report that the opening speaks of.
    pub opening_year: Option<u16>,
    /// The year that the text speaks of most.
    pub prose_year: Option<u16>,
    /// The days covered.
    pub period: Option<Stated>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Day of the signature.
    pub signed: Option<Date>,
    /// The reporting agency.
    pub agency: Option<&'m str>,
    /// Where it was found.
    pub place: Option<AgencyPlace>,
    /// The agency that signed.
    pub signer: Option<&'m str>,
    /// The agency that the opening names as its author.
    pub author: Option<&'m str>,
    /// A name that is where the agency's should and is none.
    pub replaced: Option<&'m str>,
    /// The agency in the title that the page's metadata give.
    pub tagged: Option<&'m str>,
    /// The agency that gave the article, by the page's metadata.
    pub source: Option<&'m str>,
    /// Whether the agency reports on school years, by other rules.
    pub is_school: bool,
}

/// Tells what is wrong.
pub fn check(facts: &Facts<'_>, places: Places<'_, '_>, out: &mut Vec<Finding>) {
    match facts.year {
        Some(year) => years(facts, year, places, out),
        None => {
            out.push(Finding::of(&catalogue::UNKNOWN_YEAR, fact::Meta::UnknownYear).with_hint(Hint::Year));
        }
    }
    let is_masked = facts.agency.is_some_and(agency_name::is_masked);
    if is_masked {
        let place = facts.agency.and_then(|name| places.name(named_in(facts.place), name));
        out.push(Finding::of(&catalogue::REPLACED_NAME, fact::Meta::MaskedName).at(place).with_hint(Hint::Agency));
    }
    if let Some(name) = facts.replaced {
        let fact = fact::Meta::NoName { text: name.to_owned() };
        out.push(Finding::of(&catalogue::REPLACED_NAME, fact).at(places.name(Origin::Title, name)).with_hint(Hint::Agency));
    }
    let others = [
        (facts.signer, Origin::Signature, Severity::Warning),
        (facts.author, Origin::Opening, Severity::Warning),
        (facts.tagged, Origin::MetadataTitle, Severity::Warning),
        // Offices hand in what other agencies publish.
        (facts.source, Origin::MetadataSource, Severity::Info),
    ];
    for (other, origin, severity) in others {
        if let (Some(agency), Some(other)) = (facts.agency, other)
            && !is_masked
            && !agency_name::is_masked(other)
            && !agency_name::is_same(agency, other)
        {
            let fact = fact::Meta::Agencies { first: (named_in(facts.place), agency.to_owned()), other: (origin, other.to_owned()) };
            let (own, other) = (places.name(named_in(facts.place), agency), places.name(origin, other));
            out.push(Finding::of(&catalogue::AGENCY_CONFLICT, fact).with_severity(severity).at(own).at(other));
            break;
        }
    }
}

/// Where an agency's name was found.
fn named_in(place: Option<AgencyPlace>) -> Origin {
    match place {
        Some(AgencyPlace::Given) => Origin::Caller,
        Some(AgencyPlace::Opening) => Origin::Opening,
        Some(AgencyPlace::Signature) => Origin::Signature,
        Some(AgencyPlace::Office) => Origin::Contact,
        Some(AgencyPlace::Page) => Origin::Page,
        Some(AgencyPlace::Metadata) => Origin::Metadata,
        Some(AgencyPlace::Prose) => Origin::Text,
        Some(AgencyPlace::BelowTitle) => Origin::BelowTitle,
        Some(AgencyPlace::Title) | None => Origin::Title,
    }
}

/// Whether a report's period may start on a day: the first of the year, and in 2008 the one on which the Regulation came into force.
fn is_first_day(date: Date) -> bool {
    date.month_day() == (1, 1) || (date.year(), date.month_day()) == (2008, (5, 1))
}

/// What does not go with the year.
fn years(facts: &Facts<'_>, year: u16, places: Places<'_, '_>, out: &mut Vec<Finding>) {
    let period_year = match facts.period {
        // 2021年12月1日至2022年11月30日 of a report on 2022 is not the calendar year, and of no other.
        Some(Stated::Period(_, end)) if facts.title_year.or(facts.opening_year) == Some(end.year()) => Some(end.year()),
        Some(Stated::Period(start, _)) => Some(start.year()),
        Some(Stated::Impossible(first, _)) => Some(first),
        None => None,
    };
    let named = [
        (facts.title_year, Origin::Title),
        (facts.opening_year, Origin::Opening),
        (period_year, Origin::Period),
        (facts.prose_year.filter(|_| facts.title_year.is_none() && facts.opening_year.is_none()), Origin::Text),
    ];
    // A school year ends in the year after the one it is named for.
    let mut named = named.into_iter().filter_map(|(year, origin)| Some((origin, year?)));
    if let Some(first) = named.next()
        && let Some(other) = named.find(|(_, other)| *other != first.1)
        && !facts.is_school
    {
        let place = |(origin, year)| places.year(origin, year);
        out.push(Finding::of(&catalogue::YEAR_CONFLICT, fact::Meta::Years { first, other }).at(place(first)).at(place(other)));
    }
    match facts.period {
        Some(Stated::Period(start, end))
            if !facts.is_school && (!is_first_day(start) || end.month_day() != (12, 31) || start.year() != end.year()) =>
        {
            out.push(Finding::of(&catalogue::PERIOD, fact::Meta::Period { start, end }).at(places.period(start, end)));
        }
        Some(Stated::Impossible(first, _)) => {
            out.push(Finding::of(&catalogue::PERIOD, fact::Meta::ImpossiblePeriod).at(places.year(Origin::Period, first)));
        }
        _ => {}
    }
    if facts.is_school {
        return;
    }
    let early = |date: &Date| date.year() < year || date.year() == year && date.month_day() < (12, 1);
    if let Some(date) = [facts.published, facts.signed].into_iter().flatten().find(early) {
        out.push(Finding::of(&catalogue::YEAR_CONFLICT, fact::Meta::DatedTooEarly { year, date }).at(places.day(date)));
    }
    let late = deadline::check(year, facts.agency, facts.published, facts.signed);
    out.extend(late.map(|late| late.at(facts.published.or(facts.signed).and_then(|date| places.day(date)))));
}
