//! What to say of a file that ends before its format does: what is missing is missing from the file, not from the report.

use crate::diagnostic::{Diagnostic, catalogue};
use crate::error::Error;
use crate::fact::Reading;

/// Rules that find something missing.
const MISSING: [&str; 4] = ["S101", "S201", "S202", "S203"];

/// The error for a file whose first part holds nothing of a report.
pub fn error() -> Error {
    Error::malformed(
        "文件不完整，已有的部分中没有年度报告的内容；请重新下载",
        "the file is cut off, and the part that exists has nothing of a report; download it again",
    )
}

/// Puts one diagnostic in the place of those that blame the agency for what the file lacks.
pub fn instead(diagnostics: &mut Vec<Diagnostic>) {
    let all = diagnostics.len();
    diagnostics.retain(|found| !MISSING.contains(&found.rule.as_str()));
    let fact = Reading::CutOff { lacks: diagnostics.len() < all };
    diagnostics.insert(0, Diagnostic::of(&catalogue::CUT_OFF, fact));
}
