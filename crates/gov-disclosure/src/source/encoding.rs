//! Bytes to text: BOM, then valid UTF-8, then what the page declares, then GB18030.
//!
//! Valid UTF-8 with characters beyond ASCII is conclusive, and declarations lie; text that declares
//! nothing is Chinese, so it is GB18030, a superset of GBK and GB2312, unless it reads as Big5.

use std::borrow::Cow;

use crate::error::{Error, ErrorKind};

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

/// Decodes `bytes`; `label` overrides what is found.
///
/// # Errors
/// `unknown-format` for an unknown label, or bytes that are not UTF-8 in a build without the
/// `legacy-encoding` feature.
pub fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Decoded<'a>, Error> {
    if let Some(label) = label {
        return legacy::decode_as(bytes, label);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok(utf8(rest, declared(bytes)));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || zeros_of_utf16(bytes) {
        return legacy::decode_utf16(bytes);
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
        return Ok(utf8(bytes, said));
    }
    legacy::decode_declared(bytes, said)
}

/// Decodes a page that something else names an encoding for: an override counts, then what the bytes are, then
/// the name.
///
/// # Errors
/// As [`decode`].
pub fn decode_page(bytes: &[u8], label: Option<&str>, named: Option<&str>) -> Result<Decoded<'static>, Error> {
    let named = named.filter(|named| label.is_none() && !is_utf8(named) && std::str::from_utf8(bytes).is_err());
    let decoded = match named.map(|named| decode(bytes, Some(named))) {
        Some(Ok(decoded)) => decoded,
        _ => decode(bytes, label)?,
    };
    Ok(Decoded { text: Cow::Owned(decoded.text.into_owned()), ..decoded })
}

fn is_utf8(label: &str) -> bool {
    label.eq_ignore_ascii_case("utf-8") || label.eq_ignore_ascii_case("utf8")
}

fn utf8(bytes: &[u8], said: Option<String>) -> Decoded<'_> {
    let text = String::from_utf8_lossy(without_cut_end(bytes));
    let damaged = matches!(text, Cow::Owned(_));
    let declared = said.filter(|label| !is_utf8(label) && !bytes.is_ascii());
    Decoded { text, encoding: "utf-8".into(), damaged, declared }
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

#[cfg(feature = "legacy-encoding")]
mod legacy {
    use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

    use super::{Decoded, Error, ErrorKind};

    fn with<'a>(bytes: &'a [u8], encoding: &'static Encoding, said: Option<String>) -> Decoded<'a> {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        let name = encoding.name().to_ascii_lowercase();
        let declared = said.filter(|label| Encoding::for_label(label.as_bytes()) != Some(encoding));
        Decoded { text, encoding: name.into(), damaged, declared }
    }

    pub fn decode_as<'a>(bytes: &'a [u8], label: &str) -> Result<Decoded<'a>, Error> {
        let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
            return Err(Error::new(
                ErrorKind::UnknownFormat,
                format!("不认识编码名“{label}”；可用 utf-8、gb18030、gbk、big5、utf-16le 等"),
                format!("no encoding is called \"{label}\"; use utf-8, gb18030, gbk, big5, utf-16le or another WHATWG label"),
            ));
        };
        let bytes = Encoding::for_bom(bytes).filter(|&(e, _)| e == encoding).and_then(|(_, n)| bytes.get(n..)).unwrap_or(bytes);
        Ok(with(bytes, encoding, None))
    }

    pub fn decode_utf16(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
        let (encoding, rest) = match bytes {
            [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
            [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
            _ => {
                let sample = bytes.get(..4096).unwrap_or(bytes);
                let odd = memchr::memchr_iter(0, sample).filter(|i| i % 2 == 1).count();
                let even = memchr::memchr_iter(0, sample).count() - odd;
                (if odd > even { UTF_16LE } else { UTF_16BE }, bytes)
            }
        };
        // A page in UTF-16 may still carry the declaration of the page it was saved from.
        Ok(Decoded { declared: None, ..with(rest, encoding, None) })
    }

    pub fn decode_declared(bytes: &[u8], said: Option<String>) -> Result<Decoded<'_>, Error> {
        let named = said.as_deref().and_then(|label| Encoding::for_label(label.as_bytes()));
        let named = named.filter(|&e| e != UTF_8 && e != UTF_16LE && e != UTF_16BE);
        let trusted = named.filter(|encoding| !encoding.is_single_byte()).map(|encoding| with(bytes, encoding, said.clone()));
        if let Some(decoded) = trusted.filter(|decoded| !decoded.damaged && is_likely(&decoded.text)) {
            return Ok(decoded);
        }
        // GBK pages hold four-byte characters, a Latin declaration on Chinese bytes is a default, and
        // some declarations are wrong: what reads most like a report is it.
        let candidates = named.into_iter().filter(|e| !e.is_single_byte()).chain([GB18030, BIG5, UTF_8]);
        let mut best: Option<(i64, Decoded<'_>)> = None;
        for encoding in candidates {
            let decoded = with(bytes, encoding, said.clone());
            let score = likeness(&decoded.text);
            if best.as_ref().is_none_or(|(known, _)| score > *known) {
                best = Some((score, decoded));
            }
        }
        Ok(best.map_or_else(|| with(bytes, GB18030, None), |(_, decoded)| decoded))
    }

    const COMMON: [char; 22] = [
        '的', '政', '府', '信', '息', '公', '开', '開', '年', '度', '工', '作', '行', '申', '请', '請', '数', '數', '其', '他', '件', '项',
    ];

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
}

#[cfg(not(feature = "legacy-encoding"))]
mod legacy {
    use super::{Decoded, Error, ErrorKind};

    fn refuse<'a>() -> Result<Decoded<'a>, Error> {
        Err(Error::new(
            ErrorKind::UnknownFormat,
            "文本不是 UTF-8，而本构建不含旧编码；请先解码为 UTF-8",
            "the text is not UTF-8 and this build decodes nothing else; decode it to UTF-8 first",
        ))
    }

    pub fn decode_as<'a>(bytes: &'a [u8], label: &str) -> Result<Decoded<'a>, Error> {
        if super::is_utf8(label) { Ok(super::utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes), None)) } else { refuse() }
    }

    pub fn decode_utf16(_: &[u8]) -> Result<Decoded<'_>, Error> {
        refuse()
    }

    pub fn decode_declared(_: &[u8], _: Option<String>) -> Result<Decoded<'_>, Error> {
        refuse()
    }
}

