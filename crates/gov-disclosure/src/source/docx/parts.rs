//! Parts of a table that its style may set apart, and which of them its cells are in.

use super::xml::Element;

/// Some of the parts, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts(u16);

impl Parts {
    pub const FIRST_ROW: Self = Self(1);
    const LAST_ROW: Self = Self(2);
    pub const FIRST_COLUMN: Self = Self(4);
    const LAST_COLUMN: Self = Self(8);
    const ROW_BANDS: Self = Self(16);
    const COLUMN_BANDS: Self = Self(32);
    pub const WHOLE: Self = Self(64);
    pub const ALL: Self = Self(127);

    /// The part of this name; that of a corner is the row that it is in.
    pub fn named(name: &str) -> Self {
        match name {
            "firstRow" | "neCell" | "nwCell" => Self::FIRST_ROW,
            "lastRow" | "seCell" | "swCell" => Self::LAST_ROW,
            "firstCol" => Self::FIRST_COLUMN,
            "lastCol" => Self::LAST_COLUMN,
            "band1Horz" | "band2Horz" => Self::ROW_BANDS,
            "band1Vert" | "band2Vert" => Self::COLUMN_BANDS,
            _ => Self::WHOLE,
        }
    }

    /// The parts that a table sets apart, by its `w:tblLook`. Programs differ in what they take of one without bits.
    pub fn set_apart(look: &Element<'_>) -> Self {
        let Some(bits) = look.attribute("val").and_then(|bits| u16::from_str_radix(bits.trim(), 16).ok()) else { return Self::ALL };
        let is_on = |name: &str| look.attribute(name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"));
        let is_off = |name: &str| look.attribute(name).is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"));
        let set = [
            (Self::FIRST_ROW, bits & 0x20 != 0 || is_on("firstRow")),
            (Self::LAST_ROW, bits & 0x40 != 0 || is_on("lastRow")),
            (Self::FIRST_COLUMN, bits & 0x80 != 0 || is_on("firstColumn")),
            (Self::LAST_COLUMN, bits & 0x100 != 0 || is_on("lastColumn")),
            (Self::ROW_BANDS, bits & 0x200 == 0 || is_off("noHBand")),
            (Self::COLUMN_BANDS, bits & 0x400 == 0 || is_off("noVBand")),
        ];
        set.into_iter().filter(|(_, on)| *on).fold(Self::WHOLE, |all, (part, _)| all.with(part))
    }

    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those of them that are in `other` too.
    pub fn within(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub fn is_any(self) -> bool {
        self != Self::default()
    }

    /// The parts that a cell may be in: where a table ends is not known.
    pub fn of_cell(is_first_row: bool, is_first_column: bool) -> Self {
        let first_row = if is_first_row { Self::FIRST_ROW.0 } else { 0 };
        let first_column = if is_first_column { Self::FIRST_COLUMN.0 } else { 0 };
        Self(Self::ALL.0 & !(Self::FIRST_ROW.0 | Self::FIRST_COLUMN.0) | first_row | first_column)
    }
}
