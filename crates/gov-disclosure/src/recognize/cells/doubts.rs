//! Rows that are placed, and that may yet be read wrong: by what is around them.

use std::collections::HashSet;

use super::Reader;
use crate::diagnostic::{Confidence, catalogue};
use crate::document::Span;
use crate::fact::{Reading, RowDoubt};
use crate::form::{Field, Meaning, TableId, lookup};
use crate::lex::fold;
use crate::recognize::finding::Finding;
use crate::recognize::placement::{Placed, Slot, Spacing};
use crate::recognize::tables::column::Name;
use crate::recognize::tables::header;
use crate::recognize::tables::row::{Header, Row};
use crate::report::{Cell, State};

/// Whether a text is the label of a row.
fn is_label(row: &Row, text: &str) -> bool {
    let meanings = lookup(&fold::key(text)).unwrap_or_default();
    meanings.iter().any(|meaning| matches!(meaning, Meaning::Row(id) if row.name.form() == Some(*id)))
}

impl Reader<'_, '_> {
    /// Says why a placed row may be read wrong.
    pub(super) fn doubts(&mut self, row: &Row, next: Option<&Row>, fields: &[Option<Field>], slots: &[Slot]) {
        self.gap(row, next, fields);
        self.narrow(row, fields);
        self.parted(row, fields, slots);
        self.staggered(row, fields, slots);
        self.spilled(row, fields);
        self.stray(row, fields);
        self.note_columns(row, fields);
    }

    /// Notes the cells of a row whose columns were taken for those of the form, to be reported once for all rows.
    fn note_columns(&mut self, row: &Row, fields: &[Option<Field>]) {
        match row.header {
            Header::Ambiguous(_) => self.ambiguous.extend(fields.iter().flatten()),
            Header::IfSummed(_) => self.if_summed.extend(fields.iter().flatten()),
            Header::Read(_) | Header::Contradictory | Header::Missing => {}
        }
        let columns = row.columns();
        let inferred = columns.iter().zip(fields).filter(|(column, _)| column.inferred);
        self.inferred.extend(inferred.filter_map(|(_, field)| *field));
    }

    /// Whether a row has a value under no label, among the columns of Table III: its header and its rows are out of line.
    pub(super) fn is_out_of_line(&self, row: &Row, placed: &Placed) -> bool {
        let Placed::Columns { slots, .. } = placed else { return false };
        let has_text = |slot: &Slot| matches!(slot, Slot::Piece(at) if self.sequence.piece(*at).is_some_and(|piece| piece.kind.has_text()));
        let mut columns = row.columns().iter().zip(slots);
        row.flow.has_rows()
            && row.table() == TableId::Requests
            && columns.any(|(column, slot)| column.name == Name::Unlabelled && has_text(slot))
    }

    /// Says which cells have a value where their table is printed first and none where it is printed again with other values: each of
    /// the two may be that of another year.
    pub(super) fn tell_emptied(&mut self) {
        let differ: HashSet<TableId> = self
            .out
            .iter()
            .filter(|found| std::ptr::eq(found.rule, &catalogue::REPEATED_ROW))
            .filter_map(|found| Some(found.fields.first()?.table()))
            .collect();
        for (field, first, second) in std::mem::take(&mut self.emptied) {
            let value = self.cells.get(&field).and_then(|cell| cell.value).filter(|_| differ.contains(&field.table()));
            let Some(value) = value.map(|value| value.to_string()) else { continue };
            let fact = Reading::Emptied { field, value };
            self.out.push(Finding::of(&catalogue::REPEATED_ROW, fact).with_fields([field]).at(first).at(second));
        }
    }

    /// Gives up the cells that only a second table has, whose other rows differ from the first's: another report without a
    /// title, or last year's table.
    pub(super) fn second_tables(&mut self) {
        /// Rows with other values that show a second table.
        const MIN_ROWS: usize = 3;
        for table in [TableId::Disclosure, TableId::Requests, TableId::Remedies] {
            let differ = self.out.iter().filter(|found| std::ptr::eq(found.rule, &catalogue::REPEATED_ROW));
            let differ = differ.filter_map(|found| Some((*found.fields.first()?, *found.spans.last()?)));
            let differ: Vec<(Field, Span)> = differ.filter(|(field, _)| field.table() == table).collect();
            let rows: HashSet<&str> = differ.iter().map(|(field, _)| field.row_id()).collect();
            let Some(start) = differ.iter().map(|(_, span)| *span).min_by_key(|span| span.start).filter(|_| rows.len() >= MIN_ROWS) else {
                continue;
            };
            let mut given_up = Vec::new();
            for (field, cell) in self.cells.iter_mut().filter(|(field, _)| field.table() == table) {
                if cell.state != State::Lost && cell.span().is_some_and(|span| span.start >= start.start) {
                    given_up.push(field);
                    *cell = Cell::new(State::Lost).into();
                }
            }
            if !given_up.is_empty() {
                self.out.push(Finding::of(&catalogue::REPEATED_ROW, Reading::SecondTable(table)).with_fields(given_up).at(start));
            }
        }
    }

