//! A table under way.

use crate::document::{Block, GridBuilder};

/// Where what a cell holds ends.
#[derive(Debug)]
pub struct CellEnd {
    /// In the content of its table.
    pub content: usize,
    /// Where a picture is painted behind it, in the source.
    pub pictured: Option<usize>,
}

/// An open table.
#[derive(Debug)]
pub struct OpenTable<'a> {
    pub grid: GridBuilder<'a>,
    /// Text outside its cells, captions for one: it goes before the table.
    pub before: Vec<Block<'a>>,
    /// The content of all its cells in order: the lines of a table that turns out to be layout, and otherwise the texts of its cells.
    pub content: Vec<Block<'a>>,
    /// Where the content of each cell of the grid ends.
    pub ends: Vec<CellEnd>,
    /// Where the open cell's content starts in `content`, and its spans.
    pub cell: Option<(usize, u32, u32)>,
    pub row_open: bool,
    /// How many elements change how text is seen: before the table, before its rows, before the open row and cell.
    pub heights: [usize; 4],
    /// Whether the open cell is not laid out.
    pub gone: bool,
    /// Where a picture is painted behind what the cell at hand holds.
    pub pictured: Option<usize>,
    pub rows: usize,
    pub widest: usize,
    pub width: usize,
    pub layout: bool,
}
