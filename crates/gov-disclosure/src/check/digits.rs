//! Rows whose digits run together, split with the sums.
//!
//! Each such row can be split in ways that fit its own sum. Of these, the columns of Table III leave those that fit
//! the balance (A401) and the outcomes (A402) together with the other rows. The two meet in one row only, so that what
//! is left of each, turn by turn, is exact. A row with one way left is proved.

use rustc_hash::FxHashSet;

use super::findings::Findings;
use super::system::System;
use crate::diagnostic::{Confidence, Diagnostic, Rule, catalogue};
use crate::fact::Sum;
use crate::form::{Field, TableId};
use crate::limits;
use crate::report::{Derived, Digits, Report, State, Value};

/// Columns of Table III.
const COLUMNS: usize = 7;

/// The values of a row of Table III.
type Values = [i64; COLUMNS];

/// A row of Table III as the ways it may be read.
struct Row {
    id: &'static str,
    fields: Vec<Field>,
    /// Whether its digits run together.
    is_open: bool,
    ways: Vec<Values>,
    /// Columns without a value that is known.
    unknown: [bool; COLUMNS],
    /// Its own sum left one way.
    by_itself: bool,
}

/// A value that the sums prove of a cell in a row whose digits run together.
pub type Proof = (Field, Derived);

/// The values that the sums prove of rows whose digits run together. Rows whose digits fit no sum lose their candidates.
pub fn prove(report: &mut Report, system: &System, table: TableId, findings: &mut Findings) -> Vec<Proof> {
    match table {
        TableId::Remedies => remedies(report, system, findings),
        TableId::Requests => requests(report, system, findings),
        TableId::Disclosure => Vec::new(),
    }
}

fn remedies(report: &mut Report, system: &System, findings: &mut Findings) -> Vec<Proof> {
    let fields: Vec<Field> = system.cells.iter().map(|cell| cell.field).collect();
    match run(report, &fields).and_then(|digits| digits.with_sums(&[5; 3])).as_deref() {
        Some([]) => {
            findings.diagnostics.push(none_fits(&fields, &catalogue::REMEDIES_TOTAL));
            forget_candidates(report, &fields);
            Vec::new()
        }
        Some([only]) => proofs(&fields, only, &[&catalogue::REMEDIES_TOTAL], &[]).collect(),
        _ => Vec::new(),
    }
}

/// The digits that all the cells of a row share.
fn run(report: &Report, fields: &[Field]) -> Option<Digits> {
    let raw = |field: &Field| report.cell(*field).filter(|cell| cell.state == State::Lost).and_then(|cell| cell.raw.as_deref());
    let first = raw(fields.first()?)?;
    fields.iter().all(|field| raw(field) == Some(first)).then(|| Digits::read(first)).flatten()
}

