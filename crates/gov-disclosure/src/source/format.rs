//! Which format the bytes are in.

use crate::error::{Error, ErrorKind};

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A web page, or Markdown with tables in HTML.
    Html,
    /// Text in any layout, Markdown included.
    Text,
}

impl Format {
    /// `"html"` or `"text"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "text",
        }
    }

    /// The format that a file name's ending promises; `None` for endings that are not read.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" | "shtml" => Some(Self::Html),
            "txt" | "text" | "md" | "markdown" => Some(Self::Text),
            _ => None,
        }
    }

    /// The format of decoded text: HTML where there is markup of pages or tables.
    pub fn of_text(text: &str) -> Self {
        const TAGS: [&str; 12] = ["!doctype", "html", "head", "body", "table", "tr", "td", "div", "p", "br", "span", "meta"];
        let is_tag = |at: usize| {
            let rest = text.as_bytes().get(at + 1..).unwrap_or_default();
            TAGS.iter().any(|tag| {
                rest.get(..tag.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag.as_bytes()))
                    && rest.get(tag.len()).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
            })
        };
        match memchr::memchr_iter(b'<', text.as_bytes()).take(5000).any(is_tag) {
            true => Self::Html,
            false => Self::Text,
        }
    }
}

/// Refuses bytes that are a known format which is not read, naming it and the way out.
///
/// # Errors
/// `unknown-format`.
pub fn refuse_binary(bytes: &[u8]) -> Result<(), Error> {
    let (zh, en) = match bytes {
        [b'%', b'P', b'D', b'F', ..] => ("PDF 文件", "a PDF file"),
        [b'P', b'K', 3 | 5 | 7, ..] => ("ZIP 容器（docx、xlsx、ofd 或压缩包）", "a ZIP container (docx, xlsx, ofd or an archive)"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => ("旧版 Office 文件（doc、xls、wps）", "a legacy Office file (doc, xls, wps)"),
        [b'{', b'\\', b'r', b't', b'f', ..] => ("RTF 文件", "an RTF file"),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => ("图片", "a picture"),
        [0x1F, 0x8B, ..] => ("gzip 压缩文件", "a gzip file"),
        _ => return Ok(()),
    };
    Err(Error::new(
        ErrorKind::UnknownFormat,
        format!("这是{zh}，不能直接读取；请另存为网页（html）或纯文本（txt）后再试"),
        format!("this is {en}, which is not read here; save it as a web page (html) or plain text (txt) and try again"),
    ))
}

/// Refuses decoded text that is no text: control characters that no page holds.
///
/// # Errors
/// `unknown-format`.
pub fn refuse_noise(text: &str) -> Result<(), Error> {
    let sample = text.get(..text.floor_char_boundary(1 << 16)).unwrap_or(text);
    // Nearly every text has none of the bytes that noise is made of.
    let suspect = |b: &u8| (*b < 0x20 && !(9..=13).contains(b)) || matches!(*b, 0x7F | 0xC2 | 0xEE | 0xEF);
    if !sample.as_bytes().iter().any(suspect) {
        return Ok(());
    }
    let (mut noise, mut all) = (0usize, 0usize);
    for c in sample.chars() {
        all += 1;
        let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{A0}');
        noise += usize::from(control || c == char::REPLACEMENT_CHARACTER || ('\u{E000}'..='\u{F8FF}').contains(&c));
    }
    if noise * 20 > all {
        return Err(Error::new(
            ErrorKind::UnknownFormat,
            "内容不是文本，也不是能识别的文件格式；若是文本，请用 --encoding 指定编码",
            "the bytes are neither text nor a file format known here; if they are text, name the encoding (--encoding)",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_makes_html_and_a_lone_sign_does_not() {
        assert_eq!(Format::of_text("x<TABLE border=1>"), Format::Html);
        assert_eq!(Format::of_text("<p>一</p>"), Format::Html);
        assert_eq!(Format::of_text("a < b, <pre-2019>"), Format::Text);
        assert_eq!(Format::of_text("| 规章 | 0 |"), Format::Text);
    }

    #[test]
    fn known_binaries_are_named() {
        let error = refuse_binary(b"%PDF-1.7").unwrap_err();
        assert_eq!(error.code(), "unknown-format");
        assert!(error.message().en.contains("PDF"));
        assert!(refuse_binary("一、".as_bytes()).is_ok());
        assert!(refuse_noise("\u{1}\u{2}\u{3}abc").is_err());
    }
}
