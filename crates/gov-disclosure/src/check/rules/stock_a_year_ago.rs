//! A421 stock-a-year-ago: what was in force at the start of the year is not negative.

use rust_decimal::Decimal;

use crate::check::disclosure::Row;
use crate::check::findings::Findings;
use crate::diagnostic::catalogue;
use crate::fact::RowFault;
use crate::report::Report;

/// Judges the rules and the normative documents.
pub fn assess(report: &Report, findings: &mut Findings) {
    for row in ["rules", "normative_documents"] {
        let Some(row) = Row::of(report, row, &["issued", "repealed", "in_force"]) else { continue };
        row.judge(report, &catalogue::STOCK_A_YEAR_AGO, findings, |values| {
            let [issued, repealed, in_force] = values else { return None };
            let before = in_force + repealed - issued;
            let (in_force, repealed, issued) = (*in_force, *repealed, *issued);
            (before < Decimal::ZERO).then_some(RowFault::StockBelowZero { in_force, repealed, issued, before })
        });
    }
}
