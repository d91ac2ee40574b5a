//! How the cells of an old workbook look, which the library does not tell: fonts, grounds and number formats, the runs of
//! strings, and what lies on cells. Records of Excel 97 and later; of older ones nothing is known.

use std::collections::HashMap;

use super::conditional::{Conditions, Given};
use super::drawing::Laid;
use super::hidden::{self, Hidden};
use super::old_conditional;
use super::record::{long, record, short, text, units};
use super::rich::{Kind, Rich};
use crate::document::Role;
use crate::error::Error;
use crate::meter::Meter;
use crate::source::colour::Rgb;

/// How the cells of a workbook look.
#[derive(Debug, Default)]
pub struct Looks {
    styles: Vec<Style>,
    strings: HashMap<u32, Rich>,
    /// By the order in which the workbook lists them.
    pub sheets: Vec<SheetLooks>,
}

/// How the cells of a sheet look.
#[derive(Debug, Default)]
pub struct SheetLooks {
    cells: HashMap<(u32, u32), Look>,
    /// What lies on cells.
    pub laid: Vec<Laid>,
    /// Formats that hide cells by their values.
    pub conditions: Conditions,
    /// Rows and columns that are not shown.
    pub hidden: Hidden,
}

/// The style of a cell and its string, by their numbers.
#[derive(Clone, Copy, Debug)]
struct Look {
    style: u32,
    string: Option<u32>,
}

/// A style of cells.
#[derive(Debug)]
pub struct Style {
    /// How its letters look.
    pub kind: Kind,
    /// Whether its ground has another colour than the sheet.
    pub coloured: bool,
    /// The format of its numbers.
    pub format: String,
}

/// A font.
#[derive(Clone, Copy, Debug, Default)]
struct Font {
    /// In parts of twenty of a point.
    height: u32,
    struck: bool,
    mark: bool,
    colour: u32,
}

/// The kinds of records.
const BOUNDS: u16 = 0x85;
const START: u16 = 0x809;
const END: u16 = 0x0A;
const FONT: u16 = 0x31;
const FORMAT: u16 = 0x41E;
const STYLE: u16 = 0xE0;
const PALETTE: u16 = 0x92;
const STRINGS: u16 = 0xFC;
const MORE: u16 = 0x3C;
const DRAWING: u16 = 0xEC;
const OBJECT: u16 = 0x5D;
const OBJECT_TEXT: u16 = 0x1B6;
/// Cells: a formula, a string of the file's own, a text, a number, a truth value; a shared string; a row of numbers.
const FORMULA: u16 = 0x06;
const CELLS: [u16; 6] = [FORMULA, 0xD6, 0x204, 0x203, 0x205, 0x27E];
const SHARED: u16 = 0xFD;
const NUMBERS: u16 = 0xBD;

/// The version of Excel 97.
const VERSION: u32 = 0x600;

/// The first colour of the palette, and those of windows: text, ground, and what letters have that are given none.
const FIRST: u32 = 8;

/// The colours that every workbook starts with.
const COLOURS: [u32; 8] = [0x00_0000, 0xFF_FFFF, 0xFF_0000, 0x00_FF00, 0x00_00FF, 0xFF_FF00, 0xFF_00FF, 0x00_FFFF];

/// What the records say.
#[derive(Default)]
struct Book {
    fonts: Vec<Font>,
    formats: HashMap<u32, String>,
    /// Font, format, pattern, and the colours of the pattern.
    styles: Vec<[u32; 5]>,
    palette: Vec<Rgb>,
}

impl Book {
    /// A colour by its number; `None` for one that no palette has.
    fn colour(&self, number: u32) -> Option<Rgb> {
        let usual = |number: u32| COLOURS.get(number as usize).map(|light| Rgb([(light >> 16) as u8, (light >> 8) as u8, *light as u8]));
        match number.checked_sub(FIRST) {
            None => usual(number),
            Some(at) => self.palette.get(at as usize).copied().or_else(|| usual(at)),
        }
    }

    fn kind(&self, font: Font) -> Kind {
        match font {
            Font { height: 1..=20, .. } => Kind::Unseen,
            Font { struck: true, .. } => Kind::Struck,
            Font { mark: true, .. } => Kind::Mark,
            Font { colour, .. } if self.colour(colour).is_some_and(Rgb::is_white) => Kind::White,
            _ => Kind::Text,
        }
    }

