//! A401 balance, A402 outcomes, A403 row-total, A411 remedies-total: the sums of Tables III and IV.

use super::text_differs;
use crate::check::findings::Findings;
use crate::check::locate::{Change, Hypothesis, Located, MAX_CELLS, Slip, connected, locate};
use crate::check::system::{Cell, Sum, System};
use crate::diagnostic::{Confidence, Diagnostic, Location, Rule, RuleFamily, Severity, Suspect, catalogue};
use crate::fact::{self, Correction, Explanation, Place, Reason};
use crate::form::{Field, Identity, IdentityKind, TableId};
use crate::report::Report;

/// Judges every sum of a table. `contradiction` is a sum that cannot hold together with the others.
pub fn assess(report: &Report, system: &System, contradiction: Option<usize>, findings: &mut Findings) {
    let broken: Vec<usize> = (0..system.sums.len()).filter(|&s| system.sums.get(s).is_some_and(|sum| system.is_broken(sum))).collect();
    let mut explanations = explain(system, &broken);
    for (_, located) in &mut explanations {
        if let Located::Found { hypotheses, .. } = located {
            by_text(report, system, hypotheses);
        }
    }
    let doubted = doubted(report);
    for (s, sum) in system.sums.iter().enumerate() {
        if broken.contains(&s) {
            let explained = explanations.iter().find(|(part, _)| part.contains(&s));
            let first = explained.and_then(|(part, _)| part.first()).filter(|first| **first != s).and_then(|&first| system.sums.get(first));
            let diagnostic = failure(report, system, sum, explained.map(|(_, located)| located), first, &doubted);
            findings.fail(rule(sum.identity), diagnostic);
            continue;
        }
        if contradiction == Some(s) {
            findings.fail(rule(sum.identity), contradicting(report, sum));
            continue;
        }
        let reason = standing(system, sum);
        findings.verdict(rule(sum.identity), fields(sum.identity), &reason);
    }
}

/// A sum that no numbers in the open cells can satisfy together with the others, though each alone can be.
fn contradicting(report: &Report, sum: &Sum) -> Diagnostic {
    let fact = fact::Sum::Contradiction(Place::of(sum.identity));
    let mut diagnostic = Diagnostic::of(rule(sum.identity), fact).with_fields(fields(sum.identity)).with_confidence(Confidence::Medium);
    diagnostic.locations = locations(report, sum.identity, &[]);
    diagnostic
}

/// A proved value that is none of those which the file shows for a lost cell: one of the numbers it is based on is wrong.
pub fn not_a_candidate(report: &Report, identity: &Identity, field: Field, value: i64, findings: &mut Findings) {
    let fact = fact::Sum::NotACandidate { field, value };
    let mut diagnostic = Diagnostic::of(rule(identity), fact).with_severity(Severity::Warning).with_confidence(Confidence::Low);
    diagnostic.locations = locations(report, identity, &[]);
    findings.diagnostics.push(diagnostic.with_fields([field]));
}

/// Warnings of empty cells that cannot all be zero, since a sum does not hold with them as zero.
pub fn blanks(system: &System, findings: &mut Findings) {
    if !system.cells.iter().any(Cell::may_be_nil) {
        return;
    }
    for sum in system.sums {
        let open: Vec<Cell> = system.open(sum).collect();
        let excess = system.excess(sum);
        if open.is_empty() || excess == 0 || system.is_broken(sum) || !open.iter().all(Cell::may_be_nil) {
            continue;
        }
        let fact = fact::Sum::BlankIsNotZero { place: Place::of(sum.identity), blank: open.len(), excess };
        let diagnostic = Diagnostic::of(&catalogue::BLANK, fact).with_severity(Severity::Warning).with_fields(fields(sum.identity));
        findings.diagnostics.push(diagnostic);
    }
}

/// The rule of a sum.
pub fn rule(identity: &Identity) -> &'static Rule {
    match identity.kind {
        IdentityKind::Balance => &catalogue::BALANCE,
        IdentityKind::Outcomes => &catalogue::OUTCOMES,
        IdentityKind::RowTotal => &catalogue::ROW_TOTAL,
        IdentityKind::RemediesTotal => &catalogue::REMEDIES_TOTAL,
    }
}

fn fields(identity: &Identity) -> impl Iterator<Item = Field> {
    identity.left.iter().chain(&identity.right).copied()
}

/// Broken sums, those that share cells together, and what explains them.
fn explain(system: &System, broken: &[usize]) -> Vec<(Vec<usize>, Located)> {
    let (mut parts, mut left) = (Vec::new(), broken.to_vec());
    while let Some(&first) = left.first() {
        let is_in = connected(system, &[first]);
        let (part, others) = left.into_iter().partition(|&s| is_in.get(s).copied().unwrap_or(false));
        left = others;
        let located = locate(system, &part);
        parts.push((part, located));
    }
    parts
}

/// Puts the hypotheses first that the prose bears out: of sets of one size, those against which fewest of its numbers speak.
fn by_text(report: &Report, system: &System, hypotheses: &mut [Hypothesis]) {
    if hypotheses.len() < 2 || report.claims.is_empty() {
        return;
    }
    hypotheses.sort_by_cached_key(|hypothesis| {
        let value =
            |field: Field| hypothesis.changes.iter().find(|change| system.cell(change.cell).field == field).map(|change| change.value);
        (hypothesis.changes.len(), text_differs::against(report, value))
    });
}

