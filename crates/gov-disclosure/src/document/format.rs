//! Which format the bytes are in.

use serde::{Deserialize, Serialize};

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
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

named!(Format { Html => "html", Text => "text", Docx => "docx", Xlsx => "xlsx", Xls => "xls", Mhtml => "mhtml", Pdf => "pdf" });

impl Format {
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
        // Text of MediaWiki may have tags too, and its tables are none of HTML.
        let holds = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
        if holds("\n{|") && holds("\n|}") {
            return Self::Text;
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_makes_html_and_a_lone_sign_does_not() {
        assert_eq!(Format::of_text("x<TABLE border=1>"), Format::Html);
        assert_eq!(Format::of_text("<p>一</p>"), Format::Html);
        assert_eq!(Format::of_text("a < b, <pre-2019>"), Format::Text);
        assert_eq!(Format::of_text("| 规章 | 0 |"), Format::Text);
        assert_eq!(Format::of_text("<div>\n{|\n| 规章 || 0\n|}\n</div>"), Format::Text);
    }
}
