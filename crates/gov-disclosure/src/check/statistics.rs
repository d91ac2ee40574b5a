//! A431 statistics-sum and A432 statistics-part: what binds the cells of a table of 2008 to 2018.

mod text;

use rust_decimal::Decimal;

use super::findings::Findings;
use crate::diagnostic::{Diagnostic, Rule, Severity, catalogue};
use crate::fact::{self, Column, Reason, Sides};
use crate::form::{Gravity, Relation, Statistic, StatisticsForm};
use crate::report::{FormEditions, Report, State};

/// The form that a report's table is in.
pub fn form(editions: &FormEditions) -> Option<&'static StatisticsForm> {
    StatisticsForm::from_id(editions.statistics.as_deref()?)
}

/// The value of a cell, read or derived.
pub fn value(report: &Report, cell: Statistic) -> Option<Decimal> {
    report.statistics.cells.get(cell)?.value_or_derived().map(|value| value.as_decimal())
}

/// The label that a form prints for a cell: editions that share it may word it otherwise.
pub fn label(form: &StatisticsForm, cell: Statistic) -> &'static str {
    let row = form.row(cell.row_id()).and_then(|at| form.rows.get(at));
    row.and_then(|row| row.labels.first().copied()).unwrap_or(cell.label())
}

/// Judges every relation of the form in every column.
pub fn assess(report: &Report, findings: &mut Findings) {
    let Some(form) = form(&report.form) else { return };
    text::assess(report, form, findings);
    for column in 0..form.columns.len() {
        for relation in form.relations.iter().filter(|relation| relation.column.is_none_or(|only| only == column)) {
            relate(report, form, relation, column, findings);
        }
    }
    let Some((total, year)) = form.running else { return };
    for row in 0..form.rows.len() {
        let Some((total, year)) = form.cell(row, total).zip(form.cell(row, year)) else { continue };
        let Some((all, own)) = value(report, total).zip(value(report, year)) else { continue };
        if own > all {
            let label = label(form, year);
            let fact = fact::Statistics::YearBeyondAll { label, year: own, all };
            fail(report, &catalogue::STATISTICS_PART, Severity::Warning, vec![year, total], (all, own), fact, findings);
        }
    }
}

/// One side of a relation: its cells that are printed, with their sum; `None` where one has no value.
fn side(report: &Report, form: &StatisticsForm, rows: &[usize], column: usize) -> Option<(Vec<Statistic>, Decimal)> {
    let mut cells = Vec::new();
    let mut sum = Decimal::ZERO;
    for &row in rows {
        let cell = form.cell(row, column)?;
        let state = report.statistics.cells.get(cell).map(|figure| figure.state);
        if state.is_none() && form.rows.get(row)?.sometimes {
            continue;
        }
        if state? == State::Absent {
            return None;
        }
        sum = sum.checked_add(value(report, cell)?)?;
        cells.push(cell);
    }
    (!cells.is_empty()).then_some((cells, sum))
}

fn relate(report: &Report, form: &StatisticsForm, relation: &Relation, column: usize, findings: &mut Findings) {
    let sides = (side(report, form, &relation.left, column), side(report, form, &relation.right, column));
    let (Some((left, actual)), Some((right, expected))) = sides else { return };
    let rule = if relation.equal { &catalogue::STATISTICS_SUM } else { &catalogue::STATISTICS_PART };
    if relation.equal && actual == expected || !relation.equal && actual <= expected {
        findings.verdict(rule, [], &Reason::Agree(actual, expected));
        return;
    }
    let severity = match relation.gravity {
        Gravity::Error => Severity::Error,
        Gravity::Warning => Severity::Warning,
        Gravity::Info => Severity::Info,
    };
    let labels = |cells: &[Statistic]| cells.iter().map(|cell| label(form, *cell)).collect();
    let column = match left.first().map_or("", |cell| cell.column_id()) {
        "year" => Column::Year,
        "cumulated" => Column::Cumulated,
        _ => Column::Other,
    };
    let sides = Sides { left: labels(&left), right: labels(&right), column, actual, expected };
    let fact = if relation.equal { fact::Statistics::Unequal(sides) } else { fact::Statistics::Exceeds(sides) };
    let cells = left.into_iter().chain(right).collect();
    fail(report, rule, severity, cells, (expected, actual), fact, findings);
}

fn fail(
    report: &Report,
    rule: &'static Rule,
    severity: Severity,
    cells: Vec<Statistic>,
    (expected, actual): (Decimal, Decimal),
    fact: fact::Statistics,
    findings: &mut Findings,
) {
    let locations = cells.iter().filter_map(|cell| report.statistics.cells.get(*cell)?.location.clone()).collect();
    let mut diagnostic = Diagnostic::of(rule, fact).with_severity(severity).with_statistics(cells);
    diagnostic.locations = locations;
    (diagnostic.expected, diagnostic.actual) = (i64::try_from(expected).ok(), i64::try_from(actual).ok());
    findings.fail(rule, diagnostic);
}
