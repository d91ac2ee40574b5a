//! The walk over the pieces of one copy that gives every number to a row of the form.

pub mod column;
mod context;
mod damaged;
mod event;
pub mod header;
mod header_label;
mod label;
mod likeness;
mod ordinals;
mod repeated;
pub mod row;
mod unlabelled;

use std::ops::Range;

use self::column::Extent;
use self::context::Context;
use self::header::grid::Content;
use self::ordinals::Ordinals;
use self::row::{Header, Row};
use super::labels::{Labels, PlacedLabel};
use super::pieces::{Flow, Kind, Sequence};
use super::sections::Copy;
use super::trace::Trace;
use crate::error::Error;
use crate::form::{self, Meaning, Measure, TableId};
use crate::lex::{fold, outline};
use crate::limits;
use crate::meter::Meter;

/// What the walk found.
#[derive(Debug, Default)]
pub struct Rows {
    /// Rows in reading order.
    pub rows: Vec<Row>,
    /// Numbers of a table that belong to no row.
    pub orphans: Vec<usize>,
    /// Numbers that count rows or columns.
    pub serials: Vec<usize>,
    /// Columns of Table II that the headers print.
    pub measures: Vec<Measure>,
    /// Tables whose headers contradict the form, with the piece that shows it.
    pub unsure: Vec<(TableId, usize)>,
    /// The labels that are in the file, each once, with their tables.
    labels: Vec<(TableId, Meaning)>,
    /// Labels matched by likeness, as piece indices.
    pub loose: Vec<(usize, Meaning)>,
}

/// Labels of a table's header that show it without a row: 其他 and 总计 are in navigation too.
const ENOUGH_LABELS: usize = 3;

impl Rows {
    /// Whether the table is in the file: with a row, or with enough of its header.
    pub fn has(&self, table: TableId) -> bool {
        self.rows.iter().any(|row| row.table() == table) || self.labels.iter().filter(|(own, _)| *own == table).count() >= ENOUGH_LABELS
    }
}

struct TableReader<'s, 'd> {
    sequence: &'s Sequence<'d>,
    out: Rows,
    context: Context,
    current: Option<usize>,
    /// The last event was a cell, not a label.
    after_cell: bool,
    /// The row of the document is whole and has a label of its own that the form does not have.
    other_row: bool,
    /// The row of the document holds labels of a header.
    in_header: bool,
    /// The row of Table IV, where it was read.
    remedies_row: Option<usize>,
    /// Cells of the table that reach into the rows below theirs.
    merged: Vec<usize>,
    /// The last number that may be a piece of a row beside it.
    stray: Option<usize>,
    /// In a stream, numbers are between a header and its first row: labels may follow their values.
    before_labels: bool,
    /// In a stream, a piece of a number is before the next row.
    torn_before: bool,
    segment: usize,
    flow: Flow,
    /// The ordinals of labels that are apart from them, in a stream.
    ordinals: Ordinals,
    /// The rows that are paid for.
    paid: usize,
    trace: &'s mut Trace,
}

/// Reads the rows of one copy.
///
/// # Errors
/// `limit-exceeded` for too many rows, and for labels and headers that take too many steps.
pub fn read(sequence: &Sequence<'_>, copy: &Copy, meter: &Meter, trace: &mut Trace) -> Result<Rows, Error> {
    let mut walk = TableReader {
        sequence,
        out: Rows::default(),
        context: Context::default(),
        current: None,
        after_cell: false,
        other_row: false,
        in_header: false,
        remedies_row: None,
        merged: Vec::new(),
        stray: None,
        before_labels: false,
        torn_before: false,
        segment: 0,
        flow: Flow::Grid,
        ordinals: Ordinals::default(),
        paid: 0,
        trace,
    };
    let mut headings = copy.headings.iter().filter_map(|h| sequence.lines.get(h.line).map(|line| (line.piece, h.number))).peekable();
    for (index, segment) in sequence.segments.iter().enumerate() {
        let from = segment.pieces.start.max(copy.pieces.start);
        let to = segment.pieces.end.min(copy.pieces.end);
        if from >= to {
            continue;
        }
        walk.enter(index, segment.flow);
        let labels = Labels::find(sequence, from..to, segment.flow, meter)?;
        walk.ordinals = if segment.flow.has_rows() { Ordinals::default() } else { Ordinals::find(sequence, from..to, &labels) };
        let mut at = from;
        while at < to {
            let row_end = walk.row_end(at, to);
            match headings.peek() {
                Some(&(piece, number)) if (at..row_end).contains(&piece) => {
                    headings.next();
                    // 3收到和处理…: its own number.
                    walk.tear_by_digits(piece, |digits, words| digits.chars().count() == 1 && outline::numbering(words).0.is_none());
                    walk.heading(number);
                }
                _ => walk.row(at..row_end, &labels),
            }
            walk.pay(meter)?;
            at = row_end;
        }
    }
    walk.close();
    repeated::rename(sequence, &mut walk.out.rows);
    Ok(walk.out)
}

