//! Numbers of tables that no cell of the form took, and cells that no row gave.

use super::Reader;
use crate::diagnostic::{Severity, catalogue};
use crate::fact::Reading;
use crate::form::{TableId, fields};
use crate::limits;
use crate::recognize::finding::Finding;
use crate::recognize::pieces::{Flow, Kind};
use crate::recognize::tables::Rows;
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
        if let Some(&first) = rows.loose.first() {
            let texts = rows.loose.iter().filter_map(|&at| self.sequence.piece(at)).map(|piece| piece.text.to_owned()).take(5).collect();
            let span = self.sequence.piece(first).map(|piece| piece.span);
            let fact = Reading::SimilarLabels { count: rows.loose.len(), texts };
            self.out.push(Finding::of(&catalogue::LOOSE_LABEL, fact).at(span));
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
