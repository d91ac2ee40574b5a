//! The tokens of a line: labels of the form, numbering, numbers and what is between them.

use std::ops::Range;

use crate::form::{self, Meaning};
use crate::lex::grammar::{is_digit, is_numeral, split_while};
use crate::lex::script::is_han;
use crate::lex::{fold, hanzi};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A label of the form.
    Label(&'static [Meaning]),
    /// 一、 and the like at the top of an outline, with its number.
    Top(u8),
    /// （一） or 1. before a label.
    Numbering,
    /// Digits, with a decimal part or a unit of money where the line has them.
    Digits,
    /// A sign for "none".
    Sign,
    /// Words that are no label.
    Words,
    /// The end of a sentence or a clause, or a number with the unit it counts: no row of a table goes over it.
    Break,
    /// The heading of a section; [`tokens`] makes none of these.
    Heading,
}

/// A token and where it is in the folded line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub range: Range<usize>,
}

/// Units of which a number directly before them is part of a sentence.
const UNITS: &str = "件条项個个次人家篇期日月号起宗份名部场批户亿千百余多%‰年周天岁辆";

/// Units that come after a value in its cell.
const CELL_UNITS: &str = "件条项个個";

/// Characters in which a numeral of an outline ends.
const NUMERAL: usize = 4;

/// Digits of a year.
const YEAR: usize = 4;

/// Characters of a note in brackets after a label.
const NOTE: usize = 60;

/// The tokens of a folded line.
pub fn tokens(line: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let length = step(line, at, rest, &mut tokens);
        at += length.max(rest.chars().next().map_or(1, char::len_utf8));
    }
    tokens
}

/// Reads what is at `at`; the bytes it takes.
fn step(line: &str, at: usize, rest: &str, tokens: &mut Vec<Token>) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    let is_after_space = tokens.last().is_none_or(|last| last.range.end < at);
    let mut push = |kind, length: usize| {
        tokens.push(Token { kind, range: at..at + length });
        length
    };
    if first.is_whitespace() {
        return first.len_utf8();
    }
    if is_digit(first) {
        return digits(at, rest, tokens);
    }
    if first == '(' {
        if let Some(length) = bracketed(rest) {
            return push(Kind::Numbering, length);
        }
        return opened(at, rest, tokens);
    }
    if let Some((number, length)) = top(rest) {
        return push(Kind::Top(number), length);
    }
    if is_han(first)
        && let Some((end, meanings)) = form::longest_at_start(rest)
    {
        return label(line, at..at + end, meanings, tokens);
    }
    if "。;!?,、:".contains(first) {
        return push(Kind::Break, first.len_utf8());
    }
    if "/-—–".contains(first) {
        // -- between spaces is one sign; where nothing parts cells, each dash may be one.
        let (run, behind) = split_while(rest, |c| c == first && c != '/');
        let is_apart = is_after_space && behind.chars().next().is_none_or(char::is_whitespace);
        return push(Kind::Sign, if is_apart { run.len() } else { 0 }.max(first.len_utf8()));
    }
    let is_mark = ")]】〕”\"'’》>".contains(first);
    match tokens.last_mut() {
        // What closes a bracket or a quotation inside a label is part of it.
        Some(last) if last.range.end == at && (last.kind == Kind::Words || is_mark && matches!(last.kind, Kind::Label(_))) => {
            last.range.end = at + first.len_utf8();
        }
        _ if is_mark => {}
        _ => tokens.push(Token { kind: Kind::Words, range: at..at + first.len_utf8() }),
    }
    first.len_utf8()
}

/// Reads a label, or the end of a longer word that means something else; gives its length.
fn label(line: &str, range: Range<usize>, meanings: &'static [Meaning], tokens: &mut Vec<Token>) -> usize {
    let length = range.len();
    let before = tokens.last_mut().filter(|last| last.kind == Kind::Words && last.range.end == range.start);
    match before.filter(|last| line.get(last.range.clone()).is_some_and(makes_another)) {
        Some(before) => before.range.end = range.end,
        None => tokens.push(Token { kind: Kind::Label(meanings), range }),
    }
    length
}

/// Whether words right before a label make another of it: 不予行政处罚, 非自然人, 上年制发件数.
fn makes_another(words: &str) -> bool {
    ["不", "不予", "未", "非", "拟"].iter().any(|negation| words.ends_with(negation)) || form::alters(&fold::key(words))
}

