//! JSON files: a report, a list of them, or one a line.

use std::fmt;
use std::ops::Range;

use gov_disclosure::{Error, Failure, Report};
use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use gov_disclosure_files::{Fault, Outcome};

/// What one file may hold, in bytes: each of its reports is read and checked, which takes some ten nanoseconds a byte, and
/// some forty microseconds however short the report is. The lines of a file named `.jsonl` are inputs each, and have no such bound.
const FILE_COST: usize = 160 << 20;
const REPORT_COST: usize = 4 << 10;

/// Members of a file whose places are kept: one more than a file may have.
const MEMBERS: usize = FILE_COST / REPORT_COST + 1;

/// Whether a text is JSON, by its beginning.
pub fn is_json(text: &str) -> bool {
    let mut start = text.trim_start_matches('\u{FEFF}').chars().filter(|c| !c.is_whitespace());
    match (start.next(), start.next()) {
        (Some('{'), next) => matches!(next, Some('"' | '}')),
        (Some('['), next) => matches!(next, Some('{' | ']')),
        _ => false,
    }
}

/// Whether JSON speaks of our form at all: a folder also holds the JSON of others.
pub fn is_ours(text: &str) -> bool {
    ["\"gov-disclosure/", "\"disclosure.", "\"requests.", "\"remedies."].iter().any(|mark| text.contains(mark))
}

/// The reports of a JSON text with the failure records in their places, each made when it is asked for: a list of forty
/// bytes an entry is a hundred times as large when all of it is read.
pub struct Reports {
    text: String,
    name: String,
    /// Where each is in the text.
    members: Vec<Range<u32>>,
    next: usize,
}

impl Reports {
    /// Finds the reports.
    ///
    /// # Errors
    /// `malformed` where the whole text is no JSON and no line of it is, or where it holds no report; `limit-exceeded` where it
    /// holds more than one file may.
    pub fn find(text: String, name: &str) -> Result<Self, Error> {
        let json = text.trim_start_matches('\u{FEFF}');
        let lines = || json.lines().map(str::trim).filter(|line| !line.is_empty());
        let is_object = |line: &str| line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok();
        let place = |member: &str| {
            let start = (member.as_ptr() as usize - text.as_ptr() as usize) as u32;
            start..start + member.len() as u32
        };
        let members: Vec<Range<u32>> = match serde_json::from_str::<&RawValue>(json) {
            Ok(whole) => {
                list(whole.get()).map_or_else(|| vec![place(whole.get())], |all| all.0.iter().map(|one| place(one.get())).collect())
            }
            Err(_) if lines().nth(1).is_some() && lines().take(MEMBERS).any(is_object) => lines().take(MEMBERS).map(place).collect(),
            // The reader of one report says what is wrong.
            Err(_) => vec![place(json)],
        };
        if members.is_empty() {
            return Err(Fault::EmptyList.into());
        }
        let cost: usize = members.iter().map(|member| member.len() + REPORT_COST).sum();
        if cost > FILE_COST {
            return Err(Fault::TooManyReports.into());
        }
        Ok(Self { text, name: name.to_owned(), members, next: 0 })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }
}

impl Iterator for Reports {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        let Range { start, end } = self.members.get(self.next)?.clone();
        self.next += 1;
        let json = self.text.get(start as usize..end as usize).unwrap_or_default();
        let name = if self.len() == 1 { self.name.clone() } else { format!("{}#{}", self.name, self.next) };
        Some(one(json, name))
    }
}

/// The members of a list, the first [`MEMBERS`] of them: a list of nothing but commas and brackets would take ten times
/// its size.
struct Members<'t>(Vec<&'t RawValue>);

impl<'de: 't, 't> Deserialize<'de> for Members<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Taken;

        impl<'de> Visitor<'de> for Taken {
            type Value = Vec<&'de RawValue>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of reports")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while members.len() < MEMBERS {
                    let Some(member) = list.next_element()? else { return Ok(members) };
                    members.push(member);
                }
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(members)
            }
        }

        deserializer.deserialize_seq(Taken).map(Self)
    }
}

/// The members of a list, or of the `reports` that `check --format json` writes; `None` for another text.
fn list(whole: &str) -> Option<Members<'_>> {
    #[derive(Deserialize)]
    struct Listed<'a> {
        #[serde(borrow)]
        reports: Members<'a>,
    }
    match serde_json::from_str::<Listed<'_>>(whole) {
        Ok(listed) => Some(listed.reports),
        Err(_) => serde_json::from_str(whole).ok(),
    }
}

fn one(json: &str, name: String) -> Outcome {
    if let Ok(failure) = serde_json::from_str::<Failure>(json)
        && failure.schema.starts_with("gov-disclosure/failure/")
    {
        return Err(failure);
    }
    let mut report = Report::from_json(json).map_err(|error| Failure::new(Some(name.clone()), &error))?;
    report.source.name.get_or_insert(name);
    Ok(report)
}
