//! A424 level-for-change: the change in items equals the number of cases, so one may stand for the other.

use crate::check::disclosure::Row;
use crate::check::findings::Findings;
use crate::diagnostic::catalogue;
use crate::fact::RowFault;
use crate::report::Report;

/// Judges the rows of the 2019 form that print both.
pub fn assess(report: &Report, findings: &mut Findings) {
    for row in ["licensing", "other_services", "penalties", "coercion"] {
        let Some(row) = Row::of(report, row, &["items_change", "decisions"]) else { continue };
        row.judge(report, &catalogue::LEVEL_FOR_CHANGE, findings, |values| {
            let [change, decisions] = values else { return None };
            (change == decisions && !change.is_zero()).then_some(RowFault::ChangeIsDecisions { change: *change })
        });
    }
}
