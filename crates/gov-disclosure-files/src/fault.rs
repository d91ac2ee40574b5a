//! Why an input gave no bytes or no report, beside what the library finds in them: as data; `message` has its words.

use std::io;
use std::time::Duration;

use gov_disclosure::ErrorKind;

/// Why an input gave no bytes or no report.
#[derive(Debug)]
pub enum Fault {
    /// There is no such file.
    NotFound,
    /// It may not be read.
    Forbidden,
    /// The system does not give it; why, in the words of the system.
    Unreadable(String),
    /// No file has a name of this pattern.
    Unmatched,
    /// A defect of this program stopped the reading.
    Defect,
    /// Reading took longer than this.
    TooSlow(Duration),
    /// An archive unpacks to more than the limit allows.
    ArchiveTooLarge,
    /// Members of an archive have the same name.
    SameNames,
    /// A password protects an archive.
    ArchiveEncrypted,
    /// An archive cannot be unpacked; why, in the words of the library.
    ArchiveBroken(String),
    /// A list of reports in JSON is empty.
    EmptyList,
    /// JSON has no report.
    NoReport,
    /// JSON has more reports than one file may have.
    TooManyReports,
}

impl From<&io::Error> for Fault {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}

impl Fault {
    /// Who must act.
    pub(crate) fn kind(&self) -> ErrorKind {
        match self {
            Self::NotFound | Self::Forbidden | Self::Unreadable(_) | Self::Unmatched => ErrorKind::Io,
            Self::Defect | Self::SameNames | Self::ArchiveBroken(_) | Self::EmptyList | Self::NoReport => ErrorKind::Malformed,
            Self::TooSlow(_) | Self::ArchiveTooLarge | Self::TooManyReports => ErrorKind::LimitExceeded,
            Self::ArchiveEncrypted => ErrorKind::Encrypted,
        }
    }
}
