//! Pictures, text boxes and lines that lie on the cells of a sheet, and which part holds what of which sheet.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::source::package::resolved;

/// What lies on cells.
#[derive(Debug, Default)]
pub struct Laid {
    /// The row and column, from 0, where it starts.
    pub from: (u32, u32),
    /// Those of the last cell that it covers a part of.
    pub to: (u32, u32),
    /// The words that stand for it.
    pub words: String,
}

impl Laid {
    /// What lies on one cell.
    pub fn on(place: (u32, u32)) -> Self {
        Self { from: place, to: place, words: String::new() }
    }
}

/// The height of a row and the width of a column, in parts of a point by 12700, that few of them are below.
const ROW: u32 = 18 * 12_700;
const COLUMN: u32 = 60 * 12_700;

/// The pictures, charts and text boxes of a drawing, lines, and shapes that cover what is below them.
pub fn laid(part: &[u8]) -> Vec<Laid> {
    let mut reader = Reader::from_reader(part);
    let mut out = Vec::new();
    let (mut laid, mut shown) = (Laid::default(), false);
    let (mut offset, mut is_sized) = ((0, 0), false);
    let (mut side, mut number, mut in_text, mut in_shape) = ("", "", false, false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                name @ ("twoCellAnchor" | "oneCellAnchor") => {
                    (laid, shown, offset, is_sized) = (Laid::default(), false, (0, 0), name == "oneCellAnchor");
                }
                "from" => side = "from",
                "to" => side = "to",
                "row" if !side.is_empty() => number = "row",
                "col" if !side.is_empty() => number = "col",
                "rowOff" if side == "to" => number = "rowOff",
                "colOff" if side == "to" => number = "colOff",
                "rowOff" if side == "from" => number = "below",
                "colOff" if side == "from" => number = "behind",
                // How large it is, where no cell is named in which it ends.
                "ext" => {
                    let length = |name| attribute(&element, name).and_then(|length| length.trim().parse::<u32>().ok());
                    if let Some((width, height)) = length("cx").zip(length("cy")).filter(|_| is_sized) {
                        let end = |from: u32, start: u32, length: u32, cell: u32| {
                            from.saturating_add(start.saturating_add(length).saturating_sub(1) / cell)
                        };
                        laid.to = (end(laid.from.0, offset.0, height, ROW), end(laid.from.1, offset.1, width, COLUMN));
                        is_sized = false;
                    }
                }
                "pic" | "graphicFrame" | "cxnSp" => shown = true,
                "spPr" => in_shape = true,
                // The colour of the edge comes after that of the ground.
                "ln" => in_shape = false,
                "solidFill" | "gradFill" | "pattFill" | "blipFill" => shown |= in_shape,
                "cNvPr" => laid.words.push_str(&attribute(&element, "descr").unwrap_or_default()),
                "t" => in_text = true,
                _ => {}
            },
            Ok(Event::Text(text)) if in_text => {
                laid.words.push_str(&text.xml10_content());
                shown |= !text.xml10_content().trim().is_empty();
            }
            Ok(Event::Text(text)) if !number.is_empty() => {
                let value: u32 = text.xml10_content().trim().parse().unwrap_or(0);
                let place = if side == "from" { &mut laid.from } else { &mut laid.to };
                match number {
                    "row" => place.0 = value,
                    "col" => place.1 = value,
                    "below" => offset.0 = value,
                    "behind" => offset.1 = value,
                    // It ends where this cell begins.
                    "rowOff" if value == 0 => place.0 = place.0.saturating_sub(1),
                    "colOff" if value == 0 => place.1 = place.1.saturating_sub(1),
                    _ => {}
                }
            }
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "from" | "to" => side = "",
                "row" | "col" | "rowOff" | "colOff" => number = "",
                "t" => in_text = false,
                "spPr" => in_shape = false,
                "twoCellAnchor" | "oneCellAnchor" if shown => {
                    laid.to = (laid.to.0.max(laid.from.0), laid.to.1.max(laid.from.1));
                    out.push(std::mem::take(&mut laid));
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}

/// The controls of a sheet, each at the cell where it starts; the notes of cells are shown elsewhere.
pub fn controls(part: &[u8]) -> Vec<Laid> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let (mut out, mut is_control, mut in_anchor) = (Vec::new(), false, false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                "ClientData" => {
                    is_control = attribute(&element, "ObjectType").is_some_and(|kind| !matches!(kind.as_str(), "Note" | "GBox"))
                }
                "Anchor" => in_anchor = is_control,
                _ => {}
            },
            Ok(Event::Text(text)) if in_anchor => {
                let text = text.xml10_content();
                let mut sides = text.split(',').map(|side| side.trim().parse().ok());
                if let (Some(Some(column)), Some(Some(row))) = (sides.next(), sides.nth(1)) {
                    out.push(Laid::on((row, column)));
                }
                in_anchor = false;
            }
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}

/// The relations of a part: the names of the parts by their ids.
pub fn relations(list: &[u8], part: &str) -> HashMap<String, String> {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut found = HashMap::new();
    elements(list, "Relationship", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            found.insert(id, resolved(folder, &target));
        }
    });
    found
}

/// The sheets of a workbook, with the ids of their parts.
pub fn sheets(workbook: &[u8]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    elements(workbook, "sheet", |element| found.extend(attribute(element, "name").zip(attribute(element, "id"))));
    found
}

fn elements(part: &[u8], name: &str, mut take: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_reader(part);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == name => take(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// An attribute by its local name.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(|value| value.into_owned())
}

/// The name of the list of relations of a part.
pub fn list_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    format!("{folder}/_rels/{file}.rels").trim_start_matches('/').to_owned()
}
