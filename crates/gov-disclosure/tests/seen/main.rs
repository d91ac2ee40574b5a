//! What a reader sees is what is read: marks, struck and hidden text, and what is not text, in every source that has them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod converters;
mod html;
mod number_format;
mod off_line;
mod old_sheet;
mod page_style;
mod sheet;
mod sheet_ground;
mod style_sheet;
mod word;

use gov_disclosure::{Report, Severity, parse};

/// What must be read of a cell: its value or its state, and the warnings that name it.
type Expected<'t> = (&'t str, &'t [&'t str]);

/// What is read of a cell.
fn reported(report: &Report, id: &str) -> (String, Vec<String>) {
    let cell = report.cells.iter().find(|(field, _)| field.id() == id).map(|(_, cell)| cell).unwrap();
    let value = cell.value.map_or(cell.state.as_str().to_owned(), |value| value.to_string());
    let own = report.diagnostics.iter().filter(|d| d.severity > Severity::Info && d.fields.iter().any(|field| field.id() == id));
    let mut rules: Vec<String> = own.map(|d| d.rule.to_string()).collect();
    rules.sort();
    (value, rules)
}

/// Holds cases, each the content of a cell, against what must be read of it.
fn hold(id: &str, cases: &[(&str, Expected<'_>)], write: impl Fn(&str) -> Vec<u8>) {
    let mut wrong = Vec::new();
    for (content, (value, rules)) in cases {
        let report = parse(&write(content), &Default::default()).unwrap_or_else(|error| panic!("{content}: {error}"));
        let read = reported(&report, id);
        if read.0 != *value || read.1 != *rules {
            wrong.push(format!("{content}\n    is {read:?}, not {value} {rules:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
