//! Annotations of GitHub Actions: a workflow command a line.

use std::io::{self, Write};

use gov_disclosure::{Location, Severity};

use super::{excerpt, words};
use crate::escape::one_line;
use crate::language::Languages;
use crate::read::Checked;

/// Writes `::error file=…,line=…::message`.
pub struct Github {
    out: Box<dyn Write>,
    languages: Languages,
}

impl Github {
    /// A writer.
    pub fn new(out: Box<dyn Write>, languages: Languages) -> Self {
        Self { out, languages }
    }

    /// Writes an annotation for each finding, or for the failure.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn write(&mut self, checked: &Checked) -> io::Result<()> {
        let report = match &checked.outcome {
            Ok(report) => report,
            Err(failure) => {
                let file = property(failure.source.name.as_deref().unwrap_or("-"));
                let message = data(&self.languages.advised(&failure.error.message, failure.error.hint).join("\n"));
                return writeln!(self.out, "::error file={file},title={}::{message}", property(&failure.error.code));
            }
        };
        let file = property(report.source.name.as_deref().unwrap_or("-"));
        for found in &report.diagnostics {
            let command = match found.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            write!(self.out, "::{command} file={file}")?;
            let mut title = format!("{} {}", found.rule, found.name);
            match found.locations.first() {
                Some(place @ Location::Text { line, column, .. }) => {
                    write!(self.out, ",line={line},col={column}")?;
                    match checked.text.as_deref().and_then(|text| excerpt::end(text, place)) {
                        Some((last, column)) if last == *line => write!(self.out, ",endColumn={column}")?,
                        // Columns are for annotations of one line.
                        Some((last, _)) => write!(self.out, ",endLine={last}")?,
                        None => {}
                    }
                }
                // An annotation knows lines only.
                Some(place) => title.push_str(&format!(" ({place})")),
                None => {}
            }
            writeln!(self.out, ",title={}::{}", property(&title), data(&words::lines(report, found, &self.languages).join("\n")))?;
        }
        Ok(())
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The message of a command, which may have several lines.
fn data(text: &str) -> String {
    text.split('\n').map(|line| one_line(line).replace('%', "%25")).collect::<Vec<_>>().join("%0A")
}

/// A property of a command: commas and colons part them.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
