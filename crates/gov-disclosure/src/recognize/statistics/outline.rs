//! The sections of a report on 2008 to 2018: seven by Article 32 of the Regulation of 2007, more or fewer by provincial rules.

use crate::document::Span;
use crate::form::heads_section;
use crate::lex::fold;
use crate::lex::grammar::is_digit;
use crate::lex::outline::{Numbering, numbering};
use crate::recognize::pieces::{Sequence, TextLine};
use crate::recognize::sections::{self, Copy, Heading};

/// How a heading ends whose numeral is lost.
const ENDS: &[&str] = &["情况", "问题", "措施", "概述", "附表", "事项", "不足"];

/// How a heading ends that names no topic of the Regulation.
const OTHER_ENDS: &[&str] = &["情况", "建设", "计划", "问题", "措施", "检查", "安排", "事项", "打算", "做法", "成效", "工作"];

/// Characters of a heading, its numeral and marks left out.
const MAX_LENGTH: usize = 45;

/// The last number that a section may have.
const LAST: u8 = 12;

/// A file with the sections of the old outline, and with the tables that are in its text.
pub fn outline(sequence: &Sequence<'_>, copy: &Copy, tables: Vec<Span>) -> Copy {
    let mut found: Vec<Heading> = Vec::new();
    for index in copy.lines.clone() {
        let Some(line) = sequence.lines.get(index) else { break };
        let line = before_table(line, &tables);
        let last = found.last().map_or(0, |last| last.number);
        let Some((numeral, text)) = heading(&line, last) else { continue };
        // A numeral that is lost, or printed twice, takes the next number.
        let number = numeral.filter(|own| *own > last && *own <= LAST).unwrap_or(last + 1).min(LAST);
        found.push(Heading { number, line: index, text, exact: false });
    }
    let found = sections::without_lists(sequence, found);
    let is_free = |heading: &&Heading| {
        sequence
            .lines
            .get(heading.line)
            .is_some_and(|line| before_table(line, &tables).text.len() >= heading.text.len().min(line.text.len()))
    };
    let others: Vec<Heading> = copy.headings.iter().filter(is_free).cloned().collect();
    let headings = if found.len() < others.len().min(2) { others } else { found };
    Copy { headings, lines: copy.lines.clone(), pieces: copy.pieces.clone(), old: Some(tables) }
}

/// The part of a line that is no table: what comes before it, or after it where it starts earlier.
pub fn before_table<'d>(line: &TextLine<'d>, tables: &[Span]) -> TextLine<'d> {
    let mut rest = *line;
    for table in tables {
        if table.end <= rest.span.start || rest.span.end <= table.start || rest.text.is_empty() {
            continue;
        }
        let place = |span: u32| {
            let at = |(at, c): (usize, char)| (rest.span_of(at..at + c.len_utf8()).start >= span).then_some(at);
            rest.text.char_indices().find_map(at).unwrap_or(rest.text.len())
        };
        rest = if table.start > rest.span.start { rest.part(0..place(table.start)) } else { rest.part(place(table.end)..rest.text.len()) };
    }
    rest
}

/// The printed number of a heading after the section `last`, where one is, and its text.
fn heading(line: &TextLine<'_>, last: u8) -> Option<(Option<u8>, String)> {
    let (kind, rest) = numbering(line.text);
    let numeral = match kind {
        Some(Numbering::Top(numeral)) => Some(numeral),
        None => None,
        Some(_) => return None,
    };
    let first = rest.split(['。', '：', ':', '；', '\n']).next()?;
    let (title, runs_on) = if numeral.is_some() && first.len() < rest.trim_end().len() { (first, true) } else { (rest, false) };
    let key = fold::key(title);
    let length = key.chars().count();
    if !(2..=MAX_LENGTH).contains(&length) {
        return None;
    }
    let (is_known, is_next) = (heads_section(&key), numeral.is_some_and(|own| own == last + 1));
    // Other words are the heading of a section where its number is the next and they end as such headings do.
    let is_other = is_next && !runs_on && line.free && OTHER_ENDS.iter().any(|end| key.ends_with(end));
    if !is_known && !is_other {
        return None;
    }
    // Sentences have commas and say how much; 三、依申请公开情况：2015年收到… runs on after a short title.
    let has_clauses = title.contains(['；', ';', '。']) || !is_next && title.contains(['，', ',']);
    let is_title = !has_clauses && title.matches(['，', ',']).count() <= 1 && !title.contains(is_digit);
    let is_bare = numeral.is_some() || line.free && length <= 24 && ENDS.iter().any(|end| key.ends_with(end)) && !key.contains("年度报告");
    let whole = if runs_on { line.text.get(..line.text.len() - rest.len() + title.len())? } else { line.text };
    (is_title && is_bare).then(|| (numeral, fold::close_up(fold::Folded::new(whole).as_str())))
}
