//! Y604 running-total: a total over the years is that of the year before and the year.

use super::Pair;
use crate::check::findings::Findings;
use crate::check::statistics::{form, label, value};
use crate::diagnostic::{Diagnostic, Severity, catalogue};
use crate::fact::{Reason, Series};

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
            findings.verdict(rule, [], &Reason::Both(actual));
            continue;
        }
        let (label, last) = (label(own, total), pair.year.saturating_sub(1));
        let restarted = actual < before;
        let fact = match restarted {
            true => Series::Restarted { label, year: last, before, actual },
            false => Series::RunningTotal { label, year: last, before, added, expected, actual },
        };
        let severity = if restarted { Severity::Info } else { rule.severity };
        let mut diagnostic = Diagnostic::of(rule, fact).with_severity(severity).with_statistics([year, total]);
        diagnostic.locations = [year, total].iter().filter_map(|cell| pair.after.statistics.cells.get(*cell)?.location.clone()).collect();
        (diagnostic.expected, diagnostic.actual) = (i64::try_from(expected).ok(), i64::try_from(actual).ok());
        findings.fail(rule, diagnostic);
    }
}
