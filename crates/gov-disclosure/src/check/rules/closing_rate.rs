//! X512 percent, for rates of what was closed: 受理117件，办结171件，办结率100%.

use rust_decimal::Decimal;

use crate::check::findings::Findings;
use crate::check::stated::Stated;
use crate::diagnostic::{Confidence, Diagnostic, catalogue};
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
        let zh = format!("“{}”为 {}，多于“{}”的 {}，与 {} 不符；请核对", closed.label, closed.raw, received.label, received.raw, rate.raw);
        let en = format!(
            "\"{}\" is {}, more than {} of \"{}\", which does not go with {}; check them",
            closed.label, closed.raw, received.raw, received.label, rate.raw
        );
        let mut diagnostic = Diagnostic::new(&catalogue::PERCENT, zh, en).with_confidence(Confidence::Medium);
        diagnostic.locations = [received, closed, rate].into_iter().filter_map(|claim| claim.location.clone()).collect();
        findings.fail_claim(&catalogue::PERCENT, place, diagnostic);
    }
}
