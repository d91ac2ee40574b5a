//! What a caller may say about an input.

use gov_disclosure::{Format, ParseOptions, YEARS};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// The options of reading.
pub fn options(
    name: Option<String>,
    format: Option<&str>,
    encoding: Option<String>,
    year: Option<i64>,
    agency: Option<String>,
) -> PyResult<ParseOptions> {
    let mut options = ParseOptions::new();
    options.name = name;
    options.format = format.map(named).transpose()?;
    options.encoding = encoding;
    options.year = year.map(within).transpose()?;
    options.agency = agency;
    Ok(options)
}

/// The years that a report can be on, as the command takes them.
fn within(year: i64) -> PyResult<u16> {
    let known = u16::try_from(year).ok().filter(|year| YEARS.contains(year));
    known.ok_or_else(|| PyValueError::new_err(format!("year {year} is not within {} to {}", YEARS.start(), YEARS.end())))
}

fn named(format: &str) -> PyResult<Format> {
    Format::from_extension(format).ok_or_else(|| {
        PyValueError::new_err(format!("format {format:?} is none of \"html\", \"text\", \"docx\", \"xlsx\", \"xls\", \"mhtml\", \"pdf\""))
    })
}
