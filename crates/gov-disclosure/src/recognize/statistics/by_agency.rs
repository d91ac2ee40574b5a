//! Wide tables: a row for each agency, a column for each measure, under one row of headers or several.

use super::label::parted;
use super::naming;
use super::table::{Head, Piece, Row, Table, Written};
use crate::document::{self, Layout};
use crate::lex::fold;
use crate::lex::number::{self, Reading};

/// The header of the column of agencies.
const AGENCIES: &[&str] = &["单位名称", "单位", "部门", "部门名称", "机构", "机构名称", "填报单位", "名称", "行政机关"];

/// Measures that some form must know.
const KNOWN: usize = 3;

/// Rows of headers.
const HEADS: usize = 4;

/// The table turned on its side: a row for each measure, a column for each agency. `None` where it is no such table.
pub fn read(table: &document::Table<'_>) -> Option<Table> {
    if table.layout == Layout::Cells {
        return None;
    }
    let is_number = |cell: &document::Cell<'_>| matches!(number::read(&cell.text.content), Reading::Number(_));
    let first = table.rows.iter().position(|row| row.cells.iter().filter(|cell| is_number(cell)).count() >= KNOWN)?;
    let heads = table.rows.get(..first).filter(|heads| !heads.is_empty() && heads.len() <= HEADS)?;
    let words = |cell: &document::Cell<'_>| fold::plain(&cell.text.content).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let agency = heads.iter().flat_map(|row| &row.cells).find(|cell| AGENCIES.contains(&words(cell).as_str()))?;
    let named =
        |row: &&document::Row<'_>| row.cells.iter().any(|cell| cell.column == agency.column && !is_number(cell) && !words(cell).is_empty());
    let agencies: Vec<&document::Row<'_>> = table.rows.iter().skip(first).filter(named).collect();
    let name = |row: &&document::Row<'_>| {
        row.cells.iter().find(|cell| cell.column == agency.column).map(|cell| Head::new(&words(cell), cell.text.span))
    };
    let mut out = Table { name: Some(agency.text.span), heads: agencies.iter().filter_map(name).collect(), ..Table::default() };
    let columns = table.rows.iter().skip(first).flat_map(|row| &row.cells).map(|cell| cell.column).max()?;
    for column in agency.end()..=columns {
        let above: Vec<&document::Cell<'_>> =
            heads.iter().flat_map(|row| &row.cells).filter(|cell| cell.column <= column && cell.end() > column).collect();
        let Some(own) = above.last() else { continue };
        let label = words(own);
        let (label, unit) = parted(&label);
        let section = above.first().map(|cell| words(cell)).filter(|section| *section != words(own)).unwrap_or_default();
        let value = |row: &&document::Row<'_>| {
            let cell = row.cells.iter().find(|cell| cell.column == column && cell.end() == column + 1)?;
            Some(Piece::of(&cell.text))
        };
        let written = Written::Cells(agencies.iter().map(value).collect());
        out.rows.push(Row { label: label.to_owned(), span: own.text.span, unit: unit.to_owned(), section, written });
    }
    let known = out.rows.iter().filter(|row| naming::is_known(&row.label)).count();
    (known >= KNOWN && !out.heads.is_empty()).then_some(out)
}
