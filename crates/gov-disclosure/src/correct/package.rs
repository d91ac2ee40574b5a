//! A package with some parts changed and all others as they are packed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::error::Error;
use crate::limits;

/// A package that is corrected. Its file was read before, within the limits.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// `malformed`.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        Ok(Self { archive: ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))? })
    }

    /// The text of a part; `None` where there is none of this name.
    ///
    /// # Errors
    /// `malformed` for a part that is no text in UTF-8.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Error> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(broken(&error)),
        };
        let mut text = String::new();
        part.take(limits::PART_BYTES).read_to_string(&mut text).map_err(|error| broken(&ZipError::Io(error)))?;
        Ok(Some(text))
    }

    /// The package with these parts in the place of its own.
    ///
    /// # Errors
    /// `malformed`.
    pub fn with(&mut self, parts: &BTreeMap<String, String>) -> Result<Vec<u8>, Error> {
        self.written(parts).map_err(|error| broken(&error))
    }

    fn written(&mut self, parts: &BTreeMap<String, String>) -> Result<Vec<u8>, ZipError> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..self.archive.len() {
            let part = self.archive.by_index_raw(at)?;
            let name = part.name()?.into_owned();
            match parts.get(&name) {
                None => out.raw_copy_file(part)?,
                Some(text) => {
                    let time = part.last_modified().unwrap_or_default();
                    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(time);
                    out.start_file(name, options)?;
                    out.write_all(text.as_bytes())?;
                }
            }
        }
        Ok(out.finish()?.into_inner())
    }
}

fn broken(error: &ZipError) -> Error {
    Error::malformed(
        format!("文件损坏，无法更正（{error}）；请用 Word、WPS 或 Excel 打开并另存后再试"),
        format!("the package is broken and cannot be corrected ({error}); open it, save it again and try again"),
    )
}
