//! What a cell, a number or a word does to the row that is open.

use super::TableReader;
use super::column::{Column, Name};
use super::header::sequence::{Head, Label};
use super::row::{Header, Row, RowName};
use crate::form::{self, Meaning, TableId};
use crate::lex::grammar::is_digit;
use crate::lex::script::is_han;
use crate::lex::{fold, number, outline};
use crate::limits;
use crate::recognize::labels::{Labels, is_quotation_mark};
use crate::recognize::pieces::{Flow, Kind, Piece};

/// Rows over which a label broken in a box and its numbers may be separated.
const NEAR: u32 = 4;

/// Longest word, in characters, that may be an unreadable value of a row.
const SHORT: usize = 12;

/// Whether a word that is no label may be the header of a column by another name than the form's.
fn is_header(text: &str) -> bool {
    let is_name = |c: char| is_han(c) || matches!(c, '(' | ')' | '（' | '）');
    let is_short = |key: &str| [TableId::Requests, TableId::Remedies].iter().any(|&table| form::short_name(key, table).is_some());
    let is_new = |key: &str| is_short(key) || !form::is_part_of_label(key);
    (2..=SHORT).contains(&text.chars().count()) && text.starts_with(is_han) && text.chars().all(is_name) && is_new(&fold::key(text))
}

impl TableReader<'_, '_> {
    pub(super) fn open(&mut self, name: RowName, header: Header, label: Option<usize>) {
        self.close();
        self.context.grid.close();
        self.in_header = false;
        self.current = Some(self.out.rows.len());
        let (segment, flow) = (self.segment, self.flow);
        let spilled = self.before_labels || self.flow.has_rows() && (label.is_some_and(|at| self.is_near_orphan(at)) || self.overflows());
        let mut cells = Vec::with_capacity(header.width().unwrap_or_default());
        cells.extend(label.map(|at| self.merged_into(at)).unwrap_or_default());
        let values = cells.iter().filter(|&&at| self.kind(at).is_value()).count();
        let torn = u32::from(std::mem::take(&mut self.torn_before));
        self.out.rows.push(Row { name, header, cells, values, label, segment, flow, broken: false, spilled, torn });
    }

    /// Whether the last row of the table took more values than it has columns: some may be those of the next.
    fn overflows(&self) -> bool {
        let last = self.out.rows.last().filter(|last| last.segment == self.segment && last.flow == Flow::Delimited);
        last.is_some_and(|last| last.header.width().is_some_and(|width| last.values > width))
    }

    /// The merged cells of rows above that reach into the row of a label.
    fn merged_into(&mut self, label: usize) -> Vec<usize> {
        let (sequence, row) = (self.sequence, self.sequence.row_of(label).unwrap_or(0));
        self.merged.retain(|&at| sequence.piece(at).is_some_and(|piece| piece.row.saturating_add(piece.rows) > row));
        self.merged.iter().copied().filter(|&at| sequence.row_of(at).is_some_and(|own| own < row)).collect()
    }

    pub(super) fn close(&mut self) {
        self.current = None;
    }

    /// Text that is no label ends a row of a stream; a row that is not full may have lost its rest.
    pub(super) fn interrupt(&mut self) {
        self.doubt_rest();
        self.close();
        self.after_cell = false;
    }

    /// The row that is open may have more values than it has, unless it has one for each column.
    pub(super) fn doubt_rest(&mut self) {
        if let Some(row) = self.current.and_then(|i| self.out.rows.get_mut(i)) {
            row.broken |= !row.is_full();
        }
    }

    pub(super) fn value(&mut self, at: usize) {
        self.after_cell = true;
        if self.current.is_none() && self.context.active == Some(TableId::Remedies) && !self.flow.has_rows() {
            self.open_remedies(at);
        }
        let is_number = matches!(self.kind(at), Kind::Number(_) | Kind::Digits);
        match self.current {
            Some(_) => self.blank(at),
            None if self.context.active.is_some() && is_number => self.orphan(at),
            None => {}
        }
    }

    pub(super) fn orphan(&mut self, at: usize) {
        self.out.orphans.push(at);
        if self.other_row {
            return;
        }
        self.stray = Some(at);
        self.before_labels |= !self.flow.has_rows() && (self.context.measures.open || self.context.applicants.open);
        let near =
            self.out.rows.last().and_then(|row| row.label.or(row.cells.last().copied())).is_some_and(|label| self.is_near_orphan(label));
        if let Some(row) = self.out.rows.last_mut() {
            row.spilled |= near && row.flow.has_rows();
        }
    }

