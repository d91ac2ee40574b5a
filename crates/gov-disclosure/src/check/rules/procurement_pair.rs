//! A423 procurement-pair: purchases have an amount, and an amount has purchases.

use crate::check::disclosure::Row;
use crate::check::findings::Findings;
use crate::diagnostic::catalogue;
use crate::fact::RowFault;
use crate::report::Report;

/// Judges the procurement row of the 2019 form.
pub fn assess(report: &Report, findings: &mut Findings) {
    let Some(row) = Row::of(report, "procurement", &["items", "amount"]) else { return };
    row.judge(report, &catalogue::PROCUREMENT_PAIR, findings, |values| {
        let [projects, amount] = values else { return None };
        (projects.is_zero() != amount.is_zero()).then_some(RowFault::PurchasesOrAmount { projects: *projects, amount: *amount })
    });
}
