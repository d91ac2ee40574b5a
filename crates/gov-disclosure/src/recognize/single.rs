//! One report of a file: its tables and its prose are read, it is decided what they are of, and what is missing is reported.

use super::draft::{Cells, Draft, Heading, Spanned, Tables};
use super::finding::Finding;
use super::kind::{Found, Kind};
use super::lacking::{self, Lack, Lacking};
use super::pieces::Sequence;
use super::sections::{self, Copy};
use super::trace::Trace;
use super::{Overrides, captions, cells, claims, copies, meta, statistics, structure, tables};
use crate::diagnostic::{RuleFamily, catalogue};
use crate::document::{Document, RepairKind, Span};
use crate::error::Error;
use crate::fact::{self, NoReport, Reading, Step, Structure};
use crate::form::Edition;
use crate::lex::pinyin;
use crate::lex::script::{Script, ScriptCount};
use crate::limits;
use crate::meter::Meter;
use crate::report::{Extra, FormEditions, Meta, Repair};

/// Last year whose reports have another form.
const LAST_OLD_YEAR: u16 = 2018;

/// Reads the report of which these are the copies.
///
/// # Errors
/// `not-a-report` where it has neither a table nor the sections of the form, `limit-exceeded` for too many rows.
pub fn read(
    sequence: &Sequence<'_>,
    copies: &[Copy],
    document: &Document<'_>,
    known: Overrides<'_>,
    meter: &Meter,
    trace: &mut Trace,
) -> Result<Draft, Error> {
    note_headings(sequence, copies, trace);
    let Some(first) = copies.first() else { return Err(NoReport::None.into()) };
    first.pay_for_opening(sequence, meter)?;
    let mut meta_findings = Vec::new();
    let meta = meta::read(sequence, first, document, known, &mut meta_findings);
    let found = FoundTables::read(sequence, copies, document, meta.year, meter, trace)?;
    let nature = found.nature(sequence, first, document, &meta)?;
    let spans = found.statistics.as_ref().map(|found| found.spans.clone()).unwrap_or_default();
    let outlined = nature.is_old.then(|| statistics::outline(sequence, first, spans));
    let Filled { cells, statistics, form, extras, mut findings } = found.fill(sequence, first, document, &nature.layout);
    findings.extend(meta_findings);

    let first = outlined.as_ref().unwrap_or(first);
    let script = script(sequence);
    let repairs = repairs(sequence, script, copies.len());
    let length: usize = sequence.lines.get(first.lines.clone()).unwrap_or_default().iter().map(|line| line.text.len()).sum();
    meter.work(length.min(limits::PROSE) * limits::PROSE_STEPS)?;
    let mut prose = claims::read(sequence, first, meta.year, &cells);
    report_prose(&prose, meta.year, &mut findings);
    if nature.kind == Kind::Report {
        let expected = meta.year.and_then(Edition::of_year);
        let overview = first.headings.iter().find(|heading| heading.number == 1).map(|heading| span_of(sequence, heading));
        structure::text(&prose.texts, &meta, expected, overview, &mut findings);
    }
    let sections = first.headings.iter().map(|heading| {
        // A section that is printed twice has its prose once.
        let prose = prose.texts.get_mut(usize::from(heading.number) - 1).map(std::mem::take).unwrap_or_default();
        Heading { number: heading.number, text: heading.text.clone(), span: span_of(sequence, heading), prose }
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

/// Notes where the headings are.
fn note_headings(sequence: &Sequence<'_>, copies: &[Copy], trace: &mut Trace) {
    for heading in copies.iter().flat_map(|copy| &copy.headings) {
        if let Some(line) = sequence.lines.get(heading.line) {
            trace.note(line.text, line.span, || Step::Heading(heading.number));
        }
    }
}

/// Where a heading is.
fn span_of(sequence: &Sequence<'_>, heading: &sections::Heading) -> Span {
    sequence.lines.get(heading.line).map_or(Span::default(), |line| line.span)
}

/// The tables of a report, of whatever form.
struct FoundTables {
    /// What each copy has of the forms since 2019.
    readings: Vec<cells::Reading>,
    /// What there is of those before.
    statistics: Option<statistics::Found>,
}

/// What a report is, and what of it is read.
struct Nature {
    kind: Kind,
    layout: Layout,
    /// Whether its sections are those of 2008 to 2018.
    is_old: bool,
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

/// The cells of a report, and what was found wrong with them.
struct Filled {
    cells: Cells,
    statistics: Tables,
    form: FormEditions,
    extras: Vec<Spanned<Extra>>,
    findings: Vec<Finding>,
}

impl FoundTables {
    fn read(
        sequence: &Sequence<'_>,
        copies: &[Copy],
        document: &Document<'_>,
        year: Option<u16>,
        meter: &Meter,
        trace: &mut Trace,
    ) -> Result<Self, Error> {
        let expected = year.and_then(Edition::of_year);
        let mut readings = Vec::new();
        for copy in copies {
            let found = tables::read(sequence, copy, meter, trace)?;
            let captions = captions::findings(sequence, copy, &found, year);
            let mut reading = cells::read(sequence, copy, found, expected, document.cut, trace);
            for (table, finding) in captions {
                let finding =
                    captions::of_cells(table, finding, |field| reading.cells.get(&field).is_some_and(|cell| cell.value.is_some()));
                reading.findings.push(finding);
            }
            readings.push(reading);
        }
        // Tables II and III of the forms since 2019 leave no room for another.
        let is_new = |form: &FormEditions| form.requests.is_some() && form.disclosure.is_some();
        let has_room = !readings.iter().any(|reading| is_new(&reading.form));
        let statistics = if has_room { statistics::read(document, year, meter)? } else { None };
        Ok(Self { readings, statistics })
    }

    /// Says what the report is.
    fn nature(&self, sequence: &Sequence<'_>, copy: &Copy, document: &Document<'_>, meta: &Meta) -> Result<Nature, Error> {
        let any = |of: fn(&FormEditions) -> bool| self.readings.iter().any(|reading| of(&reading.form));
        let has_form = self.statistics.as_ref().is_some_and(|found| found.form.is_some());
        let has_tables = any(|form| form.disclosure.is_some() || form.requests.is_some() || form.remedies.is_some());
        let has_value = |reading: &cells::Reading| reading.cells.values().any(|cell| cell.value.is_some());
        let mut whole = Found {
            sequence,
            copy,
            document,
            meta,
            tables: has_tables || has_form,
            values: has_form || self.readings.iter().any(has_value),
            old: meta.year.is_some_and(|year| year <= LAST_OLD_YEAR),
        };
        // A text without a year, in the outline of the reports up to 2018.
        whole.old |= meta.year.is_none() && !whole.tables && whole.follows_old_outline();
        let kind = whole.kind().map_err(|error| if document.is_incomplete { lacking::error() } else { error })?;
        // A table of names, units and values is none of the forms since 2019, whether its own form is known or not.
        let of_old_year = whole.old && self.statistics.is_some();
        let is_old = whole.old && !has_tables || of_old_year || has_form && !any(|form| form.requests.is_some());
        let layout = match &kind {
            Kind::Attachment(name) => Layout::Attachment(name.clone()),
            Kind::School if !has_form => Layout::School,
            _ if is_old => Layout::Old,
            _ => Layout::Form,
        };
        Ok(Nature { kind, layout, is_old })
    }

    /// The cells of the layout, and what is wrong with them or missing.
    fn fill(self, sequence: &Sequence<'_>, copy: &Copy, document: &Document<'_>, layout: &Layout) -> Filled {
        let (mut findings, mut lacking) = (Vec::new(), Lacking::default());
        if let (Layout::Form, Some(reading)) = (layout, self.readings.first()) {
            structure::tables(&reading.form, &reading.cells, reading.has_rows, reading.deduplicated, &mut lacking, &mut findings);
            structure::sections(&copy.headings, |heading| span_of(sequence, heading), &mut lacking, &mut findings);
        }
        let merged = copies::merge(self.readings, &mut findings);
        // What a table of another form has in common with those since 2019 are words: its rows are none of their cells.
        let (cells, mut form) = if matches!(layout, Layout::Form) { (merged.cells, merged.form) } else { Default::default() };
        match layout {
            Layout::Form => findings.extend(merged.findings),
            Layout::Attachment(name) => {
                findings.clear();
                lacking.push(Lack::Attached(name.clone()));
            }
            Layout::School => {
                findings.extend(merged.findings);
                findings.push(Finding::of(&catalogue::UNSUPPORTED_FORM, Structure::SchoolForm));
            }
            Layout::Old => {
                findings.extend(merged.findings.into_iter().filter(|found| !is_of_cells(found)));
                findings.extend(self.statistics.is_none().then(|| without_table(document)));
            }
        }
        let mut statistics = Tables::default();
        if let Some(found) = self.statistics {
            form.statistics = Some(found.form.map_or("indicators", |form| form.id).to_owned());
            statistics = found.statistics;
            findings.extend(found.findings);
            found.lack.into_iter().for_each(|lack| lacking.push(lack));
        }
        findings.extend(lacking.findings(document.is_incomplete));
        Filled { cells, statistics, form, extras: merged.extras, findings }
    }
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

/// The script of the text; `None` where too little of it tells.
fn script(sequence: &Sequence<'_>) -> Option<Script> {
    let mut count = ScriptCount::default();
    sequence.lines.iter().for_each(|line| count.add(line.text));
    count.script()
}

/// What was corrected while reading.
fn repairs(sequence: &Sequence<'_>, script: Option<Script>, copies: usize) -> Vec<Repair> {
    let counts = [
        (RepairKind::AnnotationsStripped, sequence.lines.iter().map(|line| pinyin::count(line.text)).sum()),
        (RepairKind::ScriptFolded, usize::from(script.is_some_and(|script| script != Script::Hans))),
        (RepairKind::CopiesMerged, copies - 1),
    ];
    let found = counts.into_iter().filter(|(_, count)| *count > 0);
    found.map(|(kind, count)| Repair { kind, count: count as u32, fields: Vec::new() }).collect()
}

/// What is wrong with the prose as a whole.
fn report_prose(prose: &claims::Prose, year: Option<u16>, findings: &mut Vec<Finding>) {
    if let (Some(year), Some((span, other))) = (year, prose.other_year) {
        let fact = fact::Meta::ProseOfOtherYear { own: other, year };
        findings.push(Finding::of(&catalogue::YEAR_CONFLICT, fact).at(span));
    }
    let unread = [(prose.unread_text, Reading::ProseTooLong), (prose.unread_numbers, Reading::TooManyNumbers)];
    for (span, fact) in unread {
        findings.extend(span.map(|span| Finding::of(&catalogue::UNREAD_PROSE, fact).at(span)));
    }
}
