//! Columns aligned by spaces, learned from the rows that are full.

use super::slot::Slot;
use crate::recognize::pieces::{Sequence, wide};
use crate::recognize::tables::row::Row;

/// Full rows that must show the columns before they are believed.
const ENOUGH: usize = 3;

/// Where the columns of aligned lines lie: for each, the first and last place that a full row uses.
pub struct Lines {
    /// By characters, and by the columns of a terminal, where each holds.
    measures: Vec<(bool, Vec<(u32, u32)>)>,
}

fn extent(sequence: &Sequence<'_>, at: usize, terminal: bool) -> Option<(u32, u32)> {
    let piece = sequence.piece(at)?;
    if !terminal {
        return Some((piece.start, piece.end));
    }
    let start = piece.start + piece.wide;
    Some((start, start + (piece.end - piece.start) + wide(piece.text)))
}

/// The values of a row that is on one line.
fn values(sequence: &Sequence<'_>, row: &Row) -> Option<Vec<usize>> {
    let values: Vec<usize> =
        row.cells.iter().copied().filter(|&at| sequence.piece(at).is_some_and(|piece| piece.kind.has_text())).collect();
    let line = |at: &usize| sequence.row_of(*at);
    let first = values.first().and_then(line)?;
    values.iter().all(|at| line(at) == Some(first)).then_some(values)
}

/// The pieces of text before the first value of a line.
fn before<'a>(sequence: &'a Sequence<'_>, values: &[usize]) -> impl Iterator<Item = usize> + 'a {
    let first = values.first().copied().unwrap_or(0);
    let line = sequence.row_of(first);
    (0..first).rev().take_while(move |&at| sequence.row_of(at) == line)
}

/// Whether more than one space parts two neighbours of a line, the first value and its label among them.
fn is_padded(sequence: &Sequence<'_>, values: &[usize]) -> bool {
    let gap = |left: usize, right: usize| Some(sequence.piece(right)?.start.saturating_sub(sequence.piece(left)?.end));
    let pairs = values.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    let label = before(sequence, values).next().zip(values.first().copied());
    pairs.chain(label).any(|(left, right)| gap(left, right).is_some_and(|gap| gap > 1))
}

impl Lines {
    /// Learns the columns from full rows.
    pub fn of<'r>(sequence: &Sequence<'_>, full: impl Iterator<Item = &'r Row>) -> Self {
        let rows: Vec<Vec<usize>> = full.filter_map(|row| values(sequence, row)).filter(|row| row.len() > 1).collect();
        let measures = [false, true].into_iter().filter_map(|terminal| Some((terminal, Self::learn(sequence, &rows, terminal)?))).collect();
        Self { measures }
    }

    fn learn(sequence: &Sequence<'_>, rows: &[Vec<usize>], terminal: bool) -> Option<Vec<(u32, u32)>> {
        // Where single spaces part everything, columns lie below each other by chance.
        if rows.iter().filter(|row| is_padded(sequence, row)).count() < ENOUGH {
            return None;
        }
        let width = rows.first()?.len();
        let mut columns: Vec<(u32, u32)> = vec![(u32::MAX, 0); width];
        for row in rows {
            if row.len() != width {
                return None;
            }
            for (&at, column) in row.iter().zip(&mut columns) {
                let (start, end) = extent(sequence, at, terminal)?;
                *column = (column.0.min(start), column.1.max(end));
            }
        }
        columns.windows(2).all(|pair| matches!(pair, [a, b] if a.1 <= b.0)).then_some(columns)
    }

    /// Places a row with fewer values than columns: each must lie over one column only, by every
    /// measure that holds.
    pub fn place(&self, sequence: &Sequence<'_>, row: &Row) -> Option<Vec<Slot>> {
        let values = values(sequence, row)?;
        let mut answer: Option<Vec<Slot>> = None;
        for (terminal, columns) in &self.measures {
            let mut slots = vec![Slot::Empty; columns.len()];
            let overlaps = |(start, end): (u32, u32), column: &(u32, u32)| start < column.1 && column.0 < end;
            for &at in &values {
                let own = extent(sequence, at, *terminal)?;
                let mut over = columns.iter().enumerate().filter(|(_, column)| overlaps(own, column));
                let (Some((column, _)), None) = (over.next(), over.next()) else { return None };
                match slots.get_mut(column) {
                    Some(slot) if *slot == Slot::Empty => *slot = Slot::Piece(at),
                    _ => return None,
                }
            }
            // A blank cell has nothing over it.
            for at in before(sequence, &values) {
                let own = extent(sequence, at, *terminal)?;
                if columns.iter().zip(&slots).any(|(column, slot)| *slot == Slot::Empty && overlaps(own, column)) {
                    return None;
                }
            }
            if answer.as_ref().is_some_and(|known| *known != slots) {
                return None;
            }
            answer = Some(slots);
        }
        answer
    }
}
