//! What to say of a file that ends before its format does: what is missing is missing from the file, not from the report.

use crate::diagnostic::{Diagnostic, catalogue};
use crate::error::Error;

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
    let (zh, en) = match diagnostics.len() < all {
        true => ("缺少的章节、表格和单元格可能在其后", "missing sections, tables and cells may have been in the rest"),
        false => ("其后可能还有内容", "more may have been in the rest"),
    };
    let zh = format!("文件没有结束标记，可能未下载完整：{zh}；请重新下载后读取");
    let en = format!("the end of the file is missing, perhaps because a download broke off: {en}; download it again and use that file");
    diagnostics.insert(0, Diagnostic::new(&catalogue::CUT_OFF, zh, en));
}
