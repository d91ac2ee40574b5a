//! Checks over a report: whether its numbers agree with each other.

mod series;
mod sums;

pub use series::check_series;
pub(crate) use sums::blanks;

use crate::diagnostic::sort;
use crate::report::Report;

/// Checks a report and returns it assessed: the diagnostics of families A and X are made anew, those of
/// the reading stay. Doing so twice changes nothing.
pub fn check(mut report: Report) -> Report {
    report.diagnostics.retain(|diagnostic| !diagnostic.rule.starts_with(['A', 'X']));
    let mut found = Vec::new();
    sums::check(&report, &mut found);
    report.diagnostics.extend(found);
    sort(&mut report.diagnostics);
    report
}
