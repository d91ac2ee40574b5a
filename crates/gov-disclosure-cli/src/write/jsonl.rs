//! One report per line.

use std::io::{self, Write};

use super::Writer;
use crate::output::Out;
use gov_disclosure_files::Outcome;

/// JSON lines, failure records among them.
pub struct Lines(pub Out);

impl Writer for Lines {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        let mut line = match outcome {
            Ok(report) => report.to_json(),
            Err(failure) => failure.to_json(),
        };
        // In one piece: standard output looks for the last line break in what it is given.
        line.push('\n');
        self.0.write_all(line.as_bytes())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}
