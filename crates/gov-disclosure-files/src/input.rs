//! One input: a file, a member of an archive, a line, standard input; read when its turn comes.

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gov_disclosure::Error;

use crate::endings::JSON;
use crate::fault::Fault;

/// Bytes of an input that are read: one more than the core accepts, so that it can refuse.
pub const MAX_READ: u64 = gov_disclosure::INPUT_BYTES as u64 + 1;

/// Gives the bytes of an input, up to [`MAX_READ`] of them, when its turn comes.
pub type Reader = Arc<dyn Fn() -> Result<Vec<u8>, Error> + Send + Sync>;

/// One input.
#[derive(Debug)]
pub struct Input {
    /// What becomes `source.name`: the argument, with the path below it for a folder.
    pub name: String,
    /// Whether the walk of a folder found it: nobody named it.
    pub walked: bool,
    from: From,
}

enum From {
    Standard,
    File(PathBuf),
    /// A line of a file of one report per line.
    Line(Vec<u8>),
    /// A member of an archive.
    Member(Vec<u8>),
    /// What a caller reads itself.
    Reader(Reader),
    /// A pattern that no file has a name of.
    Unmatched(Error),
    /// Found, but not to be read.
    Broken(Error),
}

impl fmt::Debug for From {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard => f.write_str("Standard"),
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Line(bytes) => f.debug_tuple("Line").field(&bytes.len()).finish(),
            Self::Member(bytes) => f.debug_tuple("Member").field(&bytes.len()).finish(),
            Self::Reader(_) => f.write_str("Reader"),
            Self::Unmatched(error) | Self::Broken(error) => f.debug_tuple("Unreadable").field(error).finish(),
        }
    }
}

impl Input {
    /// Standard input.
    pub fn standard() -> Self {
        Self { name: "-".to_owned(), walked: false, from: From::Standard }
    }

    /// A file; `walked` where nobody named it.
    pub fn file(name: String, path: PathBuf, walked: bool) -> Self {
        Self { name, walked, from: From::File(path) }
    }

    /// A line of a file of one report per line, as an input of its own.
    pub fn line(name: String, bytes: Vec<u8>) -> Self {
        Self { name, walked: false, from: From::Line(bytes) }
    }

    /// A member of an archive.
    pub fn member(name: String, bytes: Vec<u8>) -> Self {
        Self { name, walked: true, from: From::Member(bytes) }
    }

    /// An input that a caller reads itself; its bytes now where it is an archive by its name, which is spread before its turn.
    pub fn given(name: String, reader: Reader) -> Self {
        let from = match name.to_ascii_lowercase().ends_with(".zip") {
            true => reader().map_or_else(From::Broken, From::Member),
            false => From::Reader(reader),
        };
        Self { name, walked: false, from }
    }

    /// An input whose bytes have been read.
    pub fn held(&self, bytes: Vec<u8>) -> Self {
        Self { name: self.name.clone(), walked: false, from: From::Member(bytes) }
    }

    /// An input that is not to be read.
    pub fn refused(name: String, error: Error) -> Self {
        Self { name, walked: false, from: From::Broken(error) }
    }

    /// A pattern that no file has a name of.
    pub fn unmatched(pattern: String) -> Self {
        Self { name: pattern, walked: false, from: From::Unmatched(Fault::Unmatched.into()) }
    }

    /// An input that reading stopped at.
    pub fn broken(name: String, reason: &str) -> Self {
        Self::refused(name, Fault::Unreadable(reason.to_owned()).into())
    }

    /// Bytes that it holds before it is read.
    pub fn weight(&self) -> usize {
        match &self.from {
            From::Line(bytes) | From::Member(bytes) => bytes.len(),
            From::Standard | From::File(_) | From::Reader(_) | From::Unmatched(_) | From::Broken(_) => 0,
        }
    }

    /// The bytes of a member that is an archive itself.
    pub fn holds_archive(&self) -> Option<&Vec<u8>> {
        let From::Member(bytes) = &self.from else { return None };
        self.name.to_ascii_lowercase().ends_with(".zip").then_some(bytes)
    }

    /// The file that it is read from, where it is one.
    pub fn path(&self) -> Option<&Path> {
        let From::File(path) = &self.from else { return None };
        Some(path)
    }

    /// The path of a file whose name ends in one of these.
    pub fn path_ending_in(&self, endings: &[&str]) -> Option<&Path> {
        let ending = self.path()?.extension()?.to_str()?;
        endings.iter().any(|known| ending.eq_ignore_ascii_case(known)).then_some(self.path()?)
    }

    /// Whether it is JSON whatever it holds: a line of such a file, or a file that is named so.
    pub fn is_json(&self) -> bool {
        let named = || JSON.iter().any(|ending| self.name.to_ascii_lowercase().ends_with(&format!(".{ending}")));
        match &self.from {
            From::Line(_) => true,
            From::Member(_) => named(),
            _ => self.path_ending_in(&JSON).is_some(),
        }
    }

    /// Whether nothing is there: an argument that no file has the name of.
    pub fn is_missing(&self) -> bool {
        match &self.from {
            From::File(path) => !self.walked && !path.exists(),
            From::Unmatched(_) => true,
            _ => false,
        }
    }

    /// Reads its bytes.
    ///
    /// # Errors
    /// `io`; `limit-exceeded` for a file that is too large to be read at all.
    pub fn read(&self) -> Result<Cow<'_, [u8]>, Error> {
        let mut bytes = Vec::new();
        let read = match &self.from {
            From::Standard => io::stdin().lock().take(MAX_READ).read_to_end(&mut bytes),
            From::File(path) => File::open(path).and_then(|file| file.take(MAX_READ).read_to_end(&mut bytes)),
            From::Line(bytes) | From::Member(bytes) => return Ok(Cow::Borrowed(bytes)),
            From::Reader(reader) => return reader().map(Cow::Owned),
            From::Unmatched(error) | From::Broken(error) => return Err(error.clone()),
        };
        read.map(|_| Cow::Owned(bytes)).map_err(|error| Fault::from(&error).into())
    }
}
