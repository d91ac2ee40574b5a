//! How the rows of a table lie, learned from those that show it.

use std::collections::HashMap;

use super::cells::RowCells;
use super::grid;
use crate::form::TableId;

/// Rows that must agree before a habit of the file is believed.
const ENOUGH: usize = 4;

/// Rows with more values than columns that show a column without a label.
const WIDER: usize = 2;

const TABLES: [TableId; 3] = [TableId::Disclosure, TableId::Requests, TableId::Remedies];

/// How the rows of a table lie.
pub struct Model {
    /// Rows with a value in every column.
    pub full: usize,
    /// Which cells from the first value on are filled in full rows, by the number of their cells; `None` where they differ.
    gaps: HashMap<usize, Gaps>,
    /// Values are in neighbouring cells in every full row.
    adjacent: bool,
    /// Rows have several values, and none has them in neighbouring cells.
    apart: bool,
    /// Every row that shows its start begins at its first cell.
    pub compact: bool,
    /// The column at which every row that shows its start begins.
    pub column: Option<u32>,
    /// Rows that show their start.
    pub shown: usize,
    /// In a stream, the lines that a cell takes and those before the first: every row that tells keeps to it.
    pub stride: Option<(usize, usize)>,
    /// The columns that rows with one place only fill, where they are the same.
    pub pattern: Option<Vec<usize>>,
    /// Most rows that hold empty cells hold one in their last column.
    pub blank_totals: bool,
    /// No row is full, and each with values leaves the last column of the header empty: a column may be missing in all of them.
    pub is_short: bool,
    /// Some row has an empty cell before a value: empty cells are kept in place.
    pub keeps_blanks: bool,
    /// Some row has a value beside the columns of its header: the header is over none of them.
    pub is_out_of_line: bool,
    /// The tables of which several rows have more values than columns, each as many, and whether they are as many as the full rows.
    wider: Vec<(TableId, bool)>,
}

/// The one value of a sequence, `None` where there are several or none.
fn the_one<T: PartialEq>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut one = None;
    for value in values {
        match &one {
            Some(known) if *known != value => return None,
            Some(_) => {}
            None => one = Some(value),
        }
    }
    one
}

