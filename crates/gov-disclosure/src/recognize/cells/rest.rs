//! Numbers of tables that no cell of the form took, and cells that no row gave.

use std::collections::HashSet;

use super::Reader;
use crate::diagnostic::{Severity, catalogue};
use crate::fact::Reading;
use crate::form::{self, Field, Meaning, TableId, fields};
use crate::lex::{fold, outline};
use crate::limits;
use crate::recognize::finding::Finding;
use crate::recognize::pieces::{Flow, Kind};
use crate::recognize::tables::Rows;
use crate::recognize::tables::row::{Row, RowName};
use crate::report::{Cell, State};

impl Reader<'_, '_> {
    pub(super) fn unmapped(&mut self, pieces: impl Iterator<Item = usize>, severity: Severity) {
        let sequence = self.sequence;
        // Enough to be counted and summed up, few enough for any input.
        let room = (50 * limits::DIAGNOSTICS_PER_RULE).saturating_sub(self.unmapped);
        for piece in
            pieces.filter_map(|at| sequence.piece(at)).filter(|piece| matches!(piece.kind, Kind::Number(_) | Kind::Digits)).take(room)
        {
            let fact = Reading::Unmapped { text: piece.text.to_owned() };
            self.out.push(Finding::of(&catalogue::UNMAPPED_NUMBER, fact).with_severity(severity).at(piece.span));
            self.unmapped += 1;
        }
    }

    pub(super) fn orphans(&mut self, rows: &Rows) {
        if self.deduplicated {
            return;
        }
        self.unmapped(rows.orphans.iter().copied(), Severity::Warning);
        self.unmapped(rows.serials.iter().copied(), Severity::Info);
        if let Some(&(table, at)) = rows.unsure.first() {
            let span = self.sequence.piece(at).map(|piece| piece.span);
            self.out.push(Finding::of(&catalogue::UNSURE_COLUMNS, Reading::HeaderOrder(table)).at(span));
        }
        self.several_rows(rows);
        self.loose_labels(rows);
    }

    /// Says that Table IV has more rows than one, by the numbers near its row that no cell took.
    fn several_rows(&mut self, rows: &Rows) {
        /// Numbers of a row in which some cells are empty.
        const ENOUGH: usize = 4;
        let Some(own) = rows.rows.iter().find(|row| row.name == RowName::Remedies) else { return };
        let (Some(first), Some(last)) = (own.cells.first(), own.cells.last()) else { return };
        let near = first.saturating_sub(own.cells.len() + 2)..last + own.cells.len() + 3;
        let numbers = |at: &&usize| self.sequence.piece(**at).is_some_and(|piece| matches!(piece.kind, Kind::Number(_)));
        let is_second = |row: &Row| row.table() == TableId::Remedies && row.name != RowName::Remedies && row.values > own.cells.len() / 2;
        let beside = rows.orphans.iter().filter(|at| near.contains(at)).filter(numbers).count();
        if beside >= ENOUGH || rows.rows.iter().any(is_second) {
            let cells = fields().filter(|field| field.table() == TableId::Remedies && self.cells.contains_key(field));
            let span = self.sequence.piece(*first).map(|piece| piece.span);
            let found = Finding::of(&catalogue::UNSURE_COLUMNS, Reading::SeveralRows).at(span).with_fields(cells);
            self.out.push(found);
        }
    }

    /// Says which labels are misspelt, and of which cells; a warning where one may mean something else.
    fn loose_labels(&mut self, rows: &Rows) {
        let text = |at: usize| self.sequence.piece(at).map_or("", |piece| piece.text);
        let is_telling = |&(at, meaning): &(usize, Meaning)| form::may_mean_another(&fold::key(outline::numbering(text(at)).1), meaning);
        let (telling, others): (Vec<_>, Vec<_>) = rows.loose.iter().copied().partition(is_telling);
        for (own, severity) in [(others, Severity::Info), (telling, Severity::Warning)] {
            let Some(&(first, _)) = own.first() else { continue };
            let texts = own.iter().map(|(at, _)| text(*at).to_owned()).take(5).collect();
            let fact = Reading::SimilarLabels { count: own.len(), texts };
            let span = self.sequence.piece(first).map(|piece| piece.span);
            let named: HashSet<Meaning> = own.iter().map(|(_, meaning)| *meaning).collect();
            let cells = fields().filter(|field| self.cells.contains_key(field) && named.iter().any(|meaning| is_of(*field, *meaning)));
            let found = Finding::of(&catalogue::LOOSE_LABEL, fact).at(span).with_severity(severity).with_fields(cells);
            self.out.push(found);
        }
    }

    /// Every field that the recognised editions have and no row gave: absent, or lost with the table
    /// of a deduplicated copy.
    pub(super) fn fill(&mut self, rows: &Rows) {
        let streamed = |table: TableId| {
            rows.rows.iter().any(|row| row.table() == table && matches!(row.flow, Flow::Stream { .. }))
                || !rows.rows.iter().any(|row| row.table() == table)
        };
        for field in fields() {
            let table = field.table();
            let edition = self.form.of(table).or(self.form.expected);
            if !edition.is_some_and(|edition| field.is_in(edition)) || self.cells.contains_key(&field) {
                continue;
            }
            let lost = self.deduplicated && self.form.of(table).is_some() && streamed(table);
            let cell = match lost {
                true => {
                    let last =
                        rows.rows.iter().filter(|row| row.table() == table).filter_map(|row| row.cells.last().copied().or(row.label)).max();
                    let end = last.map_or(self.copy.pieces.end, |last| last + 1);
                    Cell { candidates: self.candidates(end), ..Cell::new(State::Lost) }
                }
                false => Cell::new(State::Absent),
            };
            self.cells.insert(field, cell.into());
        }
    }
}

/// Whether a field is in the row or the column that a label names.
fn is_of(field: Field, meaning: Meaning) -> bool {
    let is_column = |table: TableId, id: &str| field.table() == table && field.column_id() == id;
    match meaning {
        Meaning::Row(row) => row.fields().contains(&field),
        Meaning::Measure(measure) => is_column(TableId::Disclosure, measure.id()),
        Meaning::Applicant(applicant) => is_column(TableId::Requests, applicant.id()),
        Meaning::Outcome(outcome) => is_column(TableId::Remedies, outcome.id()),
        Meaning::Remedy(remedy) => field.table() == TableId::Remedies && field.row_id() == remedy.id(),
        _ => false,
    }
}
