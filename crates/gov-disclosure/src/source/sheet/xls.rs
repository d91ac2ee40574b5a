//! XLS, the binary workbooks of before 2007.

use std::io::{self, Cursor, Read, Write};

use calamine::{Data, Reader, Xls, XlsError};
use cfb::{CompoundFile, Version};

use super::biff::{Looks, Style};
use super::conditional::Given;
use super::record::{long, record, short};
use super::rich::Rich;
use super::{Budget, SheetCell, division, number, repairs, rows, text, visible};
use crate::document::{Asides, Document, Places, Role};
use crate::error::Error;
use crate::fact::{Broken, Encrypted, Limited};
use crate::limits;
use crate::meter::Meter;

/// Reads a workbook.
///
/// # Errors
/// `malformed`, `encrypted` or `limit-exceeded`.
pub fn read(bytes: &[u8], meter: &Meter) -> Result<Document<'static>, Error> {
    let (name, mut records) = workbook(bytes)?;
    survey(&records)?;
    whole(&records).ok_or_else(outside)?;
    let mut looks = Looks::read(&records, meter)?;
    leave_out(&mut records);
    let file = container(name, &records).map_err(|error| unreadable(&error.to_string()))?;
    // Nothing is known to make the library panic now; should anything, one file is lost and no more.
    let opened = std::panic::catch_unwind(|| Xls::new(Cursor::new(file))).map_err(|_| outside())?;
    let mut book: Xls<_> = opened.map_err(|error| broken(&error))?;
    let (sheets, hidden_sheets) = visible(book.sheets_metadata());
    let listed: Vec<String> = book.sheets_metadata().iter().map(|sheet| sheet.name.clone()).collect();
    let mut places = Places::default();
    let mut budget = Budget::new(meter);
    let (mut blocks, mut divisions, mut covered) = (Vec::new(), Vec::new(), 0);
    for name in sheets {
        let mut merges = book.merge_cells_by_sheet_name(&name).map_err(|error| broken(&error))?;
        let range = book.worksheet_range(&name).map_err(|error| broken(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        let number = listed.iter().position(|listed| *listed == name).unwrap_or(usize::MAX);
        let mut hidden = looks.sheets.get_mut(number).map(|sheet| std::mem::take(&mut sheet.hidden)).unwrap_or_default();
        let shown = hidden.shown(&mut merges);
        let mut cells = Vec::new();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (top + row as u32, left + column as u32);
            let place = (row, column);
            let Some(shown_row) = shown.row(place) else { continue };
            let look = looks.of(number, place);
            if let Some((_, Some(rich))) = look {
                budget.take_rich(rich)?;
            }
            let (mut text, mut asides) = seen(value, look);
            let coloured = look.is_some_and(|(style, _)| style.coloured);
            if let Some(value) = float(value).filter(|_| !text.is_empty() && !coloured) {
                match looks.given(number, place, value, budget.meter)? {
                    Some(Given::Role(role)) => asides.add(role, 0, &std::mem::take(&mut text)),
                    Some(Given::Perhaps) => asides.add(Role::Unsure, 0, &text),
                    None => {}
                }
            }
            if !shown.has_column(place) && !text.is_empty() {
                asides.add(Role::Hidden, 0, &std::mem::take(&mut text));
            }
            budget.take(text.len())?;
            cells.push(SheetCell { row: shown_row, column, text, asides });
        }
        let laid = looks.sheets.get_mut(number).map(|sheet| std::mem::take(&mut sheet.laid)).unwrap_or_default();
        rows::lay(&mut cells, laid, &mut budget)?;
        divisions.push(division(&name, &blocks));
        let sheet = places.name(name);
        covered += rows::blocks(sheet, cells, merges, &mut places, &mut budget, &mut blocks)?;
    }
    Ok(Document { blocks, divisions, places: Some(places), repairs: repairs(hidden_sheets, covered), ..Document::default() })
}

/// The number of a cell.
fn float(value: &Data) -> Option<f64> {
    match value {
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        _ => None,
    }
}

