//! Encodings other than UTF-8: which one it is, by what the text reads like.

use std::borrow::Cow;

use super::{Decoded, Decoder, held};
use crate::error::Error;
use crate::fact::Unknown;
use crate::meter::Meter;
use crate::source::format::refuse_noise;

const UTF_8: &str = "utf-8";
const GB18030: &str = "gb18030";

fn with<'a>(bytes: &'a [u8], name: &str, said: Option<&str>, decoder: &dyn Decoder, meter: &Meter) -> Result<Decoded<'a>, Error> {
    let mut damaged = false;
    let text = held(bytes, meter, || {
        let (text, is_damaged) = decoder.decode(bytes, name);
        damaged = is_damaged;
        text
    })?;
    let declared = said.filter(|label| decoder.name(label).as_deref() != Some(name)).map(str::to_owned);
    Ok(Decoded { text, encoding: name.to_owned().into(), damaged, declared })
}

/// Decodes in the encoding that a label names.
///
/// # Errors
/// `unknown-format` for a label that names none, and for all but UTF-8 where nothing decodes it.
pub fn decode_as<'a>(bytes: &'a [u8], label: &str, decoder: Option<&dyn Decoder>, meter: &Meter) -> Result<Decoded<'a>, Error> {
    let Some(decoder) = decoder else {
        return if super::is_utf8(label) { super::utf8(without_mark(bytes, UTF_8), None, meter) } else { Err(Unknown::NoDecoder.into()) };
    };
    let Some(name) = decoder.name(label) else {
        return Err(Unknown::NoEncoding(label.to_owned()).into());
    };
    with(without_mark(bytes, &name), &name, None, decoder, meter)
}

/// The bytes without the encoding's own mark.
fn without_mark<'a>(bytes: &'a [u8], name: &str) -> &'a [u8] {
    let mark: &[u8] = match name {
        UTF_8 => b"\xEF\xBB\xBF",
        "utf-16le" => b"\xFF\xFE",
        "utf-16be" => b"\xFE\xFF",
        _ => b"",
    };
    bytes.strip_prefix(mark).unwrap_or(bytes)
}

/// Decodes UTF-16, with or without its mark.
///
/// # Errors
/// `unknown-format` where nothing decodes it.
pub fn decode_utf16<'a>(bytes: &'a [u8], decoder: Option<&dyn Decoder>, meter: &Meter) -> Result<Decoded<'a>, Error> {
    let decoder = decoder.ok_or(Unknown::NoDecoder)?;
    let (name, rest) = match bytes {
        [0xFF, 0xFE, rest @ ..] => ("utf-16le", rest),
        [0xFE, 0xFF, rest @ ..] => ("utf-16be", rest),
        _ => {
            let sample = bytes.get(..4096).unwrap_or(bytes);
            let odd = memchr::memchr_iter(0, sample).filter(|i| i % 2 == 1).count();
            let even = memchr::memchr_iter(0, sample).count() - odd;
            (if odd > even { "utf-16le" } else { "utf-16be" }, bytes)
        }
    };
    // A page in UTF-16 may still carry the declaration of the page it was saved from.
    with(rest, name, None, decoder, meter)
}

/// Decodes what is neither UTF-8 nor UTF-16, in the encoding that it declares or that it reads like.
///
/// # Errors
/// `unknown-format` where nothing decodes it.
pub fn decode_declared<'a>(
    bytes: &'a [u8],
    said: Option<String>,
    decoder: Option<&dyn Decoder>,
    meter: &Meter,
) -> Result<Decoded<'a>, Error> {
    let decoder = decoder.ok_or(Unknown::NoDecoder)?;
    let named = said.as_deref().and_then(|label| decoder.name(label)).filter(|name| is_of_many_bytes(name));
    let trusted = named.as_deref().filter(|_| bytes.len() <= SAMPLE).map(|name| with(bytes, name, said.as_deref(), decoder, meter));
    if let Some(decoded) = trusted.transpose()?.filter(|decoded| !decoded.damaged && is_likely(&decoded.text)) {
        return Ok(decoded);
    }
    // GBK pages hold four-byte characters, a Latin declaration on Chinese bytes is a default, and
    // some declarations are wrong: what reads most like a report is it.
    let candidates = named.as_deref().into_iter().chain([GB18030, "big5", UTF_8]);
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let mut best: Option<(i64, &str, Cow<'_, str>)> = None;
    for name in candidates {
        let (text, _) = decoder.decode(sample, name);
        let score = likeness(&text);
        if best.as_ref().is_none_or(|(known, ..)| score > *known) {
            best = Some((score, name, text));
        }
    }
    let (name, start) = best.map_or((GB18030, Cow::Borrowed("")), |(_, name, text)| (name, text));
    // Noise takes three times its size as text, so it is refused before all of it is decoded.
    if sample.len() < bytes.len() {
        refuse_noise(&start)?;
    }
    with(bytes, name, said.as_deref(), decoder, meter)
}

/// Bytes by which the encoding is chosen, twenty times a page: all of them are decoded once only.
const SAMPLE: usize = 1 << 20;

/// The encodings of the standard with characters of several bytes, UTF-8 and UTF-16 apart, which are found by
/// their bytes.
fn is_of_many_bytes(name: &str) -> bool {
    matches!(name, "gbk" | "gb18030" | "big5" | "euc-jp" | "iso-2022-jp" | "shift_jis" | "euc-kr")
}

const COMMON: [char; 22] =
    ['的', '政', '府', '信', '息', '公', '开', '開', '年', '度', '工', '作', '行', '申', '请', '請', '数', '數', '其', '他', '件', '项'];

/// Common characters by which a declared encoding is believed: GBK decodes nearly any bytes.
const LIKELY: usize = 8;

/// How many of the domain's commonest characters the text holds, less what could not be decoded.
fn likeness(text: &str) -> i64 {
    common(text).count() as i64 - 3 * lost(text) as i64
}

/// Whether the likeness is [`LIKELY`] or more, which the first lines tell.
fn is_likely(text: &str) -> bool {
    let enough = LIKELY + 3 * lost(text);
    common(text).take(enough).count() == enough
}

fn common(text: &str) -> impl Iterator<Item = char> {
    let sample = text.get(..text.floor_char_boundary(1 << 16)).unwrap_or(text);
    sample.chars().filter(|c| *c >= '\u{4E00}' && COMMON.contains(c))
}

fn lost(text: &str) -> usize {
    memchr::memmem::find_iter(text.as_bytes(), "\u{FFFD}".as_bytes()).count()
}
