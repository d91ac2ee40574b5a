//! A424 level-for-change: the change in items equals the number of cases, so one may stand for the other.

use crate::check::disclosure::Row;
use crate::check::findings::Findings;
use crate::diagnostic::catalogue;
use crate::report::Report;

/// Judges the rows of the 2019 form that print both.
pub fn assess(report: &Report, findings: &mut Findings) {
    for row in ["licensing", "other_services", "penalties", "coercion"] {
        let Some(row) = Row::of(report, row, &["items_change", "decisions"]) else { continue };
        row.judge(report, &catalogue::LEVEL_FOR_CHANGE, findings, |values| {
            let [change, decisions] = values else { return None };
            (change == decisions && !change.is_zero()).then(|| {
                (
                    format!("“本年增/减”与“处理决定数量”同为 {change}；增减指事项数的变化，请核对是否误填了件数"),
                    format!(
                        "the change in items and the decisions are both {change}; the change counts items; check whether cases were entered"
                    ),
                )
            })
        });
    }
}
