//! Rows of a table that a converter put over each other into the cells of one.

use std::ops::Range;

use crate::document::Cell;
use crate::form::{self, Meaning};
use crate::lex::script::is_han;
use crate::lex::{fold, outline};

/// How many rows are over each other in the cells of one: a cell has a label of the form on each of its lines, and
/// the others as many lines, or none. `None` for a row that is one.
pub fn rows(cells: &[Cell<'_>]) -> Option<usize> {
    let count = cells.iter().find_map(|cell| labels(&cell.text.content))?;
    let lines = |cell: &&Cell<'_>| cell.text.content.lines().count();
    let is_whole = |cell: &Cell<'_>| cell.text.content.is_empty() || lines(&cell) == count;
    let first = cells.iter().position(|cell| labels(&cell.text.content).is_some())?;
    // A group's label may come before the labels of its rows.
    let after = cells.get(first..)?;
    (after.iter().all(is_whole) && after.iter().filter(|cell| lines(cell) == count).count() > 1).then_some(count)
}

/// The number of lines of a text that has a row's label on each of several.
fn labels(text: &str) -> Option<usize> {
    // Most cells have one line, or values.
    if !text.contains('\n') || !text.contains(is_han) {
        return None;
    }
    let count = text.lines().count();
    let is_label = |line: &str| {
        let (_, rest) = outline::numbering(line.trim());
        form::lookup(&fold::key(rest)).is_some_and(|meanings| meanings.iter().any(|meaning| matches!(meaning, Meaning::Row(_))))
    };
    (count > 1 && text.lines().all(is_label)).then_some(count)
}

/// The ranges of the lines of a cell, of which a row has `count`: one empty range for all in an empty cell, none where the cell has
/// another number of lines.
pub fn lines(text: &str, count: usize) -> Vec<Range<usize>> {
    if text.is_empty() {
        return vec![0..0; count];
    }
    let mut at = 0;
    let range = |line: &str| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\r', '\n']).len()
    };
    let lines: Vec<_> = text.split_inclusive('\n').map(range).collect();
    if lines.len() == count { lines } else { Vec::new() }
}
