//! The lines with which a page numbers itself: - 3 -, 第 3 页 共 8 页, 3 / 12, and a bare 3.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, map_opt, opt, value, verify};
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded, separated_pair};
use nom::{IResult, Parser};

use super::grammar::{digits, digits_between, is_digit};

/// Longest line, in bytes, that only numbers a page.
const MAX_LENGTH: usize = 60;

/// Whether a line only numbers a page, and is no bare number.
pub fn is_mark(line: &str) -> bool {
    line.len() <= MAX_LENGTH
        && line.contains(is_digit)
        && all_consuming(alt((between_dashes, value((), pages), in_words))).parse(line).is_ok()
}

/// The page and the number of pages that a line gives: `3 / 12`.
pub fn of_pages(line: &str) -> Option<(u16, u16)> {
    all_consuming(pages).parse(line).ok().map(|(_, pages)| pages)
}

/// The number that a line is.
pub fn bare_number(line: &str) -> Option<i64> {
    all_consuming(digits_between(1, 4)).parse(line.trim()).ok()?.1.parse().ok()
}

fn spaces(input: &str) -> IResult<&str, &str> {
    take_while(char::is_whitespace).parse(input)
}

/// - 3 -. Dashes separated by spaces stand for values, and no page is numbered 0.
fn between_dashes(input: &str) -> IResult<&str, ()> {
    let dashes = || delimited(spaces, take_while1(|c| "-—–―－·~".contains(c)), spaces);
    let number = verify(digits_between(1, 4), |number: &str| !number.starts_with('0'));
    value((), delimited(dashes(), number, dashes())).parse(input)
}

/// 3 / 12. Digits that spaces separate are values around a sign for none: 1 / 1 3.
fn pages(input: &str) -> IResult<&str, (u16, u16)> {
    let number = || delimited(spaces, map_opt(digits_between(1, 2), |text: &str| text.parse().ok()), spaces);
    verify(separated_pair(number(), char('/'), number()), |(page, pages)| (1..=*pages).contains(page)).parse(input)
}

/// 第 3 页 共 8 页.
fn in_words(input: &str) -> IResult<&str, ()> {
    let number = || preceded(spaces, opt(digits));
    let word = |word| preceded(spaces, tag(word));
    let joint = many0_count(preceded(spaces, one_of(",，/共")));
    value((), (word("第"), number(), word("页"), joint, number(), many0_count(word("页")), spaces)).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_pages_and_figures() {
        for line in ["- 3 -", "— 12 —", "-3-", "第 3 页 共 8 页", "第3页", "第3页/共8页", "第 3 页，共 8 页", "3 / 12", "3/12"]
        {
            assert!(is_mark(line), "{line}");
        }
        for line in ["3", "-", "-8", "— 3 — —", "— 0 —", "1 / 1 3", "612 / 867", "12 / 5", "第三页", "第3条", "- 12345 -"] {
            assert!(!is_mark(line), "{line}");
        }
        assert_eq!([of_pages(" 2 /12 "), of_pages("2 / 1"), of_pages("第2/12")], [Some((2, 12)), None, None]);
        assert_eq!([bare_number(" 15 "), bare_number("12345"), bare_number(""), bare_number("1a")], [Some(15), None, None, None]);
    }
}
