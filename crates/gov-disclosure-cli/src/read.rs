//! From an input to what it says.

use std::borrow::Cow;
use std::iter::once;
use std::sync::Arc;

use gov_disclosure::{Error, ParseOptions, Report, check, decode, parse_all};
use gov_disclosure_files::{Fault, Input, Outcome, Reading, Task, failure, guarded};

use crate::args::Overrides;
use crate::report_json::{self, Reports};

/// An outcome with what is needed to show where its findings are.
pub struct Checked {
    /// The checked report, or why there is none.
    pub outcome: Outcome,
    /// The text that its locations count in; none for a report from JSON or from a file that is no text.
    pub text: Option<Arc<str>>,
}

/// How all inputs are read.
pub fn reading(overrides: &Overrides, explain: bool) -> Reading {
    let mut options = ParseOptions::new();
    options.encoding.clone_from(&overrides.encoding);
    options.agency.clone_from(&overrides.agency);
    options.year = overrides.year;
    Reading { options, check: true, explain }
}

/// How an input is read.
pub fn options(input: &Input, overrides: &Overrides) -> ParseOptions {
    reading(overrides, false).options_of(input)
}

/// Reads and checks copies, and the reports of JSON files.
pub struct CopiesOrJson {
    pub overrides: Overrides,
}

impl Task for CopiesOrJson {
    type Output = Held;

    fn read(&self, input: &Input) -> Held {
        guarded(|| copy_or_json(input, &self.overrides)).unwrap_or_else(|error| self.given_up(&input.name, error))
    }

    fn given_up(&self, name: &str, error: Error) -> Held {
        Held::One(Box::new(Checked { outcome: Err(failure(name, &error)), text: None }))
    }
}

/// What an input holds.
pub enum Held {
    /// A report, or why there is none.
    One(Box<Checked>),
    /// The reports of a file that holds several.
    Several(Vec<Checked>),
    /// The reports of a JSON file, each checked when it is asked for.
    Many(Box<Reports>, Overrides),
    /// Nothing of ours, by its name: a JSON file that only the walk of a folder found.
    Nothing(String),
}

impl Held {
    /// How many reports and failures.
    pub fn len(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Several(reports) => reports.len(),
            Self::Many(reports, _) => reports.len(),
            Self::Nothing(_) => 0,
        }
    }

    /// The reports, in their order.
    pub fn into_reports(self) -> Box<dyn Iterator<Item = Checked>> {
        match self {
            Self::One(checked) => Box::new(once(*checked)),
            Self::Several(reports) => Box::new(reports.into_iter()),
            Self::Nothing(_) => Box::new(std::iter::empty()),
            Self::Many(reports, overrides) => Box::new(reports.map(move |outcome| Checked {
                outcome: outcome.and_then(|report| {
                    let name = report.source.name.clone().unwrap_or_default();
                    guarded(|| Ok(check(overridden(report, &overrides)))).map_err(|error| failure(&name, &error))
                }),
                text: None,
            })),
        }
    }
}

/// The text of an input; `None` where it is none.
pub fn text_of(input: &Input, bytes: &[u8], overrides: &Overrides) -> Option<String> {
    decode(bytes, &options(input, overrides)).ok().flatten().map(Cow::into_owned)
}

/// Reads and checks a copy, or finds the reports of a JSON file.
///
/// # Errors
/// Why there is no report at all.
pub fn copy_or_json(input: &Input, overrides: &Overrides) -> Result<Held, Error> {
    let options = options(input, overrides);
    let bytes = input.read()?;
    let text = match decode(&bytes, &options)? {
        Some(text) if input.is_json() || report_json::is_json(&text) => text,
        text => {
            let text: Option<Arc<str>> = text.map(|text| text.into());
            let reports = parse_all(&bytes, &options)?.into_iter();
            let mut reports: Vec<Checked> = reports.map(|report| Checked { outcome: Ok(check(report)), text: text.clone() }).collect();
            return Ok(match reports.pop() {
                Some(only) if reports.is_empty() => Held::One(Box::new(only)),
                last => {
                    reports.extend(last);
                    Held::Several(reports)
                }
            });
        }
    };
    if input.walked && !report_json::is_ours(&text) {
        return Ok(Held::Nothing(input.name.clone()));
    }
    let mut reports = Reports::find(text.into_owned(), &input.name)?;
    if reports.len() > 1 {
        return Ok(Held::Many(Box::new(reports), overrides.clone()));
    }
    // One report is checked where it is read, beside others.
    let outcome = reports.next().unwrap_or_else(|| Err(failure(&input.name, &Fault::NoReport.into())));
    let outcome = outcome.map(|report| check(overridden(report, overrides)));
    Ok(Held::One(Box::new(Checked { outcome, text: None })))
}

/// The report with what a caller says of it.
pub fn overridden(report: Report, overrides: &Overrides) -> Report {
    report.with_overrides(overrides.year, overrides.agency.as_deref())
}
