//! Rows whose empty cells the source keeps, by the run of cells that holds the row.

use super::cells::RowCells;
use super::model::Model;
use super::slot::Slot;
use crate::recognize::pieces::Flow;

/// The run of cells that holds a row, where all ways to tell agree.
pub fn place(row: &RowCells<'_>, model: &Model) -> Option<Vec<Slot>> {
    let width = row.width();
    let windows = row.windows();
    if row.cells.len() < width {
        return None;
    }
    if row.filled.is_empty() {
        return Some(row.slots(0..width));
    }
    // Values in front and nothing after them: empty cells may have been dropped and the row padded.
    let marked_up = row.flow == Flow::Grid;
    let only_in_front = row.filled.first() == Some(&0) && row.filled.last().is_some_and(|last| last + 1 == row.filled.len());
    if !marked_up && only_in_front && width > 1 && !model.keeps_blanks {
        return None;
    }
    // A padded row of a stream starts at its first cell if its last column is filled, or if most others do.
    if matches!(row.flow, Flow::Stream { .. }) && row.cells.len() != width {
        let filled_to_last = row.filled.last() == Some(&(width - 1));
        let like_others = windows.clone().find(|&first| model.pattern.as_ref() == Some(&row.pattern(first)));
        let first = if filled_to_last { Some(0) } else { like_others };
        return first.filter(|first| windows.contains(first)).map(|first| row.slots(first..first + width));
    }
    let compact = (model.compact && model.shown > 0).then_some(0);
    let by_column = model.column.and_then(|column| (0..row.cells.len()).find(|&first| row.start(first) == column));
    let first = match (compact, by_column) {
        // Rows of one depth only leave open which; the columns that those fill may tell.
        (Some(a), Some(b)) if a != b => [a, b].into_iter().find(|&first| model.pattern.as_ref() == Some(&row.pattern(first)))?,
        (a, b) => a.or(b).or((row.cells.len() == width && marked_up).then_some(0))?,
    };
    windows.contains(&first).then(|| row.slots(first..first + width))
}
