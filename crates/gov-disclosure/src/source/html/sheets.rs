//! The style sheets of a page. Each is for the whole page, wherever it is, so they are found before the rest is read.

use std::borrow::Cow;

use super::tag::{Tag, attribute};
use super::token::{Token, Tokens};
use crate::error::Error;
use crate::limits;
use crate::meter::Meter;

/// A style sheet without its comments, and the media that it is for.
#[derive(Debug)]
pub struct Source<'a> {
    pub text: Cow<'a, str>,
    pub media: &'a str,
}

/// The style sheets of a page.
///
/// # Errors
/// `limit-exceeded` for more of them than the limits allow.
pub fn of<'a>(page: &'a str, meter: &Meter) -> Result<Vec<Source<'a>>, Error> {
    let last_of = |tag: &str| memchr::memmem::find_iter(page.as_bytes(), tag).last();
    let Some(last) = ["<style", "<STYLE", WRITTEN].into_iter().filter_map(last_of).max() else { return Ok(Vec::new()) };
    let before = page.as_bytes().get(..last).unwrap_or_default();
    meter.work(memchr::memchr_iter(b'<', before).count() * limits::SEARCHED_TAG_STEPS)?;
    let (mut tokens, mut sheets) = (Tokens::new(page), Vec::new());
    while tokens.at() <= last
        && let Some(token) = tokens.next()
    {
        let (text, media) = match token {
            Token::Sheet { text, media } => (Cow::Borrowed(text), media),
            Token::Open { tag: Tag::Empty, attributes, .. } if attributes.contains(WRITTEN) => {
                let Some(text) = attribute(attributes, "href").and_then(written) else { continue };
                (text, attribute(attributes, "media").unwrap_or(""))
            }
            _ => continue,
        };
        let rules = memchr::memchr_iter(b'{', text.as_bytes()).count();
        // Where it names values, it is read twice.
        let readings = if text.contains("var(") { 2 } else { 1 };
        meter.work(readings * (text.len() + limits::SHEET_STEPS + rules * limits::RULE_STEPS))?;
        let text = match text {
            Cow::Borrowed(text) => without_comments(text),
            Cow::Owned(text) => Cow::Owned(without_comments(&text).into_owned()),
        };
        meter.hold(size_of::<Source<'_>>() + if let Cow::Owned(text) = &text { text.len() } else { 0 })?;
        sheets.push(Source { text, media });
    }
    Ok(sheets)
}

/// How the address of a sheet starts that is the sheet itself.
const WRITTEN: &str = "data:text/css";

/// The sheet that an address is, with its signs as themselves.
fn written(address: &str) -> Option<Cow<'_, str>> {
    let (kind, text) = address.trim().strip_prefix(WRITTEN)?.split_once(',')?;
    if kind.ends_with("base64") {
        return None;
    }
    if !text.contains(['%', '&']) {
        return Some(Cow::Borrowed(text));
    }
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or("").as_bytes().to_vec();
    for part in parts {
        let sign = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(sign.unwrap_or(b'%'));
        bytes.extend(part.as_bytes().get(if sign.is_some() { 2 } else { 0 }..).unwrap_or_default());
    }
    Some(String::from_utf8_lossy(&bytes).into_owned().into())
}

/// Style without its comments, which may be anywhere but in a string.
pub fn without_comments(text: &str) -> Cow<'_, str> {
    if memchr::memmem::find(text.as_bytes(), b"/*").is_none() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = memchr::memchr3(b'/', b'"', b'\'', rest.as_bytes()) {
        let (before, sign) = rest.split_at(at);
        if let Some(comment) = sign.strip_prefix("/*") {
            out.push_str(before);
            rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
            // It parts two words.
            if out.ends_with(is_of_word) && rest.starts_with(is_of_word) {
                out.push(' ');
            }
            continue;
        }
        let length = at + if sign.starts_with('/') { 1 } else { string(sign) };
        let (kept, behind) = rest.split_at(length);
        out.push_str(kept);
        rest = behind;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// The length of the string that a text starts with: it ends with its line at the latest.
fn string(text: &str) -> usize {
    let (mut escaped, bytes) = (false, text.as_bytes());
    let (quote, inner) = (bytes.first(), bytes.get(1..).unwrap_or_default());
    let ends = |byte: &u8| {
        let was = std::mem::replace(&mut escaped, *byte == b'\\');
        !was && (Some(byte) == quote || *byte == b'\n')
    };
    inner.iter().position(ends).map_or(text.len(), |at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_end_words_and_are_none_in_strings() {
        for (text, bare) in [
            (".a{display:none/* x */}", ".a{display:none}"),
            ("/* it's */.a/* b */{}", ".a{}"),
            (".a/**/.b{}", ".a.b{}"),
            ("a{display:no/**/ne}", "a{display:no ne}"),
            ("a{content:'/*';color:#fff/*'*/}", "a{content:'/*';color:#fff}"),
            ("a{content:\"\\\"/*\"}/*", "a{content:\"\\\"/*\"}"),
            ("a{background:url(/a/*b)}", "a{background:url(/a"),
        ] {
            assert_eq!(without_comments(text), bare, "{text}");
        }
    }
}
