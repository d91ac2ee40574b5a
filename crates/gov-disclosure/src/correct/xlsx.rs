//! Workbooks: other values in cells, with the look that they have.

use std::collections::BTreeMap;
use std::ops::Range;

use super::xml::{escaped, plain, tags};
use super::{Change, Corrections, changed, place};
use crate::document::Location;
use crate::error::Error;
use crate::fact::{UncertainCell, Uncorrected};
use crate::form::Field;
use crate::meter::Meter;
use crate::output::package::with_parts;
use crate::report::Report;
use crate::source::package::Package;

const WORKBOOK: &str = "xl/workbook.xml";

/// The workbook with the corrections in it.
///
/// # Errors
/// `not-correctable` where one of them has no certain place, and for numbers of the prose.
pub fn apply(bytes: &[u8], report: &Report, corrections: &Corrections) -> Result<Vec<u8>, Error> {
    if !corrections.claims.is_empty() {
        return Err(Uncorrected::ProseOfWorkbook.into());
    }
    let meter = Meter::new(bytes.len());
    let mut package = Package::open(bytes, &meter)?;
    let Some(book) = package.text(WORKBOOK)? else { return Err(Uncorrected::NoPart.into()) };
    let relations = package.text("xl/_rels/workbook.xml.rels")?.ok_or(Uncorrected::NoPart)?;
    let mut sheets: BTreeMap<String, Vec<(Field, String, &str)>> = BTreeMap::new();
    for (field, text) in &corrections.cells {
        let Some(Location::SheetCell { sheet, cell }) = place(report, *field, joined) else {
            return Err(Uncorrected::Cell(*field, UncertainCell::None).into());
        };
        let part = part_of(&book, &relations, &sheet).ok_or(Uncorrected::Cell(*field, UncertainCell::NotFound))?;
        sheets.entry(part).or_default().push((*field, cell, text));
    }
    let mut written = BTreeMap::new();
    let mut has_formulas = false;
    for (name, wanted) in sheets {
        let Some(xml) = package.text(&name)? else {
            return Err(Uncorrected::NoPart.into());
        };
        has_formulas |= xml.contains("<f>") || xml.contains("<f ");
        let changes = wanted.iter().map(|(field, cell, text)| change(&xml, *field, cell, text)).collect::<Result<_, _>>()?;
        written.insert(name, changed(&xml, changes)?);
    }
    // What other cells compute of those that changed is computed anew when the workbook is opened.
    if has_formulas {
        written.insert(WORKBOOK.to_owned(), recomputed(&book));
    }
    with_parts(bytes, &written)
}

/// The cell in the row of one and the column of another, on one sheet.
fn joined(row: &Location, column: &Location) -> Option<Location> {
    match (row, column) {
        (Location::SheetCell { sheet, cell: row }, Location::SheetCell { sheet: other, cell: column }) if sheet == other => {
            Some(Location::SheetCell { sheet: sheet.clone(), cell: format!("{}{}", split(column)?.0, split(row)?.1) })
        }
        _ => None,
    }
}

/// The letters of the column and the number of the row: `B7`.
fn split(cell: &str) -> Option<(String, u32)> {
    let (column, row) = cell.split_at(cell.find(|c: char| c.is_ascii_digit())?);
    Some((column.to_owned(), row.parse().ok()?))
}

/// Columns in their order: `Z` before `AA`.
fn rank(cell: &str) -> Option<(usize, String)> {
    split(cell).map(|(column, _)| (column.len(), column))
}

/// The part of a sheet by its name.
fn part_of(book: &str, relations: &str, sheet: &str) -> Option<String> {
    let named = tags(book).find(|tag| tag.name.ends_with("sheet") && tag.attribute("name").is_some_and(|name| plain(name) == sheet))?;
    let id = named.attribute("r:id")?;
    let relation = tags(relations).find(|tag| tag.name == "Relationship" && tag.attribute("Id") == Some(id))?;
    let target = relation.attribute("Target")?;
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// The cell with another value. Its style stays; a formula in it gives way to the value.
fn change(xml: &str, field: Field, cell: &str, text: &str) -> Result<Change, Error> {
    let (at, style) = room(xml, cell).ok_or(Uncorrected::Cell(field, UncertainCell::NotFound))?;
    let is_number =
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-')) && text.parse::<f64>().is_ok();
    let text = match text {
        "" => format!("<c r=\"{cell}\"{style}/>"),
        text if is_number => format!("<c r=\"{cell}\"{style}><v>{text}</v></c>"),
        text => format!("<c r=\"{cell}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text)),
    };
    Ok(Change { at, text })
}

/// Where a cell is in the sheet, with its style as an attribute; for one that is not there, its place among the others of its row.
fn room(xml: &str, cell: &str) -> Option<(Range<usize>, String)> {
    let (_, row) = split(cell)?;
    let mut all =
        tags(xml).skip_while(|tag| tag.name != "row" || tag.is_empty || tag.attribute("r") != Some(row.to_string().as_str())).skip(1);
    while let Some(tag) = all.next() {
        match (tag.name, tag.is_end) {
            ("row", true) => return Some((tag.at.start..tag.at.start, String::new())),
            ("c", false) => {
                let own = tag.attribute("r")?;
                if own == cell {
                    let end = if tag.is_empty { tag.at.end } else { all.find(|tag| tag.name == "c" && tag.is_end)?.at.end };
                    return Some((tag.at.start..end, tag.attribute("s").map(|style| format!(" s=\"{style}\"")).unwrap_or_default()));
                }
                if rank(own)? > rank(cell)? {
                    return Some((tag.at.start..tag.at.start, String::new()));
                }
            }
            _ => {}
        }
    }
    None
}

/// The workbook with the order to compute everything when it is opened.
fn recomputed(book: &str) -> String {
    if book.contains("fullCalcOnLoad=\"1\"") {
        return book.to_owned();
    }
    if let Some(tag) = tags(book).find(|tag| tag.name == "calcPr") {
        let at = tag.at.start + "<calcPr".len();
        return format!("{} fullCalcOnLoad=\"1\"{}", book.get(..at).unwrap_or_default(), book.get(at..).unwrap_or_default());
    }
    // Its place is after the names, or else after the list of sheets.
    let after = ["</definedNames>", "</externalReferences>", "</sheets>"].into_iter().find_map(|end| Some(book.find(end)? + end.len()));
    match after {
        Some(at) => format!("{}<calcPr fullCalcOnLoad=\"1\"/>{}", book.get(..at).unwrap_or_default(), book.get(at..).unwrap_or_default()),
        None => book.to_owned(),
    }
}