    /// A font by its number: none has the number 4.
    fn font(&self, number: u32) -> Font {
        let at = if number > 4 { number - 1 } else { number };
        self.fonts.get(at as usize).copied().unwrap_or_default()
    }

    fn style(&self, [font, format, pattern, colour, _]: [u32; 5]) -> Style {
        let font = self.font(font);
        let format = match (self.formats.get(&format), format) {
            (Some(format), _) => format.clone(),
            (None, 9) => "0%".to_owned(),
            (None, 10) => "0.00%".to_owned(),
            (None, _) => "General".to_owned(),
        };
        let ground = self.colour(colour);
        let coloured = pattern > 1 || pattern == 1 && !ground.is_some_and(Rgb::is_white);
        // Letters in the colour of their own ground are as little seen as white ones on white.
        let is_same = pattern == 1 && ground.is_some() && ground == self.colour(font.colour);
        match self.kind(font) {
            Kind::Text | Kind::White if is_same => Style { kind: Kind::Unseen, coloured, format },
            // What is raised as a whole is text.
            Kind::Mark => Style { kind: Kind::Text, coloured, format },
            kind => Style { kind, coloured, format },
        }
    }
}

impl Looks {
    /// Reads the records of a workbook.
    ///
    /// # Errors
    /// `limit-exceeded` for more cells than the limits allow.
    pub fn read(records: &[u8], meter: &Meter) -> Result<Self, Error> {
        meter.work(records.len())?;
        let (mut looks, mut book) = (Self::default(), Book::default());
        let (mut starts, mut sheet, mut depth) = (Vec::new(), None, 0usize);
        let (mut anchor, mut waits, mut ranges) = (((0, 0), (0, 0)), false, Vec::new());
        let mut rest = records;
        while let Some((kind, data, after)) = record(rest) {
            let at = records.len() - rest.len();
            rest = after;
            match kind {
                START => {
                    if depth == 0 {
                        if short(data, 0) != Some(VERSION) {
                            return Ok(Self::default());
                        }
                        sheet = starts.iter().position(|start| *start == at);
                        if looks.styles.is_empty() {
                            looks.styles = book.styles.iter().map(|style| book.style(*style)).collect();
                        }
                    }
                    depth += 1;
                }
                END => depth = depth.saturating_sub(1),
                BOUNDS => {
                    starts.extend(long(data, 0).map(|start| start as usize));
                    looks.sheets.push(SheetLooks::default());
                }
                FONT => book.fonts.extend(font(data)),
                FORMAT => book.formats.extend(short(data, 0).zip(data.get(2..).and_then(text))),
                STYLE => book.styles.extend(style(data)),
                PALETTE => {
                    book.palette =
                        data.get(2..).unwrap_or_default().as_chunks::<4>().0.iter().map(|[r, g, b, _]| Rgb([*r, *g, *b])).collect()
                }
                STRINGS => {
                    let mut parts = vec![data];
                    while let Some((MORE, more, next)) = record(rest) {
                        parts.push(more);
                        rest = next;
                    }
                    looks.strings = strings(Parts { parts, at: 8 }, &book);
                }
                old_conditional::RANGES => ranges = old_conditional::ranges(data),
                old_conditional::CONDITION => {
                    if let Some(sheet) = sheet.and_then(|sheet| looks.sheets.get_mut(sheet)) {
                        meter.hold(size_of_val(ranges.as_slice()))?;
                        let is_white = |colour| book.colour(colour).is_some_and(Rgb::is_white);
                        old_conditional::take(data, &ranges, is_white, &mut sheet.conditions);
                    }
                }
                hidden::ROW | hidden::COLUMNS if depth == 1 => {
                    if let Some(sheet) = sheet.and_then(|sheet| looks.sheets.get_mut(sheet)) {
                        sheet.hidden.take(kind, data);
                    }
                }
                DRAWING => anchor = self::anchor(data).unwrap_or(anchor),
                OBJECT | OBJECT_TEXT if sheet.is_some() => {
                    let shown = match (kind, short(data, 4)) {
                        // A chart, a picture, a box to tick, a round one.
                        (OBJECT, Some(0x05 | 0x08 | 0x0B | 0x0C)) => true,
                        // What shows the text that follows, where there is some: neither a comment nor the arrow of a list.
                        (OBJECT, object) => {
                            waits = !matches!(object, Some(0x14 | 0x19));
                            false
                        }
                        _ => std::mem::take(&mut waits) && short(data, 10).is_some_and(|length| length > 0),
                    };
                    if shown && let Some(sheet) = sheet.and_then(|sheet| looks.sheets.get_mut(sheet)) {
                        meter.hold(size_of::<Laid>() * 2)?;
                        let (from, to) = anchor;
                        sheet.laid.push(Laid { from, to, words: String::new() });
                    }
                }
                kind if depth == 1 && (CELLS.contains(&kind) || kind == SHARED || kind == NUMBERS) => {
                    if let Some(sheet) = sheet {
                        looks.cell(sheet, kind, data, meter)?;
                    }
                }
                _ => {}
            }
        }
        Ok(looks)
    }

