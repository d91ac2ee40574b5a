//! Spreadsheets to a document: XLSX and, of old, XLS, through calamine.
//!
//! A sheet is read as it is seen: a merged range is one cell, numbers have the words of their format, hidden
//! sheets are passed over unless all are, and hidden rows and columns always. A number in a column that is too narrow for it,
//! which shows as ###, is read: nothing else is seen in its place, and its cell has it.

mod address;
mod biff;
mod conditional;
mod drawing;
mod element;
mod gradient;
mod hidden;
mod number;
mod old_conditional;
mod record;
mod rich;
mod rows;
mod survey;
mod table_style;
mod xls;
mod xlsx;

use calamine::{Data, ExcelDateTime, Sheet, SheetType, SheetVisible};

use crate::document::{Block, Division, Document, RepairKind, Span, Text};
use crate::error::Error;
use crate::meter::Meter;
use rows::{Budget, SheetCell};

/// Reads an XLSX workbook.
///
/// # Errors
/// `malformed`, `encrypted` or `limit-exceeded`.
pub fn read_xlsx(bytes: &[u8], meter: &Meter) -> Result<Document<'static>, Error> {
    xlsx::read(bytes, meter)
}

/// Reads an XLS workbook.
///
/// # Errors
/// `malformed`, `encrypted` or `limit-exceeded`.
pub fn read_xls(bytes: &[u8], meter: &Meter) -> Result<Document<'static>, Error> {
    xls::read(bytes, meter)
}

/// The sheets of cells to be read, and how many hidden ones are passed over.
fn visible(sheets: &[Sheet]) -> (Vec<String>, usize) {
    let cells = |sheet: &&Sheet| sheet.typ == SheetType::WorkSheet;
    let all: Vec<&Sheet> = sheets.iter().filter(cells).collect();
    let seen: Vec<&Sheet> = all.iter().copied().filter(|sheet| sheet.visible == SheetVisible::Visible).collect();
    let read = if seen.is_empty() { &all } else { &seen };
    (read.iter().map(|sheet| sheet.name.clone()).collect(), all.len() - read.len())
}

/// A sheet, whose blocks follow these.
fn division(name: &str, blocks: &[Block<'static>]) -> Division<'static> {
    let name = Text::new(name.trim().to_owned(), Span::default());
    Division { block: blocks.len() as u32, name, is_sheet: true }
}

/// What a cell that is no number shows.
fn text(value: Data) -> String {
    match value {
        Data::String(text) => text.trim().to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number::plain(number),
        Data::Bool(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(date) => self::date(&date),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// A date as people write it; its own format may be any.
fn date(date: &ExcelDateTime) -> String {
    if date.is_duration() {
        return number::plain(date.as_f64());
    }
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    match (hour, minute) {
        (0, 0) => format!("{year}年{month}月{day}日"),
        _ => format!("{year}年{month}月{day}日 {hour:02}:{minute:02}"),
    }
}

/// What is passed over, as the report tells it.
fn repairs(hidden_sheets: usize, hidden_texts: usize) -> Vec<(RepairKind, usize)> {
    let all = [(RepairKind::HiddenSheetsPassedOver, hidden_sheets), (RepairKind::CoveredCellsPassedOver, hidden_texts)];
    all.into_iter().filter(|&(_, count)| count > 0).collect()
}
