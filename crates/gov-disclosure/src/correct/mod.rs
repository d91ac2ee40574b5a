//! The file itself with other figures in it: a Word document or a workbook in which only the texts that are corrected are others.
//!
//! Every other part of the package stays byte for byte. A change whose place in the file is not certain is refused, never guessed.

#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "xlsx")]
mod xlsx;
mod xml;

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Rule, Severity, catalogue};
use crate::document::{Format, Location};
use crate::error::Error;
use crate::fact::Uncorrected;
use crate::form::Field;
use crate::report::{Cell, Report, State};

/// What is to be corrected in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    cells: BTreeMap<Field, String>,
    claims: BTreeMap<usize, String>,
    author: Option<String>,
}

impl Corrections {
    /// No corrections.
    pub fn new() -> Self {
        Self::default()
    }

    /// The values that correct an error of a checked report where the checks allow no other; a field for which they allow two is
    /// left alone.
    pub fn suggested(report: &Report) -> Self {
        let mut found: BTreeMap<Field, Option<i64>> = BTreeMap::new();
        for error in report.diagnostics.iter().filter(|found| found.severity == Severity::Error) {
            let [only] = error.suspects.as_slice() else { continue };
            for suspect in only {
                let value = found.entry(suspect.field).or_insert(Some(suspect.value));
                *value = value.filter(|value| *value == suspect.value);
            }
        }
        let cells = found.into_iter().filter_map(|(field, value)| Some((field, value?.to_string()))).collect();
        Self { cells, ..Self::default() }
    }

    /// Another text in a cell; an empty one empties it.
    #[must_use]
    pub fn cell(mut self, field: Field, text: impl Into<String>) -> Self {
        self.cells.insert(field, text.into().trim().to_owned());
        self
    }

    /// Another number, in digits, in the prose: for a claim by its place in [`Report::claims`]; of Word documents only.
    #[must_use]
    pub fn claim(mut self, index: usize, number: impl Into<String>) -> Self {
        self.claims.insert(index, number.into().trim().to_owned());
        self
    }

    /// Has the changes of a Word document marked as revisions by this author, to be accepted or refused in Word or WPS.
    #[must_use]
    pub fn tracked(mut self, author: impl Into<String>) -> Self {
        self.author = Some(author.into());
        self
    }

    /// The texts of cells, by their fields.
    pub fn cells(&self) -> impl Iterator<Item = (Field, &str)> {
        self.cells.iter().map(|(field, text)| (*field, text.as_str()))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.claims.is_empty()
    }
}

/// Other text in the place of some bytes of a part.
#[derive(Debug)]
struct Change {
    at: Range<usize>,
    text: String,
}

/// A part with its changes made.
///
/// # Errors
/// `not-correctable` where two of them are about the same text.
fn changed(part: &str, mut changes: Vec<Change>) -> Result<String, Error> {
    changes.sort_by_key(|change| (change.at.start, change.at.end));
    let mut out = String::with_capacity(part.len() + 64 * changes.len());
    let mut done = 0;
    for Change { at, text } in changes {
        let before = part.get(done..at.start).ok_or(Uncorrected::SameText)?;
        out.push_str(before);
        out.push_str(&text);
        done = at.end;
    }
    out.push_str(part.get(done..).unwrap_or_default());
    Ok(out)
}

/// Where the cell of a field is. An empty cell has no place of its own: it is in the row of the others of its row and the column
/// of the others of its column, which the corrected file confirms when it is read again.
fn place(report: &Report, field: Field, joined: fn(&Location, &Location) -> Option<Location>) -> Option<Location> {
    let own = report.cell(field)?;
    if own.location.is_some() || own.state != State::Blank {
        return own.location.clone();
    }
    let others = || report.cells.iter().filter(|(other, _)| other.table() == field.table());
    let row = others().filter(|(other, _)| other.row_id() == field.row_id()).find_map(|(_, cell)| cell.location.as_ref())?;
    let columns = others().filter(|(other, _)| other.column_id() == field.column_id());
    columns.filter_map(|(_, cell)| cell.location.as_ref()).find_map(|column| joined(row, column))
}

/// The bytes of the file with the corrections in it, of which `report` was read.
///
/// # Errors
/// `not-correctable` for other formats, and where a correction has no certain place; `malformed`, `limit-exceeded`.
pub fn apply(bytes: &[u8], report: &Report, corrections: &Corrections) -> Result<Vec<u8>, Error> {
    match report.source.format {
        #[cfg(feature = "docx")]
        Some(Format::Docx) => docx::apply(bytes, report, corrections),
        #[cfg(feature = "xlsx")]
        Some(Format::Xlsx) => xlsx::apply(bytes, report, corrections),
        format => Err(Uncorrected::Format(format.map(Format::as_str)).into()),
    }
}

/// The rules on text that is no value of its cell.
const NO_VALUES: [&Rule; 3] = [&catalogue::UNREADABLE, &catalogue::NOT_WHOLE, &catalogue::NEGATIVE];

/// Whether the corrected file, read again, says what was asked for and else what it said before.
///
/// # Errors
/// `not-correctable`, which names the first difference.
pub fn confirm(before: &Report, after: &Report, corrections: &Corrections) -> Result<(), Error> {
    let fields = before.cells.iter().chain(after.cells.iter()).map(|(field, _)| field);
    for field in fields {
        let (was, is) = (before.cell(field), after.cell(field));
        let is_right = match corrections.cells.get(&field) {
            Some(text) if text.is_empty() => is.is_none_or(|cell| cell.raw.is_none() && cell.state != State::Reported),
            Some(text) => is.and_then(|cell| cell.raw.as_deref()).is_some_and(|raw| raw == text),
            None => stated(was) == stated(is),
        };
        if !is_right {
            return Err(Uncorrected::ReadBack(field).into());
        }
    }
    for (field, text) in &corrections.cells {
        let is_refused = |found: &Diagnostic| NO_VALUES.iter().any(|rule| found.rule == rule.id) && found.fields.contains(field);
        if after.diagnostics.iter().any(is_refused) {
            return Err(Uncorrected::NoValue(*field, text.clone()).into());
        }
    }
    let numbers = |report: &Report| -> Vec<Option<Decimal>> {
        report.claims.iter().map(|claim| claim.value.map(|value| value.as_decimal().normalize())).collect()
    };
    let mut expected = numbers(before);
    for (index, text) in &corrections.claims {
        let value = text.parse::<Decimal>().ok().map(|value| value.normalize());
        expected.get_mut(*index).into_iter().for_each(|number| *number = value);
    }
    if numbers(after) != expected {
        return Err(Uncorrected::Prose.into());
    }
    Ok(())
}

/// What a cell says, wherever it is.
fn stated(cell: Option<&Cell>) -> Option<(State, Option<crate::report::Value>, Option<&str>)> {
    cell.filter(|cell| cell.state != State::Absent).map(|cell| (cell.state, cell.value, cell.raw.as_deref()))
}
