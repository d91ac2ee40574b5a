//! Section headings: where they are, which lists only quote them, and where a second copy starts.

use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;

use super::furniture;
use super::pieces::{Sequence, TextLine};
use crate::document::Span;
use crate::error::Error;
use crate::form::{self, Fit, Meaning};
use crate::lex::fold;
use crate::lex::outline::{Numbering, numbering};
use crate::limits;
use crate::meter::Meter;

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Section, 1 to 6.
    pub number: u8,
    /// The line it is on.
    pub line: usize,
    /// Its text, simplified, closed up.
    pub text: String,
    /// Whether its wording is a listed one.
    pub exact: bool,
}

/// Headings are short, in bytes of their line, unless text runs on after them.
const MAX_LENGTH: usize = 160;

/// Headings without a numeral are a listed wording and nothing else.
const MAX_BARE_LENGTH: usize = 100;

/// The headings of the sequence, without those that a navigation list only quotes.
pub fn find(sequence: &Sequence<'_>) -> Vec<Heading> {
    let mut found: Vec<Heading> = sequence.lines.iter().enumerate().filter_map(|(i, line)| heading(i, line)).collect();
    // 1.总体情况: what numbers the parts of a section elsewhere numbers the sections where nothing else does.
    if found.is_empty() {
        found = sequence.lines.iter().enumerate().filter_map(|(i, line)| minor_heading(i, line)).collect();
    }
    without_lists(sequence, found)
}

fn heading(index: usize, line: &TextLine<'_>) -> Option<Heading> {
    let (kind, rest) = numbering(line.text);
    if matches!(kind, Some(Numbering::Bracketed(_) | Numbering::Arabic(_))) || (kind.is_none() && rest.len() > MAX_BARE_LENGTH) {
        return None;
    }
    let is_top = matches!(kind, Some(Numbering::Top(_)));
    let first = rest.split(['。', '：', ':', ' ', '\u{3000}', '\n']).next()?;
    // A heading that text runs on after is a listed wording, on a short line too.
    let is_listed = |title: &str| form::lookup(&fold::key(without_unit(title))).is_some();
    let (title, runs_on) = match line.text.len() {
        _ if is_top && first.len() < rest.len() && is_listed(first) && !is_listed(rest) => (first, true),
        0..=MAX_LENGTH => (rest, false),
        _ if is_top => (first, true),
        _ => return None,
    };
    let mut key = fold::key(without_unit(title));
    if is_top
        && form::lookup(&key).is_none()
        && let Some(own) = form::in_own_words(&key)
    {
        key = own;
    }
    let section = |meanings: &[Meaning]| meanings.iter().find_map(|m| if let Meaning::Section(n) = m { Some(*n) } else { None });
    let heading = |number, exact, text: &str| {
        Some(Heading { number, line: index, text: fold::close_up(fold::Folded::new(text).as_str().trim_start_matches('?')), exact })
    };
    if let Some(number) = form::lookup(&key).and_then(section) {
        // Without its numeral only a wording that says nothing else counts, and 概述 says anything.
        let sure = kind.is_some() || number != 1 || key == "总体情况";
        let whole = line.text.get(..line.text.len() - rest.len() + title.len()).unwrap_or(line.text);
        return if sure { heading(number, true, whole) } else { None };
    }
    if runs_on || title.contains(['。', '；']) {
        return None;
    }
    // Without its numeral no wording near a listed one counts.
    let kind = kind?;
    if let Some(label) = form::label_of_key(&key, Some(kind)) {
        let number = section(label.meanings)?;
        return if label.fit == Fit::Loose { heading(number, false, line.text) } else { None };
    }
    let Numbering::Top(numeral) = kind else { return None };
    let is_own = form::has_words_of_section(numeral, &key) && key.chars().count() <= 30;
    if is_own { heading(numeral, false, line.text) } else { None }
}

