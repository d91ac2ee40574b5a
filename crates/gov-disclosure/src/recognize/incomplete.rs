//! What to say of a file that ends before its format does: what is missing is missing from the file, not from the report.

use super::finding::Finding;
use crate::diagnostic::{Rule, catalogue};
use crate::error::Error;
use crate::fact::Reading;

/// Rules that find something missing.
const MISSING: [&Rule; 4] = [&catalogue::MISSING_SECTION, &catalogue::MISSING_TABLE, &catalogue::MISSING_ROWS, &catalogue::ATTACHMENT_ONLY];

/// The error for a file whose first part holds nothing of a report.
pub fn error() -> Error {
    Error::malformed(
        "文件不完整，已有的部分中没有年度报告的内容；请重新下载",
        "the file is cut off, and the part that exists has nothing of a report; download it again",
    )
}

/// Puts one diagnostic in the place of those that blame the agency for what the file lacks.
pub fn instead(findings: &mut Vec<Finding>) {
    let all = findings.len();
    findings.retain(|found| !MISSING.contains(&found.rule));
    let fact = Reading::CutOff { lacks: findings.len() < all };
    findings.insert(0, Finding::of(&catalogue::CUT_OFF, fact));
}
