//! Outcomes written as they come: JSON lines, CSV, Parquet, Excel, or a table for people.

pub mod csv;
mod jsonl;
mod rows;
mod table;
mod xlsx;

use std::io::{self, Write};

use gov_disclosure_arrow::{CellColumn, Shape};

use crate::args::OutputFormat;
use crate::output::Out;
use gov_disclosure_files::Outcome;

/// Writes outcomes of one format.
pub trait Writer {
    /// Writes one outcome. Only some formats have a place for failures; all of them are reported on standard error.
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

/// How a file is written.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub format: OutputFormat,
    /// What a row is, in the formats that have rows.
    pub shape: Shape,
    /// Whether a byte order mark comes first.
    pub bom: bool,
    /// Whether what a spreadsheet would compute is left as it is.
    pub exact: bool,
}

/// Writes the header.
///
/// # Errors
/// Where it cannot be written.
pub fn open(mut out: Out, style: Style) -> io::Result<Box<dyn Writer>> {
    let Style { format, shape, bom, exact } = style;
    if bom {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    Ok(match (format, shape) {
        (OutputFormat::Jsonl, Shape::Cells | Shape::Wide(..)) => Box::new(jsonl::Lines::new(out)),
        (OutputFormat::Jsonl, shape) => Box::new(rows::Lines::json(out, shape)),
        (OutputFormat::Csv, Shape::Cells) => Box::new(csv::Long::new(out, exact)?),
        (OutputFormat::Csv, Shape::Wide(_, columns)) => Box::new(csv::Wide::new(out, columns, exact)?),
        (OutputFormat::Csv, shape) => Box::new(rows::Lines::csv(out, shape, exact)?),
        (OutputFormat::Parquet, shape) => Box::new(rows::Parquet::new(out, shape)?),
        (OutputFormat::Xlsx, shape) => {
            Box::new(xlsx::Workbook::new(out, if let Shape::Wide(_, columns) = shape { Some(columns) } else { None })?)
        }
        (OutputFormat::Table, _) => Box::new(table::Table::new(out)?),
    })
}

/// A number as its text; none is empty.
pub fn text(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The names of the columns where a report is a row.
fn wide_columns(columns: &[CellColumn]) -> impl Iterator<Item = String> {
    ["source", "agency", "year"].into_iter().map(str::to_owned).chain(columns.iter().map(|column| column.name()))
}
