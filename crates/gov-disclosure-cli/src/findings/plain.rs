//! Findings as a person reads them.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use gov_disclosure::{Confidence, Diagnostic, Field, Format, Report, Severity};

use super::excerpt::{Source, excerpts};
use super::words;
use crate::escape::one_line;
use crate::language::{Languages, count};
use crate::read::Checked;

/// Lines of the source that one finding shows.
const LINES: usize = 6;

/// Fields that one finding names where there is no source to show.
const FIELDS: usize = 8;

/// Writes findings with the lines they are about, and a line for each file.
pub struct Plain {
    out: Box<dyn Write>,
    languages: Languages,
    colours: bool,
    first: bool,
}

impl Plain {
    /// A writer; colours only for a terminal that wants them.
    pub fn new(out: Box<dyn Write>, languages: Languages, to_file: bool) -> Self {
        let colours = !to_file && AutoStream::choice(&io::stdout()) != ColorChoice::Never;
        Self { out, languages, colours, first: true }
    }

    /// Writes the findings of one outcome; failures are reported on standard error.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn write(&mut self, checked: &Checked) -> io::Result<()> {
        let Ok(report) = &checked.outcome else { return Ok(()) };
        if !std::mem::take(&mut self.first) {
            writeln!(self.out)?;
        }
        for found in &report.diagnostics {
            self.finding(report, found, checked.text.as_deref())?;
        }
        let of = |severity| report.diagnostics.iter().filter(|found| found.severity == severity).count();
        let (errors, warnings, infos) = (of(Severity::Error), of(Severity::Warning), of(Severity::Info));
        let name = one_line(report.source.label().as_deref().unwrap_or("-"));
        let (mut zh, mut en) =
            (format!("{errors} 个错误，{warnings} 个警告"), format!("{}, {}", count(errors, "error"), count(warnings, "warning")));
        if infos > 0 {
            zh.push_str(&format!("，{infos} 条提示"));
            en.push_str(&format!(", {}", count(infos, "info")));
        }
        if report.diagnostics.is_empty() {
            (zh, en) = ("没有发现问题".to_owned(), "nothing found".to_owned());
        }
        let line = format!("{name}: {}", self.languages.pick(&zh, &en).join(" | "));
        writeln!(self.out, "{}", self.paint(Style::new().bold(), &line))
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finding(&mut self, report: &Report, found: &Diagnostic, text: Option<&str>) -> io::Result<()> {
        let colour = match found.severity {
            Severity::Error => AnsiColor::BrightRed,
            Severity::Warning => AnsiColor::Yellow,
            Severity::Info => AnsiColor::BrightCyan,
        };
        let strong = Style::new().bold().fg_color(Some(colour.into()));
        let faint = Style::new().fg_color(Some(AnsiColor::BrightBlue.into()));
        let head = self.paint(strong, &format!("{}[{}]", found.severity.as_str(), one_line(&found.rule)));
        writeln!(self.out, "{head} {} ({})", one_line(&found.name), self.confidence(found.confidence))?;
        for message in self.languages.advised(&found.message, found.hint) {
            writeln!(self.out, "  {}", one_line(&message))?;
        }

        let is_markup = matches!(report.source.format, Some(Format::Html | Format::Mhtml));
        let (shown, more) = text.map(|text| excerpts(Source { text, is_markup }, &found.locations, LINES)).unwrap_or_default();
        let gutter = shown.iter().map(|excerpt| excerpt.line.to_string().len()).max().unwrap_or(1);
        let margin = " ".repeat(gutter);
        let name = one_line(report.source.name.as_deref().unwrap_or("-"));
        let place = found
            .locations
            .first()
            .map_or_else(|| name.clone(), |place| format!("{name}:{}", one_line(&words::within(place, &self.languages))));
        writeln!(self.out, "{margin}{} {place}", self.paint(faint, "-->"))?;
        let bar = self.paint(faint, "|");
        for excerpt in &shown {
            let number = self.paint(faint, &format!("{:>gutter$}", excerpt.line));
            writeln!(self.out, "{number} {bar} {}", excerpt.text)?;
            writeln!(self.out, "{margin} {bar} {}", self.paint(strong, &excerpt.marks))?;
        }

        let mut notes = Vec::new();
        if more > 0 {
            let (zh, en) = (format!("另有 {more} 处"), count(more, "more place"));
            notes.push(self.languages.pick(&zh, &en).join(" | "));
        }
        if text.is_none() && !found.fields.is_empty() {
            notes.extend(found.fields.iter().take(FIELDS).map(|field| cell_line(report, *field, &self.languages)));
            let more = found.fields.len().saturating_sub(FIELDS);
            if more > 0 {
                let (zh, en) = (format!("另有 {more} 个填报项"), count(more, "more field"));
                notes.push(self.languages.pick(&zh, &en).join(" | "));
            }
        }
        notes.extend(words::fitting(report, found, &self.languages));
        for note in notes {
            writeln!(self.out, "{margin} {} {}", self.paint(faint, "="), one_line(&note))?;
        }
        writeln!(self.out)
    }

    fn confidence(&self, confidence: Confidence) -> String {
        let (zh, en) = match confidence {
            Confidence::High => ("可信度高", "confidence high"),
            Confidence::Medium => ("可信度中", "confidence medium"),
            Confidence::Low => ("可信度低", "confidence low"),
        };
        self.languages.pick(zh, en).join(", ")
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.colours { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

/// A field, with its value and place where known.
fn cell_line(report: &Report, field: Field, languages: &Languages) -> String {
    let cell = report.cell(field);
    let value = cell.and_then(|cell| cell.value).map(|value| format!(" = {value}")).unwrap_or_default();
    let line =
        cell.and_then(|cell| cell.location.as_ref()).map(|place| format!(" ({})", words::place(place, languages))).unwrap_or_default();
    format!("{}{value}{line}", words::name(field, languages))
}
