//! The one place where a placed row is accepted, or given up.
//!
//! | evidence | what it permits |
//! |---|---|
//! | the header's labels are over the cells (`grid`) | the columns that they name, in any order |
//! | as many values, or cells of a marked-up row, as columns (`order`) | the order of the header |
//! | separators keep empty cells (`separators`) | the place that the other rows show, or the row's sum |
//! | a fixed number of lines a cell (`lines`), places on the line (`alignment`) | the place, if the row's sum agrees |
//! | anything else | nothing: the row is lost |

use rust_decimal::Decimal;

use super::cells::RowCells;
use super::model::Model;
use super::slot::{Placed, Slot};
use super::spacing::Spacing;
use crate::form::TableId;
use crate::lex::number::{self, Reading};
use crate::recognize::pieces::{Flow, Kind, Sequence};
use crate::recognize::tables::column::Column;
use crate::recognize::tables::row::Row;
use crate::report::Evidence;

/// Accepts a proposed row, or gives it up.
pub fn accept(sequence: &Sequence<'_>, row: &RowCells<'_>, model: &Model, usual: Spacing, proposed: Placed) -> Placed {
    let Placed::Columns { slots, evidence } = &proposed else { return proposed };
    let lost = Placed::Lost { closed: false };
    // Between separators, the values of a row may be on a line above its label.
    let in_grid = *evidence == Evidence::Grid && (row.flow == Flow::Grid || !row.filled.is_empty());
    if row.row.spilled && !row.is_full() && !in_grid {
        return lost;
    }
    // A number of the row is not whole, unless a written total shows that all are. A part and its total that lost their ends
    // alike still agree.
    let is_proved = || row.row.torn == 1 && is_proved(sequence, row.row, slots);
    let is_whole = || row.is_full() && (*evidence == Evidence::Grid && row.flow == Flow::Grid || is_proved());
    if row.row.is_torn() && !is_whole() {
        return lost;
    }
    let is_short = model.is_short && row.flow == Flow::Delimited && row.row.table() == TableId::Requests && !row.filled.is_empty();
    if is_short || holds_several(sequence, row, slots) {
        return lost;
    }
    // As many values as columns, where a column has no label, may be those of others.
    let may_be_others = || match model.has_unnamed_column(row.row.table()) {
        Some(is_certain) => is_certain,
        None => row.row.table() != TableId::Disclosure && !is_proved_by_value(sequence, row.row, slots),
    };
    if *evidence == Evidence::Order && may_be_others() {
        return lost;
    }
    // In a row of a stream that does not add up, values that are too close, or beside numbers without a row, are
    // pieces of a number that was separated.
    let doubtful = usual.is_closer(sequence, row.row, slots) || row.row.spilled && !row.row.flow.has_rows();
    if doubtful && contradicts(sequence, row.row, slots) {
        return lost;
    }
    let is_certain = match evidence {
        Evidence::Grid | Evidence::Order => true,
        // Separators that keep empty cells where full rows show the columns leave nothing to infer.
        Evidence::Separators => {
            row.filled.is_empty() || row.flow == Flow::Delimited && model.keeps_blanks && (model.full > 1 || row.cells.len() == row.width())
        }
        _ => row.filled.is_empty(),
    };
    // A row with empty cells whose places were inferred is only if its sum agrees.
    if is_certain || agrees(sequence, row.row, slots, model) { proposed } else { Placed::Lost { closed: !row.row.broken } }
}

/// Whether the only cell of a placed row that has text holds as many values as the row has columns, which may be digits that are apart.
fn holds_several(sequence: &Sequence<'_>, row: &RowCells<'_>, slots: &[Slot]) -> bool {
    let pieces = slots.iter().filter_map(|slot| if let Slot::Piece(at) = slot { sequence.piece(*at) } else { None });
    let mut filled = pieces.filter(|piece| piece.kind.has_text());
    let (Some(only), None) = (filled.next(), filled.next()) else { return false };
    let parts = only.text.split_whitespace();
    let is_value = |word: &str| matches!(number::read(word), Reading::Number(_) | Reading::Placeholder);
    let is_each = match only.kind {
        Kind::Word => parts.clone().all(is_value),
        Kind::Number(number) => number.joined.is_some() && parts.clone().all(|part| part.chars().count() == 1),
        _ => false,
    };
    is_each && slots.len() > 1 && parts.count() == row.width()
}

/// Whether a placed row adds up with its empty cells as zero. A row without a written total agrees where
/// separators keep empty cells in place.
pub fn agrees(sequence: &Sequence<'_>, row: &Row, slots: &[Slot], model: &Model) -> bool {
    let columns = row.columns();
    let is_joined = |slot: &Slot| matches!(slot, Slot::Piece(at) if sequence.piece(*at).is_some_and(|p| matches!(p.kind, Kind::Number(n) if n.joined.is_some())));
    if slots.iter().any(is_joined) {
        return false;
    }
    if row.table() == TableId::Disclosure {
        // No sum binds these cells: a stream must show each of them, and an empty last one may be padding.
        let last =
            slots.last().is_some_and(|slot| matches!(slot, Slot::Piece(at) if sequence.piece(*at).is_some_and(|p| p.kind != Kind::Blank)));
        return row.flow.has_rows() || row.cells.len() == columns.len() && last;
    }
    if lacks_total(row) {
        return false;
    }
    sums(sequence, row, slots).into_iter().all(|(total, sum)| match total {
        Some(total) => total == sum,
        None => model.keeps_blanks && (model.blank_totals || row.flow.has_rows()),
    })
}

/// Whether the header over a row of Table III lost the total, and so what could show the places of the others.
pub fn lacks_total(row: &Row) -> bool {
    row.table() == TableId::Requests && !row.columns().iter().any(|column| column.is_total())
}

/// Whether written totals of a placed row are the sums of their parts.
fn is_proved(sequence: &Sequence<'_>, row: &Row, slots: &[Slot]) -> bool {
    let sums = sums(sequence, row, slots);
    !sums.is_empty() && sums.into_iter().all(|(total, sum)| total == Some(sum))
}

/// Whether a total that is not zero is the sum of its parts, and every other total of the row too.
pub fn is_proved_by_value(sequence: &Sequence<'_>, row: &Row, slots: &[Slot]) -> bool {
    let sums = sums(sequence, row, slots);
    sums.iter().any(|(_, sum)| !sum.is_zero()) && sums.into_iter().all(|(total, sum)| total == Some(sum))
}

/// Whether a written total of a placed row is not the sum of its parts.
pub fn contradicts(sequence: &Sequence<'_>, row: &Row, slots: &[Slot]) -> bool {
    sums(sequence, row, slots).into_iter().any(|(total, sum)| total.is_some_and(|total| total != sum))
}

/// The totals of a placed row, as written, with the sums of their parts.
fn sums(sequence: &Sequence<'_>, row: &Row, slots: &[Slot]) -> Vec<(Option<Decimal>, Decimal)> {
    let columns = row.columns();
    let value = |slot: &Slot| match slot {
        Slot::Piece(at) => sequence.piece(*at).and_then(|piece| if let Kind::Number(number) = piece.kind { number.total() } else { None }),
        Slot::Empty => None,
    };
    let filled = || slots.iter().zip(columns.iter());
    let sum_of = |total: &Column| {
        let parts = filled().filter(|(_, column)| column.is_part() && column.remedy() == total.remedy());
        parts.filter_map(|(slot, _)| value(slot)).sum()
    };
    filled().filter(|(_, column)| column.is_total()).map(|(slot, total)| (value(slot), sum_of(total))).collect()
}
