//! What a caller may say about an input.

use std::fmt;

use crate::report::YEARS;
use crate::source::{Decoder, Format};

/// An option that cannot be, of a caller who gives it as text or as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BadOption {
    /// No format is called this.
    Format(String),
    /// No report is on this year.
    Year(i64),
}

impl fmt::Display for BadOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(name) => write!(f, "format {name:?} is none of {}", Format::NAMES.join(", ")),
            Self::Year(year) => write!(f, "year {year} is not within {} to {}", YEARS.start(), YEARS.end()),
        }
    }
}

impl std::error::Error for BadOption {}

/// Options of reading. What is not given is detected.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ParseOptions {
    /// The name that becomes `source.name`.
    pub name: Option<String>,
    /// The format; found from the bytes where `None`.
    pub format: Option<Format>,
    /// A WHATWG encoding label; found from the bytes where `None`.
    pub encoding: Option<String>,
    /// The year reported on, instead of the one found.
    pub year: Option<u16>,
    /// The reporting agency, instead of the one found.
    pub agency: Option<String>,
    /// What decodes encodings other than UTF-8, instead of what this build has for them.
    pub decoder: Option<&'static dyn Decoder>,
}

impl ParseOptions {
    /// No options.
    pub fn new() -> Self {
        Self::default()
    }

    /// The options of a caller who has no types for them, such as a binding: the format is a name or the ending of a file.
    ///
    /// # Errors
    /// A format or a year that cannot be.
    pub fn of(
        name: Option<String>,
        format: Option<&str>,
        encoding: Option<String>,
        year: Option<i64>,
        agency: Option<String>,
    ) -> Result<Self, BadOption> {
        let named = |name: &str| Format::from_extension(name).ok_or_else(|| BadOption::Format(name.to_owned()));
        let within = |year: i64| u16::try_from(year).ok().filter(|year| YEARS.contains(year)).ok_or(BadOption::Year(year));
        Ok(Self { name, format: format.map(named).transpose()?, encoding, year: year.map(within).transpose()?, agency, decoder: None })
    }

    /// Sets the name that becomes `source.name`.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the format.
    #[must_use]
    pub fn with_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// Sets the encoding, by its WHATWG label.
    #[must_use]
    pub fn with_encoding(mut self, label: impl Into<String>) -> Self {
        self.encoding = Some(label.into());
        self
    }

    /// Sets the year reported on.
    #[must_use]
    pub fn with_year(mut self, year: u16) -> Self {
        self.year = Some(year);
        self
    }

    /// Sets the reporting agency.
    #[must_use]
    pub fn with_agency(mut self, agency: impl Into<String>) -> Self {
        self.agency = Some(agency.into());
        self
    }

    /// Sets what decodes encodings other than UTF-8.
    #[must_use]
    pub fn with_decoder(mut self, decoder: &'static dyn Decoder) -> Self {
        self.decoder = Some(decoder);
        self
    }
}
