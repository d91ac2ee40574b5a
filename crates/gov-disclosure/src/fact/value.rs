//! What is found in the values of cells: the V rules.

use crate::form::Field;

/// What is found in the values of cells.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The text is no number.
    Unreadable(Written),
    /// A cell of a table of 2008 to 2018 holds no number.
    UnreadableInRow {
        /// The label of the row in the file.
        label: String,
        /// The text.
        raw: String,
    },
    /// A row of a table of 2008 to 2018 prints a unit of money and counts something else, or the other way round.
    UnitOfRow {
        /// The label of the row in the file.
        label: String,
        /// The unit that is printed.
        printed: String,
        /// The unit of the form.
        unit: &'static str,
    },
    /// A count is not whole.
    NotWhole(Written),
    /// What cannot be negative is.
    Negative(Written),
    /// So many cells are empty.
    Blank(usize),
    /// The header names another unit than the form.
    OtherUnit(Written),
    /// The cell names another unit than its header.
    CellUnit(Written),
    /// Neither the cell nor its header names a unit.
    NoUnit(Field),
}

/// A cell and its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The cell.
    pub field: Field,
    /// The text.
    pub raw: String,
}
