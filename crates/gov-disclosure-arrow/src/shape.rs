//! What the rows and columns of a panel are.

/// What a row of a panel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// A cell, with the columns of [`gov_disclosure::Row`].
    Cells,
    /// A report, with a column a field, named [`gov_disclosure::Field::column`].
    Wide(Content),
    /// A diagnostic.
    Diagnostics,
}

/// What the columns of a wide panel hold of each cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// Its value: an integer, for amounts a decimal; null in every state but `reported`, and for amounts whose unit is not
    /// known ([`gov_disclosure::Cell::comparable`]).
    Value,
    /// Its state; null where the form of the report does not have the field.
    State,
    /// Its text as written.
    Raw,
    /// The value that the sums of the form prove, where it is not `reported`.
    Derived,
}

impl Content {
    /// Every content.
    pub const ALL: [Self; 4] = [Self::Value, Self::State, Self::Raw, Self::Derived];

    /// Its name: `value`, `state`, `raw`, `derived`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::State => "state",
            Self::Raw => "raw",
            Self::Derived => "derived",
        }
    }
}
