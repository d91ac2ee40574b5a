//! An object with the checked reports, and the failure records in their places.

use std::io::{self, Write};

use gov_disclosure_files::Outcome;

/// Writes `{"reports":[…]}`, one record per line.
pub struct Json {
    out: Box<dyn Write>,
    first: bool,
}

impl Json {
    /// Opens the list.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn open(mut out: Box<dyn Write>) -> io::Result<Self> {
        out.write_all(b"{\"reports\":[")?;
        Ok(Self { out, first: true })
    }

    /// Writes a record, canonical as in JSON lines.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        let record = match outcome {
            Ok(report) => report.to_json(),
            Err(failure) => failure.to_json(),
        };
        let parting = if std::mem::take(&mut self.first) { "\n" } else { ",\n" };
        write!(self.out, "{parting}{record}")
    }

    /// Closes the list.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()
    }
}
