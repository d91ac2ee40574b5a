//! A422 published-total: no more was published this year than in all.

use crate::check::disclosure::Row;
use crate::check::findings::Findings;
use crate::diagnostic::catalogue;
use crate::fact::RowFault;
use crate::report::Report;

/// Judges the rules and the normative documents of the 2019 form.
pub fn assess(report: &Report, findings: &mut Findings) {
    for row in ["rules", "normative_documents"] {
        let Some(row) = Row::of(report, row, &["published", "published_total"]) else { continue };
        row.judge(report, &catalogue::PUBLISHED_TOTAL, findings, |values| {
            let [published, total] = values else { return None };
            (published > total).then_some(RowFault::MoreThanInAll { published: *published, total: *total })
        });
    }
}
