//! A401 balance, A402 outcomes, A403 row-total, A411 remedies-total: the sums of Tables III and IV.

use super::text_differs;
use crate::check::findings::Findings;
use crate::check::locate::{Change, Hypothesis, Located, MAX_CELLS, Slip, connected, locate};
use crate::check::system::{Cell, Sum, System};
use crate::diagnostic::{Confidence, Diagnostic, Location, Rule, RuleFamily, Severity, Suspect, catalogue, counted};
use crate::form::{Field, Identity, IdentityKind, TableId};
use crate::report::{Outcome, Report};

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
        let (outcome, zh, en) = standing(system, sum);
        findings.verdict(rule(sum.identity), fields(sum.identity), outcome, zh, en);
    }
}

/// A sum that no numbers in the open cells can satisfy together with the others, though each alone can be.
fn contradicting(report: &Report, sum: &Sum) -> Diagnostic {
    let (place, place_en) = place(sum.identity);
    let zh = format!("{place}：空缺的单元格无论填什么数，都不能使此处与其他勾稽关系同时成立；已写的数值中至少有一个不对");
    let en = format!(
        "{place_en}: whatever the cells without a value are, this sum cannot hold together with the others; a written value is wrong"
    );
    let mut diagnostic = Diagnostic::new(rule(sum.identity), zh, en).with_fields(fields(sum.identity)).with_confidence(Confidence::Medium);
    diagnostic.locations = locations(report, sum.identity, &[]);
    diagnostic
}

/// A proved value that is none of those which the file shows for a lost cell: one of the numbers it is based on is wrong.
pub fn not_a_candidate(report: &Report, identity: &Identity, field: Field, value: i64, findings: &mut Findings) {
    let zh = format!("由勾稽关系推算“{}”为 {value}，而文件中该单元格可能的数值里没有它；请对照原件核对相关各格", field.name_zh());
    let en = format!(
        "the sums prove {value} for {}, which is none of the values that the file shows for it; compare with the original",
        field.id()
    );
    let mut diagnostic = Diagnostic::new(rule(identity), zh, en).with_severity(Severity::Warning).with_confidence(Confidence::Low);
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
        let (place, place_en) = place(sum.identity);
        let is_one = open.len() == 1;
        let fits = if is_one { format!("；要使其相等，空白处应为 {}", excess.abs()) } else { String::new() };
        let zh = format!("{place}：有 {} 个空白单元格，按空白为零计算不相等，空白处可能另有数值{fits}", open.len());
        let en = if is_one {
            format!(
                "{place_en}: a cell is empty and the sum does not hold with it as zero; it would hold with {} in the cell",
                excess.abs()
            )
        } else {
            format!("{place_en}: {} cells are empty and the sum does not hold with them as zero; they may mean numbers", open.len())
        };
        let diagnostic = Diagnostic::new(&catalogue::BLANK, zh, en).with_severity(Severity::Warning).with_fields(fields(sum.identity));
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
        let size = if hypothesis.slip == Slip::ShiftedRow { 1 } else { hypothesis.changes.len() };
        (size, text_differs::against(report, value))
    });
}

/// Fields that the reading itself is not sure of.
fn doubted(report: &Report) -> Vec<Field> {
    let doubts = report.diagnostics.iter().filter(|d| d.family() == Some(RuleFamily::Reading) && d.severity > Severity::Info);
    doubts.flat_map(|d| d.fields.iter().copied()).collect()
}

/// The verdict on a sum that is not broken.
fn standing(system: &System, sum: &Sum) -> (Outcome, String, String) {
    let open: Vec<Cell> = system.open(sum).collect();
    if open.is_empty() {
        let side: i64 = sum.terms.iter().filter(|(_, sign)| *sign > 0).filter_map(|&(at, _)| system.cell(at).value).sum();
        return (Outcome::Pass, format!("两边均为 {side}"), format!("both sides are {side}"));
    }
    if system.excess(sum) == 0 && open.iter().all(Cell::may_be_nil) {
        let zh = format!("{} 个空白单元格按零计算时相等", open.len());
        return (Outcome::PassWithBlankAsNil, zh, format!("holds with its {} as zero", counted(open.len(), "empty cell", "empty cells")));
    }
    let more = open.len().saturating_sub(NAMED);
    let (rest, rest_en) = if more > 0 { (format!("等 {} 格", open.len()), format!(" and {more} more")) } else { Default::default() };
    (Outcome::NotAssessable, named("没有数值：", &open, "、", &rest), named("no value: ", &open, ", ", &rest_en))
}

/// Cells that the verdict on a sum names.
const NAMED: usize = 4;

