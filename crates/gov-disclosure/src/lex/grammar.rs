//! What every grammar over characters starts from: digits, decimals, Chinese numerals, and the places of a text where
//! something can be read.
//!
//! A digit is an ASCII digit: those of full width are folded before, or are no digits. Nothing else in the crate reads
//! digits one by one.

use std::ops::Range;

use nom::branch::alt;
use nom::bytes::complete::{take_while_m_n, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{map, not, opt, recognize, verify};
use nom::error::{Error, ErrorKind};
use nom::multi::many1_count;
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

use super::hanzi;

/// Whether `c` is a digit.
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether a text is digits and nothing else.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether `c` is a digit or may be in a Chinese number.
pub fn is_numeral(c: char) -> bool {
    is_digit(c) || hanzi::is_numeral(c)
}

/// Whether `c` may be inside a number of either writing.
pub fn is_of_number(c: char) -> bool {
    is_numeral(c) || matches!(c, '.' | ',')
}

/// The characters that a text starts with and that are such, and what follows them.
pub fn split_while(text: &str, is_such: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c: char| !is_such(c)).unwrap_or(text.len()))
}

/// That nothing is read here.
pub fn failure(input: &str) -> nom::Err<Error<&str>> {
    nom::Err::Error(Error::new(input, ErrorKind::Verify))
}

/// One digit or more, as many as there are.
pub fn digits(input: &str) -> IResult<&str, &str> {
    take_while1(is_digit).parse(input)
}

/// So many digits, whatever follows.
pub fn first_digits(least: usize, most: usize) -> impl Fn(&str) -> IResult<&str, &str> {
    move |input| take_while_m_n(least, most, is_digit).parse(input)
}

/// So many digits and no more after them.
pub fn digits_between(least: usize, most: usize) -> impl Fn(&str) -> IResult<&str, &str> {
    move |input| terminated(first_digits(least, most), not(satisfy(is_digit))).parse(input)
}

/// The value of digits alone: a count without a sign, without a zero before other digits, of a length that a 64-bit integer holds.
pub fn count(text: &str) -> Option<i64> {
    let is_plain = text.len() <= 15 && is_digits(text) && (text.len() == 1 || !text.starts_with('0'));
    is_plain.then(|| text.bytes().fold(0, |value, digit| value * 10 + i64::from(digit - b'0')))
}

/// Digits, whole or in groups of three, and their decimals: 14069, 14,069, 62.785. 007 is a code.
pub fn decimal(input: &str) -> IResult<&str, Decimal> {
    let grouped = recognize(pair(first_digits(1, 3), many1_count(preceded(char(','), first_digits(3, 3)))));
    let grouped = terminated(grouped, not(satisfy(is_digit)));
    let whole = verify(alt((grouped, digits)), |whole: &str| whole.len() == 1 || !whole.starts_with('0'));
    let (rest, (whole, fraction)) = pair(whole, opt(recognize(pair(char('.'), digits)))).parse(input)?;
    let value = match (count(whole), fraction) {
        (Some(value), None) => Some(value.into()),
        _ => {
            let text: String = whole.chars().filter(|&c| c != ',').chain(fraction.unwrap_or("").chars()).collect();
            Decimal::from_str_exact(&text).ok()
        }
    };
    value.map(|value| (rest, value)).ok_or_else(|| failure(input))
}

/// A whole number in Chinese characters: 三十二, 二〇二三. A closing 万 or 亿 is left as its unit, as after digits.
pub fn chinese(input: &str) -> IResult<&str, u64> {
    let (_, run) = take_while1(hanzi::is_numeral).parse(input)?;
    let number = run.trim_end_matches(['万', '萬', '亿', '億']);
    let rest = input.get(number.len()..).unwrap_or("");
    hanzi::parse(number).map(|value| (rest, value)).ok_or_else(|| failure(input))
}

/// A number of either writing.
pub fn number(input: &str) -> IResult<&str, Decimal> {
    alt((decimal, map(chinese, Decimal::from))).parse(input)
}

/// A place in a text.
#[derive(Clone, Copy, Debug)]
pub struct Place<'t> {
    text: &'t str,
    /// Its first byte.
    pub at: usize,
}

impl<'t> Place<'t> {
    /// What comes before it.
    pub fn before(self) -> &'t str {
        self.text.get(..self.at).unwrap_or("")
    }

    /// What is from it on.
    pub fn rest(self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Whether the character before it is such.
    pub fn is_behind(self, is_such: impl Fn(char) -> bool) -> bool {
        self.before().ends_with(is_such)
    }
}

/// What there is to read in a text, in its order and not overlapping, each with its bytes. At each character that may start
/// something `read` says how many bytes it has done with, none where the next character is to be tried, and what they are.
pub fn find_all<'t, T>(
    text: &'t str,
    may_start: impl Fn(char) -> bool,
    mut read: impl FnMut(Place<'t>) -> (usize, Option<T>),
) -> Vec<(Range<usize>, T)> {
    let mut found = Vec::new();
    let mut resume = 0;
    for (at, c) in text.char_indices() {
        if at < resume || !may_start(c) {
            continue;
        }
        let (length, value) = read(Place { text, at });
        resume = at + length;
        found.extend(value.map(|value| (at..resume, value)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_both_writings() {
        for (text, value, rest) in [
            ("14069件", "14069", "件"),
            ("14,069", "14069", ""),
            ("1,4069", "1", ",4069"),
            ("62.785万元", "62.785", "万元"),
            ("3.", "3", "."),
            ("0.5", "0.5", ""),
            ("三十二万", "32", "万"),
            ("二〇二三年", "2023", "年"),
        ] {
            let (left, number) = number(text).unwrap();
            assert_eq!((number.to_string().as_str(), left), (value, rest), "{text}");
        }
        for text in ["007", "00", ".5", "万", "三百五", "", "１２"] {
            assert!(number(text).is_err(), "{text}");
        }
    }

    #[test]
    fn digits_by_their_number() {
        assert_eq!(first_digits(1, 2)("123"), Ok(("3", "12")));
        assert!(digits_between(1, 2)("123").is_err());
        assert_eq!(digits_between(2, 4)("123号"), Ok(("号", "123")));
        assert_eq!([count("0"), count("163"), count("007"), count(""), count("1,2")], [Some(0), Some(163), None, None, None]);
    }

    #[test]
    fn places_are_read_once() {
        let read = |place: Place<'_>| match digits(place.rest()) {
            Ok((_, run)) if run.len() > 1 => (run.len(), Some(run.to_owned())),
            _ => (0, None),
        };
        let found = find_all("第1条 23件、456件", is_digit, read);
        assert_eq!(found, [(8..10, "23".to_owned()), (16..19, "456".to_owned())]);
    }
}
