//! A report, or a part of one, whose text was written without line breaks: all of it on one line.
//!
//! `get_text()` without a separator, `textContent` and archives of pages write `一、本年新收政府信息公开申请数量6000006二、上年结转`.
//! Such a line is laid out again as one line for each heading, paragraph, label and value. Where digits of several
//! values may have run together, they stay one piece: [`Part::Digits`].

pub mod glued;
mod joined;
mod lines;
mod token;

use std::ops::Range;

use memchr::memmem;

use crate::form::{self, Meaning};
use crate::lex::fold::{self, Folded};
use crate::lex::grammar::is_digit;
use crate::lex::outline::Numbering;
use crate::limits;
use token::{Kind, Token, tokens};

/// A part of a line, by its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading or a paragraph.
    Line(Range<usize>),
    /// A label of a table, or words among its labels.
    Word(Range<usize>),
    /// A value, or a sign for "none".
    Value(Range<usize>),
    /// Digits of a value or of several.
    Digits(Range<usize>),
}

/// Bytes of a line below which it is one paragraph or one row.
const SHORT: usize = 240;

/// Bytes of words that are no label, between a label and the digits of its row.
const WORDS: usize = 120;

/// Bytes of words that may be the header of a column that the form does not have.
const COLUMN: usize = 36;

/// Bytes of a heading.
const HEADING: usize = 120;

/// Characters of the title of a section of a report on 2008 to 2018.
const TITLE: usize = 45;

/// The last number that a section has, in some report.
const LAST: u8 = 12;

/// The parts of a line that holds several; `None` for any other.
pub fn split(content: &str) -> Option<Vec<Part>> {
    if content.len() < SHORT || content.len() > limits::UNBROKEN_LINE || !is_suspect(content) {
        return None;
    }
    if let Some(parts) = joined::split(content) {
        return Some(parts);
    }
    let folded = Folded::new(content);
    let line = folded.as_str();
    let tokens = with_headings(line, tokens(line));
    let tables = tables(line, &tokens);
    if tables.is_empty() && !has_sections(&tokens) {
        return None;
    }
    let mut parts = Vec::new();
    let mut prose = 0;
    let mut tables = tables.into_iter().peekable();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(table) = tables.next_if(|table| table.start == at) {
            paragraphs(content, folded.source(prose..token.range.start), &mut parts);
            at = table.end;
            prose = tokens.get(at - 1).map_or(prose, |last| last.range.end);
            rows(line, tokens.get(table).unwrap_or_default(), &folded, &mut parts);
            continue;
        }
        if token.kind == Kind::Heading {
            paragraphs(content, folded.source(prose..token.range.start), &mut parts);
            parts.push(Part::Line(folded.source(token.range.clone())));
            prose = token.range.end;
        }
        at += 1;
    }
    paragraphs(content, folded.source(prose..line.len()), &mut parts);
    Some(parts)
}

/// Whether a line has what a table or the headings of several sections have, at the cost of a search.
fn is_suspect(content: &str) -> bool {
    let marks = ["科研机构", "科研機構", "信息内容", "信息內容", "结果维持", "結果維持", "本年新收", "本年处理决定", "结转下年"];
    let has = |mark: &str| memmem::find(content.as_bytes(), mark.as_bytes()).is_some();
    marks.into_iter().any(has) || ["一、", "二、", "三、", "五、", "六、"].into_iter().filter(|top| has(top)).count() > 2
}

/// The tokens with those of each heading as one.
fn with_headings(line: &str, tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut end = 0;
    for (at, token) in tokens.iter().enumerate() {
        if token.range.start < end {
            continue;
        }
        match heading(line, &tokens, at) {
            Some(to) => {
                end = to;
                out.push(Token { kind: Kind::Heading, range: token.range.start..to });
            }
            None => out.push(token.clone()),
        }
    }
    out
}

/// Where the heading ends that starts at a token.
fn heading(line: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let Token { kind: Kind::Top(number @ 1..=LAST), range } = tokens.get(at)? else { return None };
    let section = |meanings: &[Meaning]| meanings.iter().any(|meaning| matches!(meaning, Meaning::Section(_)));
    let next = tokens.get(at + 1)?;
    if let Kind::Label(meanings) = next.kind {
        if section(meanings) {
            return Some(next.range.end);
        }
        let is_row = meanings.iter().any(|meaning| matches!(meaning, Meaning::Row(_) | Meaning::Group(_)));
        if is_row {
            return None;
        }
    }
    // In other words, up to the word that such a heading ends with.
    let behind = tokens.get(at + 1..)?;
    let stops = |token: &&Token| matches!(token.kind, Kind::Digits | Kind::Top(_) | Kind::Numbering) || is_end_of_clause(line, token);
    let stop = behind.iter().find(stops).map_or(line.len(), |token| token.range.start);
    let text = line.get(range.end..line.floor_char_boundary(stop.min(range.end + HEADING)))?;
    let ends = ["情况", "措施", "事项", "概述"].into_iter().filter_map(|word| Some(text.find(word)? + word.len()));
    let end = ends.min()?;
    // 需要说明的事项与附表, 信息公开情况统计表.
    let rest = text.get(end..)?;
    let table = ["与附表", "和附表", "及附表", "、附表", "统计表"].iter().find(|word| rest.starts_with(**word));
    let title = text.get(..end + table.map_or(0, |word| word.len()))?;
    let key = fold::key(title);
    let is_listed = form::label_of_key(&key, Some(Numbering::Top(*number))).is_some_and(|label| section(label.meanings));
    let is_own = *number <= 6 && (is_listed || form::has_words_of_section(*number, &key));
    (is_own || is_of_old_report(line, range.start, title, &key)).then_some(range.end + title.len())
}

