//! Pictures and text boxes that lie on the cells of a sheet, and which part holds what of which sheet.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What lies on a cell: its row and column from 0, and the words that stand for it.
pub type Laid = ((u32, u32), String);

/// The pictures, charts and text boxes of a drawing, each at the cell where it starts.
pub fn laid(part: &[u8]) -> Vec<Laid> {
    let mut reader = Reader::from_reader(part);
    let mut out = Vec::new();
    let (mut place, mut shown, mut words) = ((0, 0), false, String::new());
    let (mut in_from, mut number) = (false, "");
    let mut in_text = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                "twoCellAnchor" | "oneCellAnchor" => (place, shown, words) = ((0, 0), false, String::new()),
                "from" => in_from = true,
                "row" if in_from => number = "row",
                "col" if in_from => number = "col",
                "pic" | "graphicFrame" => shown = true,
                "cNvPr" => words.push_str(&attribute(&element, "descr").unwrap_or_default()),
                "t" => in_text = true,
                _ => {}
            },
            Ok(Event::Text(text)) if in_text => {
                words.push_str(&text.xml10_content());
                shown |= !text.xml10_content().trim().is_empty();
            }
            Ok(Event::Text(text)) => match (number, text.xml10_content().trim().parse()) {
                ("row", Ok(row)) => place.0 = row,
                ("col", Ok(column)) => place.1 = column,
                _ => {}
            },
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "from" => in_from = false,
                "row" | "col" => number = "",
                "t" => in_text = false,
                "twoCellAnchor" | "oneCellAnchor" if shown => out.push((place, std::mem::take(&mut words))),
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
                    out.push(((row, column), String::new()));
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
    let mut found = HashMap::new();
    elements(list, "Relationship", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            found.insert(id, resolved(part, &target));
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

/// The name of a part that is beside `part` or at an absolute path.
fn resolved(part: &str, target: &str) -> String {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "" | "." => {}
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// The name of the list of relations of a part.
pub fn list_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    format!("{folder}/_rels/{file}.rels").trim_start_matches('/').to_owned()
}
