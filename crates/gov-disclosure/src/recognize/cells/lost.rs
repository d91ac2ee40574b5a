//! Rows whose columns cannot be known, with what their cells may still hold.

use super::{Reader, TABLE_FOUR};
use crate::diagnostic::catalogue;
use crate::fact::{RowDoubt, WidthFault};
use crate::form::{Field, TableId};
use crate::recognize::deduplicated;
use crate::recognize::pieces::Kind;
use crate::recognize::tables::column::HeaderUnit;
use crate::recognize::tables::row::{Header, Row, RowName};
use crate::recognize::value;
use crate::report::{Cell, State, Value};

impl Reader<'_, '_> {
    /// A row whose columns cannot be known: each cell holds one of the values, in order, or nothing.
    pub(super) fn lost(&mut self, row: &Row, fields: &[Option<Field>], closed: bool) {
        let values: Vec<Value> = row
            .cells
            .iter()
            .filter_map(|&at| self.sequence.piece(at))
            .filter_map(|piece| {
                let field = fields.iter().flatten().next()?;
                value::cell(*field, HeaderUnit::None, piece, &mut Vec::new()).value
            })
            .collect();
        let written = row.cells.iter().filter(|&&at| self.sequence.piece(at).is_some_and(|piece| piece.kind.has_text())).count();
        let (n, k) = (fields.len(), values.len());
        // Each cell holds one of the values only if all of them were read, and in one unit.
        let counts = fields.iter().flatten().all(|field| !field.unit().is_money());
        let is_joined = |&at: &usize| {
            self.sequence.piece(at).is_some_and(|piece| matches!(piece.kind, Kind::Number(number) if number.joined.is_some()))
        };
        let is_torn = self.torn.contains(&row.table()) || row.cells.iter().any(is_joined);
        // A number without a row may be one of this row's, and so may those of a line that looks like a page's number.
        let has_all = self.has_whole_numbers && !self.sequence.has_page_fractions;
        let closed = closed && written == k && counts && !is_torn && has_all;
        // All values of the row are there, and which columns they have is not known; the last of a file that is cut may lack digits.
        let has_row = matches!(row.header, Header::Missing) && row.label.is_some() && row.table() == TableId::Requests;
        let is_whole = has_row && k == n && written == k && !is_torn && has_all && !self.is_cut(row);
        let candidates = |mut values: Vec<Value>| -> Vec<Option<Value>> {
            values.sort_unstable();
            values.dedup();
            values.into_iter().map(Some).chain([None]).collect()
        };
        for (j, field) in fields.iter().enumerate().filter_map(|(j, field)| field.map(|field| (j, field))) {
            let mut cell = Cell::new(State::Lost);
            if closed && k > 0 && k < n {
                let feasible = values.iter().enumerate().filter(|&(i, _)| i <= j && k - i <= n - j).map(|(_, value)| *value);
                cell.candidates = Some(candidates(feasible.collect()));
            } else if is_whole {
                cell.candidates = Some(candidates(values.clone()));
            }
            self.put(field, cell.into());
        }
        let why = match () {
            () if row.header.columns().is_none() => WidthFault::Header,
            () if row.is_torn() => WidthFault::Torn,
            () => WidthFault::Number,
        };
        let doubt = RowDoubt::Width { values: written, columns: n, why };
        let finding = match row.name {
            RowName::Remedies => self.about_label(&catalogue::ROW_WIDTH, row, fields, TABLE_FOUR, doubt),
            _ => self.about(&catalogue::ROW_WIDTH, row, fields, doubt),
        };
        self.out.push(finding);
    }

    pub(super) fn lost_to_deduplication(&mut self, row: &Row, fields: &[Option<Field>]) {
        let last = row.cells.last().copied().or(row.label).unwrap_or(0);
        let candidates = self.candidates(last + 1).filter(|candidates| self.may_add_up(row, fields, candidates));
        for field in fields.iter().flatten() {
            self.put(*field, Cell { candidates: candidates.clone(), ..Cell::new(State::Lost) }.into());
        }
    }

    /// Whether the values that are left of a row can be some of its parts and its total. A total that is gone was in the file before.
    fn may_add_up(&self, row: &Row, fields: &[Option<Field>], candidates: &[Option<Value>]) -> bool {
        if row.table() != TableId::Requests || fields.len() < 2 {
            return true;
        }
        let whole = |&at: &usize| match self.sequence.piece(at)?.kind {
            Kind::Number(number) => number.whole(),
            _ => None,
        };
        let values: Vec<i64> = row.cells.iter().filter_map(whole).collect();
        let sum: i64 = values.iter().fold(0, |sum, value| sum.saturating_add(*value));
        let has_total = values.last().is_none_or(|last| last.saturating_mul(2) >= sum);
        has_total || candidates.iter().flatten().filter_map(|value| value.as_count()).any(|total| total >= sum)
    }

    /// The values that a lost cell of a deduplicated copy may have, from those before piece `end`.
    pub(super) fn candidates(&mut self, end: usize) -> Option<Vec<Option<Value>>> {
        if !self.has_whole_numbers {
            return None;
        }
        let (sequence, copy) = (self.sequence, self.copy);
        self.alone.get_or_insert_with(|| deduplicated::Alone::of(sequence, copy)).before(end)
    }
}
