//! A425 negative-items: last year's items and the change leave no fewer than none.

use rust_decimal::Decimal;

use crate::check::disclosure::Row;
use crate::check::findings::Findings;
use crate::diagnostic::catalogue;
use crate::fact::RowFault;
use crate::report::Report;

/// Judges the rows of the 2019 form that count items.
pub fn assess(report: &Report, findings: &mut Findings) {
    for row in ["licensing", "other_services", "penalties", "coercion", "fees"] {
        let Some(row) = Row::of(report, row, &["items_last_year", "items_change"]) else { continue };
        row.judge(report, &catalogue::NEGATIVE_ITEMS, findings, |values| {
            let [last_year, change] = values else { return None };
            let now = last_year + change;
            (now < Decimal::ZERO).then_some(RowFault::ItemsBelowZero { last_year: *last_year, change: *change, now })
        });
    }
}
