//! The headers of Table III in the order in which programs split a merged header.

use gov_disclosure::TableId;

use crate::damage::{Act, Damage, Knows, all_fields, fields_of, tables};
use crate::page::{Block, Cell, Row};
use crate::random::Random;
use crate::write::Format;
use crate::write::extracted::Extraction;
use crate::write::html::Markup;
use crate::write::text::Layout;

/// The table may be lost: the order of its columns is that of the form, and only a reader who knows how headers are taken apart
/// can tell it from another.
pub const PARTS: Damage = Damage {
    name: "heads-in-reading-order",
    does: "the headers of Table III before or after their group, as programs split a merged header",
    act: Act::Page(parts),
    fits: is_stream,
};

fn is_stream(format: Format) -> bool {
    match format {
        Format::Html(markup) => matches!(markup, Markup::Paragraphs | Markup::Preformatted),
        Format::Text(layout) => matches!(layout, Layout::Lines | Layout::LinesBlank | Layout::LinesPipes | Layout::Wrapped),
        Format::Extracted(extraction) => !matches!(extraction, Extraction::Columns | Extraction::PageLines),
        _ => false,
    }
}

fn parts(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let Some((_, rows)) = tables(blocks).find(|(id, _)| *id == TableId::Requests) else { return Knows::all() };
    let start = rows.iter().position(|row| fields_of(row).next().is_some()).unwrap_or(0);
    let fields = all_fields(rows);
    let heads: Vec<Cell> = rows.drain(..start).flatten().map(|cell| Cell::words(&cell.text, 1)).collect();
    let [corner, applicants, person, group, total, inner @ ..] = heads.as_slice() else { return Knows::all() };
    let inner = inner.to_vec();
    let (person, group, total) = (person.clone(), group.clone(), total.clone());
    let order: Vec<Cell> = match random.below(6) {
        0 => [vec![group, person, total], inner].concat(),
        1 => [vec![group], inner, vec![person, total]].concat(),
        2 => [vec![person], inner, vec![group, total]].concat(),
        3 => [vec![person, total, group], inner].concat(),
        4 => [inner, vec![person, group, total]].concat(),
        _ => [vec![group, person], inner, vec![total]].concat(),
    };
    let row: Row = [vec![corner.clone(), applicants.clone()], order].concat();
    rows.insert(0, row);
    Knows::but(fields)
}