fn requests(report: &mut Report, system: &System, findings: &mut Findings) -> Vec<Proof> {
    if !system.cells.iter().any(|cell| cell.state == Some(State::Lost)) {
        return Vec::new();
    }
    let mut rows: Vec<Row> = Vec::new();
    for cells in system.cells.chunk_by(|a, b| a.field.row_id() == b.field.row_id()) {
        let fields: Vec<Field> = cells.iter().map(|cell| cell.field).collect();
        let Some(id) = fields.first().map(|field| field.row_id()).filter(|_| fields.len() == COLUMNS) else {
            return Vec::new();
        };
        let (mut ways, mut unknown) = (Vec::new(), [false; COLUMNS]);
        let digits = run(report, &fields);
        let is_open = digits.is_some();
        match digits.and_then(|digits| digits.with_sums(&[COLUMNS])) {
            Some(found) => {
                if found.is_empty() {
                    findings.diagnostics.push(none_fits(&fields, &catalogue::ROW_TOTAL));
                    unknown = [true; COLUMNS];
                }
                ways.extend(found.iter().filter_map(|values| Values::try_from(values.as_slice()).ok()));
            }
            None => {
                let mut values = [0; COLUMNS];
                for ((cell, value), unknown) in cells.iter().zip(&mut values).zip(&mut unknown) {
                    *unknown = cell.value.is_none();
                    *value = cell.value.unwrap_or(0);
                }
                ways.push(values);
            }
        }
        if ways.is_empty() {
            ways.push([0; COLUMNS]);
        }
        let by_itself = ways.len() == 1;
        let is_open = is_open && unknown == [false; COLUMNS];
        rows.push(Row { id, fields, is_open, ways, unknown, by_itself });
    }
    if !rows.iter().any(|row| row.is_open) {
        return Vec::new();
    }
    // Where a row cannot be split, a cell may be empty, of it and of others.
    if rows.iter().any(|row| row.ways.len() == 1 && row.unknown == [true; COLUMNS]) {
        let open: Vec<Field> = rows.iter().flat_map(|row| row.fields.iter().copied()).collect();
        forget_candidates(report, &open);
    }
    let alone: Vec<Vec<Values>> = rows.iter().map(|row| row.ways.clone()).collect();
    let narrowed = narrow(&mut rows);
    if narrowed.is_none() {
        let open: Vec<Field> = rows.iter().filter(|row| row.is_open).flat_map(|row| row.fields.iter().copied()).collect();
        findings.diagnostics.push(none_fits(&open, &catalogue::OUTCOMES));
        forget_candidates(report, &open);
        rows.iter_mut().zip(alone).for_each(|(row, ways)| row.ways = ways);
    }
    let written: Vec<Field> = rows.iter().filter(|row| !row.is_open).flat_map(|row| row.fields.iter().copied()).collect();
    let mut proved = Vec::new();
    for row in rows.iter().filter(|row| row.is_open) {
        let [only] = row.ways.as_slice() else { continue };
        match row.by_itself {
            true => proved.extend(proofs(&row.fields, only, &[&catalogue::ROW_TOTAL], &[])),
            false => {
                let rules = [&catalogue::BALANCE, &catalogue::OUTCOMES, &catalogue::ROW_TOTAL];
                proved.extend(proofs(&row.fields, only, &rules, &written));
            }
        }
    }
    proved
}

/// Narrows the ways of the rows to those that fit the columns; `None` where none do.
fn narrow(rows: &mut [Row]) -> Option<()> {
    loop {
        let before: usize = rows.iter().map(|row| row.ways.len()).sum();
        balance(rows)?;
        outcomes(rows)?;
        if rows.iter().map(|row| row.ways.len()).sum::<usize>() == before {
            return Some(());
        }
    }
}

fn plus(a: &Values, b: &Values) -> Values {
    std::array::from_fn(|column| a.get(column).unwrap_or(&0).saturating_add(*b.get(column).unwrap_or(&0)))
}

fn minus(a: &Values, b: &Values) -> Option<Values> {
    let values: Values = std::array::from_fn(|column| a.get(column).unwrap_or(&0) - b.get(column).unwrap_or(&0));
    values.iter().all(|value| *value >= 0).then_some(values)
}

/// The columns in which all rows are known.
fn known<'r>(rows: impl Iterator<Item = &'r Row>) -> [bool; COLUMNS] {
    let mut known = [true; COLUMNS];
    for row in rows {
        known.iter_mut().zip(row.unknown).for_each(|(known, unknown)| *known &= !unknown);
    }
    known
}

/// Values in the columns of a mask, zero elsewhere.
fn masked(values: &Values, mask: &[bool; COLUMNS]) -> Values {
    let mut values = *values;
    values.iter_mut().zip(mask).filter(|(_, known)| !**known).for_each(|(value, _)| *value = 0);
    values
}

/// Keeps the ways that fit received + carried in = handled + carried out.
// Places come from the search above them.
#[allow(clippy::indexing_slicing)]
fn balance(rows: &mut [Row]) -> Option<()> {
    const SIDES: [&str; 4] = ["received", "carried_in", "handled_total", "carried_out"];
    let places: Vec<usize> = SIDES.iter().filter_map(|id| rows.iter().position(|row| row.id == *id)).collect();
    let &[received, carried_in, handled, carried_out] = places.as_slice() else { return Some(()) };
    let mask = known(places.iter().map(|&at| &rows[at]));
    let pairs = |a: usize, b: usize| rows[a].ways.len() * rows[b].ways.len();
    if pairs(received, carried_in).max(pairs(handled, carried_out)) > limits::COLUMN_SUMS {
        return Some(());
    }
    let sums = |a: usize, b: usize| -> FxHashSet<Values> {
        let all = rows[a].ways.iter().flat_map(|x| rows[b].ways.iter().map(move |y| plus(x, y)));
        all.map(|values| masked(&values, &mask)).collect()
    };
    let (left, right) = (sums(received, carried_in), sums(handled, carried_out));
    let fits = |own: usize, other: usize, sums: &FxHashSet<Values>| -> Vec<Values> {
        let fits = |x: &&Values| rows[other].ways.iter().any(|y| sums.contains(&masked(&plus(x, y), &mask)));
        rows[own].ways.iter().filter(fits).copied().collect()
    };
    let kept = [
        (received, fits(received, carried_in, &right)),
        (carried_in, fits(carried_in, received, &right)),
        (handled, fits(handled, carried_out, &left)),
        (carried_out, fits(carried_out, handled, &left)),
    ];
    for (at, ways) in kept {
        rows[at].ways = ways;
    }
    places.iter().all(|&at| !rows[at].ways.is_empty()).then_some(())
}

