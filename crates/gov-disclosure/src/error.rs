//! Why no report could be made.

use std::fmt;

pub(crate) use crate::message::Hint;
use crate::message::Message;

/// The kind of an [`Error`]: who must act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file could not be read.
    Io,
    /// The format of the file is not read here.
    UnknownFormat,
    /// The format is known, and the file violates it.
    Malformed,
    /// The file is protected by a password.
    Encrypted,
    /// The file contains pictures of pages, not text.
    NeedsOcr,
    /// The file was read and contains no annual report.
    NotAReport,
    /// The file is larger or deeper than the limits allow.
    LimitExceeded,
    /// A correction has no certain place in the file.
    NotCorrectable,
}

impl ErrorKind {
    /// The stable code, the same in every language.
    pub fn code(self) -> &'static str {
        match self {
            Self::Io => "io",
            Self::UnknownFormat => "unknown-format",
            Self::Malformed => "malformed",
            Self::Encrypted => "encrypted",
            Self::NeedsOcr => "needs-ocr",
            Self::NotAReport => "not-a-report",
            Self::LimitExceeded => "limit-exceeded",
            Self::NotCorrectable => "not-correctable",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// No report can be made from an input. What is wrong *with* a report is a
/// [`Diagnostic`](crate::Diagnostic) instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: Message,
    hint: Option<Hint>,
}

impl Error {
    /// An error of this kind; `zh` and `en` say what, why and what would help.
    pub fn new(kind: ErrorKind, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { kind, message: Message { zh: zh.into(), en: en.into() }, hint: None }
    }

    /// Its kind.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Its stable code, e.g. `not-a-report`.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The message in Chinese and English.
    pub fn message(&self) -> &Message {
        &self.message
    }

    /// The option of reading that would help.
    pub fn hint(&self) -> Option<Hint> {
        self.hint
    }

    pub(crate) fn with_hint(self, hint: Hint) -> Self {
        Self { hint: Some(hint), ..self }
    }

    pub(crate) fn encrypted() -> Self {
        let zh = "文件已加密；请用打开密码另存为不加密的文件后再试";
        let en = "the file is protected by a password; open it with the password, save it without one and try again";
        Self::new(ErrorKind::Encrypted, zh, en)
    }

    pub(crate) fn malformed(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(ErrorKind::Malformed, zh, en)
    }

    pub(crate) fn limit(zh: &str, en: &str) -> Self {
        Self::new(ErrorKind::LimitExceeded, zh, en)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code(), self.message.en)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::ErrorKind::*;

    /// Bindings publish the codes word for word.
    #[test]
    fn codes_are_stable() {
        let kinds = [Io, UnknownFormat, Malformed, Encrypted, NeedsOcr, NotAReport, LimitExceeded, NotCorrectable];
        let codes = ["io", "unknown-format", "malformed", "encrypted", "needs-ocr", "not-a-report", "limit-exceeded", "not-correctable"];
        assert_eq!(kinds.map(super::ErrorKind::code), codes);
    }
}