/// What a cell shows, and what is beside it.
fn seen(value: &Data, look: Option<(&Style, Option<&Rich>)>) -> (String, Asides) {
    let Some((style, rich)) = look else { return (text(value.clone()), Asides::default()) };
    let value = float(value).ok_or_else(|| text(value.clone()));
    let format = style.format.as_str();
    let (mut shown, mut asides) = match (&value, rich) {
        (_, Some(rich)) => rich.text(style.kind, style.coloured, None),
        (Ok(number), None) => (number::text(*number, format), Asides::default()),
        (Err(text), None) => (text.clone(), Asides::default()),
    };
    let own = if rich.is_some() { None } else { style.kind.role(&shown, style.coloured, None) };
    let value = value.ok();
    let role = if number::is_hidden(value, format) { Some(Role::Hidden) } else { own };
    if let Some(role) = role.filter(|_| !shown.is_empty()) {
        asides.add(role, 0, &std::mem::take(&mut shown));
    } else if number::is_in_doubt(value, format) {
        asides.add(Role::Unsure, 0, &shown);
    }
    (shown, asides)
}

/// The name of the stream of records, and what it holds.
fn workbook(bytes: &[u8]) -> Result<(&'static str, Vec<u8>), Error> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| unreadable(&error.to_string()))?;
    let name = if file.exists("/Workbook") { "/Workbook" } else { "/Book" };
    let mut records = Vec::new();
    let stream = file.open_stream(name).map_err(|error| unreadable(&error.to_string()))?;
    stream.take(limits::OLD_BOOK_BYTES + 1).read_to_end(&mut records).map_err(|error| unreadable(&error.to_string()))?;
    if records.len() as u64 > limits::OLD_BOOK_BYTES {
        return Err(Error::limit(Limited::OldBookBytes, limits::OLD_BOOK_BYTES));
    }
    Ok((name, records))
}

