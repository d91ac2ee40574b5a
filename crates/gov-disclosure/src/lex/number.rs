//! The number grammar of table cells.
//!
//! `14,069`, `１４０６９`, `14069件`, `62.785`, `-8`, `+4`, `251000元`, `316,441万元`, `三十二` and the
//! placeholders that stand for "no number here". A cell is read whole or not at all.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::one_of;
use nom::combinator::{all_consuming, opt, value};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

use super::grammar::{self, is_digit, is_digits};
use super::{fold, hanzi, pinyin, script};

/// What a unit word says about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 件, 条, 项, 次 and the like.
    Count,
    /// 元; 万元 and 亿元 with their multiplier in [`Number::multiplier`].
    Money,
}

/// A number as a cell writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The written number, without its unit: 316441 for `316,441万元`.
    pub value: Decimal,
    /// 1, 10⁴ (万) or 10⁸ (亿).
    pub multiplier: u32,
    /// The unit word, where the cell has one.
    pub unit: Option<Unit>,
    /// The white space that split the digits, which were joined here.
    pub joined: Option<Gap>,
}

/// White space inside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Spaces: what takes text out of a page puts them there.
    Space,
    /// The end of a line or of a paragraph: a narrow cell breaks its number there, and a cell with two numbers has one too.
    Line,
    /// A tab, which parts columns and never a number.
    Tab,
}

impl Gap {
    fn of(c: char) -> Self {
        match c {
            '\t' => Self::Tab,
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Self::Line,
            _ => Self::Space,
        }
    }
}

impl Number {
    /// Value times multiplier, `None` on overflow.
    pub fn total(&self) -> Option<Decimal> {
        self.value.checked_mul(Decimal::from(self.multiplier))
    }

    /// The number as a count: whole, within ±(2⁵³−1), which JavaScript holds exactly.
    pub fn whole(&self) -> Option<i64> {
        let is_exact = |value: &i64| value.unsigned_abs() < 1 << 53;
        // The common cell is a count without 万.
        if self.multiplier == 1 && self.value.scale() == 0 {
            return i64::try_from(self.value.mantissa()).ok().filter(is_exact);
        }
        let total = self.total()?.normalize();
        (total.scale() == 0).then(|| i64::try_from(total).ok()).flatten().filter(is_exact)
    }
}

/// What the text of a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing but white space.
    Blank,
    /// A sign for "none" or "not applicable": `/`, `-`, `—`, `无`, `N/A`.
    Placeholder,
    /// A number.
    Number(Number),
    /// Text that is no number.
    Other,
}

/// Characters that each are the unit of a count.
const UNITS: &str = "件条條份宗起次例篇项項个個所家户戶";

/// Longest text, in bytes, that can be a number: beyond it nobody writes a figure.
const MAX_LENGTH: usize = 96;

/// Reads the text of a cell.
pub fn read(text: &str) -> Reading {
    let text = trim(text);
    if text.is_empty() {
        return Reading::Blank;
    }
    if text.len() > MAX_LENGTH || text.starts_with(is_word) || text.ends_with(is_last_of_words) {
        return Reading::Other;
    }
    // The common cell: a few ASCII digits.
    if let Some(value) = grammar::count(text) {
        return Reading::Number(Number { value: value.into(), multiplier: 1, unit: None, joined: None });
    }
    let (plain, joined) = match plain(text) {
        Some(plain) => plain,
        None => return Reading::Other,
    };
    if is_placeholder(&plain) {
        return Reading::Placeholder;
    }
    // A point that white space parts from its digits has lost those after it, or its place among them: 326408 ⏎ .
    let is_parted = joined.is_some() && plain.ends_with('.');
    match whole(&plain).or_else(|| written_twice(&plain)).filter(|_| !is_parted) {
        Some(number) => Reading::Number(Number { joined, ..number }),
        None => Reading::Other,
    }
}

fn whole(text: &str) -> Option<Number> {
    all_consuming(number).parse(text).ok().map(|(_, number)| number)
}

/// A number with the same number in brackets: 0（零）.
fn written_twice(text: &str) -> Option<Number> {
    let (outer, inner) = text.strip_suffix(')')?.split_once('(')?;
    let (outer, inner) = (whole(outer)?, whole(inner)?);
    (outer.total()? == inner.total()?).then_some(outer)
}

/// Whether no number and no placeholder starts with this character.
fn is_word(c: char) -> bool {
    ('\u{2E80}'..'\u{FF00}').contains(&c) && !hanzi::is_numeral(c) && !"无無暂暫没不未人".contains(c)
}

/// Whether no number and no placeholder ends with this character: 一、本年新收 is known by its last before all of it is read.
fn is_last_of_words(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c) && !hanzi::is_numeral(c) && !UNITS.contains(c) && !"人元整圆无無有用项項及涉在生".contains(c)
}

/// Whether a text is what programs write for an empty cell: a data frame in Python, a value of JSON.
pub fn is_missing(text: &str) -> bool {
    matches!(text, "NaN" | "nan" | "None" | "null" | "NaT" | "<NA>")
}

