//! What a caller may say about an input.

use gov_disclosure::ParseOptions;
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
    ParseOptions::of(name, format, encoding, year, agency).map_err(|error| PyValueError::new_err(error.to_string()))
}
