//! Copies whose repeated lines were removed: every value that stood before is gone.

use std::collections::HashSet;

use super::sections::Copy;
use super::strip::{Flow, Kind, Strip};
use super::tables::row::{Row, RowName};
use crate::report::Value;

/// Rows that a table of one cell a line must have before its lack of repeats means anything.
const ENOUGH_ROWS: usize = 5;

/// Whether the repeated lines of a copy with a line for each value were removed: no line stands twice, and most rows
/// lack values.
pub fn is_deduplicated(strip: &Strip<'_>, copy: &Copy, rows: &[Row]) -> bool {
    let streamed: Vec<&Row> = rows
        .iter()
        .filter(|row| matches!(row.flow, Flow::Stream { closed: false }) && matches!(row.name, RowName::Form(_) | RowName::Subtotal(_)))
        .collect();
    if streamed.len() < ENOUGH_ROWS {
        return false;
    }
    let is_short = |row: &&&Row| {
        let values = row.cells.iter().filter(|&&at| strip.piece(at).is_some_and(|p| p.kind.is_value())).count();
        row.header.width().is_none_or(|width| values < width)
    };
    if streamed.iter().filter(is_short).count() * 2 < streamed.len() {
        return false;
    }
    let mut seen = HashSet::new();
    let mut lines = strip.lines.get(copy.lines.clone()).unwrap_or_default().iter().filter(|line| line.free);
    lines.all(|line| seen.insert(line.text)) && seen.len() > streamed.len()
}

/// The values that a lost cell may have: every number that stands alone on a line up to piece `end`,
/// ascending, then nothing.
pub fn candidates(strip: &Strip<'_>, copy: &Copy, end: usize) -> Vec<Option<Value>> {
    let alone = |at: usize| {
        let row = |at: usize| strip.row_of(at);
        row(at) != at.checked_sub(1).and_then(row) && row(at) != row(at + 1)
    };
    let mut values: Vec<i64> = (copy.pieces.start..end.min(copy.pieces.end))
        .filter(|&at| alone(at))
        .filter_map(|at| match strip.piece(at)?.kind {
            Kind::Number(number) => number.whole(),
            _ => None,
        })
        .collect();
    values.sort_unstable();
    values.dedup();
    values.into_iter().map(|value| Some(Value::Count(value))).chain([None]).collect()
}
