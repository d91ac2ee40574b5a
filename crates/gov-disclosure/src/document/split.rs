//! A document split where others start in it.

use super::{Block, Division, Document, Line, Row, Table};

/// Where a part of a document starts: at a line, inside one that holds several, or at a row of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Start {
    /// The block.
    pub block: u32,
    /// The row, where the block is a table.
    pub row: u32,
    /// The byte of the text, where the block is a line.
    pub byte: u32,
}

impl<'a> Document<'a> {
    /// Takes the blocks out, split before each of these places, which ascend: one part more than places. The title is the
    /// first one's, where no page with a title of its own starts there, and the cut end the last one's.
    pub fn split(&mut self, starts: &[Start]) -> Vec<Document<'a>> {
        let mut parts = Vec::with_capacity(starts.len() + 1);
        let has_page_fractions = self.has_page_fractions;
        for start in starts.iter().rev() {
            let divisions = self.divisions.split_off(self.divisions.partition_point(|division| division.block < start.block));
            let own = |division: Division<'a>| Division { block: division.block - start.block, ..division };
            let divisions: Vec<_> = divisions.into_iter().map(own).collect();
            let title = divisions.first().filter(|first| first.block == 0 && !first.is_sheet).map(|first| first.name.clone());
            parts.push(Document {
                blocks: split_off(&mut self.blocks, *start),
                divisions,
                title,
                has_page_fractions,
                ..Document::default()
            });
        }
        let (blocks, divisions) = (std::mem::take(&mut self.blocks), std::mem::take(&mut self.divisions));
        let metadata = std::mem::take(&mut self.metadata);
        parts.push(Document { blocks, divisions, title: self.title.take(), metadata, has_page_fractions, ..Document::default() });
        if let Some(last) = parts.first_mut() {
            last.cut = self.cut;
            last.is_incomplete = self.is_incomplete;
        }
        parts.reverse();
        parts
    }
}

/// Takes out what is from here on.
fn split_off<'a>(blocks: &mut Vec<Block<'a>>, start: Start) -> Vec<Block<'a>> {
    let at = (start.block as usize).min(blocks.len());
    let mut rest = blocks.split_off(at);
    match rest.first_mut() {
        Some(Block::Table(table)) if start.row > 0 => {
            let rows: Vec<Row<'a>> = table.rows.split_off((start.row as usize).min(table.rows.len()));
            let below = Table { layout: table.layout, rows };
            blocks.push(Block::Table(std::mem::replace(table, below)));
        }
        Some(Block::Line(line)) if start.byte > 0 => {
            let behind = Line { text: line.text.split_off(start.byte as usize), ..*line };
            blocks.push(Block::Line(std::mem::replace(line, behind)));
        }
        _ => {}
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
        let start = |block, row| Start { block, row, byte: 0 };
        let parts = document.split(&[start(1, 1), start(1, 2), start(2, 0)]);
        assert_eq!(parts.iter().map(texts).collect::<Vec<_>>(), [vec!["a", "b"], vec!["c"], vec!["d"], vec!["e"]]);
        assert!(document.blocks.is_empty());
    }

    #[test]
    fn a_line_is_parted_inside_and_names_go_with_what_they_name() {
        let division = |block, name| Division { block, name: Text::borrowed(name, 0), is_sheet: false };
        let blocks = vec![line("甲乙 丙"), line("丁"), line("戊")];
        let mut document = Document { blocks, divisions: vec![division(1, "x"), division(2, "y")], ..Default::default() };
        let parts = document.split(&[Start { block: 0, row: 0, byte: 7 }, Start { block: 2, row: 0, byte: 0 }]);
        assert_eq!(parts.iter().map(texts).collect::<Vec<_>>(), [vec!["甲乙"], vec!["丙", "丁"], vec!["戊"]]);
        let names = |part: &Document<'_>| part.divisions.iter().map(|own| (own.block, own.name.content.to_string())).collect::<Vec<_>>();
        assert_eq!(parts.iter().map(names).collect::<Vec<_>>(), [vec![], vec![(1, "x".to_owned())], vec![(0, "y".to_owned())]]);
        assert_eq!(parts[2].title.as_ref().map(|title| title.content.as_ref()), Some("y"));
    }
}
