//! Words for people, on standard error.

use std::io::Write;

/// Writes a line. A closed standard error is nobody to tell.
pub fn line(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
