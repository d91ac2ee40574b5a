//! The container of office files.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::error::Error;
use crate::fact::{Broken, Unwritable};

/// The first line of each part.
pub const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Relations of a package or a part.
pub const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Kinds of relations.
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package of these parts, by path. The first must be `[Content_Types].xml`; the parts carry no time, so that the
/// same report gives the same bytes.
pub fn package(parts: &[(String, String)]) -> Result<Vec<u8>, Error> {
    written(parts).map_err(|error| Unwritable(error.to_string()).into())
}

fn written(parts: &[(String, String)]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(path.as_str(), SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A package with these parts in the place of its own, and all others as they are packed. The file was read before, within the limits.
///
/// # Errors
/// `malformed`.
pub fn with_parts(bytes: &[u8], parts: &BTreeMap<String, String>) -> Result<Vec<u8>, Error> {
    replaced(bytes, parts).map_err(|error| Broken::Rewriting((&error).into()).into())
}

fn replaced(bytes: &[u8], parts: &BTreeMap<String, String>) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at)?;
        let name = part.name()?.into_owned();
        match parts.get(&name) {
            None => out.raw_copy_file(part)?,
            Some(text) => {
                // A part may carry no time, and then gets that of a package without any.
                let time = part.last_modified().unwrap_or_default();
                let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(time);
                out.start_file(name, options)?;
                out.write_all(text.as_bytes())?;
            }
        }
    }
    Ok(out.finish()?.into_inner())
}

/// The part that names others: pairs of kind and path, with ids in their order from rId1 on.
pub fn relations(parts: &[(&str, &str)]) -> String {
    let mut out = format!("{XML}<Relationships xmlns=\"{RELATIONS}\">");
    for (at, (kind, target)) in parts.iter().enumerate() {
        out.push_str(&format!("<Relationship Id=\"rId{}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>", at + 1));
    }
    out + "</Relationships>"
}

/// The part that names the main part, for the package.
pub fn root_relations(main: &str) -> String {
    relations(&[("officeDocument", main)])
}

/// The part that says what each part is: pairs of path and kind.
pub fn content_types(parts: &[(String, &str)]) -> String {
    let mut out = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for (path, kind) in parts {
        out.push_str(&format!("<Override PartName=\"/{path}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"));
    }
    out + "</Types>"
}
