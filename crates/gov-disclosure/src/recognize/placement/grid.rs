//! Cells under the labels of their columns, in a table whose geometry the source has.

use super::cells::{RowCell, RowCells};
use super::slot::Slot;
use crate::recognize::pieces::{Flow, Kind};
use crate::recognize::tables::column::Extent;

/// Places a row by its columns' labels: each is over one cell of the row, and each cell under one label. Where merged
/// cells put rows out of line with their header, as many cells as columns are in the header's order.
pub fn place(row: &RowCells<'_>) -> Option<Vec<Slot>> {
    let extents: Vec<Extent> = row.columns.iter().map(|column| column.extent).collect::<Option<_>>()?;
    let first = extents.first()?.start;
    // Cells before the first column belong to the row's label: empty ones, and words where markup keeps them apart.
    let own: Vec<&RowCell> = row.cells.iter().filter(|cell| cell.end.max(cell.start + 1) > first || row.row.label.is_none()).collect();
    let beside = row.cells.len() - own.len();
    let is_of_label = |cell: &RowCell| !cell.kind.has_text() || row.flow == Flow::Grid && cell.kind == Kind::Word;
    if !row.cells.iter().take(beside).all(is_of_label) {
        return None;
    }
    if let Some(slots) = under(&own, &extents) {
        return Some(slots);
    }
    (row.flow == Flow::Grid && own.len() == extents.len()).then(|| own.iter().map(|cell| Slot::Piece(cell.piece)).collect())
}

fn under(cells: &[&RowCell], extents: &[Extent]) -> Option<Vec<Slot>> {
    let mut slots = vec![None; extents.len()];
    for cell in cells {
        let own = Extent { start: cell.start, end: cell.end.max(cell.start + 1) };
        let mut over = extents.iter().enumerate().filter(|(_, extent)| extent.overlaps(own));
        match (over.next(), over.next(), cell.kind.has_text()) {
            (Some((column, _)), None, _) => {
                let slot = slots.get_mut(column)?;
                if slot.is_some() {
                    return None;
                }
                *slot = Some(Slot::Piece(cell.piece));
            }
            // An empty cell beside the columns says nothing.
            (None, _, false) => {}
            _ => return None,
        }
    }
    slots.into_iter().collect()
}
