//! A421 stock-a-year-ago: what was in force at the start of the year is not negative.

use rust_decimal::Decimal;

use crate::check::disclosure::Row;
use crate::check::findings::Findings;
use crate::diagnostic::catalogue;
use crate::report::Report;

/// Judges the rules and the normative documents.
pub fn assess(report: &Report, findings: &mut Findings) {
    for row in ["rules", "normative_documents"] {
        let Some(row) = Row::of(report, row, &["issued", "repealed", "in_force"]) else { continue };
        row.judge(report, &catalogue::STOCK_A_YEAR_AGO, findings, |values| {
            let [issued, repealed, in_force] = values else { return None };
            let before = in_force + repealed - issued;
            (before < Decimal::ZERO).then(|| {
                (
                    format!(
                        "现行有效 {in_force}＋本年废止 {repealed}－本年制发 {issued}＝{before}，年初的件数不能为负；请核对三个数的口径"
                    ),
                    format!(
                        "in force {in_force} + repealed {repealed} - issued {issued} = {before}; the stock a year ago cannot be negative"
                    ),
                )
            })
        });
    }
}
