//! JSON files: a report, a list of them, or one a line.

use gov_disclosure::{Error, ErrorKind, Failure, Report};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::totals::Outcome;

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

/// The reports of a JSON text, with the failure records in their places.
///
/// # Errors
/// `malformed` where the whole text is no JSON and no line of it is, or where it holds no report.
pub fn reports(text: &str, name: &str) -> Result<Vec<Outcome>, Error> {
    let text = text.trim_start_matches('\u{FEFF}');
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_object = |line: &str| line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok();
    let list = match serde_json::from_str::<&RawValue>(text) {
        Ok(whole) => list(whole.get()),
        Err(_) if lines().nth(1).is_some() && lines().any(is_object) => lines().collect(),
        // The reader of one report says what is wrong.
        Err(_) => vec![text],
    };
    if list.is_empty() {
        return Err(Error::new(ErrorKind::Malformed, "这个 JSON 列表中没有报告", "this JSON list holds no report"));
    }
    let alone = list.len() == 1;
    let named = |number: usize| if alone { name.to_owned() } else { format!("{name}#{number}") };
    Ok(list.into_iter().enumerate().map(|(i, json)| one(json, named(i + 1))).collect())
}

/// The members of a list, or of the `reports` that `check --format json` writes; else the text itself.
fn list(whole: &str) -> Vec<&str> {
    #[derive(Deserialize)]
    struct Listed<'a> {
        #[serde(borrow)]
        reports: Vec<&'a RawValue>,
    }
    let members = match serde_json::from_str::<Listed<'_>>(whole) {
        Ok(listed) => Some(listed.reports),
        Err(_) => serde_json::from_str::<Vec<&RawValue>>(whole).ok(),
    };
    members.map_or_else(|| vec![whole], |members| members.into_iter().map(RawValue::get).collect())
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
