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
    /// A report: its file, what it is about, and how many cells and findings of each kind it has.
    Reports,
    /// A number of the prose.
    Claims,
    /// A section, with its text.
    Sections,
    /// An indicator.
    Indicators,
    /// A file that gave no report.
    Failures,
    /// A file that was passed over.
    PassedOver,
}

impl Shape {
    /// The tables that can be asked for by name.
    pub const ALL: [Self; 9] = [
        Self::Reports,
        Self::Cells,
        Self::Wide(Content::Value),
        Self::Claims,
        Self::Sections,
        Self::Diagnostics,
        Self::Indicators,
        Self::Failures,
        Self::PassedOver,
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cells => "cells",
            Self::Wide(_) => "wide",
            Self::Diagnostics => "diagnostics",
            Self::Reports => "reports",
            Self::Claims => "claims",
            Self::Sections => "sections",
            Self::Indicators => "indicators",
            Self::Failures => "failures",
            Self::PassedOver => "passed_over",
        }
    }
}

/// How values are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Numbers {
    /// As they are: counts as integers, amounts and mixed columns as decimals.
    #[default]
    Exact,
    /// As floats, which statistics packages compute with; counts are whole numbers that floats hold exactly.
    Float,
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
