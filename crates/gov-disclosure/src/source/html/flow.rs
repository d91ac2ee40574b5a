//! From tags to lines and tables.
//!
//! Tables that lay out the page dissolve into their content; a table with a grid of short cells
//! stays one. Browsers' rules for implied end tags hold: a cell ends where the next one starts.

use super::entity;
use super::look::Look;
use super::tag::{Field, Tag, attribute, is_spacer, link, span};
use super::token::Token;
use crate::document::{Block, Cell, Division, Document, GridBuilder, Line, Link, Metadata, Role, Span, Text};
use crate::error::Error;
use crate::lex::page;
use crate::lex::script::is_han;
use crate::limits;
use crate::meter::Meter;
use crate::source::text;

/// Text of the line being read, collapsed as browsers do.
#[derive(Debug, Default)]
struct Pending<'a> {
    text: Text<'a>,
    /// White space was seen since the last character.
    gap: bool,
    /// Where text from right to left started.
    reversed: Option<usize>,
}

impl<'a> Pending<'a> {
    fn push(&mut self, source: &'a str, start: usize) {
        let is_space = |c: char| c.is_ascii_whitespace();
        let lead = source.len() - source.trim_start_matches(is_space).len();
        let core = source.trim_matches(is_space);
        self.gap |= lead > 0;
        if core.is_empty() {
            return;
        }
        let at = start + lead;
        let has_gap = memchr::memchr(b' ', core.as_bytes()).is_some() && core.contains("  ");
        let is_plain = !has_gap && !core.bytes().any(|b| matches!(b, b'\n' | b'\r' | b'\t' | b'&'));
        if is_plain && self.text.content.is_empty() && self.text.asides.is_empty() {
            (self.text, self.gap) = (Text::new(core, Span::new(at, at + core.len())), false);
        } else if is_plain {
            self.add(core, Span::new(at, at + core.len()));
        } else {
            let mut from = at;
            for word in core.split_inclusive(is_space) {
                let bare = word.trim_end_matches(is_space);
                entity::each(bare, |text, range| match text.trim_matches(is_space) {
                    "" => self.gap = true,
                    _ => self.add(text, Span::new(from + range.start, from + range.end)),
                });
                self.gap |= bare.len() < word.len();
                from += word.len();
            }
        }
        self.gap |= source.len() > lead + core.len();
    }

    /// Adds text behind a space where there was a gap.
    fn add(&mut self, text: &str, source: Span) {
        if std::mem::take(&mut self.gap) && !self.text.content.is_empty() {
            self.text.push(" ", Span { start: self.text.span.end, end: source.start });
        }
        self.text.push(text, source);
    }

    /// Adds what stands here and is not part of the text.
    fn push_aside(&mut self, role: Role, source: &str, start: usize) {
        let mut words = String::new();
        entity::each(source, |text, _| words.push_str(text));
        self.text.push_aside(role, &words, Span::new(start, start + source.len()));
    }

    /// Text from right to left starts or ends here.
    fn turn(&mut self, reversed: bool) {
        if reversed {
            self.reversed.get_or_insert(self.text.content.len());
        } else if let Some(from) = self.reversed.take()
            && let Some(tail) = self.text.content.get(from..).filter(|tail| !tail.is_empty())
        {
            // Digits stay as long as they are; of other text nobody knows where its parts would stand.
            match tail.is_ascii() {
                true => {
                    let turned: String = tail.chars().rev().collect();
                    self.text.content.to_mut().replace_range(from.., &turned);
                }
                false => self.text.push_aside(Role::NotText, "", self.text.span),
            }
        }
    }

    fn take(&mut self) -> Option<Text<'a>> {
        self.turn(false);
        let pending = std::mem::take(self);
        (!pending.text.content.is_empty() || !pending.text.asides.is_empty()).then_some(pending.text)
    }
}

/// An open table.
#[derive(Debug)]
struct OpenTable<'a> {
    grid: GridBuilder<'a>,
    /// Text outside its cells, captions for one: it goes before the table.
    before: Vec<Block<'a>>,
    /// The content of all its cells in order, for a table that turns out to be layout.
    content: Vec<Block<'a>>,
    /// Where the open cell's content starts in `content`, and its spans.
    cell: Option<(usize, u32, u32)>,
    row_open: bool,
    /// How many elements change how text is seen: before the table, before its rows, before the open row and cell.
    heights: [usize; 4],
    /// Whether the open cell is not laid out.
    gone: bool,
    rows: usize,
    widest: usize,
    width: usize,
    layout: bool,
}

