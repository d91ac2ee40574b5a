//! Why an input gave no bytes or no report, beside what the library finds in them: as data; `message` has its words.

use std::io;
use std::time::Duration;

use gov_disclosure::ErrorKind;
use zip::result::ZipError;

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
    /// An archive cannot be unpacked.
    ArchiveBroken(BadArchive),
    /// A list of reports in JSON is empty.
    EmptyList,
    /// JSON has no report.
    NoReport,
    /// JSON has more reports than one file may have.
    TooManyReports,
}

/// What is wrong with an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadArchive {
    /// Its list of files is missing or wrong, as in an archive that is cut off.
    List,
    /// It is packed in a way that is not read.
    Method,
    /// The data of a file are broken.
    Data,
}

impl From<&ZipError> for BadArchive {
    fn from(error: &ZipError) -> Self {
        match error {
            ZipError::InvalidArchive(_) => Self::List,
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Self::Method,
            _ => Self::Data,
        }
    }
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