/// A heading with a lesser numbering, (一) or 1., that is the section's own number, in a listed wording.
fn minor_heading(index: usize, line: &TextLine<'_>) -> Option<Heading> {
    let (Some(Numbering::Bracketed(number) | Numbering::Arabic(number)), rest) = numbering(line.text) else { return None };
    let meanings = form::lookup(&fold::key(without_unit(rest)))?;
    let is_own = line.free && rest.len() <= MAX_BARE_LENGTH && meanings.contains(&Meaning::Section(number));
    let text = fold::close_up(fold::Folded::new(line.text).as_str());
    is_own.then_some(Heading { number, line: index, text, exact: true })
}

/// A heading without the unit of the table under it: 二、主动公开政府信息情况（单位：件）.
fn without_unit(title: &str) -> &str {
    if !title.contains([':', '：']) {
        return title;
    }
    let unit = ["单位", "單位"].iter().find_map(|word| Some((title.rfind(word)?, word.len())));
    match unit {
        Some((at, length)) if title.get(at + length..).is_some_and(|rest| rest.trim_start().starts_with([':', '：'])) => {
            title.get(..at).unwrap_or(title).trim_end_matches(|c: char| c.is_whitespace() || "(（[【〔".contains(c))
        }
        _ => title,
    }
}

/// Drops the headings that a navigation list or a table of contents only quotes: runs of headings with nothing of their
/// own between them, whose sections are elsewhere with their content.
pub fn without_lists(sequence: &Sequence<'_>, found: Vec<Heading>) -> Vec<Heading> {
    let contents = Contents::new(sequence, &found);
    let mut keep = vec![true; found.len()];
    let mut start = 0;
    while start < found.len() {
        let mut end = start + 1;
        while let (Some(previous), Some(next)) = (found.get(end - 1), found.get(end))
            && !contents.has(end - 1)
            && next.number > previous.number
        {
            end += 1;
        }
        if contents.is_list(start..end) {
            keep.iter_mut().take(end).skip(start).for_each(|k| *k = false);
        }
        start = end;
    }
    found.into_iter().zip(keep).filter_map(|(heading, keep)| keep.then_some(heading)).collect()
}

/// What is between the headings that were found.
struct Contents<'s, 'd> {
    sequence: &'s Sequence<'d>,
    found: &'s [Heading],
    /// Whether something comes after each of them, before the next.
    has: Vec<bool>,
    /// How many headings of each section have something after them.
    with: HashMap<u8, usize>,
}

impl<'s, 'd> Contents<'s, 'd> {
    fn new(sequence: &'s Sequence<'d>, found: &'s [Heading]) -> Self {
        let times = LazyCell::new(|| {
            let mut times: HashMap<String, u32> = HashMap::new();
            for line in &sequence.lines {
                *times.entry(fold::key(line.text)).or_default() += 1;
            }
            times
        });
        let is_only = |key: &String| !key.is_empty() && times.get(key) == Some(&1);
        // A sentence, a line of a table, or one that is nowhere else; a list repeats what is in the report.
        let is_own =
            |line: &TextLine<'_>| line.link.is_none() && (line.text.contains(['。', '；']) || !line.free || is_only(&fold::key(line.text)));
        let has = |(at, heading): (usize, &Heading)| {
            let next = found.get(at + 1).map_or(sequence.lines.len(), |next| next.line);
            let piece = |line: usize| sequence.lines.get(line).map_or(sequence.pieces.len(), |line| line.piece);
            let pieces = sequence.pieces.get(piece(heading.line)..piece(next)).unwrap_or_default();
            // As many numbers as a row has; a list has those of its pages.
            pieces.iter().filter(|piece| piece.kind.is_value()).nth(6).is_some()
                || sequence.lines.get(heading.line + 1..next).unwrap_or_default().iter().any(is_own)
        };
        let has: Vec<bool> = found.iter().enumerate().map(has).collect();
        let mut with: HashMap<u8, usize> = HashMap::new();
        for (heading, _) in found.iter().zip(&has).filter(|(_, has)| **has) {
            *with.entry(heading.number).or_default() += 1;
        }
        Self { sequence, found, has, with }
    }

    fn has(&self, at: usize) -> bool {
        self.has.get(at).copied().unwrap_or(true)
    }

