//! XLSX: its cells one by one, so that two cells at the corners of a sheet cost no more than two cells.

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::{Budget, SheetCell, number, repairs, rows, survey, text, visible};
use crate::document::{Document, Places};
use crate::error::Error;
use crate::limits;
use crate::source::package::{Metered, Package};

/// Reads a workbook.
///
/// # Errors
/// `malformed`, `encrypted` or `limit-exceeded`.
pub fn read(bytes: &[u8]) -> Result<Document<'static>, Error> {
    let mut package = Package::open(bytes)?;
    for name in package.names() {
        if name.ends_with("styles.xml") || name.contains("/theme/") {
            package.measure(&name, limits::STYLE_BYTES)?;
            survey::styles(&package.part(&name)?.unwrap_or_default())?;
        } else {
            // A sheet may have any name.
            survey::references(&package.part(&name)?.unwrap_or_default())?;
        }
    }
    drop(package);
    let mut book: Xlsx<_> = Xlsx::new(Metered::new(bytes)).map_err(|error| broken(&error))?;
    let (sheets, hidden_sheets) = visible(book.sheets_metadata());
    let mut places = Places::default();
    let mut budget = Budget::default();
    let (mut blocks, mut covered) = (Vec::new(), 0);
    for name in sheets {
        let merges = book.merge_cells_by_sheet_name(&name).map_err(|error| broken(&error))?;
        let cells = cells(&mut book, &name, &mut budget)?;
        let sheet = places.name(name);
        covered += rows::blocks(sheet, cells, merges, &mut places, &mut budget, &mut blocks)?;
    }
    Ok(Document { blocks, places: Some(places), repairs: repairs(hidden_sheets, covered), ..Document::default() })
}

fn cells(book: &mut Xlsx<Metered<'_>>, name: &str, budget: &mut Budget) -> Result<Vec<SheetCell>, Error> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| broken(&error))?;
    let mut cells = Vec::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| broken(&error))? {
        let (row, column) = cell.get_position();
        let format = || reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let shown = |value| number::text(value, format().map_or("General", |format| &format.format_code));
        let text = match cell.get_value() {
            DataRef::Float(value) => shown(*value),
            DataRef::Int(value) if value.unsigned_abs() < 1 << 53 => shown(*value as f64),
            DataRef::SharedString(text) => {
                budget.take(text.len())?;
                cells.push(SheetCell { row, column, text: text.trim().to_owned() });
                continue;
            }
            other => text(other.clone().into()),
        };
        budget.take(text.len())?;
        cells.push(SheetCell { row, column, text });
    }
    Ok(cells)
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
