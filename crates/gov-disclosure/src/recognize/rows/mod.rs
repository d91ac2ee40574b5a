//! The walk over the strip that gives every number to a row of the form.

mod event;
mod label;

use super::header::{Column, Columns, Head};
use super::sections::Copy;
use super::spot::{Labels, Spotted};
use super::strip::{Flow, Kind, Strip};
use super::trace::Trace;
use crate::form::TableId;

/// A row of the form and the pieces that fill it.
#[derive(Debug)]
pub struct Row {
    /// The table.
    pub table: TableId,
    /// Row id of the form; empty for a row that the form does not have.
    pub id: &'static str,
    /// Its columns; `None` where the copy prints no head for it.
    pub columns: Option<Columns>,
    /// Its cells in order, as piece indices.
    pub cells: Vec<usize>,
    /// The piece its label starts with; `None` for the data row of Table IV.
    pub label: Option<usize>,
    /// The segment it stands in.
    pub segment: usize,
    /// How that segment is written.
    pub flow: Flow,
    /// What followed was text that is no label: the row may hold less than was printed.
    pub broken: bool,
    /// Numbers without a row stand beside it: parts of its cells may be on lines of their own.
    pub spilled: bool,
}

/// What the walk found.
#[derive(Debug, Default)]
pub struct Rows {
    /// Rows in reading order.
    pub rows: Vec<Row>,
    /// Numbers of a table that belong to no row.
    pub orphans: Vec<usize>,
    /// Numbers before the label of their row.
    pub serials: Vec<usize>,
    /// Columns of Table II that the heads print.
    pub columns2: Vec<&'static str>,
    /// Tables whose heads contradict the form, with the piece that shows it.
    pub unsure: Vec<(TableId, usize)>,
    /// Tables of which some label stands in the copy.
    pub found: Vec<TableId>,
    /// Labels matched loosely, as piece indices.
    pub loose: Vec<usize>,
}

/// The row of subtotals that a private template adds to a group of Table III, by the group.
pub const SUBTOTALS: [(&str, &str); 5] = [
    ("results", "results.subtotal"),
    ("denied", "denied.subtotal"),
    ("unavailable", "unavailable.subtotal"),
    ("not_processed", "not_processed.subtotal"),
    ("other_handling", "other_handling.subtotal"),
];

struct Walk<'s, 'd> {
    strip: &'s Strip<'d>,
    out: Rows,
    active: Option<TableId>,
    section: u8,
    current: Option<usize>,
    /// The last event was a cell, not a label.
    after_cell: bool,
    columns2: Vec<Column>,
    columns2_open: bool,
    /// The row of the strip that heads Table II's block.
    head_row: Option<u32>,
    labels3: Vec<Head>,
    labels3_open: bool,
    labels4: Vec<Head>,
    blocks4: Vec<Head>,
    /// The group of Table III whose rows are read.
    group: &'static str,
    /// The row of the strip is whole and has a label of its own that the form does not have.
    other_row: bool,
    /// The last number that may be a piece of a row beside it.
    stray: Option<usize>,
    /// In a stream, numbers stand between a head and its first row: labels may follow their values.
    before_labels: bool,
    segment: usize,
    flow: Flow,
    trace: &'s mut Trace,
}