    /// Whether the last number that may be a piece of another row is near a piece.
    pub(super) fn is_near_orphan(&self, at: usize) -> bool {
        self.stray.and_then(|stray| self.sequence.row_of(stray)).zip(self.sequence.row_of(at)).is_some_and(|(a, b)| a.abs_diff(b) <= NEAR)
    }

    pub(super) fn blank(&mut self, at: usize) {
        let is_value = self.kind(at).is_value();
        let Some(row) = self.current.and_then(|i| self.out.rows.get_mut(i)) else { return };
        row.cells.push(at);
        row.values += usize::from(is_value);
        if self.flow == Flow::Grid
            && self.sequence.piece(at).is_some_and(|piece| piece.rows > 1)
            && self.merged.len() < limits::HEADER_CELLS
        {
            self.merged.push(at);
        }
    }

    /// A word where no row is open: perhaps a label of the header that the form does not have.
    fn word_of_header(&mut self, at: usize, labels: &Labels) {
        let Some(piece) = self.sequence.piece(at) else { return };
        if !self.flow.has_rows() {
            if self.context.active.is_some() && number::is_fragment(piece.text) {
                self.torn_before = true;
                if self.out.rows.last().is_some_and(|last| last.segment != self.segment) {
                    self.tear_last(piece.row);
                }
            } else if self.is_below_last(piece.row) {
                // 6 ⏎ 8三、收到和处理…: nobody numbers a heading twice.
                self.tear_by_digits(at, |_, words| outline::numbering(words).0.is_none());
            } else if is_header(piece.text) {
                self.unread_header(at, piece, labels);
            }
            return;
        }
        // The rest of a number of the row above.
        if number::is_fragment(piece.text) && self.context.active.is_some() {
            self.out.orphans.push(at);
            return self.tear_last(piece.row);
        }
        if self.context.active == Some(TableId::Disclosure) || is_header(piece.text) {
            self.unread_header(at, piece, labels);
        }
    }

    /// A word in the header of a table may be that of a column, or of a block of Table IV, by another name than the form's.
    fn unread_header(&mut self, at: usize, piece: &Piece<'_>, labels: &Labels) {
        let table = self.context.active.or(if self.context.section == 3 { Some(TableId::Requests) } else { None });
        let short = table.and_then(|table| form::short_name(&fold::key(piece.text), table));
        let label = match short {
            Some(Meaning::Applicant(applicant)) => Label::Applicant(applicant),
            Some(Meaning::Remedy(remedy)) => Label::Remedy(remedy),
            Some(Meaning::Outcome(outcome)) => Label::Outcome(outcome),
            _ => Label::Unread,
        };
        let head = Head { listed: false, ..self.head(label, at, labels) };
        match (table, label) {
            (Some(TableId::Requests), _) if !self.context.applicants.has_rows => self.context.applicants.push(head),
            (Some(TableId::Disclosure), _) if self.context.measures.open && self.context.measures.row == Some(piece.row) => {
                let name = if form::alters(&fold::key(piece.text)) { Name::Foreign } else { Name::Unread };
                self.context.measures.push(Column::new(name));
            }
            (Some(TableId::Remedies), Label::Remedy(_)) if self.remedies_row.is_none() => self.context.remedies.push(head),
            (Some(TableId::Remedies), Label::Outcome(_)) if self.remedies_row.is_none() => self.context.outcomes.push(head),
            (Some(TableId::Remedies), _) if self.remedies_row.is_none() => {
                let is_outcome = |at: usize| {
                    labels
                        .at(at)
                        .is_some_and(|(_, label)| label.label.meanings.iter().any(|meaning| matches!(meaning, Meaning::Outcome(_))))
                };
                let is_beside = |at: usize| self.sequence.row_of(at) == Some(piece.row) && is_outcome(at);
                if is_beside(at + 1) || at.checked_sub(1).is_some_and(is_beside) {
                    self.context.outcomes.push(head);
                } else {
                    self.context.remedies.push(head);
                }
            }
            _ => {}
        }
    }

    /// A number of the row that is open is not whole.
    pub(super) fn tear(&mut self) {
        if let Some(row) = self.current.and_then(|i| self.out.rows.get_mut(i)) {
            row.torn += 1;
        }
    }

