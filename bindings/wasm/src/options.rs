//! The options of a call.

use gov_disclosure::{Format, ParseOptions, YEARS};

use crate::fault::Fault;

/// What a caller says about a file; what is not said is found.
///
/// # Errors
/// A usage fault for a value that an option cannot have.
pub fn options(
    name: Option<String>,
    format: Option<&str>,
    encoding: Option<String>,
    year: Option<u32>,
    agency: Option<String>,
) -> Result<ParseOptions, Fault> {
    let mut options = ParseOptions::new();
    options.format = format.map(named).transpose()?;
    options.year = year.map(within).transpose()?;
    options.name = name;
    options.encoding = encoding;
    options.agency = agency;
    Ok(options)
}

fn named(format: &str) -> Result<Format, Fault> {
    Format::from_extension(format).ok_or_else(|| Fault::Usage(format!("options: no format is called \"{format}\"")))
}

fn within(year: u32) -> Result<u16, Fault> {
    let known = u16::try_from(year).ok().filter(|year| YEARS.contains(year));
    known.ok_or_else(|| Fault::Usage(format!("options: year {year} is not within {} to {}", YEARS.start(), YEARS.end())))
}
