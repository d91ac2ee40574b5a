//! Reads China's government-information-disclosure annual reports (政府信息公开工作年度报告) into checked
//! data: every cell of the official form with its value, its state and the place it came from.
//!
//! ```
//! let page = "<p>青岫市林业局2023年政府信息公开工作年度报告</p><p>二、主动公开政府信息情况</p><table>\
//!     <tr><td>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>\
//!     <tr><td>行政许可</td><td>581</td></tr></table>";
//! let report = gov_disclosure::parse(page.as_bytes(), &Default::default())?;
//! let field = gov_disclosure::Field::from_id("disclosure.licensing.decisions").unwrap();
//! assert_eq!(report.cell(field).unwrap().value.unwrap().as_count(), Some(581));
//! # Ok::<(), gov_disclosure::Error>(())
//! ```
//!
//! The promise is **no silent errors**: a reported value is the value in the file, in the right
//! cell; whatever could not be placed, read or reconciled is flagged. Blank is not zero, and missing is not
//! blank: see [`State`].
//!
//! # The map
//! Bytes become text ([`Format`]), text a document, a document a [`Report`], and a report is checked. What
//! goes wrong has two channels: an [`Error`] means that no report can be made; a [`Diagnostic`] that one
//! was made and what is wrong with it. A report that others made enters as JSON ([`Report::from_json`]) and
//! is checked alike. [`indicators`] computes rates and shares from it, [`render`] prints it as the official form. That form is data: [`fields`] lists its 226
//! items, [`printed`] gives its tables as they are laid out.
//!
//! # Features
//! - `docx` (default): Word documents, read and written.
//! - `legacy-encoding` (default): GBK, GB18030, Big5 and UTF-16 beside UTF-8, by tables of its own; without it by a
//!   [`Decoder`] that the caller brings.
//! - `normalization` (default): what compatibility characters stand for; without it by a function that the caller brings
//!   ([`set_normalizer`]).
//! - `pages` (default): the pages of the rules.
//! - `pdf`: PDF files with text.
//! - `xlsx` (default): spreadsheets, XLSX and XLS read, XLSX written.
//! - `schema`: generates the JSON Schema from the types; [`schema`] prints the committed copy without it.
// A build without some formats has what only they need.
#![cfg_attr(not(all(feature = "docx", feature = "pdf", feature = "xlsx")), allow(dead_code, unused_imports))]
// Items that a feature adds say so, where the documentation is made by a compiler that can.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

#[macro_use]
mod names;
mod check;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod correct;
mod diagnostic;
mod document;
mod error;
mod fact;
mod form;
mod indicators;
mod lex;
mod limits;
mod message;
mod meter;
mod options;
mod output;
mod recognize;
mod report;
mod source;

pub use check::{Series, check, check_series};
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub use correct::Corrections;
pub use diagnostic::{Confidence, Diagnostic, NoRuleId, Rule, RuleBase, RuleFamily, RuleId, RuleScope, Severity, Suspect, rules};
pub use document::Location;
pub use error::{Error, ErrorKind};
pub use form::{
    Bridge, Certainty, ClaimTrust, Comparison, Edition, Field, FieldDefinition, FieldUnit, Gravity, PrintedSlot, PrintedTable, Relation,
    SlotContent, SlotKind, Statistic, StatisticDefinition, StatisticsColumn, StatisticsForm, StatisticsRow, TableId, fields, printed,
    section_heading, statistics, statistics_forms,
};
pub use indicators::{
    BREAK, Comparable, Indicator, IndicatorDefinition, IndicatorInput, IndicatorOptions, IndicatorReason, IndicatorValue, ReasonCode,
    indicator_definitions, indicators,
};
pub use lex::compatibility::set_normalizer;
pub use lex::date::{Date, NoDate};
pub use lex::formula;
pub use lex::script::Script;
pub use limits::INPUT_BYTES;
pub use message::{Hint, Message};
pub use names::UnknownName;
pub use options::{BadOption, ParseOptions};
pub use output::{Target, render, render_review, render_tables};
pub use recognize::ReadingStep;
pub use report::{
    AgencyEvidence, AgencyPlace, Amount, Approximation, Cell, CellRow, Cells, Claim, Contact, Conversion, Derived, DerivedFigure, Evidence,
    Extra, Failure, FailureError, FailureSource, Figure, Figures, FilePart, FormEditions, ListKind, Meta, OtherRow, OtherValue, Outcome,
    Period, Provenance, RawMeta, Repair, RepairKind, Report, Role, Scope, Section, Source, State, Statistics, Value, Verdict, YEARS,
};
pub use source::{Decoder, Format};

