//! The words of a label without its number, its headings and its unit.

use super::table::UNITS;
use crate::lex::grammar::{is_digit, is_numeral};
use crate::lex::hanzi;

/// A label and the unit that comes after it, in brackets or after a slash: 主动公开信息数(条), 收到申请数(单位:件).
pub fn parted(text: &str) -> (&str, &'static str) {
    let in_brackets = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let found = in_brackets.or_else(|| text.rsplit_once('/')).and_then(|(label, unit)| {
        let words = unit.strip_prefix("单位").map_or(unit, |rest| rest.trim_start_matches(':'));
        Some((label, UNITS.iter().copied().find(|own| *own == words)?))
    });
    found.filter(|(label, _)| !label.is_empty()).unwrap_or((text, ""))
}

/// A label without what numbers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unnumbered<'a> {
    /// The words.
    pub words: &'a str,
    /// Whether 其中 comes before it: it is the first of the parts of the row above, or one of them.
    pub among: bool,
    /// Its Arabic number.
    pub number: Option<u32>,
    /// Whether nothing parts that number from the words.
    pub bare: bool,
}

/// Takes 其中：, 一、, （一） and 1. off a label.
pub fn unnumbered(label: &str) -> Unnumbered<'_> {
    let (mut words, mut among, mut number, mut bare) = (label, false, None, false);
    loop {
        words = words.trim_start_matches(|c: char| c.is_whitespace() || "、.:,)》*-—".contains(c));
        if let Some(rest) = words.strip_prefix("其中") {
            (words, among) = (rest, true);
            continue;
        }
        if let Some((inner, rest)) = words.strip_prefix('(').and_then(|rest| rest.split_once(')'))
            && !inner.is_empty()
            && inner.chars().all(is_numeral)
        {
            words = rest;
            continue;
        }
        let end = words.find(|c: char| !hanzi::is_numeral(c)).unwrap_or(0);
        if end > 0 && words.get(end..).is_some_and(|rest| rest.starts_with(['、', '.', ','])) {
            words = words.get(end..).unwrap_or("");
            continue;
        }
        let end = words.find(|c: char| !is_digit(c)).unwrap_or(0);
        if end > 0 && end <= 2 && number.is_none() {
            let (digits, rest) = words.split_at(end);
            number = digits.parse().ok();
            bare = !rest.starts_with(['、', '.', ')', ':', ',']);
            words = rest;
            continue;
        }
        return Unnumbered { words, among, number, bare };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_with_their_units() {
        for (text, label, unit) in [
            ("收到申请数(件)", "收到申请数", "件"),
            ("主动公开数(单位:条)", "主动公开数", "条"),
            ("举办培训班次数/次", "举办培训班次数", "次"),
            ("公开数(相同信息计1条)", "公开数(相同信息计1条)", ""),
            ("公开数(相同信息计1条)(条)", "公开数(相同信息计1条)", "条"),
            ("(件)", "(件)", ""),
        ] {
            assert_eq!(parted(text), (label, unit), "{text}");
        }
    }

    #[test]
    fn labels_without_their_numbers() {
        for (label, words, among, number) in [
            ("其中:1.网站公开", "网站公开", true, Some(1)),
            ("其中:1同意公开答复数", "同意公开答复数", true, Some(1)),
            ("、政府公报公开", "政府公报公开", false, None),
            ("(一)收到申请数", "收到申请数", false, None),
            ("四、行政复议数量", "行政复议数量", false, None),
            ("(10)非《规定》所指政府信息数", "非《规定》所指政府信息数", false, None),
            ("一般信息数", "一般信息数", false, None),
        ] {
            let own = unnumbered(label);
            assert_eq!((own.words, own.among, own.number), (words, among, number), "{label}");
        }
    }
}