/// Digits: a value, the ordinal of the label after them, or a number of the text.
fn digits(at: usize, rest: &str, tokens: &mut Vec<Token>) -> usize {
    let (run, _) = split_while(rest, is_digit);
    let mut push = |kind, range: Range<usize>| tokens.push(Token { kind, range: at + range.start..at + range.end });
    let end = match thousands(rest, run.len()) {
        Ok(end) => end,
        Err(end) => {
            push(Kind::Break, 0..end);
            return end;
        }
    };
    let behind = rest.get(end..).unwrap_or("");
    let mut signs = behind.chars();
    let (mark, next) = (signs.next(), signs.find(|c| !c.is_whitespace()));
    // 0.52, or 47.9659万元.
    if let Some(decimals) = behind.strip_prefix('.').map(|behind| split_while(behind, is_digit).0.len()).filter(|&count| count > 0) {
        let length = end + 1 + decimals;
        // The year of a sentence after an amount: 47.962025年. Without a digit before it nobody can part the two.
        if rest.get(length..).is_some_and(|behind| behind.starts_with('年')) {
            let has_year = |start: &usize| *start > end + 1 && rest.get(*start..length).is_some_and(is_year);
            match length.checked_sub(YEAR).filter(has_year) {
                Some(year) => {
                    push(Kind::Digits, 0..year);
                    push(Kind::Break, year..length);
                }
                None => push(Kind::Break, 0..length),
            }
            return length;
        }
        return unit(at, rest, length, tokens);
    }
    // The ordinal of the next label: 00000002.其他法律行政法规禁止公开.
    if matches!(mark, Some('.' | '、')) && next.is_some_and(is_han) {
        if end > 1 {
            push(Kind::Digits, 0..end - 1);
        }
        push(Kind::Numbering, end - 1..end + mark.map_or(0, char::len_utf8));
        return end + mark.map_or(0, char::len_utf8);
    }
    let unit_behind = behind.trim_start().chars().next();
    match unit_behind {
        // The year of a sentence after the last value: 02025年.
        Some('年') if end > YEAR && rest.get(end - YEAR..end).is_some_and(is_year) => {
            push(Kind::Digits, 0..end - YEAR);
            push(Kind::Break, end - YEAR..end);
            end
        }
        // The unit of a value, and the next value after white space or at once: 3个 3443000元, 3个3443000元.
        Some(c) if CELL_UNITS.contains(c) && mark == Some(c) && behind.get(c.len_utf8()..).is_some_and(ends_value) => {
            push(Kind::Digits, 0..end + c.len_utf8());
            end + c.len_utf8()
        }
        Some(c) if UNITS.contains(c) => {
            push(Kind::Break, 0..end);
            end
        }
        _ => unit(at, rest, end, tokens),
    }
}

/// Whether what follows a unit shows that it ends a value: white space, the next value, or the next row.
fn ends_value(rest: &str) -> bool {
    let Some(next) = rest.chars().next() else { return true };
    next.is_whitespace() || is_digit(next) || top(rest).is_some() || next == '(' && bracketed(rest).is_some()
}

/// The end of digits in groups of three: 9,689. `Err` with the end of those that commas part otherwise: several values, or more
/// than one number.
fn thousands(rest: &str, first: usize) -> Result<usize, usize> {
    let (mut end, mut is_number) = (first, first <= 3);
    while let Some(group) = rest.get(end..).and_then(|behind| behind.strip_prefix(',')) {
        let length = split_while(group, is_digit).0.len();
        if length == 0 {
            break;
        }
        is_number &= length == 3;
        end += 1 + length;
    }
    if end == first || is_number { Ok(end) } else { Err(end) }
}

fn is_year(digits: &str) -> bool {
    digits.starts_with("19") || digits.starts_with("20")
}

/// A number up to `end`, with the unit of money after it.
fn unit(at: usize, rest: &str, end: usize, tokens: &mut Vec<Token>) -> usize {
    let behind = rest.get(end..).unwrap_or("");
    let money = ["万元", "元"].into_iter().find(|unit| behind.starts_with(unit)).map_or(0, str::len);
    let is_sentence = money == 0 && behind.starts_with(['万', '%']);
    tokens.push(Token { kind: if is_sentence { Kind::Break } else { Kind::Digits }, range: at..at + end + money });
    end + money
}

/// （一） or (1).
fn bracketed(rest: &str) -> Option<usize> {
    let inner = rest.get(1..)?;
    let (number, behind) = split_while(inner, |c| is_numeral(c) || c.is_whitespace());
    (!number.is_empty() && behind.starts_with(')')).then_some(number.len() + 2)
}