use std::borrow::Cow;

use diagnostic::catalogue;
use document::{Document, Locator, Positions, Scanned};
use recognize::{Draft, Finding, Overrides, Trace};
use sha2::{Digest, Sha256};
use source::Opened;

/// Reads the report from the bytes of a file in any [`Format`]: of several the first, with a diagnostic (`R026`) that names the
/// others; [`parse_all`] reads them all.
///
/// # Errors
/// `unknown-format` for bytes of a format that is not read here, `malformed`, `encrypted` and `needs-ocr` for
/// files that cannot be, `empty` for one with nothing in it, `not-a-report` for text without a
/// table or the sections of an annual report, `limit-exceeded` for input beyond the limits.
pub fn parse(bytes: &[u8], options: &ParseOptions) -> Result<Report, Error> {
    first(read(bytes, options, false, Trace::default())?.0)
}

/// Reads every report of a file, in their order: a collection of several agencies' or years', pages saved together, a workbook
/// with a sheet for each. Where there are several, `source.part` numbers them. Two copies of one report are one, as in
/// [`parse`]. The year and the agency of the options are the first one's.
///
/// ```
/// let report = |agency: &str, count: u32| format!("{agency}2023年政府信息公开工作年度报告\n一、总体情况\n{agency}推进公开。\n\
///     二、主动公开政府信息情况\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 {count}\n");
/// let file = report("青岫市林业局", 581) + &report("青岫市水利局", 47);
/// let reports = gov_disclosure::parse_all(file.as_bytes(), &Default::default())?;
/// let agencies: Vec<_> = reports.iter().filter_map(|report| report.meta.agency.as_deref()).collect();
/// assert_eq!(agencies, ["青岫市林业局", "青岫市水利局"]);
/// # Ok::<(), gov_disclosure::Error>(())
/// ```
///
/// # Errors
/// As [`parse`], where none of them is a report.
pub fn parse_all(bytes: &[u8], options: &ParseOptions) -> Result<Vec<Report>, Error> {
    Ok(read(bytes, options, true, Trace::default())?.0)
}

/// As [`parse_all`], with the reasons for which rows and columns were matched, in the order of the file.
///
/// # Errors
/// As [`parse_all`].
pub fn parse_all_explained(bytes: &[u8], options: &ParseOptions) -> Result<(Vec<Report>, Vec<ReadingStep>), Error> {
    read(bytes, options, true, Trace::recording())
}

/// As [`parse`], with the reasons for which rows and columns were matched.
///
/// # Errors
/// As [`parse`].
pub fn parse_explained(bytes: &[u8], options: &ParseOptions) -> Result<(Report, Vec<ReadingStep>), Error> {
    let (reports, steps) = read(bytes, options, false, Trace::recording())?;
    Ok((first(reports)?, steps))
}

/// The file itself with other figures in it: a Word document, where numbers of the prose can be corrected too, or a workbook (xlsx).
/// Only the texts that are corrected are others; every other part of the package stays byte for byte. The corrected file is read
/// again before it is given: it says what was asked for and else what it said before.
///
/// ```
/// use gov_disclosure::{Corrections, Field, Target, correct, parse, render};
///
/// let draft = gov_disclosure::Report::from_json(r#"{"year": 2023, "agency": "青岫市林业局", "requests.received.total": 62}"#)?;
/// let draft = render(&draft, Target::Xlsx)?;
/// let total = Field::from_id("requests.received.total").ok_or("no such field")?;
/// let corrected = correct(&draft, &Default::default(), &Corrections::new().cell(total, "63"))?;
/// let value = parse(&corrected, &Default::default())?.cell(total).and_then(|cell| cell.value);
/// assert_eq!(value.map(|value| value.to_string()).as_deref(), Some("63"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// `not-correctable` for other formats, and where a correction has no certain place in the file, which is then left alone; else as
/// [`parse`].
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub fn correct(bytes: &[u8], options: &ParseOptions, corrections: &Corrections) -> Result<Vec<u8>, Error> {
    correct_report(bytes, &parse(bytes, options)?, options, corrections)
}

/// As [`correct`], where the file has been read: `report` is what [`parse`] gives for the same bytes and options, checked or not.
///
/// # Errors
/// As [`correct`].
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub fn correct_report(bytes: &[u8], report: &Report, options: &ParseOptions, corrections: &Corrections) -> Result<Vec<u8>, Error> {
    let corrected = correct::apply(bytes, report, corrections)?;
    correct::confirm(report, &parse(&corrected, options)?, corrections)?;
    Ok(corrected)
}

