//! A look at the parts of a spreadsheet before the library reads them: what it could not bear, and what it does not tell.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::address::{corners, first, is_range};
use super::conditional::Conditions;
use super::element::{is_at_most, is_set, is_unset, value};
use super::hidden::{Hidden, LOWEST_ROW, NARROWEST_COLUMN};
use super::number;
use super::rich::{Kind, Rich};
use crate::document::Role;
use crate::error::Error;
use crate::fact::{Broken, Limited};
use crate::limits;
use crate::meter::Meter;
use crate::source::colour::Rgb;

/// Formats that conditions give which are looked at.
const CONDITIONAL_FORMATS: usize = 4096;

/// A format that a condition gives: whether it hides what is in a cell or strikes it out, and its colours.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    role: Option<Role>,
    letters: Option<Rgb>,
    ground: Option<Rgb>,
}

impl Look {
    /// What it makes of a cell that has these letters on this ground, which may have a colour that is not known.
    pub fn role(self, letters: Rgb, coloured: bool, ground: Option<Rgb>) -> Option<Role> {
        let is_own = self.letters.is_some() || self.ground.is_some();
        if is_own && self.ground.or(ground) == Some(self.letters.unwrap_or(letters)) {
            return Some(Role::Hidden);
        }
        self.role.filter(|role| *role == Role::Struck || !coloured)
    }
}

/// Bounds the attributes of a style sheet: the library copies what a style says for every use of it. Gives the formats that
/// conditions give.
pub fn styles(part: &[u8]) -> Result<Vec<Look>, Error> {
    let mut reader = reader(part);
    let (mut looks, mut in_formats, mut in_font) = (Vec::<Look>::new(), false, false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) if element.attributes_raw().len() > limits::STYLE_ATTRIBUTES => {
                return Err(Error::limit(Limited::StyleBytes, limits::STYLE_ATTRIBUTES as u64));
            }
            // Nothing is in it.
            Ok(Event::Empty(element)) if element.local_name().as_ref() == "font" => {}
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                "dxfs" => in_formats = true,
                "dxf" if in_formats && looks.len() < CONDITIONAL_FORMATS => looks.push(Look::default()),
                "font" => in_font = true,
                "color" | "strike" if in_formats && in_font => match (kind(&element), looks.last_mut()) {
                    (Kind::White, Some(look)) => (look.role, look.letters) = (Some(Role::Hidden), Some(Rgb([255; 3]))),
                    (Kind::Of(colour), Some(look)) => look.letters = Some(colour),
                    (Kind::Struck, Some(look)) => look.role = look.role.or(Some(Role::Struck)),
                    _ => {}
                },
                // White letters are seen on another ground.
                "fill" if in_formats => {
                    looks.last_mut().into_iter().for_each(|look| look.role = look.role.filter(|role| *role != Role::Hidden));
                }
                "bgColor" if in_formats => match (of_colour(&element), looks.last_mut()) {
                    (Kind::White, Some(look)) => look.ground = Some(Rgb([255; 3])),
                    (Kind::Of(colour), Some(look)) => look.ground = Some(colour),
                    _ => {}
                },
                "numFmt" if in_formats => {
                    let format = value(&element, "formatCode");
                    let format = format.and_then(|format| Some(quick_xml::escape::unescape(&format).ok()?.into_owned()));
                    let role = |format: &str| {
                        let is_hidden = number::is_hidden(Some(1.0), format);
                        is_hidden.then_some(Role::Hidden).or_else(|| number::is_another(format).then_some(Role::Unsure))
                    };
                    if let Some((look, role)) = looks.last_mut().zip(format.and_then(|format| role(&format))) {
                        look.role = Some(role);
                    }
                }
                _ => {}
            },
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "dxfs" => in_formats = false,
                "font" => in_font = false,
                _ => {}
            },
            // What is broken the library refuses.
            Ok(Event::Eof) | Err(_) => return Ok(looks),
            Ok(_) => {}
        }
    }
}

fn reader(part: &[u8]) -> Reader<&[u8]> {
    let mut reader = Reader::from_reader(part);
    // The library reads on after an end that closes nothing.
    reader.config_mut().check_end_names = false;
    reader
}

/// What the library does not tell of a cell.
#[derive(Debug)]
pub enum Note {
    /// It is calculated, and its result is not stored.
    NoResult,
    /// It is calculated, and shows another thing than what is stored, perhaps.
    Stale,
    /// It holds one of the rich strings.
    Shared(usize),
    /// It holds a rich string.
    Inline(Rich),
}

/// What cells that are calculated show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Results {
    /// What is stored.
    #[default]
    Stored,
    /// What comes out once the workbook is opened, or the formulas themselves.
    Others,
}

