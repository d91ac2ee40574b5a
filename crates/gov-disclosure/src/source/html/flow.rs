//! From tags to lines and tables.
//!
//! Tables that lay out the page dissolve into their content; a table with a grid of short cells
//! stays one. Browsers' rules for implied end tags hold: a cell ends where the next one starts.

use std::ops::Range;

use super::apart::Apart;
use super::breaks::Breaks;
use super::look::Look;
use super::open_table::OpenTable;
use super::pending::Pending;
use super::sheets::Source;
use super::tag::{Field, Tag, attribute, attribute_range, is_spacer, link, spans};
use super::token::Token;
use crate::document::{Block, Division, Document, GridBuilder, Line, Link, Metadata, RepairKind, Role, Text};
use crate::error::Error;
use crate::fact::Limited;
use crate::lex::page;
use crate::lex::script::is_han;
use crate::limits;
use crate::meter::Meter;
use crate::source::text;

/// An open list to choose from.
#[derive(Debug, Default)]
struct Select<'a> {
    /// The text of the choice.
    choice: Vec<(&'a str, usize)>,
    /// Whether the text at hand is it.
    taking: bool,
    choices: usize,
    /// Whether it shows several of them at once.
    is_open: bool,
}

/// Rules of sheets that are compared with elements before they are paid for.
const RULES_AT_ONCE: usize = 1024;

/// Bytes of the attributes of a tag beyond which their number is paid for.
const LONG_TAG: usize = 512;

/// The state of reading a page.
#[derive(Debug)]
pub struct Flow<'a, 's> {
    pub(super) meter: &'a Meter,
    pub(super) out: Vec<Block<'a>>,
    pub(super) tables: Vec<OpenTable<'a>>,
    pending: Pending<'a>,
    pub(super) look: Look<'s>,
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
    pub(super) held: usize,
    /// Bytes of the line under way that it knows of.
    pending_held: usize,
    cells: usize,
    pub(super) slots: usize,
    /// Whose line breaks count.
    breaks: Breaks,
    /// Open elements whose line breaks all count.
    preformatted: u32,
    /// Whether what comes next is in an element that shows another content in its place.
    in_light: bool,
}

