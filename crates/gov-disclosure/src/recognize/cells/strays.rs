//! Full rows of a stream whose values may be those of another row: a program that reads a page block by block writes labels
//! and values out of order.

use std::cmp::Ordering;
use std::collections::HashSet;

use crate::form::TableId;
use crate::recognize::pieces::Sequence;
use crate::recognize::tables::Rows;
use crate::recognize::tables::row::Row;

/// The labels of the rows whose values may be those of another row.
pub(super) fn strays(sequence: &Sequence<'_>, rows: &Rows) -> HashSet<usize> {
    let streamed: Vec<&Row> = rows.rows.iter().filter(|row| !row.flow.has_rows() && row.name.form().is_some()).collect();
    let has_short = |table: TableId| streamed.iter().any(|row| row.table() == table && is_short(row));
    let out_of_order = out_of_order(sequence, rows, &streamed);
    let are_out_of_order = |table: TableId| out_of_order.contains(&table);
    // No sum shows that a row of Table II has its own values, where some row lacks its own.
    let is_unproved = are_neighbours_unequal(&rows.rows) || are_out_of_order(TableId::Disclosure) && has_short(TableId::Disclosure);
    let is_stray = |i: usize, row: &Row| match row.table() {
        TableId::Disclosure => is_unproved,
        // The sums of Table III show values that moved, but not a whole row that did: into one that is beside a row without its own.
        TableId::Requests => {
            let is_beside =
                |at: Option<usize>| at.and_then(|at| streamed.get(at)).is_some_and(|other| other.table() == row.table() && is_short(other));
            let (above, below) = (is_beside(i.checked_sub(1)), is_beside(Some(i + 1)));
            let is_unbroken = row.label.is_some_and(|label| sequence.is_unbroken(label));
            are_out_of_order(TableId::Requests) && (above || below) || is_unbroken && above && below
        }
        TableId::Remedies => false,
    };
    streamed.iter().enumerate().filter(|(i, row)| is_stray(*i, row)).filter_map(|(_, row)| row.label).collect()
}

/// How many values a row has, against its columns.
fn excess(row: &Row) -> Option<Ordering> {
    row.header.width().map(|width| row.values.cmp(&width))
}

fn is_short(row: &Row) -> bool {
    excess(row) == Some(Ordering::Less)
}

/// The tables of which labels and values are surely not in order: a row has values of others, numbers have no row, or a row
/// stands after one that the form has below it.
fn out_of_order(sequence: &Sequence<'_>, rows: &Rows, streamed: &[&Row]) -> Vec<TableId> {
    let is_in_stream = |at: usize| {
        let segment = sequence.segments.partition_point(|segment| segment.pieces.end <= at);
        sequence.segments.get(segment).is_some_and(|segment| !segment.flow.has_rows())
    };
    let without_row = rows.orphans.iter().filter(|&&at| is_in_stream(at)).filter_map(|&at| {
        let next = streamed.partition_point(|row| row.label.is_some_and(|label| label < at));
        Some(streamed.get(next.checked_sub(1)?)?.table())
    });
    let with_others = streamed.iter().filter(|row| excess(row) == Some(Ordering::Greater)).map(|row| row.table());
    let mut seen = HashSet::new();
    let is_first: Vec<bool> = streamed.iter().map(|row| seen.insert(row.name.form())).collect();
    let above = streamed.windows(2).zip(is_first.iter().skip(1)).filter_map(|(pair, is_first)| {
        let [first, second] = pair else { return None };
        // A row that comes again starts the table once more.
        let is_above = first.table() == second.table() && second.name.form() < first.name.form() && *is_first;
        is_above.then(|| second.table())
    });
    let mut tables: Vec<TableId> = without_row.chain(with_others).chain(above).collect();
    tables.sort_unstable();
    tables.dedup();
    tables
}

/// Whether of several neighbours one has more values than columns and one fewer.
fn are_neighbours_unequal(rows: &[Row]) -> bool {
    const ENOUGH: usize = 2;
    let order = |row: &Row| excess(row).filter(|_| !row.flow.has_rows() && row.name.form().is_some() && row.values > 0);
    let are_apart = |pair: &&[Row]| {
        let [first, second] = pair else { return false };
        matches!(
            (order(first), order(second)),
            (Some(Ordering::Greater), Some(Ordering::Less)) | (Some(Ordering::Less), Some(Ordering::Greater))
        )
    };
    rows.windows(2).filter(are_apart).take(ENOUGH).count() == ENOUGH
}
