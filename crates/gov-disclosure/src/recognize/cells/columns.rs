//! The cells of a row whose columns are known.

use super::Reader;
use crate::diagnostic::{Severity, catalogue};
use crate::fact::RowDoubt;
use crate::form::{Field, TableId};
use crate::limits;
use crate::recognize::draft::Spanned;
use crate::recognize::pieces::Kind;
use crate::recognize::placement::Slot;
use crate::recognize::tables::column::{Column, Name};
use crate::recognize::tables::row::{Row, RowName};
use crate::report::{Cell, Evidence, State, Value};

impl Reader<'_, '_> {
    pub(super) fn columns(&mut self, row: &Row, next: Option<&Row>, fields: &[Option<Field>], slots: &[Slot], evidence: Evidence) {
        let columns = row.columns();
        let mut across = Vec::new();
        let beside = self.beside_unlabelled(columns, fields, slots);
        for ((field, slot), column) in fields.iter().zip(slots).zip(columns) {
            match (field, slot) {
                (Some(field), _) if beside.contains(&Some(*field)) => {
                    self.put(*field, Cell::new(State::Lost).into());
                }
                (Some(field), Slot::Piece(at)) => {
                    let Some(piece) = self.sequence.piece(*at) else { continue };
                    if self.cut.is_some_and(|cut| piece.span.end >= cut.end) && piece.kind != Kind::Blank {
                        self.cut_off([*field], piece.span, piece.text);
                        self.put(*field, Cell::new(State::Lost).into());
                        continue;
                    }
                    if let Some(cell) = self.merged(*at) {
                        self.put(*field, cell);
                        across.push(Some(*field));
                        continue;
                    }
                    self.read(*field, column.unit, piece, evidence);
                }
                (Some(field), Slot::Empty) => {
                    self.put(*field, Cell { evidence: Some(evidence), ..Cell::new(State::Blank) }.into());
                }
                (None, Slot::Piece(at)) => match (column.name, row.name) {
                    (Name::Organisations, RowName::Form(id)) => self.extra(row, id.id(), *column, *at),
                    (Name::Unread | Name::Unlabelled | Name::Foreign, _) => self.unmapped([*at].into_iter(), Severity::Info),
                    _ => self.unmapped([*at].into_iter(), Severity::Warning),
                },
                (None, Slot::Empty) => {}
            }
        }
        if row.table() == TableId::Requests {
            self.order.add(self.sequence, fields, slots);
        }
        self.across(row, &across);
        self.unlabelled(row, &beside);
        self.unread(row, fields, slots);
        self.doubts(row, next, fields, slots);
    }

    /// The cell of a field that shares one number with those of other rows: the number is that of all of them together.
    fn merged(&self, at: usize) -> Option<Spanned<Cell>> {
        self.merged.get(&at)?;
        let piece = self.sequence.piece(at)?;
        let Kind::Number(number) = piece.kind else { return None };
        let parts = number.whole().filter(|whole| (0..=limits::MERGED_CANDIDATES).contains(whole));
        let candidates = parts.map(|whole| (0..=whole).map(|part| Some(Value::Count(part))).chain([None]).collect());
        Some(Spanned::at(Cell { candidates, ..Cell::new(State::Lost) }, piece.span))
    }

    /// Fields of a row whose cells are across other rows too.
    fn across(&mut self, row: &Row, fields: &[Option<Field>]) {
        if fields.is_empty() {
            return;
        }
        let finding = self.about(&catalogue::ROW_WIDTH, row, fields, RowDoubt::Across);
        self.out.push(finding);
    }

    /// Empty cells beside a value that is under no label: it may be theirs.
    fn beside_unlabelled(&self, columns: &[Column], fields: &[Option<Field>], slots: &[Slot]) -> Vec<Option<Field>> {
        let kind = |i: usize| match slots.get(i) {
            Some(Slot::Piece(at)) => self.sequence.piece(*at).map(|piece| piece.kind),
            _ => None,
        };
        let is_other =
            |i: usize| columns.get(i).is_some_and(|column| column.name == Name::Unlabelled) && kind(i).is_some_and(Kind::has_text);
        let is_empty = |i: usize| kind(i).is_none_or(|kind| !kind.has_text());
        let is_beside = |&(i, field): &(usize, &Option<Field>)| {
            field.is_some() && is_empty(i) && (i.checked_sub(1).is_some_and(is_other) || is_other(i + 1))
        };
        fields.iter().enumerate().filter(is_beside).map(|(_, field)| *field).collect()
    }

    /// Says which cells may hold a value that is under no label.
    fn unlabelled(&mut self, row: &Row, fields: &[Option<Field>]) {
        if fields.is_empty() {
            return;
        }
        let finding = self.about(&catalogue::UNSURE_COLUMNS, row, fields, RowDoubt::UnderNoHeader);
        self.out.push(finding);
    }

    /// Columns of the row that no label names, while a column of its header cannot be read: they may be that one.
    fn unread(&mut self, row: &Row, fields: &[Option<Field>], slots: &[Slot]) {
        let columns = row.columns();
        let holds_text =
            |slot: &Slot| matches!(slot, Slot::Piece(at) if self.sequence.piece(*at).is_some_and(|piece| piece.kind.has_text()));
        let is_unread = |(column, slot): (&Column, &Slot)| match column.name {
            Name::Unread => true,
            Name::Unlabelled => holds_text(slot),
            _ => false,
        };
        if !columns.iter().zip(slots).any(is_unread) {
            return;
        }
        // Table IV may be printed in parts.
        let own = self.printed(row).into_iter().filter(|field| !fields.contains(&Some(*field)) && !self.cells.contains_key(field));
        let missing: Vec<Option<Field>> = own.map(Some).collect();
        if missing.is_empty() {
            return;
        }
        for field in missing.iter().flatten() {
            self.put(*field, Cell::new(State::Lost).into());
        }
        let finding = self.about(&catalogue::UNSURE_COLUMNS, row, &missing, RowDoubt::UnreadHeader);
        self.out.push(finding);
    }
}