/// Whether a title after white space or a sentence starts a section of a report for 2008 to 2018.
fn is_of_old_report(line: &str, start: usize, title: &str, key: &str) -> bool {
    let before = line.get(..start).and_then(|before| before.chars().next_back());
    let is_apart = before.is_none_or(|c| c.is_whitespace() || matches!(c, '。' | ';' | '.'));
    is_apart && key.chars().count() <= TITLE && !title.contains([',', '。', ';', ':']) && form::heads_section(key)
}

fn is_end_of_clause(line: &str, token: &Token) -> bool {
    token.kind == Kind::Break && line.get(token.range.clone()).is_some_and(|text| !matches!(text, "、" | ","))
}

/// Whether several headings have text between them: a list of them has none.
fn has_sections(tokens: &[Token]) -> bool {
    let headings = || tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Heading);
    let with_text = headings().filter(|(at, _)| {
        let behind = tokens.get(at + 1..).unwrap_or_default().iter().take_while(|token| token.kind != Kind::Heading);
        behind.filter(|token| token.kind == Kind::Words).count() > 1
    });
    headings().count() > 1 && with_text.count() > 1
}

/// Adds the lines of a paragraph.
fn paragraphs(content: &str, range: Range<usize>, parts: &mut Vec<Part>) {
    parts.extend(lines::of(content, range).into_iter().map(Part::Line));
}

/// The runs of tokens that are rows of a table.
fn tables(line: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut tables = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_start = |token: &Token| matches!(token.kind, Kind::Label(_) | Kind::Top(_) | Kind::Numbering);
        if !tokens.get(at).is_some_and(is_start) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while tokens.get(end).is_some_and(|token| match token.kind {
            Kind::Label(_) | Kind::Top(_) | Kind::Numbering | Kind::Digits | Kind::Sign => true,
            Kind::Words => is_of_row(line, tokens, end) || is_among_columns(tokens, end),
            Kind::Break | Kind::Heading => false,
        }) {
            end += 1;
        }
        let run = trimmed(tokens, at..end);
        if is_table(tokens.get(run.clone()).unwrap_or_default()) {
            tables.push(run);
        }
        at = end;
    }
    tables
}

/// Whether words that are no label are where one is: nearly one, or with digits and another label after.
fn is_of_row(line: &str, tokens: &[Token], at: usize) -> bool {
    let Some(words) = tokens.get(at) else { return false };
    let kind = |at: usize| tokens.get(at).map(|token| token.kind);
    let is_numbered = at.checked_sub(1).and_then(kind) == Some(Kind::Numbering);
    let ends_row = matches!(kind(at + 2), None | Some(Kind::Label(_) | Kind::Top(_) | Kind::Numbering | Kind::Heading));
    let has_value = kind(at + 1) == Some(Kind::Digits) && (ends_row || is_numbered);
    words.range.len() <= WORDS && (has_value || is_nearly_label(line, words.range.clone()) || ends_label(line, tokens, at).is_some())
}

/// Whether words are between headers of columns: that of one that the form does not have, or has by another name.
fn is_among_columns(tokens: &[Token], at: usize) -> bool {
    let is_column = |at: usize| match tokens.get(at).map(|token| token.kind) {
        Some(Kind::Label(meanings)) => meanings
            .iter()
            .any(|meaning| matches!(meaning, Meaning::Measure(_) | Meaning::DisclosureItem | Meaning::Applicant(_) | Meaning::Outcome(_))),
        _ => false,
    };
    let is_short = tokens.get(at).is_some_and(|words| words.range.len() <= COLUMN);
    is_short && at.checked_sub(1).is_some_and(is_column) && is_column(at + 1)
}

fn is_nearly_label(line: &str, range: Range<usize>) -> bool {
    line.get(range).is_some_and(|text| form::label_of(text, &fold::key(text), None).is_some())
}

