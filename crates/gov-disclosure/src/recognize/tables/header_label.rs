//! Labels that name columns, as the header they are in is read.

use std::ops::Range;

use super::TableReader;
use super::column::{Column, Columns, HeaderUnit, Name};
use super::header;
use super::header::sequence::{Head, Label};
use super::row::{Header, Row, RowName};
use crate::form::{Fit, Meaning, Measure, Outcome, Remedy, RowId, TableId};
use crate::lex::fold;
use crate::limits;
use crate::recognize::labels::{Labels, PlacedLabel};
use crate::recognize::pieces::{Flow, Kind};

impl TableReader<'_, '_> {
    /// A label of the header at a piece.
    pub(super) fn head(&self, label: Label, at: usize, labels: &Labels) -> Head {
        let row = self.sequence.row_of(at).unwrap_or(0);
        let own = labels.at(at).map(|(id, _)| id);
        let is_other = |i: usize| self.sequence.row_of(i) == Some(row) && (own.is_none() || labels.at(i).map(|(id, _)| id) != own);
        // The pieces of a label on one row are side by side.
        let after = (at + 1..).take(limits::LOOKAHEAD).find(|&i| self.sequence.row_of(i) != Some(row) || is_other(i));
        let whole = labels.at(at).is_none_or(|(_, label)| label.last_row == row);
        let alone = !self.flow.has_rows() && !at.checked_sub(1).is_some_and(is_other) && !after.is_some_and(is_other);
        Head { label, row, alone, whole, listed: true }
    }

    pub(super) fn measure(&mut self, measure: Measure, at: usize, row: &Range<usize>) {
        self.activate(TableId::Disclosure, Meaning::Measure(measure));
        self.in_header = true;
        if !self.context.measures.open {
            self.context.measures.start();
        }
        let text = self.sequence.piece(at).map_or("", |piece| piece.text);
        let mut column = Column::measured(measure, text);
        if measure == Measure::Amount {
            column.unit = self.unit_around(at, row, column.unit);
        }
        self.context.measures.push(column);
        self.context.measures.row = self.sequence.row_of(at);
        self.out.measures.push(measure);
    }

    /// The header over a row of Table II.
    pub(super) fn measures_header(&self, row: RowId, at: usize, labels: &Labels) -> Header {
        let in_sequence = self.context.measures.columns();
        if let Some(from) = self.label_end(at, labels) {
            // Between separators, the header and the rows of Table II may leave merged cells out in different places.
            let over = if self.flow == Flow::Grid { self.context.grid.measures(from) } else { None };
            let over = over.map(|columns| with_units(&columns, &in_sequence));
            let columns = over.unwrap_or(in_sequence);
            // Between separators, a label that cannot be read may be over another column than the one in its place.
            return match () {
                () if columns.is_empty() => Header::Missing,
                () if self.flow == Flow::Delimited && !header::is_in_place(row, &columns) => Header::Contradictory,
                () => Header::Read(columns),
            };
        }
        // A stream's header may have lost a label, and with it the width of its rows.
        let has = |name: Name| in_sequence.iter().any(|column| column.name == name);
        let (has_foreign, has_unread) = (has(Name::Foreign), has(Name::Unread));
        // One that is another's is in a place like one that cannot be read.
        let unread = |column: &Column| if column.name == Name::Foreign { Column { name: Name::Unread, ..*column } } else { *column };
        let columns: Columns = in_sequence.iter().map(unread).collect();
        match () {
            () if header::is_complete(row, &columns) => Header::Read(columns),
            () if has_foreign && header::is_in_place(row, &columns) => Header::Contradictory,
            // A column that the form does not have has values too.
            () if (has_foreign || has_unread) && !header::is_in_place(row, &columns) => Header::Read(columns),
            () => Header::Missing,
        }
    }

    pub(super) fn applicant(&mut self, label: Label, at: usize, labels: &Labels) {
        self.in_header = true;
        if !self.context.applicants.open {
            // Words before the first label are in the header too.
            let over = self.context.applicants.heads.last().copied().filter(|head| head.label == Label::Applicants);
            if self.context.applicants.has_rows {
                self.context.applicants.clear();
                over.into_iter().for_each(|over| self.context.applicants.push(over));
            }
            self.context.applicants.open = true;
        }
        // A merged label that a converter copied into every slot is one label.
        let is_copied = self.flow.has_rows() && label == Label::Organisations && self.context.applicants.has(label);
        let stands_over = |known: &Head| known.label == label && self.flow.has_rows() && matches!(label, Label::Applicant(_));
        let head = self.head(label, at, labels);
        let others =
            || self.context.applicants.heads.iter().filter(|known| stands_over(known) && known.row != head.row).map(|known| known.row);
        let is_repeated = self.is_under(others, at);
        if !is_copied && !is_repeated {
            self.context.applicants.push(head);
        }
    }