/// Whether a word is a piece of a number and no number: 0483, .78, 06元, 0600, 136,45.
pub fn is_fragment(text: &str) -> bool {
    let is_point = |c: char| matches!(c, '.' | '．' | ',' | '，');
    let mut chars = text.chars();
    let (first, second) = (chars.next(), chars.next());
    // Of full width too.
    let goes_on = || second.is_some_and(|c| c.is_numeric() && !hanzi::is_numeral(c));
    match first {
        Some(c) if is_point(c) => goes_on(),
        Some('0' | '０') => goes_on(),
        _ => {
            is_digits(text) || text.starts_with(is_digit) && text.contains([',', '，']) && text.chars().all(|c| is_digit(c) || is_point(c))
        }
    }
}

/// Whether a word is a point of a number, and nothing else.
pub fn is_point(text: &str) -> bool {
    matches!(text, "." | "．")
}

/// Whether white space between two words separates a number at its decimal point: `746 .78`, `17. 9`, `326 . 408`.
pub fn is_parted_decimal(before: &str, word: &str) -> bool {
    let is_point = |c: char| matches!(c, '.' | '．');
    let is_whole = |text: &str| !text.is_empty() && text.chars().all(|c| is_digit(c) || matches!(c, ',' | '，'));
    match (before.strip_suffix(is_point), word.strip_prefix(is_point)) {
        (Some(whole), None) => is_whole(whole.trim_end()) && word.starts_with(is_digit),
        (None, Some(decimals)) => is_whole(before) && (decimals.is_empty() || decimals.starts_with(is_digit)),
        _ => false,
    }
}

/// Trims white space of every kind and invisible characters.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_dropped(c))
}

/// Whether a character says nothing. What turns the text after it round changes the number that is seen.
fn is_dropped(c: char) -> bool {
    const TURN_ROUND: char = '\u{202E}';
    fold::is_invisible(c) && c != TURN_ROUND
}

/// Full width to ASCII, spaces and pinyin after a unit dropped; `None` where the spaces part what cannot be one number.
fn plain(text: &str) -> Option<(String, Option<Gap>)> {
    let mut out = String::with_capacity(text.len());
    let mut pieces: Vec<usize> = Vec::new();
    let (mut gap, mut joined) = (None, None);
    let mut resume = 0;
    for (at, c) in text.char_indices() {
        if at < resume {
            continue;
        }
        if matches!(c, '(' | '（')
            && out.ends_with(script::is_han)
            && let Some(skip) = text.get(at..).and_then(pinyin::annotation)
        {
            resume = at + skip;
            continue;
        }
        // Markdown writers put a backslash before signs.
        if is_dropped(c) || (c == '\\' && out.is_empty() && text.len() > 1) {
            continue;
        }
        if c.is_whitespace() {
            gap = gap.max(Some(Gap::of(c)));
            continue;
        }
        let c = match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '−' | '﹣' | '–' | '‐' | '‑' => '-',
            _ => c,
        };
        let numeral = is_digit(c);
        let apart = gap.is_some() && out.ends_with(is_digit);
        if numeral && (apart || pieces.is_empty()) {
            pieces.push(0);
        }
        if numeral && let Some(last) = pieces.last_mut() {
            *last += 1;
        }
        joined = joined.max(gap.filter(|gap| is_within(&out, *gap, c)));
        gap = None;
        out.push(c);
    }
    let one_each = pieces.iter().all(|&n| n == 1) && !out.starts_with('0');
    let thousands = pieces.iter().skip(1).all(|&n| n == 3) && pieces.first().is_some_and(|&n| n <= 3) && !out.starts_with('0');
    (joined != Some(Gap::Tab) && (pieces.len() < 2 || one_each || thousands)).then_some((out, joined))
}

/// Whether white space between `before` and `c` is inside a number, and not before its unit.
fn is_within(before: &str, gap: Gap, c: char) -> bool {
    // A sign may be apart from its number, but not on another line.
    let is_before = |c: char| grammar::is_of_number(c) || matches!(c, '+' | '-') && gap > Gap::Space;
    before.ends_with(is_before) && grammar::is_of_number(c) && !matches!(c, '万' | '萬' | '亿' | '億')
}

fn is_placeholder(text: &str) -> bool {
    matches!(
        text,
        "/" | "\\"
            | "无"
            | "無"
            | "暂无"
            | "暫無"
            | "没有"
            | "不适用"
            | "不適用"
            | "无此项"
            | "無此項"
            | "不涉及"
            | "不涉"
            | "未涉及"
            | "不存在"
            | "未发生"
            | "未發生"
            | "N/A"
            | "n/a"
            | "NA"
            | "N.A."
    ) || (!text.is_empty() && text.chars().all(|c| matches!(c, '-' | '—' | '―' | '─' | '－' | '~' | '/')))
}

fn number(input: &str) -> IResult<&str, Number> {
    let (rest, currency) = opt(alt((tag("¥"), tag("￥"), tag("人民币")))).parse(input)?;
    let (rest, sign) = opt(one_of("+-")).parse(rest)?;
    let (rest, magnitude) = grammar::number(rest)?;
    let (rest, (multiplier, unit)) = unit(rest)?;
    let value = if sign == Some('-') { -magnitude } else { magnitude };
    let unit = unit.or(currency.map(|_| Unit::Money));
    Ok((rest, Number { value, multiplier, unit, joined: None }))
}

