//! Subtotals that private templates add to Table III: a row for a group, a column for all organisations.
//!
//! The form has no field for them. Each of their numbers becomes an extra or is told as a number without a place.

use std::collections::HashSet;

use super::Reader;
use crate::diagnostic::Severity;
use crate::form::{Edition, Field, TableId, fields};
use crate::lex::fold;
use crate::lex::number::Unit;
use crate::recognize::align::{Placed, Slot};
use crate::recognize::header::ORGANISATIONS;
use crate::recognize::rows::{Row, Rows, SUBTOTALS};
use crate::recognize::strip::{Kind, Strip};
use crate::report::Extra;

/// The subtotals beside which every row that they sum stands with its values. Beside others a subtotal's numbers
/// may be those of a row whose label or values stand elsewhere.
pub fn sure(strip: &Strip<'_>, rows: &Rows, edition: Option<Edition>) -> Vec<&'static str> {
    let Some(edition) = edition else { return Vec::new() };
    let holds_value = |row: &&Row| row.cells.iter().any(|&at| strip.piece(at).is_some_and(|piece| piece.kind.is_value()));
    let written: HashSet<&str> =
        rows.rows.iter().filter(|row| row.table == TableId::Requests).filter(holds_value).map(|row| row.id).collect();
    let own = |group: &str, field: &Field| {
        field.table() == TableId::Requests
            && field.is_in(edition)
            && field.row_id().strip_prefix(group).is_some_and(|row| row.starts_with('.'))
    };
    let members = |group: &'static str| fields().filter(move |field| own(group, field)).map(Field::row_id);
    let is_sure = |group: &'static str| members(group).next().is_some() && members(group).all(|row| written.contains(row));
    // Few copies print any.
    let is_printed = |id: &'static str| rows.rows.iter().any(|row| subtotal_of(row, Some(edition)) == Some(id));
    SUBTOTALS.iter().filter(|(group, id)| is_printed(id) && is_sure(group)).map(|(_, id)| *id).collect()
}

/// The subtotal that a row is, if it is one. （六）其他处理 heads three rows since 2021 and is one before.
pub fn subtotal_of(row: &Row, edition: Option<Edition>) -> Option<&'static str> {
    match row.id {
        "other_handling" if edition == Some(Edition::Y2021) => Some("other_handling.subtotal"),
        id => SUBTOTALS.iter().map(|(_, subtotal)| *subtotal).find(|subtotal| *subtotal == id),
    }
}

impl Reader<'_, '_> {
    /// A row of subtotals: extras where nothing about it is in doubt.
    pub(super) fn subtotals(&mut self, row: &Row, id: &'static str, placed: &Placed) {
        let is_word = |at: &usize| self.strip.piece(*at).is_some_and(|piece| piece.kind == Kind::Word);
        let certain = self.subtotals.contains(&id) && row.flow.has_rows() && !row.spilled && !self.deduplicated;
        match placed {
            Placed::Columns(slots) if certain && !self.is_cut(row) && !row.cells.iter().any(is_word) => {
                let columns = row.columns.as_deref().unwrap_or_default();
                for (column, slot) in columns.iter().zip(slots) {
                    if let Slot::Piece(at) = slot {
                        self.extra(row, id, column.id, *at);
                    }
                }
            }
            _ => self.unmapped(row.cells.iter().copied(), Severity::Warning),
        }
    }

    /// One number of a subtotal; an empty cell says nothing.
    pub(super) fn extra(&mut self, row: &Row, id: &str, column: &str, at: usize) {
        let Some(piece) = self.strip.piece(at) else { return };
        let Kind::Number(number) = piece.kind else { return };
        let is_cut = self.cut.is_some_and(|cut| piece.span.end >= cut.end);
        let is_sure = number.joined.is_none() && number.unit != Some(Unit::Money) && !is_cut && !row.spilled && !self.deduplicated;
        let Some(value) = number.whole().filter(|value| is_sure && *value >= 0) else {
            return self.unmapped([at].into_iter(), Severity::Warning);
        };
        let id = format!("extra.requests.{id}.{column}");
        match self.known_extras.get(&id) {
            Some(known) if *known == value => return,
            Some(_) => return self.unmapped([at].into_iter(), Severity::Warning),
            None => self.known_extras.insert(id.clone(), value),
        };
        let own = row.label.and_then(|at| self.strip.piece(at)).map_or(String::new(), |piece| fold::close_up(&fold::plain(piece.text)));
        let column = match Field::at(TableId::Requests, "received", column) {
            Some(field) => field.column_zh(),
            None => "法人或其他组织小计",
        };
        let raw = piece.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.extras.push(Extra { id, label: format!("{own}·{column}"), value, raw: Some(raw), location: None, span: piece.span });
    }

    /// Whether a column of a row is the sum of all organisations.
    pub(super) fn is_of_organisations(row: &Row, column: &str) -> bool {
        row.table == TableId::Requests && column == ORGANISATIONS
    }
}
