//! Cells under the labels of their columns, in a table whose geometry the source has.

use super::cells::{RowCell, RowCells};
use super::slot::Slot;
use crate::recognize::pieces::{Flow, Kind};
use crate::recognize::tables::column::Extent;

/// Places a row by its columns' labels: each is over one cell of the row, and each cell under one label. Where merged
/// cells put rows out of line with their header, as many cells as columns are in the header's order.
pub fn place(row: &RowCells<'_>) -> Option<Vec<Slot>> {
    let mut extents = Vec::with_capacity(row.width());
    for column in row.columns {
        extents.push(column.extent?);
    }
    let first = extents.first()?.start;
    // Cells before the first column belong to the row's label: empty ones, and words where markup keeps them apart.
    let is_own = |cell: &&RowCell| extent_of(cell).end > first || row.row.label.is_none();
    let own = row.cells.iter().filter(is_own);
    let count = own.clone().count();
    let is_of_label = |cell: &RowCell| !cell.kind.has_text() || row.flow == Flow::Grid && cell.kind == Kind::Word;
    if !row.cells.iter().take(row.cells.len() - count).all(is_of_label) {
        return None;
    }
    if let Some(slots) = under(own.clone(), &extents) {
        return Some(slots);
    }
    (row.flow == Flow::Grid && count == extents.len()).then(|| own.map(|cell| Slot::Piece(cell.piece)).collect())
}

/// Whether a value of the row is beside the columns of its header.
pub fn is_out_of_line(row: &RowCells<'_>) -> bool {
    let Some(extents) = row.columns.iter().map(|column| column.extent).collect::<Option<Vec<_>>>() else { return false };
    let is_beside = |cell: &RowCell| !extents.iter().any(|extent| extent.overlaps(extent_of(cell)));
    row.cells.iter().filter(|cell| cell.kind.is_value()).any(is_beside)
}

fn extent_of(cell: &RowCell) -> Extent {
    Extent { start: cell.start, end: cell.end.max(cell.start + 1) }
}

/// Each cell under its column. A label that goes on in the row below has the cells of both: the empty ones give way.
fn under<'c>(cells: impl Iterator<Item = &'c RowCell>, extents: &[Extent]) -> Option<Vec<Slot>> {
    let mut slots: Vec<Option<&RowCell>> = vec![None; extents.len()];
    for cell in cells {
        let own = extent_of(cell);
        let mut over = extents.iter().enumerate().filter(|(_, extent)| extent.overlaps(own));
        match (over.next(), over.next(), cell.kind.has_text()) {
            (Some((column, _)), None, has_text) => match slots.get_mut(column)? {
                Some(known) if known.kind.has_text() && has_text => return None,
                Some(_) if !has_text => {}
                slot => *slot = Some(cell),
            },
            // An empty cell beside the columns says nothing.
            (None, _, false) => {}
            _ => return None,
        }
    }
    slots.into_iter().map(|slot| slot.map(|cell| Slot::Piece(cell.piece))).collect()
}
