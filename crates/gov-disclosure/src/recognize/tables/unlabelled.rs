//! Rows that no label of the form opens: subtotals of groups, rows that the form does not have, the rows of Table IV.

use std::ops::Range;

use super::TableReader;
use super::row::{Header, RowName};
use crate::form::{self, TableId};
use crate::lex::fold;
use crate::recognize::labels::Labels;
use crate::recognize::pieces::{Flow, Kind};

impl TableReader<'_, '_> {
    /// Opens the row of subtotals of the group that is read, where a number for each column and nothing else is
    /// after the label at `at`. Says whether it did.
    pub(super) fn open_subtotal(&mut self, at: usize, row: &Range<usize>, labels: &Labels) -> bool {
        let Some(group) = self.context.group else { return false };
        if !self.flow.has_rows() {
            return false;
        }
        let header = self.context.applicants_header(self.label_end(at, labels));
        let Some(width) = header.width() else { return false };
        let own = labels.at(at).map(|(id, _)| id);
        let cells = (at + 1..row.end).filter(|&i| labels.at(i).map(|(id, _)| id) != own || own.is_none());
        let (mut values, mut blanks) = (0, 0);
        for i in cells {
            match (labels.at(i), self.kind(i)) {
                (None, Kind::Number(_) | Kind::Placeholder) => values += 1,
                (None, Kind::Blank) => blanks += 1,
                (None, Kind::Filler) => {}
                _ => return false,
            }
        }
        let fits = values == width || values > 0 && values + blanks == width;
        if fits {
            (self.context.applicants.open, self.context.applicants.has_rows) = (false, true);
            self.open(RowName::Subtotal(group), header, Some(at));
        }
        fits
    }

    /// Whether a row of a marked-up table is whole and the form does not have it: words of its own, which no label of
    /// the form contains, and a cell for each column. The numbers of the rows beside it are not broken over it.
    pub(super) fn is_other_row(&self, row: &Range<usize>, labels: &Labels) -> bool {
        let mut filled = row.clone().filter(|&at| self.kind(at).has_text());
        let first = filled.next().filter(|&at| self.flow == Flow::Grid && self.kind(at) == Kind::Word);
        let Some(label) = first.and_then(|at| self.sequence.piece(at)) else { return false };
        if row.clone().any(|at| labels.at(at).is_some()) || !filled.clone().all(|at| self.kind(at).is_value()) {
            return false;
        }
        let cells = first.map_or(0, |at| row.end - at - 1);
        let columns = match self.context.active {
            Some(TableId::Disclosure) => self.context.measures.columns.len(),
            Some(TableId::Requests) => self.context.applicants_header(Some(label.end)).width().unwrap_or(0),
            _ => 0,
        };
        let key = fold::key(label.text);
        columns > 0 && cells == columns && filled.next().is_some() && key.chars().count() > 1 && !form::is_part_of_label(&key)
    }

    /// A row of Table IV has no label: cells only, after the header.
    pub(super) fn remedies_row(&mut self, pieces: &Range<usize>, labels: &Labels) {
        if self.context.active != Some(TableId::Remedies) || self.current.is_some() {
            return;
        }
        let cells = pieces.clone().filter(|&at| labels.at(at).is_none() && self.kind(at) != Kind::Word).count();
        let values = pieces.clone().filter(|&at| self.kind(at).is_value()).count();
        let only_cells = cells == pieces.len();
        // Among as many cells as there are columns, words are in the place of a value.
        let fills_header = || {
            let width = self.context.remedies_header(Some(0)).width();
            width == Some(pieces.len()) && pieces.clone().all(|at| labels.at(at).is_none())
        };
        if only_cells && cells >= 15 || values > 0 && (only_cells || fills_header()) {
            self.open_remedies(pieces.start);
        }
    }

    pub(super) fn open_remedies(&mut self, at: usize) {
        if self.context.outcomes.heads.len() < 3 || self.remedies_row.is_some() && !self.flow.has_rows() {
            return;
        }
        let header = self.context.remedies_header(self.flow.has_rows().then_some(0));
        if matches!(header, Header::Contradictory) {
            self.out.unsure.push((TableId::Remedies, at));
        }
        self.remedies_row = Some(self.out.rows.len());
        self.open(RowName::Remedies, header, None);
    }
}
