//! CSV: a cell a row, or a report a row.

use std::io;

use gov_disclosure::{Cell, Row, fields};

use super::{Out, Writer, text, wide_columns};
use crate::totals::Outcome;

/// A cell a row.
pub struct Long(csv::Writer<Out>);

/// A report a row.
pub struct Wide(csv::Writer<Out>);

impl Long {
    /// Writes the head.
    pub fn new(out: Out) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(Row::COLUMNS)?;
        Ok(Self(csv))
    }
}

impl Wide {
    /// Writes the head.
    pub fn new(out: Out) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(wide_columns())?;
        Ok(Self(csv))
    }
}

impl Writer for Long {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        let Ok(report) = outcome else { return Ok(()) };
        for row in report.cells() {
            let Row { source, agency, year, table, form, field, state, value, unit, raw, derived, line } = row;
            let (year, value, derived, line) = (text(year), text(value), text(derived), text(line));
            let written =
                [source, agency, Some(&*year), Some(table), form, Some(field.id()), Some(state.as_str()), Some(&*value), unit, raw];
            self.0.write_record(written.into_iter().chain([Some(&*derived), Some(&*line)]).map(Option::unwrap_or_default))?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

impl Writer for Wide {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        let Ok(report) = outcome else { return Ok(()) };
        let head = [report.source.name.clone(), report.meta.agency.clone(), report.meta.year.map(|year| year.to_string())];
        let cells = fields().map(|field| text(report.cell(field).and_then(Cell::comparable)));
        Ok(self.0.write_record(head.map(Option::unwrap_or_default).into_iter().chain(cells))?)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}
