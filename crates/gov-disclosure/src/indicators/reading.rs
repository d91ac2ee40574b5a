//! A report as the indicators read it: the value of a field, whether it was proved, and what disputes it.

use rustc_hash::FxHashMap;

use super::definition::{BREAK, Operand, Term};
use super::reason::ReasonCode;
use crate::check::check;
use crate::diagnostic::{RuleFamily, Severity};
use crate::form::Field;
use crate::report::{Provenance, Report, State, Value};

/// A report, checked, with what its findings say of each field.
pub struct Reading {
    /// The report, checked.
    pub report: Report,
    doubts: FxHashMap<Field, Vec<String>>,
}

impl Reading {
    /// Checks a report: one that was not, or was edited since, would lack derived values and findings.
    pub fn of(report: &Report) -> Self {
        let report = check(report.clone());
        let mut doubts: FxHashMap<Field, Vec<String>> = FxHashMap::default();
        // S and M findings name fields too, where they are in the wrong form, not where their values are in doubt.
        let disputes = report
            .diagnostics
            .iter()
            .filter(|found| found.severity > Severity::Info && !matches!(found.family(), Some(RuleFamily::Structure | RuleFamily::Meta)));
        for found in disputes {
            for field in &found.fields {
                doubts.entry(*field).or_default().push(found.rule.to_string());
            }
        }
        Self { report, doubts }
    }

    /// The rules that something says against the value of a field, at warning or above.
    pub fn doubts(&self, field: Field) -> &[String] {
        self.doubts.get(&field).map_or(&[], Vec::as_slice)
    }

    /// The fields of a term that this report's edition has: else those of the other that the file prints.
    pub fn fields(&self, term: &Term) -> Result<Vec<Field>, ReasonCode> {
        let form = &self.report.form;
        if form.statistics.is_some() && self.report.cells.is_empty() {
            return Err(ReasonCode::OlderForm);
        }
        let table = term.fields.first().map(|field| field.table());
        let edition = table.and_then(|table| form.of(table)).or(form.expected).ok_or(ReasonCode::TableMissing)?;
        let only = |keep: &dyn Fn(Field) -> bool| term.fields.iter().copied().filter(|field| keep(*field)).collect::<Vec<_>>();
        let own = only(&|field| field.is_in(edition));
        let printed = || only(&|field| self.report.cell(field).is_some());
        let fields = if own.is_empty() { printed() } else { own };
        if fields.is_empty() { Err(ReasonCode::NotInThisEdition) } else { Ok(fields) }
    }

    /// The value of a field, and whether no file says it: it is proved by the sums, or was filled in from its parts.
    pub fn value(&self, field: Field) -> Result<(Value, bool), ReasonCode> {
        let cell = self.report.cell(field).ok_or(ReasonCode::NotObserved)?;
        match (cell.state, cell.value, &cell.derived) {
            (State::Reported, Some(_), _) if cell.unit_of(field).is_none() => Err(ReasonCode::UnitMissing),
            (State::Reported, Some(value), _) => Ok((value, cell.provenance == Provenance::Computed)),
            (_, _, Some(derived)) => Ok((derived.value, true)),
            _ => Err(ReasonCode::NotObserved),
        }
    }
}

/// The reports that indicators are computed from.
pub struct Readings {
    /// The report.
    pub own: Reading,
    /// The one given for the year before.
    pub previous: Option<Reading>,
    /// The residents of the agency's area.
    pub population: Option<u64>,
}

impl Readings {
    /// The report that a term is about.
    pub fn of(&self, operand: Operand) -> Result<&Reading, ReasonCode> {
        if operand != Operand::Previous {
            return Ok(&self.own);
        }
        let previous = self.previous.as_ref().ok_or(ReasonCode::PreviousNeeded)?;
        let (own, before) = (&self.own.report, &previous.report);
        match own.meta.year.zip(before.meta.year) {
            Some((year, other)) if year == other.saturating_add(1) => {}
            _ => return Err(ReasonCode::OtherYear),
        }
        if before.meta.year < Some(BREAK) && own.meta.year >= Some(BREAK) {
            return Err(ReasonCode::AcrossBreak);
        }
        if own.is_of_same_body(before) { Ok(previous) } else { Err(ReasonCode::OtherAgency) }
    }
}