impl<'a: 's, 's> Flow<'a, 's> {
    pub fn new(text: &'a str, sheets: &'s [Source<'a>], meter: &'a Meter) -> Self {
        Self {
            meter,
            out: Vec::new(),
            tables: Vec::new(),
            pending: Pending::default(),
            look: Look::new(text, sheets),
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
            pending_held: 0,
            cells: 0,
            slots: limits::SPAN_SLOTS,
            breaks: Breaks::of(text),
            preformatted: 0,
            in_light: false,
        }
    }

    pub fn token(&mut self, token: Token<'a>) -> Result<(), Error> {
        if self.held > limits::HELD_AT_ONCE {
            self.meter.hold(std::mem::take(&mut self.held))?;
        }
        if self.look.tried > RULES_AT_ONCE {
            self.meter.work(std::mem::take(&mut self.look.tried) * limits::RULE_STEPS)?;
        }
        let pending = self.pending.text.growing_bytes();
        if pending > self.pending_held + limits::HELD_AT_ONCE {
            self.meter.hold(pending - std::mem::replace(&mut self.pending_held, pending))?;
        }
        match token {
            Token::Text { text, start } => {
                // The lines of a long text are charged before it is split.
                let splits = self.preformatted > 0 || self.breaks != Breaks::Markup && self.tables.is_empty();
                if splits && text.len() > limits::HELD_AT_ONCE {
                    let (lines, words) = (memchr::memchr_iter(b'\n', text.as_bytes()).count(), text.split_ascii_whitespace().count());
                    self.meter.hold(text.len() + lines * size_of::<Block<'_>>() + words * limits::PLACE_BYTES)?;
                }
                self.text(text, start);
            }
            Token::Open { tag, name, attributes, at, content } => return self.open(tag, name, (attributes, at), content),
            Token::Close { tag, name } => return self.close(tag, name),
            // They were found before.
            Token::Sheet { .. } => {}
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
        let is_behind = self.in_light && !text.trim().is_empty();
        if let Some(role) = self.look.role(text).or_else(|| is_behind.then_some(Role::Unsure)) {
            self.hidden += usize::from(role == Role::Hidden && !text.trim().is_empty());
            let stays = matches!(role, Role::Unsure | Role::Moved);
            if !stays || self.tables.last().is_some_and(|table| table.cell.is_some()) {
                self.pending.push_aside(role, text, start);
            }
            if !stays {
                return;
            }
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
            // After a tag, a line goes on: <span>1</span> <span>4</span>.
            let starts_line = at > start || self.pending.text.content.is_empty();
            let body = if starts_line { text::without_marks(line, &['#', '*', '>', ' ']) } else { line };
            if !text::is_rule(body.trim_end()) {
                self.pending.push(body, at + (line.len() - body.len()));
            }
            if line.ends_with('\n') && (self.breaks.counts(line, lines.peek().copied().unwrap_or("")) || self.is_row()) {
                self.end_line();
            }
            at += line.len();
        }
    }

    /// Whether the line is a row between pipes, whose cells may go on after a break: | 社会公<br>益组织 |.
    fn is_row(&self) -> bool {
        self.breaks != Breaks::Markup && self.tables.is_empty() && self.pending.text.content.starts_with('|')
    }

    /// What is shown here is not text.
    fn picture(&mut self, alternative: &'a str, at: usize) {
        if self.tables.last().is_some_and(|table| table.cell.is_some()) && self.look.role(alternative) != Some(Role::Hidden) {
            self.pending.push_aside(Role::NotText, alternative, at);
        }
    }

    fn end_select(&mut self) {
        let select = self.select.take().unwrap_or_default();
        if select.is_open {
            return self.picture("", select.choice.first().map_or(0, |(_, start)| *start));
        }
        for (text, start) in select.choice {
            self.text(text, start);
        }
    }

    fn open(&mut self, tag: Tag, name: &'a str, (attributes, at): (&'a str, usize), content: usize) -> Result<(), Error> {
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
            self.set_apart(self.look.apart());
            self.pending.turn(self.look.is_reversed());
            // The number of its first item is not in the text.
            if self.look.writes() || name.eq_ignore_ascii_case("ol") && !self.look.is_unnumbered() {
                self.picture("", content);
            }
            if self.look.pictures()
                && let Some(table) = self.tables.last_mut().filter(|table| table.cell.is_some())
            {
                table.pictured = Some(content);
            }
        }
        match tag {
            Tag::Inline | Tag::Mark | Tag::Struck | Tag::Raw | Tag::Empty | Tag::Block | Tag::Folded | Tag::Summary | Tag::Caption => {}
            Tag::Metadata => {
                if let (Some(name), Some(content)) = (attribute(attributes, "name"), attribute(attributes, "content")) {
                    self.metadata.note(name, content);
                }
            }
            Tag::Link => self.open_link = link(attributes),
            Tag::Break if self.is_row() && !self.pending.text.content.ends_with('|') => self.pending.break_line(content),
            Tag::Break => self.end_line(),
            Tag::Picture | Tag::Input if is_spacer(attributes) || !self.look.shows(tag, name, attributes, content) => {}
            Tag::Picture => self.picture(attribute(attributes, "alt").unwrap_or(""), content),
            Tag::Input => match Field::of(attributes) {
                Field::Text(range) => {
                    self.look.enter_field(tag, name, attributes, content);
                    self.text(attributes.get(range.clone()).unwrap_or(""), at + range.start);
                    self.look.leave_field();
                }
                Field::Control => self.picture("", content),
                Field::Nothing => {}
            },
            Tag::Select => {
                let is_list = attribute(attributes, "size").is_some_and(|size| !matches!(size.trim(), "" | "0" | "1"));
                self.select = Some(Select { is_open: is_list || attribute(attributes, "multiple").is_some(), ..Select::default() });
            }
            Tag::Choice => {
                if let Some(select) = &mut self.select {
                    let chosen = attribute(attributes, "selected").is_some();
                    let is_first = select.choices == 0 && attribute(attributes, "disabled").is_none();
                    select.taking = chosen || is_first;
                    select.choices += usize::from(chosen || is_first);
                    if chosen {
                        select.choice.clear();
                    }
                    if let Some(label) = attribute_range(attributes, "label").filter(|label| !label.is_empty())
                        && std::mem::take(&mut select.taking)
                    {
                        select.choice.push((attributes.get(label.clone()).unwrap_or(""), at + label.start));
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
                    return Err(Error::limit(Limited::Tables, limits::TABLE_NESTING as u64));
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
                    pictured: None,
                    grid: GridBuilder::new(),
                    before: Vec::new(),
                    content: Vec::new(),
                    ends: Vec::new(),
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
                let (columns, rows) = spans(attributes);
                if self.tables.last().is_some_and(|table| !table.row_open) {
                    self.start_row();
                }
                self.look.open(tag, name, attributes, content);
                self.look.set_floor(self.look.height());
                self.pending.turn(self.look.is_reversed());
                if let Some(table) = self.tables.last_mut() {
                    table.gone = self.look.is_gone();
                    table.pictured = Some(content).filter(|_| self.look.pictures());
                    table.cell = Some((table.content.len(), columns, rows));
                    table.width += 1;
                    self.cells += 1;
                    if self.cells > limits::TABLE_CELLS {
                        return Err(Error::limit(Limited::Cells, limits::TABLE_CELLS as u64));
                    }
                }
                if self.look.writes() {
                    self.picture("", content);
                }
            }
        }
        if self.tables.last().is_some_and(|table| table.cell.is_some()) {
            let digits = digits_in_name(name);
            if !digits.is_empty() {
                self.pending.push_aside(Role::Hidden, digits, at - digits.len());
            }
            if let Some(words) = swallowed(attributes) {
                self.pending.push_aside(Role::Hidden, attributes.get(words.clone()).unwrap_or(""), at + words.start);
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
        self.in_light = name.eq_ignore_ascii_case("template");
        self.look.leave(tag, name);
        if !matches!(tag, Tag::Table | Tag::RowGroup | Tag::Row | Tag::Cell) {
            let apart = self.look.close(tag, name);
            self.set_apart(apart);
            self.pending.turn(self.look.is_reversed());
        }
        match tag {
            Tag::Inline | Tag::Mark | Tag::Struck | Tag::Raw | Tag::Empty | Tag::Block | Tag::Folded | Tag::Summary | Tag::Caption => {}
            Tag::Input | Tag::Select | Tag::Picture | Tag::Metadata => {}
            Tag::Link => self.open_link = None,
            Tag::Choice => self.select.iter_mut().for_each(|select| select.taking = false),
            Tag::Break => self.end_line(),
            Tag::Preformatted => self.preformatted = self.preformatted.saturating_sub(1),
            Tag::Heading => self.heading = false,
            Tag::Title => {
                let title = self.take_line().filter(|_| self.in_title);
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

    /// Parts what comes next from the line under way.
    fn set_apart(&mut self, apart: Apart) {
        match apart {
            Apart::Nothing => {}
            Apart::Gap => self.pending.set_apart(),
            Apart::Line => self.end_line(),
        }
    }

    /// The line under way, which is paid for anew where it is kept.
    fn take_line(&mut self) -> Option<Text<'a>> {
        self.meter.release(std::mem::take(&mut self.pending_held));
        self.pending.take()
    }

    pub(super) fn end_line(&mut self) {
        let link = self.link.take().filter(|_| !self.has_words);
        self.has_words = false;
        let Some(text) = self.take_line() else { return };
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
        let repairs = (self.hidden > 0).then_some((RepairKind::HiddenTextDropped, self.hidden)).into_iter().collect();
        Ok(Document { blocks, title: self.title, metadata: self.metadata, divisions, cut, repairs, ..Document::default() })
    }
}

/// The digits that a name of a tag takes with it where it is no other tag's: `<p1>86` for `<p>186`.
fn digits_in_name(name: &str) -> &str {
    const NAMES: [&str; 10] = ["p", "td", "th", "span", "font", "div", "b", "strong", "i", "u"];
    let own = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_tag = own.len() < name.len() && NAMES.iter().any(|tag| own.eq_ignore_ascii_case(tag));
    name.get(own.len()..).filter(|_| is_tag).unwrap_or("")
}

/// Where the text is that a lost quote takes into a tag of a cell: `<td colspan="3>73158</td><td class="n">` has it in the value of an
/// attribute, where nobody sees it.
fn swallowed(attributes: &str) -> Option<Range<usize>> {
    let end = memchr::memmem::find(attributes.as_bytes(), b"</")?;
    let start = attributes.get(..end)?.rfind('>').map_or(0, |at| at + 1);
    Some(start..end)
}
