//! XLSX: its cells one by one, so that two cells at the corners of a sheet cost no more than two cells.

use std::collections::HashMap;

use calamine::{Color, DataRef, Dimensions, FillPattern, HorizontalAlignment, Reader, Style, Xlsx, XlsxError};

use super::conditional::{Given, NO_NUMBER};
use super::drawing::{self, Laid};
use super::gradient::{self, Gradients};
use super::rich::Kind;
use super::survey::{self, Look, Note, Notes, Results};
use super::table_style;
use super::{Budget, SheetCell, division, number, repairs, rows, text, visible};
use crate::document::{Asides, Document, Places, Role};
use crate::error::Error;
use crate::fact::{Broken, Encrypted};
use crate::lex::script;
use crate::limits;
use crate::meter::Meter;
use crate::source::colour::Rgb;
use crate::source::package::{Metered, Package};

/// What the library does not tell, of a sheet.
#[derive(Default)]
struct Beside {
    notes: Notes,
    laid: Vec<Laid>,
}

/// What the library does not tell, of a workbook.
#[derive(Default)]
struct Surveyed {
    strings: Notes,
    /// By the names of the sheets.
    sheets: HashMap<String, Beside>,
    /// The formats that conditions give.
    looks: Vec<Look>,
    gradients: Gradients,
}

/// Reads a workbook.
///
/// # Errors
/// `malformed`, `encrypted` or `limit-exceeded`.
pub fn read(bytes: &[u8], meter: &Meter) -> Result<Document<'static>, Error> {
    let mut surveyed = survey(bytes, meter)?;
    let mut book: Xlsx<_> = Xlsx::new(Metered::new(bytes)).map_err(|error| broken(&error))?;
    let (sheets, hidden_sheets) = visible(book.sheets_metadata());
    let mut places = Places::default();
    let mut budget = Budget::new(meter);
    let (mut blocks, mut divisions, mut covered) = (Vec::new(), Vec::new(), 0);
    for name in sheets {
        let mut merges = book.merge_cells_by_sheet_name(&name).map_err(|error| broken(&error))?;
        let mut beside = surveyed.sheets.remove(&name).unwrap_or_default();
        let mut cells = cells(&mut book, &name, &surveyed, &mut beside.notes, &mut merges, &mut budget)?;
        rows::lay(&mut cells, std::mem::take(&mut beside.laid), &mut budget)?;
        divisions.push(division(&name, &blocks));
        let sheet = places.name(name);
        covered += rows::blocks(sheet, cells, merges, &mut places, &mut budget, &mut blocks)?;
    }
    Ok(Document { blocks, divisions, places: Some(places), repairs: repairs(hidden_sheets, covered), ..Document::default() })
}