    /// Whether a run of headings without content, but for the last, is a list.
    fn is_list(&self, run: Range<usize>) -> bool {
        let own = self.found.get(run.clone()).unwrap_or_default();
        let line = |heading: &Heading| self.sequence.lines.get(heading.line);
        let linked = own.iter().filter(|h| line(h).is_some_and(|line| line.link.is_some())).count();
        if linked == run.len() && (linked > 1 || !self.has(run.start)) {
            return true;
        }
        if run.len() < 3 {
            return false;
        }
        let above = own.first().and_then(|first| self.sequence.lines.get(..first.line)?.iter().rev().find(|line| !line.text.is_empty()));
        let within = |number| own.iter().zip(run.clone()).filter(|(h, at)| h.number == number && self.has(*at)).count();
        let is_elsewhere = |number| self.with.get(&number).is_some_and(|all| *all > within(number));
        above.is_some_and(|line| fold::key(line.text) == "目录") || own.iter().filter(|h| is_elsewhere(h.number)).count() * 2 > run.len()
    }
}

/// One copy of the report: its headings, and the lines and pieces it spans.
#[derive(Debug)]
pub struct Copy {
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Its lines, up to its signature or where the page's own begin.
    pub lines: Range<usize>,
    /// Its pieces; tables after the signature are among them.
    pub pieces: Range<usize>,
    /// In a report on 2008 to 2018: where the tables of names, units and values are.
    pub old: Option<Vec<Span>>,
}

impl Copy {
    /// Pays for reading what comes before its second section for names, dates and ways to reach the agency.
    ///
    /// # Errors
    /// `limit-exceeded` where that is more than is left.
    pub fn pay_for_opening(&self, sequence: &Sequence<'_>, meter: &Meter) -> Result<(), Error> {
        let opening = self.headings.get(1).map_or(self.lines.end, |second| second.line);
        let lines = sequence.lines.get(self.lines.start.min(opening)..opening).unwrap_or_default();
        meter.work(lines.iter().map(|line| line.text.len()).sum::<usize>() * limits::OPENING_STEPS)
    }
}

/// Splits the sequence where the report starts over.
pub fn copies(sequence: &Sequence<'_>, headings: Vec<Heading>) -> Vec<Copy> {
    let mut starts: Vec<usize> = vec![0];
    let mut furthest = None;
    for (i, heading) in headings.iter().enumerate() {
        let from = starts.last().copied().unwrap_or(0);
        let first = if i > from { headings.get(from).map(|h| h.number) } else { None };
        // A copy starts over with the first section after it has got past the middle of the form,
        // and goes on at least as far as a heading printed twice would not.
        let over = first == Some(heading.number) && furthest >= Some(3.max(heading.number));
        let follows = headings.get(i..).unwrap_or_default().iter().take(4).map(|h| h.number);
        let goes_on = follows.clone().zip(follows.skip(1)).filter(|(a, b)| a < b).count() >= 2;
        if over && goes_on && starts.len() < limits::COPIES {
            starts.push(i);
            furthest = None;
        }
        furthest = furthest.max(Some(heading.number));
    }
    let first_text = sequence.lines.first().map(|line| fold::key(line.text));
    let mut copies = Vec::new();
    let mut line = 0;
    for (k, &start) in starts.iter().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or(headings.len());
        let own = headings.get(start..end).unwrap_or_default().to_vec();
        let end_line = match headings.get(end) {
            Some(next) => {
                // The next copy's title and preface go with it, where its first line shows them.
                let after = own.last().map_or(line, |last| last.line + 1);
                (after..next.line)
                    .find(|&i| sequence.lines.get(i).is_some_and(|l| Some(fold::key(l.text)) == first_text))
                    .unwrap_or(next.line)
            }
            None => sequence.lines.len(),
        };
        let piece = |line: usize| sequence.lines.get(line).map_or(sequence.pieces.len(), |l| l.piece);
        let first_piece = if k == 0 { 0 } else { piece(line) };
        let text_end = match own.last() {
            Some(last) => furniture::end_of_report(sequence, last.line + 1..end_line),
            None => end_line,
        };
        let last_piece = if sequence.has_table(piece(text_end)..piece(end_line)) { piece(end_line) } else { piece(text_end) };
        copies.push(Copy { headings: own, lines: line..text_end, pieces: first_piece..last_piece, old: None });
        line = end_line;
    }
    copies
}
