//! Why an input gave no bytes or no report, beside what the library finds in them: as data, with its words in both languages.

use std::io;
use std::time::Duration;

use gov_disclosure::{Error, ErrorKind};

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
    fn kind(&self) -> ErrorKind {
        match self {
            Self::NotFound | Self::Forbidden | Self::Unreadable(_) | Self::Unmatched => ErrorKind::Io,
            Self::Defect | Self::SameNames | Self::ArchiveBroken(_) => ErrorKind::Malformed,
            Self::TooSlow(_) | Self::ArchiveTooLarge => ErrorKind::LimitExceeded,
            Self::ArchiveEncrypted => ErrorKind::Encrypted,
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::NotFound => "无法读取：没有这个文件".to_owned(),
            Self::Forbidden => "无法读取：没有读取权限".to_owned(),
            Self::Unreadable(reason) => format!("无法读取：{reason}"),
            Self::Unmatched => "没有符合此模式的文件；请检查路径，以及文件是否存在".to_owned(),
            Self::Defect => "读取此文件时遇到本程序的缺陷，请连同文件一并报告".to_owned(),
            Self::TooSlow(timeout) => format!("读取超过 {} 秒的时限；可用 --timeout 放宽", timeout.as_secs_f64()),
            Self::ArchiveTooLarge => "压缩包解开后过大或文件过多，超过上限；请分成几个压缩包".to_owned(),
            Self::SameNames => "压缩包中有几个同名文件，无法区分；请解压后再试".to_owned(),
            Self::ArchiveEncrypted => "压缩包已加密；请解压后再试".to_owned(),
            Self::ArchiveBroken(reason) => format!("压缩包损坏或不完整（{reason}）"),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::NotFound => "cannot be read: there is no such file".to_owned(),
            Self::Forbidden => "cannot be read: permission denied".to_owned(),
            Self::Unreadable(reason) => format!("cannot be read: {reason}"),
            Self::Unmatched => "no file matches this pattern; check the path, and that files of this kind exist".to_owned(),
            Self::Defect => "a defect of this program stopped the reading of this file; please report it with the file".to_owned(),
            Self::TooSlow(timeout) => {
                format!("reading took longer than the limit of {} s; --timeout allows more", timeout.as_secs_f64())
            }
            Self::ArchiveTooLarge => "the archive unpacks to more than the limit allows; split it into several".to_owned(),
            Self::SameNames => {
                "several members of the archive have the same name and cannot be distinguished; unpack it and try again".to_owned()
            }
            Self::ArchiveEncrypted => "the archive is protected by a password; unpack it and try again".to_owned(),
            Self::ArchiveBroken(reason) => format!("the archive is broken or cut off ({reason})"),
        }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::new(fault.kind(), fault.zh(), fault.en())
    }
}