/// Which line breaks of the source end a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Breaks {
    /// None: a page.
    Markup,
    /// Empty lines, and lines that start or end a Markdown table or heading: text with blocks in HTML.
    Paragraphs,
    /// All: text with tables in HTML.
    Lines,
}

impl Breaks {
    fn of(text: &str) -> Self {
        let head = text.get(..text.floor_char_boundary(1 << 16)).unwrap_or(text);
        let has = |tags: &[&str]| tags.iter().any(|tag| memchr::memmem::find(head.as_bytes(), tag.as_bytes()).is_some());
        if has(&["<html", "<HTML", "<body", "<BODY", "<head", "<HEAD", "<!DOCTYPE", "<!doctype", "<meta", "<META", "<title", "<TITLE"]) {
            Self::Markup
        } else if has(&["<p", "<P", "<div", "<DIV", "<br", "<BR", "<span", "<SPAN"]) {
            Self::Paragraphs
        } else {
            Self::Lines
        }
    }

    /// Whether the source's line break between two lines ends a line.
    fn counts(self, before: &str, after: &str) -> bool {
        let is_markdown = |line: &str| line.starts_with(['|', '#']);
        match self {
            Self::Markup => false,
            Self::Paragraphs => before.trim().is_empty() || after.trim().is_empty() || is_markdown(before) || is_markdown(after),
            Self::Lines => true,
        }
    }
}

/// An open list to choose from.
#[derive(Debug, Default)]
struct Select<'a> {
    /// The text of the choice.
    choice: Vec<(&'a str, usize)>,
    /// Whether the text at hand is it.
    taking: bool,
    choices: usize,
}

/// A cell longer than this, in bytes, holds prose: its table lays out the page.
const MAX_CELL_LENGTH: usize = 1500;

/// Lines of a cell beyond which putting them together is paid for before.
const MANY_LINES: usize = 100;

/// Bytes of the attributes of a tag beyond which their number is paid for.
const LONG_TAG: usize = 512;

/// The state of reading a page.
#[derive(Debug)]
pub struct Flow<'a> {
    page: &'a str,
    meter: &'a Meter,
    out: Vec<Block<'a>>,
    tables: Vec<OpenTable<'a>>,
    pending: Pending<'a>,
    look: Look<'a>,
    select: Option<Select<'a>>,
    /// Text that is not seen, outside of cells.
    hidden: usize,
    heading: bool,
    /// The link that is open, what the pending line's links lead to, and whether it has words outside them.
    open_link: Option<Link>,
    link: Option<Link>,
    has_words: bool,
    title: Option<Text<'a>>,
    in_title: bool,
    metadata: Metadata<'a>,
    /// The pages after the first, where several were saved as one.
    divisions: Vec<Division<'a>>,
    /// Bytes of lines that the meter does not know of yet.
    held: usize,
    cells: usize,
    slots: usize,
    /// Whose line breaks count.
    breaks: Breaks,
    /// Open elements whose line breaks all count.
    preformatted: u32,
}

impl<'a> Flow<'a> {
    pub fn new(text: &'a str, meter: &'a Meter) -> Self {
        Self {
            page: text,
            meter,
            out: Vec::new(),
            tables: Vec::new(),
            pending: Pending::default(),
            look: Look::new(text),
            select: None,
            hidden: 0,
            heading: false,
            open_link: None,
            link: None,
            has_words: false,
            title: None,
            in_title: false,
            metadata: Metadata::default(),
            divisions: Vec::new(),
            held: 0,
            cells: 0,
            slots: limits::SPAN_SLOTS,
            breaks: Breaks::of(text),
            preformatted: 0,
        }
    }

    pub fn token(&mut self, token: Token<'a>) -> Result<(), Error> {
        if self.held > limits::HELD_AT_ONCE {
            self.meter.hold(std::mem::take(&mut self.held))?;
        }
        match token {
            Token::Text { text, start } => self.text(text, start),
            Token::Open { tag, name, attributes, content } => return self.open(tag, name, attributes, content),
            Token::Close { tag, name } => return self.close(tag, name),
            Token::Sheet { text } => self.look.add_sheet(text),
        }
        Ok(())
    }

