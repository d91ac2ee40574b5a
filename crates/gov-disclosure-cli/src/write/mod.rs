//! Outcomes written as they come: JSON lines, CSV, Parquet, Excel, or a table for people.

pub mod csv;
pub mod formula;
mod jsonl;
mod parquet;
mod table;
mod xlsx;

use std::io::{self, Write};

use gov_disclosure::{Field, fields};

use crate::args::OutputFormat;
use crate::output::Out;
use crate::totals::Outcome;

/// Writes outcomes of one format.
pub trait Writer {
    /// Writes one outcome. Only some formats have a place for failures; all of them are told on standard error.
    ///
    /// # Errors
    /// Where the output cannot be written.
    fn write(&mut self, outcome: &Outcome) -> io::Result<()>;

    /// Writes what is still held back.
    ///
    /// # Errors
    /// Where the output cannot be written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// Writes the head; `wide` is a report a row, in the formats that have rows, and `exact` leaves what a spreadsheet would
/// compute in CSV as it is.
///
/// # Errors
/// Where it cannot be written.
pub fn open(mut out: Out, format: OutputFormat, wide: bool, bom: bool, exact: bool) -> io::Result<Box<dyn Writer>> {
    if bom {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    Ok(match (format, wide) {
        (OutputFormat::Jsonl, _) => Box::new(jsonl::Lines(out)),
        (OutputFormat::Csv, false) => Box::new(csv::Long::new(out, exact)?),
        (OutputFormat::Csv, true) => Box::new(csv::Wide::new(out, exact)?),
        (OutputFormat::Parquet, _) => Box::new(parquet::Parquet::new(out, wide)?),
        (OutputFormat::Xlsx, _) => Box::new(xlsx::Workbook::new(out, wide)?),
        (OutputFormat::Table, _) => Box::new(table::Table::new(out)?),
    })
}

/// A number as its text; none is empty.
pub fn text(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The columns where a report is a row.
fn wide_columns() -> impl Iterator<Item = &'static str> {
    ["source", "agency", "year"].into_iter().chain(fields().map(Field::column))
}
