//! Cells as rows of one long table, the columns of CSV, Arrow and data frames.

use serde::Serialize;

use super::{Provenance, Report, State, Value};
use crate::form::Field;
use crate::report::Location;

/// A cell of a report as a row of a long table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CellRow<'r> {
    /// The name of the file.
    pub source: Option<&'r str>,
    /// The reporting agency.
    pub agency: Option<&'r str>,
    /// The year reported on.
    pub year: Option<u16>,
    /// The table: `II`, `III`, `IV`.
    pub table: &'static str,
    /// The edition that the table is in: `2019`, `2021`; `None` where the table was not found.
    pub form: Option<&'static str>,
    /// The field.
    #[serde(serialize_with = "id")]
    pub field: Field,
    /// The state of the cell.
    pub state: State,
    /// The value, where one was read.
    pub value: Option<Value>,
    /// The unit of the value: `件`, `项`, `元`, `万元`; `None` for an amount whose unit neither cell nor header names.
    pub unit: Option<&'r str>,
    /// The text of the cell as written.
    pub raw: Option<&'r str>,
    /// The value that the sums of the form prove, where the report is checked and they prove one.
    pub derived: Option<Value>,
    /// The line it is in, from 1; `None` in files without lines.
    pub line: Option<u32>,
    /// How the cell came by what it says.
    pub provenance: Provenance,
}

fn id<S: serde::Serializer>(field: &Field, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(field.id())
}

impl CellRow<'_> {
    /// The names of the columns, in order.
    pub const COLUMNS: [&'static str; 13] =
        ["source", "agency", "year", "table", "form", "field", "state", "value", "unit", "raw", "derived", "line", "provenance"];
}

impl Report {
    /// Its cells as rows of a long table, in the order of the form.
    pub fn rows(&self) -> impl Iterator<Item = CellRow<'_>> {
        self.cells.iter().map(|(field, cell)| CellRow {
            source: self.source.name.as_deref(),
            agency: self.meta.agency.as_deref(),
            year: self.meta.year,
            table: field.table().as_str(),
            form: self.form.of(field.table()).map(|edition| edition.as_str()),
            field,
            state: cell.state,
            value: cell.value,
            unit: cell.unit_of(field),
            raw: cell.raw.as_deref(),
            derived: cell.derived.as_ref().map(|derived| derived.value),
            line: cell.location.as_ref().and_then(Location::line),
            provenance: cell.provenance,
        })
    }
}