/// What the library does not tell, of one part.
#[derive(Debug, Default)]
pub struct Notes {
    /// Shared strings, parts of which are no part of the text, by their number.
    pub strings: HashMap<usize, Rich>,
    /// Cells, by row and column from 0.
    pub cells: HashMap<(u32, u32), Note>,
    /// Formats that cells are given by their values.
    pub conditions: Conditions,
    /// Rows and columns that are not shown.
    pub hidden: Hidden,
    /// Whether zeros are not shown.
    pub hides_zeros: bool,
    /// What the cells show that are calculated.
    pub results: Results,
}

impl Notes {
    /// Whether there is nothing of note in a sheet.
    pub fn is_empty(&self) -> bool {
        let shows_all = self.hidden.is_empty() && !self.hides_zeros;
        shows_all && self.cells.is_empty() && self.conditions.is_empty()
    }
}

/// The state of looking at a part.
#[derive(Default)]
struct Survey {
    notes: Notes,
    /// The cell at hand.
    place: (u32, u32),
    calculated: bool,
    has_value: bool,
    is_shared: bool,
    in_value: bool,
    /// The string at hand, its number and the kind of its run.
    number: usize,
    rich: Rich,
    run: Kind,
    in_run: bool,
    in_text: bool,
    /// A format that a condition of the sheet describes itself, whether one of them hides text or strikes it out, and whether the cells
    /// come that have it.
    in_format: bool,
    takes_away: bool,
    in_ranges: bool,
}

/// Looks at a part, which may be the shared strings, a sheet or any other; `strings` are the rich strings, `results` those of the
/// workbook. Refuses cells outside of every sheet and ranges that end before they start: the library counts rows and columns in 32 bits,
/// and a number that wraps around would put a value into another cell.
///
/// # Errors
/// `malformed` for an address outside of every sheet, `limit-exceeded` for more elements than the limits allow.
pub fn notes(part: &[u8], strings: &HashMap<usize, Rich>, results: Results, meter: &Meter) -> Result<Notes, Error> {
    // It is read twice: here, and by the library.
    let marks = memchr::memchr2_iter(b'<', b'&', part).count();
    meter.work(marks * limits::SHEET_MARK_STEPS)?;
    let mut reader = reader(part);
    let mut survey = Survey { notes: Notes { results, ..Notes::default() }, ..Survey::default() };
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => survey.start(&element)?,
            Ok(Event::Empty(element)) => {
                survey.start(&element)?;
                survey.end(element.local_name().as_ref());
            }
            Ok(Event::End(element)) => survey.end(element.local_name().as_ref()),
            Ok(Event::Text(text)) if survey.in_value => survey.value(&text.xml10_content(), strings),
            Ok(Event::Text(text)) if survey.in_ranges => survey.notes.conditions.push_own(&text.xml10_content(), corners),
            Ok(Event::Text(text)) if survey.in_text => survey.rich.push(survey.run, &text.xml10_content()),
            Ok(Event::Text(text)) if !survey.notes.conditions.is_empty() => survey.notes.conditions.text(&text.xml10_content()),
            Ok(Event::CData(text)) if survey.in_text => survey.rich.push(survey.run, &text.xml10_content()),
            Ok(Event::GeneralRef(reference)) if survey.in_text || !survey.notes.conditions.is_empty() => {
                let known = quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()).map(str::to_owned);
                let text = known.or_else(|| reference.resolve_char_ref().ok().flatten().map(String::from)).unwrap_or_default();
                match survey.in_text {
                    true => survey.rich.push(survey.run, &text),
                    false => survey.notes.conditions.text(&text),
                }
            }
            // What is broken the library refuses.
            Ok(Event::Eof) | Err(_) => return Ok(survey.notes),
            Ok(_) => {}
        }
    }
}

