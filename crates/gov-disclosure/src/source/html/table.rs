//! Tables of a page: what is in their cells, and whether they only lay out the page.

use super::flow::Flow;
use super::open_table::{CellEnd, OpenTable};
use crate::document::{Block, Cell, Role, Span, Table, Text};
use crate::error::Error;
use crate::fact::Limited;
use crate::limits;

/// A cell longer than this, in bytes, holds prose: its table lays out the page.
const MAX_CELL_LENGTH: usize = 1500;

/// Lines of a cell beyond which putting them together is paid for before.
const MANY_LINES: usize = 100;

impl<'a: 's, 's> Flow<'a, 's> {
    pub(super) fn start_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.grid.start_row();
            table.rows += 1;
            table.width = 0;
            table.row_open = true;
            table.heights[3] = self.look.height();
        }
    }

    pub(super) fn end_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.row_open = false;
            self.look.cut(table.heights[2]);
            table.heights[3] = self.look.height();
        }
    }

    pub(super) fn end_cell(&mut self) -> Result<(), Error> {
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
        self.held += size_of::<Cell<'_>>() + size_of::<CellEnd>();
        table.ends.push(CellEnd { content: table.content.len(), pictured: table.pictured.take() });
        // Its text is put in at the end of the table, which may still turn out to be layout.
        let added = table.grid.add(Text::default(), columns, rows, &mut self.slots);
        added.map_err(|_| Error::limit(Limited::Slots, limits::SPAN_SLOTS as u64))
    }

    pub(super) fn end_table(&mut self) {
        let Some(mut table) = self.tables.pop() else { return };
        self.look.cut(table.heights[0]);
        self.held += table.grid.bytes();
        let outer = self.tables.last();
        let floor = outer.map_or(0, |outer| if outer.cell.is_some() { outer.heights[3] } else { outer.heights[1] });
        self.look.set_floor(floor);
        let layout = table.layout || table.widest <= 1;
        let into = match self.tables.last_mut() {
            Some(outer) => &mut outer.content,
            None => &mut self.out,
        };
        into.append(&mut table.before);
        if layout {
            // Lines of nothing but what is beside text.
            table.content.retain(|block| !matches!(block, Block::Line(line) if line.text.content.is_empty()));
            into.extend(table.content);
        } else {
            into.push(Block::Table(table.finish()));
        }
    }
}

impl<'a> OpenTable<'a> {
    /// The table, with the content of each cell as its text.
    fn finish(mut self) -> Table<'a> {
        let mut content = self.content.into_iter();
        let mut from = 0;
        for (text, end) in self.grid.texts().zip(self.ends) {
            *text = joined(content.by_ref().take(end.content.saturating_sub(from)));
            from = end.content;
            // With words before it, it is an ornament; alone it may be what the cell says.
            if let Some(at) = end.pictured.filter(|_| text.content.trim().is_empty()) {
                text.push_aside(Role::NotText, "", Span::new(at, at));
            }
        }
        self.grid.finish()
    }
}

/// The lines of a cell as one text.
fn joined<'a>(lines: impl Iterator<Item = Block<'a>>) -> Text<'a> {
    let mut texts = lines.filter_map(|block| if let Block::Line(line) = block { Some(line.text) } else { None });
    let mut all = texts.next().unwrap_or_default();
    texts.for_each(|text| all.push_line(&text));
    all.settled()
}