/// Reads the rows of one copy.
pub fn read(strip: &Strip<'_>, copy: &Copy, trace: &mut Trace) -> Rows {
    let mut walk = Walk {
        strip,
        out: Rows::default(),
        active: None,
        section: 0,
        current: None,
        after_cell: false,
        columns2: Vec::new(),
        columns2_open: false,
        head_row: None,
        labels3: Vec::new(),
        labels3_open: false,
        labels4: Vec::new(),
        blocks4: Vec::new(),
        group: "",
        other_row: false,
        stray: None,
        before_labels: false,
        segment: 0,
        flow: Flow::Grid,
        trace,
    };
    let mut headings = copy.headings.iter().filter_map(|h| strip.lines.get(h.line).map(|line| (line.piece, h.number))).peekable();
    for (index, segment) in strip.segments.iter().enumerate() {
        let from = segment.pieces.start.max(copy.pieces.start);
        let to = segment.pieces.end.min(copy.pieces.end);
        if from >= to {
            continue;
        }
        walk.enter(index, segment.flow);
        let labels = Labels::spot(strip, from..to, segment.flow);
        let mut at = from;
        while at < to {
            let row_end = walk.row_end(at, to);
            match headings.peek() {
                Some(&(piece, number)) if (at..row_end).contains(&piece) => {
                    headings.next();
                    walk.heading(number);
                }
                _ => walk.row(at..row_end, &labels),
            }
            at = row_end;
        }
    }
    walk.close();
    walk.out
}

impl Walk<'_, '_> {
    fn enter(&mut self, index: usize, flow: Flow) {
        if flow.has_rows() || self.flow.has_rows() {
            self.close();
        }
        self.segment = index;
        self.flow = flow;
    }

    fn row_end(&self, at: usize, to: usize) -> usize {
        let row = self.strip.row_of(at);
        (at..to).find(|&i| self.strip.row_of(i) != row).unwrap_or(to)
    }

    fn heading(&mut self, number: u8) {
        self.close();
        self.section = number;
        self.before_labels = false;
        self.active = None;
        self.columns2_open = false;
        self.group = "";
        self.after_cell = false;
    }

    fn kind(&self, at: usize) -> Kind {
        self.strip.piece(at).map_or(Kind::Word, |piece| piece.kind)
    }

    fn row(&mut self, pieces: std::ops::Range<usize>, labels: &Labels) {
        let row = self.strip.piece(pieces.start).map_or(0, |piece| piece.row);
        if self.flow.has_rows() {
            let reaches = |label: &Spotted| label.last_row >= row;
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
        // A serial number before the label of its row is no value.
        let first_label = pieces.clone().find(|&at| labels.at(at).is_some()).filter(|_| self.flow.has_rows() && self.current.is_none());
        for at in pieces.clone() {
            if first_label.is_some_and(|label| at < label) && matches!(self.kind(at), Kind::Number(_)) {
                self.out.serials.push(at);
                continue;
            }
            match labels.at(at) {
                Some((_, label)) if label.first == at => self.label(at, label.clone(), &pieces, labels),
                Some(_) => {}
                None => match self.kind(at) {
                    Kind::Word => self.word(at),
                    Kind::Filler | Kind::Blank => self.blank(at),
                    Kind::Number(_) | Kind::Placeholder => self.value(at),
                },
            }
        }
    }

    /// A line of separators that was too long goes on in the next: values only, behind a row that has
    /// no empty cell and still lacks as many.
    fn wraps(&self, pieces: &std::ops::Range<usize>, labels: &Labels) -> bool {
        let Some(row) = self.current.and_then(|i| self.out.rows.get(i)) else { return false };
        let all_values = |mut range: std::ops::Range<usize>| range.all(|at| self.kind(at).is_value() && labels.at(at).is_none());
        let filled = !row.cells.is_empty() && row.cells.iter().all(|&at| self.kind(at).is_value());
        let fits = self.width(row).is_some_and(|width| row.cells.len() + pieces.len() <= width);
        self.flow == Flow::Delimited && filled && fits && all_values(pieces.clone())
    }

    /// A line of prose between the lines of a table: a long word that is no label, and at most one number.
    fn is_prose(&self, pieces: &std::ops::Range<usize>, labels: &Labels) -> bool {
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
                    let text = self.strip.piece(at).map_or("", |piece| piece.text);
                    long |= text.len() > 36;
                    ends = text.ends_with(['。', '；', '，', ';', '：']);
                }
                _ => {}
            }
        }
        ends || long && numbers <= 1
    }
}