    fn text(&mut self, text: &'a str, start: usize) {
        if let Some(select) = &mut self.select {
            if select.taking {
                select.choice.push((text, start));
            }
            return;
        }
        if let Some(role) = self.look.role(text) {
            self.hidden += usize::from(role == Role::Hidden && !text.trim().is_empty());
            return self.pending.push_aside(role, text, start);
        }
        // What stands for a space is no word: &nbsp;.
        let is_word = |c: char| is_han(c) || c.is_alphanumeric() && !text.contains('&');
        if text.contains(is_word) {
            self.link = self.link.or(self.open_link);
            self.has_words |= self.open_link.is_none();
        }
        if self.preformatted > 0 {
            let mut at = start;
            for line in text.split_inclusive('\n') {
                self.pending.push(line, at);
                if line.ends_with('\n') {
                    self.end_line();
                }
                at += line.len();
            }
            return;
        }
        if self.breaks == Breaks::Markup || !self.tables.is_empty() {
            return self.pending.push(text, start);
        }
        let mut at = start;
        let mut lines = text.split_inclusive('\n').peekable();
        while let Some(line) = lines.next() {
            let body = text::without_marks(line, &['#', '*', '>', ' ']);
            self.pending.push(body, at + (line.len() - body.len()));
            if line.ends_with('\n') && self.breaks.counts(line, lines.peek().copied().unwrap_or("")) {
                self.end_line();
            }
            at += line.len();
        }
    }

    /// What is shown here is not text.
    fn picture(&mut self, alternative: &'a str, at: usize) {
        if self.tables.last().is_some_and(|table| table.cell.is_some()) && self.look.role(alternative) != Some(Role::Hidden) {
            self.pending.push_aside(Role::NotText, alternative, at);
        }
    }

    fn end_select(&mut self) {
        for (text, start) in self.select.take().unwrap_or_default().choice {
            self.text(text, start);
        }
    }

