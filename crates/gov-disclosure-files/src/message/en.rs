//! Messages in English.

use crate::fault::{BadArchive, Fault};

/// Why an input gave no bytes or no report.
pub fn fault(fault: &Fault) -> String {
    let words = match fault {
        Fault::NotFound => "cannot be read: there is no such file",
        Fault::Forbidden => "cannot be read: permission denied",
        Fault::Unreadable(reason) => return format!("cannot be read: {reason}"),
        Fault::Unmatched => "no file matches this pattern; check the path, and that files of this kind exist",
        Fault::Defect => "a defect of this program stopped the reading of this file; please report it with the file",
        Fault::TooSlow(timeout) => {
            return format!("reading took longer than the limit of {} s; allow more time and try again", timeout.as_secs_f64());
        }
        Fault::ArchiveTooLarge => "the archive unpacks to more than the limit allows; split it into several",
        Fault::SameNames => "several members of the archive have the same name and cannot be distinguished; unpack it and try again",
        Fault::ArchiveEncrypted => "the archive is protected by a password; unpack it and try again",
        Fault::ArchiveBroken(fault) => {
            return format!("the archive is broken or cut off ({}); download or save it again", bad_archive(*fault));
        }
        Fault::EmptyList => "this JSON list contains no report",
        Fault::NoReport => "there is no report",
        Fault::TooManyReports => {
            "the JSON contains more reports than one file may; write one report per line into a file that ends in .jsonl, which may have any number"
        }
    };
    words.to_owned()
}

/// What is wrong with an archive.
fn bad_archive(fault: BadArchive) -> &'static str {
    match fault {
        BadArchive::List => "its list of files is missing or wrong",
        BadArchive::Method => "it is packed in a way that is not read",
        BadArchive::Data => "its data are broken",
    }
}
