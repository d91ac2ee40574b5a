//! The sums of Tables III and IV.

use super::cell;
use crate::fact::{Change, Correction, Explanation, Place, Sum};
use crate::form::{Field, IdentityKind};
use crate::message::counted;

/// What is found in the sums.
pub fn message(fact: &Sum) -> String {
    match fact {
        Sum::Unequal { place: at, left, right, open, explanation } => {
            let at_least = match open {
                0 => String::new(),
                open => format!(" ({} no value; it is at least that)", counted(*open, "cell has", "cells have")),
            };
            let fitting = explanation.as_ref().map(explained).unwrap_or_default();
            let place = place(at);
            match at.kind {
                IdentityKind::Balance => format!(
                    "{place}: received plus carried in is {left}, handled plus carried out {right}; they must be equal{at_least}{fitting}"
                ),
                _ => format!("{place}: the total is {left}, its parts add up to {right}; they must be equal{at_least}{fitting}"),
            }
        }
        Sum::Contradiction(at) => format!(
            "{}: whatever the cells without a value are, this sum cannot hold together with the others; a written value is wrong",
            place(at)
        ),
        Sum::NotACandidate { field, value } => format!(
            "the sums prove {value} for {}, which is none of the values that the file shows for it; compare with the original",
            cell(*field)
        ),
        Sum::NoWayOfSplitting { first } => format!(
            "no way of splitting the digits that run together (\"{}\") makes the sums hold; compare with the original",
            first.map_or("", Field::row_zh)
        ),
        Sum::BlankIsNotZero { place: at, blank: 1, excess } => {
            format!(
                "{}: a cell is empty and the sum does not hold with it as zero; it would hold with {} in the cell",
                place(at),
                excess.abs()
            )
        }
        Sum::BlankIsNotZero { place: at, blank, .. } => {
            format!("{}: {blank} cells are empty and the sum does not hold with them as zero; they may mean numbers", place(at))
        }
        Sum::Subtotal { label, actual, sum } => {
            format!("the subtotal {label} is {actual}, its parts add up to {sum}; they must be equal, or the subtotal may be removed")
        }
    }
}

/// The place of a sum.
fn place(place: &Place) -> String {
    let (row, column) = place.total.map_or(("", ""), |total| (total.row_zh(), total.column_zh()));
    match place.kind {
        IdentityKind::Balance | IdentityKind::Outcomes => format!("table III, column {column}"),
        IdentityKind::RowTotal => format!("table III, row {row}"),
        IdentityKind::RemediesTotal => format!("table IV, {row}"),
    }
}

/// What would make the sums hold: the only change, or how many there are and which looks like a slip.
fn explained(explanation: &Explanation) -> String {
    match explanation {
        Explanation::Corrections { first, count, more, likely } => {
            let first = first.as_ref().map(corrected).unwrap_or_default();
            if *count == 1 {
                return format!("; every sum would hold if {first}");
            }
            let count = if *more { format!("more than {count}") } else { count.to_string() };
            let likely = if *likely { format!(", likeliest if {first}") } else { String::new() };
            format!("; {count} changes would make every sum hold{likely}")
        }
        Explanation::MoreThan(most) => format!("; not localised: no change of up to {most} cells satisfies every sum"),
        Explanation::Open => "; not localised: cells of the table have no value".to_owned(),
        Explanation::Unfinished => "; not localised: there are too many possible sets of cells".to_owned(),
    }
}

fn corrected(correction: &Correction) -> String {
    let each = |changes: &[Change], between: &str| {
        let one = |change: &Change| format!("{} were {} instead of {}", cell(change.field), change.value, change.written);
        changes.iter().map(one).collect::<Vec<_>>().join(between)
    };
    match correction {
        Correction::Cells(changes) => each(changes, " and "),
        Correction::ShiftedRow(changes) => format!("a row had not slipped by a column ({})", each(changes, ", ")),
        Correction::ShiftedRowAt(at) => format!("a row had not slipped by a column (see {})", place(at)),
    }
}
