//! A404 group-subtotal: what a private template sums up by itself is the sum of its parts.

use std::collections::HashMap;

use crate::check::findings::Findings;
use crate::diagnostic::{Diagnostic, Location, catalogue};
use crate::fact::{Reason, Sum};
use crate::form::{Field, TableId, fields};
use crate::report::{Extra, Report};

/// The applicants that are organisations, as the form's columns call them.
const ORGANISATIONS: [&str; 5] = ["enterprise", "research", "public_interest", "legal_service", "other_org"];

/// One of the numbers that a subtotal sums.
struct Part {
    value: Option<i64>,
    /// Whether it is in the file without a number: zero, if the writer meant that.
    may_be_nil: bool,
    location: Option<Location>,
}

/// Judges each subtotal of the file, of the rows of a group or of all organisations of a row.
pub fn assess(report: &Report, findings: &mut Findings) {
    let by_id: HashMap<&str, &Extra> = report.extras.iter().map(|extra| (extra.id.as_str(), extra)).collect();
    for extra in &report.extras {
        let Some((fields, parts)) = parts(report, &extra.id, &by_id) else { continue };
        let rule = &catalogue::GROUP_SUBTOTAL;
        if parts.iter().any(|part| part.value.is_none() && !part.may_be_nil) {
            findings.verdict(rule, fields, &Reason::NoValue);
            continue;
        }
        let sum: i128 = parts.iter().filter_map(|part| part.value).map(i128::from).sum();
        let is_written = parts.iter().all(|part| part.value.is_some());
        let actual = extra.value;
        match (sum == i128::from(actual), is_written) {
            (true, true) => findings.verdict(rule, fields, &Reason::Both(actual.into())),
            (true, false) => findings.verdict(rule, fields, &Reason::BothWithBlanks(actual.into())),
            // A blank may stand for what is missing.
            (false, false) => findings.verdict(rule, fields, &Reason::Empty),
            (false, true) => {
                let fact = Sum::Subtotal { label: extra.label.clone(), actual, sum };
                let mut diagnostic = Diagnostic::of(rule, fact).with_fields(fields);
                (diagnostic.expected, diagnostic.actual) = (i64::try_from(sum).ok(), Some(actual));
                let parts = parts.into_iter().filter_map(|part| part.location);
                diagnostic.locations = extra.location.clone().into_iter().chain(parts).collect();
                findings.fail(rule, diagnostic);
            }
        }
    }
}

/// The fields of a subtotal's parts, and what the file says about each; `None` for an extra that is no subtotal.
fn parts(report: &Report, id: &str, by_id: &HashMap<&str, &Extra>) -> Option<(Vec<Field>, Vec<Part>)> {
    let (row, column) = id.strip_prefix("extra.requests.")?.rsplit_once('.')?;
    let edition = report.form.of(TableId::Requests)?;
    if column == "organisations" && row.ends_with(".subtotal") {
        let of_extra = |column: &&str| {
            let extra = by_id.get(format!("extra.requests.{row}.{column}").as_str());
            let (value, location) = extra.map_or((None, None), |extra| (Some(extra.value), extra.location.clone()));
            Part { value, may_be_nil: false, location }
        };
        return Some((Vec::new(), ORGANISATIONS.iter().map(of_extra).collect()));
    }
    let fields: Vec<Field> = match row.strip_suffix(".subtotal") {
        Some(group) => {
            let own = |row: &str| row.split_once('.').is_some_and(|(own, _)| own == group);
            let table = fields().filter(|f| f.table() == TableId::Requests && f.is_in(edition));
            table.filter(|f| own(f.row_id()) && f.column_id() == column).collect()
        }
        None if column == "organisations" => {
            ORGANISATIONS.iter().filter_map(|column| Field::at(TableId::Requests, row, column)).filter(|f| f.is_in(edition)).collect()
        }
        None => return None,
    };
    let part = |field: &Field| {
        let cell = report.cell(*field);
        Part {
            value: cell.and_then(|cell| cell.value?.as_count()),
            may_be_nil: cell.is_some_and(|cell| cell.state.may_be_nil()),
            location: cell.and_then(|cell| cell.location.clone()),
        }
    };
    let parts: Vec<Part> = fields.iter().map(part).collect();
    (!parts.is_empty()).then_some((fields, parts))
}
