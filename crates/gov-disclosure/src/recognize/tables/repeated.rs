//! Rows that come twice in one table: one of them is not the form's.

use std::collections::HashMap;

use super::row::{Row, RowName};
use crate::lex::outline;
use crate::recognize::pieces::Sequence;

/// Renames the rows that only look like those of the form, beside the form's own: 合计 of a group, where （七）总计 follows, and the
/// empty row over that of Table IV.
pub fn rename(sequence: &Sequence<'_>, rows: &mut [Row]) {
    let is_numbered = |row: &Row| {
        let label = row.label.and_then(|label| sequence.piece(label));
        label.is_some_and(|label| outline::numbering(label.text).0.is_some())
    };
    let has_text = |row: &Row| row.cells.iter().any(|&at| sequence.piece(at).is_some_and(|piece| piece.kind.has_text()));
    let is_own = |row: &Row| if row.name == RowName::Remedies { has_text(row) } else { is_numbered(row) };
    let key = |row: &Row| matches!(row.name, RowName::Form(_) | RowName::Remedies).then_some((row.segment, row.name));
    let mut own: HashMap<(usize, RowName), bool> = HashMap::new();
    for row in rows.iter() {
        if let Some(key) = key(row) {
            *own.entry(key).or_default() |= is_own(row);
        }
    }
    for row in rows {
        if key(row).is_some_and(|key| own.get(&key) == Some(&true)) && !is_own(row) {
            row.name = RowName::Other(row.table());
        }
    }
}
