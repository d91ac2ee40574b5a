//! Office files: what of them is read, where it stands, and what hostile ones cost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod hostile;
mod sheet;
mod word;

use std::io::{Cursor, Write};

use gov_disclosure::{Cell, Error, Field, ParseOptions, Report, parse};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP package of these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word document with this body and these further parts.
fn docx_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document xmlns:w='w' xmlns:mc='mc'><w:body>{body}</w:body></w:document>");
    let relations = "<Relationships><Relationship Type='http://x/officeDocument' Target='word/document.xml'/></Relationships>";
    let own = [("[Content_Types].xml", "<Types/>"), ("_rels/.rels", relations), ("word/document.xml", &document)];
    package(&[&own[..], parts].concat())
}

fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// An Excel workbook whose sheets have this content, by name; `hidden` ones among them.
fn xlsx(sheets: &[(&str, &str)], hidden: &[&str]) -> Vec<u8> {
    let root = "<Relationships><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>";
    let mut parts = vec![("[Content_Types].xml".to_owned(), "<Types/>".to_owned()), ("_rels/.rels".to_owned(), root.to_owned())];
    let (mut list, mut relations) = (String::new(), String::new());
    for (i, (name, content)) in sheets.iter().enumerate() {
        let state = if hidden.contains(name) { " state='hidden'" } else { "" };
        list += &format!("<sheet name='{name}' sheetId='{0}' r:id='r{0}'{state}/>", i + 1);
        relations += &format!(
            "<Relationship Id='r{0}' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet{0}.xml'/>",
            i + 1
        );
        parts.push((format!("xl/worksheets/sheet{}.xml", i + 1), format!("<worksheet>{content}</worksheet>")));
    }
    let styles = "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='0.00&quot;万元&quot;'/></numFmts>\
        <cellXfs><xf numFmtId='0'/><xf numFmtId='200'/><xf numFmtId='14'/></cellXfs></styleSheet>";
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(
            "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>{list}</sheets></workbook>"
        ),
    ));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")));
    parts.push(("xl/styles.xml".to_owned(), styles.to_owned()));
    package(&parts.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect::<Vec<_>>())
}

fn read(bytes: impl AsRef<[u8]>) -> Result<Report, Error> {
    parse(bytes.as_ref(), &ParseOptions::new())
}

fn cell<'r>(report: &'r Report, id: &str) -> &'r Cell {
    report.cell(Field::from_id(id).unwrap()).unwrap()
}

/// A count that the report gives, and where.
fn count(report: &Report, id: &str) -> (Option<i64>, String) {
    let cell = cell(report, id);
    (cell.value.and_then(|value| value.as_count()), cell.location.as_ref().map(ToString::to_string).unwrap_or_default())
}

fn repairs(report: &Report) -> Vec<(&str, u32)> {
    report.repairs.iter().map(|repair| (repair.kind.as_str(), repair.count)).collect()
}