/// Looks at the parts before the library does: what it could not bear is refused, what it does not tell is kept, by the names
/// of the sheets.
fn survey(bytes: &[u8], meter: &Meter) -> Result<Surveyed, Error> {
    let mut package = Package::open(bytes, meter)?;
    let mut names = package.names();
    // The cells of sheets refer to the shared strings, and show what the workbook says.
    names.sort_by_key(|name| !(name.ends_with("haredStrings.xml") || name.ends_with("workbook.xml")));
    let mut results = Results::default();
    let (mut strings, mut by_part, mut looks, mut gradients) = (Notes::default(), HashMap::new(), Vec::new(), Gradients::new());
    let mut drawings: HashMap<String, Vec<Laid>> = HashMap::new();
    let (mut table_styles, mut tables) = (table_style::Styles::new(), HashMap::new());
    for name in &names {
        if name.ends_with("styles.xml") || name.contains("/theme/") {
            package.measure(name, limits::STYLE_BYTES)?;
            let part = package.part(name)?.unwrap_or_default();
            let own = survey::styles(&part)?;
            if name.ends_with("styles.xml") {
                (looks, table_styles, gradients) = (own, table_style::styles(&part), gradient::of(&part));
            }
            continue;
        }
        // A sheet may have any name.
        let part = package.part(name)?.unwrap_or_default();
        let notes = survey::notes(&part, &strings.strings, results, meter)?;
        if name.contains("drawing") && name.ends_with(".xml") {
            drawings.insert(name.clone(), drawing::laid(&part));
        } else if name.ends_with(".vml") {
            drawings.insert(name.clone(), drawing::controls(&part));
        } else if name.contains("/tables/")
            && let Some(table) = table_style::table(&part)
        {
            tables.insert(name.clone(), table);
        }
        if name.ends_with("haredStrings.xml") {
            strings = notes;
        } else if name.ends_with("workbook.xml") {
            results = notes.results;
        } else if !notes.is_empty() {
            by_part.insert(name.clone(), notes);
        }
    }
    let mut sheets: HashMap<String, Beside> = HashMap::new();
    drawings.retain(|_, laid| !laid.is_empty());
    tables.retain(|_, table| table_styles.contains_key(&table.style));
    if by_part.is_empty() && drawings.is_empty() && tables.is_empty() {
        return Ok(Surveyed { strings, sheets, looks, gradients });
    }
    let Some(workbook) = names.iter().find(|name| name.ends_with("workbook.xml")) else {
        return Ok(Surveyed { strings, sheets, looks, gradients });
    };
    let parts = drawing::relations(&package.part(&drawing::list_of(workbook))?.unwrap_or_default(), workbook);
    for (name, id) in drawing::sheets(&package.part(workbook)?.unwrap_or_default()) {
        let Some(part) = parts.get(&id) else { continue };
        let own = sheets.entry(name).or_default();
        own.notes = by_part.remove(part).unwrap_or_default();
        if !drawings.is_empty() || !tables.is_empty() {
            let list = package.part(&drawing::list_of(part))?.unwrap_or_default();
            for part in drawing::relations(&list, part).into_values() {
                own.laid.extend(drawings.remove(&part).into_iter().flatten());
                if let Some(table) = tables.remove(&part) {
                    let formats = table_styles.get(&table.style).into_iter().flatten();
                    formats.for_each(|format| own.notes.conditions.push_style(table.range, *format));
                }
            }
        }
    }
    Ok(Surveyed { strings, sheets, looks, gradients })
}

fn cells(
    book: &mut Xlsx<Metered<'_>>,
    name: &str,
    Surveyed { strings, looks, gradients, .. }: &Surveyed,
    Notes { cells: noted, conditions, hidden, hides_zeros, .. }: &mut Notes,
    merges: &mut [Dimensions],
    budget: &mut Budget<'_>,
) -> Result<Vec<SheetCell>, Error> {
    let shown = hidden.shown(merges);
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| broken(&error))?;
    let mut cells = Vec::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| broken(&error))? {
        let (row, column) = cell.get_position();
        let Some(shown_row) = shown.row((row, column)) else { continue };
        let gradient = if gradients.is_empty() { None } else { gradients.get(&style) };
        let style = reader.styles().get(style);
        let format = style.and_then(|style| style.number_format.as_ref()).map_or("General", |format| &format.format_code);
        let text = match cell.get_value() {
            DataRef::Float(value) => number::text(*value, format),
            DataRef::Int(value) if value.unsigned_abs() < 1 << 53 => number::text(*value as f64, format),
            DataRef::SharedString(text) => text.trim().to_owned(),
            other => text(other.clone().into()),
        };
        budget.take(text.len())?;
        budget.meter.work(format.len())?;
        let (mut text, mut asides) = (text, Asides::default());
        let coloured = gradient.is_some() || style.is_some_and(is_coloured);
        let ground = gradient.copied().unwrap_or_else(|| style.filter(|_| coloured).and_then(ground));
        let kind = style.map_or(Kind::Text, |style| kind(style, ground));
        let note = if noted.is_empty() { None } else { noted.get(&(row, column)) };
        let rich = match note {
            Some(Note::Shared(number)) => strings.strings.get(number),
            Some(Note::Inline(rich)) => Some(rich),
            Some(Note::NoResult | Note::Stale) | None => None,
        };
        if let Some(rich) = rich {
            budget.take_rich(rich)?;
            (text, asides) = rich.text(kind, coloured, ground);
        } else if let Some(role) = kind.role(&text, coloured, ground).filter(|_| !text.is_empty()) {
            asides.add(role, 0, &std::mem::take(&mut text));
        } else if matches!(note, Some(Note::NoResult)) && text.is_empty() {
            asides.add(Role::NotText, 0, "");
        }
        let value = match cell.get_value() {
            DataRef::Float(value) => Some(*value),
            DataRef::Int(value) => Some(*value as f64),
            DataRef::DateTime(date) => Some(date.as_f64()),
            _ => None,
        };
        let is_hidden = number::is_hidden(value, format) || *hides_zeros && value == Some(0.0) || !shown.has_column((row, column));
        let is_picture = || style.is_some_and(is_of_pictures) && text.contains(|c: char| c.is_ascii_alphanumeric());
        let mut role = if is_hidden { Some(Role::Hidden) } else { is_picture().then_some(Role::NotText) };
        let is_stale = matches!(note, Some(Note::Stale));
        let mut in_doubt =
            role.is_none() && !text.is_empty() && (is_stale || number::is_in_doubt(value, format) || style.is_some_and(repeats));
        if role.is_none() && !conditions.is_empty() && !text.is_empty() && (value.is_some() || !text.contains(script::is_han)) {
            // Letters of no colour are black, whatever ground they are on.
            let letters = style.and_then(|style| style.font.as_ref()?.color).map_or(BLACK, rgb);
            let of = |format| match format {
                NO_NUMBER => value.and(Some(Role::Hidden)),
                format => looks.get(format)?.role(letters, coloured, ground),
            };
            match conditions.given((row, column), value.unwrap_or(f64::INFINITY), budget.meter, of)? {
                Some(Given::Role(Role::Unsure) | Given::Perhaps) => in_doubt = true,
                Some(Given::Role(given)) => role = Some(given),
                None => {}
            }
        }
        if let Some(role) = role.filter(|_| !text.is_empty()) {
            asides.add(role, 0, &std::mem::take(&mut text));
        } else if in_doubt {
            asides.add(Role::Unsure, 0, &text);
        }
        cells.push(SheetCell { row: shown_row, column, text, asides });
    }
    Ok(cells)
}

