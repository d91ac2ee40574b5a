//! What a caller may say about an input.

use gov_disclosure::{Format, ParseOptions};
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
    let known = u16::try_from(year).ok().filter(|year| (2008..=2199).contains(year));
    known.ok_or_else(|| PyValueError::new_err(format!("year {year} is not within 2008 to 2199")))
}

fn named(format: &str) -> PyResult<Format> {
    let known = match format {
        "text" => Some(Format::Text),
        ending => Format::from_extension(ending),
    };
    known.ok_or_else(|| {
        PyValueError::new_err(format!("format {format:?} is none of \"html\", \"text\", \"docx\", \"xlsx\", \"xls\", \"mhtml\", \"pdf\""))
    })
}
