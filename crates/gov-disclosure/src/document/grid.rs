//! Placing cells with spans on a grid, as browsers do. The only way to make a [`Layout::Grid`] table.

use super::{Cell, Layout, Row, Table, Text};
use crate::limits;

/// The cells of a table expand to more slots, or are more, than [`limits`] allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanLimit;

/// Builds a table row by row. Every slot belongs to at most one cell.
#[derive(Debug)]
pub struct GridBuilder<'a> {
    rows: Vec<Row<'a>>,
    /// For each column, the first row that no cell from above reaches into.
    free_from: Vec<u32>,
    /// For each column, the row and the place in it of the last cell that starts there.
    starts: Vec<(u32, u32)>,
    next_column: u32,
}

impl<'a> GridBuilder<'a> {
    /// An empty table.
    pub fn new() -> Self {
        Self { rows: Vec::new(), free_from: Vec::new(), starts: Vec::new(), next_column: 0 }
    }

    /// Starts a row.
    pub fn start_row(&mut self) {
        // Most rows have as many cells as the one before.
        let cells = self.rows.last().map_or(0, |row| row.cells.len());
        self.rows.push(Row { cells: Vec::with_capacity(cells) });
        self.next_column = 0;
    }

    /// Adds a cell to the last row, in the first columns that no cell from above covers. `budget`
    /// counts the slots left to the whole input.
    ///
    /// # Errors
    /// [`SpanLimit`] when the budget is used up.
    pub fn add(&mut self, text: Text<'a>, columns: u32, rows: u32, budget: &mut usize) -> Result<(), SpanLimit> {
        if self.rows.is_empty() {
            self.start_row();
        }
        let row = self.rows.len() as u32 - 1;
        let columns = columns.clamp(1, limits::COLUMN_SPAN);
        let rows = rows.clamp(1, limits::ROW_SPAN);
        *budget = budget.checked_sub(columns as usize).ok_or(SpanLimit)?;
        while self.free_from.get(self.next_column as usize).is_some_and(|&free| free > row) {
            self.next_column += 1;
            *budget = budget.checked_sub(1).ok_or(SpanLimit)?;
        }
        let column = self.next_column.min(limits::TABLE_COLUMNS);
        let end = (column + columns).min(limits::TABLE_COLUMNS);
        if self.free_from.len() < end as usize {
            self.free_from.resize(end as usize, 0);
            self.starts.resize(end as usize, (0, 0));
        }
        for free in self.free_from.iter_mut().take(end as usize).skip(column as usize) {
            *free = (*free).max(row.saturating_add(rows));
        }
        self.next_column = end;
        if let Some(last) = self.rows.last_mut() {
            if let Some(start) = self.starts.get_mut(column as usize) {
                *start = (row, last.cells.len() as u32);
            }
            last.cells.push(Cell { text, column, columns: (end - column).max(1), rows, filler: false });
        }
        Ok(())
    }

    /// Passes over columns that have no cell of their own in the last row: covered from above, or left out.
    pub fn skip(&mut self, columns: u32) {
        self.next_column = self.next_column.saturating_add(columns).min(limits::TABLE_COLUMNS);
    }

    /// Passes over columns that a cell from above covers, which reaches into the last row.
    pub fn cover(&mut self, columns: u32) {
        let row = self.rows.len().saturating_sub(1) as u32;
        let above = self.starts.get(self.next_column as usize).and_then(|&(start, at)| {
            let cell = self.rows.get_mut(start as usize)?.cells.get_mut(at as usize)?;
            (start < row && start.saturating_add(cell.rows) == row).then_some(cell)
        });
        if let Some(cell) = above.filter(|_| columns > 0) {
            cell.rows = cell.rows.saturating_add(1).min(limits::ROW_SPAN);
        }
        self.skip(columns);
    }

    /// The column that the next cell would start in, where none from above covers it.
    pub fn column(&self) -> u32 {
        self.next_column
    }

    /// The texts of its cells, in the order in which they were added.
    pub fn texts(&mut self) -> impl Iterator<Item = &mut Text<'a>> {
        self.rows.iter_mut().flat_map(|row| &mut row.cells).map(|cell| &mut cell.text)
    }

    /// Bytes of its rows beside their cells.
    pub fn bytes(&self) -> usize {
        self.rows.len() * size_of::<Row<'_>>() + size_of::<Self>()
    }

    /// The finished table.
    pub fn finish(self) -> Table<'a> {
        Table { layout: Layout::Grid, rows: self.rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_take_the_first_free_columns() {
        let mut grid = GridBuilder::new();
        let mut budget = 100;
        let mut add = |grid: &mut GridBuilder<'static>, columns, rows| grid.add(Text::default(), columns, rows, &mut budget).unwrap();
        grid.start_row();
        add(&mut grid, 2, 2);
        add(&mut grid, 1, 1);
        add(&mut grid, 1, 3);
        grid.start_row();
        add(&mut grid, 1, 1);
        grid.start_row();
        for _ in 0..4 {
            add(&mut grid, 1, 1);
        }
        let table = grid.finish();
        let columns: Vec<Vec<u32>> = table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.column).collect()).collect();
        assert_eq!(columns, [vec![0, 2, 3], vec![2], vec![0, 1, 2, 4]]);
    }

    #[test]
    fn a_cell_reaches_into_the_rows_that_it_covers() {
        let mut grid = GridBuilder::new();
        let mut budget = 100;
        let mut add = |grid: &mut GridBuilder<'static>, columns| grid.add(Text::default(), columns, 1, &mut budget).unwrap();
        grid.start_row();
        add(&mut grid, 2);
        add(&mut grid, 1);
        for _ in 0..2 {
            grid.start_row();
            grid.cover(2);
            add(&mut grid, 1);
        }
        grid.start_row();
        add(&mut grid, 2);
        // The cell right above.
        grid.cover(1);
        let rows: Vec<Vec<(u32, u32)>> =
            grid.finish().rows.iter().map(|row| row.cells.iter().map(|cell| (cell.column, cell.rows)).collect()).collect();
        assert_eq!(rows, [vec![(0, 3), (2, 1)], vec![(2, 1)], vec![(2, 2)], vec![(0, 1)]]);
    }

    #[test]
    fn a_budget_bounds_the_spans() {
        let mut grid = GridBuilder::new();
        let mut budget = 1500;
        grid.start_row();
        assert!(grid.add(Text::default(), u32::MAX, u32::MAX, &mut budget).is_ok());
        assert_eq!(grid.add(Text::default(), u32::MAX, 1, &mut budget), Err(SpanLimit));
    }
}
