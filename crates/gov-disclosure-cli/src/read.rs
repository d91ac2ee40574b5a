//! From an input to what it says.

use std::borrow::Cow;

use gov_disclosure::{Error, Failure, ParseOptions, Report, Step, check, decode, parse, parse_explained};
use gov_disclosure_files::Input;

use crate::args::Overrides;
use crate::report_json;
use crate::totals::Outcome;

/// An outcome with what is needed to show where its findings stand.
pub struct Checked {
    /// The checked report, or why there is none.
    pub outcome: Outcome,
    /// The text that its locations count in; none for a report from JSON or from a file that is no text.
    pub text: Option<String>,
}

fn options(input: &Input, overrides: &Overrides) -> ParseOptions {
    let mut options = ParseOptions::new().with_name(&input.name);
    options.encoding.clone_from(&overrides.encoding);
    options.agency.clone_from(&overrides.agency);
    options.year = overrides.year;
    options
}

/// Reads and checks a copy of a report; `explain` gives the reasons of the reading.
pub fn copy(input: &Input, overrides: &Overrides, explain: bool) -> (Outcome, Vec<Step>) {
    let options = options(input, overrides);
    let result = input.read().and_then(|bytes| match explain {
        true => parse_explained(&bytes, &options),
        false => parse(&bytes, &options).map(|report| (report, Vec::new())),
    });
    match result {
        Ok((report, steps)) => (Ok(check(report)), steps),
        Err(error) => (Err(failure(input, &error)), Vec::new()),
    }
}

/// The text of an input; `None` where it is none.
pub fn text_of(input: &Input, bytes: &[u8], overrides: &Overrides) -> Option<String> {
    decode(bytes, &options(input, overrides)).ok().flatten().map(Cow::into_owned)
}

/// Reads and checks a copy, or every report of a JSON file. A JSON file that only the walk of a folder
/// found and that holds nothing of ours gives nothing.
pub fn copy_or_json(input: &Input, overrides: &Overrides) -> Vec<Checked> {
    let options = options(input, overrides);
    let read = || -> Result<Vec<Checked>, Error> {
        let bytes = input.read()?;
        let text = match decode(&bytes, &options)? {
            Some(text) if input.is_json() || report_json::is_json(&text) => text,
            text => {
                let report = check(parse(&bytes, &options)?);
                return Ok(vec![Checked { outcome: Ok(report), text: text.map(Cow::into_owned) }]);
            }
        };
        if input.walked && !report_json::is_ours(&text) {
            return Ok(Vec::new());
        }
        let outcomes = report_json::reports(&text, &input.name)?.into_iter();
        let outcomes = outcomes.map(|outcome| outcome.map(|report| check(overridden(report, overrides))));
        Ok(outcomes.map(|outcome| Checked { outcome, text: None }).collect())
    };
    read().unwrap_or_else(|error| vec![Checked { outcome: Err(failure(input, &error)), text: None }])
}

fn overridden(mut report: Report, overrides: &Overrides) -> Report {
    if let Some(year) = overrides.year {
        report.meta.year = Some(year);
        report.form.expected = gov_disclosure::Edition::of_year(year);
    }
    if let Some(agency) = &overrides.agency {
        report.meta.agency = Some(agency.clone());
    }
    report
}

/// The record of an input that gives no report.
pub fn failure(input: &Input, error: &Error) -> Failure {
    Failure::new(Some(input.name.clone()), error)
}
