//! Y601 carry-over: what a year hands on is what the next takes over, for each kind of applicant.

use super::{Equation, Pair};
use crate::check::findings::Findings;
use crate::diagnostic::{Severity, catalogue};
use crate::form::{TableId, fields};

/// Judges every column of Table III. Both forms print both rows.
pub fn assess(pair: &Pair<'_>, findings: &mut Findings) {
    if pair.after.form.of(TableId::Requests).is_none() || pair.before.form.of(TableId::Requests).is_none() {
        return;
    }
    let of_row = |row: &'static str| fields().filter(move |field| field.table() == TableId::Requests && field.row_id() == row);
    for (out, taken) in of_row("carried_out").zip(of_row("carried_in")) {
        let equation = Equation {
            label: &taken.name_zh(),
            before: &[out],
            after: &[taken],
            compute: |before, after| (before.iter().sum(), after.iter().sum()),
            message: |year, _, expected, actual| {
                (
                    format!("本年填 {actual}，{year}年度报告的“结转下年度继续办理”为 {expected}，应相等"),
                    format!("{actual} here, and the report on {year} carried out {expected}; they must be equal"),
                )
            },
            // Applicants may be sorted anew; their total may not.
            severity: (taken.column_id() != "total").then_some(Severity::Warning),
        };
        pair.judge(findings, &catalogue::CARRY_OVER, &equation);
    }
}
