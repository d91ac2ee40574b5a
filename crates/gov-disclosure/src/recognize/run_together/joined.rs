//! A line whose texts a program joined with a sign: `规章,0,0,0,规范性文件,3,1,40`, with commas, bars, slashes or the like.
//!
//! The sign is the one between two labels that are side by side in every header of Table III.

use std::ops::Range;

use super::{Part, is_nearly_label, paragraphs};
use crate::form::{self, Meaning};
use crate::lex::fold;
use crate::lex::grammar::is_digit;
use crate::lex::hanzi;
use crate::lex::number::{self, Reading};
use crate::lex::outline::{Numbering, numbering};

/// Labels that are side by side, in either script.
const PAIRS: [(&str, &str); 2] = [("科研机构", "社会公益组织"), ("科研機構", "社會公益組織")];

/// Bytes of a sign with the spaces around it.
const MAX_SIGN: usize = 8;

/// Bytes of a label, or of words in the place of one.
const MAX_LABEL: usize = 240;

/// A text between two signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Value,
    Blank,
    Label,
    Heading,
    Prose,
}

/// The sign that joins the texts of a line; `None` where nothing or white space does.
fn sign(content: &str) -> Option<&str> {
    let between = |(left, right): (&str, &str)| {
        let (before, rest) = content.split_once(left)?;
        let sign = rest.get(..rest.find(right).filter(|&length| length <= MAX_SIGN)?)?;
        let is_before = before.ends_with(sign);
        let is_behind = rest.get(sign.len() + right.len()..)?.starts_with(sign);
        let is_sign = |c: char| matches!(c, ',' | '，' | '、' | ';' | '；' | '|' | '/' | '\u{1F}');
        (is_before && is_behind && sign.trim().chars().all(is_sign) && !sign.trim().is_empty()).then_some(sign)
    };
    PAIRS.into_iter().find_map(between)
}

/// The parts of such a line; `None` for any other.
pub fn split(content: &str) -> Option<Vec<Part>> {
    let sign = sign(content)?;
    let texts: Vec<(Kind, Range<usize>)> = texts(content, sign).into_iter().map(|range| (kind(content, &range), range)).collect();
    let is_of_sentences = sign.trim().contains([',', '，', '、', ';', '；']);
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some((kind, range)) = texts.get(at) {
        let same = |wanted: fn(Kind) -> bool| texts.get(at..).unwrap_or_default().iter().take_while(|(kind, _)| wanted(*kind)).count();
        match kind {
            Kind::Label => parts.push(Part::Word(range.clone())),
            Kind::Heading => parts.push(Part::Line(range.clone())),
            Kind::Prose => {
                // The sign is in sentences too.
                let count = if is_of_sentences { same(|kind| kind == Kind::Prose) } else { 1 };
                let end = texts.get(at + count - 1).map_or(range.end, |(_, last)| last.end);
                paragraphs(content, range.start..end, &mut parts);
                at += count;
                continue;
            }
            Kind::Value | Kind::Blank => {
                let count = same(|kind| matches!(kind, Kind::Value | Kind::Blank));
                let own = texts.get(at..at + count).unwrap_or_default();
                if matches!(sign, "," | "，") && has_thousands(content, own) {
                    let end = own.last().map_or(range.end, |(_, last)| last.end);
                    parts.push(Part::Digits(range.start..end));
                } else {
                    parts.extend(own.iter().map(|(_, range)| Part::Value(range.clone())));
                }
                at += count;
                continue;
            }
        }
        at += 1;
    }
    Some(parts)
}

/// Where the texts are, without the white space around them. A sign within brackets, and one after the number of a heading, is part of
/// its text: （区分处理的，只计这一情形）, 一、总体情况.
fn texts(content: &str, sign: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    let mut start = 0;
    for text in content.split(sign) {
        let end = start + text.len();
        let from = open.unwrap_or(start);
        let own = content.get(from..end).unwrap_or("");
        let depth = own.matches(['（', '(']).count().saturating_sub(own.matches(['）', ')']).count());
        let is_number = sign == "、" && !text.is_empty() && text.chars().all(hanzi::is_numeral);
        if (depth > 0 || is_number) && own.len() <= MAX_LABEL {
            open = Some(from);
        } else {
            let blank = own.len() - own.trim_start().len();
            found.push(from + blank..(from + blank + own.trim().len()).min(end));
            open = None;
        }
        start = end + sign.len();
    }
    found.extend(open.map(|from| from..content.len()));
    found
}

