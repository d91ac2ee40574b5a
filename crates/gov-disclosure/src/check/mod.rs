//! Checks over reports: whether their numbers agree with each other, and what they prove.

mod derive;
mod digits;
mod disclosure;
mod findings;
mod locate;
mod rules;
mod series;
mod slip;
mod stated;
mod statistics;
mod system;

pub use series::{Series, check_series};

use crate::diagnostic::{Confidence, Diagnostic, RuleFamily, RuleId, Severity, catalogue, sort};
use crate::report::{Derived, Report, State, Value};
use derive::Bounds;
use findings::Findings;
use rules::sums;
use system::System;

/// Checks a report and returns it assessed: derived values, verdicts, and the diagnostics of families A
/// and X and the warnings of blanks in sums (V304) are made anew, those of the reading stay. Doing so twice
/// changes nothing.
pub fn check(mut report: Report) -> Report {
    report.diagnostics.retain(|diagnostic| !is_of_check(diagnostic));
    report.verdicts.retain(|verdict| verdict.family() == Some(RuleFamily::Series));
    for (_, cell) in report.cells.iter_mut() {
        cell.derived = None;
    }
    let mut findings = Findings::default();
    for table in sums::TABLES {
        let Some(system) = System::of(&report, table) else { continue };
        let bounds = bounds(&system);
        sums::assess(&report, &system, bounds.as_ref().and_then(|bounds| bounds.contradiction), &mut findings);
        sums::blanks(&system, &mut findings);
        let proofs = digits::prove(&mut report, &system, table, &mut findings);
        if let Some(bounds) = bounds.filter(|bounds| bounds.contradiction.is_none()) {
            prove(&mut report, &system, &bounds, &mut findings);
        }
        for (field, derived) in proofs {
            if let Some(cell) = report.cells.get_mut(field) {
                cell.derived = Some(derived);
            }
        }
    }
    statistics::assess(&report, &mut findings);
    for assess in rules::ALL {
        assess(&report, &mut findings);
    }
    let Findings { mut verdicts, mut diagnostics } = findings;
    // Where a program recognised the text, what does not agree may only be misread.
    if report.diagnostics.iter().any(|diagnostic| diagnostic.rule == catalogue::RECOGNISED_TEXT.id) {
        diagnostics.iter_mut().for_each(|diagnostic| diagnostic.confidence = Confidence::Low);
    }
    verdicts.append(&mut report.verdicts);
    report.verdicts = verdicts;
    report.diagnostics.extend(diagnostics);
    sort(&mut report.diagnostics);
    report
}

/// Adds the warnings of empty cells that cannot all be zero: reading without checking tells them too.
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
    matches!(diagnostic.family(), Some(RuleFamily::Sum | RuleFamily::Text)) || is_blank_in_sum
}

/// What the sums say of the cells that are not written; `None` where all are, or where a sum does not hold.
fn bounds(system: &System) -> Option<Bounds> {
    let is_open = system.cells.iter().any(|cell| cell.value.is_none());
    (is_open && !system.sums.iter().any(|sum| system.is_broken(sum))).then(|| Bounds::of(system))
}

/// Adds the values that the sums prove.
fn prove(report: &mut Report, system: &System, bounds: &Bounds, findings: &mut Findings) {
    for (at, cell) in system.cells.iter().enumerate().filter(|(_, cell)| cell.value.is_none()) {
        let Some(proof) = bounds.proof(at) else { continue };
        let value = Value::Count(proof.value);
        let identities = || proof.sums.iter().filter_map(|&s| system.sums.get(s)).map(|sum| sum.identity);
        let written = report.cell(cell.field);
        // The digits of a row that run together are all there: where they fit no sum, none proves what they are.
        let is_run = written.is_some_and(|cell| cell.state == State::Lost && cell.raw.is_some());
        let candidates = written.and_then(|cell| cell.candidates.as_ref());
        let is_shown =
            |candidates: &Vec<Option<Value>>| candidates.contains(&Some(value)) || proof.value == 0 && candidates.contains(&None);
        if candidates.is_some_and(|candidates| !is_shown(candidates))
            && let Some(identity) = identities().next()
        {
            sums::not_a_candidate(report, identity, cell.field, proof.value, findings);
        }
        if is_run && !candidates.is_some_and(is_shown) {
            continue;
        }
        let mut rules: Vec<RuleId> = identities().map(|identity| sums::rule(identity).id).collect();
        rules.sort_unstable();
        rules.dedup();
        let inputs = proof.inputs.iter().map(|&at| system.cell(at).field).collect();
        if let Some(open) = report.cells.get_mut(cell.field) {
            open.derived = Some(Derived { value, rules, inputs });
        }
    }
}
