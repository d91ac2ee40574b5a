//! A table for people.

use std::io::{self, Write};

use gov_disclosure::{Field, Report, Severity, State};
use unicode_width::UnicodeWidthChar;

use super::{Writer, text};
use crate::escape::one_line;
use crate::output::Out;
use gov_disclosure_files::Outcome;

/// One report per line, its main figures in columns.
pub struct Table(Out);

impl Table {
    /// Writes the header.
    pub fn new(mut out: Out) -> io::Result<Self> {
        let head =
            ["年度 year", "机关 agency", "收到 received", "办结 handled", "数值 values", "缺失 absent", "丢失 lost", "问题 findings"];
        writeln!(out, "{}", table_row(&head))?;
        Ok(Self(out))
    }
}

impl Writer for Table {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        let Ok(report) = outcome else { return Ok(()) };
        writeln!(self.0, "{}", summary(report))
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

/// Widths of the table's columns on a terminal.
const WIDTHS: [usize; 8] = [9, 36, 13, 12, 11, 11, 9, 13];

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
        cell.map_or_else(|| "-".to_owned(), |cell| if cell.value.is_some() { text(cell.value) } else { cell.state.as_str().to_owned() })
    };
    let count = |states: &[State]| report.cells.iter().filter(|(_, cell)| states.contains(&cell.state)).count().to_string();
    let findings = report.diagnostics.iter().filter(|d| d.severity > Severity::Info).count().to_string();
    let year = report.meta.year.map_or_else(|| "?".to_owned(), |year| year.to_string());
    table_row(&[
        &year,
        &one_line(report.meta.agency.as_deref().or(report.source.name.as_deref()).unwrap_or("?")),
        &of("requests.received.total"),
        &of("requests.handled_total.total"),
        &count(&[State::Reported]),
        &count(&[State::Absent]),
        &count(&[State::Lost, State::Illegible]),
        &findings,
    ])
}