fn kind(content: &str, range: &Range<usize>) -> Kind {
    let text = content.get(range.clone()).unwrap_or("");
    match number::read(text) {
        Reading::Number(_) | Reading::Placeholder => return Kind::Value,
        Reading::Blank => return Kind::Blank,
        Reading::Other => {}
    }
    if text.len() > MAX_LABEL {
        return Kind::Prose;
    }
    let (numeral, rest) = numbering(text);
    let meanings = form::lookup(&fold::key(rest)).unwrap_or_default();
    let is_section = |meaning: &Meaning| matches!(meaning, Meaning::Section(_));
    match numeral {
        Some(Numbering::Top(_))
            if meanings.is_empty() && !is_nearly_label(content, range.clone())
                || meanings.iter().all(is_section) && !meanings.is_empty() =>
        {
            Kind::Heading
        }
        _ if !meanings.is_empty() || is_nearly_label(content, range.clone()) => Kind::Label,
        _ => Kind::Prose,
    }
}

/// Whether values between commas may be the thousands of one: 12,345.
fn has_thousands(content: &str, values: &[(Kind, Range<usize>)]) -> bool {
    let text = |range: &Range<usize>| content.get(range.clone()).unwrap_or("");
    let is_group = |text: &str| text.chars().count() == 3 && text.chars().all(is_digit);
    let is_first = |text: &str| (1..=3).contains(&text.chars().count()) && text.chars().all(is_digit) && !text.starts_with('0');
    values.windows(2).any(|pair| matches!(pair, [(_, a), (_, b)] if is_first(text(a)) && is_group(text(b))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(char, &str)> {
        let part = |part| match part {
            Part::Line(range) => ('L', range),
            Part::Word(range) => ('W', range),
            Part::Value(range) => ('V', range),
            Part::Digits(range) => ('D', range),
        };
        let parts: Vec<(char, Range<usize>)> = split(text).unwrap_or_default().into_iter().map(part).collect();
        parts.into_iter().map(|(kind, range)| (kind, &text[range])).collect()
    }

    #[test]
    fn texts_between_signs_are_parts() {
        for sign in [",", "、", " | ", " / ", "；", "\u{1F}"] {
            let text = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "规章", "5", "0", "三、其他事项", "（二）部分公开", "12"]
                .join(sign);
            let own = read(&text);
            let values: Vec<&str> = own.iter().filter(|(kind, _)| *kind == 'V').map(|(_, text)| *text).collect();
            assert_eq!(values, ["5", "0", "12"], "{text}");
            assert!(own.contains(&('W', "科研机构")) && own.contains(&('W', "（二）部分公开")), "{own:?}");
        }
        assert!(split("商业企业 科研机构 社会公益组织 法律服务机构 规章 5").is_none());
        assert!(split("面向科研机构、社会公益组织和企业征求意见，共5条。").is_none());
    }

    #[test]
    fn commas_that_may_be_those_of_thousands_part_no_value() {
        let text = "商业企业,科研机构,社会公益组织,规章,12,345,0,行政许可,7,0,8";
        let own = read(text);
        assert!(own.contains(&('D', "12,345,0")) && own.contains(&('V', "8")), "{own:?}");
    }

    #[test]
    fn a_sign_within_brackets_and_in_sentences_is_part_of_them() {
        let text = "全年平稳，有序推进。，商业企业，科研机构，社会公益组织，（二）部分公开（区分处理的，只计这一情形，不计其他情形），3";
        let own = read(text);
        assert_eq!(own.first(), Some(&('L', "全年平稳，有序推进。")));
        assert_eq!(own[own.len() - 2..], [('W', "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"), ('V', "3")]);
    }
}
