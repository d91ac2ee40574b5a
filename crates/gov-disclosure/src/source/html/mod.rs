//! HTML in the wild to a document: tags, then lines and tables, of what is seen. No tree is built.
//!
//! A tokenizer of our own, because every cell needs its byte range and a page must be read in about
//! the time a fast parser needs for tags alone; its result is held against html5ever in the tests.

mod entity;
mod flow;
mod look;
#[cfg(all(test, feature = "legacy-encoding"))]
mod oracle;
mod sheet;
mod style;
mod tag;
mod token;

use crate::document::Document;
use crate::error::Error;

/// Reads a page.
///
/// # Errors
/// `limit-exceeded` for tables nested too deep, too many cells or too many spanned slots.
pub fn read(text: &str) -> Result<Document<'_>, Error> {
    let mut flow = flow::Flow::new(text);
    for token in token::Tokens::new(text) {
        flow.token(token)?;
    }
    flow.finish()
}
