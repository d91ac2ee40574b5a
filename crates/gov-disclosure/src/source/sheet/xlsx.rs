//! XLSX: its cells one by one, so that two cells at the corners of a sheet cost no more than two cells.

use std::collections::HashMap;

use calamine::{DataRef, Reader, Style, Xlsx, XlsxError};

use super::drawing::{self, Laid};
use super::survey::{self, Note, Notes};
use super::{Budget, SheetCell, division, number, repairs, rows, text, visible};
use crate::document::{Asides, Document, Places, Role};
use crate::error::Error;
use crate::lex::script;
use crate::limits;
use crate::meter::Meter;
use crate::source::package::{Metered, Package};

/// What the library does not tell, of a sheet.
#[derive(Default)]
struct Beside {
    cells: HashMap<(u32, u32), Note>,
    laid: Vec<Laid>,
}

/// Reads a workbook.
///
/// # Errors
/// `malformed`, `encrypted` or `limit-exceeded`.
pub fn read(bytes: &[u8], meter: &Meter) -> Result<Document<'static>, Error> {
    let (strings, mut beside) = survey(bytes, meter)?;
    let mut book: Xlsx<_> = Xlsx::new(Metered::new(bytes)).map_err(|error| broken(&error))?;
    let (sheets, hidden_sheets) = visible(book.sheets_metadata());
    let mut places = Places::default();
    let mut budget = Budget::new(meter);
    let (mut blocks, mut divisions, mut covered) = (Vec::new(), Vec::new(), 0);
    for name in sheets {
        let merges = book.merge_cells_by_sheet_name(&name).map_err(|error| broken(&error))?;
        let mut beside = beside.remove(&name).unwrap_or_default();
        let mut cells = cells(&mut book, &name, &strings, &beside.cells, &mut budget)?;
        lay(&mut cells, std::mem::take(&mut beside.laid), &mut budget)?;
        divisions.push(division(&name, &blocks));
        let sheet = places.name(name);
        covered += rows::blocks(sheet, cells, merges, &mut places, &mut budget, &mut blocks)?;
    }
    Ok(Document { blocks, divisions, places: Some(places), repairs: repairs(hidden_sheets, covered), ..Document::default() })
}

/// Looks at the parts before the library does: what it could not bear is refused, what it does not tell is kept, by the names
/// of the sheets.
fn survey(bytes: &[u8], meter: &Meter) -> Result<(Notes, HashMap<String, Beside>), Error> {
    let mut package = Package::open(bytes, meter)?;
    let mut names = package.names();
    // The cells of sheets refer to the shared strings.
    names.sort_by_key(|name| !name.ends_with("haredStrings.xml"));
    let (mut strings, mut by_part) = (Notes::default(), HashMap::new());
    let mut drawings: HashMap<String, Vec<Laid>> = HashMap::new();
    for name in &names {
        if name.ends_with("styles.xml") || name.contains("/theme/") {
            package.measure(name, limits::STYLE_BYTES)?;
            survey::styles(&package.part(name)?.unwrap_or_default())?;
            continue;
        }
        // A sheet may have any name.
        let part = package.part(name)?.unwrap_or_default();
        let notes = survey::notes(&part, &strings.strings)?;
        if name.contains("drawing") && name.ends_with(".xml") {
            drawings.insert(name.clone(), drawing::laid(&part));
        }
        if name.ends_with("haredStrings.xml") {
            strings = notes;
        } else if !notes.cells.is_empty() {
            by_part.insert(name.clone(), notes.cells);
        }
    }
    let mut beside: HashMap<String, Beside> = HashMap::new();
    drawings.retain(|_, laid| !laid.is_empty());
    if by_part.is_empty() && drawings.is_empty() {
        return Ok((strings, beside));
    }
    let Some(workbook) = names.iter().find(|name| name.ends_with("workbook.xml")) else { return Ok((strings, beside)) };
    let parts = drawing::relations(&package.part(&drawing::list_of(workbook))?.unwrap_or_default(), workbook);
    for (name, id) in drawing::sheets(&package.part(workbook)?.unwrap_or_default()) {
        let Some(part) = parts.get(&id) else { continue };
        let own = beside.entry(name).or_default();
        own.cells = by_part.remove(part).unwrap_or_default();
        if !drawings.is_empty() {
            let list = package.part(&drawing::list_of(part))?.unwrap_or_default();
            own.laid = drawing::relations(&list, part).into_values().filter_map(|drawing| drawings.remove(&drawing)).flatten().collect();
        }
    }
    Ok((strings, beside))
}

