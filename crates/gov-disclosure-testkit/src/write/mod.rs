//! Writes a page in any format and layout.

pub mod container;
pub mod extracted;
pub mod html;
pub mod office;
pub mod package;
pub mod pdf;
pub mod ruled;
pub mod seen;
pub mod text;

use crate::page::Block;
use container::{Container, mhtml_part};
use extracted::Extraction;
use html::Markup;
use pdf::draw::{self, Encoding};
use pdf::typeset::{Style, pages};
use ruled::Ruling;
use text::Layout;

/// What a page is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A web page.
    Html(Markup),
    /// Text.
    Text(Layout),
    /// Text that a program took out of a page.
    Extracted(Extraction),
    /// Text with tables drawn in it.
    Ruled(Ruling),
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
    /// Short pages, table headers printed again on each; another encoding.
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

    /// Formats that are not read without fault yet: by name only, and by no test.
    pub const MORE: &[(&'static str, Self)] = &[
        ("html-pre", Self::Html(Markup::Preformatted)),
        ("soup-lines", Self::Extracted(Extraction::Lines)),
        ("soup-spaced", Self::Extracted(Extraction::Spaced)),
        ("soup-glued", Self::Extracted(Extraction::Glued)),
        ("one-line", Self::Extracted(Extraction::OneLine)),
        ("one-line-glued", Self::Extracted(Extraction::OneLineGlued)),
        ("pdf-columns", Self::Extracted(Extraction::Columns)),
        ("pdf-page-lines", Self::Extracted(Extraction::PageLines)),
        ("pdf-drawn-lines", Self::Extracted(Extraction::DrawnLines)),
        ("pandoc-grid", Self::Ruled(Ruling::Pandoc)),
        ("restructured", Self::Ruled(Ruling::Restructured)),
        ("commas", Self::Ruled(Ruling::Commas)),
    ];

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().chain(Self::MORE).find(|(own, _)| *own == name).map(|(_, format)| *format)
    }

    /// The usual ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html(_) => "html",
            Self::Text(Layout::Markdown) | Self::Ruled(Ruling::Pandoc) => "md",
            Self::Text(_) | Self::Extracted(_) => "txt",
            Self::Ruled(Ruling::Restructured) => "rst",
            Self::Ruled(Ruling::Commas) => "csv",
            Self::Docx => "docx",
            Self::Xlsx | Self::XlsxSheets => "xlsx",
            Self::Xls => "xls",
            Self::Mhtml => "mhtml",
            Self::Pdf(_) => "pdf",
        }
    }

    /// Whether cells are in a grid with borders that a reader sees: where one is empty, it is seen to be.
    pub fn has_borders(self) -> bool {
        !matches!(self, Self::Html(Markup::Paragraphs | Markup::Preformatted) | Self::Text(_) | Self::Extracted(_) | Self::Ruled(_))
    }

    /// Whether each value is below the header of its column, so that the heads say what it is in whatever order they are.
    pub fn has_columns(self) -> bool {
        let text = matches!(self, Self::Text(Layout::Markdown | Layout::Tabs | Layout::Aligned));
        text || self.has_borders() && self != Self::Html(Markup::Crooked)
    }

    /// Whether the file may leave open which value is in which cell, although every one of them is there: the figures run together, or
    /// are apart from what names them.
    pub fn parts_values_from_names(self) -> bool {
        use Extraction::{Columns, Glued, OneLineGlued, PageLines};
        matches!(self, Self::Extracted(Glued | OneLineGlued | Columns | PageLines))
    }

    /// Whether a file is text and nothing around it.
    pub fn is_plain_text(self) -> bool {
        matches!(self, Self::Text(_) | Self::Extracted(_) | Self::Ruled(_))
    }

    /// Whether an empty cell leaves no trace that a reader can follow: nothing stands for it, or spans that do not line
    /// up hide which column it is in.
    pub fn drops_blanks(self) -> bool {
        matches!(
            self,
            Self::Html(Markup::Paragraphs | Markup::Crooked) | Self::Text(Layout::Aligned | Layout::Wrapped) | Self::Extracted(_)
        )
    }

    /// The text of a page; `None` for files that are no text.
    pub fn text(self, blocks: &[Block]) -> Option<String> {
        match self {
            Self::Html(markup) => Some(html::write(blocks, markup)),
            Self::Text(layout) => Some(text::write(blocks, layout)),
            Self::Extracted(extraction) => Some(extracted::write(blocks, extraction)),
            Self::Ruled(ruling) => Some(ruled::write(blocks, ruling)),
            Self::Mhtml => Some(html::write(blocks, Markup::Plain)),
            _ => None,
        }
    }

    /// The text of several pages, each with its name: one after another, or as one page.
    pub fn text_of_all(self, pages: &[(String, Vec<Block>)], as_one: bool) -> Option<String> {
        match self {
            Self::Html(_) | Self::Mhtml if as_one || self == Self::Mhtml => self.text(&concatenated(pages)),
            _ => pages.iter().map(|(_, blocks)| self.text(blocks)).collect(),
        }
    }

    /// The file of several pages, each with its name: one after another, or a sheet for each.
    pub fn write_all(self, pages: &[(String, Vec<Block>)]) -> Vec<u8> {
        match (self, pages) {
            (Self::XlsxSheets, [_, _, ..]) => office::sheets(pages),
            _ => self.write(&concatenated(pages)),
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
            Self::Html(_) | Self::Text(_) | Self::Extracted(_) | Self::Ruled(_) | Self::Mhtml => {
                return self.around(self.text(blocks).unwrap_or_default());
            }
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

fn concatenated(pages: &[(String, Vec<Block>)]) -> Vec<Block> {
    pages.iter().flat_map(|(_, blocks)| blocks.iter().cloned()).collect()
}