#[cfg(all(test, feature = "legacy-encoding"))]
mod tests {
    use super::*;

    const TEXT: &str = "一、总体情况：政府信息公开 123";

    fn encoded(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    #[test]
    fn what_the_bytes_are_beats_what_they_declare() {
        let page = format!("<meta charset=gb2312>{TEXT}");
        let decoded = decode(page.as_bytes(), None).unwrap();
        assert_eq!((decoded.encoding.as_ref(), decoded.declared.as_deref()), ("utf-8", Some("gb2312")));
        let bytes = encoded(encoding_rs::GB18030, &format!("<meta charset=utf-8>{TEXT}"));
        let decoded = decode(&bytes, None).unwrap();
        assert!(decoded.text.ends_with(TEXT));
        assert_eq!((decoded.encoding.as_ref(), decoded.declared.as_deref()), ("gb18030", Some("utf-8")));
    }

    #[test]
    fn undeclared_bytes_are_gb18030_or_big5() {
        assert_eq!(decode(&encoded(encoding_rs::GB18030, TEXT), None).unwrap().text, TEXT);
        let traditional = "政府信息公開工作年度報告：行政複議、行政訴訟情況";
        let bytes = encoded(encoding_rs::BIG5, traditional);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.encoding.as_ref(), decoded.text.as_ref()), ("big5", traditional));
    }

    #[test]
    fn a_wrong_declaration_of_another_charset_is_seen_through() {
        let traditional = "<meta charset=gb2312>政府信息公開工作年度報告：行政複議、行政訴訟情況，申請數量一覽";
        let bytes = encoded(encoding_rs::BIG5, traditional);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.encoding.as_ref(), decoded.text.as_ref()), ("big5", traditional));
        let simplified = format!("<meta charset=big5>{TEXT}；政府信息公开工作年度报告");
        assert_eq!(decode(&encoded(encoding_rs::GB18030, &simplified), None).unwrap().text, simplified);
        assert_eq!(
            decode(&encoded(encoding_rs::GB18030, &format!("<meta charset=iso-8859-1>{TEXT}")), None).unwrap().encoding.as_ref(),
            "gb18030"
        );
    }

    #[test]
    fn utf16_with_and_without_a_mark() {
        let text = format!("{TEXT}{TEXT}{TEXT}0 0 0 0 0 0 0 0 0 0 0 0 0\n0\n0\n");
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(bytes.iter().copied()).collect();
        for bytes in [bytes, marked] {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.encoding.as_ref(), decoded.text.as_ref()), ("utf-16le", text.as_str()));
        }
    }

    #[test]
    fn a_character_cut_at_the_end_does_not_change_the_encoding() {
        let bytes = TEXT.as_bytes();
        for cut in 1..TEXT.len() {
            let decoded = decode(&bytes[..cut], None).unwrap();
            assert_eq!((decoded.encoding.as_ref(), decoded.damaged), ("utf-8", false), "{cut}");
            assert!(TEXT.starts_with(decoded.text.as_ref()));
        }
    }
}
