//! From a document to a report: the file's words matched with the official form.
//!
//! The way: [`pieces`] lays everything out in reading order, [`parts`] finds the reports, [`sections`] headings and copies,
//! [`labels`] the labels, [`tables`] gives every number to a row, [`placement`] to a column, [`cells`] makes the
//! cells, [`claims`] reads the prose. Every numeral of a recognised table ends in a cell or in a diagnostic.

mod cells;
mod claims;
mod copies;
mod deduplicated;
mod draft;
pub mod figures;
mod finding;
pub mod foreign;
mod furniture;
mod kind;
mod labels;
mod lacking;
mod meta;
mod parts;
mod pieces;
mod placement;
mod run_together;
mod sections;
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

use crate::diagnostic::{RuleFamily, catalogue};
use crate::document::{Document, RepairKind, Span, Start};
use crate::error::{Error, ErrorKind};
use crate::fact::{self, NoReport, Reading, Step, Structure};
use crate::form::Edition;
use crate::lex::pinyin;
use crate::lex::script::{Script, ScriptCount};
use crate::limits;
use crate::meter::Meter;
use crate::report::{FormEditions, Repair};
use draft::{Heading, Tables};
use kind::{Found, Kind};
use lacking::{Lack, Lacking};
use pieces::Sequence;

