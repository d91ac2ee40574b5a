//! One report per line.

use std::io::{self, Write};

use super::Writer;
use crate::output::Out;
use gov_disclosure_files::Outcome;

/// Bytes of the line of a usual report.
const USUAL: usize = 1 << 16;

/// JSON lines, failure records among them.
pub struct Lines {
    out: Out,
    /// The line that is being written; the next one needs about as much room.
    line: Vec<u8>,
}

impl Lines {
    pub fn new(out: Out) -> Self {
        Self { out, line: Vec::with_capacity(USUAL) }
    }
}

impl Writer for Lines {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        self.line.clear();
        match outcome {
            Ok(report) => serde_json::to_writer(&mut self.line, report)?,
            Err(failure) => self.line.extend(failure.to_json().bytes()),
        }
        // In one piece: standard output looks for the last line break in what it is given.
        self.line.push(b'\n');
        self.out.write_all(&self.line)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}
