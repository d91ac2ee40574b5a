//! CSV: one cell per row, or one report per row.

use std::borrow::Cow;
use std::io;

use gov_disclosure::CellRow;
use gov_disclosure::formula::disarmed;
use gov_disclosure_arrow::{CellColumn, Columns};

use super::{Writer, text, wide_columns};
use crate::output::Out;
use gov_disclosure_files::Outcome;

/// One cell per row.
pub struct Long {
    csv: csv::Writer<Out>,
    exact: bool,
}

/// One report per row.
pub struct Wide {
    csv: csv::Writer<Out>,
    columns: Vec<CellColumn>,
    exact: bool,
}

/// Text of the file, which no spreadsheet computes unless it is to be exact.
pub fn words(text: &str, exact: bool) -> Cow<'_, str> {
    if exact { Cow::Borrowed(text) } else { disarmed(text) }
}

impl Long {
    /// Writes the header.
    pub fn new(out: Out, exact: bool) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(CellRow::COLUMNS)?;
        Ok(Self { csv, exact })
    }
}

impl Wide {
    /// Writes the header.
    pub fn new(out: Out, columns: Columns, exact: bool) -> io::Result<Self> {
        let (mut csv, columns) = (csv::Writer::from_writer(out), columns.list());
        csv.write_record(wide_columns(&columns))?;
        Ok(Self { csv, columns, exact })
    }
}

impl Writer for Long {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        let Ok(report) = outcome else { return Ok(()) };
        for row in report.rows() {
            let CellRow { source, agency, year, table, form, field, state, value, unit, raw, derived, line, provenance } = row;
            let (year, value, derived, line) = (text(year), text(value), text(derived), text(line));
            let [source, agency, unit, raw] = [source, agency, unit, raw].map(|text| words(text.unwrap_or_default(), self.exact));
            let form = form.unwrap_or_default();
            self.csv.write_record([
                &*source,
                &agency,
                &year,
                table,
                form,
                field.id(),
                state.as_str(),
                &value,
                &unit,
                &raw,
                &derived,
                &line,
                provenance.as_str(),
            ])?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.csv.flush()
    }
}

impl Writer for Wide {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        let Ok(report) = outcome else { return Ok(()) };
        let [source, agency] =
            [&report.source.name, &report.meta.agency].map(|text| words(text.as_deref().unwrap_or_default(), self.exact).into_owned());
        let cells = self.columns.iter().map(|column| text(column.value(report)));
        Ok(self.csv.write_record([source, agency, text(report.meta.year)].into_iter().chain(cells))?)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.csv.flush()
    }
}
