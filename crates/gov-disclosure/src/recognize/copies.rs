//! Several copies of one report in one file, merged.

use super::cells::Reading;
use crate::diagnostic::{Diagnostic, RuleFamily, Severity, catalogue};
use crate::report::{FormEditions, State};

/// The first copy's reading, completed from the others; what differs is reported.
pub fn merge(readings: Vec<Reading>, out: &mut Vec<Diagnostic>) -> Reading {
    let copies = readings.len();
    let mut readings = readings.into_iter();
    let Some(mut first) = readings.next() else {
        return Reading { cells: Default::default(), extras: Vec::new(), form: FormEditions::default(), diagnostics: Vec::new() };
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
                    let zh = format!("第1份中“{}”为 {}，第{number}份为 {}；取第1份", own.label, own.value, extra.value);
                    let en =
                        format!("{} is {} in the first copy and {} in copy {number}; the first was kept", own.id, own.value, extra.value);
                    out.push(Diagnostic::new(&catalogue::COPIES_DIFFER, zh, en).at(own.span).at(extra.span));
                }
                Some(_) => {}
            }
        }
        for (field, cell) in other.cells.iter() {
            let Some(own) = first.cells.get_mut(field) else {
                first.cells.insert(field, cell.clone());
                completed.push(field);
                continue;
            };
            match (own.value, cell.value) {
                (Some(a), Some(b)) if a != b => {
                    differing = true;
                    let zh = format!("第1份中“{}”为 {a}，第{number}份为 {b}；取第1份", field.name_zh());
                    let en = format!("{} is {a} in the first copy and {b} in copy {number}; the first was kept", field.id());
                    let mut diagnostic = Diagnostic::new(&catalogue::COPIES_DIFFER, zh, en).with_fields([field]);
                    diagnostic.spans.extend(own.span.into_iter().chain(cell.span));
                    out.push(diagnostic);
                }
                (None, Some(_)) if matches!(own.state, State::Lost | State::Absent) => {
                    *own = cell.clone();
                    completed.push(field);
                }
                (Some(value), None) if matches!(cell.state, State::Blank | State::Placeholder | State::Illegible) => {
                    differing = true;
                    let zh = format!("第1份中“{}”为 {value}，第{number}份没有数值；取第1份", field.name_zh());
                    let en = format!("{} is {value} in the first copy and has no value in copy {number}; the first was kept", field.id());
                    out.push(Diagnostic::new(&catalogue::COPIES_DIFFER, zh, en).with_fields([field]));
                }
                (None, Some(value)) => {
                    differing = true;
                    let zh = format!("第1份中“{}”没有数值，第{number}份为 {value}；取第1份", field.name_zh());
                    let en = format!("{} has no value in the first copy and is {value} in copy {number}; the first was kept", field.id());
                    out.push(Diagnostic::new(&catalogue::COPIES_DIFFER, zh, en).with_fields([field]));
                }
                _ => {}
            }
        }
        // What was wrong with a value goes with it.
        let taken = completed.get(before..).unwrap_or_default();
        let is_of_value =
            |found: &Diagnostic| found.family() == Some(RuleFamily::Value) && found.fields.iter().any(|field| taken.contains(field));
        first.diagnostics.extend(other.diagnostics.into_iter().filter(is_of_value));
    }
    let severity = if differing || !completed.is_empty() { Severity::Warning } else { Severity::Info };
    let zh = format!("同一报告在文件中出现 {copies} 次{}", if completed.is_empty() { "" } else { "，第1份缺失的数值取自其他份" });
    let en = format!(
        "the report occurs {copies} times in the file{}",
        if completed.is_empty() { "" } else { "; values that the first lacks were taken from the others" }
    );
    out.push(Diagnostic::new(&catalogue::REPEATED_COPY, zh, en).with_severity(severity).with_fields(completed));
    first
}
