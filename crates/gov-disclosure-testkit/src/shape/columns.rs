//! Columns of Table III in another order, missing, or added.

use gov_disclosure::{Field, TableId};

use crate::damage::{Act, Damage, Knows, all_fields, any, fields_of, tables};
use crate::page::{Block, Cell, Row};
use crate::random::Random;
use crate::write::Format;

/// Nothing is lost where the headers are over their values.
pub const ORDER: Damage = Damage {
    name: "columns-in-other-order",
    does: "the columns of Table III in any order, one header for each",
    act: Act::Page(order),
    fits: any,
};
/// The column is gone.
pub const MISSING: Damage =
    Damage { name: "column-missing", does: "one column of Table III gone, with its header", act: Act::Page(missing), fits: any };
/// Nothing is lost where the headers are over their values.
pub const ADDED: Damage = Damage {
    name: "columns-added",
    does: "one or two columns in Table III that the form does not have: shares, last year, days",
    act: Act::Page(added),
    fits: any,
};
/// Nothing is lost where the headers are over their values.
pub const EMPTY_LABEL: Damage = Damage {
    name: "label-cell-empty",
    does: "an empty cell after each label of Table III, below the header of the labels",
    act: Act::Page(empty_label),
    fits: any,
};
/// Nothing is lost where the headers are over their values.
pub const ORDINALS: Damage =
    Damage { name: "row-ordinals", does: "a column of Table III that numbers its rows", act: Act::Page(ordinals), fits: any };
/// Nothing is lost where the headers are over their values.
pub const ORDINAL_ROW: Damage =
    Damage { name: "column-ordinals", does: "a row of Table III that numbers its columns", act: Act::Page(ordinal_row), fits: any };

/// Table III of a page, and its fields.
fn requests(blocks: &mut [Block]) -> Option<(&mut Vec<Row>, Vec<Field>)> {
    let (_, rows) = tables(blocks).find(|(id, _)| *id == TableId::Requests)?;
    let fields = all_fields(rows);
    Some((rows, fields))
}

/// What is known where columns are not those of the form.
fn known(format: Format, fields: Vec<Field>) -> Knows {
    if format.has_columns() { Knows::all() } else { Knows::but(fields) }
}

/// How many columns of labels a table has, and where its values begin.
fn label_columns(rows: &[Row]) -> usize {
    rows.first().and_then(|row| row.first()).map_or(1, |corner| corner.columns)
}

/// One row of headers, each over its column.
fn flat_heads(rows: &mut Vec<Row>) {
    let start = rows.iter().position(|row| fields_of(row).next().is_some()).unwrap_or(0);
    let labels = label_columns(rows);
    let heads = rows.get(start).into_iter().flat_map(fields_of).map(|field| Cell::words(field.column_zh(), 1));
    let row = std::iter::once(Cell::words("信息内容", labels)).chain(heads).collect();
    rows.splice(..start, [row]);
}

/// Where the values of a flat table are in a row.
fn places(row: &Row) -> std::ops::Range<usize> {
    row.len().saturating_sub(7)..row.len()
}

fn order(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let Some((rows, fields)) = requests(blocks) else { return Knows::all() };
    flat_heads(rows);
    let mut order: Vec<usize> = (0..7).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, random.below(at + 1));
    }
    for row in rows {
        let values: Vec<Cell> = row.drain(places(row)).collect();
        row.extend(order.iter().filter_map(|&at| values.get(at).cloned()));
    }
    known(format, fields)
}

fn missing(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let Some((rows, fields)) = requests(blocks) else { return Knows::all() };
    flat_heads(rows);
    // Mostly the last kind of organisations.
    let column = if random.once_in(2) { 5 } else { random.below(7) };
    let mut gone = Vec::new();
    for row in rows {
        let at = places(row).start + column;
        gone.extend(row.remove(at).field);
    }
    Knows { gone: gone.into_iter().collect(), ..known(format, fields) }
}

fn added(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let Some((rows, fields)) = requests(blocks) else { return Knows::all() };
    flat_heads(rows);
    for _ in 0..1 + random.below(2) {
        let head = *random.pick(&["占比（%）", "同比", "平均办理天数", "上年数"]);
        let at = if random.once_in(2) { 7 } else { random.below(8) };
        for (number, row) in rows.iter_mut().enumerate() {
            let text = match head {
                _ if number == 0 => head.to_owned(),
                "占比（%）" => format!("{}.{}", random.below(100), random.below(10)),
                "同比" => format!("{}%", random.below(90)),
                _ => random.below(30).to_string(),
            };
            let place = (row.len() - 7 + at).min(row.len());
            row.insert(place, Cell::words(&text, 1));
        }
    }
    known(format, fields)
}

fn empty_label(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let Some((rows, fields)) = requests(blocks) else { return Knows::all() };
    if random.once_in(2) {
        flat_heads(rows);
    }
    let mut is_first = true;
    for row in rows {
        if fields_of(row).next().is_some() {
            row.insert(places(row).start, Cell::words("", 1));
        } else if is_first && let Some(corner) = row.first_mut() {
            corner.columns += 1;
        }
        is_first = false;
    }
    known(format, fields)
}

fn ordinals(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let Some((rows, fields)) = requests(blocks) else { return Knows::all() };
    let start = rows.iter().position(|row| fields_of(row).next().is_some()).unwrap_or(0);
    let is_first = random.once_in(2);
    for (number, row) in rows.iter_mut().enumerate() {
        let (cell, at) = match number.checked_sub(start) {
            Some(number) => (Cell::words(&(number + 1).to_string(), 1), places(row).start),
            None if number == 0 => (Cell { rows: start, ..Cell::words(if is_first { "行次" } else { "序号" }, 1) }, 1),
            None => continue,
        };
        row.insert(at, cell);
    }
    known(format, fields)
}

fn ordinal_row(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let Some((rows, fields)) = requests(blocks) else { return Knows::all() };
    let start = rows.iter().position(|row| fields_of(row).next().is_some()).unwrap_or(0);
    let labels = label_columns(rows);
    let label = *random.pick(&["栏次", "列次", "栏目序号"]);
    let row = std::iter::once(Cell::words(label, labels)).chain((1..=7).map(|number| Cell::words(&number.to_string(), 1)));
    rows.insert(start, row.collect());
    known(format, fields)
}
