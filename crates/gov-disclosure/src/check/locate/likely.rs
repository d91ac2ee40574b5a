//! What happens to numbers that are typed and pasted: digits swap, drop out or double, and the values of a
//! row slip by a column.

use super::equations::Equations;
use super::{Change, Hypothesis, Slip};
use crate::check::slip::is_slip;
use crate::check::system::System;
use crate::form::{Field, IdentityKind};

/// What would have happened to the written values of a set.
pub fn slip(system: &System, changes: &[Change]) -> Slip {
    let shows = |change: &Change| system.cell(change.cell).value.is_some_and(|written| is_slip(written, change.value));
    match changes.iter().filter(|change| shows(change)).count() {
        0 => Slip::Other,
        n if n == changes.len() => Slip::Digits,
        _ => Slip::SomeDigits,
    }
}

/// Rows whose values, moved back by a column, satisfy every equation.
pub fn shifted_rows(system: &System, equations: &Equations) -> Vec<Hypothesis> {
    let mut out: Vec<Hypothesis> = Vec::new();
    let rows = system.sums.iter().filter(|sum| sum.identity.kind == IdentityKind::RowTotal);
    for sum in rows {
        // The applicants in the order of the columns, the total last.
        let mut cells: Vec<usize> = sum.terms.iter().map(|&(at, _)| at).collect();
        cells.sort_by_key(|&at| column_order(system.cell(at).field));
        let Some(written) = cells.iter().map(|&at| system.cell(at).value).collect::<Option<Vec<i64>>>() else { continue };
        for meant in meant_by(&written) {
            let changes = cells.iter().zip(&meant).zip(&written).filter(|((_, meant), written)| meant != written);
            let mut changes: Vec<Change> = changes.map(|((&cell, &value), _)| Change { cell, value }).collect();
            changes.sort_unstable();
            let is_new = out.iter().all(|known| known.changes != changes);
            if changes.len() > 1 && is_new && satisfies(system, equations, &changes) {
                out.push(Hypothesis { changes, slip: Slip::ShiftedRow });
            }
        }
    }
    out
}

fn column_order(field: Field) -> (bool, usize) {
    (field.column_id() == "total", field.index())
}

/// The rows that may have been meant by a row that slipped to the right or to the left, with its total or
/// without; the value that fell off the row's end is what the total leaves.
fn meant_by(written: &[i64]) -> Vec<Vec<i64>> {
    let Some((&total, applicants)) = written.split_last() else { return Vec::new() };
    let sum = |values: &[i64]| values.iter().sum::<i64>();
    let Some((_, right)) = written.split_first() else { return Vec::new() };
    let Some((&last, inner)) = applicants.split_last() else { return Vec::new() };
    let Some((_, tail)) = applicants.split_first() else { return Vec::new() };
    let join = |parts: [&[i64]; 3]| parts.concat();
    [
        join([right, &[sum(right)], &[]]),
        join([&[last - sum(inner)], inner, &[last]]),
        join([tail, &[total - sum(tail)], &[total]]),
        join([&[total - sum(inner)], inner, &[total]]),
    ]
    .into_iter()
    .filter(|meant| meant.len() == written.len() && meant.iter().all(|value| *value >= 0))
    .collect()
}

fn satisfies(system: &System, equations: &Equations, changes: &[Change]) -> bool {
    equations.all.iter().enumerate().all(|(e, equation)| {
        let moved: i128 = changes
            .iter()
            .map(|change| {
                let by = change.value - system.cell(change.cell).value.unwrap_or(0);
                i128::from(equations.factor(e, change.cell)) * i128::from(by)
            })
            .sum();
        equation.excess + moved == 0
    })
}

#[cfg(test)]
mod tests {
    use super::meant_by;

    #[test]
    fn a_row_moves_back() {
        // 3 0 1 0 0 0 | 4 written a column to the right, and to the left.
        assert!(meant_by(&[0, 3, 0, 1, 0, 0, 0]).contains(&vec![3, 0, 1, 0, 0, 0, 4]));
        assert!(meant_by(&[0, 1, 0, 0, 0, 4, 0]).contains(&vec![3, 0, 1, 0, 0, 0, 4]));
        assert!(meant_by(&[0, 3, 0, 1, 0, 0, 4]).contains(&vec![3, 0, 1, 0, 0, 0, 4]));
    }
}