/// A file that holds nothing but the records.
fn container(name: &str, records: &[u8]) -> io::Result<Vec<u8>> {
    // A file of the later version that holds so little is refused by the library.
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream(name)?.write_all(records)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

/// Sees that records are as long as the library takes them to be: it indexes them without asking. `None` where one is
/// not.
fn whole(records: &[u8]) -> Option<()> {
    let (mut rest, mut is_list) = (records, true);
    while let Some((kind, data, mut after)) = record(rest) {
        let shortest = match kind {
            // The date system, the code page, the start of a sheet.
            0x22 | 0x42 | 0x809 => 2,
            // A workbook with a password is read no further by the library.
            0x2F if is_list && short(data, 0)? != 0 => return Some(()),
            0x2F => 2,
            // The end of the list of sheets, and of each of them.
            0x0A => {
                is_list = false;
                0
            }
            SHEET => 8,
            FORMULA => 22,
            // A count, and four corners for each merged range.
            0xE5 => 2 + 8 * short(data, 0)? as usize,
            _ => 0,
        };
        data.get(..shortest)?;
        if kind == 0xBD && short(data, 2) > data.len().checked_sub(2).and_then(|last| short(data, last)) {
            return None;
        }
        if kind == STRINGS {
            let mut parts = vec![data.get(8..)?];
            while let Some((MORE, more, next)) = record(after) {
                parts.push(more);
                after = next;
            }
            shared_strings(&parts)?;
        }
        rest = after;
    }
    Some(())
}

/// Goes through the shared strings, which run on from one record to the next. `None` where one ends too early.
fn shared_strings(parts: &[&[u8]]) -> Option<()> {
    let mut parts = parts.iter().copied();
    let mut data = parts.next()?;
    loop {
        if data.is_empty() {
            match parts.next() {
                Some(next) => data = next,
                None => return Some(()),
            }
            if data.is_empty() {
                continue;
            }
        }
        let (mut length, flags) = (short(data, 0)? as usize, *data.get(2)?);
        data = data.get(3..)?;
        let mut behind = 0;
        if flags & 8 != 0 {
            behind += 4 * short(data, 0)? as usize;
            data = data.get(2..)?;
        }
        if flags & 4 != 0 {
            behind += long(data, 0)? as usize;
            data = data.get(4..)?;
        }
        let mut width = 1 + usize::from(flags & 1);
        loop {
            let here = length.min(data.len() / width);
            data = data.get(here * width..)?;
            length -= here;
            if length == 0 {
                break;
            }
            let (flags, next) = parts.next()?.split_first()?;
            (width, data) = (1 + usize::from(flags & 1), next);
        }
        while behind > 0 {
            if data.is_empty() {
                data = parts.next()?;
            }
            let here = behind.min(data.len());
            data = data.get(here..)?;
            behind -= here;
        }
    }
}

/// Hides what is not read from the library: formulas, of which the file holds the values too, and the names that they
/// use.
fn leave_out(records: &mut [u8]) {
    const NAME: u16 = 0x18;
    const OTHER_SHEETS: u16 = 0x17;
    const NOTHING: u16 = 0xFF00;
    /// Where the length of its tokens is in the record of a formula.
    const TOKENS: usize = 20;
    let mut at = 0;
    while let Some((kind, length)) = records.get(at..).and_then(record).map(|(kind, data, _)| (kind, data.len())) {
        match kind {
            NAME | OTHER_SHEETS => records.get_mut(at..at + 2).into_iter().for_each(|kind| kind.copy_from_slice(&NOTHING.to_le_bytes())),
            FORMULA => records.get_mut(at + 4 + TOKENS..at + 4 + TOKENS + 2).into_iter().for_each(|count| count.fill(0)),
            _ => {}
        }
        at += 4 + length;
    }
}

/// The kinds of records that matter here: a sheet in the list of all, a formula, the shared strings, and what did not
/// fit into the record before.
const SHEET: u16 = 0x85;
const FORMULA: u16 = 0x06;
const STRINGS: u16 = 0xFC;
const MORE: u16 = 0x3C;

/// Looks at the records before the library does, which makes room for whatever size a sheet claims, and for
/// every cell between the corners of those it has.
fn survey(records: &[u8]) -> Result<(), Error> {
    const START: u16 = 0x809;
    const END: u16 = 0x0A;
    /// A cell that is one of the shared strings.
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
                room = room.checked_sub(std::mem::take(&mut corners).slots()).ok_or_else(too_many_slots)?;
            }
            DIMENSIONS => {
                let bounds = match data.len() {
                    10 => [short(data, 0), short(data, 2), short(data, 4), short(data, 6)],
                    _ => [long(data, 0), long(data, 4), short(data, 8), short(data, 10)],
                };
                let [Some(top), Some(bottom), Some(left), Some(right)] = bounds else { return Err(outside()) };
                // Where the ends are 0 the sheet is empty; a first column after the last one counts as 0.
                let height = if bottom == 0 { 0 } else { bottom.checked_sub(top).filter(|&rows| rows > 0).ok_or_else(outside)? };
                let columns = right.saturating_sub(if left > 0xFF { 0 } else { left }).max(1);
                if u64::from(height) * u64::from(columns) > limits::OLD_SHEET_SLOTS {
                    return Err(too_many_slots());
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
        return Err(unreadable("two sheets share their records, or one has none"));
    }
    // A string has at most 65,535 characters of two bytes.
    if uses.saturating_mul(shared.min(0x1FFFE)) > limits::OLD_TEXT_BYTES {
        return Err(Error::limit(Limited::OldTextBytes, limits::OLD_TEXT_BYTES));
    }
    room.checked_sub(corners.slots()).map(drop).ok_or_else(too_many_slots)
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

fn too_many_slots() -> Error {
    Error::limit(Limited::Slots, limits::OLD_SHEET_SLOTS)
}

fn outside() -> Error {
    unreadable("a record points outside of the file")
}

fn broken(error: &XlsError) -> Error {
    match error {
        XlsError::Password => Encrypted.into(),
        _ => unreadable(&error.to_string()),
    }
}

fn unreadable(reason: &str) -> Error {
    Broken::Workbook(reason.to_owned()).into()
}
