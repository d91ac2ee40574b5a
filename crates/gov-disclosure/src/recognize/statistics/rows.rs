//! The rows of a table in running text, one after the other.

use super::label::unnumbered;
use super::naming;
use super::stream::{Stream, is_dash};
use super::stream_heads::{CODES, Heads};
use super::table::{Head, Piece, Row, Table, UNITS, Written};
use crate::lex::grammar::is_digit;
use crate::lex::script::is_han;
use crate::limits;

/// Characters of the longest label with the heading before it.
const MAX_LABEL_LENGTH: usize = 100;

/// Numbers of labels that are kept, each of which the next may go on from.
const LEVELS: usize = 6;

/// A run of digits or dashes: where it starts and ends.
pub type Run = (usize, usize);

/// Where a row is printed.
#[derive(Clone, Copy)]
pub struct Print {
    /// Where its label starts and ends.
    pub label: Run,
    /// Whether the row before ends on the line that this one starts on.
    pub flows: bool,
}

/// What starts at a place: where its label ends, and of a row its unit and where its values start.
pub enum Next {
    Heading(usize),
    Row(usize, &'static str, usize),
}

/// Reads the rows of one table.
pub struct Rows<'s, 'd> {
    pub stream: &'s Stream<'d>,
    pub at: usize,
    /// Before which value the code of a row is, where rows have codes.
    pub code: Option<usize>,
    /// The last number on each open level.
    pub levels: Vec<u32>,
    /// Whether a label follows its number with nothing between.
    pub bare: bool,
    /// Whether a sign parts numbers from their labels.
    has_signs: bool,
    /// Rows whose labels go on on another line.
    pub broken: Vec<usize>,
    pub section: String,
    /// Rows and headings so far.
    pub printed: usize,
    /// Whether a column of running numbers comes before the labels.
    pub ordered: bool,
    /// The running number of the row, or the last before it that is known.
    pub ordinal: Option<u32>,
    /// Whether the last run of the row before may be the running number of this one.
    pub open: bool,
    /// Whether values without a label came before: those that follow may be of the label before them.
    pub moved: bool,
    /// Whether white space parts each row so far from the one before.
    pub parted: bool,
    /// Rows with values below their unit that come after rows without any, and how many lines of values each has.
    pub behind_blank: Vec<(usize, usize)>,
    pub table: Table,
}

impl Stream<'_> {
    /// The tables.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables = Vec::new();
        let mut at = 0;
        // Where the last table ends.
        let mut last = 0;
        while at < self.chars.len() {
            if let Some(Heads { values: heads, code, end: start, order }) = self.heads(at) {
                let is_numbered = at > 1 && self.word_at(at - 2, CODES).is_some() || self.has_ordinal(start) || self.is_touched(start);
                let (mut table, end) = Rows::read(self, heads, code, is_numbered, start);
                table.order = order;
                table.drop_remarks();
                table.name = Some(self.span(at, at + 1));
                table.caption = self.caption(at);
                table.is_titled = (last..at).any(|at| self.char(at).is_some_and(is_han));
                let continues = !tables.is_empty() && !table.rows.is_empty() && table.rows.iter().all(|row| naming::is_known(&row.label));
                if table.rows.len() >= 3 || continues {
                    tables.push(table);
                    at = end.max(start);
                    last = at;
                    continue;
                }
            }
            at += 1;
        }
        if tables.is_empty()
            && let Some(start) = self.headless()
        {
            // A running number alone before the first label and the label's own number: the header of its column is lost with the others.
            let before = self.word_before(self.word_start(start));
            let ordered = before.is_some_and(|at| self.has_ordinal(at)) || self.is_touched(self.number_start(start));
            let (table, _) = Rows::read(self, Vec::new(), None, ordered, start);
            if table.rows.len() >= 5 {
                tables.push(table);
            }
        }
        tables
    }
}