/// Last year whose reports have another form.
const LAST_OLD_YEAR: u16 = 2018;

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
        let mut report = one(&sequence, copies, document, known, meter, trace)?;
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
        match one(&sequence, copies, part, known, meter, trace) {
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

/// Reads one report.
fn one(
    sequence: &Sequence<'_>,
    copies: Vec<sections::Copy>,
    document: &Document<'_>,
    known: Overrides<'_>,
    meter: &Meter,
    trace: &mut Trace,
) -> Result<Draft, Error> {
    for heading in copies.iter().flat_map(|copy| &copy.headings) {
        if let Some(line) = sequence.lines.get(heading.line) {
            trace.note(line.text, line.span, || Step::Heading(heading.number));
        }
    }
    let Some(first) = copies.first() else { return Err(NoReport::Empty.into()) };
    first.pay_for_opening(sequence, meter)?;
    let mut findings = Vec::new();
    let mut meta_findings = Vec::new();
    let meta = meta::read(sequence, first, document, known, &mut meta_findings);
    let expected = meta.year.and_then(Edition::of_year);
    let old = meta.year.is_some_and(|year| year <= LAST_OLD_YEAR);

    let mut readings = Vec::new();
    for copy in &copies {
        let found = tables::read(sequence, copy, meter, trace)?;
        readings.push(cells::read(sequence, copy, found, expected, document.cut, trace));
    }
    // Tables II and III of the forms since 2019 leave no room for another.
    let is_new = |form: &FormEditions| form.requests.is_some() && form.disclosure.is_some();
    let found = if readings.iter().any(|reading| is_new(&reading.form)) { None } else { statistics::read(document, meta.year, meter)? };
    let tables = readings.iter().any(|r| r.form.disclosure.is_some() || r.form.requests.is_some() || r.form.remedies.is_some());
    let has_form = found.as_ref().is_some_and(|found| found.form.is_some());
    let has_values = |reading: &cells::Reading| reading.cells.values().any(|cell| cell.value.is_some());
    let values = has_form || readings.iter().any(has_values);
    let mut whole = Found { sequence, copy: first, document, meta: &meta, tables: tables || has_form, values, old };
    // A text without a year, in the outline of the reports up to 2018.
    whole.old |= meta.year.is_none() && !whole.tables && whole.follows_old_outline();
    let (kind, old) = (whole.kind(), whole.old);
    let kind = kind.map_err(|error| if document.is_incomplete { lacking::error() } else { error })?;
    let span = |heading: &sections::Heading| sequence.lines.get(heading.line).map_or(Span::default(), |line| line.span);
    // A table of names, units and values is none of the forms since 2019, whether its own form is known or not.
    let has_requests = readings.iter().any(|reading| reading.form.requests.is_some());
    let is_old = old && (!tables || found.is_some()) || !has_requests && (has_form || old && found.is_some());
    let layout = match &kind {
        Kind::Attachment(name) => Layout::Attachment(name.to_string()),
        Kind::School if !has_form => Layout::School,
        _ if is_old => Layout::Old,
        _ => Layout::Form,
    };
    let mut lacking = Lacking::default();
    if let (Layout::Form, Some(reading)) = (&layout, readings.first()) {
        structure::tables(&reading.form, &reading.cells, reading.has_rows, reading.deduplicated, &mut lacking, &mut findings);
        structure::sections(&first.headings, span, &mut lacking, &mut findings);
    }
    let merged = copies::merge(readings, &mut findings);
    let (mut cells, mut form, extras) = (merged.cells, merged.form, merged.extras);
    // What a table of another form has in common with those since 2019 are words: its rows are none of their cells.
    if !matches!(layout, Layout::Form) {
        (cells, form) = Default::default();
    }
    match layout {
        Layout::Form => findings.extend(merged.findings),
        Layout::Attachment(name) => {
            findings.clear();
            lacking.push(Lack::Attached(name));
        }
        Layout::School => {
            findings.extend(merged.findings);
            findings.push(Finding::of(&catalogue::UNSUPPORTED_FORM, Structure::SchoolForm));
        }
        Layout::Old => {
            findings.extend(merged.findings.into_iter().filter(|found| !is_of_cells(found)));
            findings.extend(found.is_none().then(|| without_table(document)));
        }
    }
    let spans = found.as_ref().map(|found| found.spans.clone()).unwrap_or_default();
    let outlined = is_old.then(|| statistics::outline(sequence, first, spans));
    let first = outlined.as_ref().unwrap_or(first);
    let mut statistics = Tables::default();
    if let Some(found) = found {
        form.statistics = Some(found.form.map_or("indicators", |form| form.id).to_owned());
        statistics = found.statistics;
        findings.extend(found.findings);
        found.lack.into_iter().for_each(|lack| lacking.push(lack));
    }
    findings.extend(lacking.findings(document.is_incomplete));
    findings.extend(meta_findings);

    let mut count = ScriptCount::default();
    let mut annotations = 0;
    for line in &sequence.lines {
        count.add(line.text);
        annotations += pinyin::count(line.text);
    }
    let script = count.script();
    let mut repairs = Vec::new();
    let mut repair = |kind, count: usize| {
        if count > 0 {
            repairs.push(Repair { kind, count: count as u32, fields: Vec::new() });
        }
    };
    repair(RepairKind::AnnotationsStripped, annotations);
    repair(RepairKind::ScriptFolded, usize::from(script.is_some_and(|script| script != Script::Hans)));
    repair(RepairKind::CopiesMerged, copies.len() - 1);
    let length: usize = sequence.lines.get(first.lines.clone()).unwrap_or_default().iter().map(|line| line.text.len()).sum();
    meter.work(length.min(limits::PROSE) * limits::PROSE_STEPS)?;
    let mut prose = claims::read(sequence, first, meta.year, &cells);
    if let (Some(year), Some((span, other))) = (meta.year, prose.other_year) {
        let fact = fact::Meta::ProseOfOtherYear { own: other, year };
        findings.push(Finding::of(&catalogue::YEAR_CONFLICT, fact).at(span));
    }
    let unread = [(prose.unread_text, Reading::ProseTooLong), (prose.unread_numbers, Reading::TooManyNumbers)];
    for (span, fact) in unread {
        findings.extend(span.map(|span| Finding::of(&catalogue::UNREAD_PROSE, fact).at(span)));
    }
    if kind == Kind::Report {
        let overview = first.headings.iter().find(|heading| heading.number == 1).map(span);
        structure::text(&prose.texts, &meta, expected, overview, &mut findings);
    }
    let sections = first.headings.iter().map(|h| {
        // A section that is printed twice has its prose once.
        let prose = prose.texts.get_mut(usize::from(h.number) - 1).map(std::mem::take).unwrap_or_default();
        Heading { number: h.number, text: h.text.clone(), span: span(h), prose }
    });
    let sections = sections.collect();
    Ok(Draft {
        script,
        copies: copies.len() as u32,
        meta,
        form,
        sections,
        cells,
        statistics,
        extras,
        claims: prose.claims,
        repairs,
        findings,
    })
}

/// What a report is laid out as: it decides what may be missing of it.
enum Layout {
    /// A form since 2019.
    Form,
    /// A table of 2008 to 2018, or a report of those years without one.
    Old,
    /// The form of schools and hospitals.
    School,
    /// None: the report is the attachment of this name.
    Attachment(String),
}

/// Whether a finding is about the cells of a form since 2019.
fn is_of_cells(found: &Finding) -> bool {
    let of_rows = [
        &catalogue::LOOSE_LABEL,
        &catalogue::ROW_WIDTH,
        &catalogue::UNMAPPED_NUMBER,
        &catalogue::DEDUPLICATED,
        &catalogue::REPEATED_ROW,
        &catalogue::UNSURE_COLUMNS,
        &catalogue::ROW_GAP,
    ];
    found.rule.family() == Some(RuleFamily::Value) || of_rows.contains(&found.rule)
}

/// What to say of a report up to 2018 in which no table was found.
fn without_table(document: &Document<'_>) -> Finding {
    let attachment = statistics::attachment(document).map(|name| name.to_string());
    Finding::of(&catalogue::UNSUPPORTED_FORM, Structure::NoStatistics { attachment })
}
