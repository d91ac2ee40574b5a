//! Rows whose labels were damaged, known by their place between their neighbours.

use super::TableReader;
use super::likeness::likeness;
use super::row::{Header, RowName};
use crate::form::{Edition, Meaning, RowId, TableId};
use crate::lex::{fold, outline};
use crate::limits;
use crate::recognize::pieces::Kind;

/// Shares of a label, in percent, that must be there to take what is in its place for it.
const ENOUGH: usize = 60;

/// Shares, in percent, by which it must be more like that label than like any other.
const MARGIN: usize = 20;

/// Longest damaged label, in characters.
const MAX_LENGTH: usize = 60;

impl TableReader<'_, '_> {
    /// Opens the row that the form prints after the last one, where words with enough of its label are in its place; where
    /// they only have its number, the row is there and cannot be read. Says whether it did.
    pub(super) fn open_by_place(&mut self, at: usize) -> bool {
        let Some(piece) = self.sequence.piece(at) else { return false };
        let last = self.out.rows.last().filter(|last| !self.flow.has_rows() || last.segment == self.segment);
        let Some(last) = last.and_then(|row| row.name.form()).filter(|row| row.table() == TableId::Requests) else { return false };
        if self.context.active != Some(TableId::Requests) || self.context.applicants.open || !self.is_followed_by_values(at) {
            return false;
        }
        let (own, rest) = outline::numbering(piece.text);
        let key = fold::key(rest);
        if key.chars().count() > MAX_LENGTH {
            return false;
        }
        let mut next: Vec<RowId> = [Edition::Y2021, Edition::Y2019].into_iter().filter_map(|edition| last.next(edition)).collect();
        next.dedup();
        let label = |row: RowId| row.fields().first().map_or("", |field| field.row_zh());
        let likeness = |row: &RowId| likeness(&key, &fold::key(outline::numbering(label(*row)).1));
        // The neighbours of a damaged row may be damaged or lost too: it must be like none of the others.
        let others = [Edition::Y2021, Edition::Y2019].into_iter().flat_map(|edition| RowId::printed(TableId::Requests, edition));
        let second = others.filter(|row| !next.contains(row)).map(|row| likeness(&row)).max().unwrap_or(0);
        let is_like = |row: &&RowId| likeness(row) >= ENOUGH.max(second + MARGIN);
        if let Some(&row) = next.iter().max_by_key(|row| likeness(row)).filter(is_like) {
            self.out.loose.push((at, Meaning::Row(row)));
            let end = self.flow.has_rows().then_some(piece.end);
            let header = self.context.applicants_header(end);
            self.open(RowName::Form(row), header, Some(at));
            return true;
        }
        let numbered = |row: &&RowId| own.is_some() && outline::numbering(label(**row)).0 == own;
        match next.iter().find(numbered) {
            Some(&row) => {
                self.open(RowName::Form(row), Header::Missing, Some(at));
                true
            }
            None => false,
        }
    }

    /// Whether two values at least come right after a piece, or digits that are those of a row.
    fn is_followed_by_values(&self, at: usize) -> bool {
        let row = self.sequence.row_of(at);
        let after = (at + 1..).take(limits::LOOKAHEAD).take_while(|&i| !self.flow.has_rows() || self.sequence.row_of(i) == row);
        let mut kinds = after.map_while(|i| self.sequence.piece(i)).map(|piece| piece.kind).filter(|kind| kind.has_text());
        match kinds.next() {
            // The values of a whole row.
            Some(Kind::Digits) => true,
            Some(first) => first.is_value() && kinds.next().is_some_and(Kind::is_value),
            None => false,
        }
    }
}