/// Fields that the reading itself is not sure of.
fn doubted(report: &Report) -> Vec<Field> {
    let doubts = report.diagnostics.iter().filter(|d| d.family() == Some(RuleFamily::Reading) && d.severity > Severity::Info);
    doubts.flat_map(|d| d.fields.iter().copied()).collect()
}

/// Why a sum that is not broken has its verdict.
fn standing(system: &System, sum: &Sum) -> Reason {
    /// Cells that are named.
    const NAMED: usize = 4;
    let open: Vec<Cell> = system.open(sum).collect();
    if open.is_empty() {
        let side = sum.terms.iter().filter(|(_, sign)| *sign > 0).filter_map(|&(at, _)| system.cell(at).value).sum();
        return Reason::Sides(side);
    }
    if system.excess(sum) == 0 && open.iter().all(Cell::may_be_nil) {
        return Reason::BlanksAsZero(open.len());
    }
    let fields = open.iter().take(NAMED).map(|cell| cell.field).collect();
    Reason::NoValueIn { fields, more: open.len().saturating_sub(NAMED) }
}

/// Where to look: the cell that is surely wrong, then the written side of the sum; all of a balance.
fn locations(report: &Report, identity: &Identity, suspects: &[Vec<Suspect>]) -> Vec<Location> {
    let sure = if let [only] = suspects { only.iter().map(|suspect| suspect.field).collect() } else { Vec::new() };
    let other = if identity.kind == IdentityKind::Balance { identity.right.as_slice() } else { &[] };
    let mut fields: Vec<Field> = Vec::new();
    for field in sure.iter().chain(&identity.left).chain(other) {
        if !fields.contains(field) {
            fields.push(*field);
        }
    }
    report.locations(fields).collect()
}

/// The diagnostic of a broken sum; `first` is the sum, if another, whose diagnostic tells at length what explains both.
fn failure(report: &Report, system: &System, sum: &Sum, located: Option<&Located>, first: Option<&Sum>, doubted: &[Field]) -> Diagnostic {
    let side = |side: i64| -> i64 { sum.terms.iter().filter(|(_, sign)| *sign == side).filter_map(|&(at, _)| system.cell(at).value).sum() };
    let (left, right) = (side(1), side(-1));
    let (mut explanation, mut suspects, mut confidence) = (None, Vec::new(), Confidence::High);
    match located {
        Some(Located::Found { hypotheses, more }) => {
            explanation = Some(explained(system, hypotheses, *more, first));
            confidence = certainty(hypotheses);
            let suspect = |hypothesis: &Hypothesis| {
                let changes = hypothesis.changes.iter();
                changes.map(|change| Suspect { field: system.cell(change.cell).field, value: change.value }).collect()
            };
            suspects = hypotheses.iter().map(suspect).collect();
        }
        Some(Located::TooMany) => explanation = Some(Explanation::MoreThan(MAX_CELLS)),
        Some(Located::Open) => (explanation, confidence) = (Some(Explanation::Open), Confidence::Medium),
        Some(Located::Unfinished) => explanation = Some(Explanation::Unfinished),
        None => {}
    }
    if fields(sum.identity).any(|field| doubted.contains(&field)) {
        confidence = confidence.min(Confidence::Medium);
    }
    let (place, open) = (Place::of(sum.identity), system.open(sum).count());
    let fact = fact::Sum::Unequal { place, left, right, open, explanation };
    let mut diagnostic = Diagnostic::of(rule(sum.identity), fact).with_fields(fields(sum.identity)).with_confidence(confidence);
    (diagnostic.expected, diagnostic.actual) = (Some(right), Some(left));
    diagnostic.locations = locations(report, sum.identity, &suspects);
    diagnostic.suspects = suspects;
    diagnostic
}

/// How sure the best hypothesis is.
fn certainty(hypotheses: &[Hypothesis]) -> Confidence {
    match hypotheses {
        [only] if only.changes.len() == 1 || only.slip == Slip::ShiftedRow => Confidence::High,
        [_] => Confidence::Medium,
        [first, second, ..] if first.slip < Slip::SomeDigits && first.changes.len() == 1 && second.slip != first.slip => Confidence::Medium,
        _ => Confidence::Low,
    }
}

/// The hypotheses: the best, how many there are, and whether it looks more like a slip than the others. The cells of a row that
/// slipped are reported with the `first` sum it breaks.
fn explained(system: &System, hypotheses: &[Hypothesis], more: bool, first: Option<&Sum>) -> Explanation {
    let one = |change: &Change| {
        let cell = system.cell(change.cell);
        fact::Change { field: cell.field, written: cell.value.unwrap_or(0), value: change.value }
    };
    let correction = |hypothesis: &Hypothesis| {
        let changes = hypothesis.changes.iter().map(one).collect();
        match (hypothesis.slip, first) {
            (Slip::ShiftedRow, Some(first)) => Correction::ShiftedRowAt(Place::of(first.identity)),
            (Slip::ShiftedRow, None) => Correction::ShiftedRow(changes),
            _ => Correction::Cells(changes),
        }
    };
    Explanation::Corrections {
        first: hypotheses.first().map(correction),
        count: hypotheses.len(),
        more,
        likely: certainty(hypotheses) != Confidence::Low,
    }
}

/// The tables that sums bind.
pub const TABLES: [TableId; 2] = [TableId::Requests, TableId::Remedies];
