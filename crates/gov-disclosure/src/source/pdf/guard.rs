//! Opening a PDF in bounded memory: what its streams unpack to is known before anyone unpacks them.

use std::collections::HashMap;

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, FromBytes, Name, ObjectIdentifier, Stream};
use hayro_syntax::{Filter, LoadPdfError, Pdf};
use memchr::memmem;

use super::locked::with_one_page;
use super::shared::{Objects, object_number};
use crate::error::Error;
use crate::fact::{Broken, Encrypted, Limited};
use crate::limits;
use crate::meter::Meter;

/// Most bytes that one byte can unpack to: two bits of deflate are 258 bytes; a code of LZW, twelve bits, the whole
/// of its table; two bytes of a run are 128; a z of ASCII base 85 is four.
const DEFLATE: u64 = 1032;
const LZW: u64 = 2731;
const RUN: u64 = 64;
const BASE_85: u64 = 4;

/// Counts what streams unpack to.
pub struct Guard {
    left: u64,
    /// What each stream unpacks to.
    known: HashMap<ObjectIdentifier, usize>,
}

/// Steps of reading a dictionary that an operator looks up: it is read anew at every use, entry by entry.
pub fn reading(dict: &Dict<'_>) -> usize {
    dict.len() * limits::PDF_ENTRY_STEPS + dict.data().len() * limits::PDF_ENTRY_BYTE_STEPS
}

/// Opens a file whose streams are bounded.
///
/// # Errors
/// `encrypted` for a file with a password, `malformed`, `limit-exceeded` for one that unpacks to too much.
pub fn open(bytes: &[u8], meter: &Meter) -> Result<(Pdf, Guard), Error> {
    // The file is copied, and each of its objects is listed.
    meter.hold(bytes.len() + memmem::find_iter(bytes, b"obj").count() * limits::PDF_OBJECT_BYTES)?;
    meter.work(bytes.len())?;
    let mut guard = Guard { left: limits::PDF_BYTES, known: HashMap::new() };
    let mut shared = Objects::default();
    let mut objects = memmem::find_iter(bytes, b"obj").peekable();
    let mut object = None;
    // The contents of an encrypted file show only once it is open; those of its lists of objects are needed to open it.
    let mut locked = Vec::new();
    let is_encrypted = memmem::find(bytes, b"/Encrypt").is_some();
    let (mut after, mut depth) = (0, 0);
    for at in memmem::find_iter(bytes, b"stream") {
        if at < after || bytes.get(..at).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        let between = bytes.get(after..at).unwrap_or_default();
        meter.hold(nested(between, &mut depth)? * limits::PDF_DICTIONARY_BYTES)?;
        meter.work(between.len() * limits::PDF_OBJECT_STEPS)?;
        shared.add(between);
        let end = bytes.get(at..).and_then(|rest| memmem::find(rest, b"endstream")).map_or(bytes.len(), |length| at + length);
        after = end;
        let content = bytes.get(at + b"stream".len()..end).unwrap_or_default();
        let content = content.strip_prefix(b"\r\n").or(content.strip_prefix(b"\n")).unwrap_or(content);
        while let Some(next) = objects.next_if(|&next| next < at) {
            object = Some(next);
        }
        // The dictionary of a stream is between the start of its object and its content.
        let start = object.map(|object| object + b"obj".len()).filter(|start| at - start <= limits::PDF_DICTIONARY);
        let Some(before) = start.and_then(|start| bytes.get(start..at)) else { continue };
        meter.work(before.len())?;
        let Some(dict) = Dict::from_bytes(before.trim_ascii_start()) else { continue };
        let is_list = dict.get::<Name<'_>>(keys::TYPE).as_deref() == Some(keys::OBJ_STM);
        if is_encrypted && is_list {
            guard.take(content.len() as u64 * DEFLATE, meter)?;
            locked.extend(object.and_then(|object| object_number(bytes.get(..object)?)));
        } else if is_list {
            guard.add_list(&dict, &filters(&dict), content, &mut shared, meter)?;
        } else if !is_encrypted && !is_picture(&dict) {
            guard.take(unpacked(&filters(&dict), content, &mut |_| {})?, meter)?;
        }
    }
    let between = bytes.get(after..).unwrap_or_default();
    meter.hold(nested(between, &mut depth)? * limits::PDF_DICTIONARY_BYTES)?;
    meter.work(between.len() * limits::PDF_OBJECT_STEPS)?;
    shared.add(between);
    guard.left = limits::PDF_BYTES;
    locked.sort_unstable();
    locked.dedup();
    if !locked.is_empty() {
        let copy = with_one_page(bytes).ok_or(Encrypted)?;
        for number in locked {
            let list = copy.xref().get::<Stream<'_>>(ObjectIdentifier::new(number, 0)).ok_or(Encrypted)?;
            let filters: Vec<Filter> = list.filters().into_iter().collect();
            guard.add_list(list.dict(), &filters, &list.raw_data(), &mut shared, meter)?;
        }
    }
    shared.pay_for_pages(meter)?;
    drop(shared);
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Encrypted.into(),
        LoadPdfError::Invalid => Error::from(Broken::Pdf),
    })?;
    guard.left = limits::PDF_BYTES;
    Ok((pdf, guard))
}

