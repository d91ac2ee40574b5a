//! Word documents of 2007 and later to a document.
//!
//! The way: the package names the main part, the main part its styles and lists, and [`body`] reads paragraphs and
//! tables. Headers, footers, notes and comments are not read.

mod body;
mod field;
mod inline;
mod numbering;
mod parts;
mod properties;
mod seen;
mod styles;
mod table;
mod xml;

use super::package::{Package, resolved};
use crate::document::{Document, RepairKind};
use crate::error::Error;
use crate::fact::{Broken, Pictures};
use crate::meter::Meter;
use body::Body;
use numbering::Numbering;
use styles::Styles;
use xml::{Token, Tokens};

/// Reads a document.
///
/// # Errors
/// `malformed`, `encrypted`, `needs-ocr` for pictures without text, `limit-exceeded`.
pub fn read(bytes: &[u8], meter: &Meter) -> Result<Document<'static>, Error> {
    let mut package = Package::open(bytes, meter)?;
    let main = target(&mut package, "", "_rels/.rels", "/officeDocument")?.unwrap_or_else(|| "word/document.xml".to_owned());
    let Some(text) = part(&mut package, &main)? else {
        return Err(Broken::NoMainPart(main).into());
    };
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = format!("{folder}/_rels/{file}.rels");
    let mut named = |kind: &str, usual: &str| -> Result<Option<String>, Error> {
        let name = target(&mut package, folder, &relations, kind)?.unwrap_or_else(|| format!("{folder}/{usual}"));
        part(&mut package, &name)
    };
    let styles = named("/styles", "styles.xml")?.map_or_else(|| Ok(Styles::default()), |text| Styles::read(&text))?;
    let numbering = named("/numbering", "numbering.xml")?.map_or_else(|| Ok(Numbering::default()), |text| Numbering::read(&text))?;

    let mut body = Body::new(&main, &styles, numbering, meter);
    let blocks = body.read(&text)?;
    if blocks.is_empty() && body.counts.pictures > 0 {
        return Err(Pictures::Document.into());
    }
    let counts = &body.counts;
    let repairs = [
        (RepairKind::ChangesAccepted, counts.changes),
        (RepairKind::HiddenTextDropped, counts.hidden),
        (RepairKind::CoveredCellsPassedOver, counts.covered),
        (RepairKind::EmbeddedDocumentsPassedOver, counts.embedded),
    ];
    let repairs = repairs.into_iter().filter(|&(_, count)| count > 0).collect();
    Ok(Document { blocks, places: Some(body.places), repairs, ..Document::default() })
}

/// The text of a part.
fn part(package: &mut Package<'_>, name: &str) -> Result<Option<String>, Error> {
    let Some(bytes) = package.part(name)? else { return Ok(None) };
    let units = |of: fn([u8; 2]) -> u16| bytes.chunks_exact(2).skip(1).map(|two| of([two[0], two[1]])).collect::<Vec<u16>>();
    let text = match bytes.get(..2) {
        Some([0xFF, 0xFE]) => String::from_utf16(&units(u16::from_le_bytes)).ok(),
        Some([0xFE, 0xFF]) => String::from_utf16(&units(u16::from_be_bytes)).ok(),
        _ => String::from_utf8(bytes).ok(),
    };
    let without_mark = |text: String| if text.starts_with('\u{FEFF}') { text.trim_start_matches('\u{FEFF}').to_owned() } else { text };
    text.map(|text| Some(without_mark(text))).ok_or_else(|| Broken::NoText(name.to_owned()).into())
}

/// The part that a list of relations names for a kind; relations of relations are never followed.
fn target(package: &mut Package<'_>, folder: &str, relations: &str, kind: &str) -> Result<Option<String>, Error> {
    let Some(text) = part(package, relations)? else { return Ok(None) };
    let mut tokens = Tokens::new(&text);
    while let Some(token) = tokens.next()? {
        let Token::Start(element) = token else { continue };
        if element.attribute("Type").is_some_and(|name| name.ends_with(kind)) {
            return Ok(element.attribute("Target").map(|target| resolved(folder, &target)));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Block;

    /// The blocks of a body: a line as it is, a row of a table with `column+columns text`.
    fn shown(body: &str) -> Vec<String> {
        let styles = Styles::default();
        let meter = Meter::new(0);
        let mut body_ = Body::new("p", &styles, Numbering::default(), &meter);
        let blocks = body_.read(&format!("<w:body>{body}</w:body>")).unwrap();
        let cell = |cell: &crate::document::Cell<'_>| format!("{}+{} {}", cell.column, cell.columns, cell.text.content);
        let rows = |block: Block<'static>| match block {
            Block::Line(line) => vec![format!("{}: {}", body_.places.location(line.text.span), line.text.content)],
            Block::Table(table) => table.rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect(),
        };
        blocks.into_iter().flat_map(rows).collect()
    }

    fn tc(properties: &str, text: &str) -> String {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    }

    #[test]
    fn cells_stand_where_their_row_says() {
        let rows = [
            format!("<w:tr>{}{}{}</w:tr>", tc("<w:vMerge w:val='restart'/>", "a"), tc("<w:gridSpan w:val='2'/>", "b"), tc("", "c")),
            format!("<w:tr>{}{}{}{}</w:tr>", tc("<w:vMerge/>", ""), tc("", "d"), tc("", "e"), tc("", "f")),
            format!("<w:tr><w:trPr><w:gridBefore w:val='2'/><w:gridAfter w:val='1'/></w:trPr>{}</w:tr>", tc("", "g")),
            // Nothing above that it could belong to; and a cell that belongs to the one before it.
            format!("<w:tr>{}{}{}</w:tr>", tc("<w:vMerge/>", "h"), tc("<w:hMerge w:val='restart'/>", "i"), tc("<w:hMerge/>", "")),
        ];
        let table = format!("<w:tbl>{}</w:tbl>", rows.concat());
        assert_eq!(shown(&table), ["0+1 a | 1+2 b | 3+1 c", "1+1 d | 2+1 e | 3+1 f", "2+1 g", "0+1 h | 1+2 i"]);
    }

    #[test]
    fn layout_tables_dissolve_and_soft_breaks_end_lines() {
        let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", "1"), tc("", "2"));
        let table = format!("<w:tbl><w:tr>{}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>", tc("", "x"));
        let line = "<w:p><w:r><w:t>一</w:t><w:br/><w:t> 二</w:t></w:r></w:p>";
        assert_eq!(shown(&(table + line)), ["p table 1 row 1 column 1: x", "0+1 1 | 1+1 2", "p paragraph 1: 一", "p paragraph 1: 二"]);
    }
}