/// A bracket that holds no numeral: a label in it, or a note after the label before it.
fn opened(at: usize, rest: &str, tokens: &mut Vec<Token>) -> usize {
    let inner = rest.get(1..).unwrap_or("");
    let starts_label = inner.chars().next().is_some_and(is_han) && form::longest_at_start(inner).is_some();
    let close = inner.char_indices().take(NOTE).find(|(_, c)| *c == ')').map(|(i, _)| i);
    match (tokens.last_mut(), close) {
        _ if starts_label => 1,
        (Some(last), Some(close)) if matches!(last.kind, Kind::Label(_)) && !inner.get(..close).unwrap_or("").contains(['。', ';']) => {
            last.range.end = at + close + 2;
            close + 2
        }
        _ => {
            tokens.push(Token { kind: Kind::Break, range: at..at + 1 });
            1
        }
    }
}

/// 一、 with its number.
fn top(rest: &str) -> Option<(u8, usize)> {
    let (end, _) = rest.char_indices().take(NUMERAL).find(|(_, c)| !hanzi::is_numeral(*c))?;
    let mark = rest.get(end..)?.trim_start().chars().next().filter(|c| matches!(c, '、' | '.' | ','))?;
    let spaces = rest.get(end..)?.len() - rest.get(end..)?.trim_start().len();
    let number = u8::try_from(hanzi::parse(rest.get(..end)?)?).ok()?;
    Some((number, end + spaces + mark.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens as text, labels and numbering marked.
    fn read(line: &str) -> Vec<(char, &str)> {
        let mark = |kind| match kind {
            Kind::Label(_) => 'L',
            Kind::Top(_) => 'T',
            Kind::Numbering => 'N',
            Kind::Digits => 'D',
            Kind::Sign => 'S',
            Kind::Words => 'W',
            Kind::Break => '|',
            Kind::Heading => 'H',
        };
        tokens(line).into_iter().map(|token| (mark(token.kind), &line[token.range])).collect()
    }

    #[test]
    fn the_ordinal_of_the_next_label_is_no_digit_of_the_value() {
        assert_eq!(
            read("1.属于国家秘密00000012.其他法律行政法规禁止公开"),
            [('N', "1."), ('L', "属于国家秘密"), ('D', "0000001"), ('N', "2."), ('L', "其他法律行政法规禁止公开")]
        );
        assert_eq!(
            read("总计6二、上年结转政府信息公开申请数量"),
            [('L', "总计"), ('D', "6"), ('T', "二、"), ('L', "上年结转政府信息公开申请数量")]
        );
    }

    #[test]
    fn commas_within_a_number_are_those_of_its_thousands() {
        assert_eq!(read("行政处罚9,689行政强制0"), [('L', "行政处罚"), ('D', "9,689"), ('L', "行政强制"), ('D', "0")]);
        assert_eq!(read("规章0 0 196,281,950,205"), [('L', "规章"), ('D', "0"), ('D', "0"), ('D', "196,281,950,205")]);
        // Digits that ran together, and values with commas between them.
        assert_eq!(read("规章9,6890"), [('L', "规章"), ('|', "9,6890")]);
        assert_eq!(read("规章564,253,75"), [('L', "规章"), ('|', "564,253,75")]);
        assert_eq!(read("收到1,234件,办结"), [('W', "收到"), ('|', "1,234"), ('W', "件"), ('|', ","), ('W', "办结")]);
    }

    #[test]
    fn the_year_of_a_sentence_is_no_digit_of_the_value() {
        assert_eq!(read("行政事业性收费02025年,"), [('L', "行政事业性收费"), ('D', "0"), ('|', "2025"), ('W', "年"), ('|', ",")]);
        assert_eq!(read("行政许可0.5年"), [('L', "行政许可"), ('|', "0.5"), ('W', "年")]);
        assert_eq!(read("行政许可12件,"), [('L', "行政许可"), ('|', "12"), ('W', "件"), ('|', ",")]);
        assert_eq!(read("政府集中采购 3个 3443000元"), [('L', "政府集中采购"), ('D', "3个"), ('D', "3443000元")]);
        assert_eq!(read("政府集中采购3个3443000元"), [('L', "政府集中采购"), ('D', "3个"), ('D', "3443000元")]);
    }

    #[test]
    fn dashes_between_spaces_are_one_sign() {
        assert_eq!(read("规章 -- —— 0"), [('L', "规章"), ('S', "--"), ('S', "——"), ('D', "0")]);
        assert_eq!(read("规章--0"), [('L', "规章"), ('S', "-"), ('S', "-"), ('D', "0")]);
    }

    #[test]
    fn notes_and_amounts_are_part_of_what_they_stand_at() {
        assert_eq!(read("收费金额(单位:万元)行政事业性收费0.52"), [('L', "收费金额(单位:万元)"), ('L', "行政事业性收费"), ('D', "0.52")]);
        assert_eq!(read("规章(含部门规章)000"), [('L', "规章(含部门规章)"), ('D', "000")]);
        assert_eq!(read("危及“三安全一稳定”0"), [('L', "危及“三安全一稳定”"), ('D', "0")]);
    }
}
