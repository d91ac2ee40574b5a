//! Names in style sheets, which may write any sign after a backslash: `a\:b`, `\61 b`.

use std::borrow::Cow;

/// The name that a text starts with, and what follows.
pub fn split(text: &str) -> (&str, &str) {
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\\' => drop(escaped(&mut signs)),
            _ if sign.is_alphanumeric() || matches!(sign, '-' | '_') || !sign.is_ascii() => {}
            _ => return text.split_at(at),
        }
    }
    (text, "")
}

/// Whether a name is that of a sheet.
pub fn is(own: &str, name: &str) -> bool {
    if !name.contains('\\') {
        return own == name;
    }
    let mut signs = name.char_indices().peekable();
    let mut own = own.chars();
    while let Some((_, sign)) = signs.next() {
        let sign = if sign == '\\' { escaped(&mut signs) } else { Some(sign) };
        if own.next() != sign {
            return false;
        }
    }
    own.next().is_none()
}

/// A name or value without backslashes. One with signs that stand for themselves nowhere stays as it is: `inline\9`.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') || text.contains(['"', '\'']) {
        return Cow::Borrowed(text);
    }
    let (mut out, mut signs) = (String::new(), text.char_indices().peekable());
    while let Some((_, sign)) = signs.next() {
        out.extend(if sign == '\\' { escaped(&mut signs) } else { Some(sign) });
    }
    if out.contains(char::is_control) { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// The sign that follows a backslash: itself, or by its number, after which there may be a space.
fn escaped(signs: &mut std::iter::Peekable<impl Iterator<Item = (usize, char)>>) -> Option<char> {
    let (mut number, mut digits) = (0, 0);
    while digits < 6
        && let Some(digit) = signs.peek().and_then(|(_, sign)| sign.to_digit(16))
    {
        (number, digits) = (number * 16 + digit, digits + 1);
        signs.next();
    }
    if digits == 0 {
        return signs.next().map(|(_, sign)| sign);
    }
    signs.next_if(|(_, sign)| sign.is_ascii_whitespace());
    char::from_u32(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_where_no_sign_of_them_follows() {
        for (text, parts) in [
            ("old.new", ("old", ".new")),
            ("a\\:b:hover", ("a\\:b", ":hover")),
            ("\\61 b c", ("\\61 b", " c")),
            ("\\000061b", ("\\000061b", "")),
            ("旧 x", ("旧", " x")),
            ("", ("", "")),
            ("\\", ("\\", "")),
        ] {
            assert_eq!(split(text), parts, "{text}");
        }
        assert!(is("a:b", "a\\:b") && is("ab", "\\61 b") && is("ab", "\\000061b") && is("a", "a"));
        assert!(!is("b", "\\61 ") && !is("ab", "\\61 ") && !is("", "\\61 "));
    }
}
