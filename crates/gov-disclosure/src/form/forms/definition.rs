//! What a dictionary says of the cells of a form of 2008 to 2018.

use serde::Serialize;

use super::{Certainty, StatisticsForm};

/// A cell of a form of 2008 to 2018.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StatisticDefinition {
    /// Its name: `fujian.requests.granted.year`.
    pub id: &'static str,
    /// The form.
    pub form: &'static str,
    /// The label that the form prints.
    pub row_zh: &'static str,
    /// The header of its column.
    pub column_zh: &'static str,
    /// The unit that the form prints.
    pub unit: &'static str,
    /// Its name as a column of a wide table of this form.
    pub column: String,
    /// How sure its row is.
    pub certainty: Certainty,
}

impl StatisticsForm {
    /// Its cells in the order printed, row by row.
    pub fn definitions(&'static self) -> impl Iterator<Item = StatisticDefinition> {
        let columns = || self.columns.iter().enumerate();
        let cells =
            self.rows.iter().enumerate().flat_map(move |(at, row)| columns().map(move |(number, column)| (at, row, number, column)));
        cells.filter_map(|(at, row, number, column)| {
            let cell = self.cell(at, number)?;
            Some(StatisticDefinition {
                id: cell.id(),
                form: self.id,
                row_zh: row.labels.first()?,
                column_zh: column.headers.first()?,
                unit: row.unit,
                column: cell.column(),
                certainty: row.certainty,
            })
        })
    }
}
