//! The sums of Tables III and IV on written numbers.

use crate::diagnostic::{Diagnostic, Rule, Severity, catalogue};
use crate::form::{Field, Identity, IdentityKind, TableId, identities};
use crate::report::{Report, State};

/// Adds a diagnostic for every sum that written numbers break. Cells that are not written make a sum
/// unassessable: blank is not zero.
pub fn check(report: &Report, out: &mut Vec<Diagnostic>) {
    for table in [TableId::Requests, TableId::Remedies] {
        let Some(edition) = report.form.of(table) else { continue };
        let own = identities(edition).iter().filter(|identity| identity.left.first().is_some_and(|f| f.table() == table));
        out.extend(own.filter_map(|identity| broken(report, identity)));
    }
}

/// Adds a warning for every sum that holds blanks and does not hold with them as nil.
pub fn blanks(report: &Report, out: &mut Vec<Diagnostic>) {
    for table in [TableId::Requests, TableId::Remedies] {
        let Some(edition) = report.form.of(table) else { continue };
        for identity in identities(edition).iter().filter(|identity| identity.left.first().is_some_and(|f| f.table() == table)) {
            let all = || identity.left.iter().chain(&identity.right).copied();
            let state = |f: Field| report.cell(f).map(|cell| cell.state);
            let readable = all().all(|f| matches!(state(f), Some(State::Reported | State::Blank | State::Placeholder)));
            let empty: Vec<Field> = all().filter(|f| state(*f) != Some(State::Reported)).collect();
            let (left, right) = (sum(report, &identity.left).0, sum(report, &identity.right).0);
            if !readable || empty.is_empty() || left == right {
                continue;
            }
            let (_, place, place_en) = describe(identity);
            let zh = format!("{place}：有 {} 个空白单元格，按空白为零计算不相等，空白处可能另有数值", empty.len());
            let en = format!(
                "{place_en}: {} cells are empty and the sum does not hold with them as nil; they may stand for numbers",
                empty.len()
            );
            out.push(Diagnostic::new(&catalogue::BLANK, zh, en).with_severity(Severity::Warning).with_fields(all()));
        }
    }
}

/// The sum of the written values, and how many of the fields are written.
fn sum(report: &Report, fields: &[Field]) -> (Option<i64>, usize) {
    let values = fields.iter().filter_map(|f| report.cell(*f)).filter(|cell| cell.state == State::Reported);
    values.fold((Some(0), 0), |(sum, count), cell| {
        let value = cell.value.and_then(|value| value.as_count());
        (sum.zip(value).and_then(|(a, b): (i64, i64)| a.checked_add(b)), count + 1)
    })
}

fn broken(report: &Report, identity: &Identity) -> Option<Diagnostic> {
    let ((left, lefts), (right, rights)) = (sum(report, &identity.left), sum(report, &identity.right));
    let (left, right) = (left?, right?);
    let all_left = lefts == identity.left.len();
    let all_right = rights == identity.right.len();
    // Parts that are written cannot exceed a written total, whatever the others hold.
    let exceeds = all_left && right > left && !matches!(identity.kind, IdentityKind::Balance);
    if !(all_left && all_right && left != right || exceeds) {
        return None;
    }
    let (rule, place, place_en) = describe(identity);
    let fields = identity.left.iter().chain(&identity.right).copied();
    let spans = identity.left.iter().filter_map(|f| report.cell(*f)?.location.clone());
    let (zh, en) = match identity.kind {
        IdentityKind::Balance => (
            format!("{place}：新收与上年结转合计 {left}，办理总计与结转下年合计 {right}，二者应相等"),
            format!("{place_en}: received and carried in make {left}, handled and carried out {right}; they must be equal"),
        ),
        _ => (
            format!("{place}：总计为 {left}，各项之和为 {right}，二者应相等"),
            format!("{place_en}: the total is {left}, its parts add up to {right}; they must be equal"),
        ),
    };
    let mut diagnostic = Diagnostic::new(rule, zh, en).with_fields(fields);
    diagnostic.expected = Some(right);
    diagnostic.actual = Some(left);
    diagnostic.locations = spans.collect();
    Some(diagnostic)
}

/// The rule of a sum, and its place in Chinese and English.
fn describe(identity: &Identity) -> (&'static Rule, String, String) {
    let first = identity.left.first();
    let (row, column) = first.map_or(("", ""), |f| (f.row_zh(), f.column_zh()));
    let in_column = || (format!("表三“{column}”列"), format!("table III, column {column}"));
    let (rule, (zh, en)) = match identity.kind {
        IdentityKind::Balance => (&catalogue::BALANCE, in_column()),
        IdentityKind::Outcomes => (&catalogue::OUTCOMES, in_column()),
        IdentityKind::RowTotal => (&catalogue::ROW_TOTAL, (format!("表三“{row}”行"), format!("table III, row {row}"))),
        IdentityKind::RemediesTotal => (&catalogue::REMEDIES_TOTAL, (format!("表四“{row}”"), format!("table IV, {row}"))),
    };
    (rule, zh, en)
}