    /// A number of the last row is not whole, as digits on a row of the document show. The row is open or not, and in the same table
    /// or in one that ends on the line above.
    pub(super) fn tear_last(&mut self, row: u32) {
        let (segment, is_below) = (self.segment, self.is_below_last(row));
        if let Some(last) = self.out.rows.last_mut().filter(|last| last.segment == segment || is_below) {
            last.torn += 1;
        }
    }

    /// Whether a row of the document is right below the last of the form.
    fn is_below_last(&self, row: u32) -> bool {
        let last = self.out.rows.last().and_then(|last| last.cells.last());
        last.and_then(|&cell| self.sequence.row_of(cell)).is_some_and(|own| own + 1 == row)
    }

    /// Whether a word right after the last cell of a row, on its line, starts as a number and is none: 18437 62\\n.
    fn is_broken_figure(&self, at: usize, row: &Row) -> bool {
        let is_next = row.cells.last().is_some_and(|&last| last + 1 == at && self.sequence.row_of(last) == self.sequence.row_of(at));
        let text = self.sequence.piece(at).map_or("", |piece| piece.text);
        is_next && text.starts_with(is_digit) && !text.contains(is_han) && outline::numbering(text).0.is_none()
    }

    /// Whether a word right after the sign that is the last cell of a row, on its line, has digits that were not read: - “286407”.
    fn is_number_after_sign(&self, at: usize, row: &Row) -> bool {
        let is_sign = |&last: &usize| {
            last + 1 == at && self.kind(last) == Kind::Placeholder && self.sequence.row_of(last) == self.sequence.row_of(at)
        };
        let text = self.sequence.piece(at).map_or("", |piece| piece.text);
        row.cells.last().is_some_and(is_sign) && text.contains(is_digit) && outline::numbering(text).0.is_none()
    }

    pub(super) fn word(&mut self, at: usize, labels: &Labels) {
        let Some(piece) = self.sequence.piece(at) else { return };
        // Where empty lines stand for empty cells, they fill a row too.
        let fills = |row: &Row| row.is_full() || row.header.width().is_some_and(|width| row.cells.len() >= width);
        let is_full = self.current.and_then(|i| self.out.rows.get(i)).is_some_and(fills);
        if (self.current.is_none() || is_full && !self.flow.has_rows()) && self.open_by_place(at) {
            return;
        }
        let Some(row) = self.current.and_then(|i| self.out.rows.get(i)) else { return self.word_of_header(at, labels) };
        if self.flow.has_rows() {
            return self.blank(at);
        }
        if !row.cells.is_empty() && (number::is_fragment(piece.text) || number::is_point(piece.text) || self.is_broken_figure(at, row)) {
            self.out.orphans.push(at);
            return self.tear();
        }
        if self.is_number_after_sign(at, row) {
            return self.tear();
        }
        let (numbering, rest) = outline::numbering(piece.text);
        if numbering.is_some() && rest.is_empty() {
            // Numbers right after it are those of the label that it starts, below on lines of its own.
            let is_new_row = row.label.and_then(|label| self.sequence.row_of(label)).is_some_and(|label| label < piece.row);
            let is_followed = self.sequence.row_of(at + 1) == Some(piece.row) && self.kind(at + 1).is_value();
            if is_new_row && is_followed {
                self.interrupt();
            } else if piece.text.starts_with(is_digit) && matches!(self.kind(at + 1), Kind::Number(_)) {
                // No label comes after it: 17. ⏎ 9.
                self.tear();
            }
            return;
        }
        let label_start = row.label.and_then(|label| self.sequence.piece(label)).map_or(0, |label| label.start);
        let has_cells = row.values > 0;
        let aside = piece.end <= label_start;
        let note =
            !has_cells && numbering.is_none() && (piece.text.starts_with(['(', '（', '，', '、']) || piece.text.ends_with([')', '）']));
        if aside || note || !has_cells && is_quotation_mark(piece.text) {
            return;
        }
        if has_cells && !row.is_full() && piece.text.chars().count() <= SHORT && numbering.is_none() {
            return self.blank(at);
        }
        if has_cells {
            // 31 ⏎ 8三、收到和处理…
            self.tear_by_digits(at, |_, words| outline::numbering(words).0.is_none());
        }
        self.interrupt();
    }
}
