//! The lists of objects of an encrypted PDF. They show only once the file is open, and its library reads all pages while it opens a
//! file: so they are looked at first in a copy with one page.

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, FromBytes};
use memchr::memmem;

/// The page of the copy, under numbers that no file uses, and no table of objects, so that the library looks for all of them.
const PAGE: &[u8] = b"
2147483645 0 obj <</Type/Catalog/Pages 2147483646 0 R>> endobj
2147483646 0 obj <</Type/Pages/Count 1/Kids[2147483647 0 R]>> endobj
2147483647 0 obj <</Type/Page/Parent 2147483646 0 R/MediaBox[0 0 1 1]>> endobj
trailer <<";
const ROOT: &[u8] = b"/Root 2147483645 0 R>>\nstartxref\n-1\n%%EOF\n";

/// Places of `/Encrypt` that are tried, from the last: a file has one or two.
const MAX_TRIES: usize = 8;

/// Opens a copy of an encrypted file that has its objects and one page of its own; `None` where the file says nowhere how it is encrypted.
pub fn with_one_page(bytes: &[u8]) -> Option<Pdf> {
    let places = memmem::rfind_iter(bytes, b"/Encrypt").take(MAX_TRIES);
    let trailer =
        places.filter_map(|at| around(bytes, at)).find(|dict| dict.contains_key(keys::ENCRYPT) && dict.contains_key(keys::ROOT))?;
    let mut copy = [bytes, PAGE].concat();
    let mut rest = trailer.data();
    while let Some(at) = memmem::find(rest, b"/Root") {
        copy.extend_from_slice(rest.get(..at)?);
        copy.extend_from_slice(b"/Old");
        rest = rest.get(at + b"/Root".len()..)?;
    }
    copy.extend_from_slice(rest);
    copy.extend_from_slice(ROOT);
    Pdf::new(copy).ok()
}

/// The dictionary around a place: that of a trailer, or of the stream that is there instead of one.
fn around(bytes: &[u8], at: usize) -> Option<Dict<'_>> {
    let before = bytes.get(..at)?;
    let starts = [b"trailer".as_slice(), b"obj"].map(|mark| memmem::rfind(before, mark).map(|start| start + mark.len()));
    let start = starts.into_iter().flatten().max()?;
    Dict::from_bytes(bytes.get(start..)?.trim_ascii_start())
}