/// Keeps the ways that fit handled = all outcomes.
// Places come from the rows themselves.
#[allow(clippy::indexing_slicing)]
fn outcomes(rows: &mut [Row]) -> Option<()> {
    let Some(handled) = rows.iter().position(|row| row.id == "handled_total") else { return Some(()) };
    let is_outcome = |row: &Row| !matches!(row.id, "received" | "carried_in" | "handled_total" | "carried_out");
    let parts: Vec<usize> = (0..rows.len()).filter(|&at| is_outcome(&rows[at])).collect();
    let mask = known(parts.iter().chain([&handled]).map(|&at| &rows[at]));
    let totals: FxHashSet<Values> = rows[handled].ways.iter().map(|values| masked(values, &mask)).collect();
    let most = totals.iter().fold([0; COLUMNS], |most: Values, total| std::array::from_fn(|i| most[i].max(total[i])));
    // The sums of the first rows, and what is left of a total for the last.
    let mut before: Vec<FxHashSet<Values>> = vec![FxHashSet::from_iter([[0; COLUMNS]])];
    for &at in &parts {
        let mut sums = FxHashSet::default();
        for sum in before.last()? {
            let longer = rows[at].ways.iter().map(|values| plus(sum, &masked(values, &mask)));
            sums.extend(longer.filter(|sum| minus(&most, sum).is_some()));
            if sums.len() > limits::COLUMN_SUMS {
                return Some(());
            }
        }
        before.push(sums);
    }
    let mut left = totals;
    left.retain(|total| before.last().is_some_and(|sums| sums.contains(total)));
    rows[handled].ways.retain(|values| left.contains(&masked(values, &mask)));
    for (k, &at) in parts.iter().enumerate().rev() {
        let sums = &before[k];
        let rest = |total: &Values, values: &Values| minus(total, &masked(values, &mask)).filter(|rest| sums.contains(rest));
        rows[at].ways.retain(|values| left.iter().any(|total| rest(total, values).is_some()));
        left = left.iter().flat_map(|total| rows[at].ways.iter().filter_map(move |values| rest(total, values))).collect();
        if left.len() > limits::COLUMN_SUMS {
            return Some(());
        }
    }
    (!rows[handled].ways.is_empty() && parts.iter().all(|&at| !rows[at].ways.is_empty())).then_some(())
}

/// What cells may hold is not known where their digits fit no sum: one of them may be empty.
fn forget_candidates(report: &mut Report, fields: &[Field]) {
    for field in fields {
        if let Some(cell) = report.cells.get_mut(*field).filter(|cell| cell.state == State::Lost) {
            cell.candidates = None;
        }
    }
}

/// What a row is proved to hold.
fn proofs(fields: &[Field], values: &[i64], rules: &[&Rule], inputs: &[Field]) -> impl Iterator<Item = Proof> {
    fields.iter().zip(values).map(|(field, value)| {
        let rules = rules.iter().map(|rule| rule.id).collect();
        let inputs = inputs.iter().copied().filter(|input| input.column_id() == field.column_id()).collect();
        (*field, Derived { value: Value::Count(*value), rules, inputs })
    })
}

/// Digits that no way of parting makes fit their sums.
fn none_fits(fields: &[Field], rule: &'static Rule) -> Diagnostic {
    let fact = Sum::NoWayOfSplitting { first: fields.first().copied() };
    Diagnostic::of(rule, fact).with_fields(fields.iter().copied()).with_confidence(Confidence::Low)
}
