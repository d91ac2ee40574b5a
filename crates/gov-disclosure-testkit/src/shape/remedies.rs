//! Table IV in other shapes.

use gov_disclosure::{Field, TableId};

use crate::damage::{Act, Damage, Knows, all_fields, any};
use crate::page::{Block, Cell, Row};
use crate::random::Random;
use crate::write::Format;

/// Nothing is lost where the headers are over their values.
pub const ROTATED: Damage = Damage {
    name: "remedies-rotated",
    does: "the columns of each block of Table IV rotated by one to three",
    act: Act::Page(|blocks, random, format| {
        let by = 1 + random.below(3);
        rebuilt(blocks, format, |cells| cells.rotate_left(by))
    }),
    fits: any,
};
/// Nothing is lost where the headers are over their values.
pub const TOTAL_FIRST: Damage = Damage {
    name: "remedies-total-first",
    does: "the total as the first column of each block of Table IV",
    act: Act::Page(|blocks, _, format| rebuilt(blocks, format, |cells| cells.rotate_right(1))),
    fits: any,
};
/// Nothing is lost where the headers are over their values.
pub const TWO_TABLES: Damage = Damage {
    name: "remedies-in-two",
    does: "Table IV as two tables: reconsideration and litigation",
    act: Act::Page(two_tables),
    fits: any,
};
/// Nothing is lost where cells are beside their labels.
pub const VERTICAL: Damage =
    Damage { name: "remedies-vertical", does: "Table IV with a row for each value", act: Act::Page(vertical), fits: any };

/// The blocks of Table IV: the name of each with its cells.
fn named_blocks(rows: &[Row]) -> Vec<(String, Vec<Cell>)> {
    let mut blocks: Vec<(String, Vec<Cell>)> = Vec::new();
    for cell in rows.iter().flatten().filter(|cell| cell.field.is_some()) {
        let name = cell.field.map_or("", Field::row_zh);
        match blocks.last_mut().filter(|(own, _)| own == name) {
            Some((_, cells)) => cells.push(cell.clone()),
            None => blocks.push((name.to_owned(), vec![cell.clone()])),
        }
    }
    blocks
}

fn head(cell: &Cell, rows: usize) -> Cell {
    Cell { rows, ..Cell::words(cell.field.map_or("", Field::column_zh), 1) }
}

/// The table of these blocks, with the headers of the form.
fn table(blocks: &[(String, Vec<Cell>)]) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![Vec::new(); 4];
    let [first, second, third, values] = rows.as_mut_slice() else { return rows };
    let mut over = String::new();
    for (name, cells) in blocks {
        match name.split_once('·') {
            None => {
                first.push(Cell::words(name, cells.len()));
                second.extend(cells.iter().map(|cell| head(cell, 2)));
            }
            Some((common, own)) => {
                match first.last_mut().filter(|_| common == over) {
                    Some(heading) => heading.columns += cells.len(),
                    None => first.push(Cell::words(common, cells.len())),
                }
                over = common.to_owned();
                second.push(Cell::words(own, cells.len()));
                third.extend(cells.iter().map(|cell| head(cell, 1)));
            }
        }
        values.extend(cells.iter().cloned());
    }
    // One kind of block has no headers of its own row.
    if third.is_empty() {
        second.iter_mut().for_each(|cell| cell.rows = 1);
    }
    rows.retain(|row| !row.is_empty());
    rows
}

fn remedies(blocks: &mut [Block]) -> Option<(usize, Vec<Row>)> {
    blocks.iter().enumerate().find_map(|(at, block)| match block {
        Block::Table(TableId::Remedies, rows) => Some((at, rows.clone())),
        _ => None,
    })
}

fn known(format: Format, fields: Vec<Field>) -> Knows {
    if format.has_columns() { Knows::all() } else { Knows::but(fields) }
}

fn rebuilt(blocks: &mut [Block], format: Format, change: impl Fn(&mut Vec<Cell>)) -> Knows {
    let Some((at, rows)) = remedies(blocks) else { return Knows::all() };
    let mut parts = named_blocks(&rows);
    parts.iter_mut().for_each(|(_, cells)| change(cells));
    blocks[at] = Block::Table(TableId::Remedies, table(&parts));
    known(format, all_fields(&rows))
}

fn two_tables(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let Some((at, rows)) = remedies(blocks) else { return Knows::all() };
    let parts = named_blocks(&rows);
    let (first, second) = parts.split_at(1);
    let between = random.once_in(2).then(|| Block::Line("（二）行政诉讼情况".to_owned()));
    let both = [Some(Block::Table(TableId::Remedies, table(first))), between, Some(Block::Table(TableId::Remedies, table(second)))];
    blocks.splice(at..=at, both.into_iter().flatten());
    known(format, all_fields(&rows))
}

fn vertical(blocks: &mut Vec<Block>, _: &mut Random, format: Format) -> Knows {
    let Some((at, rows)) = remedies(blocks) else { return Knows::all() };
    let parts = named_blocks(&rows);
    let count = |of: &str| parts.iter().filter(|(name, _)| name.starts_with(of)).map(|(_, cells)| cells.len()).sum::<usize>();
    let mut out: Vec<Row> = Vec::new();
    let mut over = "";
    for (name, cells) in &parts {
        let (common, own) = name.split_once('·').map_or((name.as_str(), None), |(common, own)| (common, Some(own)));
        for (number, cell) in cells.iter().enumerate() {
            let mut row = Row::new();
            if number == 0 && common != over {
                row.push(Cell { rows: count(common), ..Cell::words(common, if own.is_some() { 1 } else { 2 }) });
            }
            if let Some(own) = own.filter(|_| number == 0) {
                row.push(Cell { rows: cells.len(), ..Cell::words(own, 1) });
            }
            row.extend([head(cell, 1), cell.clone()]);
            out.push(row);
        }
        over = common;
    }
    blocks[at] = Block::Table(TableId::Remedies, out);
    known(format, all_fields(&rows))
}
