//! Pages after each other: tables go on where the page before left them.

use super::layout::PageBlock;
use super::line::TextLine;
use super::table::PageTable;
use crate::document::{Block, Line, Place, Places};
use crate::error::Error;

/// The blocks of all pages, and where they are.
///
/// # Errors
/// `limit-exceeded` for tables beyond the limits.
pub fn joined(pages: Vec<Vec<PageBlock>>, slots: &mut usize) -> Result<(Vec<Block<'static>>, Places), Error> {
    let mut places = Places::default();
    let mut blocks = Vec::new();
    let mut open: Option<PageTable> = None;
    for (i, page) in pages.into_iter().enumerate() {
        let margin = page.iter().map(|block| block.frame().left).fold(f32::INFINITY, f32::min);
        for (k, block) in page.into_iter().enumerate() {
            match block {
                PageBlock::Table(table) => match &mut open {
                    Some(before) if k == 0 && before.goes_on_with(&table) => before.append(table),
                    _ => {
                        if let Some(done) = open.replace(table) {
                            blocks.push(Block::Table(done.into_table(&mut places, slots)?));
                        }
                    }
                },
                // A line of what is not seen is none.
                PageBlock::Line(line) if line.text.is_empty() => {}
                PageBlock::Line(line) => {
                    if let Some(done) = open.take() {
                        blocks.push(Block::Table(done.into_table(&mut places, slots)?));
                    }
                    blocks.push(Block::Line(written(line, margin, i as u32 + 1, &mut places)));
                }
            }
        }
    }
    if let Some(done) = open {
        blocks.push(Block::Table(done.into_table(&mut places, slots)?));
    }
    Ok((blocks, places))
}

fn written(line: TextLine, margin: f32, page: u32, places: &mut Places) -> Line<'static> {
    let indent = ((line.frame.left - margin) / (line.size.max(1.0) / 2.0)).round().clamp(0.0, 1000.0) as u32;
    let mut text = places.text(line.text, Place::Page { page, bounds: line.frame.bounds() });
    text.asides = line.asides;
    Line { text, heading: false, indent, link: None }
}
