//! Where the cells of a row went.

use crate::report::Evidence;

/// Where the cells of a row went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// One entry a column.
    Columns {
        /// What fills each column.
        slots: Vec<Slot>,
        /// What shows it.
        evidence: Evidence,
    },
    /// The columns cannot be known.
    Lost {
        /// Whether each column holds one of the row's values, in their order, or nothing.
        closed: bool,
    },
}

/// One column of a placed row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The piece that fills it, empty cells included.
    Piece(usize),
    /// Empty, without a piece of its own.
    Empty,
}