/// The bytes of a label in other words that ends with the words at a place and starts with the label before them:
/// 本年增/减量.
fn ends_label(line: &str, tokens: &[Token], at: usize) -> Option<Range<usize>> {
    let (label, words) = (tokens.get(at.checked_sub(1)?)?, tokens.get(at)?);
    let touch = matches!(label.kind, Kind::Label(_)) && words.kind == Kind::Words && label.range.end == words.range.start;
    let whole = label.range.start..words.range.end;
    (touch && whole.len() <= WORDS && is_nearly_label(line, whole.clone())).then_some(whole)
}

/// A run without what follows its last value, but with the label of a row that ends the section without one.
fn trimmed(tokens: &[Token], run: Range<usize>) -> Range<usize> {
    let is_value = |token: &Token| matches!(token.kind, Kind::Digits | Kind::Sign);
    let last = tokens.get(run.clone()).unwrap_or_default().iter().rposition(is_value);
    let end = last.map_or(run.start, |last| run.start + last + 1);
    let label = tokens.get(run.end.wrapping_sub(1)).is_some_and(|token| matches!(token.kind, Kind::Label(_)));
    let is_row = match tokens.get(run.end) {
        None => true,
        Some(next) => next.kind == Kind::Heading || next.kind == Kind::Break && next.range.len() > 3,
    };
    if label && is_row && end > run.start { run } else { run.start..end }
}

/// Whether a run has what a table has: headers and a value, or several rows.
fn is_table(run: &[Token]) -> bool {
    let labels = run.iter().filter(|token| matches!(token.kind, Kind::Label(_))).count();
    let is_head = |token: &&Token| match token.kind {
        Kind::Label([meaning]) => {
            !matches!(meaning, Meaning::Section(_) | Meaning::Row(_) | Meaning::Group(_) | Meaning::OtherDisclosure | Meaning::Subtotal)
        }
        _ => false,
    };
    let is_value = |token: &Token| matches!(token.kind, Kind::Digits | Kind::Sign);
    let rows = run.windows(2).filter(|pair| matches!(pair, [a, b] if matches!(a.kind, Kind::Label(_)) && is_value(b))).count();
    labels > 2 && (rows > 2 || run.iter().filter(is_head).count() > 1 && run.iter().any(is_value))
}

/// Adds the labels and values of a table.
fn rows(line: &str, run: &[Token], folded: &Folded, parts: &mut Vec<Part>) {
    let mut rest = run;
    while let Some((first, behind)) = rest.split_first() {
        let length = match first.kind {
            Kind::Digits | Kind::Sign => {
                let length = rest.iter().take_while(|token| matches!(token.kind, Kind::Digits | Kind::Sign)).count();
                values(line, rest.get(..length).unwrap_or_default(), folded, parts);
                length
            }
            // A label with its numbering; all words between a numbering and the values are one label.
            Kind::Top(_) | Kind::Numbering => {
                let words = behind.iter().take_while(|token| matches!(token.kind, Kind::Label(_) | Kind::Words)).count();
                let has_other = behind.get(..words).unwrap_or_default().iter().any(|token| token.kind == Kind::Words);
                let length = 1 + if has_other { words } else { words.min(1) };
                word(rest.get(..length).unwrap_or_default(), folded, parts);
                length
            }
            _ => {
                let length = if ends_label(line, rest, 1).is_some() { 2 } else { 1 };
                word(rest.get(..length).unwrap_or_default(), folded, parts);
                length
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
}

fn word(tokens: &[Token], folded: &Folded, parts: &mut Vec<Part>) {
    if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
        parts.push(Part::Word(folded.source(first.range.start..last.range.end)));
    }
}

/// Adds the values between two labels. A number alone may be several, and where one starts with a zero all may be.
fn values(line: &str, tokens: &[Token], folded: &Folded, parts: &mut Vec<Part>) {
    let text = |token: &Token| line.get(token.range.clone()).unwrap_or("");
    let is_digits = |token: &Token| token.kind == Kind::Digits;
    // Numbers and signs that touch: 88-720.
    let touching = |a: &Token, b: &Token| a.range.end == b.range.start && (is_digits(a) || is_digits(b));
    let groups: Vec<&[Token]> = tokens.chunk_by(touching).collect();
    // Thousands are those of one number.
    let is_long = |text: &str| text.chars().nth(1).is_some_and(is_digit) && !text.contains(',');
    let is_mixed = |group: &[Token]| match group {
        [one] => is_long(text(one)) && text(one).starts_with('0'),
        [sign, digits] => text(sign) != "-" || is_long(text(digits)) && text(digits).starts_with('0'),
        _ => true,
    };
    let run_together = groups.len() == 1 || groups.iter().any(|group| is_mixed(group));
    parts.extend(groups.into_iter().filter_map(|group| {
        let (first, last) = (group.first()?, group.last()?);
        let range = folded.source(first.range.start..last.range.end);
        let is_several = group.len() > 1 || is_long(text(first));
        Some(if run_together && is_several { Part::Digits(range) } else { Part::Value(range) })
    }));
}
