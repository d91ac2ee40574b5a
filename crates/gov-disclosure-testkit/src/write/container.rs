//! Whole files around the part of them that is damaged, so that the damage reaches the reader and not the container.

use super::html::{self, Markup};
use super::office;
use super::package::{docx_with, xls, xlsx_with};
use super::pdf::draw::{Encoding, Page, WIDTH, of_contents};
use super::pdf::typeset;
use crate::page::Block;

/// A line that parts the pieces of one payload.
const SEAM: &[u8] = b"\n---\n";

/// The kinds of files that have a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// The file is the payload.
    Bare,
    /// A Word document: its body, and after seams its styles and numbering.
    Docx,
    /// A workbook: its sheet, and after seams its styles and shared strings.
    Xlsx,
    /// An old workbook: the stream of its records.
    Xls,
    /// A web archive: its first part, with header.
    Mhtml,
    /// A PDF file: the operators of its pages, seams between them.
    Pdf,
}

impl Container {
    /// The payload that gives this page in this container.
    pub fn payload(self, blocks: &[Block]) -> Vec<u8> {
        match self {
            Self::Bare => html::write(blocks, Markup::Plain).into_bytes(),
            Self::Docx => office::docx(blocks).into_bytes(),
            Self::Xlsx => office::xlsx(blocks).into_bytes(),
            Self::Xls => office::xls(blocks),
            Self::Mhtml => mhtml_part(&html::write(blocks, Markup::Plain)).into_bytes(),
            Self::Pdf => {
                let pages = typeset::pages(blocks, typeset::Style::PLAIN);
                pages.iter().map(Page::content).collect::<Vec<_>>().join("\n---\n").into_bytes()
            }
        }
    }

    /// The file around a payload.
    pub fn wrap(self, payload: &[u8]) -> Vec<u8> {
        match self {
            Self::Bare => payload.to_vec(),
            Self::Docx => {
                let [body, styles, numbering] = pieces(payload);
                let styles = [b"<w:styles>", styles, b"</w:styles>"].concat();
                let numbering = [b"<w:numbering>", numbering, b"</w:numbering>"].concat();
                docx_with(body, &[("word/styles.xml", styles), ("word/numbering.xml", numbering)])
            }
            Self::Xlsx => {
                let [sheet, styles, strings] = pieces(payload);
                let styles = [b"<styleSheet>", styles, b"</styleSheet>"].concat();
                let strings = [b"<sst>", strings, b"</sst>"].concat();
                xlsx_with(&[("表", sheet)], &[], &[("xl/styles.xml", styles), ("xl/sharedStrings.xml", strings)])
            }
            Self::Xls => xls(payload),
            Self::Mhtml => {
                let head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n";
                [&head[..], payload, b"\r\n--x--\r\n"].concat()
            }
            Self::Pdf => of_contents(&pieces::<4>(payload), WIDTH, Encoding::UniGbUtf16, 0),
        }
    }
}

/// A page as the first part of a web archive.
pub fn mhtml_part(page: &str) -> String {
    format!("Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}")
}

fn pieces<const N: usize>(payload: &[u8]) -> [&[u8]; N] {
    let mut rest = payload;
    std::array::from_fn(|i| {
        let seam = rest.windows(SEAM.len()).position(|window| window == SEAM).filter(|_| i + 1 < N);
        let (piece, after) = seam.map_or((rest, &[][..]), |at| (&rest[..at], &rest[at + SEAM.len()..]));
        rest = after;
        piece
    })
}
