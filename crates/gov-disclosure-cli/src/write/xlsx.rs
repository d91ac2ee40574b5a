//! Excel: the rows of CSV on a sheet, the diagnostics and the files without a report on others.

use std::io::{self, Write};

use gov_disclosure::formula::is_formula;
use gov_disclosure::{CellRow, Diagnostic, Failure, Report, Value};
use gov_disclosure_arrow::{CellColumn, Columns};
use rust_xlsxwriter::{Format, Workbook as Book, Worksheet, XlsxError};

use super::{Writer, text, wide_columns};
use crate::output::Out;
use gov_disclosure_files::Outcome;

/// Rows of a sheet, its header among them; what is more goes to a further sheet.
const ROWS: u32 = 1 << 20;

/// Characters of a cell.
const CHARACTERS: usize = 32_767;

/// What an Excel number holds exactly: fifteen digits.
const DIGITS: i64 = 1_000_000_000_000_000;

/// A workbook.
pub struct Workbook {
    out: Out,
    wide: Option<Vec<CellColumn>>,
    book: Book,
    cells: Sheet,
    diagnostics: Sheet,
    failures: Sheet,
}

/// A run of sheets with one header.
struct Sheet {
    name: &'static str,
    head: Vec<String>,
    /// Number of sheets, and rows of the last.
    sheets: usize,
    rows: u32,
    /// Where the last is in the workbook.
    at: usize,
}

enum Item<'a> {
    Text(&'a str),
    Number(f64),
    Empty,
}

impl<'a> From<&'a str> for Item<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<Option<&'a str>> for Item<'a> {
    fn from(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }
}

fn count(number: Option<impl Into<i64>>) -> Item<'static> {
    number.map_or(Item::Empty, |number| Item::Number(number.into() as f64))
}

/// A value as a number, where Excel holds all its digits; else as its text.
fn value(value: Option<Value>, written: &str) -> Item<'_> {
    let exact = match value {
        None => return Item::Empty,
        Some(Value::Count(count)) => (-DIGITS < count && count < DIGITS).then_some(count as f64),
        Some(Value::Amount(_)) => {
            let digits = written.bytes().filter(u8::is_ascii_digit).count();
            written.parse::<f64>().ok().filter(|_| digits <= 15)
        }
    };
    exact.map_or(Item::Text(written), Item::Number)
}

impl Sheet {
    fn new(name: &'static str, head: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { name, head: head.into_iter().map(Into::into).collect(), sheets: 0, rows: ROWS, at: 0 }
    }