impl TableReader<'_, '_> {
    /// Pays for the rows of the form that were found since it was last asked, and for the columns that their headers were
    /// asked for.
    fn pay(&mut self, meter: &Meter) -> Result<(), Error> {
        let rows = self.out.rows.len() - std::mem::replace(&mut self.paid, self.out.rows.len());
        let looked_up = self.context.grid.steps();
        if rows > 0 {
            meter.hold(rows * limits::ROW_BYTES)?;
        }
        if rows + looked_up > 0 { meter.work(rows * limits::ROW_BYTES + looked_up) } else { Ok(()) }
    }

    fn enter(&mut self, index: usize, flow: Flow) {
        if flow.has_rows() || self.flow.has_rows() {
            self.close();
        }
        self.segment = index;
        self.flow = flow;
        // Another table has another geometry, unless a page break parts a header from its rows.
        self.context.grid.end_table();
        self.merged.clear();
    }

    fn row_end(&self, at: usize, to: usize) -> usize {
        let row = self.sequence.row_of(at);
        (at..to).find(|&i| self.sequence.row_of(i) != row).unwrap_or(to)
    }

    fn heading(&mut self, number: u8) {
        self.close();
        self.context.enter_section(number);
        self.before_labels = false;
        self.torn_before = false;
        self.after_cell = false;
    }

    fn kind(&self, at: usize) -> Kind {
        self.sequence.piece(at).map_or(Kind::Word, |piece| piece.kind)
    }

    fn row(&mut self, pieces: Range<usize>, labels: &Labels) {
        let row = self.sequence.piece(pieces.start).map_or(0, |piece| piece.row);
        self.in_header = false;
        if self.flow.has_rows() {
            let reaches = |label: &PlacedLabel| label.last_row >= row;
            let goes_on =
                self.current.and_then(|i| self.out.rows.get(i)?.label).and_then(|piece| labels.at(piece)).is_some_and(|(_, l)| reaches(l));
            if !goes_on && !self.wraps(&pieces, labels) {
                self.close();
            }
            self.remedies_row(&pieces, labels);
            self.other_row = self.current.is_none() && self.is_other_row(&pieces, labels);
        } else if self.is_prose(&pieces, labels) {
            self.interrupt();
            return;
        }
        if self.counts_columns(&pieces, labels) {
            let numbers: Vec<usize> = pieces.filter(|&at| matches!(self.kind(at), Kind::Number(_))).collect();
            self.out.serials.extend(numbers);
            return;
        }
        // A serial number before the label of its row is no value.
        let first_label = pieces.clone().find(|&at| labels.at(at).is_some()).filter(|_| self.flow.has_rows() && self.current.is_none());
        for at in pieces.clone() {
            let is_serial = first_label.is_some_and(|label| at < label) && matches!(self.kind(at), Kind::Number(_));
            if is_serial || self.ordinals.has(at) {
                // It may yet be a value of the row above.
                self.doubt_rest();
                self.out.serials.push(at);
                continue;
            }
            match labels.at(at) {
                Some((_, label)) if label.first == at => self.label(at, label.clone(), &pieces, labels),
                Some(_) => {}
                None => match self.kind(at) {
                    Kind::Word => self.word(at, labels),
                    Kind::Filler | Kind::Blank => self.blank(at),
                    Kind::Number(_) | Kind::Digits | Kind::Placeholder => self.value(at),
                },
            }
        }
        if self.flow.has_rows() {
            self.doubt_rows_above(&pieces, labels);
        }
        if self.flow.has_rows() && (self.in_header || self.is_header_of_words(&pieces, labels)) {
            self.add_header_row(pieces, labels);
        }
    }

    /// Whether a row before all others of its table, or below the labels of Table III, holds words alone, none of which the form has:
    /// the header of another table, or 本年 and 上年 below each label.
    fn is_header_of_words(&self, pieces: &Range<usize>, labels: &Labels) -> bool {
        /// Words that are no title of the table.
        const MIN_WORDS: usize = 5;
        let is_word = |at: usize| self.kind(at) == Kind::Word && labels.at(at).is_none();
        // 本年申请人情况, 上年申请人情况.
        let alters = |at: usize| self.sequence.piece(at).is_some_and(|piece| form::alters(&fold::key(piece.text)));
        let is_below_labels = self.context.active == Some(TableId::Requests) && self.context.applicants.open;
        (self.context.grid.is_empty() || is_below_labels)
            && self.current.is_none()
            && pieces.clone().all(|at| is_word(at) || !self.kind(at).has_text())
            && match pieces.clone().take(limits::LOOKAHEAD).filter(|&at| is_word(at)).count() {
                MIN_WORDS.. => true,
                2.. => pieces.clone().take(limits::LOOKAHEAD).any(alters),
                _ => false,
            }
    }

