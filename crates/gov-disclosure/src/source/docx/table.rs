//! Tables of a Word document: rows of cells that say themselves how far they reach.

use std::collections::HashMap;

use super::parts::Parts;
use super::seen::Seen;
use crate::document::{Asides, Block, GridBuilder, Place, Places};
use crate::error::Error;
use crate::fact::Limited;
use crate::limits;
use crate::source::colour::Rgb;

/// How a cell hangs together with the one above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merge {
    /// Not at all.
    #[default]
    None,
    /// It starts a cell over several rows.
    Start,
    /// It belongs to the cell above.
    Above,
    /// It belongs to the cell before it.
    Before,
}

/// A cell under way.
#[derive(Debug, Default)]
pub struct OpenCell {
    pub columns: u32,
    pub merge: Merge,
    /// A tracked change takes it away.
    pub deleted: bool,
    /// Its ground has a colour, and which.
    pub shaded: bool,
    pub ground: Option<Rgb>,
    /// Paragraphs that were begun in it.
    pub paragraphs: u32,
}

/// The height of a line, in twentieths of a point, at the least in most documents.
const LINE: u32 = 240;

/// A finished cell of a row under way.
#[derive(Debug)]
struct RowCell {
    column: u32,
    columns: u32,
    merge: Merge,
    blocks: Vec<Block<'static>>,
}

/// A table under way.
#[derive(Debug, Default)]
pub struct OpenTable {
    /// Its number, from 0, in the order of starts.
    number: u32,
    pub cell: Option<OpenCell>,
    /// A tracked change takes the row away.
    pub row_deleted: bool,
    /// The height that the row keeps, in twentieths of a point, however much is in it.
    pub height: Option<u32>,
    /// Columns that the row leaves out before its first cell.
    pub before: u32,
    cells: Vec<RowCell>,
    rows: Vec<Vec<RowCell>>,
    /// The columns in which a cell over several rows is open, with its end.
    open: HashMap<u32, u32>,
    layout: bool,
    /// All of its cells have a coloured ground.
    pub shaded: bool,
    /// How its style has its text seen, of which parts it may take that away, and which it shades.
    pub seen: Seen,
    pub takes_away: Parts,
    pub shades: Parts,
    /// Cells whose text a cell above covers.
    pub covered: usize,
}

/// A cell longer than this, in bytes, holds prose: its table lays out the page.
const MAX_CELL_LENGTH: usize = 1500;

impl OpenTable {
    pub fn new(number: u32) -> Self {
        Self { number, ..Self::default() }
    }

    /// The place of the cell under way.
    pub fn place(&self, part: u32) -> Place {
        Place::TableCell { part, table: self.number, row: self.rows.len() as u32, column: self.next_column() }
    }

    /// Whether its style may take away the text of the cell under way.
    pub fn may_take_away(&self) -> bool {
        self.takes_away.within(self.parts()).is_any()
    }

    /// Whether the row may end above the paragraph under way.
    pub fn cuts_off(&self) -> bool {
        let above = self.cell.as_ref().map_or(0, |cell| cell.paragraphs.saturating_sub(1));
        self.height.is_some_and(|height| above.saturating_mul(LINE) >= height)
    }

    /// Whether the cell under way may have a coloured ground by the style.
    pub fn may_shade(&self) -> bool {
        self.shades.within(self.parts()).is_any()
    }

    /// The parts that the cell under way may be in.
    fn parts(&self) -> Parts {
        Parts::of_cell(self.rows.is_empty(), self.next_column() == 0)
    }

    fn next_column(&self) -> u32 {
        self.cells.last().map_or(self.before, |cell| cell.column.saturating_add(cell.columns)).min(limits::TABLE_COLUMNS)
    }

    pub fn start_row(&mut self) {
        self.cells.clear();
        (self.row_deleted, self.before, self.height) = (false, 0, None);
    }

    /// Ends the cell under way, which holds `blocks`.
    pub fn end_cell(&mut self, blocks: Vec<Block<'static>>) {
        let Some(cell) = self.cell.take().filter(|cell| !cell.deleted) else { return };
        let column = self.next_column();
        let columns = cell.columns.clamp(1, limits::COLUMN_SPAN);
        if cell.merge == Merge::Before
            && let Some(last) = self.cells.last_mut()
        {
            last.columns = last.columns.saturating_add(columns).min(limits::COLUMN_SPAN);
            last.blocks.extend(blocks);
            return;
        }
        let is_covered = cell.merge == Merge::Above && self.open.contains_key(&column);
        let merge = if is_covered {
            Merge::Above
        } else if cell.merge == Merge::Start {
            Merge::Start
        } else {
            Merge::None
        };
        self.cells.push(RowCell { column, columns, merge, blocks });
    }

    pub fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if self.row_deleted || cells.is_empty() {
            return;
        }
        let mut open = HashMap::new();
        for cell in &cells {
            match cell.merge {
                Merge::Start | Merge::Above => drop(open.insert(cell.column, cell.columns)),
                Merge::None | Merge::Before => {}
            }
            let text = cell.blocks.iter().any(|block| length(block) > 0);
            self.covered += usize::from(cell.merge == Merge::Above && text);
            let length: usize = cell.blocks.iter().map(length).sum();
            self.layout |= length > MAX_CELL_LENGTH || cell.blocks.iter().any(|block| matches!(block, Block::Table(_)));
        }
        self.open = open;
        self.rows.push(cells);
    }

    /// The table; or, where it only lays out the page, what is in it.
    ///
    /// # Errors
    /// `limit-exceeded` for spans that expand to too much.
    pub fn finish(self, part: u32, places: &mut Places, slots: &mut usize) -> Result<Vec<Block<'static>>, Error> {
        let own = |row: &Vec<RowCell>| row.iter().filter(|cell| cell.merge != Merge::Above).count();
        let layout = self.layout || self.rows.iter().map(own).max().unwrap_or(0) <= 1;
        let mut grid = GridBuilder::new();
        let mut content = Vec::new();
        for (row, cells) in self.rows.into_iter().enumerate() {
            grid.start_row();
            for cell in cells {
                if cell.merge == Merge::Above {
                    grid.skip(cell.column.saturating_sub(grid.column()));
                    grid.cover(cell.columns);
                } else if layout {
                    // Lines of nothing but what is beside text.
                    content.extend(
                        cell.blocks.into_iter().filter(|block| !matches!(block, Block::Line(line) if line.text.content.is_empty())),
                    );
                } else {
                    grid.skip(cell.column.saturating_sub(grid.column()));
                    let place = Place::TableCell { part, table: self.number, row: row as u32, column: cell.column };
                    let (content, asides) = joined(cell.blocks);
                    let mut text = places.text(content, place);
                    text.asides = asides;
                    let text = text.settled();
                    grid.add(text, cell.columns, 1, slots).map_err(|_| Error::limit(Limited::Slots, limits::SPAN_SLOTS as u64))?;
                }
            }
        }
        Ok(if layout { content } else { vec![Block::Table(grid.finish())] })
    }
}

fn length(block: &Block<'_>) -> usize {
    if let Block::Line(line) = block { line.text.content.len() } else { 0 }
}

/// The lines of a cell as one text, and what is beside it.
fn joined(blocks: Vec<Block<'static>>) -> (String, Asides) {
    let (mut text, mut asides) = (String::new(), Asides::default());
    for block in blocks {
        let Block::Line(line) = block else { continue };
        if !text.is_empty() && !line.text.content.is_empty() {
            text.push('\n');
        }
        asides.append(text.len(), line.text.asides);
        text.push_str(&line.text.content);
    }
    (text, asides)
}