fn unit(input: &str) -> IResult<&str, (u32, Option<Unit>)> {
    let myriad = || alt((value(10_000, alt((tag("万"), tag("萬")))), value(100_000_000, alt((tag("亿"), tag("億"))))));
    let counter = alt((tag("人次"), tag("人"), take_while_m_n(1, 1, |c| UNITS.contains(c))));
    let (rest, multiplier) = opt(myriad()).parse(input)?;
    let (rest, unit) = opt(alt((value(Unit::Money, alt((tag("元整"), tag("元"), tag("圆")))), value(Unit::Count, counter)))).parse(rest)?;
    Ok((rest, (multiplier.unwrap_or(1), unit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_numbers() {
        for text in ["06", ".78", "0483", "0600元", "，067", "０６"] {
            assert!(is_fragment(text), "{text}");
        }
        for text in ["0", "零", "科技", "（注）", "0.5"] {
            assert!(!is_fragment(text), "{text}");
        }
        assert!(is_parted_decimal("746", ".78") && is_parted_decimal("17.", "9") && is_parted_decimal("1,204", ".5元"));
        assert!(is_parted_decimal("326", ".") && is_parted_decimal("326 .", "408"));
        // A number of the outline before a value, and two values.
        assert!(!is_parted_decimal("行政许可", ".78") && !is_parted_decimal("17.5", ".9") && !is_parted_decimal("17", "9"));
    }

    fn total(text: &str) -> Option<String> {
        match read(text) {
            Reading::Number(number) => number.total().map(|t| t.normalize().to_string()),
            _ => None,
        }
    }

    #[test]
    fn figures_as_cells_write_them() {
        for (text, value) in [
            ("0", "0"),
            ("14069", "14069"),
            ("14,069", "14069"),
            ("1,014,069", "1014069"),
            ("１４０６９", "14069"),
            ("１４，０６９", "14069"),
            ("\u{3000}62.785\u{a0}", "62.785"),
            ("-8", "-8"),
            ("－８", "-8"),
            ("+4", "4"),
            ("14069件", "14069"),
            ("9人次", "9"),
            ("251000元", "251000"),
            ("316,441万元", "3164410000"),
            ("1.2万件", "12000"),
            ("￥300", "300"),
            ("三十二", "32"),
            ("三十二件", "32"),
            ("三十二万", "320000"),
            ("一百二十万元", "1200000"),
            ("0.50", "0.5"),
            ("0（零）", "0"),
            ("12（十二）", "12"),
            ("3(3件)", "3"),
        ] {
            assert_eq!(total(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn digits_in_pieces_are_joined_and_said() {
        for (text, gap, value) in [
            ("13 612", Gap::Space, "13612"),
            ("1 4 0 6 9", Gap::Space, "14069"),
            ("1, 384", Gap::Space, "1384"),
            ("三 十二", Gap::Space, "32"),
            ("1\n4", Gap::Line, "14"),
            ("1 \u{2028} 4", Gap::Line, "14"),
            ("62.\n785", Gap::Line, "62.785"),
            ("1\n,384", Gap::Line, "1384"),
            ("-\n8", Gap::Line, "-8"),
        ] {
            let Reading::Number(number) = read(text) else { panic!("{text}") };
            assert_eq!(number.joined, Some(gap), "{text}");
            assert_eq!(number.value.to_string(), value);
        }
        for text in ["12 件", "12\n件", "- 8", "3 万", "三十二\n万元", "0 （零）"] {
            assert!(matches!(read(text), Reading::Number(Number { joined: None, .. })), "{text}");
        }
    }

    #[test]
    fn two_numbers_are_not_one() {
        for text in ["0 0", "12 34", "5\t8", "13\t612", "5 \t 8", "0\n0", "5 / 6", "3,12", "12,34", "1,4069", "007", "00"] {
            assert_eq!(read(text), Reading::Other, "{text}");
        }
    }

    #[test]
    fn placeholders_and_blanks_are_not_zero() {
        for text in ["/", "-", "\\-", "\\--", "—", "——", "－", "无", "無", "N/A", "不适用", "／", "--", "不涉及", "未发生", "不存在"]
        {
            assert_eq!(read(text), Reading::Placeholder, "{text}");
        }
        for text in ["", " \u{a0}\u{3000}", "\u{200b}"] {
            assert_eq!(read(text), Reading::Blank, "{text:?}");
        }
    }

    #[test]
    fn labels_and_damage_are_not_numbers() {
        for text in [
            "1.属于国家秘密",
            "O",
            "l2",
            "12%",
            "12\\34",
            "若干",
            "3.其他",
            "12①",
            "1.2.3",
            "2024-01-02",
            "一、",
            "1384.",
            "0（一）",
            "12（月）",
            "未经复议直接起诉",
        ] {
            assert_eq!(read(text), Reading::Other, "{text}");
        }
    }
}