/// Whether the mark that ends a PDF comes after its last object. What servers add after it does no harm.
pub fn has_end(bytes: &[u8]) -> bool {
    let last_object = memmem::rfind(bytes, b" obj");
    memmem::rfind(bytes, b"%%EOF").is_some_and(|end| Some(end) > last_object)
}

impl Guard {
    /// The bytes that a stream unpacks to, which are no more than is left; each stream counts once.
    ///
    /// # Errors
    /// `limit-exceeded`.
    pub fn measure(&mut self, stream: &Stream<'_>, meter: &Meter) -> Result<usize, Error> {
        if let Some(length) = self.known.get(&stream.obj_id()) {
            return Ok(*length);
        }
        let filters: Vec<Filter> = stream.filters().into_iter().collect();
        let length = unpacked(&filters, &stream.raw_data(), &mut |_| {})?;
        self.take(length, meter)?;
        self.known.insert(stream.obj_id(), length as usize);
        Ok(length as usize)
    }

    /// Adds a list of objects: what it unpacks to is kept, and each of them may be a page.
    fn add_list(
        &mut self,
        dict: &Dict<'_>,
        filters: &[Filter],
        content: &[u8],
        shared: &mut Objects<'_>,
        meter: &Meter,
    ) -> Result<(), Error> {
        let mut list = Vec::new();
        let length = unpacked(filters, content, &mut |part| list.extend_from_slice(part))?;
        self.take(length, meter)?;
        let count = memmem::find_iter(&list, b"<<").count();
        meter.hold(2 * length as usize + count * limits::PDF_DICTIONARY_BYTES)?;
        meter.work(length as usize * limits::PDF_OBJECT_STEPS)?;
        shared.add_list(list, dict.get::<u32>(keys::FIRST).unwrap_or(0) as usize);
        Ok(())
    }

    fn take(&mut self, bytes: u64, meter: &Meter) -> Result<(), Error> {
        self.left = self.left.checked_sub(bytes).ok_or_else(|| Error::limit(Limited::UnpackedBytes, limits::PDF_BYTES))?;
        meter.work(bytes as usize)
    }
}

fn too_large() -> Error {
    Error::limit(Limited::UnpackedBytes, limits::PDF_STREAM_BYTES)
}

/// Counts dictionaries, and sees that they do not open one in another without end: a reader tries each of them anew.
fn nested(between_streams: &[u8], depth: &mut usize) -> Result<usize, Error> {
    let mut count = 0;
    for at in memchr::memchr2_iter(b'<', b'>', between_streams) {
        match between_streams.get(at..at + 2) {
            Some(b"<<") => {
                *depth += 1;
                count += 1;
            }
            Some(b">>") => *depth = depth.saturating_sub(1),
            _ => {}
        }
        if *depth > limits::PDF_NESTING {
            return Err(Error::limit(Limited::Objects, limits::PDF_NESTING as u64));
        }
    }
    Ok(count)
}

/// Pictures are never unpacked.
fn is_picture(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(keys::SUBTYPE).as_deref() == Some(keys::IMAGE) && !dict.contains_key(keys::N) && !dict.contains_key(keys::W)
}

fn filters(dict: &Dict<'_>) -> Vec<Filter> {
    let named = |name: Name<'_>| match name.as_ref() {
        keys::FLATE_DECODE | keys::FLATE_DECODE_ABBREVIATION => Some(Filter::FlateDecode),
        keys::LZW_DECODE | keys::LZW_DECODE_ABBREVIATION => Some(Filter::LzwDecode),
        keys::RUN_LENGTH_DECODE | keys::RUN_LENGTH_DECODE_ABBREVIATION => Some(Filter::RunLengthDecode),
        keys::ASCII85_DECODE | keys::ASCII85_DECODE_ABBREVIATION => Some(Filter::Ascii85Decode),
        _ => None,
    };
    let of = |key: &[u8]| -> Vec<Filter> {
        let one = dict.get::<Name<'_>>(key).into_iter();
        one.chain(dict.get::<Array<'_>>(key).iter().flat_map(|array| array.iter::<Name<'_>>())).filter_map(named).collect()
    };
    let filters = of(keys::F);
    if filters.is_empty() { of(keys::FILTER) } else { filters }
}

