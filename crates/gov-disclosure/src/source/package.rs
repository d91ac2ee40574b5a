//! ZIP packages of office files: their parts, within limits that no package can talk its way around.

use std::io::{self, Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::Error;
use crate::fact::{BadPackage, Broken, Encrypted, Limited};
use crate::limits;
use crate::meter::Meter;

/// An open package.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    budget: u64,
    meter: &'a Meter,
}

impl<'a> Package<'a> {
    /// Reads the list of parts.
    ///
    /// # Errors
    /// `malformed` for a broken archive, `limit-exceeded` for one of too many parts.
    pub fn open(bytes: &'a [u8], meter: &'a Meter) -> Result<Self, Error> {
        // Every part has a header of this mark; counting them first bounds what the list can cost.
        if memmem::find_iter(bytes, b"PK\x01\x02").nth(limits::PACKAGE_PARTS).is_some() {
            return Err(Error::limit(Limited::Parts, limits::PACKAGE_PARTS as u64));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        Ok(Self { archive, budget: limits::PACKAGE_BYTES, meter })
    }

    /// The names of its parts.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// Unpacks a part; `None` where there is none of this name.
    ///
    /// # Errors
    /// `malformed` for a broken part, `encrypted`, `limit-exceeded` for one that unpacks to too much.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let mut content = Vec::new();
        let found = self.unpack(name, limits::PART_BYTES, &mut content)?;
        self.meter.hold(content.len())?;
        Ok(found.then_some(content))
    }

    /// The text of a part; `None` where there is none of this name.
    ///
    /// # Errors
    /// As [`Self::part`], and `malformed` for a part that is no text in UTF-8.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Error> {
        let Some(content) = self.part(name)? else { return Ok(None) };
        let no_text = |_| broken(&ZipError::InvalidArchive("a part is no text in UTF-8".into()));
        String::from_utf8(content).map(Some).map_err(no_text)
    }

    /// Unpacks a part only to see that it stays within `most` bytes: for readers that unpack by themselves.
    ///
    /// # Errors
    /// As [`Self::part`].
    pub fn measure(&mut self, name: &str, most: u64) -> Result<(), Error> {
        self.unpack(name, most, &mut io::sink()).map(drop)
    }

    fn unpack(&mut self, name: &str, most: u64, into: &mut impl io::Write) -> Result<bool, Error> {
        let most = most.min(self.budget);
        let Some(index) = self.archive.index_for_name_raw(name.as_bytes()) else { return Ok(false) };
        let part = self.archive.by_index(index).map_err(|error| broken(&error))?;
        let copied = io::copy(&mut part.take(most + 1), into).map_err(|error| broken(&ZipError::Io(error)))?;
        if copied > most {
            return Err(Error::limit(Limited::UnpackedBytes, if most < self.budget { most } else { limits::PACKAGE_BYTES }));
        }
        self.budget -= copied;
        self.meter.work(copied as usize)?;
        Ok(true)
    }
}

/// The name of a part that is in `folder` or at an absolute path.
pub fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "" | "." => {}
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// The bytes of a package, for readers that unpack by themselves: a part that is listed a thousand times would be
/// unpacked as often.
pub struct Metered<'a> {
    file: Cursor<&'a [u8]>,
    /// Bytes that may still be read.
    left: usize,
}

impl<'a> Metered<'a> {
    /// The package, to be read a few times over.
    pub fn new(bytes: &'a [u8]) -> Self {
        let left = bytes.len().saturating_mul(limits::PACKAGE_READINGS).saturating_add(limits::PACKAGE_LEAST);
        Self { file: Cursor::new(bytes), left }
    }
}

impl Read for Metered<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(into)?;
        self.left = self.left.checked_sub(count).ok_or_else(|| io::Error::other("its parts are listed again and again"))?;
        Ok(count)
    }
}

impl io::Seek for Metered<'_> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

fn broken(error: &ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Encrypted.into(),
        _ => Broken::Package(error.into()).into(),
    }
}

impl From<&ZipError> for BadPackage {
    fn from(error: &ZipError) -> Self {
        match error {
            ZipError::InvalidArchive(_) => Self::List,
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) | ZipError::InvalidPassword => Self::Method,
            ZipError::FileNotFound => Self::Part,
            ZipError::DecompressedSizeLimitExceeded { .. } | ZipError::DecompressedSizeUnknown => Self::Size,
            _ => Self::Data,
        }
    }
}
