//! Y601 carry-over: what a year hands on is what the next takes over, for each kind of applicant.

use super::{Difference, Equation, Pair};
use crate::check::findings::Findings;
use crate::diagnostic::{Severity, catalogue};
use crate::fact::Series;
use crate::form::{TableId, fields};

/// Judges every column of Table III. Both forms print both rows.
pub fn assess(pair: &Pair<'_>, findings: &mut Findings) {
    if pair.after.form.of(TableId::Requests).is_none() || pair.before.form.of(TableId::Requests).is_none() {
        return;
    }
    let of_row = |row: &'static str| fields().filter(move |field| field.table() == TableId::Requests && field.row_id() == row);
    for (out, taken) in of_row("carried_out").zip(of_row("carried_in")) {
        let equation = Equation {
            before: &[out],
            after: &[taken],
            compute: |before, after| (before.iter().sum(), after.iter().sum()),
            fact: &|Difference { year, expected, actual, .. }| Series::CarryOver { field: taken, year, expected, actual },
            // Applicants may be sorted anew; their total may not.
            severity: (taken.column_id() != "total").then_some(Severity::Warning),
        };
        pair.judge(findings, &catalogue::CARRY_OVER, &equation);
    }
}
