//! A document parted where others start in it.

use super::{Block, Document, Row, Table};

/// The first line or row of a part of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Start {
    /// The block.
    pub block: u32,
    /// The row, where the block is a table.
    pub row: u32,
}

impl<'a> Document<'a> {
    /// Takes the blocks out, parted before each of these places, which ascend: one part more than places. The title is the
    /// first one's, the cut end the last one's.
    pub fn split(&mut self, starts: &[Start]) -> Vec<Document<'a>> {
        let mut parts = Vec::with_capacity(starts.len() + 1);
        for start in starts.iter().rev() {
            parts.push(Document { blocks: split_off(&mut self.blocks, *start), ..Document::default() });
        }
        parts.push(Document { blocks: std::mem::take(&mut self.blocks), title: self.title.take(), ..Document::default() });
        if let Some(last) = parts.first_mut() {
            last.cut = self.cut;
        }
        parts.reverse();
        parts
    }
}

/// Takes out what stands from here on.
fn split_off<'a>(blocks: &mut Vec<Block<'a>>, start: Start) -> Vec<Block<'a>> {
    let at = (start.block as usize).min(blocks.len());
    let mut rest = blocks.split_off(at);
    if let Some(Block::Table(table)) = rest.first_mut()
        && start.row > 0
    {
        let rows: Vec<Row<'a>> = table.rows.split_off((start.row as usize).min(table.rows.len()));
        let below = Table { layout: table.layout, rows };
        blocks.push(Block::Table(std::mem::replace(table, below)));
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Layout, Line, Text};

    fn line(text: &str) -> Block<'_> {
        Block::Line(Line { text: Text::borrowed(text, 0), heading: false, indent: 0, link: None })
    }

    fn table<'a>(rows: &[&'a str]) -> Block<'a> {
        let rows = rows.iter().map(|text| Row { cells: vec![Cell::new(Text::borrowed(text, 0), 0)] }).collect();
        Block::Table(Table { layout: Layout::Grid, rows })
    }

    fn texts(document: &Document<'_>) -> Vec<String> {
        let text = |block: &Block<'_>| match block {
            Block::Line(line) => line.text.content.to_string(),
            Block::Table(table) => table.rows.iter().map(|row| row.cells[0].text.content.as_ref()).collect::<Vec<_>>().join("|"),
        };
        document.blocks.iter().map(text).collect()
    }

    #[test]
    fn parts_start_at_lines_and_at_rows_of_tables() {
        let mut document = Document { blocks: vec![line("a"), table(&["b", "c", "d"]), line("e")], ..Default::default() };
        let parts = document.split(&[Start { block: 1, row: 1 }, Start { block: 1, row: 2 }, Start { block: 2, row: 0 }]);
        assert_eq!(parts.iter().map(texts).collect::<Vec<_>>(), [vec!["a", "b"], vec!["c"], vec!["d"], vec!["e"]]);
        assert!(document.blocks.is_empty());
    }
}
