//! Reports that another file of the run has already given: they count twice in a table of all.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use gov_disclosure::Report;

/// What two reports have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Same {
    /// The bytes of their files.
    File,
    /// Agency and year, in files that differ.
    AgencyAndYear,
}

impl Same {
    /// Its stable code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::AgencyAndYear => "agency-and-year",
        }
    }
}

/// A report that there was already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The name of its file.
    pub name: String,
    /// The name of the first file that gave it.
    pub first: String,
    /// What the two have in common.
    pub same: Same,
}

/// The reports of a run so far, by their bytes and by agency and year.
#[derive(Debug, Default)]
pub struct Duplicates {
    /// By the bytes of the file and the part of it.
    by_bytes: HashMap<(String, u32), String>,
    by_year: HashMap<(String, u16), String>,
}

impl Duplicates {
    /// Takes note of a report; says so where there was one like it.
    pub fn add(&mut self, report: &Report) -> Option<Duplicate> {
        let name = report.source.label().map_or_else(|| "-".to_owned(), std::borrow::Cow::into_owned);
        let part = report.source.part.map_or(1, |part| part.number);
        let same_file = report.source.sha256.as_ref().and_then(|bytes| first(&mut self.by_bytes, (bytes.clone(), part), &name));
        let of_year = report.meta.agency.clone().zip(report.meta.year);
        let same_year = of_year.and_then(|key| first(&mut self.by_year, key, &name));
        let same = if same_file.is_some() { Same::File } else { Same::AgencyAndYear };
        same_file.or(same_year).map(|first| Duplicate { name, first, same })
    }
}

/// The first name of a key; none where this is it.
fn first<K: Hash + Eq>(known: &mut HashMap<K, String>, key: K, name: &str) -> Option<String> {
    match known.entry(key) {
        Entry::Occupied(first) => Some(first.get().clone()),
        Entry::Vacant(free) => {
            free.insert(name.to_owned());
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(name: &str, bytes: &str, agency: &str) -> Report {
        let mut report = Report::from_json(&format!(r#"{{"agency": "{agency}", "year": 2023, "requests.received.total": 4}}"#)).unwrap();
        (report.source.name, report.source.sha256) = (Some(name.to_owned()), Some(bytes.to_owned()));
        report
    }

    #[test]
    fn the_first_of_a_kind_is_named() {
        let mut known = Duplicates::default();
        assert_eq!(known.add(&report("a", "1", "临溪县水利局")), None);
        assert_eq!(known.add(&report("b", "2", "临溪县林业局")), None);
        let twice = |name: &str, same| Some(Duplicate { name: name.to_owned(), first: "a".to_owned(), same });
        assert_eq!(known.add(&report("c", "1", "临溪县水利局")), twice("c", Same::File));
        assert_eq!(known.add(&report("d", "3", "临溪县水利局")), twice("d", Same::AgencyAndYear));
    }
}
