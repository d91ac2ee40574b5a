//! Tables in running text: a label, a unit and digits, one row after the other, with or without spaces.
//!
//! Labels come first, units second, digits third, and the digits end where the number of the next label starts.

use std::collections::HashMap;

use super::naming;
use super::table::{Head, NAMES, Piece, Row, Table, UNIT_HEADS, UNITS, Written, unnumbered};
use crate::document::{Block, Document, Layout, Span, Text};
use crate::form::statistics_forms;
use crate::lex::fold::Folded;
use crate::lex::grammar::is_digit;
use crate::limits;

/// Characters of the longest label with the heading before it.
const MAX_LABEL_LENGTH: usize = 100;

/// Numbers of labels that are kept, each of which the next may go on from.
const LEVELS: usize = 6;

/// Headers of value columns in running text, those that others start with first.
const HEADS: &[&str] = &[
    "数据统计数",
    "历年累计",
    "年末统计",
    "本年累计",
    "年度累计",
    "本月累计",
    "本期实际",
    "本年度",
    "统计数",
    "年度",
    "本年",
    "数量",
    "合计",
    "数值",
    "累计",
    "年",
];

#[derive(Clone, Copy, Debug)]
struct Char {
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
    chars: Vec<Char>,
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

    fn text(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to).unwrap_or_default().iter().map(|own| own.c).collect()
    }

    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|own| own.c)
    }

    fn has_gap(&self, at: usize) -> bool {
        self.chars.get(at).is_none_or(|own| own.gap)
    }

    fn span(&self, from: usize, to: usize) -> Span {
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

    fn starts_with(&self, at: usize, word: &str) -> bool {
        word.chars().zip(at..).all(|(c, at)| self.char(at) == Some(c))
    }

    /// The first of some words that is here, with its length.
    fn word_at(&self, at: usize, words: &[&'static str]) -> Option<(&'static str, usize)> {
        let first = self.char(at)?;
        let word = words.iter().find(|word| word.starts_with(first) && self.starts_with(at, word))?;
        Some((word, word.chars().count()))
    }

    /// The text, one line per line, folded.
    pub fn prose(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|(folded, _)| folded.as_str()).collect();
        lines.join("\n")
    }

    /// The tables.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables = Vec::new();
        let mut at = 0;
        while at < self.chars.len() {
            if let Some((heads, coded, start)) = self.heads(at) {
                let ordered = at > 1 && self.starts_with(at - 2, "序号") && self.has_ordinal(start);
                let (mut table, end) = Rows::read(self, heads, coded, ordered, start);
                table.name = Some(self.span(at, at + 1));
                let continues = !tables.is_empty() && !table.rows.is_empty() && table.rows.iter().all(|row| naming::is_known(&row.label));
                if table.rows.len() >= 3 || continues {
                    tables.push(table);
                    at = end.max(start);
                    continue;
                }
            }
            at += 1;
        }
        if tables.is_empty()
            && let Some(start) = self.headless()
        {
            // A running number alone before the first label and the label's own number: the header of its column is lost with the others.
            let ordered = self.word_before(self.word_start(start)).is_some_and(|at| self.has_ordinal(at));
            let (table, _) = Rows::read(self, Vec::new(), false, ordered, start);
            if table.rows.len() >= 5 {
                tables.push(table);
            }
        }
        tables
    }

    /// Where the word that holds a place starts: white space comes before it.
    fn word_start(&self, at: usize) -> usize {
        (0..=at).rev().find(|&at| self.has_gap(at)).unwrap_or(at)
    }

    /// Where the word before a place starts.
    fn word_before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).map(|at| self.word_start(at))
    }

    /// Whether a number of up to three digits stands alone here.
    fn has_ordinal(&self, at: usize) -> bool {
        let digits = (at..at + 4).take_while(|&at| self.char(at).is_some_and(is_digit)).count();
        (1..=3).contains(&digits) && self.has_gap(at) && self.has_gap(at + digits)
    }

    /// The headers of a table that start here, whether one of them is 代码, and where its rows start.
    fn heads(&self, at: usize) -> Option<(Vec<Head>, bool, usize)> {
        let (_, length) = self.word_at(at, NAMES)?;
        let (_, unit) = self.word_at(at + length, UNIT_HEADS)?;
        let mut at = at + length + unit;
        let (mut heads, mut coded) = (Vec::new(), false);
        while heads.len() < 8 {
            if self.starts_with(at, "代码") {
                (coded, at) = (true, at + 2);
                continue;
            }
            let year = (at..at + 4).all(|at| self.char(at).is_some_and(is_digit));
            let start = if year { at + 4 } else { at };
            let Some((word, length)) = self.word_at(start, HEADS) else { break };
            // 本年度 after the year's own header starts the first label: 本年度申请总数.
            if !year && word.starts_with("本年") && heads.iter().any(|head: &Head| head.year.is_some()) {
                break;
            }
            heads.push(Head::new(&self.text(at, start + length), self.span(at, start + length)));
            at = start + length;
        }
        // A row that numbers the columns: 甲 乙 丙 1 2.
        if self.char(at) == Some('甲') {
            while self.char(at).is_some_and(|c| "甲乙丙丁".contains(c) || is_digit(c)) {
                at += 1;
            }
        }
        Some((heads, coded, at))
    }

    /// Where a table without headers starts: the first row of a known form, with its unit.
    fn headless(&self) -> Option<usize> {
        let firsts = statistics_forms().iter().filter_map(|form| form.rows.iter().find(|row| row.id.is_some()));
        let mut labels: Vec<&'static str> = firsts.flat_map(|row| row.labels.iter().copied()).collect();
        labels.sort_unstable_by_key(|label| std::cmp::Reverse(label.len()));
        let mut by_start: HashMap<char, Vec<&'static str>> = HashMap::new();
        for label in labels {
            by_start.entry(label.chars().next()?).or_default().push(label);
        }
        (0..self.chars.len()).find(|&at| {
            let labels = self.char(at).and_then(|first| by_start.get(&first));
            labels.and_then(|labels| self.word_at(at, labels)).is_some_and(|(_, length)| {
                let unit = self.word_at(at + length, UNITS);
                unit.is_some_and(|(_, unit)| self.char(at + length + unit).is_some_and(is_digit))
            })
        })
    }
}

