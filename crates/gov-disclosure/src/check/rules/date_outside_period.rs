//! X515 date-outside-period: an event that the report tells of did not happen in its year.

use crate::check::findings::Findings;
use crate::diagnostic::{Confidence, Diagnostic, catalogue};
use crate::fact::{Reason, Text};
use crate::report::{Date, Period, Report};

/// Judges every dated event.
pub fn assess(report: &Report, findings: &mut Findings) {
    let Some(year) = report.meta.year else { return };
    let calendar = || Some(Period { start: Date::new(year, 1, 1)?, end: Date::new(year, 12, 31)? });
    let Some(Period { start, end }) = report.meta.period.or_else(calendar) else { return };
    for (place, claim) in report.claims.iter().enumerate() {
        let Some(date) = claim.date else { continue };
        if (start..=end).contains(&date) {
            findings.claim(&catalogue::DATE_OUTSIDE_PERIOD, place, &Reason::WithinPeriod);
            continue;
        }
        let fact = Text::DateOutsidePeriod { label: claim.label.clone(), date, start, end };
        let mut diagnostic = Diagnostic::of(&catalogue::DATE_OUTSIDE_PERIOD, fact).with_confidence(Confidence::Low);
        diagnostic.locations = claim.location.clone().into_iter().collect();
        findings.fail_claim(&catalogue::DATE_OUTSIDE_PERIOD, place, diagnostic);
    }
}