/// The bytes that a content unpacks to; a bound of them where that cannot be known without its reader. What is unpacked
/// here is shown to `look`, part by part.
fn unpacked(filters: &[Filter], content: &[u8], look: &mut dyn FnMut(&[u8])) -> Result<u64, Error> {
    let ratio = |filter: &Filter| match filter {
        Filter::FlateDecode => DEFLATE,
        Filter::LzwDecode => LZW,
        Filter::RunLengthDecode => RUN,
        Filter::Ascii85Decode => BASE_85,
        _ => 1,
    };
    let bound = filters.iter().map(ratio).fold(content.len() as u64, u64::saturating_mul);
    match filters {
        [Filter::FlateDecode, rest @ ..] if rest.iter().all(|filter| ratio(filter) == 1) => inflated(content, look).ok_or_else(too_large),
        [Filter::Ascii85Decode, Filter::FlateDecode] => inflated(&base_85(content), look).ok_or_else(too_large),
        _ if bound <= limits::PDF_STREAM_BYTES => {
            look(content);
            Ok(bound)
        }
        _ => Err(too_large()),
    }
}

/// The length of what deflate packed, broken or not; `None` where it is more than a stream may have.
fn inflated(content: &[u8], look: &mut dyn FnMut(&[u8])) -> Option<u64> {
    let zlib = matches!(content, [first, second, ..]
        if first & 15 == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31) && second & 32 == 0);
    let packed = content.get(if zlib { 2 } else { 0 }..).unwrap_or_default();
    let mut inflater = Decompress::new(false);
    let mut sink = vec![0u8; 1 << 15];
    loop {
        let (read, written) = (inflater.total_in(), inflater.total_out());
        if written > limits::PDF_STREAM_BYTES {
            return None;
        }
        let rest = packed.get(read as usize..).unwrap_or_default();
        let status = inflater.decompress(rest, &mut sink, FlushDecompress::None);
        look(sink.get(..(inflater.total_out() - written) as usize).unwrap_or_default());
        match status {
            Ok(Status::StreamEnd) => return Some(inflater.total_out()),
            Ok(_) if inflater.total_in() == read && inflater.total_out() == written => return Some(written),
            Ok(_) => {}
            // A reader that goes on after an error gets no more from each byte than deflate can hold.
            Err(_) => {
                let bound = written + (packed.len() as u64).saturating_sub(read).saturating_mul(DEFLATE);
                return (bound <= limits::PDF_STREAM_BYTES).then_some(bound);
            }
        }
    }
}

/// What ASCII base 85 writes.
fn base_85(text: &[u8]) -> Vec<u8> {
    let (mut bytes, mut group, mut length) = (Vec::with_capacity(text.len()), 0u32, 0);
    for &c in text {
        match c {
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(c - b'!'));
                length += 1;
            }
            b'z' if length == 0 => bytes.extend([0; 4]),
            b'~' => break,
            _ => {}
        }
        if length == 5 {
            bytes.extend(group.to_be_bytes());
            (group, length) = (0, 0);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unpacks_to_too_much_is_known_without_unpacking_it() {
        let mut compressor = flate2::Compress::new(flate2::Compression::best(), true);
        let mut packed = Vec::with_capacity(1 << 20);
        compressor.compress_vec(&vec![0u8; 100 << 20], &mut packed, flate2::FlushCompress::Finish).unwrap();
        assert!(unpacked(&[Filter::FlateDecode], &packed, &mut |_| {}).is_err());
        assert!(unpacked(&[Filter::FlateDecode, Filter::FlateDecode], &packed, &mut |_| {}).is_err());
        assert_eq!(unpacked(&[], &packed, &mut |_| {}).unwrap(), packed.len() as u64);
        let dict = "<< /Type /ObjStm /Filter [/#46lateDecode] /N 1 /First 0 >>\n";
        assert_eq!(filters(&Dict::from_bytes(dict.as_bytes()).unwrap()), [Filter::FlateDecode]);
        let file = [b"%PDF-1.5\n1 0 obj\n", dict.as_bytes(), b"stream\n", packed.as_slice(), b"\nendstream endobj"].concat();
        assert_eq!(open(&file, &Meter::new(file.len())).err().map(|error| error.code()), Some("limit-exceeded"));
    }

    #[test]
    fn base_85_is_read() {
        assert_eq!(base_85(b"9jqo^~>")[..4], *b"Man ");
    }
}
