//! Writes a page in any format and layout.

pub mod container;
pub mod html;
pub mod office;
pub mod package;
pub mod pdf;
pub mod text;

use crate::page::Block;
use container::{Container, mhtml_part};
use html::Markup;
use pdf::draw::{self, Encoding};
use pdf::typeset::{Style, pages};
use text::Layout;

/// What a page is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A web page.
    Html(Markup),
    /// Text.
    Text(Layout),
    /// A Word document.
    Docx,
    /// A workbook of one sheet.
    Xlsx,
    /// A workbook with a sheet for each section.
    XlsxSheets,
    /// An old workbook.
    Xls,
    /// A web archive.
    Mhtml,
    /// Pages with ruled tables.
    Pdf(Pages),
}

/// How pages break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// Where the paper ends.
    Long,
    /// Short pages.
    Short,
    /// Short pages, heads of tables printed again on each; another encoding.
    Heads,
}

impl Format {
    /// Every format, with its name.
    pub const ALL: [(&'static str, Self); 22] = [
        ("html", Self::Html(Markup::Plain)),
        ("html-crooked", Self::Html(Markup::Crooked)),
        ("html-paragraphs", Self::Html(Markup::Paragraphs)),
        ("html-layout-tables", Self::Html(Markup::LayoutTables)),
        ("html-site", Self::Html(Markup::Site)),
        ("text-pipes", Self::Text(Layout::PipesPadded)),
        ("markdown", Self::Text(Layout::Markdown)),
        ("text-tabs", Self::Text(Layout::Tabs)),
        ("text-tabs-omitted", Self::Text(Layout::TabsOmitted)),
        ("text-lines", Self::Text(Layout::Lines)),
        ("text-lines-blank", Self::Text(Layout::LinesBlank)),
        ("text-lines-pipes", Self::Text(Layout::LinesPipes)),
        ("text-aligned", Self::Text(Layout::Aligned)),
        ("text-wrapped", Self::Text(Layout::Wrapped)),
        ("docx", Self::Docx),
        ("xlsx", Self::Xlsx),
        ("xlsx-sheets", Self::XlsxSheets),
        ("xls", Self::Xls),
        ("mhtml", Self::Mhtml),
        ("pdf", Self::Pdf(Pages::Long)),
        ("pdf-short", Self::Pdf(Pages::Short)),
        ("pdf-heads", Self::Pdf(Pages::Heads)),
    ];

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == name).map(|(_, format)| *format)
    }

    /// The usual ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html(_) => "html",
            Self::Text(Layout::Markdown) => "md",
            Self::Text(_) => "txt",
            Self::Docx => "docx",
            Self::Xlsx | Self::XlsxSheets => "xlsx",
            Self::Xls => "xls",
            Self::Mhtml => "mhtml",
            Self::Pdf(_) => "pdf",
        }
    }

    /// Whether cells stand in a grid with borders that a reader sees: where one is empty, it is seen to be.
    pub fn has_borders(self) -> bool {
        !matches!(self, Self::Html(Markup::Paragraphs) | Self::Text(_))
    }

    /// Whether an empty cell leaves no trace that a reader can follow: nothing stands for it, or spans that do not line
    /// up hide which column it is in.
    pub fn drops_blanks(self) -> bool {
        matches!(self, Self::Html(Markup::Paragraphs | Markup::Crooked) | Self::Text(Layout::Aligned | Layout::Wrapped))
    }

    /// The text of a page; `None` for files that are no text.
    pub fn text(self, blocks: &[Block]) -> Option<String> {
        match self {
            Self::Html(markup) => Some(html::write(blocks, markup)),
            Self::Text(layout) => Some(text::write(blocks, layout)),
            Self::Mhtml => Some(html::write(blocks, Markup::Plain)),
            _ => None,
        }
    }

    /// The file around a text of [`text`](Self::text).
    pub fn around(self, text: String) -> Vec<u8> {
        match self {
            Self::Mhtml => Container::Mhtml.wrap(mhtml_part(&text).as_bytes()),
            _ => text.into_bytes(),
        }
    }

    /// The file of a page.
    pub fn write(self, blocks: &[Block]) -> Vec<u8> {
        let style = match self {
            Self::Html(_) | Self::Text(_) | Self::Mhtml => return self.around(self.text(blocks).unwrap_or_default()),
            Self::Docx => return Container::Docx.wrap(&Container::Docx.payload(blocks)),
            Self::Xlsx => return Container::Xlsx.wrap(&Container::Xlsx.payload(blocks)),
            Self::Xls => return Container::Xls.wrap(&Container::Xls.payload(blocks)),
            Self::XlsxSheets => return office::workbook(blocks),
            Self::Pdf(Pages::Long) => Style::PLAIN,
            Self::Pdf(Pages::Short) => Style { bottom: 470.0, ..Style::PLAIN },
            Self::Pdf(Pages::Heads) => Style { bottom: 540.0, repeats_head: true, label: 80.0, encoding: Encoding::GbkEuc, ..Style::PLAIN },
        };
        draw::file(&pages(blocks, style), 0)
    }
}
