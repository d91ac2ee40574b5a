//! A filled form as blocks in reading order, before any format: what the writers write and most damages change.

use gov_disclosure::{Field, SlotContent, TableId, printed, section_heading};

use crate::sheet::Sheet;

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its text; `\n` is a line break within the cell.
    pub text: String,
    /// Columns it spans.
    pub columns: usize,
    /// Rows it spans.
    pub rows: usize,
    /// The field whose value it holds; `None` for words of the form.
    pub field: Option<Field>,
    /// What is in it and is no part of its text, from left to right.
    pub beside: Vec<Beside>,
}

/// What is in a cell and is no part of its text, or how its text is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What it is.
    pub role: Role,
    /// Its own text.
    pub text: String,
    /// Whether it comes before the text of the cell.
    pub before: bool,
    /// Which of the ways to write it is taken, by its number.
    pub way: usize,
}

/// How something is in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Raised or lowered.
    Mark,
    /// Struck out.
    Struck,
    /// Not visible.
    Hidden,
    /// The text of the cell is what a control shows.
    Control,
    /// A picture is in place of the text.
    Picture,
    /// A calculation is in place of the text, and its result is not stored.
    Unreckoned,
}

impl Cell {
    /// Words, in one row.
    pub fn words(text: &str, columns: usize) -> Self {
        Self { text: text.to_owned(), columns, rows: 1, field: None, beside: Vec::new() }
    }
}

/// The cells that start in a row, from left to right.
pub type Row = Vec<Cell>;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Line(String),
    /// The heading of a section, by its number.
    Heading(u8, String),
    /// A table.
    Table(TableId, Vec<Row>),
}

/// The rows of one table.
pub fn table(sheet: &Sheet, id: TableId) -> Vec<Row> {
    let cell = |slot: &gov_disclosure::PrintedSlot| {
        let (text, field) = match slot.print {
            SlotContent::Field(field) => (sheet.value(field).unwrap_or_default(), Some(field)),
            print => (print.words().unwrap_or("").to_owned(), None),
        };
        Cell { text, columns: slot.columns, rows: slot.rows, field, beside: Vec::new() }
    };
    printed(id, sheet.edition).rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

/// The whole report.
pub fn page(sheet: &Sheet) -> Vec<Block> {
    let mut blocks = vec![Block::Line(sheet.title())];
    for number in 1..=6u8 {
        blocks.push(Block::Heading(number, section_heading(number).to_owned()));
        blocks.extend(sheet.prose[usize::from(number) - 1].iter().cloned().map(Block::Line));
        let id = match number {
            2 => TableId::Disclosure,
            3 => TableId::Requests,
            4 => TableId::Remedies,
            _ => continue,
        };
        blocks.push(Block::Table(id, table(sheet, id)));
    }
    blocks.extend(sheet.signature.iter().cloned().map(Block::Line));
    blocks
}

/// The blocks as text: what `table` makes of each table, and `line` of each paragraph and heading.
pub fn joined(blocks: &[Block], mut table: impl FnMut(&[Row], TableId) -> String, line: impl Fn(&str) -> String) -> String {
    let one = |block: &Block| match block {
        Block::Line(text) | Block::Heading(_, text) => line(text),
        Block::Table(id, rows) => table(rows, *id),
    };
    blocks.iter().map(one).collect()
}

/// Whether anything is beside the text of a cell.
pub fn has_beside(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block, Block::Table(_, rows) if rows.iter().flatten().any(|cell| !cell.beside.is_empty())))
}

/// A cell on the grid of its table, or the columns of a row that a cell above covers.
#[derive(Clone, Debug)]
pub struct Place {
    /// The text; empty where covered.
    pub text: String,
    /// First column.
    pub column: usize,
    /// Columns spanned.
    pub columns: usize,
    /// Rows spanned.
    pub rows: usize,
    /// Whether a cell above covers it.
    pub covered: bool,
    /// What is in it beside its text.
    pub beside: Vec<Beside>,
}

/// The rows with their columns; what is covered from above is in each row it reaches.
pub fn grid(rows: &[Row]) -> Vec<Vec<Place>> {
    // Columns and rows left of the cells that reach down, by their first column.
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let mut out = Vec::new();
    for row in rows {
        let mut places: Vec<Place> = Vec::new();
        let mut above: Vec<_> = open.iter().filter(|(.., left)| *left > 0).copied().collect();
        above.sort_unstable();
        let mut next: Vec<_> = above.iter().map(|&(at, columns, left)| (at, columns, left - 1)).collect();
        let (mut column, mut above) = (0, above.into_iter().peekable());
        let mut cover = |column: &mut usize, places: &mut Vec<Place>| {
            while let Some((_, columns, _)) = above.next_if(|(at, ..)| at == column) {
                places.push(Place { text: String::new(), column: *column, columns, rows: 1, covered: true, beside: Vec::new() });
                *column += columns;
            }
        };
        for cell in row {
            cover(&mut column, &mut places);
            let (text, beside) = (cell.text.clone(), cell.beside.clone());
            places.push(Place { text, column, columns: cell.columns, rows: cell.rows, covered: false, beside });
            next.push((column, cell.columns, cell.rows - 1));
            column += cell.columns;
        }
        cover(&mut column, &mut places);
        open = next;
        out.push(places);
    }
    out
}
