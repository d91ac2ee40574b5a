//! The pivot: a copy as blocks in reading order, before anyone asks what they mean.

mod aside;
mod format;
mod grid;
mod location;
mod places;
mod position;
mod repair;
mod split;
mod text;

pub use aside::{Aside, Asides, Beside, Role};
pub use format::Format;
pub use grid::GridBuilder;
pub use location::Location;
pub use places::{Place, Places};
pub use position::{Locator, Positions};
pub use repair::RepairKind;
pub use split::Start;
pub use text::{Span, Text};

/// A copy, taken apart.
#[derive(Debug, Default)]
pub struct Document<'a> {
    /// Lines and tables in reading order.
    pub blocks: Vec<Block<'a>>,
    /// The page's own title, outside its text (HTML `<title>`).
    pub title: Option<Text<'a>>,
    /// What the page says of itself to machines.
    pub metadata: Metadata<'a>,
    /// Its sheets, and the pages after the first that have a title of their own.
    pub divisions: Vec<Division<'a>>,
    /// The last line or cell, where the input ended inside it: its text may be cut, and more of it gone.
    pub cut: Option<Span>,
    /// Whether the file lacks the end of its format, as after a broken download: what is not in it may have come after it.
    pub is_incomplete: bool,
    /// Whether lines went that number pages and look like values around a sign for none: 3 / 12.
    pub has_page_fractions: bool,
    /// Where the spans of a copy are that is no text; without it they are bytes of the text.
    pub places: Option<Places>,
    /// Pages of it that are pictures.
    pub scanned: Scanned,
    /// What was undone or passed over to get here, and how often.
    pub repairs: Vec<(RepairKind, usize)>,
}

/// A part of a file that has a name: a sheet of a workbook, or a page of several that were saved as one.
#[derive(Clone, Debug)]
pub struct Division<'a> {
    /// Its first block.
    pub block: u32,
    /// What it is called: the name of the sheet, the title of the page.
    pub name: Text<'a>,
    /// Whether it is a sheet.
    pub is_sheet: bool,
}

/// The `<meta>` tags in which Chinese government sites name an article, its day and its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metadata<'a> {
    /// ArticleTitle.
    pub title: Option<&'a str>,
    /// PubDate.
    pub published: Option<&'a str>,
    /// ContentSource: who gave the article.
    pub source: Option<&'a str>,
    /// SiteName: whose site it is.
    pub site: Option<&'a str>,
}

impl<'a> Metadata<'a> {
    /// Notes what a tag says; the first of a name counts.
    pub fn note(&mut self, name: &str, content: &'a str) {
        let slot = match name.to_ascii_lowercase().as_str() {
            "articletitle" => &mut self.title,
            "pubdate" => &mut self.published,
            "contentsource" => &mut self.source,
            "sitename" => &mut self.site,
            _ => return,
        };
        let content = content.trim();
        if slot.is_none() && !content.is_empty() {
            *slot = Some(content);
        }
    }
}

/// Pages that are pictures of pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// Those whose text a program recognised.
    pub read: usize,
    /// Those without text.
    pub unread: usize,
}

/// A piece of a document.
#[derive(Debug)]
pub enum Block<'a> {
    /// A paragraph, heading or line of text.
    Line(Line<'a>),
    /// A table.
    Table(Table<'a>),
}

impl Block<'_> {
    /// Bytes that a line takes; a table is more than its block.
    pub fn bytes(&self) -> usize {
        let own = if let Self::Line(line) = self { line.text.bytes() } else { 0 };
        // The list that it is in grows by halves.
        size_of::<Self>() * 3 / 2 + own
    }
}

/// A paragraph, heading or line of text.
#[derive(Debug)]
pub struct Line<'a> {
    /// Its text; empty for a line of no-break spaces, which may stand for an empty cell.
    pub text: Text<'a>,
    /// Whether the source marks it as a heading.
    pub heading: bool,
    /// Characters of white space before it on its line.
    pub indent: u32,
    /// What the whole line leads to, where it is a link or a button and no text of the page.
    pub link: Option<Link>,
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Another page, or what a button does.
    Page,
    /// A file, such as an attachment.
    File,
}

/// How the cells of a table were found, and so what their columns are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Markup with spans (HTML): columns are grid columns, an empty cell is an empty cell.
    Grid,
    /// Separators (pipes, tabs): columns count separators; merged cells may or may not leave empty ones.
    Delimited,
    /// One cell per line, each closed by a separator: rows are unknown, empty cells are known, runs of
    /// separators are filler.
    Cells,
}

/// A table: rows of the cells that have text or a place of their own. A merged cell is one cell with
/// spans; the slots it covers hold nothing.
#[derive(Debug)]
pub struct Table<'a> {
    /// How its cells were found.
    pub layout: Layout,
    /// Its rows, top to bottom.
    pub rows: Vec<Row<'a>>,
}

impl Table<'_> {
    /// The same table, owning its text.
    pub fn into_owned(self) -> Table<'static> {
        let cell = |cell: Cell<'_>| Cell {
            text: cell.text.into_owned(),
            column: cell.column,
            columns: cell.columns,
            rows: cell.rows,
            filler: cell.filler,
        };
        let rows = self.rows.into_iter().map(|row| Row { cells: row.cells.into_iter().map(cell).collect() }).collect();
        Table { layout: self.layout, rows }
    }
}

/// A row of a table.
#[derive(Debug, Default)]
pub struct Row<'a> {
    /// Its cells, left to right; cells merged from the row above are not among them.
    pub cells: Vec<Cell<'a>>,
}

/// A cell where it starts.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// Its text, lines joined by `\n`; empty for an empty cell.
    pub text: Text<'a>,
    /// First column it occupies, in the units of the table's layout.
    pub column: u32,
    /// Columns it occupies, at least 1.
    pub columns: u32,
    /// Rows it occupies, at least 1.
    pub rows: u32,
    /// Whether it is padding rather than a cell ([`Layout::Cells`]: a run of separators).
    pub filler: bool,
}

impl<'a> Cell<'a> {
    /// A cell of one column and one row.
    pub fn new(text: Text<'a>, column: u32) -> Self {
        Self { text, column, columns: 1, rows: 1, filler: false }
    }

    /// The column after its last.
    pub fn end(&self) -> u32 {
        self.column.saturating_add(self.columns)
    }
}
