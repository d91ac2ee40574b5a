//! Bytes to text: BOM, then valid UTF-8, then what the page declares, then GB18030.
//!
//! Valid UTF-8 with characters beyond ASCII is conclusive, and declarations lie; text that declares
//! nothing is Chinese, so it is GB18030, a superset of GBK and GB2312, unless it reads as Big5.

mod decoder;
mod legacy;

use std::borrow::Cow;

pub use decoder::Decoder;

use crate::error::Error;
use crate::limits;
use crate::meter::Meter;

/// Decoded text.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding's WHATWG name, in lower case.
    pub encoding: Cow<'static, str>,
    /// Whether some bytes were not valid and became U+FFFD.
    pub damaged: bool,
    /// The declared encoding, where it was not the one used.
    pub declared: Option<String>,
}

/// Decodes `bytes`; `label` overrides what is found, and `decoder` what this build has for encodings other than UTF-8.
///
/// # Errors
/// `unknown-format` for an unknown label, or bytes that are not UTF-8 where nothing decodes them; `limit-exceeded` where
/// the text takes more room than the limits allow.
pub fn decode<'a>(bytes: &'a [u8], label: Option<&str>, decoder: Option<&dyn Decoder>, meter: &Meter) -> Result<Decoded<'a>, Error> {
    let decoder = decoder.or(decoder::BUILT_IN);
    if let Some(label) = label {
        return legacy::decode_as(bytes, label, decoder, meter);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf8(rest, declared(bytes), meter);
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || zeros_of_utf16(bytes) {
        return legacy::decode_utf16(bytes, decoder, meter);
    }
    let said = declared(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => {
            let declared = said.filter(|label| !is_utf8(label) && !text.is_ascii());
            return Ok(Decoded { text: Cow::Borrowed(text), encoding: "utf-8".into(), damaged: false, declared });
        }
        Err(error) => error,
    };
    let is_cut_at_end = error.error_len().is_none();
    if is_cut_at_end || said.as_deref().is_none_or(is_utf8) && is_nearly_utf8(bytes) {
        return utf8(bytes, said, meter);
    }
    legacy::decode_declared(bytes, said, decoder, meter)
}

/// Decodes a page that something else names an encoding for: an override counts, then what the bytes are, then
/// the name.
///
/// # Errors
/// As [`decode`].
pub fn decode_page<'a>(
    page: Cow<'a, [u8]>,
    label: Option<&str>,
    named: Option<&str>,
    decoder: Option<&dyn Decoder>,
    meter: &Meter,
) -> Result<Decoded<'a>, Error> {
    let page = match page {
        Cow::Borrowed(page) => return decode_named(page, label, named, decoder, meter),
        Cow::Owned(page) => page,
    };
    let Decoded { text, encoding, damaged, declared } = decode_named(&page, label, named, decoder, meter)?;
    let written = match text {
        Cow::Borrowed(text) if text.len() == page.len() => None,
        text => Some(text.into_owned()),
    };
    // The page itself, where it is UTF-8; another has been written anew.
    let text = match written {
        Some(text) => {
            meter.release(page.len());
            text
        }
        None => String::from_utf8(page).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    };
    Ok(Decoded { text: Cow::Owned(text), encoding, damaged, declared })
}

fn decode_named<'a>(
    page: &'a [u8],
    label: Option<&str>,
    named: Option<&str>,
    decoder: Option<&dyn Decoder>,
    meter: &Meter,
) -> Result<Decoded<'a>, Error> {
    let named = named.filter(|named| label.is_none() && !is_utf8(named) && std::str::from_utf8(page).is_err());
    match named.map(|named| decode(page, Some(named), decoder, meter)) {
        Some(Ok(decoded)) => Ok(decoded),
        _ => decode(page, label, decoder, meter),
    }
}

fn is_utf8(label: &str) -> bool {
    label.eq_ignore_ascii_case("utf-8") || label.eq_ignore_ascii_case("utf8")
}

fn utf8<'a>(bytes: &'a [u8], said: Option<String>, meter: &Meter) -> Result<Decoded<'a>, Error> {
    let bytes = without_cut_end(bytes);
    let (text, damaged) = match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (held(bytes, meter, || String::from_utf8_lossy(bytes))?, true),
    };
    let declared = said.filter(|label| !is_utf8(label) && !bytes.is_ascii());
    Ok(Decoded { text, encoding: "utf-8".into(), damaged, declared })
}

/// The text that `decode` makes of bytes, which may come to three times as many.
fn held<'a>(bytes: &'a [u8], meter: &Meter, decode: impl FnOnce() -> Cow<'a, str>) -> Result<Cow<'a, str>, Error> {
    const MAX_COUNT: usize = 3;
    meter.work(bytes.len() * limits::DECODING_STEPS)?;
    meter.hold(bytes.len() * MAX_COUNT)?;
    let text = decode();
    let own = if let Cow::Owned(text) = &text { text.len() } else { 0 };
    meter.release(bytes.len() * MAX_COUNT - own.min(bytes.len() * MAX_COUNT));
    Ok(text)
}

/// The bytes without the first part of a character whose rest is cut off.
fn without_cut_end(bytes: &[u8]) -> &[u8] {
    let tail = bytes.len().saturating_sub(3);
    let start = (tail..bytes.len()).rev().find(|&i| bytes.get(i).is_some_and(|b| *b >= 0xC0));
    let cut = start.filter(|&i| bytes.get(i..).is_some_and(|last| std::str::from_utf8(last).is_err_and(|e| e.error_len().is_none())));
    cut.and_then(|i| bytes.get(..i)).unwrap_or(bytes)
}

/// Whether less than one byte of 200 starts what is not UTF-8.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let few = bytes.len().saturating_sub(1) / 200;
    bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).take(few + 1).count() <= few
}