    fn open(&mut self, tag: Tag, name: &'a str, attributes: &'a str, content: usize) -> Result<(), Error> {
        if attributes.len() > LONG_TAG {
            let parts = attributes.bytes().filter(|&b| b.is_ascii_whitespace() || matches!(b, b'=' | b'/' | b'"' | b'\'' | b';')).count();
            self.meter.work(parts * limits::ATTRIBUTE_STEPS)?;
        }
        if self.select.is_some() && !matches!(tag, Tag::Choice | Tag::Inline | Tag::Link) {
            self.end_select();
        }
        if !matches!(tag, Tag::Table | Tag::RowGroup | Tag::Row | Tag::Cell) {
            if tag.is_block() {
                self.end_line();
            }
            self.look.open(tag, name, attributes, content);
            self.pending.turn(self.look.is_reversed());
        }
        match tag {
            Tag::Inline | Tag::Mark | Tag::Struck | Tag::Raw | Tag::Empty | Tag::Block | Tag::Caption => {}
            Tag::Metadata => {
                if let (Some(name), Some(content)) = (attribute(attributes, "name"), attribute(attributes, "content")) {
                    self.metadata.note(name, content);
                }
            }
            Tag::Link => self.open_link = link(attributes),
            Tag::Break => self.end_line(),
            Tag::Picture | Tag::Input if is_spacer(attributes) || !self.look.shows(tag, name, attributes, content) => {}
            Tag::Picture => self.picture(attribute(attributes, "alt").unwrap_or(""), content),
            Tag::Input => match Field::of(attributes) {
                Field::Text(value) => self.text(value, value.as_ptr() as usize - self.page.as_ptr() as usize),
                Field::Control => self.picture("", content),
                Field::Nothing => {}
            },
            Tag::Select => self.select = Some(Select::default()),
            Tag::Choice => {
                if let Some(select) = &mut self.select {
                    let chosen = attribute(attributes, "selected").is_some();
                    select.taking = chosen || select.choices == 0;
                    select.choices += 1;
                    if chosen {
                        select.choice.clear();
                    }
                }
            }
            Tag::Preformatted => self.preformatted = self.preformatted.saturating_add(1),
            Tag::Heading => self.heading = true,
            Tag::Title => {
                self.end_line();
                self.in_title = true;
            }
            Tag::Table => {
                self.end_line();
                if self.tables.len() >= limits::TABLE_NESTING {
                    return Err(Error::limit(
                        "表格嵌套过深，不像报告；请检查文件是否完整",
                        "tables nest too deep for a page that people read; check that the file is whole",
                    ));
                }
                if let Some(outer) = self.tables.last_mut() {
                    outer.layout = true;
                }
                let before = self.look.height();
                self.look.open(tag, name, attributes, content);
                let inside = self.look.height();
                self.look.set_floor(inside);
                self.tables.push(OpenTable {
                    heights: [before, inside, inside, inside],
                    gone: false,
                    grid: GridBuilder::new(),
                    before: Vec::new(),
                    content: Vec::new(),
                    cell: None,
                    row_open: false,
                    rows: 0,
                    widest: 0,
                    width: 0,
                    layout: false,
                });
            }
            Tag::Row => {
                self.end_cell()?;
                self.end_row();
                self.look.open(tag, name, attributes, content);
                self.start_row();
            }
            Tag::RowGroup => {
                self.end_cell()?;
                self.end_row();
                if let Some(table) = self.tables.last_mut() {
                    self.look.cut(table.heights[1]);
                    self.look.open(tag, name, attributes, content);
                    table.heights[2] = self.look.height();
                }
            }
            Tag::Cell => {
                self.end_cell()?;
                let (columns, rows) =
                    if attributes.is_empty() { (1, 1) } else { (span(attributes, "colspan"), span(attributes, "rowspan")) };
                if self.tables.last().is_some_and(|table| !table.row_open) {
                    self.start_row();
                }
                self.look.open(tag, name, attributes, content);
                self.look.set_floor(self.look.height());
                if let Some(table) = self.tables.last_mut() {
                    table.gone = self.look.is_gone();
                    table.cell = Some((table.content.len(), columns, rows));
                    table.width += 1;
                    self.cells += 1;
                    if self.cells > limits::TABLE_CELLS {
                        return Err(Error::limit("表格单元格过多，超过上限", "the page has more table cells than the limit allows"));
                    }
                }
            }
        }
        Ok(())
    }

    fn close(&mut self, tag: Tag, name: &'a str) -> Result<(), Error> {
        if self.select.is_some() && !matches!(tag, Tag::Choice | Tag::Inline | Tag::Link) {
            self.end_select();
        }
        if tag.is_block() {
            self.end_line();
        }
        if !matches!(tag, Tag::Table | Tag::RowGroup | Tag::Row | Tag::Cell) {
            self.look.close(tag, name);
            self.pending.turn(self.look.is_reversed());
        }
        match tag {
            Tag::Inline | Tag::Mark | Tag::Struck | Tag::Raw | Tag::Empty | Tag::Block | Tag::Caption => {}
            Tag::Input | Tag::Select | Tag::Picture | Tag::Metadata => {}
            Tag::Link => self.open_link = None,
            Tag::Choice => self.select.iter_mut().for_each(|select| select.taking = false),
            Tag::Break => self.end_line(),
            Tag::Preformatted => self.preformatted = self.preformatted.saturating_sub(1),
            Tag::Heading => self.heading = false,
            Tag::Title => {
                let title = self.pending.take().filter(|_| self.in_title);
                self.in_title = false;
                if self.title.is_none() {
                    self.title = title;
                } else if let Some(name) = title.filter(|_| self.tables.is_empty() && self.divisions.len() < limits::REPORTS) {
                    self.divisions.push(Division { block: self.out.len() as u32, name, is_sheet: false });
                }
            }
            Tag::Cell => self.end_cell()?,
            Tag::Row | Tag::RowGroup => {
                self.end_cell()?;
                self.end_row();
            }
            Tag::Table => {
                self.end_cell()?;
                self.end_row();
                self.end_table();
            }
        }
        Ok(())
    }