impl Survey {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Error> {
        let name = element.local_name();
        match name.as_ref() {
            "c" => {
                (self.calculated, self.has_value, self.is_shared) = (false, false, false);
                for attribute in element.attributes().with_checks(false).flatten() {
                    match attribute.key.as_ref() {
                        "r" => {
                            self.place = first(attribute.value.as_bytes()).ok_or(Broken::CellOutside)?;
                        }
                        "t" => self.is_shared = &*attribute.value == "s",
                        _ => {}
                    }
                }
            }
            "f" => {
                self.calculated = true;
                check(element)?;
            }
            "row" => {
                check(element)?;
                let number = value(element, "r").and_then(|row| row.parse::<u32>().ok());
                let row = number.map_or(self.place.0, |number| number.saturating_sub(1));
                self.place = (row, 0);
                if is_set(element, "hidden") || is_at_most(element, "ht", LOWEST_ROW) {
                    self.notes.hidden.rows.push(row, row);
                }
            }
            "col" if is_set(element, "hidden") || is_at_most(element, "width", NARROWEST_COLUMN) => {
                let column = |name: &str| value(element, name)?.parse::<u32>().ok()?.checked_sub(1);
                if let Some((first, last)) = column("min").zip(column("max")) {
                    self.notes.hidden.columns.push(first, last);
                }
            }
            "sheetView" => {
                self.notes.hides_zeros |= is_unset(element, "showZeros");
                if is_set(element, "showFormulas") {
                    self.notes.results = Results::Others;
                }
            }
            "calcPr" if is_set(element, "fullCalcOnLoad") || is_unset(element, "calcCompleted") => self.notes.results = Results::Others,
            "v" => self.in_value = true,
            "dimension" | "mergeCell" => check(element)?,
            "dxf" => self.in_format = true,
            "color" | "strike" if self.in_format => self.takes_away |= matches!(kind(element), Kind::White | Kind::Struck),
            "numFmt" if self.in_format => self.takes_away = true,
            "fill" if self.in_format => self.takes_away = false,
            "sqref" => self.in_ranges = std::mem::take(&mut self.takes_away),
            "conditionalFormatting" | "cfRule" | "formula" | "iconSet" | "dataBar" => self.notes.conditions.start(element, corners),
            "r" => (self.in_run, self.run) = (true, Kind::Cell),
            "rPr" if self.in_run => self.run = Kind::Text,
            "vertAlign" | "strike" | "color" | "sz" if self.in_run => self.run = self.run.or(kind(element)),
            "t" => self.in_text = self.in_run,
            _ => {}
        }
        Ok(())
    }

    fn value(&mut self, text: &str, strings: &HashMap<usize, Rich>) {
        self.has_value |= !text.is_empty();
        if self.is_shared
            && !strings.is_empty()
            && let Some(number) = text.trim().parse().ok().filter(|number| strings.contains_key(number))
        {
            self.notes.cells.insert(self.place, Note::Shared(number));
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "c" => {
                let note = match self.notes.results {
                    _ if !self.has_value => Some(Note::NoResult),
                    Results::Stored => None,
                    Results::Others => Some(Note::Stale),
                };
                if let Some(note) = note.filter(|_| self.calculated) {
                    self.notes.cells.insert(self.place, note);
                }
                self.place.1 = self.place.1.saturating_add(1);
            }
            "row" => self.place = (self.place.0.saturating_add(1), 0),
            "formula" | "conditionalFormatting" => self.notes.conditions.end(name),
            "v" => self.in_value = false,
            "dxf" => self.in_format = false,
            "sqref" => self.in_ranges = false,
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "si" => {
                let rich = std::mem::take(&mut self.rich);
                if !rich.is_plain() {
                    self.notes.strings.insert(self.number, rich);
                }
                self.number += 1;
            }
            "is" => {
                self.has_value = true;
                let rich = std::mem::take(&mut self.rich);
                if !rich.is_plain() {
                    self.notes.cells.insert(self.place, Note::Inline(rich));
                }
            }
            _ => {}
        }
    }
}

/// What a property of a run makes of its text.
fn kind(element: &BytesStart<'_>) -> Kind {
    let name = element.local_name();
    match (name.as_ref(), value(element, "val").as_deref()) {
        ("vertAlign", Some("superscript" | "subscript")) => Kind::Mark,
        ("strike", Some("0" | "false")) => Kind::Text,
        ("strike", _) => Kind::Struck,
        ("sz", Some(size)) if size.parse().is_ok_and(|size: f32| size <= 1.0) => Kind::Unseen,
        ("color", _) => of_colour(element),
        _ => Kind::Text,
    }
}

/// What a colour makes of text: that of an empty sheet, another, or one that is not known.
fn of_colour(element: &BytesStart<'_>) -> Kind {
    let value = |name: &str| value(element, name);
    let colour = value("rgb").and_then(|rgb| Rgb::from_hex(&rgb));
    // How much lighter it is made, up to 1 for white, or darker, down to -1.
    let tint = value("tint").and_then(|tint| tint.trim().parse::<f32>().ok()).unwrap_or(0.0);
    let is_page = || value("theme").as_deref() == Some("0") || matches!(value("indexed").as_deref(), Some("1" | "9" | "65"));
    let is_white = tint >= 0.95 || tint >= -0.05 && (colour.is_some_and(Rgb::is_white) || is_page());
    if is_white { Kind::White } else { colour.map_or(Kind::Text, Kind::Of) }
}

/// Refuses addresses outside of every sheet.
fn check(element: &BytesStart<'_>) -> Result<(), Error> {
    let mut attributes = element.attributes();
    let mut places = attributes.with_checks(false).flatten().filter(|one| matches!(one.key.as_ref(), "r" | "ref"));
    if places.all(|place| is_range(place.value.as_bytes())) { Ok(()) } else { Err(Broken::CellOutside.into()) }
}
