//! Outcomes as JSON lines, CSV, or a table for people.

use std::io::{self, Write};

use gov_disclosure::{Cell, Field, Location, Report, Severity, State, fields};
use unicode_width::UnicodeWidthChar;

use crate::args::OutputFormat;
use crate::totals::Outcome;

/// Writes outcomes as they come.
pub enum Writer {
    Jsonl(Box<dyn Write>),
    Long(csv::Writer<Box<dyn Write>>),
    Wide(csv::Writer<Box<dyn Write>>),
    Table(Box<dyn Write>),
}

/// Columns of the long CSV.
const LONG: [&str; 12] = ["source", "agency", "year", "table", "form", "field", "state", "value", "unit", "raw", "derived", "line"];

impl Writer {
    /// Writes the head.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn open(mut out: Box<dyn Write>, format: OutputFormat, wide: bool, bom: bool) -> io::Result<Self> {
        if bom {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        Ok(match (format, wide) {
            (OutputFormat::Jsonl, _) => Self::Jsonl(out),
            (OutputFormat::Csv, false) => {
                let mut csv = csv::Writer::from_writer(out);
                csv.write_record(LONG)?;
                Self::Long(csv)
            }
            (OutputFormat::Csv, true) => {
                let mut csv = csv::Writer::from_writer(out);
                csv.write_record(["source", "agency", "year"].into_iter().chain(fields().map(Field::id)))?;
                Self::Wide(csv)
            }
            (OutputFormat::Table, _) => {
                writeln!(
                    out,
                    "{}",
                    table_row(&["年度 year", "机关 agency", "收到 received", "办结 handled", "数值 values", "丢失 lost", "问题 findings"])
                )?;
                Self::Table(out)
            }
        })
    }

    /// Writes one outcome. CSV has no place for failures: they are told on standard error.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        match (self, outcome) {
            (Self::Jsonl(out), Ok(report)) => writeln!(out, "{}", report.to_json()),
            (Self::Jsonl(out), Err(failure)) => writeln!(out, "{}", failure.to_json()),
            (Self::Long(csv), Ok(report)) => long(csv, report),
            (Self::Wide(csv), Ok(report)) => wide(csv, report),
            (Self::Table(out), Ok(report)) => writeln!(out, "{}", summary(report)),
            (_, Err(_)) => Ok(()),
        }
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Jsonl(mut out) | Self::Table(mut out) => out.flush(),
            Self::Long(mut csv) | Self::Wide(mut csv) => csv.flush(),
        }
    }
}

fn value(cell: &Cell) -> String {
    cell.value.map(|value| value.to_string()).unwrap_or_default()
}

fn long(csv: &mut csv::Writer<Box<dyn Write>>, report: &Report) -> io::Result<()> {
    let source = report.source.name.as_deref().unwrap_or("");
    let agency = report.meta.agency.as_deref().unwrap_or("");
    let year = report.meta.year.map(|year| year.to_string()).unwrap_or_default();
    for (field, cell) in report.cells.iter() {
        let form = report.form.of(field.table()).map_or("", |edition| edition.as_str());
        let unit = match &cell.unit {
            Some(unit) => unit.as_deref().unwrap_or(""),
            None if field.unit().is_money() => "",
            None => field.unit().as_str(),
        };
        let derived = cell.derived.as_ref().map(|derived| derived.value.to_string()).unwrap_or_default();
        let line = cell.location.as_ref().and_then(Location::line).map(|line| line.to_string()).unwrap_or_default();
        let raw = cell.raw.as_deref().unwrap_or("");
        let (table, id, state) = (field.table().numeral(), field.id(), cell.state.as_str());
        csv.write_record([source, agency, &year, table, form, id, state, &value(cell), unit, raw, &derived, &line])?;
    }
    Ok(())
}

fn wide(csv: &mut csv::Writer<Box<dyn Write>>, report: &Report) -> io::Result<()> {
    let head = [
        report.source.name.clone().unwrap_or_default(),
        report.meta.agency.clone().unwrap_or_default(),
        report.meta.year.map(|year| year.to_string()).unwrap_or_default(),
    ];
    let cells = fields().map(|field| report.cell(field).map(value).unwrap_or_default());
    csv.write_record(head.into_iter().chain(cells))?;
    Ok(())
}

/// Widths of the table's columns on a terminal.
const WIDTHS: [usize; 7] = [9, 36, 13, 12, 11, 9, 13];

fn table_row(cells: &[&str]) -> String {
    let mut row = String::new();
    for (cell, width) in cells.iter().zip(WIDTHS) {
        let mut used = 0;
        for c in cell.chars() {
            let wide = c.width().unwrap_or(0);
            if used + wide > width {
                break;
            }
            row.push(c);
            used += wide;
        }
        row.extend(std::iter::repeat_n(' ', width - used + 1));
    }
    row.trim_end().to_owned()
}

fn summary(report: &Report) -> String {
    let of = |id: &str| {
        let cell = Field::from_id(id).and_then(|field| report.cell(field));
        cell.map_or_else(|| "-".to_owned(), |cell| if cell.value.is_some() { value(cell) } else { cell.state.as_str().to_owned() })
    };
    let count = |states: &[State]| report.cells.iter().filter(|(_, cell)| states.contains(&cell.state)).count().to_string();
    let findings = report.diagnostics.iter().filter(|d| d.severity > Severity::Info).count().to_string();
    let year = report.meta.year.map_or_else(|| "?".to_owned(), |year| year.to_string());
    table_row(&[
        &year,
        report.meta.agency.as_deref().or(report.source.name.as_deref()).unwrap_or("?"),
        &of("requests.received.total"),
        &of("requests.handled_total.total"),
        &count(&[State::Reported]),
        &count(&[State::Lost, State::Illegible]),
        &findings,
    ])
}
