//! Which column each cell of a row is in, or that nobody can know.
//!
//! Each strategy proposes what fills the columns of a row, with its evidence; [`accept`] alone decides whether that
//! permits to report the row.

mod accept;
mod aligned;
mod cells;
mod grid;
mod model;
mod separators;
mod slot;
mod spacing;

pub use slot::{Placed, Slot};
pub use spacing::Spacing;

use self::aligned::Lines;
use self::cells::RowCells;
use self::model::Model;
use super::pieces::{Flow, Kind, Sequence};
use super::tables::column::Name;
use super::tables::row::Row;
use crate::form::TableId;
use crate::lex::script::is_han;
use crate::report::Evidence;

/// Where nothing but their alignment says which column values are in.
const OPEN_STREAM: Flow = Flow::Stream { closed: false };

/// Places the rows that were written together: those of one table of the source, or of one stream.
pub fn place(sequence: &Sequence<'_>, rows: &[&Row]) -> Vec<Placed> {
    let usual = Spacing::usual(sequence, rows.iter().copied());
    let cells: Vec<Option<RowCells<'_>>> = rows.iter().map(|row| RowCells::new(sequence, row, usual)).collect();
    let known: Vec<RowCells<'_>> = cells.into_iter().flatten().collect();
    let model = Model::of(&known);
    let is_aligned = known.iter().any(|row| row.flow == OPEN_STREAM);
    let lines = [TableId::Disclosure, TableId::Requests, TableId::Remedies].map(|table| {
        let full = known.iter().filter(|row| is_aligned && row.row.table() == table && row.is_full());
        Lines::of(sequence, full.map(|row| row.row))
    });
    let [disclosure, requests, remedies] = &lines;
    let mut placed = known.iter().map(|row| {
        let aligned = match row.row.table() {
            TableId::Disclosure => disclosure,
            TableId::Requests => requests,
            TableId::Remedies => remedies,
        };
        accept::accept(sequence, row, &model, usual, propose(sequence, row, &model, aligned))
    });
    let unknown = Placed::Lost { closed: false };
    rows.iter().map(|row| if row.header.columns().is_some() { placed.next() } else { None }.unwrap_or_else(|| unknown.clone())).collect()
}

/// What fills the columns of a row, by the first strategy that can tell.
fn propose(sequence: &Sequence<'_>, row: &RowCells<'_>, model: &Model, aligned: &Lines) -> Placed {
    let columns = |slots, evidence| Placed::Columns { slots, evidence };
    let unknown = Placed::Lost { closed: false };
    // Between separators, empty cells may have been dropped and the row padded.
    let has_geometry = match row.flow {
        Flow::Grid => !model.is_out_of_line || row.cells.len() <= row.width(),
        Flow::Delimited => !model.is_out_of_line && (row.is_full() || model.keeps_blanks),
        Flow::Stream { .. } => false,
    };
    if has_geometry && let Some(slots) = grid::place(row) {
        // Values with one empty cell between each may be those of a doubled separator.
        let is_in_place =
            row.flow == Flow::Grid || row.is_full() || !model.is_spaced(row) || accept::is_proved_by_value(sequence, row.row, &slots);
        if is_in_place {
            return columns(slots, Evidence::Grid);
        }
    }
    if !row.reads_in_order(sequence) {
        return staggered(row)
            .filter(|slots| accept::agrees(sequence, row.row, slots, model))
            .map_or(unknown, |slots| columns(slots, Evidence::Order));
    }
    // In a stream a word between values may be a piece of a label as well as a value nobody can read.
    let word = |i: &usize| row.cells.get(*i).filter(|cell| cell.kind == Kind::Word).and_then(|cell| sequence.piece(cell.piece));
    let words = row.filled.iter().any(|i| word(i).is_some());
    // So may one in front of more cells than there are columns.
    let extra = row.cells.len() > row.width() && row.filled.first().and_then(word).is_some_and(|piece| piece.text.contains(is_han));
    if extra || words && matches!(row.flow, Flow::Stream { .. }) || row.filled.len() > row.width() {
        return unknown;
    }
    // Where the header lost some of its columns, values may be as many as the others by chance, with empty cells among them.
    let has_other_gaps = || !model.has_gaps_of(row);
    let may_be_others = row.cells.len() > row.width()
        && match row.flow {
            Flow::Grid => model.is_out_of_line && has_other_gaps(),
            Flow::Delimited => accept::lacks_total(row.row) || has_other_gaps(),
            Flow::Stream { .. } => false,
        };
    if row.is_full() && !may_be_others {
        return columns(row.slots(row.filled.iter().copied()), Evidence::Order);
    }
    let lost = Placed::Lost { closed: !row.row.broken };
    match row.flow {
        OPEN_STREAM => match model.stride.filter(|&stride| row.has_stride(stride)) {
            Some((stride, skip)) => {
                let skip = row.skipped(skip);
                columns(row.slots((0..row.width()).map(|i| skip + i * stride)), Evidence::Lines)
            }
            None => aligned.place(sequence, row.row).map_or(lost, |slots| columns(slots, Evidence::Alignment)),
        },
        Flow::Grid if row.cells.len() == row.width() => columns(row.slots(0..row.width()), Evidence::Order),
        Flow::Grid if model.is_spaced(row) => lost,
        Flow::Grid => separators::place(row, model).map_or(lost, |slots| columns(slots, Evidence::Separators)),
        // Cells that the columns do not line up with may be under any of them where one has no label.
        _ if row.padded || model.is_spaced(row) || row.columns.iter().any(|column| column.name == Name::Unlabelled) => lost,
        _ => separators::place(row, model).map_or(lost, |slots| columns(slots, Evidence::Separators)),
    }
}

/// A full row of a printed table whose cells are set at different heights: by their places from left to
/// right, where none is above another.
fn staggered(row: &RowCells<'_>) -> Option<Vec<Slot>> {
    if !row.is_full() || row.flow.has_rows() || row.row.table() == TableId::Disclosure {
        return None;
    }
    let mut cells: Vec<(u32, u32, usize)> =
        row.filled.iter().filter_map(|&i| row.cells.get(i)).map(|cell| (cell.start, cell.end, cell.piece)).collect();
    cells.sort_unstable();
    let apart = cells.windows(2).all(|pair| matches!(pair, [a, b] if a.1 <= b.0));
    apart.then(|| cells.into_iter().map(|(_, _, piece)| Slot::Piece(piece)).collect())
}