/// The first of the cells by name. In a report with few cells this is reported for most sums, so it is written in one piece.
fn named(before: &str, cells: &[Cell], between: &str, rest: &str) -> String {
    let ids = || cells.iter().take(NAMED).map(|cell| cell.field.id());
    let mut text = String::with_capacity(before.len() + ids().map(|id| id.len() + between.len()).sum::<usize>() + rest.len());
    text.push_str(before);
    for (i, id) in ids().enumerate() {
        text.push_str(if i > 0 { between } else { "" });
        text.push_str(id);
    }
    text.push_str(rest);
    text
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
    let (place, place_en) = place(sum.identity);
    let open = system.open(sum).count();
    let (at_least, at_least_en) = if open > 0 {
        (
            format!("（另有 {open} 格没有数值，但至少如此）"),
            format!(" ({} no value; it is at least that)", counted(open, "cell has", "cells have")),
        )
    } else {
        Default::default()
    };
    let (zh, en) = match sum.identity.kind {
        IdentityKind::Balance => (
            format!("{place}：新收＋上年结转＝{left}，办理结果总计＋结转下年度＝{right}，应相等{at_least}"),
            format!("{place_en}: received plus carried in is {left}, handled plus carried out {right}; they must be equal{at_least_en}"),
        ),
        _ => (
            format!("{place}：总计为 {left}，各项之和为 {right}，应相等{at_least}"),
            format!("{place_en}: the total is {left}, its parts add up to {right}; they must be equal{at_least_en}"),
        ),
    };
    let (mut fitting, mut fitting_en, mut suspects, mut confidence) = (String::new(), String::new(), Vec::new(), Confidence::High);
    match located {
        Some(Located::Found { hypotheses, more }) => {
            (fitting, fitting_en) = describe(system, hypotheses, *more, first);
            confidence = certainty(hypotheses);
            let suspect = |hypothesis: &Hypothesis| {
                let changes = hypothesis.changes.iter();
                changes.map(|change| Suspect { field: system.cell(change.cell).field, value: change.value }).collect()
            };
            suspects = hypotheses.iter().map(suspect).collect();
        }
        Some(Located::TooMany) => {
            fitting = format!("；未能定位：改动任何不多于 {MAX_CELLS} 格都不能使全部勾稽关系成立");
            fitting_en = format!("; not localised: no change of up to {MAX_CELLS} cells satisfies every sum");
        }
        Some(Located::Open) => {
            fitting = "；未能定位：有单元格没有数值".to_owned();
            fitting_en = "; not localised: cells of the table have no value".to_owned();
            confidence = Confidence::Medium;
        }
        Some(Located::Unfinished) => {
            fitting = "；未能定位：可能的组合过多".to_owned();
            fitting_en = "; not localised: there are too many possible sets of cells".to_owned();
        }
        None => {}
    }
    if fields(sum.identity).any(|field| doubted.contains(&field)) {
        confidence = confidence.min(Confidence::Medium);
    }
    let mut diagnostic =
        Diagnostic::new(rule(sum.identity), zh + &fitting, en + &fitting_en).with_fields(fields(sum.identity)).with_confidence(confidence);
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

/// The hypotheses in words: the only one, or how many there are and which looks like a slip. The cells of a row that
/// slipped are reported with the `first` sum it breaks.
fn describe(system: &System, hypotheses: &[Hypothesis], more: bool, first: Option<&Sum>) -> (String, String) {
    let change = |hypothesis: &Hypothesis| {
        let one = |change: &Change| {
            let cell = system.cell(change.cell);
            let (written, value) = (cell.value.unwrap_or(0), change.value);
            (
                format!("“{}”由 {written} 改为 {value}", cell.field.name_zh()),
                format!("{} were {value} instead of {written}", cell.field.id()),
            )
        };
        if let (Slip::ShiftedRow, Some(first)) = (hypothesis.slip, first) {
            let (place, place_en) = place(first.identity);
            return (format!("整行错位一列（详见{place}）"), format!("a row had not slipped by a column (see {place_en})"));
        }
        let (zh, en): (Vec<String>, Vec<String>) = hypothesis.changes.iter().map(one).unzip();
        match hypothesis.slip {
            Slip::ShiftedRow => {
                (format!("整行错位一列，即{}", zh.join("、")), format!("a row had not slipped by a column ({})", en.join(", ")))
            }
            _ => (zh.join("且"), en.join(" and ")),
        }
    };
    let (zh, en) = hypotheses.first().map(change).unwrap_or_default();
    if let [_] = hypotheses {
        return (format!("；若{zh}，则全部成立"), format!("; every sum would hold if {en}"));
    }
    let count = hypotheses.len();
    let (count, count_en) =
        if more { (format!("超过 {count}"), format!("more than {count}")) } else { (count.to_string(), count.to_string()) };
    let (likely, likely_en) = match certainty(hypotheses) {
        Confidence::Low => Default::default(),
        _ => (format!("，最像笔误的是{zh}"), format!(", likeliest if {en}")),
    };
    (format!("；有 {count} 种改法能使全部成立{likely}"), format!("; {count_en} changes would make every sum hold{likely_en}"))
}

/// The place of a sum in Chinese and English.
fn place(identity: &Identity) -> (String, String) {
    let first = identity.left.first();
    let (row, column) = first.map_or(("", ""), |f| (f.row_zh(), f.column_zh()));
    match identity.kind {
        IdentityKind::Balance | IdentityKind::Outcomes => (format!("表三“{column}”列"), format!("table III, column {column}")),
        IdentityKind::RowTotal => (format!("表三“{row}”行"), format!("table III, row {row}")),
        IdentityKind::RemediesTotal => (format!("表四“{row}”"), format!("table IV, {row}")),
    }
}

/// The tables that sums bind.
pub const TABLES: [TableId; 2] = [TableId::Requests, TableId::Remedies];
