//! The form as a Word document, set as official documents are (GB/T 9704): A4, 仿宋, headings in 黑体, pages numbered.
//!
//! Written by hand on the container that reading needs anyway: it is a few small parts, whose merged cells, repeated headers
//! and East Asian fonts are then exactly what Word's schema asks for.

use super::list::List;
use super::markup::escaped;
use super::outline::{Outline, Table};
use super::package::{OFFICE, XML, content_types, package, relations, root_relations};
use crate::error::Error;
use crate::form::{PrintedSlot, SlotContent};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const STYLES: &str = include_str!("styles.xml");

/// The number of the page, between dashes.
const FOOTER: &str = include_str!("footer.xml");

/// Width between the margins, in twentieths of a point: A4 without 2.8 and 2.6 cm.
const WIDTH: usize = 8844;

/// A4, its margins and its footer, which is the second relation of the document.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" \
    w:left=\"1588\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr>";

/// The whole form.
pub fn write(outline: &Outline<'_>) -> Result<Vec<u8>, Error> {
    let mut body = paragraph("Title", &outline.title);
    for part in &outline.parts {
        body.push_str(&paragraph("Heading1", &part.heading));
        part.prose.iter().for_each(|text| body.push_str(&paragraph("BodyText", text)));
        part.list.iter().for_each(|one| body.push_str(&list(one)));
        part.table.iter().for_each(|one| body.push_str(&table(one)));
        part.note.iter().for_each(|note| body.push_str(&paragraph("BodyText", note.of_italics())));
    }
    outline.signature.iter().for_each(|line| body.push_str(&paragraph("Signature", line)));
    let document = format!("{XML}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><w:body>{body}{PAGE}</w:body></w:document>");
    let kinds = [
        ("word/document.xml".to_owned(), "wordprocessingml.document.main"),
        ("word/styles.xml".to_owned(), "wordprocessingml.styles"),
        ("word/footer1.xml".to_owned(), "wordprocessingml.footer"),
    ];
    package(&[
        ("[Content_Types].xml".to_owned(), content_types(&kinds)),
        ("_rels/.rels".to_owned(), root_relations("word/document.xml")),
        ("word/document.xml".to_owned(), document),
        ("word/_rels/document.xml.rels".to_owned(), relations(&[("styles", "styles.xml"), ("footer", "footer1.xml")])),
        ("word/styles.xml".to_owned(), STYLES.to_owned()),
        ("word/footer1.xml".to_owned(), FOOTER.to_owned()),
    ])
}

fn paragraph(style: &str, text: &str) -> String {
    set(style, "", text)
}

/// A paragraph whose run has these properties.
fn set(style: &str, properties: &str, text: &str) -> String {
    let run = match text.is_empty() {
        true => String::new(),
        false => format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text)),
    };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{run}</w:p>")
}

/// A table of names, units and values: the labels take half of the width.
fn list(list: &List) -> String {
    let columns = list.first().map_or(0, Vec::len).max(2);
    let widths: Vec<usize> = (0..columns).map(|at| if at == 0 { WIDTH / 2 } else { WIDTH / 2 / (columns - 1) }).collect();
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Form\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
        widths.iter().sum::<usize>()
    );
    widths.iter().for_each(|width| out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>")));
    out.push_str("</w:tblGrid>");
    for (at, row) in list.iter().enumerate() {
        let head = if at == 0 { "<w:tblHeader/>" } else { "" };
        out.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"));
        for (column, text) in row.iter().enumerate() {
            let width = widths.get(column).copied().unwrap_or(0);
            let style = if column == 0 && at > 0 { "CellLabel" } else { "Cell" };
            out.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>{}</w:tc>",
                paragraph(style, text)
            ));
        }
        out.push_str("</w:tr>");
    }
    out + "</w:tbl>"
}

fn table(table: &Table<'_>) -> String {
    let printed = table.printed;
    let whole: usize = printed.widths.iter().sum();
    let widths: Vec<usize> = printed.widths.iter().map(|width| WIDTH * width / whole).collect();
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Form\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        widths.iter().sum::<usize>(),
        table.caption
    );
    widths.iter().for_each(|width| out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>")));
    out.push_str("</w:tblGrid>");
    // Slots of the rows above that reach into this one, with the rows that are left.
    let mut open: Vec<(&PrintedSlot, usize)> = Vec::new();
    for (at, row) in printed.rows.iter().enumerate() {
        let head = if at < printed.head { "<w:tblHeader/>" } else { "" };
        out.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"));
        let merge = |slot: &PrintedSlot| if slot.rows > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
        let mut cells: Vec<(usize, String)> =
            row.iter().map(|slot| (slot.column, cell(slot, &widths, merge(slot), content(table, slot)))).collect();
        cells.extend(open.iter().map(|(slot, _)| (slot.column, cell(slot, &widths, "<w:vMerge/>", paragraph("Cell", "")))));
        cells.sort_by_key(|(column, _)| *column);
        cells.iter().for_each(|(_, cell)| out.push_str(cell));
        out.push_str("</w:tr>");
        open.iter_mut().for_each(|(_, left)| *left -= 1);
        open.extend(row.iter().map(|slot| (slot, slot.rows - 1)));
        open.retain(|(_, left)| *left > 0);
    }
    out + "</w:tbl>"
}

fn content(table: &Table<'_>, slot: &PrintedSlot) -> String {
    match slot.print {
        SlotContent::Heading(words) => paragraph("Cell", words),
        SlotContent::Label(words) | SlotContent::Note(words) => paragraph("CellLabel", words),
        SlotContent::Field(field) => {
            let shown = table.shown(field);
            set("Cell", if shown.provenance.is_read() { "" } else { "<w:rPr><w:i/></w:rPr>" }, &shown.text)
        }
    }
}

fn cell(slot: &PrintedSlot, widths: &[usize], merge: &str, content: String) -> String {
    let width: usize = widths.iter().skip(slot.column).take(slot.columns).sum();
    let span = if slot.columns > 1 { format!("<w:gridSpan w:val=\"{}\"/>", slot.columns) } else { String::new() };
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{merge}<w:vAlign w:val=\"center\"/></w:tcPr>{content}</w:tc>")
}
