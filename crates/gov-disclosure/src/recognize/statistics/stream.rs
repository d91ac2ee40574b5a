//! Tables in running text: a label, a unit and digits, one row after the other, with or without spaces.
//!
//! Labels come first, units second, digits third, and the digits end where the number of the next label starts.

use std::collections::HashMap;

use super::caption::{self, ABOVE, MAX_LENGTH};
use super::table::{Head, UNITS};
use crate::document::{Block, Document, Layout, Role, Span, Text};
use crate::form::statistics_forms;
use crate::lex::fold::{self, Folded};
use crate::lex::grammar::is_digit;
use crate::lex::hanzi;
use crate::lex::script::is_han;

#[derive(Clone, Copy, Debug)]
pub struct Char {
    c: char,
    line: u32,
    at: u32,
    /// Whether white space comes before it.
    gap: bool,
}

/// The text of a document, without white space, line after line.
#[derive(Debug, Default)]
pub struct Stream<'d> {
    lines: Vec<(Folded, &'d Text<'d>)>,
    pub chars: Vec<Char>,
}

impl<'d> Stream<'d> {
    /// Lays out the lines of a document and the cells of those tables that are not read otherwise.
    pub fn new(document: &'d Document<'_>, is_read: impl Fn(usize) -> bool) -> Self {
        let mut stream = Self::default();
        for (at, block) in document.blocks.iter().enumerate() {
            match block {
                Block::Line(line) => stream.add(&line.text),
                Block::Table(table) if table.layout == Layout::Cells || !is_read(at) => {
                    table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| stream.add(&cell.text));
                }
                Block::Table(_) => {}
            }
        }
        stream
    }

    fn add(&mut self, text: &'d Text<'d>) {
        let folded = Folded::new(&text.content);
        let line = self.lines.len() as u32;
        let mut gap = true;
        for (at, c) in folded.as_str().char_indices() {
            if c.is_whitespace() {
                gap = true;
                continue;
            }
            self.chars.push(Char { c, line, at: at as u32, gap });
            gap = false;
        }
        self.lines.push((folded, text));
    }

    pub fn text(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to).unwrap_or_default().iter().map(|own| own.c).collect()
    }

    pub fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|own| own.c)
    }

    pub fn has_gap(&self, at: usize) -> bool {
        self.chars.get(at).is_none_or(|own| own.gap)
    }

    pub fn span(&self, from: usize, to: usize) -> Span {
        let place = |own: &Char, end: bool| {
            let (folded, text) = self.lines.get(own.line as usize)?;
            let start = own.at as usize + if end { own.c.len_utf8() } else { 0 };
            let at = folded.source(start..start).start;
            Some(text.part(at..at))
        };
        let first = self.chars.get(from).and_then(|own| place(own, false));
        let last = to.checked_sub(1).and_then(|at| self.chars.get(at)).and_then(|own| place(own, true));
        first.zip(last).map(|(first, last)| first.to(last)).unwrap_or_default()
    }

    /// Whether something that is not read as text, but for marks, is at these characters.
    pub fn has_aside(&self, from: usize, to: usize) -> bool {
        let bounds = self.chars.get(from).zip(to.checked_sub(1).and_then(|last| self.chars.get(last)));
        bounds.is_some_and(|(first, last)| {
            let Some((folded, text)) = self.lines.get(first.line as usize).filter(|(_, text)| !text.asides.is_empty()) else {
                return false;
            };
            let end = if last.line == first.line { last.at as usize + last.c.len_utf8() } else { folded.as_str().len() };
            let own = folded.source(first.at as usize..end);
            let beside = text.beside(own);
            [Role::Struck, Role::Hidden, Role::NotText, Role::Unsure].into_iter().any(|role| beside.with(role).next().is_some())
        })
    }

    pub fn starts_with(&self, at: usize, word: &str) -> bool {
        word.chars().zip(at..).all(|(c, at)| self.char(at) == Some(c))
    }

    /// The first of some words that is here, with its length.
    pub fn word_at(&self, at: usize, words: &[&'static str]) -> Option<(&'static str, usize)> {
        let first = self.char(at)?;
        let word = words.iter().find(|word| word.starts_with(first) && self.starts_with(at, word))?;
        Some((word, word.chars().count()))
    }

    /// The lines, folded, with their places.
    pub fn lines(&self) -> impl Iterator<Item = (&str, Span)> {
        self.lines.iter().map(|(folded, text)| (folded.as_str(), text.span))
    }

    /// The text, one line per line, folded.
    pub fn prose(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|(folded, _)| folded.as_str()).collect();
        lines.join("\n")
    }

    /// Where the word that holds a place starts: white space comes before it.
    pub fn word_start(&self, at: usize) -> usize {
        (0..=at).rev().find(|&at| self.has_gap(at)).unwrap_or(at)
    }

    /// Where the word before a place starts.
    pub fn word_before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).map(|at| self.word_start(at))
    }

    /// Whether a number of up to three digits stands alone here.
    pub fn has_ordinal(&self, at: usize) -> bool {
        self.ordinal(at).is_some()
    }

    /// The number of up to three digits that stands alone here, and where it ends.
    pub fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        let is_next = |&end: &usize| self.char(end).is_some_and(is_digit) && (end == at || !self.has_gap(end));
        let end = (at..at + 4).take_while(is_next).last()? + 1;
        let number = self.text(at, end).parse().ok()?;
        (end - at <= 3 && self.has_gap(at) && self.has_gap(end)).then_some((number, end))
    }

    /// Whether digits start here that touch the Chinese number of a label: 1一、 or 2(一), a running number and that label's own.
    pub fn is_touched(&self, at: usize) -> bool {
        let Some(end) = (at..at + 4).find(|&end| !self.char(end).is_some_and(is_digit)).filter(|&end| end > at) else { return false };
        let inner = if self.char(end) == Some('(') { end + 1 } else { end };
        let behind = (inner..inner + 4).find(|&at| !self.char(at).is_some_and(hanzi::is_numeral)).filter(|&behind| behind > inner);
        let sign = if inner > end { ')' } else { '、' };
        !self.has_gap(end) && behind.is_some_and(|behind| self.char(behind) == Some(sign))
    }

    /// Where the digits start that come before the number of a label in brackets, which ends here.
    pub fn number_start(&self, at: usize) -> usize {
        let open = (at.saturating_sub(4)..at).rev().find(|&at| self.char(at) == Some('(')).unwrap_or(at);
        (open.saturating_sub(3)..open).find(|&from| (from..open).all(|at| self.char(at).is_some_and(is_digit))).unwrap_or(open)
    }

    /// Whether a sign parts the number of some label from its words in the rows that start here: 1.政府公报公开政府信息数.
    pub fn has_signs(&self, at: usize) -> bool {
        /// Characters of a table.
        const TABLE: usize = 4000;
        let rows = self.chars.get(at..(at + TABLE).min(self.chars.len())).unwrap_or_default();
        rows.windows(3).any(|own| matches!(own, [number, sign, label] if is_digit(number.c) && ".、".contains(sign.c) && is_han(label.c)))
    }

    /// The number that a line starts with, where the number of a label does not come after it, and where it ends.
    pub fn number_of_line(&self, at: usize) -> Option<(u32, usize)> {
        let end = (at..at + 4).find(|&end| !self.char(end).is_some_and(is_digit)).filter(|&end| end > at && self.starts_line(at))?;
        let is_of_label = self.char(end).is_some_and(|c| ".、)".contains(c));
        Some((self.text(at, end).parse().ok().filter(|_| !is_of_label)?, end))
    }

    pub fn line(&self, at: usize) -> Option<u32> {
        self.chars.get(at).map(|own| own.line)
    }

    /// Whether a line starts here.
    pub fn starts_line(&self, at: usize) -> bool {
        at == 0 || self.line(at) != self.line(at - 1)
    }

    /// Where a line ends that has digits and dashes alone from here on.
    pub fn bare_line(&self, at: usize) -> Option<usize> {
        let line = self.line(at)?;
        let end = (at..).find(|&end| self.line(end) != Some(line))?;
        (at..end).all(|at| self.char(at).is_some_and(|c| is_digit(c) || is_dash(c) || ".,/%+".contains(c))).then_some(end)
    }

    /// The caption above the headers that start here, or before them on their line.
    pub fn caption(&self, at: usize) -> Option<Head> {
        let mut end = at;
        for _ in 0..=ABOVE {
            let last = end.checked_sub(1)?;
            let line = self.line(last)?;
            let start = (end.saturating_sub(MAX_LENGTH)..end).find(|&at| self.line(at) == Some(line))?;
            if let Some(found) = caption::named(&self.text(start, end), self.span(start, end)) {
                return Some(found);
            }
            end = start;
        }
        None
    }

    /// Where a table without headers starts: the first row of a known form, with its unit.
    pub fn headless(&self) -> Option<usize> {
        let firsts = statistics_forms().iter().filter_map(|form| form.rows.iter().find(|row| row.id.is_some()));
        let mut labels: Vec<String> = firsts.flat_map(|row| &row.labels).map(|label| fold::plain(label)).collect();
        labels.sort_unstable_by_key(|label| std::cmp::Reverse(label.len()));
        let mut by_start: HashMap<char, Vec<String>> = HashMap::new();
        for label in labels {
            by_start.entry(label.chars().next()?).or_default().push(label);
        }
        (0..self.chars.len()).find(|&at| {
            let labels = self.char(at).and_then(|first| by_start.get(&first));
            let label = labels.and_then(|labels| labels.iter().find(|label| self.starts_with(at, label)));
            label.map(|label| label.chars().count()).is_some_and(|length| {
                let unit = self.word_at(at + length, UNITS);
                unit.is_some_and(|(_, unit)| self.char(at + length + unit).is_some_and(is_digit))
            })
        })
    }
}

pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '―' | '─' | '–' | '－')
}
