//! Slips: one line, cell or character of a text removed, doubled, swapped with its neighbour or broken, as typing, copying and
//! converting make them. Whatever slips, no value may be read that the file does not have, unless a warning names its cell.

mod judge;

use std::ops::Range;

use rayon::prelude::*;

pub use judge::{Fault, Reading};

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A line, with its line break.
    Line,
    /// A cell, with the separator after it: between tags, bars, tabs or spaces, by what the text has.
    Cell,
    /// A character.
    Character,
}

/// What happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is gone.
    Removed,
    /// It is twice.
    Doubled,
    /// It comes after the unit that followed it.
    Swapped,
    /// A line break comes after it.
    Broken,
    /// A space comes after it.
    Parted,
}

/// A change of one unit.
#[derive(Clone, Debug)]
pub struct Slip {
    /// What is changed.
    pub unit: Unit,
    /// How.
    pub change: Change,
    /// Its bytes.
    pub at: Range<usize>,
    /// The bytes of the unit after it; empty where none is.
    pub next: Range<usize>,
}

impl Slip {
    /// Every slip of a text. Line breaks and spaces are put after characters only.
    pub fn all(text: &str) -> Vec<Self> {
        let whole = [Change::Removed, Change::Doubled, Change::Swapped];
        let within = [Change::Broken, Change::Parted];
        let mut slips = Vec::new();
        for unit in [Unit::Line, Unit::Cell, Unit::Character] {
            let places = unit.places(text);
            for (i, at) in places.iter().enumerate() {
                let next = places.get(i + 1).cloned().unwrap_or(at.end..at.end);
                let changes = whole.iter().chain(within.iter().filter(|_| unit == Unit::Character));
                slips.extend(changes.map(|&change| Self { unit, change, at: at.clone(), next: next.clone() }));
            }
        }
        slips
    }

    /// The text with the slip; `None` where it is the same.
    pub fn applied(&self, text: &str) -> Option<String> {
        let (before, own, behind) = (&text[..self.at.start], &text[self.at.clone()], &text[self.at.end..]);
        let slipped = match self.change {
            Change::Removed => [before, behind].concat(),
            Change::Doubled => [before, own, own, behind].concat(),
            Change::Swapped => {
                let (between, next) = (&text[self.at.end..self.next.start], &text[self.next.clone()]);
                [before, next, between, own, &text[self.next.end..]].concat()
            }
            Change::Broken => [before, own, "\n", behind].concat(),
            Change::Parted => [before, own, " ", behind].concat(),
        };
        (slipped != text).then_some(slipped)
    }
}

impl Unit {
    /// The bytes of every unit of a text.
    fn places(self, text: &str) -> Vec<Range<usize>> {
        let from_lengths = |lengths: &mut dyn Iterator<Item = usize>| {
            let mut end = 0;
            let place = |length| {
                end += length;
                end - length..end
            };
            lengths.map(place).collect()
        };
        match self {
            Self::Line => from_lengths(&mut text.split_inclusive('\n').map(str::len)),
            Self::Character => from_lengths(&mut text.chars().map(char::len_utf8)),
            Self::Cell if text.contains("</td>") || text.contains("</TD>") => {
                let (open, close) = if text.contains("</td>") { ("<td", "</td>") } else { ("<TD", "</TD>") };
                let end = |start: usize| text[start..].find(close).map(|length| start..start + length + close.len());
                // Cells around a table of their own are no cells of the report.
                let is_innermost = |cell: &Range<usize>| text[cell.start + open.len()..cell.end].find(open).is_none();
                text.match_indices(open).filter_map(|(start, _)| end(start)).filter(is_innermost).collect()
            }
            Self::Cell => {
                let is_separator = |c: char| c == '|' || c == '\t' || c == '\n';
                let parts = |line: &'_ str| line.contains(['|', '\t']);
                let cells = |line: &str| -> Vec<usize> {
                    let cut: Vec<&str> = if parts(line) {
                        line.split_inclusive(is_separator).collect()
                    } else {
                        line.split_inclusive(char::is_whitespace).collect()
                    };
                    cut.into_iter().map(str::len).collect()
                };
                from_lengths(&mut text.split_inclusive('\n').flat_map(cells))
            }
        }
    }
}

/// Reads a text with every one of these slips, on every core; the faults in the order of the slips.
pub fn faults(text: &str, slips: &[Slip]) -> Vec<Fault> {
    let Some(reading) = Reading::of(text) else { return Vec::new() };
    slips.par_iter().flat_map_iter(|slip| reading.faults(slip)).collect()
}