fn cells(
    book: &mut Xlsx<Metered<'_>>,
    name: &str,
    strings: &Notes,
    notes: &HashMap<(u32, u32), Note>,
    budget: &mut Budget<'_>,
) -> Result<Vec<SheetCell>, Error> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| broken(&error))?;
    let mut cells = Vec::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| broken(&error))? {
        let (row, column) = cell.get_position();
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
        let coloured = style.is_some_and(is_coloured);
        let note = if notes.is_empty() { None } else { notes.get(&(row, column)) };
        let rich = match note {
            Some(Note::Shared(number)) => strings.strings.get(number),
            Some(Note::Inline(rich)) => Some(rich),
            Some(Note::NoResult) | None => None,
        };
        if let Some(rich) = rich {
            budget.take_rich(rich)?;
            (text, asides) = rich.text(coloured);
        }
        if matches!(note, Some(Note::NoResult)) && text.is_empty() {
            asides.add(Role::NotText, 0, "");
        }
        let value = match cell.get_value() {
            DataRef::Float(value) => Some(*value),
            DataRef::Int(value) => Some(*value as f64),
            _ => None,
        };
        if let Some(role) = style.and_then(|style| role(style, format, value, coloured, &text)) {
            asides.add(role, 0, &std::mem::take(&mut text));
        }
        cells.push(SheetCell { row, column, text, asides });
    }
    Ok(cells)
}

/// How all of a cell is seen, where it is not simply text.
fn role(style: &Style, format: &str, value: Option<f64>, coloured: bool, text: &str) -> Option<Role> {
    let font = style.font.as_ref();
    if text.is_empty() {
        None
    } else if number::is_hidden(value, format)
        || font.and_then(|font| font.color).is_some_and(|color| color.is_white()) && !coloured && !text.contains(script::is_han)
        || font.and_then(|font| font.size).is_some_and(|size| size <= 1.0)
    {
        Some(Role::Hidden)
    } else {
        font.is_some_and(|font| font.strikethrough).then_some(Role::Struck)
    }
}

/// Whether the ground of a cell has another colour than the sheet.
fn is_coloured(style: &Style) -> bool {
    let fill = style.fill.as_ref().filter(|fill| fill.is_visible());
    fill.is_some_and(|fill| fill.get_color().is_none_or(|color| !color.is_white()))
}

/// Puts what lies on cells beside their text.
fn lay(cells: &mut Vec<SheetCell>, laid: Vec<Laid>, budget: &mut Budget<'_>) -> Result<(), Error> {
    if laid.is_empty() {
        return Ok(());
    }
    let mut known: HashMap<(u32, u32), usize> = cells.iter().enumerate().map(|(at, cell)| ((cell.row, cell.column), at)).collect();
    for ((row, column), words) in laid {
        let at = *known.entry((row, column)).or_insert(cells.len());
        if at == cells.len() {
            budget.take(0)?;
            cells.push(SheetCell { row, column, text: String::new(), asides: Asides::default() });
        }
        if let Some(cell) = cells.get_mut(at) {
            cell.asides.add(Role::NotText, cell.text.len(), &words);
        }
    }
    Ok(())
}

fn broken(error: &XlsxError) -> Error {
    match error {
        XlsxError::Password => Error::encrypted(),
        _ => Error::malformed(
            format!("工作簿损坏或不完整（{error}）；请用表格软件打开并另存为 xlsx 后再试"),
            format!("the workbook is broken or cut off ({error}); open it, save it as xlsx and try again"),
        ),
    }
}
