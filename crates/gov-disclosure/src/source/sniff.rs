//! What bytes that are no text are: a format that is read, or one that is named with the way out.

use memchr::memmem;

use super::Format;
use crate::error::{Error, ErrorKind};

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
            return Err(refused("RTF 文件", "an RTF file", "用 Word 或 WPS 另存为 docx", "save it as docx with Word or WPS"));
        }
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => {
            return Err(refused("图片", "a picture", "先做文字识别", "have its text recognised first"));
        }
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => {
            return Err(refused("图片", "a picture", "先做文字识别", "have its text recognised first"));
        }
        [0x1F, 0x8B, ..] | [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xBC, 0xAF, ..] => {
            return Err(refused("压缩包（不是 zip）", "an archive other than zip", "先解压，或改用 zip", "unpack it first, or use zip"));
        }
        _ => return Ok(None),
    }))
}

/// What a ZIP container holds, by the names of its parts, which are in it as they are.
fn zip(bytes: &[u8]) -> Result<Format, Error> {
    let holds = |name: &str| memmem::find(bytes, name.as_bytes()).is_some();
    if holds("[Content_Types].xml") {
        // The list of parts is at the end; `word/` may also be a folder in an embedded package before it.
        let last = |name: &str| memmem::rfind(bytes, name.as_bytes());
        let kinds =
            [(last("word/document"), Some(Format::Docx)), (last("xl/worksheets/"), Some(Format::Xlsx)), (last("ppt/slides/"), None)];
        match kinds.into_iter().max_by_key(|(at, _)| *at) {
            Some((Some(_), Some(format))) => return Ok(format),
            Some((Some(_), None)) => {
                return Err(refused("演示文稿（pptx）", "a presentation (pptx)", "把报告另存为 docx", "save the report as docx"));
            }
            _ => {}
        }
        if holds("xl/workbook.bin") {
            return Err(refused("二进制工作簿（xlsb）", "a binary workbook (xlsb)", "另存为 xlsx", "save it as xlsx"));
        }
    }
    if holds("OFD.xml") {
        return Err(refused(
            "OFD 版式文件",
            "an OFD file",
            "用 OFD 阅读器转换为 docx 或 txt",
            "convert it to docx or txt with an OFD reader",
        ));
    }
    if holds("application/vnd.oasis.opendocument") {
        return Err(refused("ODF 文件（odt、ods）", "an OpenDocument file (odt, ods)", "另存为 docx 或 xlsx", "save it as docx or xlsx"));
    }
    // Every archive ends with a list of its members.
    if memmem::rfind(bytes, b"PK\x05\x06").is_none() {
        return Err(Error::malformed(
            "文件是未下载完整的办公文档或压缩包；请重新下载或另存",
            "the file is an office file or an archive that is cut off; download or save it again",
        ));
    }
    Err(refused(
        "ZIP 压缩包",
        "a ZIP archive",
        "解压（命令行可直接读取以 .zip 结尾的文件）",
        "unpack it (the command reads files whose names end in .zip)",
    ))
}

/// What an older office file is, by the names of its streams, which are in UTF-16.
fn compound(bytes: &[u8]) -> Result<Format, Error> {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    if holds("EncryptedPackage") {
        return Err(Error::encrypted());
    }
    if holds("WordDocument") {
        return Err(refused(
            "旧版 Word 或 WPS 文档（doc、wps）",
            "an old Word or WPS document (doc, wps)",
            "用 Word 或 WPS 另存为 docx",
            "save it as docx with Word or WPS",
        ));
    }
    if holds("Workbook") || holds("Book") {
        return Ok(Format::Xls);
    }
    Err(refused("旧版 Office 文件", "an old office file", "另存为 docx 或 xlsx", "save it as docx or xlsx"))
}

fn refused(zh: &str, en: &str, out_zh: &str, out_en: &str) -> Error {
    let kind = ErrorKind::UnknownFormat;
    Error::new(
        kind,
        format!("这是{zh}，不能直接读取；请{out_zh}后再试"),
        format!("this is {en}, which is not read here; {out_en} and try again"),
    )
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
            (b"PK\x03\x04 a.html PK\x01\x02 a.html PK\x05\x06", ".zip"),
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
        assert_eq!(binary(b"%PDF-1.7"), Ok(Some(Format::Pdf)));
        assert_eq!(binary("一、".as_bytes()), Ok(None));
    }
}
