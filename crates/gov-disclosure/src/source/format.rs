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
    /// A Word document of 2007 or later.
    Docx,
    /// A workbook of 2007 or later.
    Xlsx,
    /// A binary workbook of before 2007.
    Xls,
    /// A web page saved with its pictures in one file.
    Mhtml,
    /// Pages as they are printed.
    Pdf,
}

impl Format {
    /// Its name in `source.format`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "text",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Mhtml => "mhtml",
            Self::Pdf => "pdf",
        }
    }

    /// The format that a file name's ending promises; `None` for endings that are not read.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" | "shtml" => Some(Self::Html),
            "txt" | "text" | "md" | "markdown" => Some(Self::Text),
            "docx" | "docm" | "dotx" => Some(Self::Docx),
            "xlsx" | "xlsm" => Some(Self::Xlsx),
            "xls" | "et" => Some(Self::Xls),
            "mht" | "mhtml" => Some(Self::Mhtml),
            "pdf" => Some(Self::Pdf),
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

/// Refuses decoded text that is no text: control characters that no page holds.
///
/// # Errors
/// `unknown-format`.
pub fn refuse_noise(text: &str) -> Result<(), Error> {
    let sample = text.get(..text.floor_char_boundary(1 << 16)).unwrap_or(text);
    let control = |b: &u8| u8::from(b.is_ascii_control() && !(b'\t'..=b'\r').contains(b));
    // By runs whose count a byte can hold, so that many bytes are looked at in one step.
    let control: usize = sample.as_bytes().chunks(128).map(|run| usize::from(run.iter().map(control).sum::<u8>())).sum();
    // Beyond ASCII, noise starts with one of three bytes, and characters are taken apart only there.
    let is_noise = |c: char| {
        let control = c.is_control() && c != '\u{85}';
        control || c == char::REPLACEMENT_CHARACTER || ('\u{E000}'..='\u{F8FF}').contains(&c)
    };
    let suspects = memchr::memchr3_iter(0xC2, 0xEE, 0xEF, sample.as_bytes());
    let beyond = suspects.filter(|at| sample.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(is_noise)).count();
    if (control + beyond) * 20 > sample.chars().count() {
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
    fn noise_is_no_text() {
        assert!(refuse_noise("一、总体情况").is_ok());
        assert!(refuse_noise("\u{1}\u{2}\u{3}abc").is_err());
    }
}
