//! Outline numbering at the head of a line: 一、 （一） 1. and what damage leaves of them.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map, map_opt, not, opt, value};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::grammar::{chinese, digits, is_digit};
use super::hanzi;

/// The numbering that a line starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// 一、 with its number.
    Top(u8),
    /// （一） with its number.
    Bracketed(u8),
    /// 1. with its number.
    Arabic(u8),
    /// `、` or `()` whose numeral was lost.
    Damaged,
}

/// Splits off the numbering of a line; leading spaces and the `?` of a lost space are passed over.
pub fn numbering(line: &str) -> (Option<Numbering>, &str) {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '?' || super::fold::is_invisible(c));
    let read = match line.chars().next() {
        Some('(' | '（') => bracketed(line),
        Some('第') => part(line),
        Some('、') => value(Numbering::Damaged, char('、')).parse(line),
        Some(c) if is_digit(c) || is_wide_digit(c) => arabic(line),
        Some(c) if hanzi::is_numeral(c) => top(line),
        _ => return (None, line),
    };
    match read {
        Ok((rest, numbering)) => (Some(numbering), rest.trim_start()),
        Err(_) => (None, line),
    }
}

fn is_wide_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

fn spaces(input: &str) -> IResult<&str, &str> {
    take_while(char::is_whitespace).parse(input)
}

fn small_chinese(input: &str) -> IResult<&str, u8> {
    map_opt(chinese, |number| u8::try_from(number).ok()).parse(input)
}

/// （一）, (1), and () whose numeral was lost.
fn bracketed(input: &str) -> IResult<&str, Numbering> {
    let number = alt((map_opt(digits, |text: &str| text.parse().ok()), small_chinese));
    let inner = delimited(one_of("(（"), delimited(spaces, opt(number), spaces), one_of(")）"));
    map(inner, |number| number.map_or(Numbering::Damaged, Numbering::Bracketed)).parse(input)
}

/// 第一部分, 第二章.
fn part(input: &str) -> IResult<&str, Numbering> {
    let behind = take_while(|c: char| c.is_whitespace() || "、：:.".contains(c));
    let number = delimited(char('第'), small_chinese, alt((tag("部分"), tag("章"))));
    map(terminated(number, behind), Numbering::Top).parse(input)
}

/// 一、
fn top(input: &str) -> IResult<&str, Numbering> {
    map(terminated(small_chinese, preceded(spaces, one_of("、．.,，﹑"))), Numbering::Top).parse(input)
}

/// 1. and no decimal.
fn arabic(input: &str) -> IResult<&str, Numbering> {
    let plain = |c: char| if is_wide_digit(c) { char::from_u32(c as u32 - 0xFEE0) } else { Some(c) };
    let number = |text: &str| text.chars().map(plain).collect::<Option<String>>()?.parse().ok();
    let digits = take_while_m_n(1, 2, |c| is_digit(c) || is_wide_digit(c));
    let mark = terminated(one_of(".、．"), not(satisfy(is_digit)));
    map(terminated(map_opt(digits, number), mark), Numbering::Arabic).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_in_its_writings() {
        for (line, kind, rest) in [
            ("一、总体情况", Some(Numbering::Top(1)), "总体情况"),
            ("?六、其他", Some(Numbering::Top(6)), "其他"),
            ("（三） 不予公开", Some(Numbering::Bracketed(3)), "不予公开"),
            ("(1)概述", Some(Numbering::Bracketed(1)), "概述"),
            ("()其他处", Some(Numbering::Damaged), "其他处"),
            ("、政府信息公开", Some(Numbering::Damaged), "政府信息公开"),
            ("5.属于三类", Some(Numbering::Arabic(5)), "属于三类"),
            ("８．属于", Some(Numbering::Arabic(8)), "属于"),
            ("62.785", None, "62.785"),
            ("三类内部", None, "三类内部"),
            ("第二十条", None, "第二十条"),
            ("第一部分 总体情况", Some(Numbering::Top(1)), "总体情况"),
            ("第六部分：其他", Some(Numbering::Top(6)), "其他"),
            ("第二章、主动公开", Some(Numbering::Top(2)), "主动公开"),
        ] {
            assert_eq!(numbering(line), (kind, rest), "{line}");
        }
    }
}