    /// Takes in the cells of a record, as far as they look otherwise than usual.
    fn cell(&mut self, sheet: usize, kind: u16, data: &[u8], meter: &Meter) -> Result<(), Error> {
        let Some((row, column)) = short(data, 0).zip(short(data, 2)) else { return Ok(()) };
        // The result of a calculation that nothing has worked out: an empty text.
        if kind == FORMULA
            && data.get(6) == Some(&3)
            && data.get(12..14) == Some(&[0xFF; 2])
            && let Some(sheet) = self.sheets.get_mut(sheet)
        {
            meter.hold(size_of::<Laid>() * 2)?;
            sheet.laid.push(Laid::on((row, column)));
        }
        let cells: Vec<(u32, u32, Option<u32>)> = match kind {
            NUMBERS => {
                let numbers = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().as_chunks::<6>().0;
                numbers.iter().zip(column..).filter_map(|(number, column)| Some((column, short(number, 0)?, None))).collect()
            }
            SHARED => vec![(column, short(data, 4).unwrap_or(0), long(data, 6).filter(|string| self.strings.contains_key(string)))],
            _ => vec![(column, short(data, 4).unwrap_or(0), None)],
        };
        for (column, style, string) in cells {
            let is_usual = self.styles.get(style as usize).is_none_or(|style| style.kind == Kind::Text && style.format == "General");
            if !is_usual || string.is_some() {
                meter.hold(size_of::<((u32, u32), Look)>() * 2)?;
                if let Some(sheet) = self.sheets.get_mut(sheet) {
                    sheet.cells.insert((row, column), Look { style, string });
                }
            }
        }
        Ok(())
    }

    /// The style of a cell, and its string where that has runs; `None` for a cell that looks as usual.
    pub fn of(&self, sheet: usize, place: (u32, u32)) -> Option<(&Style, Option<&Rich>)> {
        let look = self.sheets.get(sheet)?.cells.get(&place)?;
        Some((self.styles.get(look.style as usize)?, look.string.and_then(|string| self.strings.get(&string))))
    }

    /// What a condition of the sheet makes of this number in a cell: those that hide nothing have not been kept.
    ///
    /// # Errors
    /// `limit-exceeded`.
    pub fn given(&self, sheet: usize, place: (u32, u32), value: f64, meter: &Meter) -> Result<Option<Given>, Error> {
        self.sheets.get(sheet).map_or(Ok(None), |sheet| sheet.conditions.given(place, value, meter, |_| Some(Role::Hidden)))
    }
}

fn font(data: &[u8]) -> Option<Font> {
    const STRUCK: u32 = 8;
    let (height, flags, colour, raised) = (short(data, 0)?, short(data, 2)?, short(data, 4)?, short(data, 8)?);
    Some(Font { height, struck: flags & STRUCK != 0, mark: matches!(raised, 1 | 2), colour })
}

fn style(data: &[u8]) -> Option<[u32; 5]> {
    let colours = short(data, 18)?;
    Some([short(data, 0)?, short(data, 2)?, long(data, 14)? >> 26, colours & 0x7F, colours >> 7 & 0x7F])
}

