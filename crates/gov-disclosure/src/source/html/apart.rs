//! What a page puts between a part of a line and what is beside it.

use super::geometry::{left_of, pixels, right_of};
use super::style::{Style, Ways};

/// Nothing, a gap, or the end of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    #[default]
    Nothing,
    Gap,
    Line,
}

impl Apart {
    /// What is before and after an element of this style, in one that is seen so.
    pub fn around(outer: Ways, style: Style) -> (Self, Self) {
        let between = match () {
            () if style.on.meets(Ways::APART) || outer.meets(Ways::LINES) => Self::Line,
            () if outer.meets(Ways::GAPS) => Self::Gap,
            () => Self::Nothing,
        };
        let gap = |way| if style.on.meets(way) { Self::Gap } else { Self::Nothing };
        (between.max(gap(Ways::GAP_BEFORE)), between.max(gap(Ways::GAP_AFTER)))
    }
}

/// The narrowest gap, in pixels, that parts two numbers.
const GAP: f32 = 4.0;

/// The width of a box in a line, in pixels, that leaves a gap beside a digit.
const WIDE: f32 = 30.0;

/// How a box holds its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Holds {
    #[default]
    Text,
    Row,
    Grid,
}

/// Declarations of a box that count together.
#[derive(Debug, Default)]
pub struct Layout {
    holds: Holds,
    in_line: bool,
    column: bool,
    gap: bool,
}

impl Layout {
    /// Takes in a declaration; some say something by themselves.
    pub fn take(&mut self, name: &[u8], value: &str, style: &mut Style) {
        let is_gap = |length: &str| pixels(length).is_some_and(|length| length >= GAP);
        match name {
            b"display" => {
                let has = |words: &[&str]| value.split_ascii_whitespace().any(|word| words.contains(&word));
                self.in_line = value.starts_with("inline") || value.starts_with("-webkit-inline");
                style.set(Ways::BOXED, self.in_line && value != "inline");
                self.holds = match () {
                    () if value.contains("flex") || value.contains("-webkit-box") => Holds::Row,
                    () if value.contains("grid") => Holds::Grid,
                    () => Holds::Text,
                };
                let is_box = self.holds != Holds::Text || has(&["block", "flow-root", "list-item", "table", "table-row", "table-caption"]);
                style.set(Ways::APART, is_box && !self.in_line);
            }
            b"flex-direction" | b"flex-flow" => self.column = value.contains("column"),
            b"gap" | b"grid-gap" | b"column-gap" | b"grid-column-gap" => self.gap |= value.split_ascii_whitespace().any(is_gap),
            b"justify-content" => self.gap |= value.starts_with("space-"),
            b"padding" | b"margin" => {
                let (left, right) = (is_gap(left_of(value)), is_gap(right_of(value)));
                style.set(Ways::GAP_BEFORE, left);
                style.set(Ways::GAP_AFTER, right);
            }
            b"padding-left" | b"margin-left" | b"padding-inline-start" | b"margin-inline-start" if is_gap(value) => {
                style.set(Ways::GAP_BEFORE, true);
            }
            b"padding-right" | b"margin-right" | b"padding-inline-end" | b"margin-inline-end" if is_gap(value) => {
                style.set(Ways::GAP_AFTER, true);
            }
            b"padding-inline" | b"margin-inline" if value.split_ascii_whitespace().any(is_gap) => {
                style.set(Ways::GAP_BEFORE.with(Ways::GAP_AFTER), true);
            }
            _ => {}
        }
    }

    /// Adds what all of them say of a box that is as wide as this.
    pub fn complete(&self, width: Option<f32>, all: &mut Style) {
        // It is beside the line.
        if all.on.meets(Ways::MOVED) {
            all.set(Ways::APART, false);
        }
        if self.in_line && width.is_some_and(|width| width >= WIDE) {
            all.set(Ways::GAP_BEFORE.with(Ways::GAP_AFTER), true);
        }
        let holds = match self.holds {
            Holds::Text => return,
            Holds::Row if self.column => Ways::LINES,
            // It may have one column or several.
            Holds::Grid => Ways::GAPS.with(Ways::ALIGNED),
            Holds::Row if self.gap => Ways::GAPS.with(Ways::ALIGNED),
            Holds::Row => Ways::ALIGNED,
        };
        all.set(holds, true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_parts_of_a_line() {
        let around = |outer: &str, own: &str| Apart::around(Ways::NONE.inside(Style::read(outer)), Style::read(own));
        use Apart::{Gap, Line, Nothing};
        for (outer, own, apart) in [
            ("", "display:block", (Line, Line)),
            ("", "display:inline-block", (Nothing, Nothing)),
            ("", "display:block;display:inline", (Nothing, Nothing)),
            ("", "display:block;float:left", (Nothing, Nothing)),
            ("", "padding-left:40px", (Gap, Nothing)),
            ("", "margin:0 2em 0 0", (Nothing, Gap)),
            ("", "padding:1px 2px", (Nothing, Nothing)),
            ("", "padding:0 9px;padding:0", (Nothing, Nothing)),
            ("", "display:inline-block;width:60px", (Gap, Gap)),
            ("display:flex", "", (Nothing, Nothing)),
            ("display:flex;gap:30px", "", (Gap, Gap)),
            ("display:flex;justify-content:space-between", "", (Gap, Gap)),
            ("display:flex;flex-direction:column", "", (Line, Line)),
            ("display:grid", "", (Gap, Gap)),
        ] {
            assert_eq!(around(outer, own), apart, "{outer} {own}");
        }
        let inner = Ways::NONE.inside(Style::read("display:grid")).inside(Style::default());
        assert_eq!(Apart::around(inner, Style::default()), (Nothing, Nothing));
    }
}
