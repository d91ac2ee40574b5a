//! From a document to a report: the file's words matched with the official form.
//!
//! The way: [`pieces`] lays everything out in reading order, [`parts`] finds the reports, [`sections`] headings and copies,
//! [`labels`] the labels, [`tables`] gives every number to a row, [`placement`] to a column, [`cells`] makes the
//! cells, [`claims`] reads the prose. Every numeral of a recognised table ends in a cell or in a diagnostic.

mod beside;
mod captions;
mod cells;
mod claims;
mod copies;
mod deduplicated;
mod draft;
pub mod figures;
mod finding;
mod furniture;
pub mod json;
mod kind;
mod labels;
mod lacking;
mod meta;
mod parts;
mod pieces;
mod placement;
mod run_together;
mod sections;
mod single;
mod stacked;
mod statistics;
mod structure;
mod tables;
mod trace;
mod value;

pub use draft::Draft;
pub use finding::Finding;
pub use meta::Overrides;
pub use trace::{ReadingStep, Trace};

use crate::diagnostic::catalogue;
use crate::document::{Document, Span, Start};
use crate::error::{Error, ErrorKind};
use crate::fact::Reading;
use crate::limits;
use crate::meter::Meter;
use pieces::Sequence;

/// The reports of a document, and what is reported about the file as a whole.
#[derive(Debug)]
pub struct Reports {
    /// Those that were read, each with its number.
    pub read: Vec<(u32, Draft)>,
    /// How many reports the file holds; 1 nearly always.
    pub count: u32,
}

/// Reads the reports in a document, whose blocks it takes: the first alone, or all. What the caller knows better is known of
/// the first. The first that is read names those that were not.
///
/// # Errors
/// `not-a-report` where none of them has a table or the sections of the form, `limit-exceeded` for too many rows.
pub fn recognize(document: &mut Document<'_>, all: bool, known: Overrides<'_>, meter: &Meter, trace: &mut Trace) -> Result<Reports, Error> {
    let sequence = Sequence::new(document, meter)?;
    let headings = sections::find(&sequence);
    meter.work(headings.len() * limits::HEADING_STEPS)?;
    let copies = sections::copies(&sequence, headings);
    let parts::Parts { parts, doubtful } = parts::find(&sequence, &copies, document, meter)?;
    if parts.is_empty() {
        let mut report = single::read(&sequence, &copies, document, known, meter, trace)?;
        report.findings.extend(doubtful.map(|(title, span)| title_within(&title, span)));
        return Ok(Reports { read: vec![(1, report)], count: 1 });
    }
    meter.release(sequence.bytes());
    drop(sequence);
    let starts: Vec<Start> = parts.iter().map(|part| part.start).collect();
    let mut names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    let mut read: Vec<(u32, Draft)> = Vec::new();
    let mut refused = None;
    let mut number = 0;
    for (at, part) in document.split(&starts).iter().enumerate() {
        let own = at.checked_sub(1).and_then(|at| parts.get(at));
        if own.is_some_and(|part| part.is_annex) {
            continue;
        }
        number += 1;
        if read.len() >= if all { limits::REPORTS } else { 1 } {
            continue;
        }
        let sequence = Sequence::new(part, meter)?;
        let headings = sections::find(&sequence);
        meter.work(headings.len() * limits::HEADING_STEPS)?;
        let copies = sections::copies(&sequence, headings);
        let known = if at == 0 { known } else { Overrides::default() };
        match single::read(&sequence, &copies, part, known, meter, trace) {
            Ok(report) => {
                read.push((number, report));
                // It is no other one.
                let name = own.map(|own| own.name.as_str());
                names.iter().position(|other| Some(*other) == name).map(|at| names.remove(at));
            }
            Err(error) if error.kind() == ErrorKind::NotAReport => refused = refused.or(Some(error)),
            Err(error) => return Err(error),
        }
        meter.release(sequence.bytes());
    }
    if let Some((_, first)) = read.first_mut() {
        first.findings.extend(doubtful.map(|(title, span)| title_within(&title, span)));
        if !names.is_empty() {
            first.findings.push(others(&names, all));
        }
    }
    match refused {
        Some(error) if read.is_empty() => Err(error),
        _ => Ok(Reports { read, count: number }),
    }
}

/// Titles of other reports that are named.
const NAMED: usize = 5;

/// What to say of reports that were not read.
fn others(names: &[&str], all: bool) -> Finding {
    let first: Vec<String> = names.iter().take(NAMED).map(|name| (*name).to_owned()).collect();
    let fact = Reading::OtherReports { names: first, more: names.len().saturating_sub(NAMED), all };
    Finding::of(&catalogue::SEVERAL_REPORTS, fact)
}

/// What to say of a report whose sections go on below the title of another.
fn title_within(title: &str, span: Span) -> Finding {
    let fact = Reading::TitleWithin { title: title.to_owned() };
    Finding::of(&catalogue::SEVERAL_REPORTS, fact).at(span)
}
