//! Y604 running-total: a total over the years is that of the year before and the year.

use super::Pair;
use crate::check::findings::Findings;
use crate::check::statistics::{form, value};
use crate::diagnostic::{Diagnostic, Severity, catalogue};
use crate::report::Outcome;

/// Judges every row of two years whose forms have totals over the years.
pub fn assess(pair: &Pair<'_>, findings: &mut Findings) {
    let Some((own, before)) = form(&pair.after.form).zip(form(&pair.before.form)) else { return };
    let Some((total, year)) = own.running.filter(|_| own.family == before.family) else { return };
    let rule = &catalogue::RUNNING_TOTAL;
    for row in 0..own.rows.len() {
        let Some((total, year)) = own.cell(row, total).zip(own.cell(row, year)) else { continue };
        let values = (pair.before.statistic(total), value(pair.after, total), value(pair.after, year));
        let (Some(before), Some(actual), Some(added)) = values else { continue };
        let expected = before + added;
        if expected == actual {
            findings.verdict(rule, [], Outcome::Pass, format!("均为 {actual}"), format!("both are {actual}"));
            continue;
        }
        let (label, last) = (total.label(), pair.year.saturating_sub(1));
        let restarted = actual < before;
        let (zh, en) = if restarted {
            (
                format!("“{label}”：历年累计 {actual} 小于{last}年度的 {before}，累计重新起算"),
                format!("{label}: {actual} over the years is less than {before} of {last}; the running total may have been restarted"),
            )
        } else {
            (
                format!("“{label}”：历年累计 {actual}，按{last}年度的 {before} 加本年度 {added} 应为 {expected}；请对照两年的报告"),
                format!(
                    "{label}: {actual} over the years; {before} of {last} and {added} of the year make {expected}; compare both reports"
                ),
            )
        };
        let severity = if restarted { Severity::Info } else { rule.severity };
        let mut diagnostic = Diagnostic::new(rule, zh, en).with_severity(severity).with_statistics([year, total]);
        diagnostic.locations = [year, total].iter().filter_map(|cell| pair.after.statistics.cells.get(*cell)?.location.clone()).collect();
        (diagnostic.expected, diagnostic.actual) = (i64::try_from(expected).ok(), i64::try_from(actual).ok());
        findings.fail(rule, diagnostic);
    }
}