impl<'s, 'd> Rows<'s, 'd> {
    pub fn read(stream: &'s Stream<'d>, heads: Vec<Head>, code: Option<usize>, ordered: bool, at: usize) -> (Table, usize) {
        let table = Table { heads, ..Table::default() };
        let (levels, section) = (Vec::new(), String::new());
        let (bare, printed, ordinal, open, moved, parted) = (false, 0, None, false, false, true);
        let (behind_blank, broken, has_signs) = (Vec::new(), Vec::new(), stream.has_signs(at));
        let mut rows = Self {
            has_signs,
            broken,
            stream,
            at,
            code,
            levels,
            bare,
            section,
            printed,
            ordered,
            ordinal,
            open,
            moved,
            parted,
            behind_blank,
            table,
        };
        let mut next = None;
        while rows.table.rows.len() < limits::HEADS * 4 && rows.row(&mut next).is_some() {}
        rows.doubt_behind_blank();
        rows.doubt_mixed();
        (rows.table, rows.at)
    }

    /// Reads a row or a heading. `next` is the number that the digits before ended with, which is this label's.
    fn row(&mut self, next: &mut Option<u32>) -> Option<()> {
        let (stream, mut start) = (self.stream, self.at);
        self.parted &= self.printed == 0 || next.is_some() || stream.has_gap(start);
        let flows = !stream.starts_line(start) && self.printed > 0;
        let own = stream.ordinal(start).or_else(|| stream.number_of_line(start)).filter(|_| self.ordered);
        let first = own.map_or(start, |(_, end)| end);
        let behind = self.without_label(first);
        let what = self.next(behind.unwrap_or(first))?;
        self.settle(start);
        if let Some((number, end)) = own {
            (self.ordinal, start) = (Some(number), end);
        }
        if let Some(behind) = behind {
            (self.moved, start) = (true, behind);
        }
        match what {
            Next::Heading(at) => {
                self.moved |= self.printed == 0 && stream.text(start, at).chars().all(is_dash);
                self.note_ordinals((start, at));
                self.section = unnumbered(&stream.text(start, at)).words.to_owned();
                self.at = (at..).find(|&at| !stream.char(at).is_some_and(is_dash)).unwrap_or(at);
                *next = None;
                self.printed += 1;
            }
            Next::Row(at, unit, behind) => {
                self.note_ordinals((start, at));
                let label = stream.text(start, at);
                self.number(&label, next.take());
                *next = self.values(label, Print { label: (start, at), flows }, unit, behind);
                if next.is_none() {
                    self.wrap();
                }
            }
        }
        Some(())
    }

