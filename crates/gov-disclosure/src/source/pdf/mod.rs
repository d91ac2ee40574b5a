//! PDF files with text to a document.
//!
//! The way: [`guard`] opens the file, [`content`] carries out what a page draws, [`ruling`] and [`lattice`] find the
//! tables that lines make, [`line`] writes the rest as lines, and [`flow`] puts the pages after each other.

mod annotation;
mod content;
mod cover;
mod flow;
mod font;
mod frame;
mod furniture;
mod guard;
mod inline;
mod lattice;
mod layer;
mod layout;
mod line;
mod locked;
mod marks;
mod object;
mod page;
mod paint;
mod path;
mod ruling;
mod shared;
mod table;
mod text;
mod unruled;

use content::Reader;
use layer::Layers;
use page::{Glyph, Seen};

use crate::document::{Document, Scanned};
use crate::error::Error;
use crate::fact::{Broken, Pictures};
use crate::limits;
use crate::meter::Meter;

/// The share of a page that a picture of it covers.
const PICTURED: f32 = 0.6;

/// Reads a document.
///
/// # Errors
/// `encrypted`, `malformed`, `needs-ocr` for pictures of pages and for text that nothing says how to read,
/// `limit-exceeded`.
pub fn read(bytes: &[u8], meter: &Meter) -> Result<Document<'static>, Error> {
    let (pdf, guard) = guard::open(bytes, meter)?;
    let is_incomplete = !guard::has_end(bytes);
    let mut reader = Reader::new(guard, Layers::of(&pdf, meter), meter);
    let mut slots = limits::SPAN_SLOTS;
    let (mut pages, mut heights) = (Vec::new(), Vec::new());
    let (mut shown, mut unknown) = (0usize, 0usize);
    let mut scanned = Scanned::default();
    for (i, page) in pdf.pages().iter().enumerate() {
        let mut page = reader.page(page)?;
        let text = || page.glyphs.iter().filter(|glyph| !glyph.text.is_blank());
        let (count, hidden) = (text().count(), text().filter(|glyph| glyph.seen == Seen::Searched).count());
        shown += count;
        unknown += text().filter(|glyph| glyph.text.one() == Some(char::REPLACEMENT_CHARACTER)).count();
        scanned.unread += usize::from(count == 0 && page.pictured >= PICTURED);
        let is_recognised = count > 0 && (hidden * 2 > count || hidden > 0 && page.pictured >= PICTURED);
        scanned.read += usize::from(is_recognised);
        let seen = if is_recognised { Seen::Shown } else { Seen::Hidden };
        page.glyphs.iter_mut().filter(|glyph| glyph.seen == Seen::Searched).for_each(|glyph| glyph.seen = seen);
        meter.release(page.glyphs.len() * size_of::<Glyph>());
        page.set_upright();
        heights.push(page.height);
        pages.push(layout::blocks(page, i as u32 + 1, &mut slots, meter)?);
    }
    if shown == 0 && is_incomplete {
        return Err(Broken::Pdf.into());
    }
    if shown == 0 {
        return Err(Pictures::Pdf.into());
    }
    if unknown * 2 > shown {
        return Err(Pictures::UnnamedCharacters.into());
    }
    furniture::remove(&mut pages, &heights);
    let (blocks, places) = flow::joined(pages, &mut slots)?;
    Ok(Document { blocks, places: Some(places), scanned, is_incomplete, ..Document::default() })
}
