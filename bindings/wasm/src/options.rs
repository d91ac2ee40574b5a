//! The options of a call.

use gov_disclosure::ParseOptions;

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
    ParseOptions::of(name, format, encoding, year.map(i64::from), agency).map_err(|error| Fault::Usage(format!("options: {error}")))
}
