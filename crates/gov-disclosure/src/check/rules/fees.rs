//! X521 no-fee-statement and X522 fee-contradiction: what section six says of the information-processing fee
//! (国办函〔2020〕109号). The fee is not Table II's 行政事业性收费 and is never compared with it.

use crate::check::findings::Findings;
use crate::diagnostic::{Confidence, Diagnostic, catalogue};
use crate::fact::{Reason, Text};
use crate::form::{Edition, Field, TableId};
use crate::report::{Claim, Report};

/// The section that states the fee.
const SECTION: u8 = 6;

/// Judges the statement of section six.
pub fn assess(report: &Report, findings: &mut Findings) {
    let rule = &catalogue::NO_FEE_STATEMENT;
    if report.form.expected != Some(Edition::Y2021) {
        return;
    }
    let section = report.sections.iter().find(|section| section.number == SECTION);
    let Some(section) = section.filter(|section| !section.text.is_empty()) else {
        return findings.verdict(rule, [], &Reason::NoSectionSix);
    };
    let text = section.folded();
    let is_stated = ["处理费", "处理收费", "收费", "费用"].iter().any(|word| text.contains(word));
    if is_stated {
        findings.verdict(rule, [], &Reason::FeeStated);
        return contradiction(report, findings);
    }
    let mut diagnostic = Diagnostic::of(rule, Text::NoFeeStatement);
    diagnostic.locations = vec![section.location.clone()];
    findings.fail(rule, diagnostic);
}

/// Requests that were closed because a fee was not paid, and a text that says that none was demanded.
fn contradiction(report: &Report, findings: &mut Findings) {
    let rule = &catalogue::FEE_CONTRADICTION;
    let Some(field) = Field::at(TableId::Requests, "other_handling.fee_unpaid", "total") else { return };
    let Some(unpaid) = report.cell(field).and_then(|cell| cell.value?.as_count()) else {
        return findings.verdict(rule, [field], &Reason::NotWritten);
    };
    // Fees that nobody paid bring in nothing: only a text without any notice contradicts the table.
    let notices = || report.claims.iter().filter(|claim| claim.subject.as_deref() == Some("text.processing_fee.notices"));
    let is_zero = |claim: &&Claim| claim.value.is_some_and(|value| value.as_decimal().is_zero());
    let says_otherwise = notices().any(|claim| !is_zero(&claim));
    let none = notices().find(|claim| claim.section == Some(SECTION) && is_zero(claim));
    let Some(claim) = none.filter(|_| unpaid > 0 && !says_otherwise) else {
        return findings.verdict(rule, [field], &Reason::NoContradiction);
    };
    let fact = Text::FeeContradiction { unpaid, raw: claim.raw.clone() };
    let mut diagnostic = Diagnostic::of(rule, fact).with_fields([field]).with_confidence(Confidence::Medium);
    let cell = report.cell(field).and_then(|cell| cell.location.clone());
    diagnostic.locations = claim.location.iter().cloned().chain(cell).collect();
    findings.fail(rule, diagnostic);
}
