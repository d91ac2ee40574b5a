//! Copies whose repeated lines were removed: every value that came before is gone.

use std::collections::HashSet;

use super::pieces::{Flow, Kind, Sequence};
use super::sections::Copy;
use super::tables::row::{Row, RowName};
use crate::limits;
use crate::report::Value;

/// Rows that a table of one cell per line must have before its lack of repeats means anything.
const ENOUGH_ROWS: usize = 5;

/// Whether the repeated lines of a file with a line for each value were removed: no line is twice, and most rows
/// lack values.
pub fn is_deduplicated(sequence: &Sequence<'_>, copy: &Copy, rows: &[Row]) -> bool {
    // Where values run together, rows are short for another reason.
    let streamed: Vec<&Row> = rows
        .iter()
        .filter(|row| !row.label.is_some_and(|label| sequence.is_unbroken(label)))
        .filter(|row| matches!(row.flow, Flow::Stream { closed: false }) && matches!(row.name, RowName::Form(_) | RowName::Subtotal(_)))
        .collect();
    if streamed.len() < ENOUGH_ROWS {
        return false;
    }
    let is_short = |row: &&&Row| {
        let values = row.cells.iter().filter(|&&at| sequence.piece(at).is_some_and(|p| p.kind.is_value())).count();
        row.header.width().is_none_or(|width| values < width)
    };
    if streamed.iter().filter(is_short).count() * 2 < streamed.len() {
        return false;
    }
    let mut seen = HashSet::new();
    let mut lines = sequence.lines.get(copy.lines.clone()).unwrap_or_default().iter().filter(|line| line.free);
    lines.all(|line| seen.insert(line.text)) && seen.len() > streamed.len()
}

/// The numbers that are alone on their lines, in reading order.
#[derive(Debug)]
pub struct Alone {
    /// Each with its piece; of one value the first only.
    values: Vec<(usize, i64)>,
    /// The piece from which on there are more than are listed.
    full: Option<usize>,
}

impl Alone {
    /// Those of a copy, up to [`limits::CANDIDATES`].
    pub fn of(sequence: &Sequence<'_>, copy: &Copy) -> Self {
        let row = |at: usize| sequence.row_of(at);
        let is_alone = |at: usize| row(at) != at.checked_sub(1).and_then(row) && row(at) != row(at + 1);
        let whole = |at: usize| match sequence.piece(at)?.kind {
            Kind::Number(number) => number.whole(),
            _ => None,
        };
        let mut seen = HashSet::new();
        let mut found = Self { values: Vec::new(), full: None };
        for at in copy.pieces.clone().filter(|&at| is_alone(at)) {
            let Some(value) = whole(at).filter(|value| seen.insert(*value)) else { continue };
            if found.values.len() == limits::CANDIDATES {
                found.full = Some(at);
                break;
            }
            found.values.push((at, value));
        }
        found
    }

    /// The values that a lost cell may have: every number before piece `end`, ascending, then nothing. `None` where they
    /// are too many to be listed.
    pub fn before(&self, end: usize) -> Option<Vec<Option<Value>>> {
        if self.full.is_some_and(|full| full < end) {
            return None;
        }
        let mut values: Vec<i64> = self.values.iter().take_while(|(at, _)| *at < end).map(|(_, value)| *value).collect();
        values.sort_unstable();
        Some(values.into_iter().map(|value| Some(Value::Count(value))).chain([None]).collect())
    }
}
