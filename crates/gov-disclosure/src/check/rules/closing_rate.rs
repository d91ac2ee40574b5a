//! X512 percent, for rates of what was closed: 受理117件，办结171件，办结率100%.

use rust_decimal::Decimal;

use crate::check::findings::Findings;
use crate::check::stated::{Stated, labelled};
use crate::diagnostic::{Confidence, Diagnostic, catalogue};
use crate::fact::Text;
use crate::report::{Claim, Report, Role};

/// Judges rates that follow the two counts they belong to. Since 2019 what is closed may come from the year before, so only old reports
/// are judged.
pub fn assess(report: &Report, findings: &mut Findings) {
    if report.meta.year.is_none_or(|year| year > 2018) {
        return;
    }
    for (place, rate) in report.claims.iter().enumerate().filter(|(_, claim)| claim.role == Role::Percent && claim.of.is_none()) {
        let says = |claim: &Claim, words: &[&str]| words.iter().any(|word| claim.label.contains(word));
        if !says(rate, &["办结率", "办理率", "答复率"]) {
            continue;
        }
        let [received, closed] = report.claims.get(place.saturating_sub(2)..place).unwrap_or_default() else { continue };
        let are_both = says(received, &["受理", "收到", "接到"]) && says(closed, &["办结", "办理", "答复"]) && received.unit == closed.unit;
        let exact = |claim: &Claim| Stated::of(claim).filter(|stated| stated.is_exact()).map(|stated| stated.low);
        let (Some(all), Some(done), Some(percent)) = (exact(received), exact(closed), exact(rate)) else { continue };
        // A share of all is never more than all.
        if !are_both || done <= all || percent > Decimal::ONE_HUNDRED {
            continue;
        }
        let fact = Text::ClosingRate { closed: labelled(closed), received: labelled(received), rate: rate.raw.clone() };
        let mut diagnostic = Diagnostic::of(&catalogue::PERCENT, fact).with_confidence(Confidence::Medium);
        diagnostic.locations = [received, closed, rate].into_iter().filter_map(|claim| claim.location.clone()).collect();
        findings.fail_claim(&catalogue::PERCENT, place, diagnostic);
    }
}
