//! What to say of a file that ends before its format does: what is missing is missing from the file, not from the report.

use super::finding::Finding;
use crate::diagnostic::{Rule, catalogue};
use crate::error::Error;
use crate::fact::{Broken, Reading};

/// Rules that find something missing.
const MISSING: [&Rule; 4] = [&catalogue::MISSING_SECTION, &catalogue::MISSING_TABLE, &catalogue::MISSING_ROWS, &catalogue::ATTACHMENT_ONLY];

/// The error for a file whose first part holds nothing of a report.
pub fn error() -> Error {
    Broken::CutOff.into()
}

/// Puts one diagnostic in the place of those that blame the agency for what the file lacks.
pub fn instead(findings: &mut Vec<Finding>) {
    let all = findings.len();
    findings.retain(|found| !MISSING.contains(&found.rule));
    let fact = Reading::CutOff { lacks: findings.len() < all };
    findings.insert(0, Finding::of(&catalogue::CUT_OFF, fact));
}
