//! XLS, the binary workbooks of before 2007.

use std::io::{Cursor, Read};

use calamine::{Reader, Xls, XlsError};
use cfb::CompoundFile;

use super::{Budget, SheetCell, repairs, rows, text, visible};
use crate::document::{Document, Places};
use crate::error::Error;
use crate::limits;

/// Reads a workbook.
///
/// # Errors
/// `malformed`, `encrypted` or `limit-exceeded`.
pub fn read(bytes: &[u8]) -> Result<Document<'static>, Error> {
    survey(&workbook(bytes)?)?;
    // Broken records make the library index out of bounds: the survey does not know all of them.
    let opened = std::panic::catch_unwind(|| Xls::new(Cursor::new(bytes))).map_err(|_| outside())?;
    let mut book: Xls<_> = opened.map_err(|error| broken(&error))?;
    let (sheets, hidden_sheets) = visible(book.sheets_metadata());
    let mut places = Places::default();
    let mut budget = Budget::default();
    let (mut blocks, mut covered) = (Vec::new(), 0);
    for name in sheets {
        let merges = book.merge_cells_by_sheet_name(&name).map_err(|error| broken(&error))?;
        let range = book.worksheet_range(&name).map_err(|error| broken(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        let mut cells = Vec::new();
        for (row, column, value) in range.used_cells() {
            let text = text(value.clone());
            budget.take(text.len())?;
            cells.push(SheetCell { row: top + row as u32, column: left + column as u32, text });
        }
        let sheet = places.name(name);
        covered += rows::blocks(sheet, cells, merges, &mut places, &mut budget, &mut blocks)?;
    }
    Ok(Document { blocks, places: Some(places), repairs: repairs(hidden_sheets, covered), ..Document::default() })
}

/// The stream of records.
fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| told(&error.to_string()))?;
    let name = if file.exists("/Workbook") { "/Workbook" } else { "/Book" };
    let mut records = Vec::new();
    let stream = file.open_stream(name).map_err(|error| told(&error.to_string()))?;
    stream.take(limits::OLD_BOOK_BYTES + 1).read_to_end(&mut records).map_err(|error| told(&error.to_string()))?;
    if records.len() as u64 > limits::OLD_BOOK_BYTES {
        return Err(Error::limit("工作簿过大，超过上限；请另存为 xlsx", "the workbook is larger than the limit allows; save it as xlsx"));
    }
    Ok(records)
}

/// Looks at the records before the library does, which makes room for whatever size a sheet claims, and for
/// every cell between the corners of those it has.
fn survey(records: &[u8]) -> Result<(), Error> {
    const SHEET: u16 = 0x85;
    const START: u16 = 0x809;
    const END: u16 = 0x0A;
    /// The shared strings, what did not fit into their record, and a cell that is one of them.
    const STRINGS: u16 = 0xFC;
    const MORE: u16 = 0x3C;
    const USE: u16 = 0xFD;
    const DIMENSIONS: u16 = 0x200;
    const CELLS: [u16; 8] = [0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E];
    let mut room = limits::OLD_SHEET_SLOTS;
    let (mut shared, mut uses, mut last) = (0u64, 0u64, 0);
    let mut corners = Corners::default();
    let (mut sheets, mut starts, mut depth) = (Vec::new(), Vec::new(), 0usize);
    let mut rest = records;
    while let Some((kind, data, after)) = record(rest) {
        let at = records.len() - rest.len();
        rest = after;
        shared += if kind == STRINGS || kind == MORE && last == STRINGS { data.len() as u64 } else { 0 };
        uses += u64::from(kind == USE);
        last = if kind == MORE { last } else { kind };
        match kind {
            SHEET => sheets.push(long(data, 0).ok_or_else(outside)? as usize),
            END => depth = depth.saturating_sub(1),
            START => {
                if depth == 0 {
                    starts.push(at);
                }
                depth += 1;
                room = room.checked_sub(std::mem::take(&mut corners).slots()).ok_or_else(rows::too_many_cells)?;
            }
            DIMENSIONS => {
                let bounds = match data.len() {
                    10 => [short(data, 0), short(data, 2), short(data, 4), short(data, 6)],
                    _ => [long(data, 0), long(data, 4), short(data, 8), short(data, 10)],
                };
                let [Some(top), Some(bottom), Some(left), Some(right)] = bounds else { return Err(outside()) };
                // Where the ends are 0 the sheet is empty; a first column behind the last one counts as 0.
                let height = if bottom == 0 { 0 } else { bottom.checked_sub(top).filter(|&rows| rows > 0).ok_or_else(outside)? };
                let columns = right.saturating_sub(if left > 0xFF { 0 } else { left }).max(1);
                if u64::from(height) * u64::from(columns) > limits::OLD_SHEET_SLOTS {
                    return Err(rows::too_many_cells());
                }
            }
            kind if CELLS.contains(&kind) => {
                let (row, column) = short(data, 0).zip(short(data, 2)).ok_or_else(outside)?;
                corners.take_in(row, column);
                // The columns of a run of numbers end with the last one's.
                let last = data.len().checked_sub(2).filter(|_| kind == 0xBD).and_then(|at| short(data, at));
                corners.take_in(row, last.unwrap_or(column));
            }
            _ => {}
        }
    }
    // The library reads each sheet that is listed, so a sheet listed a thousand times would be read as often.
    sheets.sort_unstable();
    let is_own = |pair: &[usize]| pair.first() != pair.last();
    if !sheets.windows(2).all(is_own) || !sheets.iter().all(|sheet| starts.binary_search(sheet).is_ok()) {
        return Err(told("two sheets share their records, or one has none"));
    }
    // A string has at most 65,535 characters of two bytes.
    if uses.saturating_mul(shared.min(0x1FFFE)) > limits::OLD_TEXT_BYTES {
        return Err(rows::too_many_cells());
    }
    room.checked_sub(corners.slots()).map(drop).ok_or_else(rows::too_many_cells)
}

/// The first and last rows and columns of the cells of a sheet.
#[derive(Debug, Default)]
struct Corners(Option<[u32; 4]>);

impl Corners {
    fn take_in(&mut self, row: u32, column: u32) {
        let [top, left, bottom, right] = self.0.unwrap_or([row, column, row, column]);
        self.0 = Some([top.min(row), left.min(column), bottom.max(row), right.max(column)]);
    }

    fn slots(&self) -> u64 {
        self.0.map_or(0, |[top, left, bottom, right]| u64::from(bottom - top + 1) * u64::from(right - left + 1))
    }
}

/// The first record: its kind and content, and what stands behind it.
fn record(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let length = short(bytes, 2)? as usize;
    let (data, rest) = bytes.get(4..)?.split_at_checked(length)?;
    Some((short(bytes, 0)? as u16, data, rest))
}

fn short(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().map(|&two| u32::from(u16::from_le_bytes(two)))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().map(|&four| u32::from_le_bytes(four))
}

fn outside() -> Error {
    told("a record points outside of the file")
}

fn broken(error: &XlsError) -> Error {
    match error {
        XlsError::Password => Error::encrypted(),
        _ => told(&error.to_string()),
    }
}

fn told(reason: &str) -> Error {
    Error::malformed(
        format!("工作簿损坏或不完整（{reason}）；请用表格软件打开并另存为 xlsx 后再试"),
        format!("the workbook is broken or cut off ({reason}); open it, save it as xlsx and try again"),
    )
}
