//! Captions of tables that name the year of their values.

use super::table::Head;
use crate::document::{self, Block, Document, Span};
use crate::lex::fold;

/// Words of which a caption has one.
const CAPTIONS: &[&str] = &["统计表", "情况表", "汇总表", "一览表", "报表", "附表"];

/// Lines above a table in which its caption may be.
pub const ABOVE: usize = 3;

/// Characters of the longest caption.
pub const MAX_LENGTH: usize = 60;

/// The year that a caption names: 统计表（2016年度）. `None` for other text, and where it names several.
pub fn named(text: &str, span: Span) -> Option<Head> {
    let text = fold::plain(text);
    if !CAPTIONS.iter().any(|word| text.contains(word)) || text.chars().count() > MAX_LENGTH {
        return None;
    }
    let mut years = text.match_indices('年').filter_map(|(at, _)| text.get(at.checked_sub(4)?..at)?.parse::<u16>().ok());
    let year = years.next().filter(|year| (2000..2100).contains(year))?;
    years.all(|other| other == year).then(|| Head { year: Some(year), ..Head::new("", span) })
}

/// The caption in the rows above the headers of a table whose cells are marked up.
pub fn in_first_rows(table: &document::Table<'_>) -> Option<Head> {
    let cells = table.rows.iter().take(ABOVE).flat_map(|row| &row.cells);
    cells.into_iter().find_map(|cell| named(&cell.text.content, cell.text.span))
}

/// The caption above a table that names its year.
pub fn above(document: &Document<'_>, at: usize) -> Option<Head> {
    let before = document.blocks.iter().take(at).rev().take(ABOVE);
    let lines = before.map_while(|block| if let Block::Line(line) = block { Some(&line.text) } else { None });
    lines.into_iter().find_map(|text| named(&text.content, text.span))
}