/// What starts at a place: where its label ends, and of a row its unit and where its values start.
enum Next {
    Heading(usize),
    Row(usize, &'static str, usize),
}

/// Reads the rows of one table.
struct Rows<'s, 'd> {
    stream: &'s Stream<'d>,
    at: usize,
    coded: bool,
    /// The last number on each open level.
    levels: Vec<u32>,
    /// Whether a label follows its number with nothing between.
    bare: bool,
    section: String,
    /// Rows and headings so far.
    printed: usize,
    /// Whether a column of running numbers comes before the labels.
    ordered: bool,
    /// Whether the last run of the row before may be the running number of this one.
    open: bool,
    /// Whether white space parts each row so far from the one before.
    parted: bool,
    table: Table,
}

/// A run of digits or dashes: where it starts and ends.
type Run = (usize, usize);

impl<'s, 'd> Rows<'s, 'd> {
    fn read(stream: &'s Stream<'d>, heads: Vec<Head>, coded: bool, ordered: bool, at: usize) -> (Table, usize) {
        let table = Table { heads, ..Table::default() };
        let (levels, section) = (Vec::new(), String::new());
        let mut rows = Self { stream, at, coded, levels, bare: false, section, printed: 0, ordered, open: false, parted: true, table };
        let mut next = None;
        while rows.table.rows.len() < limits::HEADS * 4 && rows.row(&mut next).is_some() {}
        (rows.table, rows.at)
    }

    /// Reads a row or a heading. `next` is the number that the digits before ended with, which is this label's.
    fn row(&mut self, next: &mut Option<u32>) -> Option<()> {
        let (stream, start) = (self.stream, self.at);
        self.parted &= next.is_some() || stream.has_gap(start);
        match self.next(start)? {
            Next::Heading(at) => {
                if stream.has_gap(at) {
                    self.settle(start);
                }
                self.section = unnumbered(&stream.text(start, at)).words.to_owned();
                self.at = (at..).find(|&at| !stream.char(at).is_some_and(is_dash)).unwrap_or(at);
                *next = None;
                self.printed += 1;
            }
            Next::Row(at, unit, behind) => {
                self.settle(start);
                let label = stream.text(start, at);
                self.number(&label, next.take());
                *next = self.values(label, (start, at), unit, behind);
            }
        }
        Some(())
    }