const BLACK: Rgb = Rgb([0; 3]);

/// How the letters of a cell look on its ground.
fn kind(style: &Style, ground: Option<Rgb>) -> Kind {
    let Some(font) = &style.font else { return Kind::Text };
    // Letters without a colour are black, and so is a ground without one.
    let is_uncoloured = || style.fill.as_ref().is_some_and(|fill| fill.get_color().is_none());
    let letters = font.color.map(rgb).or_else(|| is_uncoloured().then_some(BLACK));
    match () {
        () if font.size.is_some_and(|size| size <= 1.0) || letters.is_some() && letters == ground => Kind::Unseen,
        () if font.strikethrough => Kind::Struck,
        () if letters.is_some_and(Rgb::is_white) => Kind::White,
        () => Kind::Text,
    }
}

/// The one colour of the ground of a cell.
fn ground(style: &Style) -> Option<Rgb> {
    let fill = style.fill.as_ref().filter(|fill| fill.pattern == FillPattern::Solid)?;
    Some(fill.get_color().map_or(BLACK, rgb))
}

fn rgb(color: Color) -> Rgb {
    Rgb([color.red, color.green, color.blue])
}

/// Whether the letters of a cell stand for pictures.
fn is_of_pictures(style: &Style) -> bool {
    style.font.as_ref().and_then(|font| font.name.as_deref()).is_some_and(|name| name.contains("dings"))
}

/// Whether a cell repeats its text to its whole width.
fn repeats(style: &Style) -> bool {
    style.alignment.as_ref().is_some_and(|alignment| alignment.horizontal == HorizontalAlignment::Fill)
}

/// Whether the ground of a cell has another colour than the sheet.
fn is_coloured(style: &Style) -> bool {
    let fill = style.fill.as_ref().filter(|fill| fill.is_visible());
    fill.is_some_and(|fill| fill.get_color().is_none_or(|color| !rgb(color).is_white()))
}

fn broken(error: &XlsxError) -> Error {
    match error {
        XlsxError::Password => Encrypted.into(),
        _ => Broken::Workbook(error.to_string()).into(),
    }
}