/// The text of an input, which byte ranges, lines and columns of a [`Location`] refer to; `None` for formats
/// that are no text, such as DOCX.
///
/// # Errors
/// As [`parse`], for bytes that are no text of a known encoding or too many.
pub fn decode<'a>(bytes: &'a [u8], options: &ParseOptions) -> Result<Option<Cow<'a, str>>, Error> {
    Ok(open(bytes, options)?.decoded.map(|decoded| decoded.text))
}

impl Report {
    /// Reads a report from JSON: a whole report; an object with `schema` and `cells`, whose cells may be
    /// bare values; or a flat object of field ids and values, with `year` and `agency` where known. A bare
    /// value is read as a cell's text is: null is blank, a fraction of a case is illegible. Fields of the
    /// edition that are missing are absent.
    ///
    /// # Errors
    /// `malformed` where the text is none of these, names a field that the form does not have, or gives a
    /// key twice; `limit-exceeded` where it is too large.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let mut report = recognize::json::read(json)?;
        if !report.diagnostics.iter().any(|diagnostic| diagnostic.rule == catalogue::BLANK.id) {
            tell_blanks(&mut report);
        }
        Ok(report)
    }

    /// Reads plain figures from CSV: the columns `field` and `value`, with a header or without one, `agency` and `year` as rows of
    /// their own where they are known; or the long CSV that the command writes, with its states. `None` for a text that is
    /// no such table. Values are read as [`from_json`](Self::from_json) reads them.
    ///
    /// ```
    /// let report = gov_disclosure::Report::from_csv("year,2023\nrequests.received.total,47\n")?.expect("figures");
    /// assert_eq!((report.meta.year, report.trusted().count()), (Some(2023), 1));
    /// assert!(gov_disclosure::Report::from_csv("name,age\n")?.is_none());
    /// # Ok::<(), gov_disclosure::Error>(())
    /// ```
    ///
    /// # Errors
    /// `malformed` where a row names a field that the form does not have or that was there before, or is of another report;
    /// `limit-exceeded` where the text is too large.
    pub fn from_csv(text: &str) -> Result<Option<Self>, Error> {
        recognize::figures::json(text)?.map(|json| Self::from_json(&json)).transpose()
    }
}

impl Report {
    /// The report with its tables in the form of 2021, where they are in that of 2019: cells of fields that both have are carried
    /// over, those that only the form of 2021 has are absent, with a diagnostic (`S301`) that names them, and those that only
    /// the form of 2019 has are left out of the report and listed. Nothing is divided, added up or guessed: the one row of other
    /// handling of 2019 is three rows of 2021, which are open. A report that was checked is checked again.
    ///
    /// ```
    /// let json = r#"{"year": 2022, "disclosure.licensing.decisions": 581, "disclosure.licensing.items_change": -3}"#;
    /// let mut report = gov_disclosure::Report::from_json(json)?;
    /// report.form.disclosure = Some(gov_disclosure::Edition::Y2019);
    /// let made = report.to_form_2021();
    /// let ids = |fields: &[gov_disclosure::Field]| fields.iter().map(|field| field.id()).collect::<Vec<_>>();
    /// assert!(ids(&made.carried).contains(&"disclosure.licensing.decisions"));
    /// assert_eq!(made.left.iter().map(|(field, _)| field.id()).collect::<Vec<_>>(), ["disclosure.licensing.items_change"]);
    /// # Ok::<(), gov_disclosure::Error>(())
    /// ```
    pub fn to_form_2021(self) -> Conversion {
        let checked = !self.verdicts.is_empty();
        let mut made = Conversion::of(self);
        // How many cells are blank is counted anew.
        made.report.diagnostics.retain(|diagnostic| diagnostic.rule != catalogue::BLANK.id);
        tell_blanks(&mut made.report);
        if checked {
            made.report = check(made.report);
        }
        made
    }
}

/// The JSON Schema of a report, as committed with this version.
pub fn schema() -> &'static str {
    include_str!("report/schema.json")
}

fn open<'a>(bytes: &'a [u8], options: &ParseOptions) -> Result<Opened<'a>, Error> {
    if is_empty(bytes) {
        return Err(fact::EmptyFile.into());
    }
    source::open(bytes, options.format, options.encoding.as_deref(), options.decoder)
}

/// Whether a file has nothing but white space, and the mark of an encoding.
fn is_empty(bytes: &[u8]) -> bool {
    /// Bytes that show of nearly every file that it is not empty.
    const START: usize = 1024;
    if let [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] = bytes {
        return rest.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace());
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = text.get(..START).unwrap_or(text);
    start.utf8_chunks().all(|chunk| chunk.valid().trim_start().is_empty())
        && std::str::from_utf8(text).is_ok_and(|text| text.trim_start().is_empty())
}

