//! Why report JSON gave no report, beside what the library finds in it: as data, with its words in both languages.

use gov_disclosure::{Error, ErrorKind};

/// Why report JSON gave no report.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// It is a list without a report.
    EmptyList,
    /// It has no report.
    Empty,
    /// It has more reports than one file may have.
    TooManyReports,
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        let (kind, zh, en) = match fault {
            Fault::EmptyList => (ErrorKind::Malformed, "这个 JSON 列表中没有报告", "this JSON list contains no report"),
            Fault::Empty => (ErrorKind::Malformed, "没有报告", "there is no report"),
            Fault::TooManyReports => (
                ErrorKind::LimitExceeded,
                "一个 JSON 文件中的报告过多，超过上限；请改为每行一份报告的 .jsonl 文件，行数不限",
                "the JSON contains more reports than one file may; write one report per line into a file that ends in .jsonl, which may have any number",
            ),
        };
        Self::new(kind, zh, en)
    }
}
