//! The data dictionary: what a field is, as data.

use serde::Serialize;

use super::field::Field;

/// What a field is: an entry of the data dictionary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FieldDefinition {
    /// The stable id.
    pub id: &'static str,
    /// The table it is in: `II`, `III`, `IV`.
    pub table: &'static str,
    /// The editions of the form that have it.
    pub forms: Vec<&'static str>,
    /// The heading above its row; empty where there is none.
    pub group_zh: &'static str,
    /// The label of its row.
    pub row_zh: &'static str,
    /// The label of its column.
    pub column_zh: &'static str,
    /// What it counts: `件`, `项`, `元`, `万元`.
    pub unit: &'static str,
    /// Its name as a column of a wide panel.
    pub column: &'static str,
    /// A remark; empty where there is none.
    pub note: &'static str,
}

impl Field {
    /// Its entry in the data dictionary.
    pub fn definition(self) -> FieldDefinition {
        FieldDefinition {
            id: self.id(),
            table: self.table().as_str(),
            forms: self.editions().map(|edition| edition.as_str()).collect(),
            group_zh: self.group_zh(),
            row_zh: self.row_zh(),
            column_zh: self.column_zh(),
            unit: self.unit().as_str(),
            column: self.column(),
            note: self.note(),
        }
    }
}