    fn push<'a>(&mut self, book: &mut Book, items: impl IntoIterator<Item = Item<'a>>) -> Result<(), XlsxError> {
        if self.rows >= ROWS {
            self.begin(book)?;
        }
        let sheet = book.worksheet_from_index(self.at)?;
        for (column, item) in (0..).zip(items) {
            match item {
                Item::Text(text) => write_text(sheet, self.rows, column, text)?,
                Item::Number(number) => drop(sheet.write_number(self.rows, column, number)?),
                Item::Empty => {}
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// A further sheet, with its header: `cells`, `cells 2`.
    fn begin(&mut self, book: &mut Book) -> Result<(), XlsxError> {
        self.end(book)?;
        self.at = book.worksheets().len();
        self.sheets += 1;
        let name = if self.sheets == 1 { self.name.to_owned() } else { format!("{} {}", self.name, self.sheets) };
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (column, name) in (0..).zip(&self.head) {
            sheet.write_string_with_format(0, column, name.as_str(), &bold)?;
        }
        for (column, name) in (0..).zip(&self.head) {
            sheet.set_column_width(column, width(name))?;
        }
        self.rows = 1;
        Ok(())
    }

    /// Gives the last sheet, where there is one, the buttons that filter its rows.
    fn end(&self, book: &mut Book) -> Result<(), XlsxError> {
        if self.sheets > 0 && self.rows > 1 {
            let last = self.head.len().saturating_sub(1) as u16;
            book.worksheet_from_index(self.at)?.autofilter(0, 0, self.rows - 1, last)?;
        }
        Ok(())
    }
}

/// The width of a column, in characters, by what it holds.
fn width(name: &str) -> f64 {
    match name {
        "message_zh" | "message_en" => 80.0,
        "source" | "field" | "fields" => 40.0,
        "agency" | "raw" | "location" => 24.0,
        _ => name.chars().count().clamp(10, 24) as f64,
    }
}

fn write_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    if text.chars().count() <= CHARACTERS {
        // A string is never computed; the prefix keeps it one where the cell is edited or saved as CSV and opened again.
        return match is_formula(text) {
            true => sheet.write_string_with_format(row, column, text, &Format::new().set_quote_prefix()).map(drop),
            false => sheet.write_string(row, column, text).map(drop),
        };
    }
    let cut: String = text.chars().take(CHARACTERS - 1).chain(['…']).collect();
    sheet.write_string(row, column, cut).map(drop)
}

impl Workbook {
    /// An empty workbook.
    pub fn new(out: Out, wide: Option<Columns>) -> io::Result<Self> {
        let wide = wide.map(Columns::list);
        let cells = match &wide {
            Some(columns) => Sheet::new("reports", wide_columns(columns)),
            None => Sheet::new("cells", CellRow::COLUMNS),
        };
        let diagnostics =
            ["source", "agency", "year", "rule", "name", "severity", "confidence", "fields", "expected", "actual", "location"];
        let diagnostics = diagnostics.into_iter().chain(["message_zh", "message_en"]);
        let mut book = Self {
            out,
            wide,
            book: Book::new(),
            cells,
            diagnostics: Sheet::new("diagnostics", diagnostics),
            failures: Sheet::new("failures", ["source", "code", "message_zh", "message_en"]),
        };
        // A workbook has a sheet, whatever comes.
        book.cells.begin(&mut book.book).map_err(io::Error::other)?;
        Ok(book)
    }

    fn report(&mut self, report: &Report) -> Result<(), XlsxError> {
        let (source, agency) = (report.source.name.as_deref(), report.meta.agency.as_deref());
        if let Some(columns) = &self.wide {
            let values: Vec<Option<Value>> = columns.iter().map(|column| column.value(report)).collect();
            let written: Vec<String> = values.iter().copied().map(text).collect();
            let cells = values.into_iter().zip(&written).map(|(number, written)| value(number, written));
            return self.cells.push(&mut self.book, [source.into(), agency.into(), count(report.meta.year)].into_iter().chain(cells));
        }
        for row in report.rows() {
            let CellRow { source, agency, year, table, form, field, state, value: number, unit, raw, derived, line, provenance } = row;
            let (written, proved) = (text(number), text(derived));
            self.cells.push(
                &mut self.book,
                [
                    source.into(),
                    agency.into(),
                    count(year),
                    table.into(),
                    form.into(),
                    field.id().into(),
                    state.as_str().into(),
                    value(number, &written),
                    unit.into(),
                    raw.into(),
                    value(derived, &proved),
                    count(line),
                    provenance.as_str().into(),
                ],
            )?;
        }
        Ok(())
    }

    fn diagnostic(&mut self, report: &Report, found: &Diagnostic) -> Result<(), XlsxError> {
        let fields = found.fields.iter().map(|field| field.id()).collect::<Vec<_>>().join(" ");
        let location = found.locations.first().map(ToString::to_string);
        self.diagnostics.push(
            &mut self.book,
            [
                report.source.name.as_deref().into(),
                report.meta.agency.as_deref().into(),
                count(report.meta.year),
                (&*found.rule).into(),
                (&*found.name).into(),
                found.severity.as_str().into(),
                found.confidence.as_str().into(),
                (&*fields).into(),
                count(found.expected),
                count(found.actual),
                location.as_deref().into(),
                (&*found.message.zh).into(),
                (&*found.message.en).into(),
            ],
        )
    }

    fn failure(&mut self, failure: &Failure) -> Result<(), XlsxError> {
        let message = &failure.error.message;
        let items = [failure.source.name.as_deref().into(), (&*failure.error.code).into(), (&*message.zh).into(), (&*message.en).into()];
        self.failures.push(&mut self.book, items)
    }
}

impl Writer for Workbook {
    fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        let written = match outcome {
            Ok(report) => self.report(report).and_then(|()| report.diagnostics.iter().try_for_each(|found| self.diagnostic(report, found))),
            Err(failure) => self.failure(failure),
        };
        written.map_err(io::Error::other)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        for sheet in [&self.cells, &self.diagnostics, &self.failures] {
            sheet.end(&mut self.book).map_err(io::Error::other)?;
        }
        let bytes = self.book.save_to_buffer().map_err(io::Error::other)?;
        self.out.write_all(&bytes)?;
        self.out.flush()
    }
}
