//! The command that comes with the package.

use std::ffi::OsString;

use pyo3::prelude::*;

/// Run the command ``gov-disclosure`` with these arguments, the first of which is its name; the exit status.
///
/// It takes the process for its own: it reads and writes its standard streams, and where it writes a file, Ctrl-C ends the process.
#[pyfunction]
pub fn command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| gov_disclosure_cli::run(arguments))
}
