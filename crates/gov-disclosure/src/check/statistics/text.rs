//! X501 text-differs-from-table, for reports on 2008 to 2018: numbers of the prose against the rows that state the same, in the column
//! of the year or in that of all years.

use rust_decimal::Decimal;

use super::label;
use crate::check::findings::Findings;
use crate::check::stated::{Links, Stated, labelled, whole};
use crate::diagnostic::{Confidence, Diagnostic, catalogue};
use crate::fact::{Reason, Text};
use crate::form::{ClaimTrust, Fact, Statistic, StatisticsForm};
use crate::report::{Claim, Report, Role, Scope};

/// One way in which the table may state a number.
struct Reading {
    cells: Vec<Statistic>,
    value: Held,
}

/// What the cells of a reading hold.
enum Held {
    /// Every cell is written, or follows from the digits.
    Value(Decimal),
    /// A cell has no value that is known for certain.
    Open,
}

/// Judges every number of the prose that the table may state too.
pub fn assess(report: &Report, form: &StatisticsForm, findings: &mut Findings) {
    let links = Links::of(report);
    let compared: Vec<Option<Compared>> = report.claims.iter().map(|claim| Compared::of(report, form, claim)).collect();
    let agreeing: Vec<(&str, Option<Scope>)> = compared
        .iter()
        .zip(&report.claims)
        .filter_map(|(own, claim)| Some((own.as_ref().filter(|own| own.agrees())?.fact.id, claim.scope)))
        .collect();
    for (place, (claim, compared)) in report.claims.iter().zip(&compared).enumerate() {
        let Some(own) = compared else { continue };
        let rule = &catalogue::TEXT_DIFFERS;
        let mut add = |reason: Reason| findings.claim(rule, place, &reason);
        if own.readings.is_empty() {
            add(Reason::NoCellOfTable);
        } else if own.agrees() {
            add(Reason::EqualsTable);
        } else if own.readings.iter().any(|reading| matches!(reading.value, Held::Open)) {
            add(Reason::TableUncertain);
        } else if own.trust == ClaimTrust::Soft {
            add(Reason::OtherMeaning);
        } else if with_siblings(report, form, &links, place, claim, own) {
            add(Reason::SiblingsEqualTable);
        } else if agreeing.contains(&(own.fact.id, claim.scope)) {
            add(Reason::AnotherEquals);
        } else if own.is_of_the_other_column {
            add(Reason::EqualsOtherColumn);
        } else {
            findings.fail_claim(rule, place, difference(report, form, claim, own));
        }
    }
}

/// A claim compared with the table.
struct Compared {
    fact: &'static Fact,
    stated: Stated,
    trust: ClaimTrust,
    readings: Vec<Reading>,
    is_of_the_other_column: bool,
}

impl Compared {
    fn of(report: &Report, form: &StatisticsForm, claim: &Claim) -> Option<Self> {
        let fact = claim.subject.as_deref().and_then(Fact::named)?;
        let stated = Stated::of(claim)?;
        let (column, other) = columns(form, claim.scope)?;
        let own = readings(report, form, fact, column);
        let is_of_the_other_column = other.is_some_and(|other| meets(stated, &readings(report, form, fact, other)));
        Some(Self { fact, stated, trust: claim.trust.unwrap_or(ClaimTrust::Soft), readings: own, is_of_the_other_column })
    }

    fn agrees(&self) -> bool {
        meets(self.stated, &self.readings)
    }
}

fn meets(stated: Stated, readings: &[Reading]) -> bool {
    readings.iter().any(|reading| matches!(reading.value, Held::Value(value) if stated.meets(Stated { low: value, high: Some(value) })))
}

/// The column that a scope speaks of, and the other of the two.
fn columns(form: &StatisticsForm, scope: Option<Scope>) -> Option<(usize, Option<usize>)> {
    match (scope?, form.running) {
        (Scope::Year, Some((total, year))) => Some((year, Some(total))),
        (Scope::Cumulated, Some((total, year))) => Some((total, Some(year))),
        (Scope::Year, None) => form.column("year").or(Some(0).filter(|_| form.columns.len() == 1)).map(|year| (year, None)),
        (Scope::Cumulated, None) => form.column("cumulated").map(|total| (total, None)),
        (Scope::Other, _) => None,
    }
}

fn readings(report: &Report, form: &StatisticsForm, fact: &Fact, column: usize) -> Vec<Reading> {
    fact.rows.iter().filter_map(|sum| reading(report, form, sum, column)).collect()
}

/// The sum of rows in a column; `None` where the form or the file does not have one of them.
fn reading(report: &Report, form: &StatisticsForm, sum: &[&str], column: usize) -> Option<Reading> {
    let cells: Vec<Statistic> = sum.iter().map(|row| form.cell(form.row(row)?, column)).collect::<Option<_>>()?;
    let mut total = Decimal::ZERO;
    let mut is_open = false;
    for cell in &cells {
        match report.statistics.cells.get(*cell)?.value_or_derived() {
            Some(value) => total = total.checked_add(value.as_decimal())?,
            None => is_open = true,
        }
    }
    Some(Reading { cells, value: if is_open { Held::Open } else { Held::Value(total) } })
}

/// Whether parts of one list that a cell may hold together add up to it: letters and faxes are in one row.
fn with_siblings(report: &Report, form: &StatisticsForm, links: &Links<'_>, place: usize, claim: &Claim, own: &Compared) -> bool {
    let Some(of) = claim.of.filter(|_| claim.role == Role::Part) else { return false };
    let siblings: Vec<(usize, Compared)> =
        links.parts(of as usize).into_iter().filter_map(|(other, part)| Some((other, Compared::of(report, form, part)?))).collect();
    own.readings.iter().any(|reading| {
        let shares =
            |(other, sibling): &&(usize, Compared)| *other == place || sibling.readings.iter().any(|other| other.cells == reading.cells);
        let sum = Stated::sum(siblings.iter().filter(shares).map(|(_, sibling)| sibling.stated));
        matches!(reading.value, Held::Value(value) if sum.meets(Stated { low: value, high: Some(value) }))
    })
}

fn difference(report: &Report, form: &StatisticsForm, claim: &Claim, own: &Compared) -> Diagnostic {
    let first = own.readings.first();
    let value = first.and_then(|reading| if let Held::Value(value) = reading.value { Some(value) } else { None });
    let cells: Vec<Statistic> = first.map(|reading| reading.cells.clone()).unwrap_or_default();
    let fact = Text::StatisticsDiffer {
        said: labelled(claim),
        rows: cells.iter().map(|cell| label(form, *cell)).collect(),
        value: value.map(|value| value.normalize()),
        cumulated: claim.scope == Some(Scope::Cumulated),
    };
    let confidence = if own.trust == ClaimTrust::Firm { Confidence::Medium } else { Confidence::Low };
    let locations = cells.iter().filter_map(|cell| report.statistics.cells.get(*cell)?.location.clone());
    let mut diagnostic = Diagnostic::of(&catalogue::TEXT_DIFFERS, fact).with_confidence(confidence);
    diagnostic.locations = claim.location.iter().cloned().chain(locations).collect();
    diagnostic.expected = value.and_then(whole);
    diagnostic.actual = whole(own.stated.low).filter(|_| own.stated.is_exact());
    diagnostic.with_statistics(cells)
}