    /// The row or heading that starts here.
    fn next(&self, start: usize) -> Option<Next> {
        let stream = self.stream;
        let mut depth = 0usize;
        for at in start..start + MAX_LABEL_LENGTH {
            match stream.char(at)? {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                '。' | ';' => return None,
                ',' if depth == 0 => return None,
                // The headers of the next table.
                _ if at > start && stream.heads(at).is_some_and(|(heads, ..)| !heads.is_empty()) => return None,
                c if is_dash(c) && at > start + 1 => return Some(Next::Heading(at)),
                _ => {}
            }
            let Some((unit, length)) = stream.word_at(at, UNITS).filter(|_| at >= start + 2) else { continue };
            let behind = at + length;
            let is_value = stream.char(behind).is_some_and(|c| is_digit(c) || is_dash(c));
            let stands_alone =
                stream.has_gap(at) && stream.has_gap(behind) && (!self.table.rows.is_empty() || naming::is_known(&stream.text(start, at)));
            if is_value || stands_alone {
                return Some(Next::Row(at, unit, behind));
            }
        }
        None
    }

    /// Takes the running number of a line from the values of the row before, where the line does not start with it.
    fn settle(&mut self, start: usize) {
        let is_first = self.table.rows.len() == 1;
        if !std::mem::take(&mut self.open) || self.stream.has_ordinal(start) {
            return;
        }
        let Some(Row { written: Written::Runs { runs, .. }, .. }) = self.table.rows.last_mut() else { return };
        // The first of them shows whether the lines are numbered at all; headings may be numbered with them.
        let is_number = !is_first || runs.last().is_some_and(|run| matches!(run.text.as_str(), "2" | "3" | "4" | "5"));
        self.ordered &= is_number;
        if is_number {
            runs.pop();
        }
    }

    /// Notes the number of a label.
    fn number(&mut self, label: &str, before: Option<u32>) {
        let own = unnumbered(label);
        // Running numbers of rows are none of labels.
        self.bare |= own.bare && own.number.is_some() && !self.ordered;
        // A row without a number is between numbered ones (其中：主要负责同志…) and ends no level.
        let Some(number) = own.number.or(before) else { return };
        match self.levels.iter().rposition(|level| level + 1 == number) {
            Some(level) if !own.among || number > 1 => {
                self.levels.truncate(level + 1);
                if let Some(last) = self.levels.last_mut() {
                    *last = number;
                }
            }
            _ => {
                // The oldest goes first: nothing is nested so deep.
                if self.levels.len() >= LEVELS {
                    self.levels.remove(0);
                }
                self.levels.push(number);
            }
        }
    }

