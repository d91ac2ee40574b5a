//! Character references: `&nbsp;`, `&#160;`, `&#xA0;`, with `;` or without.

use std::cmp::Ordering;
use std::ops::Range;

/// The references that the HTML standard names: a line each, the name and the characters that it stands for, in the order
/// of the names.
const NAMED: &str = include_str!("entities.txt");

/// Those that browsers know without `;` too, as older pages write them, in order.
const WITHOUT_SEMICOLON: [&str; 106] = [
    "AElig", "AMP", "Aacute", "Acirc", "Agrave", "Aring", "Atilde", "Auml", "COPY", "Ccedil", "ETH", "Eacute", "Ecirc", "Egrave", "Euml",
    "GT", "Iacute", "Icirc", "Igrave", "Iuml", "LT", "Ntilde", "Oacute", "Ocirc", "Ograve", "Oslash", "Otilde", "Ouml", "QUOT", "REG",
    "THORN", "Uacute", "Ucirc", "Ugrave", "Uuml", "Yacute", "aacute", "acirc", "acute", "aelig", "agrave", "amp", "aring", "atilde",
    "auml", "brvbar", "ccedil", "cedil", "cent", "copy", "curren", "deg", "divide", "eacute", "ecirc", "egrave", "eth", "euml", "frac12",
    "frac14", "frac34", "gt", "iacute", "icirc", "iexcl", "igrave", "iquest", "iuml", "laquo", "lt", "macr", "micro", "middot", "nbsp",
    "not", "ntilde", "oacute", "ocirc", "ograve", "ordf", "ordm", "oslash", "otilde", "ouml", "para", "plusmn", "pound", "quot", "raquo",
    "reg", "sect", "shy", "sup1", "sup2", "sup3", "szlig", "thorn", "times", "uacute", "ucirc", "ugrave", "uml", "uuml", "yacute", "yen",
    "yuml",
];

/// The lengths of these, the longest first.
const LENGTHS: [usize; 5] = [6, 5, 4, 3, 2];

/// Those that pages hold by the hundred.
const COMMON: [(&str, &str); 6] = [("nbsp", "\u{A0}"), ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("middot", "·")];

/// What a name stands for. Each look halves the lines, so that no table need be built for the few that a page has.
fn named(name: &str) -> Option<&'static str> {
    let mut lines = NAMED;
    while !lines.is_empty() {
        let middle = lines.as_bytes().get(..lines.len() / 2)?;
        let start = middle.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        let (before, rest) = lines.split_at_checked(start)?;
        let (line, after) = rest.split_once('\n')?;
        let (known, value) = line.split_once(' ')?;
        lines = match known.cmp(name) {
            Ordering::Equal => return Some(value),
            Ordering::Greater => before,
            Ordering::Less => after,
        };
    }
    // The one whose character would end its line.
    (name == "NewLine").then_some("\n")
}

/// Hands on the stretches of `text` and the characters of its references, each with the bytes it is in.
pub fn each(text: &str, mut take: impl FnMut(&str, Range<usize>)) {
    let (mut taken, mut at) = (0, 0);
    let mut resolved = String::new();
    while let Some(found) = text.get(at..).and_then(|rest| memchr::memchr(b'&', rest.as_bytes())) {
        let start = at + found;
        resolved.clear();
        let used = reference(text.get(start + 1..).unwrap_or(""), &mut resolved);
        at = start + 1 + used;
        if used > 0 {
            text.get(taken..start).filter(|plain| !plain.is_empty()).into_iter().for_each(|plain| take(plain, taken..start));
            take(&resolved, start..at);
            taken = at;
        }
    }
    text.get(taken..).filter(|plain| !plain.is_empty()).into_iter().for_each(|plain| take(plain, taken..text.len()));
}

/// Writes the character that `after` (the text after `&`) names; gives the bytes used, 0 for none.
fn reference(after: &str, out: &mut String) -> usize {
    if let Some(number) = after.strip_prefix('#') {
        let (digits, radix, skipped) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 2),
            None => (number, 10, 1),
        };
        let length = digits.bytes().take_while(|b| char::from(*b).is_digit(radix)).count();
        let Some(known) = digits.get(..length).filter(|known| !known.is_empty()) else { return 0 };
        // None for a number too large to be a character's.
        let code = u32::from_str_radix(known, radix).ok();
        let character = code.and_then(|code| windows_1252(code).or(char::from_u32(code)));
        out.push(character.filter(|&c| c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER));
        let closed = digits.as_bytes().get(length) == Some(&b';');
        return skipped + length + usize::from(closed);
    }
    let length = after.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    let name = after.get(..length).unwrap_or("");
    if after.as_bytes().get(length) == Some(&b';')
        && let Some(value) = COMMON.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).or_else(|| named(name))
    {
        out.push_str(value);
        return length + 1;
    }
    let is_known = |start: &&str| WITHOUT_SEMICOLON.binary_search(start).is_ok();
    let longest = LENGTHS.into_iter().filter_map(|length| name.get(..length)).find(is_known);
    let Some((known, value)) = longest.and_then(|known| Some((known, named(known)?))) else { return 0 };
    out.push_str(value);
    known.len()
}

/// References 128 to 159 mean Windows-1252, as browsers read them.
fn windows_1252(code: u32) -> Option<char> {
    const TABLE: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";
    (0x80..0xA0).contains(&code).then(|| TABLE.chars().nth((code - 0x80) as usize)).flatten()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn the_table_is_that_of_the_standard() {
        assert_eq!(super::NAMED.lines().count() + 1, html_escape::NAMED_ENTITIES.len());
        for (name, value) in html_escape::NAMED_ENTITIES {
            assert_eq!(super::named(std::str::from_utf8(name).unwrap()), Some(value));
        }
        assert_eq!(super::WITHOUT_SEMICOLON.iter().filter(|name| super::named(name).is_some()).count(), 106);
        assert!(super::WITHOUT_SEMICOLON.is_sorted());
        for name in ["", "A", "Zzz", "zzzz", "nbs", "nbspp", "NBSP"] {
            assert_eq!(super::named(name), None, "{name}");
        }
    }

    #[test]
    fn references_in_their_writings() {
        for (text, expected) in [
            ("12", "12"),
            ("&nbsp;0&nbsp;", "\u{A0}0\u{A0}"),
            ("&#49;&#x32;&#X33;", "123"),
            ("&nbsp0", "\u{A0}0"),
            ("3&frac12年&notit &notin; &notin", "3½年¬it ∉ ¬in"),
            ("&#0000000000049;2", "12"),
            ("&#x99999999999;2&#55555555555", "\u{FFFD}2\u{FFFD}"),
            ("&ldquo;三安全&rdquo;&hellip;", "“三安全”…"),
            ("a & b &bogus; &", "a & b &bogus; &"),
            ("&#8226;&#150;&ensp;", "•–\u{2002}"),
            ("&#0;&#xFFFFFFFF;", "\u{FFFD}\u{FFFD}"),
            ("AT&T", "AT&T"),
        ] {
            let mut out = String::new();
            each(text, |part, _| out.push_str(part));
            assert_eq!(out, expected, "{text}");
        }
    }
}