/// The cells at which the last shape of a drawing starts and ends.
fn anchor(mut data: &[u8]) -> Option<((u32, u32), (u32, u32))> {
    const ANCHOR: u32 = 0xF010;
    const HOLDS_OTHERS: u32 = 0xF;
    let mut found = None;
    while let (Some(flags), Some(kind), Some(length)) = (short(data, 0), short(data, 2), long(data, 4)) {
        let inner = data.get(8..).unwrap_or_default();
        if kind == ANCHOR {
            let from = short(inner, 6).zip(short(inner, 2));
            // It may end where a cell begins.
            let end = |at: usize| Some(short(inner, at)?.saturating_sub(u32::from(short(inner, at + 2) == Some(0))));
            let to = end(14).zip(end(10));
            found = from.map(|from| (from, to.map_or(from, |to| (to.0.max(from.0), to.1.max(from.1))))).or(found);
        }
        let behind = if flags & HOLDS_OTHERS == HOLDS_OTHERS { 0 } else { length as usize };
        data = inner.get(behind..).unwrap_or_default();
    }
    found
}

/// Bytes that run on from one record to the next.
struct Parts<'r> {
    parts: Vec<&'r [u8]>,
    at: usize,
}

impl Parts<'_> {
    /// Goes to the next record where this one is read; whether it did.
    fn turns(&mut self) -> bool {
        let ends = self.parts.first().is_some_and(|part| self.at >= part.len());
        if ends {
            self.parts.remove(0);
            self.at = 0;
        }
        ends
    }

    fn byte(&mut self) -> Option<u8> {
        while self.turns() {}
        let byte = self.parts.first()?.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    fn short(&mut self) -> Option<u32> {
        Some(u32::from(self.byte()?) | u32::from(self.byte()?) << 8)
    }

    /// Passes over bytes.
    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            while self.turns() {}
            let here = count.min(self.parts.first()?.len() - self.at);
            self.at += here;
            count -= here;
        }
        Some(())
    }

    /// The characters of a string: each record says anew how wide they are.
    fn characters(&mut self, length: usize, mut wide: bool) -> Option<Vec<u16>> {
        let mut found = Vec::new();
        while found.len() < length {
            if self.turns() {
                wide = self.byte()? & 1 != 0;
                continue;
            }
            found.push(if wide { self.short()? } else { u32::from(self.byte()?) } as u16);
        }
        Some(found)
    }
}

/// The shared strings, parts of which look otherwise than their cells, by their number.
fn strings(mut parts: Parts<'_>, book: &Book) -> HashMap<u32, Rich> {
    const WIDE: u8 = 1;
    const SOUNDS: u8 = 4;
    const RUNS: u8 = 8;
    let mut found = HashMap::new();
    let mut read = |number: u32| -> Option<()> {
        let (length, flags) = (parts.short()? as usize, parts.byte()?);
        let runs = if flags & RUNS == 0 { 0 } else { parts.short()? };
        let sounds = if flags & SOUNDS == 0 { 0 } else { parts.short()? | parts.short()? << 16 };
        if runs == 0 {
            // Nearly every string.
            let mut left = length;
            let mut wide = flags & WIDE != 0;
            while left > 0 {
                if parts.turns() {
                    wide = parts.byte()? & WIDE != 0;
                    continue;
                }
                let width = if wide { 2 } else { 1 };
                let here = left.min((parts.parts.first()?.len() - parts.at).div_ceil(width));
                parts.skip(here * width)?;
                left -= here;
            }
            return parts.skip(sounds as usize);
        }
        let characters = parts.characters(length, flags & WIDE != 0)?;
        let mut starts = vec![(0, Kind::Cell)];
        for _ in 0..runs {
            let (from, font) = (parts.short()? as usize, parts.short()?);
            starts.push((from, book.kind(book.font(font))));
        }
        parts.skip(sounds as usize)?;
        let mut rich = Rich::default();
        for (i, &(from, kind)) in starts.iter().enumerate() {
            let to = starts.get(i + 1).map_or(length, |(next, _)| *next).min(length);
            if let Some(part) = characters.get(from..to).filter(|part| !part.is_empty()) {
                rich.push(kind, &units(part.iter().copied()));
            }
        }
        if !rich.is_plain() {
            found.insert(number, rich);
        }
        Some(())
    };
    // Every string takes bytes, so that this ends with them.
    let mut number = 0;
    while read(number).is_some() {
        number += 1;
    }
    found
}
