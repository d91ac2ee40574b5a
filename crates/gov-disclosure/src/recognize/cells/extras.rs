//! Subtotals that private templates add to Table III: a row for a group, a column for all organisations.
//!
//! The form has no field for them. Each of their numbers becomes an extra or is reported as a number without a place.

use std::collections::HashSet;

use super::Reader;
use crate::diagnostic::Severity;
use crate::form::{Edition, Group, RowId, TableId};
use crate::lex::fold;
use crate::lex::number::Unit;
use crate::recognize::draft::Spanned;
use crate::recognize::pieces::{Kind, Sequence};
use crate::recognize::placement::{Placed, Slot};
use crate::recognize::tables::Rows;
use crate::recognize::tables::column::{Column, Name};
use crate::recognize::tables::row::{Row, RowName};
use crate::report::Extra;

/// The groups whose subtotals are surely such: every row that they sum is with its values. Beside others a
/// subtotal's numbers may be those of a row whose label or values are elsewhere.
pub fn sure(sequence: &Sequence<'_>, rows: &Rows, edition: Option<Edition>) -> Vec<Group> {
    let Some(edition) = edition else { return Vec::new() };
    let holds_value = |row: &&Row| row.cells.iter().any(|&at| sequence.piece(at).is_some_and(|piece| piece.kind.is_value()));
    let written: HashSet<RowId> =
        rows.rows.iter().filter(|row| row.header.columns().is_some()).filter(holds_value).filter_map(|row| row.name.form()).collect();
    let members = |group: Group| RowId::printed(TableId::Requests, edition).filter(move |row| row.group() == Some(group));
    let is_sure = |group: Group| members(group).next().is_some() && members(group).all(|row| written.contains(&row));
    // Few files print any.
    let is_printed = |group: Group| rows.rows.iter().any(|row| subtotal_of(row, Some(edition)) == Some(group));
    Group::ALL.iter().copied().filter(|&group| is_printed(group) && is_sure(group)).collect()
}

/// The group whose subtotals a row holds, if it does. （六）其他处理 covers three rows since 2021 and is one row before.
pub fn subtotal_of(row: &Row, edition: Option<Edition>) -> Option<Group> {
    match row.name {
        RowName::Subtotal(group) => Some(group),
        RowName::Form(id) if edition == Some(Edition::Y2021) && id.table() == TableId::Requests => {
            (id.id() == Group::OtherHandling.id()).then_some(Group::OtherHandling)
        }
        _ => None,
    }
}

impl Reader<'_, '_> {
    /// A row of subtotals: extras where nothing about it is in doubt.
    pub(super) fn subtotals(&mut self, row: &Row, group: Group, placed: &Placed) {
        let is_word = |at: &usize| self.sequence.piece(*at).is_some_and(|piece| piece.kind == Kind::Word);
        let certain = self.subtotals.contains(&group) && row.flow.has_rows() && !row.spilled && !self.deduplicated;
        match placed {
            Placed::Columns { slots, .. } if certain && !self.is_cut(row) && !row.cells.iter().any(is_word) => {
                let columns = row.columns();
                for (column, slot) in columns.iter().zip(slots) {
                    if let Slot::Piece(at) = slot {
                        self.extra(row, group.subtotal_id(), *column, *at);
                    }
                }
            }
            _ => self.unmapped(row.cells.iter().copied(), Severity::Warning),
        }
    }

    /// One number of a subtotal; an empty cell says nothing.
    pub(super) fn extra(&mut self, row: &Row, id: &str, column: Column, at: usize) {
        let Some(piece) = self.sequence.piece(at) else { return };
        let Kind::Number(number) = piece.kind else { return };
        let is_cut = self.cut.is_some_and(|cut| piece.span.end >= cut.end);
        let is_sure = number.joined.is_none() && number.unit != Some(Unit::Money) && !is_cut && !row.spilled && !self.deduplicated;
        let Some(value) = number.whole().filter(|value| is_sure && *value >= 0) else {
            return self.unmapped([at].into_iter(), Severity::Warning);
        };
        let (column_id, column_zh) = match column.name {
            Name::Applicant(applicant) => (
                applicant.id(),
                RowId::of(TableId::Requests, "received").and_then(|row| row.field(applicant.id())).map_or("", |field| field.column_zh()),
            ),
            Name::Organisations => ("organisations", "法人或其他组织小计"),
            _ => return self.unmapped([at].into_iter(), Severity::Info),
        };
        let id = format!("extra.requests.{id}.{column_id}");
        match self.known_extras.get(&id) {
            Some(known) if *known == value => return,
            Some(_) => return self.unmapped([at].into_iter(), Severity::Warning),
            None => self.known_extras.insert(id.clone(), value),
        };
        let own = row.label.and_then(|at| self.sequence.piece(at)).map_or(String::new(), |piece| fold::close_up(&fold::plain(piece.text)));
        let raw = piece.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let extra = Extra { id, label: format!("{own}·{column_zh}"), value, raw: Some(raw), location: None };
        self.extras.push(Spanned::at(extra, piece.span));
    }
}
