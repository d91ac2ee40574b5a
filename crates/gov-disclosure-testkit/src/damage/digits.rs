//! Figures written otherwise.

use super::{Act, Damage, Knows, any, fields_of, tables};
use crate::page::Block;
use crate::random::Random;
use crate::write::Format;
use crate::write::text::Layout;

/// Nobody can tell a digit that was split from two cells where cells have no borders.
pub const SPLIT: Damage = Damage { name: "split-digits", does: "a space within one number in six", act: Act::Page(split), fits: any };
/// Nothing is lost.
pub const FULL_WIDTH: Damage =
    Damage { name: "full-width", does: "digits of full width in one table or all", act: Act::Page(full_width), fits: any };
/// Nothing is lost.
pub const THOUSANDS: Damage = Damage { name: "thousands", does: "commas between thousands", act: Act::Page(thousands), fits: any };
/// Nothing is lost.
pub const UNITS: Damage = Damage { name: "units", does: "the unit after one figure in three", act: Act::Page(units), fits: any };

fn is_count(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn split(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let mut knows = Knows::all();
    for (_, rows) in tables(blocks) {
        for row in rows {
            let mut wounded = Vec::new();
            for cell in row.iter_mut().filter(|cell| cell.field.is_some() && is_count(&cell.text) && cell.text.len() > 1) {
                if random.once_in(6) {
                    cell.text.insert(1 + random.below(cell.text.len() - 1), ' ');
                    wounded.extend(cell.field);
                }
            }
            // Two parts in a row of two columns may be the values of both where the other cell is empty.
            let own: Vec<&str> = row.iter().filter(|cell| cell.field.is_some()).map(|cell| cell.text.as_str()).collect();
            if matches!(own.as_slice(), [only, ""] | ["", only] if only.contains(' ')) {
                wounded.extend(fields_of(row));
            }
            // Nothing stands for an empty cell, and one number in two parts makes up for it.
            if !wounded.is_empty() && matches!(format, Format::Text(Layout::Wrapped)) && row.iter().any(|cell| cell.text.is_empty()) {
                knows.misled.extend(fields_of(row));
            }
            if !wounded.is_empty() && !format.has_borders() {
                wounded.extend(fields_of(row));
            }
            knows.may_lose.extend(wounded);
        }
    }
    knows
}

fn full_width(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let only = random.below(4);
    for (at, (_, rows)) in tables(blocks).enumerate() {
        if only == at || only == 3 {
            for cell in rows.iter_mut().flatten().filter(|cell| cell.field.is_some()) {
                cell.text = cell.text.chars().map(wide).collect();
            }
        }
    }
    Knows::all()
}

fn wide(c: char) -> char {
    if c.is_ascii_digit() { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c }
}

fn thousands(blocks: &mut Vec<Block>, _: &mut Random, _: Format) -> Knows {
    for (_, rows) in tables(blocks) {
        for cell in rows.iter_mut().flatten().filter(|cell| cell.field.is_some() && is_count(&cell.text)) {
            let length = cell.text.len();
            let parted = cell.text.chars().enumerate().flat_map(|(at, digit)| {
                let comma = at > 0 && (length - at) % 3 == 0;
                comma.then_some(',').into_iter().chain([digit])
            });
            cell.text = parted.collect();
        }
    }
    Knows::all()
}

fn units(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    for (_, rows) in tables(blocks) {
        for cell in rows.iter_mut().flatten() {
            let Some(field) = cell.field else { continue };
            let is_number = cell.text.ends_with(|c: char| c.is_ascii_digit());
            if is_number && random.once_in(3) {
                cell.text.push_str(field.unit().as_str());
            }
        }
    }
    Knows::all()
}
