//! Office packages around their parts.

use std::io::{Cursor, Write};

use cfb::{CompoundFile, Version};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP package of these parts.
pub fn package<C: AsRef<[u8]>>(parts: &[(&str, C)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("memory takes any file");
        zip.write_all(content.as_ref()).expect("memory takes any file");
    }
    zip.finish().expect("memory takes any file").into_inner()
}

/// A Word document with this body and these further parts.
pub fn docx_with<C: AsRef<[u8]>>(body: &(impl AsRef<[u8]> + ?Sized), parts: &[(&str, C)]) -> Vec<u8> {
    let document = [b"<w:document xmlns:w='w' xmlns:mc='mc'><w:body>", body.as_ref(), b"</w:body></w:document>"].concat();
    let relations = b"<Relationships><Relationship Type='http://x/officeDocument' Target='word/document.xml'/></Relationships>";
    let mut all: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", b"<Types/>"), ("_rels/.rels", relations), ("word/document.xml", &document)];
    all.extend(parts.iter().map(|(name, content)| (*name, content.as_ref())));
    package(&all)
}

/// A Word document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    docx_with::<&str>(body, &[])
}

/// Styles with an amount and a date.
pub const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='0.00&quot;万元&quot;'/></numFmts>\
    <cellXfs><xf numFmtId='0'/><xf numFmtId='200'/><xf numFmtId='14'/></cellXfs></styleSheet>";

/// An Excel workbook whose sheets have this content, by name; `hidden` ones among them.
pub fn xlsx(sheets: &[(&str, &str)], hidden: &[&str]) -> Vec<u8> {
    xlsx_with(sheets, hidden, &[("xl/styles.xml", STYLES)])
}

/// As [`xlsx`], with these further parts.
pub fn xlsx_with<C: AsRef<[u8]>, P: AsRef<[u8]>>(sheets: &[(&str, C)], hidden: &[&str], further: &[(&str, P)]) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = format!("<Relationships><Relationship Id='r1' Type='{office}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
    let mut parts = vec![("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()), ("_rels/.rels".to_owned(), root.into())];
    let (mut list, mut relations) = (String::new(), String::new());
    for (i, (name, content)) in sheets.iter().enumerate() {
        let state = if hidden.contains(name) { " state='hidden'" } else { "" };
        list += &format!("<sheet name='{name}' sheetId='{0}' r:id='r{0}'{state}/>", i + 1);
        relations += &format!("<Relationship Id='r{0}' Type='{office}/worksheet' Target='worksheets/sheet{0}.xml'/>", i + 1);
        let sheet = [b"<worksheet>", content.as_ref(), b"</worksheet>"].concat();
        parts.push((format!("xl/worksheets/sheet{}.xml", i + 1), sheet));
    }
    let strings = if further.iter().any(|(name, _)| *name == "xl/sharedStrings.xml") {
        format!("<Relationship Id='s' Type='{office}/sharedStrings' Target='sharedStrings.xml'/>")
    } else {
        String::new()
    };
    parts.push(("xl/workbook.xml".to_owned(), format!("<workbook xmlns:r='{office}'><sheets>{list}</sheets></workbook>").into()));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{relations}{strings}</Relationships>").into()));
    let own = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice()));
    package(&own.chain(further.iter().map(|(name, content)| (*name, content.as_ref()))).collect::<Vec<_>>())
}

/// A workbook of one sheet, which is calculated as these properties say.
pub fn xlsx_calculated(sheet: &str, properties: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = format!("<Relationships><Relationship Id='r1' Type='{office}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
    let list = "<sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets>";
    let workbook = format!("<workbook xmlns:r='{office}'>{list}<calcPr {properties}/></workbook>");
    let relations =
        format!("<Relationships><Relationship Id='r1' Type='{office}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &root),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &relations),
    ];
    package(&parts.map(|(name, content)| (name, content.as_bytes())))
}

/// An old workbook whose stream has these records.
pub fn xls(records: &[u8]) -> Vec<u8> {
    // The version of Excel; with the later one, a file without short streams is refused by the reader.
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).expect("memory takes any file");
    file.create_stream("/Workbook").expect("memory takes any file").write_all(records).expect("memory takes any file");
    file.into_inner().into_inner()
}
