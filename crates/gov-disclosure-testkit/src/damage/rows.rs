//! Rows, headings and table headers that did not make it into the file.

use gov_disclosure::TableId;

use super::{Act, Damage, Knows, all_fields, any, fields_of, tables};
use crate::page::{Block, Row, grid};
use crate::random::Random;
use crate::write::Format;

/// The rows are gone; nothing else is.
pub const LOST: Damage =
    Damage { name: "lost-rows", does: "one to three rows of values of Table III gone, with their labels", act: Act::Page(lost), fits: any };
/// Nothing is lost.
pub const NO_HEADING: Damage =
    Damage { name: "lost-headings", does: "the headings of one or two sections gone", act: Act::Page(no_heading), fits: any };
/// The table may be lost, and the row before it.
pub const NO_HEADS: Damage =
    Damage { name: "lost-heads", does: "the headers of Table III or IV gone, as after a page break", act: Act::Page(no_heads), fits: any };

fn lost(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let mut knows = Knows::all();
    for (id, rows) in tables(blocks) {
        if id != TableId::Requests {
            continue;
        }
        for _ in 0..1 + random.below(3) {
            let places: Vec<usize> = (0..rows.len()).filter(|&at| fields_of(&rows[at]).next().is_some()).collect();
            let at = *random.pick(&places);
            knows.gone.extend(fields_of(&rows[at]));
            remove(rows, at);
        }
    }
    knows
}

/// Removes a row; what reaches into it from above is a row shorter, what starts in it and reaches down starts below.
fn remove(rows: &mut Vec<Row>, at: usize) {
    let columns = |places: Vec<crate::page::Place>| places.into_iter().filter(|place| !place.covered).map(|place| place.column).collect();
    let starts: Vec<Vec<usize>> = grid(rows).into_iter().map(columns).collect();
    for (above, row) in rows.iter_mut().enumerate().take(at) {
        for cell in row.iter_mut().filter(|cell| above + cell.rows > at) {
            cell.rows -= 1;
        }
    }
    let gone = rows.remove(at);
    let Some(next) = rows.get_mut(at) else { return };
    for (cell, column) in gone.into_iter().zip(&starts[at]).filter(|(cell, _)| cell.rows > 1).rev() {
        let place = starts[at + 1].iter().position(|start| start > column).unwrap_or(next.len());
        next.insert(place, crate::page::Cell { rows: cell.rows - 1, ..cell });
    }
}

fn no_heading(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    for _ in 0..1 + random.below(2) {
        let number = 1 + random.below(6) as u8;
        blocks.retain(|block| !matches!(block, Block::Heading(own, _) if *own == number));
    }
    Knows { tells: vec!["S101"], ..Knows::all() }
}

fn no_heads(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let of = if random.once_in(2) { TableId::Requests } else { TableId::Remedies };
    let mut knows = Knows::all();
    for (id, rows) in tables(blocks) {
        // Values without a header may go on with the row before them.
        if of == TableId::Remedies && id == TableId::Requests {
            knows.may_lose.extend(rows.last().into_iter().flat_map(fields_of));
        }
        if id == of {
            knows.may_lose.extend(all_fields(rows));
            let first = rows.iter().position(|row| fields_of(row).next().is_some()).unwrap_or(0);
            rows.drain(..first);
        }
    }
    knows
}
