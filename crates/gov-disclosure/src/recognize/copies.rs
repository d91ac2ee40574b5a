//! Several copies of one report in one file, merged.

use super::cells::Reading;
use super::finding::Finding;
use crate::diagnostic::{RuleFamily, Severity, catalogue};
use crate::fact::Reading as Found;
use crate::form::Field;
use crate::report::{FormEditions, State, Value};

/// The first copy's reading, completed from the others; what differs is reported.
pub fn merge(readings: Vec<Reading>, out: &mut Vec<Finding>) -> Reading {
    let copies = readings.len();
    let mut readings = readings.into_iter();
    let Some(mut first) = readings.next() else {
        return Reading {
            cells: Default::default(),
            extras: Vec::new(),
            form: FormEditions::default(),
            has_rows: false,
            deduplicated: false,
            findings: Vec::new(),
        };
    };
    if copies == 1 {
        return first;
    }
    let mut completed = Vec::new();
    let mut differing = false;
    for (other, number) in readings.zip(2..) {
        let before = completed.len();
        let (ours, theirs) = (&mut first.form, other.form);
        for (own, other) in
            [(&mut ours.disclosure, theirs.disclosure), (&mut ours.requests, theirs.requests), (&mut ours.remedies, theirs.remedies)]
        {
            *own = own.or(other);
        }
        for extra in other.extras {
            match first.extras.iter().find(|own| own.id == extra.id) {
                None => first.extras.push(extra),
                Some(own) if own.value != extra.value => {
                    differing = true;
                    let fact = Found::CopiesDifferIn { label: own.label.clone(), first: own.value, number, other: extra.value };
                    out.push(Finding::of(&catalogue::COPIES_DIFFER, fact).at(own.span()).at(extra.span()));
                }
                Some(_) => {}
            }
        }
        for (field, cell) in other.cells.into_fields() {
            let Some(own) = first.cells.get_mut(&field) else {
                first.cells.insert(field, cell);
                completed.push(field);
                continue;
            };
            match (own.value, cell.value) {
                (Some(a), Some(b)) if a != b => {
                    differing = true;
                    out.push(differ(field, Some(a), number, Some(b)).at(own.span()).at(cell.span()));
                }
                (None, Some(_)) if matches!(own.state, State::Lost | State::Absent) => {
                    *own = cell;
                    completed.push(field);
                }
                (Some(value), None) if matches!(cell.state, State::Blank | State::Placeholder | State::Illegible) => {
                    differing = true;
                    out.push(differ(field, Some(value), number, None));
                }
                (None, Some(value)) => {
                    differing = true;
                    out.push(differ(field, None, number, Some(value)));
                }
                _ => {}
            }
        }
        // What was wrong with a value goes with it.
        let taken = completed.get(before..).unwrap_or_default();
        let is_of_value =
            |found: &Finding| found.rule.family() == Some(RuleFamily::Value) && found.fields.iter().any(|field| taken.contains(field));
        first.findings.extend(other.findings.into_iter().filter(is_of_value));
    }
    let severity = if differing || !completed.is_empty() { Severity::Warning } else { Severity::Info };
    let fact = Found::Copies { copies, completed: !completed.is_empty() };
    out.push(Finding::of(&catalogue::REPEATED_COPY, fact).with_severity(severity).with_fields(completed));
    first
}

/// What is to be reported of a cell that is not the same in the first copy and another.
fn differ(field: Field, first: Option<Value>, number: usize, other: Option<Value>) -> Finding {
    let written = |value: Option<Value>| value.map(|value| value.to_string());
    let fact = Found::CopiesDiffer { field, first: written(first), number, other: written(other) };
    Finding::of(&catalogue::COPIES_DIFFER, fact).with_fields([field])
}
