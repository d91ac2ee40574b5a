//! Tables whose rows and columns are marked up.

use super::grid_columns::{self, Columns, closed};
use super::label::parted;
use super::naming;
use super::table::{NAMES, Piece, Row, Table, UNITS, Written};
use crate::document::{self, Layout};
use crate::lex::grammar::is_digit;
use crate::lex::number::{self, Reading};

/// Reads tables one after the other: one may go on in the next, without headers of its own.
#[derive(Default)]
pub struct Grids {
    last: Vec<Columns>,
}

impl Grids {
    /// The tables that stand beside each other here, each with a column of names and values; none where it is no such table.
    pub fn read(&mut self, table: &document::Table<'_>) -> Vec<Table> {
        if table.layout == Layout::Cells {
            return Vec::new();
        }
        let mut columns = grid_columns::find(table);
        if columns.is_empty() {
            columns = self.last.iter().filter(|last| goes_on(table, last)).cloned().map(|last| Columns { first: 0, ..last }).collect();
            return columns.iter().map(|columns| rows(table, columns)).collect();
        }
        let tables: Vec<Table> = columns.iter().map(|columns| rows(table, columns)).collect();
        let is_whole = |table: &Table| table.rows.len() >= 2 && !table.heads.is_empty();
        // Without units only its labels tell such a table from others.
        let is_meant = |table: &Table| columns.iter().all(|own| own.units.is_some()) || naming::name(table).is_some();
        if !tables.iter().all(|table| is_whole(table) && is_meant(table)) {
            return Vec::new();
        }
        self.last = columns;
        tables
    }
}

/// Whether a table without headers is the rest of one with these columns: units come after its labels, or these are known.
fn goes_on(table: &document::Table<'_>, columns: &Columns) -> bool {
    let is_row = |row: &&document::Row<'_>| match label(row, columns) {
        Some(_) if columns.units.is_some() => !unit(row, columns).is_empty(),
        Some((_, words)) => naming::is_known(&words),
        None => false,
    };
    let known = table.rows.iter().filter(is_row).count();
    known > 0 && known * 2 >= table.rows.len()
}

/// The label of a row.
fn label<'r, 'd>(row: &'r document::Row<'d>, columns: &Columns) -> Option<(&'r document::Cell<'d>, String)> {
    let cell = labels(row, columns).last()?;
    Some((cell, closed(&cell.text.content)))
}

/// The cells of a row left of its unit, but for running numbers.
fn labels<'r, 'd>(row: &'r document::Row<'d>, columns: &Columns) -> impl DoubleEndedIterator<Item = &'r document::Cell<'d>> {
    let is_label = |cell: &&document::Cell<'_>| columns.has(cell) && cell.column < columns.labels_end;
    // 01 is a code, and no number.
    let is_code = |cell: &document::Cell<'_>| cell.text.content.trim().chars().all(is_digit);
    let is_words = move |cell: &&document::Cell<'_>| matches!(number::read(&cell.text.content), Reading::Other) && !is_code(cell);
    row.cells.iter().filter(is_label).filter(is_words)
}

/// The cell in the column of the units.
fn unit_cell<'r, 'd>(row: &'r document::Row<'d>, columns: &Columns) -> Option<&'r document::Cell<'d>> {
    let units = columns.units?;
    row.cells.iter().find(|cell| cell.column <= units && cell.end() > units)
}

/// The unit that a row prints; empty where it prints none.
fn unit(row: &document::Row<'_>, columns: &Columns) -> String {
    let text = unit_cell(row, columns).map(|cell| closed(&cell.text.content));
    text.filter(|unit| UNITS.contains(&unit.as_str())).unwrap_or_default()
}

fn is_number(cell: &document::Cell<'_>) -> bool {
    matches!(number::read(&cell.text.content), Reading::Number(_))
}

/// Reads the rows.
fn rows(table: &document::Table<'_>, columns: &Columns) -> Table {
    let heads = columns.heads.iter().map(|(_, head)| head.clone()).collect();
    let mut out = Table { name: Some(columns.name), heads, ..Table::default() };
    let mut section = String::new();
    let mut group: Option<String> = None;
    let has_units = table.rows.iter().flat_map(|row| &row.cells).any(|cell| UNITS.contains(&closed(&cell.text.content).as_str()));
    // Up to which row a cell from above stands in the last column.
    let mut merged_until = 0;
    let last = columns.last();
    for (at, row) in table.rows.iter().enumerate().skip(columns.first) {
        let at_end = row.cells.iter().find(|cell| cell.column <= last && cell.end() > last);
        merged_until = at_end.map_or(0, |cell| at + cell.rows as usize).max(merged_until);
        let Some((label, words)) = label(row, columns) else { continue };
        if words == "甲" || NAMES.contains(&words.as_str()) {
            continue;
        }
        let mut unit = unit(row, columns);
        let mut words = words;
        if unit.is_empty() && !naming::is_printed(&words) {
            let (label, own) = parted(&words);
            (unit, words) = (own.to_owned(), label.to_owned());
        }
        // Cells left of the label name a group; it may reach over several rows.
        if let Some(before) = labels(row, columns).rev().nth(1) {
            group = Some(closed(&before.text.content));
        }
        let is_short = at >= merged_until;
        let written = written(row, columns, is_short);
        let has_value = match &written {
            Written::Cells(values) => values.iter().flatten().any(|piece| matches!(number::read(&piece.text), Reading::Number(_))),
            _ => true,
        };
        // Where no units are printed, a row without a value is known by its label.
        let is_row = || !has_units && naming::is_known(&words);
        if unit.is_empty() && !has_value && !is_row() {
            // A heading, or a remark below the table.
            section = words;
            continue;
        }
        let section = group.clone().unwrap_or_else(|| section.clone());
        out.rows.push(Row { label: words, span: label.text.span, unit, section, written });
    }
    out
}

/// The values of a row. A row that lacks a cell or has one too many, so that a number is in the column of the units, under no header, or
/// all that the row has, does not show the columns of its values.
fn written(row: &document::Row<'_>, columns: &Columns, is_short: bool) -> Written {
    let has_head = |cell: &document::Cell<'_>| columns.heads.iter().any(|(own, _)| cell.column <= *own && cell.end() > *own);
    let is_passed_over = |cell: &document::Cell<'_>| {
        columns.passed_over.iter().any(|own| own.contains(&cell.column)) || columns.units_after_values() == Some(cell.column)
    };
    let own: Vec<&document::Cell<'_>> =
        row.cells.iter().filter(|cell| columns.has(cell) && cell.column >= columns.labels_end && !is_passed_over(cell)).collect();
    let has_number = own.iter().any(|cell| is_number(cell));
    if is_short && has_number || own.iter().any(|cell| is_number(cell) && !has_head(cell)) {
        let numbers = own.into_iter().filter(|cell| is_number(cell));
        return Written::Torn(numbers.map(|cell| Piece::of(&cell.text)).collect());
    }
    Written::Cells(columns.heads.iter().map(|(column, _)| value(row, *column, columns)).collect())
}

/// The cell of a row in a column; `None` where it has none of its own.
fn value(row: &document::Row<'_>, column: u32, columns: &Columns) -> Option<Piece> {
    let cell = row.cells.iter().find(|cell| cell.column <= column && cell.end() > column)?;
    // One cell below several headers is the cell of none.
    let covered = columns.heads.iter().filter(|(own, _)| cell.column <= *own && cell.end() > *own).count();
    (covered == 1 && cell.column >= columns.values_start()).then(|| Piece::of(&cell.text))
}