    /// Whether a piece is in the column of one of the same text in one of these rows above it.
    fn is_under<R: Iterator<Item = u32>>(&self, rows: impl Fn() -> R, at: usize) -> bool {
        let (Some(here), Some(first), Some(last)) = (self.sequence.piece(at), rows().min(), rows().max()) else { return false };
        let above = (0..at).rev().take(limits::LOOKAHEAD).filter_map(|i| self.sequence.piece(i)).take_while(|piece| piece.row >= first);
        above
            .filter(|piece| piece.row <= last && piece.start == here.start && rows().any(|row| row == piece.row))
            .any(|piece| fold::key(piece.text) == fold::key(here.text))
    }

    pub(super) fn remedy(&mut self, remedy: Remedy, at: usize, row: &Range<usize>, labels: &Labels) {
        self.activate(TableId::Remedies, Meaning::Remedy(remedy));
        self.start_remedies_anew();
        let head = self.head(Label::Remedy(remedy), at, labels);
        self.context.remedies.push(head);
        self.context.remedy = Some(remedy);
        if self.flow.has_rows() && self.fills(at, row, labels) {
            let header = self.context.outcomes_header(self.label_end(at, labels));
            match RowId::of_remedy(remedy) {
                Some(id) => self.open(RowName::Form(id), header, Some(at)),
                None => self.open(RowName::Other(TableId::Remedies), Header::Missing, Some(at)),
            }
        } else {
            self.in_header = true;
        }
    }

    pub(super) fn outcome(&mut self, outcome: Outcome, fit: Fit, at: usize, row: &Range<usize>, labels: &Labels) {
        self.activate(TableId::Remedies, Meaning::Outcome(outcome));
        if self.flow.has_rows() && self.fills(at, row, labels) && !self.follows_outcome(at, row, labels) {
            // Remedies are the columns, or each is beside the outcomes that are its rows.
            let over = self.label_end(at, labels).and_then(|from| self.context.grid.remedies(from));
            let beside = self.context.remedy.map(|remedy| [Column::new(Name::Remedy(remedy))].into());
            let header = over.or(beside).map_or(Header::Missing, Header::Read);
            return self.open(RowName::Outcome(outcome), header, Some(at));
        }
        self.in_header = true;
        self.start_remedies_anew();
        // 行政复议-结果维持: its place among the blocks is not known.
        let label = if fit == Fit::Joined { Label::Joined } else { Label::Outcome(outcome) };
        let head = self.head(label, at, labels);
        self.context.outcomes.push(head);
    }

    /// Labels after the whole row of Table IV, in a stream, are the header of another.
    fn start_remedies_anew(&mut self) {
        let is_whole = self.remedies_row.and_then(|at| self.out.rows.get(at)).is_some_and(Row::is_full);
        if is_whole && !self.flow.has_rows() {
            self.remedies_row = None;
            self.context.outcomes.clear();
            self.context.remedies.clear();
        }
    }

    /// Whether the label of another outcome comes right before a label on its row, as in a header: a number after them is no
    /// value of the last.
    fn follows_outcome(&self, at: usize, row: &Range<usize>, labels: &Labels) -> bool {
        let own = labels.at(at).map(|(id, _)| id);
        let before = at.checked_sub(1).filter(|before| row.contains(before)).and_then(|before| labels.at(before));
        let is_outcome = |label: &PlacedLabel| label.label.meanings.iter().any(|meaning| matches!(meaning, Meaning::Outcome(_)));
        before.is_some_and(|(id, label)| Some(id) != own && is_outcome(label))
    }

    /// The unit of an amount may be in the words beside its header: 本年收费金额 （单位：万元）.
    fn unit_around(&self, at: usize, row: &Range<usize>, unit: HeaderUnit) -> HeaderUnit {
        let words = (at..row.end.max(at + 3)).filter_map(|i| self.sequence.piece(i)).take(4);
        let text: String = words.take_while(|piece| piece.kind == Kind::Word).map(|piece| piece.text).collect();
        if unit == HeaderUnit::None { HeaderUnit::of(&text) } else { unit }
    }
}

/// Columns with the units that words beside their labels name.
fn with_units(columns: &[Column], in_sequence: &[Column]) -> Columns {
    let unit = |column: &Column| {
        let other = in_sequence.iter().find(|other| other.name == column.name).map_or(HeaderUnit::None, |other| other.unit);
        if column.unit == HeaderUnit::None { other } else { column.unit }
    };
    columns.iter().map(|column| Column { unit: unit(column), ..*column }).collect()
}