/// UTF-16 without a mark: ASCII digits, spaces and markup leave a zero in every second byte.
fn zeros_of_utf16(bytes: &[u8]) -> bool {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let zeros = memchr::memchr_iter(0, sample).filter(|i| i % 2 == 1).count();
    let other = memchr::memchr_iter(0, sample).count() - zeros;
    sample.len() >= 64 && zeros.max(other) * 20 > sample.len() && zeros.min(other) * 4 < zeros.max(other)
}

/// The encoding that a page declares in its first kilobytes.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..8192).unwrap_or(bytes);
    let at = memchr::memmem::find_iter(head, b"charset").next().or_else(|| memchr::memmem::find_iter(head, b"CHARSET").next())?;
    let rest = head.get(at + 7..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))).unwrap_or(rest.len());
    let label = std::str::from_utf8(rest.get(..end)?).ok()?;
    (!label.is_empty()).then(|| label.to_owned())
}

#[cfg(all(test, feature = "legacy-encoding"))]
mod tests {
    use super::*;

    fn decode<'a>(bytes: &'a [u8], label: Option<&str>, decoder: Option<&dyn Decoder>) -> Result<Decoded<'a>, Error> {
        super::decode(bytes, label, decoder, &Meter::new(bytes.len()))
    }

    const TEXT: &str = "一、总体情况：政府信息公开 123";

    fn encoded(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    #[test]
    fn what_the_bytes_are_beats_what_they_declare() {
        let page = format!("<meta charset=gb2312>{TEXT}");
        let decoded = decode(page.as_bytes(), None, None).unwrap();
        assert_eq!((decoded.encoding.as_ref(), decoded.declared.as_deref()), ("utf-8", Some("gb2312")));
        let bytes = encoded(encoding_rs::GB18030, &format!("<meta charset=utf-8>{TEXT}"));
        let decoded = decode(&bytes, None, None).unwrap();
        assert!(decoded.text.ends_with(TEXT));
        assert_eq!((decoded.encoding.as_ref(), decoded.declared.as_deref()), ("gb18030", Some("utf-8")));
    }

    #[test]
    fn undeclared_bytes_are_gb18030_or_big5() {
        assert_eq!(decode(&encoded(encoding_rs::GB18030, TEXT), None, None).unwrap().text, TEXT);
        let traditional = "政府信息公開工作年度報告：行政複議、行政訴訟情況";
        let bytes = encoded(encoding_rs::BIG5, traditional);
        let decoded = decode(&bytes, None, None).unwrap();
        assert_eq!((decoded.encoding.as_ref(), decoded.text.as_ref()), ("big5", traditional));
    }

    #[test]
    fn a_wrong_declaration_of_another_charset_is_seen_through() {
        let traditional = "<meta charset=gb2312>政府信息公開工作年度報告：行政複議、行政訴訟情況，申請數量一覽";
        let bytes = encoded(encoding_rs::BIG5, traditional);
        let decoded = decode(&bytes, None, None).unwrap();
        assert_eq!((decoded.encoding.as_ref(), decoded.text.as_ref()), ("big5", traditional));
        let simplified = format!("<meta charset=big5>{TEXT}；政府信息公开工作年度报告");
        assert_eq!(decode(&encoded(encoding_rs::GB18030, &simplified), None, None).unwrap().text, simplified);
        assert_eq!(
            decode(&encoded(encoding_rs::GB18030, &format!("<meta charset=iso-8859-1>{TEXT}")), None, None).unwrap().encoding.as_ref(),
            "gb18030"
        );
    }

    #[test]
    fn utf16_with_and_without_a_mark() {
        let text = format!("{TEXT}{TEXT}{TEXT}0 0 0 0 0 0 0 0 0 0 0 0 0\n0\n0\n");
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(bytes.iter().copied()).collect();
        for bytes in [bytes, marked] {
            let decoded = decode(&bytes, None, None).unwrap();
            assert_eq!((decoded.encoding.as_ref(), decoded.text.as_ref()), ("utf-16le", text.as_str()));
        }
    }

    #[test]
    fn a_character_cut_at_the_end_does_not_change_the_encoding() {
        let bytes = TEXT.as_bytes();
        for cut in 1..TEXT.len() {
            let decoded = decode(&bytes[..cut], None, None).unwrap();
            assert_eq!((decoded.encoding.as_ref(), decoded.damaged), ("utf-8", false), "{cut}");
            assert!(TEXT.starts_with(decoded.text.as_ref()));
        }
    }

    /// A host that knows one label and reads every byte as itself.
    #[derive(Debug)]
    struct Host;

    impl Decoder for Host {
        fn name(&self, label: &str) -> Option<Cow<'static, str>> {
            (label == "x-own").then_some("windows-1252".into())
        }

        fn decode<'a>(&self, bytes: &'a [u8], name: &str) -> (Cow<'a, str>, bool) {
            (bytes.iter().map(|&byte| char::from(byte)).collect(), name == "big5")
        }
    }

    #[test]
    fn a_decoder_of_the_caller_stands_in_for_the_tables() {
        let decoded = decode(b"\xB2", Some("x-own"), Some(&Host)).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.encoding.as_ref(), decoded.damaged), ("\u{B2}", "windows-1252", false));
        assert_eq!(decode(b"\xB2", Some("gbk"), Some(&Host)).unwrap_err().code(), "unknown-format");
        // Its encodings are guessed as those of the tables are; bytes of UTF-8 never come to it.
        assert_eq!(decode(b"\xB2\xB2\xB2", None, Some(&Host)).unwrap().encoding, "gb18030");
        assert_eq!(decode(TEXT.as_bytes(), None, Some(&Host)).unwrap().text, TEXT);
    }
}