    /// The row or heading that starts here.
    pub fn next(&self, start: usize) -> Option<Next> {
        let stream = self.stream;
        let mut depth = 0usize;
        for at in start..start + MAX_LABEL_LENGTH {
            match stream.char(at)? {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                '。' | ';' => return None,
                ',' if depth == 0 => return None,
                // The headers of the next table.
                _ if at > start && stream.heads(at).is_some_and(|heads| !heads.values.is_empty()) => return None,
                // A dash within digits is that of a telephone number.
                c if is_dash(c) && at > start + 1 && (stream.has_gap(at) || !stream.char(at - 1).is_some_and(is_digit)) => {
                    return Some(Next::Heading(at));
                }
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

    /// Notes the number of a label.
    pub fn number(&mut self, label: &str, before: Option<u32>) {
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
    fn values(&mut self, label: String, print: Print, unit: &str, at: usize) -> Option<u32> {
        let stream = self.stream;
        let columns = self.table.heads.len();
        let (start, end) = print.label;
        let (mut runs, mut at, mut torn) = self.runs(at, print);
        // A share is the value of no column but its own.
        if columns > 0 && runs.len() > columns {
            runs.retain(|&(_, to)| stream.char(to - 1) != Some('%'));
        }
        torn &= runs.len() < columns.max(1);
        torn |= runs.iter().any(|&(from, to)| stream.has_aside(from, to)) || !runs.is_empty() && self.is_part_of_more(at, print);
        self.note_behind_blank(&runs, print);
        let marked = stream.char(at).is_some_and(|c| ".、)".contains(c)) && !stream.has_gap(at);
        // The number of the next label is no code of this row.
        let has_more = runs.len() > 1;
        let of_next = runs.pop_if(|(from, _)| marked && has_more && stream.has_gap(*from));
        torn |= self.take_code(&mut runs);
        runs.extend(of_next);
        // A label beside its unit shows that labels come first again.
        self.moved &= stream.line(end.saturating_sub(1)) != stream.line(end);
        torn |= self.moved;
        // The running number of the next row, after which the number of its label may be.
        let mut is_settled = !self.ordered;
        let is_last = naming::is_last(&label);
        if !marked && self.take_ordinal(&mut runs, (end, at), is_last) {
            is_settled = true;
        }
        let (mut other, mut next) = (None, None);
        if let Some((from, to)) = runs.last().copied() {
            let text = stream.text(from, to);
            // The next number on each level, longer ones first; 1 opens a level.
            let mut expected: Vec<u32> = self.levels.iter().map(|level| level + 1).chain([1]).collect();
            expected.sort_unstable_by(|a, b| b.cmp(a));
            // Without a sign nothing tells the number of the next label from a last digit.
            let touching = Some(text.as_str()).filter(|_| !self.has_signs && self.levels.is_empty() && !stream.has_gap(at));
            let last = touching.and_then(|text| text.chars().next_back()?.to_digit(10)).filter(|digit| *digit > 0);
            let ends = last.or_else(|| expected.iter().copied().find(|number| text.ends_with(&number.to_string())));
            let is_over = columns > 0 && runs.len() == columns + 1;
            let digits = |number: u32| number.to_string().len();
            match ends {
                Some(number) if marked || self.bare && is_over => {
                    next = Some(number);
                    if self.bare && marked && runs.len() == 1 {
                        other = self.running(&stream.text(from, to - digits(number)));
                    }
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
                    self.doubt_before(&text);
                }
                // Where the text is cut, the number of the row that is gone may come after the last value.
                Some(number) if at == stream.chars.len() && !self.parted && runs.len() == 1 && to - from > digits(number) => {
                    other = Some(stream.text(from, to - digits(number)));
                }
                // No sign parts this table's numbers from their labels.
                Some(number)
                    if (self.bare || !self.has_signs)
                        && runs.len() == 1
                        && to - from > digits(number)
                        && !(stream.has_gap(at) && stream.has_gap(from)) =>
                {
                    other = Some(stream.text(from, to - digits(number)));
                    // Where it is the number of the next label, that label's own is the next one.
                    self.number("", Some(number));
                }
                _ => {}
            }
            if marked && self.take_ordinal(&mut runs, (end, at), is_last) {
                is_settled = true;
            }
        }
        // Nobody can tell a running number from the value of a row that lacks one, or from the digits that it touches.
        torn |= is_settled && self.ordered && runs.len() < columns;
        torn |= self.ordered && runs.last().is_some_and(|&(_, to)| !stream.has_gap(to));
        let is_apart = |&(from, to): &Run| stream.has_gap(from) && stream.has_gap(to) && !self.ends_line_of_unit(end, to);
        self.open = !is_settled && !is_last && runs.last().is_some_and(is_apart);
        // Where the lines of running text end says nothing.
        let is_apart = |&(from, _): &Run| stream.has_gap(from) && !(print.flows && stream.starts_line(from));
        self.table.is_spaced |= runs.first().is_some_and(is_apart);
        at = at.max(self.at);
        self.printed += 1;
        if stream.line(start) != stream.line(end.saturating_sub(1)) {
            self.broken.push(self.table.rows.len());
        }
        let runs: Vec<Piece> = runs.into_iter().map(|(from, to)| Piece::new(stream.text(from, to), stream.span(from, to))).collect();
        let written = if torn { Written::Torn(runs) } else { Written::Runs { runs, other } };
        self.table.rows.push(Row { label, span: stream.span(start, end), unit: unit.to_owned(), section: self.section.clone(), written });
        self.at = at;
        next
    }
}
