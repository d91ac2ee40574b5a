//! What a title looks like: its words, and the year that it names.

use crate::form::Phrase;
use crate::lex::date;
use crate::lex::grammar::{is_digit, is_numeral};
use crate::lex::marks::Marked;
use crate::lex::outline;
use crate::lex::script::is_han;

/// Longest title, in characters.
const MAX_LENGTH: usize = 80;

/// Whether a line is the title of a report, whole or but for the agency and the year.
pub fn is_title(text: &str) -> bool {
    // A character is four bytes at most: most lines are passed over by what is cheap to ask.
    text.len() <= 4 * MAX_LENGTH
        && text.contains("公开")
        && ends_like_title(text)
        && (text.contains("信息公开") || text.contains("政务公开"))
        && text.chars().count() <= MAX_LENGTH
        && !text.contains(['。', '；', '>', '/', '\\', '_'])
        && !Phrase::NoTitle.is_in_marked(&Marked::new(text))
        && !is_numbered(text)
}

/// Whether the last words of a line are those of a title, whatever is before them.
pub fn ends_like_title(text: &str) -> bool {
    const ENDINGS: [&str; 3] = ["报告", "年报", "工作情况"];
    let end = without_remark(text).trim_end_matches(|c: char| !is_han(c));
    let end = end.strip_suffix("的函").map_or(end, |end| end.trim_end_matches(|c: char| !is_han(c)));
    ENDINGS.iter().any(|ending| end.ends_with(ending))
}

/// Whether a line is a heading within a report: 二、主动公开政府信息工作情况.
pub fn is_numbered(text: &str) -> bool {
    outline::numbering(text).0.is_some()
}

/// A title without what may follow its words: (公开版), ——公开版, (2023年), 2023年度.
fn without_remark(text: &str) -> &str {
    let bare = text.trim_end();
    let bare = bare.strip_suffix(')').and_then(|inner| inner.rfind('(')).and_then(|at| bare.get(..at)).unwrap_or(bare);
    let own = bare.find("——").and_then(|at| bare.get(..at)).unwrap_or(bare);
    let end = ["年度", "年"].iter().find_map(|word| own.strip_suffix(word)).unwrap_or(own);
    let digits = end.trim_end_matches(is_numeral);
    if end.len() < own.len() && digits.len() < end.len() { digits } else { own }
}

/// The year that a title names, of a school year the last; 年 may be missing.
pub fn year_in(title: &str) -> Option<u16> {
    let years = date::find_all(title, date::year);
    let behind = |at: usize| title.get(at..).map(|rest| rest.chars().skip(4).filter(|c| !c.is_whitespace()));
    let with_word = years.iter().find(|(at, _)| behind(*at).and_then(|mut rest| rest.next()).is_some_and(|c| matches!(c, '年' | '学')));
    let bare = || match years.as_slice() {
        [(at, year)] if (2008..=2099).contains(year) && !behind(*at).and_then(|mut rest| rest.next()).is_some_and(is_digit) => Some(*year),
        _ => None,
    };
    with_word.map(|(_, year)| *year).or_else(bare)
}
