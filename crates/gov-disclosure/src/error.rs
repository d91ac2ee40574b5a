//! Why no report could be made.

use std::fmt;

use crate::fact::{BadFigures, Broken, EmptyFile, Encrypted, Excess, Json, Limited, NoReport, Pictures, Uncorrected, Unknown, Unwritable};
pub(crate) use crate::message::Hint;
use crate::message::{Message, en, zh};

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
    /// The file contains nothing, or white space alone.
    Empty,
    /// The file was read and contains no annual report.
    NotAReport,
    /// The file is larger or deeper than the limits allow.
    LimitExceeded,
    /// A correction has no certain place in the file.
    NotCorrectable,
}

named!(ErrorKind {
    Io => "io",
    UnknownFormat => "unknown-format",
    Malformed => "malformed",
    Encrypted => "encrypted",
    NeedsOcr => "needs-ocr",
    Empty => "empty",
    NotAReport => "not-a-report",
    LimitExceeded => "limit-exceeded",
    NotCorrectable => "not-correctable",
});

impl ErrorKind {
    /// The stable code, the same in every language.
    pub fn code(self) -> &'static str {
        self.as_str()
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

/// Makes an error of each family of faults; only the words of those that a build has are in it.
macro_rules! kinds {
    ($($fault:ident => $kind:ident, $words:ident);+ $(;)?) => {
        $(impl From<$fault> for Error {
            #[cold]
            fn from(fault: $fault) -> Self {
                Self { kind: ErrorKind::$kind, message: Message { zh: zh::fault::$words(&fault), en: en::fault::$words(&fault) }, hint: None }
            }
        })+
    };
}

kinds! {
    Unknown => UnknownFormat, unknown;
    Broken => Malformed, broken;
    Json => Malformed, json;
    BadFigures => Malformed, figures;
    Encrypted => Encrypted, encrypted;
    Pictures => NeedsOcr, pictures;
    EmptyFile => Empty, empty_file;
    NoReport => NotAReport, no_report;
    Excess => LimitExceeded, excess;
    Unwritable => LimitExceeded, unwritable;
    Uncorrected => NotCorrectable, uncorrected;
}

impl Error {
    /// An error of a caller's own, of this kind; `zh` and `en` say what, why and what would help.
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

    /// What would help.
    pub fn hint(&self) -> Option<Hint> {
        self.hint
    }

    /// The same with what would help.
    #[must_use]
    pub fn with_hint(self, hint: Hint) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// That there is more of something than its limit.
    pub(crate) fn limit(what: Limited, most: u64) -> Self {
        Excess { what, most }.into()
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
        let kinds = [Io, UnknownFormat, Malformed, Encrypted, NeedsOcr, Empty, NotAReport, LimitExceeded, NotCorrectable];
        let codes =
            ["io", "unknown-format", "malformed", "encrypted", "needs-ocr", "empty", "not-a-report", "limit-exceeded", "not-correctable"];
        assert_eq!(kinds.map(super::ErrorKind::code), codes);
    }
}
