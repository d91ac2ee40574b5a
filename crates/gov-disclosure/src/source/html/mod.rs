//! HTML in the wild to a document: tags, then lines and tables, of what is seen. No tree is built.
//!
//! A tokenizer of our own, because every cell needs its byte range and a page must be read in about
//! the time a fast parser needs for tags alone; its result is compared with html5ever in the tests.

mod apart;
mod breaks;
mod declarations;
mod entity;
mod flow;
mod frames;
mod geometry;
#[cfg(test)]
mod html5lib;
mod identifier;
mod look;
mod math;
mod named;
mod open_table;
#[cfg(all(test, feature = "legacy-encoding"))]
mod oracle;
mod paint;
mod path;
mod pending;
mod selector;
mod sheet;
mod sheets;
mod style;
mod table;
mod tag;
mod token;
mod valid;

use crate::document::Document;
use crate::error::Error;
use crate::limits;
use crate::meter::Meter;

/// Reads a page.
///
/// # Errors
/// `limit-exceeded` for tables nested too deep, too many cells or too many spanned slots.
pub fn read<'a>(text: &'a str, meter: &'a Meter) -> Result<Document<'a>, Error> {
    let bytes = text.as_bytes();
    let (tags, references) = (memchr::memchr_iter(b'<', bytes).count(), memchr::memchr_iter(b'&', bytes).count());
    meter.work(text.len() + tags * limits::TAG_STEPS + references * limits::REFERENCE_STEPS)?;
    let sheets = sheets::of(text, meter)?;
    let mut flow = flow::Flow::new(text, &sheets, meter);
    for token in token::Tokens::new(text) {
        flow.token(token)?;
    }
    flow.finish()
}
