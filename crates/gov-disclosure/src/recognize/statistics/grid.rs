//! Tables whose rows and columns are marked up.

use super::naming;
use super::table::{Head, NAMES, PASSED_OVER, Piece, Row, Table, UNIT_HEADS, UNITS, Written};
use crate::document::{self, Layout};
use crate::lex::fold;
use crate::lex::number::{self, Reading};

/// A cell's text, folded and closed up.
fn closed(text: &str) -> String {
    fold::plain(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Where the columns of a table are.
struct Columns {
    unit: u32,
    name: document::Span,
    heads: Vec<(u32, Head)>,
    /// Rows before this one are headers.
    first: usize,
}

/// The table, where it has a column of names, one of units, and values.
pub fn read(table: &document::Table<'_>) -> Option<Table> {
    if table.layout == Layout::Cells {
        return None;
    }
    let columns = table.rows.iter().enumerate().take(8).find_map(|(at, row)| heads(at, row))?;
    let mut columns = columns;
    continue_heads(table, &mut columns);
    let heads = columns.heads.iter().map(|(_, head)| head.clone()).collect();
    let mut out = Table { name: Some(columns.name), heads, ..Table::default() };
    let mut section = String::new();
    let mut group: Option<String> = None;
    let has_units = table.rows.iter().flat_map(|row| &row.cells).any(|cell| UNITS.contains(&closed(&cell.text.content).as_str()));
    for row in table.rows.iter().skip(columns.first) {
        let labels: Vec<&document::Cell<'_>> = row
            .cells
            .iter()
            .filter(|cell| cell.column < columns.unit && matches!(number::read(&cell.text.content), Reading::Other))
            .collect();
        let Some(label) = labels.last() else { continue };
        let words = closed(&label.text.content);
        if words == "甲" || NAMES.contains(&words.as_str()) {
            continue;
        }
        let unit = row.cells.iter().find(|cell| cell.column <= columns.unit && cell.end() > columns.unit);
        let unit = unit.map(|cell| closed(&cell.text.content)).filter(|unit| UNITS.contains(&unit.as_str())).unwrap_or_default();
        // Cells left of the label name a group; it may reach over several rows.
        if let [.., before, _] = labels.as_slice() {
            group = Some(closed(&before.text.content));
        }
        let values: Vec<Option<Piece>> = columns.heads.iter().map(|(column, _)| value(row, *column, &columns)).collect();
        let has_value = values.iter().flatten().any(|piece| matches!(number::read(&piece.text), Reading::Number(_)));
        // Where no units are printed, a row without a value is known by its label.
        let is_row = || !has_units && naming::is_known(&words);
        if unit.is_empty() && !has_value && !is_row() {
            // A heading, or a remark below the table.
            section = words;
            continue;
        }
        out.rows.push(Row {
            label: words,
            span: label.text.span,
            unit,
            section: group.clone().unwrap_or_else(|| section.clone()),
            written: Written::Cells(values),
        });
    }
    (out.rows.len() >= 2 && !out.heads.is_empty()).then_some(out)
}

/// The columns, where a row has their headers.
fn heads(at: usize, row: &document::Row<'_>) -> Option<Columns> {
    let words: Vec<(u32, u32, String, document::Span)> =
        row.cells.iter().map(|cell| (cell.column, cell.end(), closed(&cell.text.content), cell.text.span)).collect();
    let name = words.iter().position(|(_, _, text, _)| NAMES.contains(&text.as_str()))?;
    let (unit, rest) = words.iter().enumerate().skip(name + 1).find(|(_, (_, _, text, _))| UNIT_HEADS.contains(&text.as_str()))?;
    let unit_column = rest.0;
    let heads = words.iter().skip(unit + 1).filter(|(_, _, text, _)| !text.is_empty() && !PASSED_OVER.contains(&text.as_str()));
    let heads = heads.map(|(column, _, text, span)| (*column, Head::new(text, *span))).collect();
    Some(Columns { unit: unit_column, name: words.get(name)?.3, heads, first: at + 1 })
}

/// Adds headers that go on in the next row: `2016` above `年度`, or one header over several.
fn continue_heads(table: &document::Table<'_>, columns: &mut Columns) {
    let Some(row) = table.rows.get(columns.first) else { return };
    let has_label = row.cells.iter().any(|cell| cell.column <= columns.unit && !closed(&cell.text.content).is_empty());
    let words: Vec<(u32, String, document::Span)> = row
        .cells
        .iter()
        .filter(|cell| cell.column > columns.unit)
        .map(|cell| (cell.column, closed(&cell.text.content), cell.text.span))
        // Below a header that is whole is nothing.
        .filter(|(_, text, _)| !text.is_empty())
        .collect();
    let is_value = |text: &str| !matches!(number::read(text), Reading::Other);
    if has_label || words.is_empty() || words.iter().any(|(_, text, _)| is_value(text)) {
        return;
    }
    for (column, text, span) in words {
        match columns.heads.iter_mut().find(|(own, _)| *own == column) {
            Some((_, head)) => *head = Head::new(&format!("{}{text}", head.text), head.span),
            None => columns.heads.push((column, Head::new(&text, span))),
        }
    }
    columns.heads.sort_by_key(|(column, _)| *column);
    columns.first += 1;
}

/// The cell of a row in a column; `None` where it has none of its own.
fn value(row: &document::Row<'_>, column: u32, columns: &Columns) -> Option<Piece> {
    let cell = row.cells.iter().find(|cell| cell.column <= column && cell.end() > column)?;
    // One cell below several headers is the cell of none.
    let covered = columns.heads.iter().filter(|(own, _)| cell.column <= *own && cell.end() > *own).count();
    (covered == 1 && cell.column > columns.unit).then(|| Piece { text: cell.text.content.to_string(), span: cell.text.span })
}