/// Whether the rows of a table with more values than columns are as many as the full ones; `None` where they are too few to show a
/// column, not of one width, or have more values since the file has numbers in pieces.
fn are_wider(rows: &[&RowCells<'_>], table: TableId) -> Option<bool> {
    let own = || rows.iter().filter(|row| row.row.table() == table);
    let wider = || own().filter(|row| row.is_wider);
    let (count, full) = (wider().count(), own().filter(|row| row.is_full()).count());
    // No sum shows which rows of Table II have a number in pieces.
    let most = if table == TableId::Disclosure { 2 * full + 1 } else { full };
    let has_pieces = own().any(|row| row.has_number_in_pieces);
    (count >= WIDER && !has_pieces && the_one(wider().map(|row| row.filled.len())).is_some()).then_some(count >= most)
}

/// Which cells of full rows are filled.
struct Gaps {
    rows: usize,
    filled: Option<Vec<usize>>,
}

fn gaps(full: &[&RowCells<'_>]) -> HashMap<usize, Gaps> {
    let mut gaps: HashMap<usize, Gaps> = HashMap::new();
    for row in full {
        let filled = row.pattern(row.filled.first().copied().unwrap_or(0));
        let own = gaps.entry(row.cells.len()).or_insert_with(|| Gaps { rows: 0, filled: Some(filled.clone()) });
        own.rows += 1;
        own.filled = own.filled.take().filter(|known| *known == filled);
    }
    gaps
}

impl Model {
    /// Learns from the rows that were written together.
    pub fn of(rows: &[RowCells<'_>]) -> Self {
        // （六）其他处理 covers rows in one form and is a row in the other: without cells it shows nothing.
        let rows: Vec<&RowCells<'_>> = rows.iter().filter(|row| !row.cells.is_empty()).collect();
        let full: Vec<&RowCells<'_>> = rows.iter().copied().filter(|row| row.is_full()).collect();
        let are_neighbours = |pair: &[usize]| matches!(pair, [a, b] if a + 1 == *b);
        let adjacent = full.iter().all(|row| row.filled.windows(2).all(are_neighbours));
        let mut several = rows.iter().filter(|row| row.filled.len() > 1);
        let apart = several.clone().nth(ENOUGH - 1).is_some() && several.all(|row| !row.filled.windows(2).any(are_neighbours));
        let first = |row: &&RowCells<'_>| row.filled.first().copied();
        // Full rows show where a row starts; without any, the rows that have one place only.
        let single = |row: &RowCells<'_>| row.windows().next().filter(|_| row.windows().len() == 1);
        let starts: Vec<(usize, u32)> = match full.is_empty() {
            false => full.iter().filter_map(|row| first(row).map(|i| (i, row.start(i)))).collect(),
            true => rows.iter().filter_map(|row| single(row).map(|i| (i, row.start(i)))).collect(),
        };
        let compact = starts.iter().all(|&(i, _)| i == 0);
        let column = the_one(starts.iter().map(|&(_, column)| column));
        // Merged labels left empty cells in place, or no row is padded: then an empty cell is one.
        let gridded = full.len() > 1 && column.is_some() && !compact;
        let unpadded = !full.is_empty() && rows.iter().all(|row| row.cells.len() == row.width());
        let dropped_none = rows.iter().any(|row| {
            let start = if row.filled.len() < row.width() { first(row) } else { None };
            let gap = row.filled.windows(2).any(|pair| matches!(pair, [a, b] if a + 1 < *b));
            start.is_some_and(|start| start > 0 && starts.iter().all(|&(i, _)| i == 0)) || (gap && !row.is_full())
        });
        let partial = rows.iter().filter(|row| !row.is_full() && row.cells.len() == row.width() && !row.filled.is_empty());
        let blank_totals = partial.clone().filter(|row| row.filled.last().is_none_or(|last| last + 1 < row.width())).count();
        let mut valued = rows.iter().filter(|row| !row.filled.is_empty());
        let leaves_last =
            |row: &&&RowCells<'_>| row.cells.len() <= row.width() && row.cells.last().is_some_and(|cell| !cell.kind.has_text());
        Self {
            is_short: full.is_empty() && valued.clone().nth(ENOUGH - 1).is_some() && valued.all(|row| leaves_last(&row)),
            blank_totals: blank_totals >= ENOUGH && blank_totals * 2 >= partial.count(),
            full: full.len(),
            gaps: gaps(&full),
            adjacent,
            apart,
            compact,
            column,
            shown: starts.len(),
            stride: [(1, 0), (2, 0), (2, 1)].into_iter().find(|&stride| {
                let telling = if full.is_empty() { &rows } else { &full };
                telling.len() >= ENOUGH && telling.iter().all(|row| row.has_stride(stride))
            }),
            pattern: the_one(rows.iter().filter(|row| !row.is_full()).filter_map(|row| single(row).map(|start| row.pattern(start)))),
            keeps_blanks: gridded || unpadded || dropped_none,
            is_out_of_line: rows.iter().any(|row| row.flow.has_rows() && grid::is_out_of_line(row)),
            wider: TABLES.into_iter().filter_map(|table| Some((table, are_wider(&rows, table)?))).collect(),
        }
    }

    /// Whether the rows of a table have a column that its header does not name; `None` where only some of them show it.
    pub fn has_unnamed_column(&self, table: TableId) -> Option<bool> {
        match self.wider.iter().find(|(own, _)| *own == table) {
            Some((_, true)) => Some(true),
            Some((_, false)) => None,
            None => Some(false),
        }
    }

    /// Whether the empty cells between the values of a full row are where they are in every other that has as many cells.
    pub fn has_gaps_of(&self, row: &RowCells<'_>) -> bool {
        row.is_evenly_spaced() || self.gaps.get(&row.cells.len()).is_some_and(|gaps| gaps.rows > 1 && gaps.filled.is_some())
    }

    /// Values are apart by one empty cell each: the separator is doubled, or merged cells left
    /// empty ones, and an empty cell of the form cannot be distinguished from them.
    pub fn is_spaced(&self, row: &RowCells<'_>) -> bool {
        match self.full {
            0 => self.apart || row.filled.len() > 1 && row.filled.windows(2).all(|pair| matches!(pair, [a, b] if a + 2 == *b)),
            _ => !self.adjacent,
        }
    }
}
