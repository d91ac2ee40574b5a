//! Office files: what of them is read, where it is, and what hostile ones cost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod hostile;
mod sheet;
mod word;

use gov_disclosure::{Cell, Error, Field, ParseOptions, Report, parse};
use gov_disclosure_testkit::write::package::{docx, docx_with, package, xls, xlsx};

fn read(bytes: impl AsRef<[u8]>) -> Result<Report, Error> {
    parse(bytes.as_ref(), &ParseOptions::new())
}

fn cell<'r>(report: &'r Report, id: &str) -> &'r Cell {
    report.cell(Field::from_id(id).unwrap()).unwrap()
}

/// A count that the report gives, and where.
fn count(report: &Report, id: &str) -> (Option<i64>, String) {
    let cell = cell(report, id);
    (cell.value.and_then(|value| value.as_count()), cell.location.as_ref().map(ToString::to_string).unwrap_or_default())
}

fn repairs(report: &Report) -> Vec<(&'static str, u32)> {
    report.repairs.iter().map(|repair| (repair.kind.as_str(), repair.count)).collect()
}
