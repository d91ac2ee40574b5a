//! What bytes that are no text are: a format that is read, or one that is named with the way out.

use memchr::memmem;

use super::Format;
use crate::error::Error;
use crate::fact::{Broken, Encrypted, OtherFormat, Unknown};

/// The format of bytes that are no text; `None` for text.
///
/// # Errors
/// `unknown-format` for a format that is not read, `encrypted` for an office file with a password.
pub fn binary(bytes: &[u8]) -> Result<Option<Format>, Error> {
    Ok(Some(match bytes {
        [b'P', b'K', 3 | 5 | 7, ..] => zip(bytes)?,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => compound(bytes)?,
        [b'%', b'P', b'D', b'F', ..] => Format::Pdf,
        [b'{', b'\\', b'r', b't', b'f', ..] => {
            return Err(refused(OtherFormat::Rtf));
        }
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => {
            return Err(refused(OtherFormat::Picture));
        }
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => {
            return Err(refused(OtherFormat::Picture));
        }
        [0x1F, 0x8B, ..] | [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xBC, 0xAF, ..] => {
            return Err(refused(OtherFormat::Archive));
        }
        _ => return Ok(None),
    }))
}

/// What a ZIP container holds, by the names in its list of parts; in a file that is cut off, by those before each part.
fn zip(bytes: &[u8]) -> Result<Format, Error> {
    let names = directory(bytes);
    let listed = names.unwrap_or(bytes);
    let holds = |name: &str| memmem::find(listed, name.as_bytes()).is_some();
    if holds("[Content_Types].xml") {
        // Without a list, `word/` may also be a folder in an embedded package: the last is the container's own.
        let last = |name: &str| memmem::rfind(listed, name.as_bytes());
        let kinds =
            [(last("word/document"), Some(Format::Docx)), (last("xl/worksheets/"), Some(Format::Xlsx)), (last("ppt/slides/"), None)];
        match kinds.into_iter().max_by_key(|(at, _)| *at) {
            Some((Some(_), Some(format))) => return Ok(format),
            Some((Some(_), None)) => return Err(refused(OtherFormat::Presentation)),
            _ => {}
        }
        if holds("xl/workbook.bin") {
            return Err(refused(OtherFormat::BinaryWorkbook));
        }
    }
    if holds("OFD.xml") {
        return Err(refused(OtherFormat::Ofd));
    }
    // The first part says so, as it is.
    if memmem::find(bytes.get(..MIME_TYPE).unwrap_or(bytes), b"application/vnd.oasis.opendocument").is_some() {
        return Err(refused(OtherFormat::OpenDocument));
    }
    if memmem::rfind(bytes, END).is_none() {
        return Err(Broken::CutOffPackage.into());
    }
    Err(refused(OtherFormat::Zip))
}

/// Bytes in which the type of an OpenDocument file is.
const MIME_TYPE: usize = 256;

/// The mark of the end of every archive, after the list of its parts.
const END: &[u8] = b"PK\x05\x06";

/// The list of the parts of an archive; `None` where it is not where the end says that it is.
fn directory(bytes: &[u8]) -> Option<&[u8]> {
    let end = memmem::rfind(bytes, END)?;
    let size = bytes.get(end + 12..end + 16)?.first_chunk().copied().map(u32::from_le_bytes)?;
    let start = end.checked_sub(size as usize)?;
    bytes.get(start..end).filter(|list| list.starts_with(b"PK\x01\x02"))
}

/// What an older office file is, by the names of its streams, which are in UTF-16.
fn compound(bytes: &[u8]) -> Result<Format, Error> {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    if holds("EncryptedPackage") {
        return Err(Encrypted.into());
    }
    if holds("WordDocument") {
        return Err(refused(OtherFormat::OldWord));
    }
    if holds("Workbook") || holds("Book") {
        return Ok(Format::Xls);
    }
    Err(refused(OtherFormat::OldOffice))
}

fn refused(format: OtherFormat) -> Error {
    Unknown::Format(format).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn known_formats_are_told_apart_and_the_way_out_is_named() {
        let old = |name: &str| [&[0xD0, 0xCF, 0x11, 0xE0][..], &utf16(name)].concat();
        let cases: [(&[u8], &str); 6] = [
            (b"{\\rtf1", "docx"),
            (b"\x89PNG\r\n", "recognised"),
            (b"PK\x03\x04 OFD.xml", "OFD"),
            (b"PK\x03\x04 a.html PK\x01\x02 a.html PK\x05\x06", "unpack it"),
            (b"PK\x03\x04 [Content_Types].xml ppt/slides/1.xml", "pptx"),
            (&old("WordDocument"), "save it as docx"),
        ];
        for (bytes, word) in cases {
            let error = binary(bytes).unwrap_err();
            assert_eq!(error.code(), "unknown-format");
            assert!(error.message().en.contains(word), "{error}");
        }
        assert_eq!(binary(b"PK\x03\x04 a.html").unwrap_err().code(), "malformed", "the list of members at the end is missing");
        assert_eq!(binary(&old("EncryptedPackage")).unwrap_err().code(), "encrypted");
        assert_eq!(binary(&old("Workbook")), Ok(Some(Format::Xls)));
        assert_eq!(binary(b"PK\x03\x04 [Content_Types].xml word/document.xml"), Ok(Some(Format::Docx)));
        // What a stored part says is not the name of a part.
        let list = b"PK\x01\x02[Content_Types].xml PK\x01\x02 xl/worksheets/sheet1.xml";
        let end =
            [&b"PK\x05\x06\0\0\0\0\0\0\0\0"[..], &(list.len() as u32).to_le_bytes(), b"\0\0\0\0\x10\0ppt/slides/word/documents"].concat();
        let package = [&b"PK\x03\x04 [Content_Types].xml PK\x03\x04 notes.txt OFD.xml word/document.xml "[..], list, &end].concat();
        assert_eq!(binary(&package), Ok(Some(Format::Xlsx)));
        assert_eq!(binary(b"%PDF-1.7"), Ok(Some(Format::Pdf)));
        assert_eq!(binary("一、".as_bytes()), Ok(None));
    }
}
