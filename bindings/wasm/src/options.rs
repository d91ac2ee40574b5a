//! The options of a call, as JSON.

use gov_disclosure::{Format, ParseOptions};
use serde::Deserialize;

use crate::fault::Fault;

/// What a caller may say about a file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    name: Option<String>,
    format: Option<String>,
    encoding: Option<String>,
    year: Option<u16>,
    agency: Option<String>,
}

/// Reads options; no text means none.
///
/// # Errors
/// A usage fault for an option that does not exist, or a value that it cannot have.
pub fn read(json: &str) -> Result<ParseOptions, Fault> {
    let said: Options = match json {
        "" => Options::default(),
        json => serde_json::from_str(json).map_err(|error| Fault::Usage(format!("options: {error}")))?,
    };
    let mut options = ParseOptions::new();
    options.format = match said.format.as_deref() {
        None => None,
        Some(name) => Some(Format::from_extension(name).ok_or_else(|| Fault::Usage(format!("options: no format is called {name:?}")))?),
    };
    options.name = said.name;
    options.encoding = said.encoding;
    options.year = said.year;
    options.agency = said.agency;
    Ok(options)
}