    /// Reads the values after a unit; returns the number of the next label where it stood among the digits.
    fn values(&mut self, label: String, (start, end): Run, unit: &str, at: usize) -> Option<u32> {
        let stream = self.stream;
        let (mut runs, mut at) = self.runs(at);
        // A code alone is no value.
        if self.coded && runs.first().is_some_and(|&(from, to)| runs.len() > 1 || self.is_code(&stream.text(from, to))) {
            runs.remove(0);
        }
        let columns = self.table.heads.len();
        let is_ordinal =
            |rows: &Self, runs: &[Run]| rows.ordered && runs.last().is_some_and(|&(from, to)| rows.is_ordinal(&stream.text(from, to)));
        let marked = stream.char(at).is_some_and(|c| ".、)".contains(c)) && !stream.has_gap(at);
        // The running number of the next row, after which the number of its label may be.
        let mut is_settled = !self.ordered;
        // After the last row of a form, with no further row after it, comes no running number.
        let is_end = runs.len() <= columns.max(1) && naming::is_last(&label) && self.next(at).is_none();
        if !marked && !is_end && is_ordinal(self, &runs) {
            (is_settled, _) = (true, runs.pop());
        }
        let (mut other, mut next) = (None, None);
        if let Some((from, to)) = runs.last().copied() {
            let text = stream.text(from, to);
            // The next number on each level, longer ones first; 1 opens a level.
            let mut expected: Vec<u32> = self.levels.iter().map(|level| level + 1).chain([1]).collect();
            expected.sort_unstable_by(|a, b| b.cmp(a));
            let ends = expected.iter().copied().find(|number| text.ends_with(&number.to_string()));
            let is_over = columns > 0 && runs.len() == columns + 1;
            let digits = |number: u32| number.to_string().len();
            match ends {
                Some(number) if marked || self.bare && is_over => {
                    next = Some(number);
                    if to - from == digits(number) {
                        runs.pop();
                    } else if let Some(last) = runs.last_mut() {
                        last.1 -= digits(number);
                        self.parted = false;
                    }
                }
                // A number that does not go on is none of these levels; it is apart, or nobody knows where it starts.
                None if marked && (runs.len() > 1 || to - from == 1) => {
                    next = text.parse().ok();
                    runs.pop();
                }
                None if marked => {
                    if let Some(last) = runs.last_mut() {
                        last.1 -= 1;
                        self.parted = false;
                    }
                    other = (to - from > 2).then(|| stream.text(from, to - 2));
                }
                // Where the text is cut, the number of the row that is gone may come after the last value.
                Some(number) if at == stream.chars.len() && !self.parted && runs.len() == 1 && to - from > digits(number) => {
                    other = Some(stream.text(from, to - digits(number)));
                }
                // No sign parts this table's numbers from their labels.
                Some(number) if self.bare && runs.len() == 1 && to - from > digits(number) && !stream.has_gap(at) => {
                    other = Some(stream.text(from, to - digits(number)));
                }
                _ => {}
            }
            if marked && is_ordinal(self, &runs) {
                (is_settled, _) = (true, runs.pop());
            }
        }
        self.open = !is_settled && runs.last().is_some_and(|&(from, to)| stream.has_gap(from) && stream.has_gap(to));
        at = at.max(self.at);
        self.printed += 1;
        let runs = runs.into_iter().map(|(from, to)| Piece { text: stream.text(from, to), span: stream.span(from, to) }).collect();
        self.table.rows.push(Row {
            label,
            span: stream.span(start, end),
            unit: unit.to_owned(),
            section: self.section.clone(),
            written: Written::Runs { runs, other },
        });
        self.at = at;
        next
    }

    /// Whether digits are the running number of the row after this one, headings counted or not.
    fn is_ordinal(&self, digits: &str) -> bool {
        [self.table.rows.len() + 2, self.printed + 2].iter().any(|number| digits.parse() == Ok(*number))
    }

    /// Whether digits are the code of the next row: the number of the row in this table, of two digits.
    fn is_code(&self, digits: &str) -> bool {
        digits.parse() == Ok(self.table.rows.len() + 1)
    }

    /// The runs of digits from here on, and where they end.
    fn runs(&self, mut at: usize) -> (Vec<Run>, usize) {
        let stream = self.stream;
        let has_digit = |at: usize| stream.char(at).is_some_and(is_digit);
        let mut runs: Vec<Run> = Vec::new();
        while runs.len() < limits::HEADS {
            let start = at;
            if has_digit(at) {
                while has_digit(at) && (at == start || !stream.has_gap(at))
                    || at > start
                        && stream.char(at).is_some_and(|c| c == '.' || c == ',')
                        && !stream.has_gap(at)
                        && has_digit(at + 1)
                        && !stream.has_gap(at + 1)
                {
                    at += 1;
                }
            } else if stream.char(at).is_some_and(|c| is_dash(c) || c == '/') && (stream.has_gap(at) || runs.is_empty()) {
                while at == start || stream.char(at).is_some_and(is_dash) && !stream.has_gap(at) {
                    at += 1;
                }
            } else {
                break;
            }
            runs.push((start, at));
        }
        (runs, at)
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '―' | '─' | '–' | '－')
}
