//! Findings for people, for programs, for code scanning and for GitHub: one file a format.

mod excerpt;
mod github;
mod json;
mod plain;
mod sarif;
mod words;

use std::io::{self, Write};

use crate::args::CheckFormat;
use crate::language::Languages;
use crate::read::Checked;

/// Writes outcomes as they come.
pub enum Writer {
    Plain(plain::Plain),
    Json(json::Json),
    Sarif(Box<sarif::Sarif>),
    Github(github::Github),
}

impl Writer {
    /// Writes what comes before the first outcome.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn open(out: Box<dyn Write>, format: CheckFormat, languages: Languages, to_file: bool) -> io::Result<Self> {
        Ok(match format {
            CheckFormat::Plain => Self::Plain(plain::Plain::new(out, languages, to_file)),
            CheckFormat::Json => Self::Json(json::Json::open(out)?),
            CheckFormat::Sarif => Self::Sarif(Box::new(sarif::Sarif::open(out, languages)?)),
            CheckFormat::Github => Self::Github(github::Github::new(out, languages)),
        })
    }

    /// Writes one outcome.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn write(&mut self, checked: &Checked) -> io::Result<()> {
        match self {
            Self::Plain(writer) => writer.write(checked),
            Self::Json(writer) => writer.write(&checked.outcome),
            Self::Sarif(writer) => writer.write(checked),
            Self::Github(writer) => writer.write(checked),
        }
    }

    /// Writes what comes after the last outcome.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Plain(writer) => writer.finish(),
            Self::Json(writer) => writer.finish(),
            Self::Sarif(writer) => writer.finish(),
            Self::Github(writer) => writer.finish(),
        }
    }
}