    fn end_line(&mut self) {
        let link = self.link.take().filter(|_| !self.has_words);
        self.has_words = false;
        let Some(text) = self.pending.take() else { return };
        if self.in_title {
            return;
        }
        // A page number between the parts of a table; in a cell it would be a figure.
        if self.tables.last().is_none_or(|table| table.cell.is_none()) && page::is_mark(&text.content) {
            return;
        }
        let in_cell = self.tables.last().is_some_and(|table| table.cell.is_some());
        let text = if in_cell { text } else { text.settled() };
        if text.content.is_empty() && !in_cell {
            return;
        }
        let line = Block::Line(Line { text, heading: self.heading, indent: 0, link });
        self.held += line.bytes();
        match self.tables.last_mut() {
            Some(table) if table.cell.is_none() => table.before.push(line),
            Some(table) => table.content.push(line),
            None => self.out.push(line),
        }
    }

    fn start_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.grid.start_row();
            table.rows += 1;
            table.width = 0;
            table.row_open = true;
            table.heights[3] = self.look.height();
        }
    }

    fn end_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.row_open = false;
            self.look.cut(table.heights[2]);
            table.heights[3] = self.look.height();
        }
    }

    fn end_cell(&mut self) -> Result<(), Error> {
        self.end_line();
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let Some((from, columns, rows)) = table.cell.take() else { return Ok(()) };
        self.look.cut(table.heights[3]);
        self.look.set_floor(table.heights[1]);
        if std::mem::take(&mut table.gone) {
            table.content.truncate(from);
            return Ok(());
        }
        table.widest = table.widest.max(table.width);
        let lines = table.content.get(from..).unwrap_or_default();
        let length: usize = lines.iter().map(|block| if let Block::Line(line) = block { line.text.content.len() } else { 0 }).sum();
        table.layout |= length > MAX_CELL_LENGTH;
        if !table.layout && lines.len() > MANY_LINES {
            self.meter.hold(length + lines.len() * limits::JOINED_BYTES)?;
        }
        let text = if table.layout { Text::default() } else { joined(lines) };
        self.held += size_of::<Cell<'_>>() + text.bytes();
        table.grid.add(text, columns, rows, &mut self.slots).map_err(|_| {
            Error::limit("跨行跨列展开后的表格过大，超过上限", "the spans of the page's tables expand to more slots than the limit allows")
        })
    }

    fn end_table(&mut self) {
        let Some(mut table) = self.tables.pop() else { return };
        self.look.cut(table.heights[0]);
        self.held += table.grid.bytes();
        self.look.set_floor(self.tables.last().map_or(0, |outer| if outer.cell.is_some() { outer.heights[3] } else { outer.heights[1] }));
        let layout = table.layout || table.widest <= 1;
        let into = match self.tables.last_mut() {
            Some(outer) => &mut outer.content,
            None => &mut self.out,
        };
        into.extend(table.before);
        if layout {
            // Lines of nothing but what stands beside text.
            table.content.retain(|block| !matches!(block, Block::Line(line) if line.text.content.is_empty()));
            into.extend(table.content);
        } else {
            into.push(Block::Table(table.grid.finish()));
        }
    }

    pub fn finish(mut self) -> Result<Document<'a>, Error> {
        self.meter.hold(std::mem::take(&mut self.held))?;
        let cut = (!self.pending.text.content.is_empty()).then_some(self.pending.text.span);
        // A cell that the file ends in before its text is no empty cell.
        if cut.is_none()
            && let Some(table) = self.tables.last_mut()
            && table.cell.is_some_and(|(from, ..)| table.content.len() <= from)
        {
            table.cell = None;
        }
        while !self.tables.is_empty() {
            self.end_cell()?;
            self.end_table();
        }
        self.end_line();
        let (blocks, divisions) = match self.breaks {
            Breaks::Markup => (self.out, self.divisions),
            _ => (text::tables(self.out, self.meter)?, Vec::new()),
        };
        let repairs = (self.hidden > 0).then_some(("hidden-text-dropped", self.hidden)).into_iter().collect();
        Ok(Document { blocks, title: self.title, metadata: self.metadata, divisions, cut, repairs, ..Document::default() })
    }
}

/// The lines of a cell as one text.
fn joined<'a>(lines: &[Block<'a>]) -> Text<'a> {
    let mut texts = lines.iter().filter_map(|block| if let Block::Line(line) = block { Some(&line.text) } else { None });
    let Some(first) = texts.next() else { return Text::default() };
    let mut all = first.clone();
    texts.for_each(|text| all.push_line(text));
    all.settled()
}