    /// Reports the cells whose columns were taken for those of the form.
    pub(super) fn columns_by_place(&mut self) {
        let if_summed = std::mem::take(&mut self.if_summed);
        self.ambiguous.extend(if_summed.into_iter().filter(|_| !self.order.is_shown()));
        let findings = [
            (self.order.doubted().to_vec(), Reading::TotalElsewhere),
            (std::mem::take(&mut self.ambiguous), Reading::ColumnsByForm),
            (std::mem::take(&mut self.inferred), Reading::ColumnsByPlace),
            (std::mem::take(&mut self.out_of_line), Reading::OutOfLine),
        ];
        for (fields, fact) in findings.into_iter().filter(|(fields, ..)| !fields.is_empty()) {
            let span = fields.first().and_then(|field| self.cells.get(field)?.span());
            let finding = Finding::of(&catalogue::UNSURE_COLUMNS, fact).with_fields(fields).at(span);
            self.out.push(finding.with_confidence(Confidence::Medium));
        }
    }

    /// In a stream, a row after which the form's next rows are missing may hold the values of one of
    /// them: label and values are on lines of their own.
    fn gap(&mut self, row: &Row, next: Option<&Row>, fields: &[Option<Field>]) {
        if row.flow.has_rows() || self.deduplicated || row.table() == TableId::Remedies || next.is_none() {
            return;
        }
        let next = row.name.form().zip(self.form.of(row.table())).and_then(|(row, edition)| row.next(edition));
        let Some(next) = next.filter(|next| !self.labels.contains(next)) else { return };
        let missing = next.fields().first().map_or(next.id(), |field| field.row_zh());
        let finding = self.about(&catalogue::ROW_GAP, row, fields, RowDoubt::Gap { missing });
        self.out.push(finding);
    }

    /// In a file whose repeated lines are gone, the value right below two labels may be that of the first.
    pub(super) fn bare(&mut self, row: &Row, next: Option<&Row>, fields: &[Option<Field>]) {
        let sequence = self.sequence;
        let is_bare = row.cells.iter().all(|&at| sequence.piece(at).is_none_or(|piece| !piece.kind.has_text()));
        let is_below = |next: &&Row| next.table() == TableId::Disclosure && row.table() == next.table() && next.is_full();
        let Some(next) = next.filter(is_below) else {
            return;
        };
        // Nothing but the rest of the label, if lines break it, is between the two: below a heading, values are those of its block.
        let is_beside = |first: usize, second: usize| {
            let pieces = (first..second).filter_map(|at| sequence.piece(at));
            let words: Vec<&str> = pieces.filter(|piece| piece.kind.has_text()).map(|piece| piece.text).collect();
            words.len() == 1 || is_label(row, &words.concat())
        };
        if is_bare && row.label.zip(next.label).is_some_and(|(first, second)| is_beside(first, second)) {
            let above = fields.iter().flatten().next().map_or("", |field| field.row_zh());
            let finding = self.about(&catalogue::ROW_GAP, next, &self.fields(next), RowDoubt::Bare { above });
            self.out.push(finding);
        }
    }

    /// In a stream, a row whose header has fewer columns than the table's edition prints: the header may have lost some of its
    /// labels, and the row the values under them.
    fn narrow(&mut self, row: &Row, fields: &[Option<Field>]) {
        let printed = self.form.of(row.table()).zip(row.name.form()).map_or(0, |(edition, row)| header::printed(row, edition).len());
        if row.flow.has_rows() || row.table() != TableId::Disclosure || fields.len() >= printed {
            return;
        }
        let doubt = RowDoubt::Narrow { columns: fields.len(), printed };
        let finding = self.about(&catalogue::UNSURE_COLUMNS, row, fields, doubt);
        self.out.push(finding);
    }

    /// Two values that are closer than most do may be one number that was split, beside an empty cell.
    fn parted(&mut self, row: &Row, fields: &[Option<Field>], slots: &[Slot]) {
        if !self.usual.is_closer(self.sequence, row, slots) {
            return;
        }
        let doubt = match self.usual {
            Spacing::Lines => RowDoubt::OnOneLine,
            _ => RowDoubt::CloseTogether,
        };
        let finding = self.about(&catalogue::SPLIT_NUMBER, row, fields, doubt);
        self.out.push(finding.with_confidence(Confidence::Medium));
    }

    /// Values of one row on several lines, not in reading order, were ordered by their places.
    fn staggered(&mut self, row: &Row, fields: &[Option<Field>], slots: &[Slot]) {
        let line = |slot: &Slot| if let Slot::Piece(at) = slot { self.sequence.row_of(*at) } else { None };
        let lines: Vec<u32> = slots.iter().filter_map(line).collect();
        if row.flow.has_rows() || lines.is_sorted() {
            return;
        }
        let finding = self.about(&catalogue::SPLIT_NUMBER, row, fields, RowDoubt::Staggered);
        self.out.push(finding.with_confidence(Confidence::Medium));
    }

    /// Labels and values of the text are out of order, and nothing shows that those of this row are not.
    fn stray(&mut self, row: &Row, fields: &[Option<Field>]) {
        if row.label.is_some_and(|label| self.strays.contains(&label)) {
            let finding = self.about(&catalogue::ROW_WIDTH, row, fields, RowDoubt::Stray);
            self.out.push(finding);
        }
    }

    /// Numbers that no row took are beside this one.
    fn spilled(&mut self, row: &Row, fields: &[Option<Field>]) {
        if row.spilled {
            let finding = self.about(&catalogue::SPLIT_NUMBER, row, fields, RowDoubt::Spilled);
            self.out.push(finding);
        }
    }
}