/// The steps that reading an input takes, and what came of it: for the tests that hold their growth.
#[doc(hidden)]
pub fn steps(bytes: &[u8], options: &ParseOptions) -> (u64, Result<Report, Error>) {
    match open(bytes, options) {
        Ok(opened) => {
            let report = read_opened(&opened, options, false, Trace::default()).and_then(|(reports, _)| first(reports));
            (opened.meter.steps(), report)
        }
        Err(error) => (0, Err(error)),
    }
}

fn first(reports: Vec<Report>) -> Result<Report, Error> {
    reports.into_iter().next().ok_or_else(|| fact::NoReport::None.into())
}

fn read(bytes: &[u8], options: &ParseOptions, all: bool, trace: Trace) -> Result<(Vec<Report>, Vec<ReadingStep>), Error> {
    read_opened(&open(bytes, options)?, options, all, trace)
}

fn read_opened(opened: &Opened<'_>, options: &ParseOptions, all: bool, mut trace: Trace) -> Result<(Vec<Report>, Vec<ReadingStep>), Error> {
    let mut document = opened.document()?;
    let known = Overrides { year: options.year, agency: options.agency.as_deref() };
    let mut found = recognize::recognize(&mut document, all, known, &opened.meter, &mut trace)?;
    for (_, draft) in &mut found.read {
        of_file(opened, &document, draft);
    }
    let locator = match &document.places {
        Some(places) => Locator::Noted(places),
        None => Locator::Text(Positions::new(opened.decoded.as_ref().map_or("", |decoded| &decoded.text))),
    };
    let sha256 = hex(&Sha256::digest(opened.bytes));
    let count = found.count;
    let reports = found.read.into_iter().map(|(number, draft)| {
        let file = Source {
            name: options.name.clone(),
            sha256: Some(sha256.clone()),
            format: Some(opened.format),
            encoding: opened.decoded.as_ref().map(|decoded| decoded.encoding.to_string()),
            part: (count > 1).then_some(FilePart { number, of: count }),
            ..Source::default()
        };
        let mut report = draft.report(file, &locator);
        tell_blanks(&mut report);
        report
    });
    Ok((reports.collect(), trace.located(&locator)))
}

/// Adds what is to be reported about the file, whichever report of it this is.
fn of_file(opened: &Opened<'_>, document: &Document<'_>, draft: &mut Draft) {
    let repairs = document.repairs.iter();
    draft.repairs.extend(repairs.map(|&(kind, count)| Repair { kind, count: count as u32, fields: Vec::new() }));
    let decoded = opened.decoded.as_ref();
    let findings = &mut draft.findings;
    if let Some(decoded) = decoded.filter(|decoded| decoded.damaged) {
        let fact = fact::Reading::Undecodable { encoding: decoded.encoding.to_string() };
        findings.push(Finding::of(&catalogue::UNDECODABLE, fact).with_hint(Hint::Encoding));
    }
    if let Some((decoded, declared)) = decoded.and_then(|decoded| Some((decoded, decoded.declared.as_ref()?))) {
        let fact = fact::Reading::OtherEncoding { declared: declared.to_string(), encoding: decoded.encoding.to_string() };
        findings.push(Finding::of(&catalogue::OTHER_ENCODING, fact));
    }
    findings.extend(pictured(document.scanned));
}

/// What pages that are pictures mean for the reading.
fn pictured(Scanned { read, unread }: Scanned) -> Vec<Finding> {
    let mut findings = Vec::new();
    if read > 0 {
        findings.push(Finding::of(&catalogue::RECOGNISED_TEXT, fact::Reading::RecognisedText(read)));
    }
    if unread > 0 {
        findings.push(Finding::of(&catalogue::UNREAD_PAGE, fact::Reading::UnreadPages(unread)));
    }
    findings
}

/// Tells of blank cells, and of the sums that do not hold with them as zero.
fn tell_blanks(report: &mut Report) {
    let blank: Vec<Field> = report.cells.iter().filter(|(_, cell)| cell.state == State::Blank).map(|(field, _)| field).collect();
    if !blank.is_empty() {
        report.diagnostics.push(Diagnostic::of(&catalogue::BLANK, fact::Value::Blank(blank.len())).with_fields(blank));
    }
    check::blanks(report);
    diagnostic::sort(&mut report.diagnostics);
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |n: u8| DIGITS.get(usize::from(n)).copied().map_or('0', char::from);
    bytes.iter().flat_map(|&b| [digit(b >> 4), digit(b & 15)]).collect()
}
