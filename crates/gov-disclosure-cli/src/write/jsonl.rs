//! A report a line.

use std::io::{self, Write};

use super::Writer;
use crate::output::Out;
use crate::totals::Outcome;

/// JSON lines, failure records among them.
pub struct Lines(pub Out);

impl Writer for Lines {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        match outcome {
            Ok(report) => writeln!(self.0, "{}", report.to_json()),
            Err(failure) => writeln!(self.0, "{}", failure.to_json()),
        }
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}
