//! Checks over reports: whether their numbers agree with each other, and what they prove.

mod derive;
mod disclosure;
mod findings;
mod locate;
mod rules;
mod series;
mod slip;
mod stated;
mod system;

pub use series::check_series;

use crate::diagnostic::{Diagnostic, Severity, catalogue, sort};
use crate::report::{Derived, Report, Value};
use derive::Bounds;
use findings::Findings;
use rules::sums;
use system::System;

/// Checks a report and returns it assessed: derived values, verdicts, and the diagnostics of families A
/// and X are made anew, those of the reading stay. Doing so twice changes nothing.
pub fn check(mut report: Report) -> Report {
    report.diagnostics.retain(|diagnostic| !is_of_check(diagnostic));
    report.verdicts.retain(|verdict| verdict.rule.starts_with('Y'));
    for (_, cell) in report.cells.iter_mut() {
        cell.derived = None;
    }
    let mut findings = Findings::default();
    for table in sums::TABLES {
        let Some(system) = System::of(&report, table) else { continue };
        sums::assess(&report, &system, &mut findings);
        sums::blanks(&system, &mut findings);
        prove(&mut report, &system, &mut findings);
    }
    for assess in rules::ALL {
        assess(&report, &mut findings);
    }
    let Findings { mut verdicts, diagnostics } = findings;
    verdicts.append(&mut report.verdicts);
    report.verdicts = verdicts;
    report.diagnostics.extend(diagnostics);
    sort(&mut report.diagnostics);
    report
}

/// Adds the warnings of empty cells that cannot all be nil: reading without checking tells them too.
pub(crate) fn blanks(report: &mut Report) {
    let mut findings = Findings::default();
    for table in sums::TABLES {
        if let Some(system) = System::of(report, table) {
            sums::blanks(&system, &mut findings);
        }
    }
    report.diagnostics.append(&mut findings.diagnostics);
}

/// Whether a diagnostic is made by [`check`] and not by the reading.
fn is_of_check(diagnostic: &Diagnostic) -> bool {
    let is_blank_in_sum = diagnostic.rule == catalogue::BLANK.id && diagnostic.severity == Severity::Warning;
    diagnostic.rule.starts_with(['A', 'X']) || is_blank_in_sum
}

/// Adds the values that the sums prove, where the written ones do not contradict each other.
fn prove(report: &mut Report, system: &System, findings: &mut Findings) {
    if system.cells.iter().all(|cell| cell.value.is_some()) || system.sums.iter().any(|sum| system.is_broken(sum)) {
        return;
    }
    let bounds = Bounds::of(system);
    if let Some(sum) = bounds.contradiction.and_then(|s| system.sums.get(s)) {
        sums::contradiction(report, sum, findings);
        return;
    }
    for (at, cell) in system.cells.iter().enumerate().filter(|(_, cell)| cell.value.is_none()) {
        let (Some(proof), Some(open)) = (bounds.proof(at), report.cells.get_mut(cell.field)) else { continue };
        let mut rules: Vec<String> =
            proof.sums.iter().filter_map(|&s| system.sums.get(s)).map(|sum| sums::rule(sum.identity).id.to_owned()).collect();
        rules.sort_unstable();
        rules.dedup();
        let inputs = proof.inputs.iter().map(|&at| system.cell(at).field).collect();
        open.derived = Some(Derived { value: Value::Count(proof.value), rules, inputs });
    }
}
