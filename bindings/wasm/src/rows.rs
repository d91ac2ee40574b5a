//! The cells of a report as rows, with the columns of the command's long CSV.

use gov_disclosure::{Edition, Location, Report, Value};
use serde::Serialize;

/// A cell on its own.
#[derive(Debug, Serialize)]
struct Row<'r> {
    source: Option<&'r str>,
    agency: Option<&'r str>,
    year: Option<u16>,
    table: &'static str,
    form: Option<&'static str>,
    field: &'static str,
    state: &'static str,
    value: Option<Value>,
    unit: Option<&'r str>,
    raw: Option<&'r str>,
    derived: Option<Value>,
    line: Option<u32>,
}

/// A JSON array with a row for each cell, in the order of the form.
pub fn json(report: &Report) -> String {
    let rows = report.cells.iter().map(|(field, cell)| Row {
        source: report.source.name.as_deref(),
        agency: report.meta.agency.as_deref(),
        year: report.meta.year,
        table: field.table().numeral(),
        form: report.form.of(field.table()).map(Edition::as_str),
        field: field.id(),
        state: cell.state.as_str(),
        value: cell.value,
        unit: match &cell.unit {
            Some(unit) => unit.as_deref(),
            None if field.unit().is_money() => None,
            None => Some(field.unit().as_str()),
        },
        raw: cell.raw.as_deref(),
        derived: cell.derived.as_ref().map(|derived| derived.value),
        line: cell.location.as_ref().and_then(Location::line),
    });
    serde_json::to_string(&rows.collect::<Vec<_>>()).unwrap_or_default()
}
