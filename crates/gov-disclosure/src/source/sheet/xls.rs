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
        let cells = range.used_cells().map(|(row, column, value)| SheetCell {
            row: top + row as u32,
            column: left + column as u32,
            text: text(value.clone()),
        });
        let sheet = places.name(name);
        covered += rows::blocks(sheet, cells.collect(), merges, &mut places, &mut budget, &mut blocks)?;
    }
    Ok(Document { blocks, places: Some(places), repairs: repairs(hidden_sheets, covered), ..Document::default() })
}

/// The stream of records.
fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| told(&error.to_string()))?;
    let name = if file.exists("/Workbook") { "/Workbook" } else { "/Book" };
    let mut records = Vec::new();
    let stream = file.open_stream(name).map_err(|error| told(&error.to_string()))?;
    stream.take(limits::PART_BYTES).read_to_end(&mut records).map_err(|error| told(&error.to_string()))?;
    Ok(records)
}

/// Looks at the records before the library does, which makes room for whatever size a sheet claims, and for
/// every cell between the corners of those it has.
fn survey(records: &[u8]) -> Result<(), Error> {
    const SHEET: u16 = 0x85;
    const START: u16 = 0x809;
    const DIMENSIONS: u16 = 0x200;
    const CELLS: [u16; 8] = [0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E];
    let mut room = limits::OLD_SHEET_SLOTS;
    let mut corners = Corners::default();
    let mut rest = records;
    while let Some((kind, data, after)) = record(rest) {
        rest = after;
        match kind {
            SHEET if long(data, 0).is_none_or(|start| start as usize >= records.len()) => return Err(outside()),
            START => {
                room = room.checked_sub(std::mem::take(&mut corners).slots()).ok_or_else(rows::too_many_cells)?;
            }
            DIMENSIONS => {
                let ends = match data.len() {
                    10 => short(data, 0).zip(short(data, 2)),
                    _ => long(data, 0).zip(long(data, 4)),
                };
                let (first, end) = ends.ok_or_else(outside)?;
                let rows = if end == 0 { 0 } else { end.checked_sub(first).filter(|&rows| rows > 0).ok_or_else(outside)? };
                if u64::from(rows) * 256 > 65_536 * 256 {
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