    /// Values beside the rest of a label that starts in a row above may be those of that row, where another label took them: a
    /// converter repeats the label of a group in each row.
    fn doubt_rows_above(&mut self, pieces: &Range<usize>, labels: &Labels) {
        let current = self.current.and_then(|i| self.out.rows.get(i)?.label);
        let rest = pieces.clone().filter_map(|at| labels.at(at)).map(|(_, label)| label.first).find(|first| !pieces.contains(first));
        let Some(first) = rest.filter(|first| current != Some(*first) && pieces.clone().any(|at| self.kind(at).is_value())) else { return };
        if let Some(row) = self.out.rows.iter_mut().rev().take(limits::LOOKAHEAD).find(|row| row.label == Some(first)) {
            row.torn += 1;
        }
    }

    /// Adds a row of labels to the header over the table's columns.
    fn add_header_row(&mut self, pieces: Range<usize>, labels: &Labels) {
        let sequence = self.sequence;
        let active = self.context.active;
        let cells = pieces.filter_map(|at| {
            let piece = sequence.piece(at)?;
            let extent = Extent { start: piece.start, end: piece.end.max(piece.start + 1) };
            let content = label::content(piece.text, labels.at(at).map(|(_, label)| label), active);
            let words = if matches!(content, Content::Unread | Content::Piece) { fold::key(piece.text) } else { String::new() };
            Some((extent, content, words))
        });
        self.context.grid.add(cells);
    }

    /// Whether a row of the document counts the columns of its table: 栏次 1 2 3.
    fn counts_columns(&self, pieces: &Range<usize>, labels: &Labels) -> bool {
        let mut values = pieces.clone().filter(|&at| self.kind(at).has_text());
        let Some(first) = values.next().and_then(|at| self.sequence.piece(at)) else { return false };
        let is_word = first.kind == Kind::Word;
        let names_count = is_word && label::COUNTERS.contains(&first.text.trim());
        let mut expected = 1;
        if !names_count || self.context.active.is_none() || labels.at(pieces.start).is_some() {
            return false;
        }
        values.all(|at| {
            let counts = matches!(self.kind(at), Kind::Number(number) if number.whole() == Some(expected));
            expected += 1;
            counts
        }) && expected > 2
    }

    /// A line of separators that was too long goes on in the next: values only, after a row that has
    /// no empty cell and still lacks as many.
    fn wraps(&self, pieces: &Range<usize>, labels: &Labels) -> bool {
        let Some(row) = self.current.and_then(|i| self.out.rows.get(i)) else { return false };
        let all_values = |mut range: Range<usize>| range.all(|at| self.kind(at).is_value() && labels.at(at).is_none());
        let filled = !row.cells.is_empty() && row.cells.iter().all(|&at| self.kind(at).is_value());
        let fits = row.header.width().is_some_and(|width| row.cells.len() + pieces.len() <= width);
        self.flow == Flow::Delimited && filled && fits && all_values(pieces.clone())
    }

    /// A line of prose between the lines of a table: a long word that is no label, and at most one number.
    fn is_prose(&self, pieces: &Range<usize>, labels: &Labels) -> bool {
        // A sentence that the lines of a text break may begin with the words of a label.
        let is_sentence = |at: usize| {
            let text = self.sequence.piece(at).map_or("", |piece| piece.text);
            text.contains(['；', '。']) || text.starts_with(['件', '条', '项', '份']) && text.contains('，')
        };
        if pieces.clone().any(is_sentence) {
            return true;
        }
        let mut numbers = 0;
        let mut long = false;
        let mut ends = false;
        for at in pieces.clone() {
            if labels.at(at).is_some() {
                return false;
            }
            match self.kind(at) {
                Kind::Number(_) => numbers += 1,
                Kind::Word => {
                    let text = self.sequence.piece(at).map_or("", |piece| piece.text);
                    long |= text.len() > 36;
                    ends = text.ends_with(['。', '；', '，', ';', '：']);
                }
                _ => {}
            }
        }
        ends || long && numbers <= 1
    }

    /// Where the label of a row ends, in a source with the table's geometry.
    fn label_end(&self, at: usize, labels: &Labels) -> Option<u32> {
        let row = self.sequence.row_of(at);
        let own = labels.at(at).map(|(id, _)| id);
        let is_own = |i: &usize| self.sequence.row_of(*i) == row && (*i == at || labels.at(*i).is_some_and(|(id, _)| Some(id) == own));
        let last = (at..).take(limits::LOOKAHEAD).take_while(is_own).last().and_then(|at| self.sequence.piece(at));
        last.filter(|_| self.flow.has_rows()).map(|piece| piece.end)
    }

    /// The header over the rows of Table III, and what its contradiction is worth.
    fn applicants_header(&mut self, at: usize, labels: &Labels) -> Header {
        let header = self.context.applicants_header(self.label_end(at, labels));
        // Between separators, a lost label moves those after it.
        let header = if self.flow == Flow::Delimited { header.in_line() } else { header };
        if matches!(header, Header::Contradictory) {
            self.out.unsure.push((TableId::Requests, at));
        }
        header
    }
}
