//! What reading decides on its way: which words are a label, and in which columns a row is.

use serde::{Deserialize, Serialize};

use crate::form::{Fit, Meaning};

/// What shows the column that a cell is in: docs/states.md says what each permits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Evidence {
    /// The header of the column is over the cell, in a table whose geometry the source has.
    Grid,
    /// The row has as many values, or as many cells, as its header has columns, and they come in that order.
    Order,
    /// Separators or markup keep the row's empty cells, and the other rows or the row's sum show where it starts.
    Separators,
    /// Each cell takes the same number of lines, empty cells too.
    Lines,
    /// Spaces set the value under those of the full rows of its table.
    Alignment,
    /// The digits of the row run together, and there is one way only to split them.
    Digits,
}

named!(Evidence { Grid => "grid", Order => "order", Separators => "separators", Lines => "lines", Alignment => "alignment", Digits => "digits" });

/// A decision of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The line is the heading of this section.
    Heading(u8),
    /// The words are a label of the form.
    Label {
        /// What it means where it is.
        meaning: Meaning,
        /// How well it fits.
        fit: Fit,
    },
    /// The values of a row are in these columns.
    Placed {
        /// How many values.
        values: usize,
        /// How many columns.
        columns: usize,
        /// What shows it.
        evidence: Evidence,
    },
    /// The columns of the values of a row cannot be known.
    NoColumns {
        /// How many values.
        values: usize,
    },
}
