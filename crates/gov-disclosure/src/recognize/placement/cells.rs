//! A row as the cells that count.

use super::slot::Slot;
use super::spacing::Spacing;
use crate::lex::number;
use crate::recognize::pieces::{Flow, Kind, Piece, Sequence};
use crate::recognize::tables::column::Column;
use crate::recognize::tables::row::Row;

/// How far a line that goes on may be from the margin: odd spaces.
const MARGIN: u32 = 2;

/// A cell of a row.
#[derive(Clone, Copy, Debug)]
pub struct RowCell {
    /// Its piece.
    pub piece: usize,
    /// What it is.
    pub kind: Kind,
    /// Its first column.
    pub start: u32,
    /// After its last.
    pub end: u32,
}

/// A row as the cells that count, under columns that are known.
pub struct RowCells<'r> {
    /// The row.
    pub row: &'r Row,
    /// How its cells are written.
    pub flow: Flow,
    /// Its columns.
    pub columns: &'r [Column],
    /// Cells up to the last that is no padding.
    pub cells: Vec<RowCell>,
    /// Indices into `cells` of those with text.
    pub filled: Vec<usize>,
    /// Padding comes before a value.
    pub padded: bool,
    /// It has more values than columns, all written alike: on one line, or one on each.
    pub is_wider: bool,
    /// It has one value too many, and adds up where two neighbours are one number.
    pub has_number_in_pieces: bool,
}

impl<'r> RowCells<'r> {
    /// The cells of a row. An empty line is one in a file with a line for each value, as `usual` says, and no other.
    pub fn new(sequence: &Sequence<'_>, row: &'r Row, usual: Spacing) -> Option<Self> {
        let columns = row.header.columns()?;
        let width = columns.len();
        let is_line = |kind| kind == Kind::Blank && row.flow == Flow::Stream { closed: false };
        let cell = |&piece: &usize| sequence.piece(piece).map(|own| RowCell { piece, kind: own.kind, start: own.start, end: own.end });
        let mut cells = Vec::with_capacity(row.cells.len());
        cells.extend(row.cells.iter().filter_map(cell));
        if row.flow == Flow::Grid {
            // Cells that reach into the row from above are among its own.
            cells.sort_by_key(|cell| cell.start);
        }
        if usual != Spacing::Lines {
            cells.retain(|cell| !is_line(cell.kind));
        }
        while cells.last().is_some_and(|cell| cell.kind == Kind::Filler) {
            cells.pop();
        }
        // Cells that other manners of writing interrupt are not surely closed.
        let own = sequence.segments.get(row.segment).map(|segment| segment.pieces.clone()).unwrap_or_default();
        let mixed = cells.iter().any(|cell| !own.contains(&cell.piece));
        let flow = if mixed { Flow::Stream { closed: false } } else { row.flow };
        let padded = cells.iter().any(|cell| cell.kind == Kind::Filler);
        let mut filled = Vec::with_capacity(cells.len());
        filled.extend(cells.iter().enumerate().filter(|(_, cell)| cell.kind.has_text()).map(|(i, _)| i));
        // Remarks after a full row are no values.
        let is_remark = |&i: &usize| {
            let cell = cells.get(i).filter(|cell| cell.kind == Kind::Word).and_then(|cell| sequence.piece(cell.piece));
            cell.is_some_and(|piece| !number::is_fragment(piece.text))
        };
        if filled.len() > width && filled.iter().skip(width).all(is_remark) {
            filled.truncate(width);
        }
        let lines = || filled.iter().filter_map(|&i| sequence.row_of(cells.get(i)?.piece));
        let is_apart = |(a, b): (u32, u32)| a != b;
        let is_alike = || flow.has_rows() || lines().zip(lines().skip(1)).all(is_apart) || !lines().zip(lines().skip(1)).any(is_apart);
        let is_wider = filled.len() > width && is_alike();
        let has_number_in_pieces = has_number_in_pieces(sequence, &cells, &filled, columns);
        Some(Self { row, flow, columns, cells, filled, padded, is_wider, has_number_in_pieces })
    }

    /// How many columns the row has.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// Whether it has a value for each column.
    pub fn is_full(&self) -> bool {
        self.filled.len() == self.width()
    }

