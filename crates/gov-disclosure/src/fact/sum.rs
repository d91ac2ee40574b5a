//! What is found in the sums of Tables III and IV: A401 to A411, and V304 of empty cells in them.

use crate::form::{Field, Identity, IdentityKind};

/// What is found in the sums of Tables III and IV.
#[derive(Clone, Debug, PartialEq)]
pub enum Sum {
    /// The two sides differ.
    Unequal {
        /// The sum.
        place: Place,
        /// The side of the total.
        left: i64,
        /// The side of the parts.
        right: i64,
        /// Cells without a value: the parts are at least so many.
        open: usize,
        /// What would make the sums hold.
        explanation: Option<Explanation>,
    },
    /// No numbers in the open cells satisfy this sum together with the others.
    Contradiction(Place),
    /// The sums prove a value that is none of those which the file shows for a lost cell.
    NotACandidate {
        /// The cell.
        field: Field,
        /// The value proved.
        value: i64,
    },
    /// No way of splitting digits that run together makes the sums hold.
    NoWayOfSplitting {
        /// The first cell of the digits.
        first: Option<Field>,
    },
    /// A sum does not hold with its empty cells as zero.
    BlankIsNotZero {
        /// The sum.
        place: Place,
        /// Empty cells.
        blank: usize,
        /// What is missing or too much with them as zero.
        excess: i64,
    },
    /// A subtotal of a private template is not the sum of its parts.
    Subtotal {
        /// Its label in the file.
        label: String,
        /// What is printed.
        actual: i64,
        /// What its parts add up to.
        sum: i128,
    },
}

/// A sum, by its total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The kind of sum.
    pub kind: IdentityKind,
    /// The cell of the total.
    pub total: Option<Field>,
}

impl Place {
    /// The place of a sum of the form.
    pub fn of(identity: &Identity) -> Self {
        Self { kind: identity.kind, total: identity.left.first().copied() }
    }
}

/// What would make the sums hold that share cells with a broken one.
#[derive(Clone, Debug, PartialEq)]
pub enum Explanation {
    /// The change of few cells.
    Corrections {
        /// The best; `None` where there is none.
        first: Option<Correction>,
        /// How many there are.
        count: usize,
        /// Whether there are more than were counted.
        more: bool,
        /// Whether the best is likelier than the others.
        likely: bool,
    },
    /// No change of up to so many cells.
    MoreThan(usize),
    /// Not looked for: cells of the table have no value.
    Open,
    /// Not found: there are too many possible sets of cells.
    Unfinished,
}

/// A change of cells with which the sums hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Correction {
    /// Other values in some cells.
    Cells(Vec<Change>),
    /// Values of a whole row moved by a column.
    ShiftedRow(Vec<Change>),
    /// The same, as the finding on another sum says at length.
    ShiftedRowAt(Place),
}

/// A cell with another value.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The cell.
    pub field: Field,
    /// What is written.
    pub written: i64,
    /// What would fit.
    pub value: i64,
}
