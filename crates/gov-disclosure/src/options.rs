//! What a caller may say about an input.

use crate::source::{Decoder, Format};

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