    /// Whether as many empty cells are between all its values, or none.
    pub fn is_evenly_spaced(&self) -> bool {
        let mut gaps = self.filled.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?));
        let first = gaps.next();
        gaps.all(|gap| Some(gap) == first)
    }

    /// Whether reading order is column order: the filled cells are on one row, or one on each, or go on
    /// at the margin where a line was too long. Rows broken over lines otherwise shuffle their columns.
    pub fn reads_in_order(&self, sequence: &Sequence<'_>) -> bool {
        let pieces: Vec<_> = self.filled.iter().filter_map(|&i| self.cells.get(i)).filter_map(|cell| sequence.piece(cell.piece)).collect();
        let alone = pieces.windows(2).all(|pair| matches!(pair, [a, b] if a.row != b.row));
        let rises = pieces.windows(2).all(|pair| matches!(pair, [a, b] if a.row == b.row || a.end <= b.start));
        let start = self.row.label.and_then(|label| sequence.piece(label)).map_or(0, |label| label.start);
        let margin = if self.flow.has_rows() { 0 } else { start + MARGIN };
        let on_one_line = self.flow.has_rows() && self.cells.len() != self.filled.len();
        let goes_on = |a: &Piece<'_>, b: &Piece<'_>| b.start <= margin && (self.flow.has_rows() || sequence.is_wrapped(a, b));
        let wraps = !on_one_line && pieces.windows(2).all(|pair| matches!(pair, [a, b] if a.row == b.row || goes_on(a, b)));
        alone && !self.flow.has_rows() || rises || wraps
    }

    /// The first column of a cell.
    pub fn start(&self, i: usize) -> u32 {
        self.cells.get(i).map_or(0, |cell| cell.start)
    }

    /// Lines before the first cell: none in Table IV, whose row has no label.
    pub fn skipped(&self, skip: usize) -> usize {
        if self.row.label.is_some() { skip } else { 0 }
    }

    /// Whether the row's lines are `stride` to a cell, the first after `skip` lines: values at their places,
    /// and a whole row of them.
    pub fn has_stride(&self, (stride, skip): (usize, usize)) -> bool {
        if self.width() == 0 {
            return false;
        }
        let skip = self.skipped(skip);
        let last = skip + (self.width() - 1) * stride;
        let on_stride = self.filled.iter().all(|i| *i >= skip && (i - skip).is_multiple_of(stride) && *i <= last);
        let whole = self.filled.last() == Some(&last) && self.cells.len() <= last + stride || self.cells.len() == last + stride;
        on_stride && whole
    }

    /// The cells at these indices, one a column.
    pub fn slots(&self, indices: impl Iterator<Item = usize>) -> Vec<Slot> {
        indices.filter_map(|i| self.cells.get(i)).map(|cell| Slot::Piece(cell.piece)).collect()
    }

    /// The columns that are filled if the row starts at cell `first`.
    pub fn pattern(&self, first: usize) -> Vec<usize> {
        self.filled.iter().map(|i| i.saturating_sub(first)).collect()
    }

    /// First cells from which a run of as many cells as columns holds all that is filled.
    pub fn windows(&self) -> std::ops::Range<usize> {
        let width = self.width();
        let first = self.filled.first().copied().unwrap_or(self.cells.len().saturating_sub(width));
        let last = self.filled.last().map_or(0, |&last| (last + 1).saturating_sub(width));
        let end = (first + 1).min((self.cells.len() + 1).saturating_sub(width));
        last..end.max(last)
    }
}

/// Whether a row with one value too many adds up to its last where two neighbours are one number.
fn has_number_in_pieces(sequence: &Sequence<'_>, cells: &[RowCell], filled: &[usize], columns: &[Column]) -> bool {
    if filled.len() != columns.len() + 1 || !columns.last().is_some_and(|column| column.is_total()) {
        return false;
    }
    let value = |&i: &usize| match cells.get(i).map(|cell| cell.kind) {
        Some(Kind::Number(number)) => number.whole().unwrap_or(0),
        _ => 0,
    };
    let digits = |i: &usize| cells.get(*i).and_then(|cell| sequence.piece(cell.piece)).map_or(0, |piece| piece.text.len() as u32);
    let values: Vec<i128> = filled.iter().map(|i| value(i).into()).collect();
    let (sum, last) = (values.iter().sum::<i128>(), values.last().copied().unwrap_or(0));
    let adds_up = |(at, pair): (usize, &[i128])| {
        let [a, b] = *pair else { return false };
        let Some(factor) = filled.get(at + 1).and_then(|i| 10i128.checked_pow(digits(i))) else { return false };
        let Some(whole) = a.checked_mul(factor).and_then(|a| a.checked_add(b)) else { return false };
        let total = if at + 2 == values.len() { whole } else { last };
        sum > 0 && sum - a - b + whole == 2 * total
    };
    values.windows(2).enumerate().any(adds_up)
}
