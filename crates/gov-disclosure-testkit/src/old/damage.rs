//! Damage of tables of names, units and values: each says what a reader may still know.

use std::collections::HashSet;

use gov_disclosure::Statistic;

use super::Copy;
use super::draw::{Entry, Row, Sheet};
use crate::random::Random;

/// What a reader may still know: every cell that is not named here must be read, and right.
#[derive(Clone, Debug, Default)]
pub struct Knows {
    /// Cells whose value the file may not tell.
    pub may_lose: HashSet<Statistic>,
    /// Cells that the file does not hold.
    pub gone: HashSet<Statistic>,
    /// Whether every cell may be lost.
    pub anything: bool,
    /// Rules that the reading must name.
    pub tells: Vec<&'static str>,
}

/// A kind of damage.
pub struct Damage {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub does: &'static str,
    pub(super) act: fn(&mut Sheet, &mut Random, &mut Knows),
    fits: fn(Copy) -> bool,
}

impl Damage {
    /// Whether copies of this kind come with it.
    pub fn fits(&self, copy: Copy) -> bool {
        (self.fits)(copy)
    }
}

fn any(_: Copy) -> bool {
    true
}

fn spaced(copy: Copy) -> bool {
    copy != Copy::Glued
}

fn columns(copy: Copy) -> bool {
    matches!(copy, Copy::As(format) if format.has_columns())
}

/// Every kind.
pub const ALL: &[Damage] = &[
    Damage { name: "split-digits", does: "a space within a number", act: split, fits: spaced },
    Damage { name: "full-width", does: "digits of full width", act: full_width, fits: any },
    Damage { name: "thousands", does: "commas between thousands", act: thousands, fits: spaced },
    Damage { name: "unit-behind-value", does: "the unit after values too", act: units, fits: columns },
    Damage { name: "row-lost", does: "a row is missing", act: row_lost, fits: any },
    Damage { name: "cut", does: "the table ends early", act: cut, fits: any },
    Damage { name: "empty-cells", does: "cells are empty", act: empty, fits: spaced },
    Damage { name: "label-spaced", does: "spaces within labels", act: spaced_labels, fits: spaced },
    Damage { name: "label-misspelt", does: "a character of a label is another", act: misspelt, fits: any },
    Damage { name: "no-heads", does: "the headers are missing", act: no_heads, fits: any },
    Damage { name: "head-of-another-year", does: "the headers name another year", act: other_year, fits: any },
    Damage { name: "no-units", does: "the units are missing", act: no_units, fits: columns },
    Damage { name: "foreign-row", does: "a row that the form does not have", act: foreign_row, fits: any },
    Damage { name: "rows-swapped", does: "two rows change places", act: swapped, fits: any },
];

fn numbers(sheet: &mut Sheet) -> impl Iterator<Item = &mut Entry> {
    sheet.rows.iter_mut().flat_map(|row| &mut row.values).filter(|entry| entry.text.bytes().all(|c| c.is_ascii_digit()))
}

fn split(sheet: &mut Sheet, random: &mut Random, knows: &mut Knows) {
    let mut rows = HashSet::new();
    // Beside an empty cell the two halves are a value each, and nobody can know better.
    let is_full = |row: &Row| row.values.iter().all(|entry| !entry.text.is_empty());
    for (at, row) in sheet.rows.iter_mut().enumerate().filter(|(_, row)| is_full(row)) {
        for entry in row.values.iter_mut().filter(|entry| entry.text.len() > 1 && entry.text.bytes().all(|c| c.is_ascii_digit())) {
            if random.once_in(6) {
                entry.text.insert(1 + random.below(entry.text.len() - 1), ' ');
                rows.insert(at);
            }
        }
    }
    // Without columns the whole row is in doubt.
    let cells = rows.into_iter().flat_map(|at| cells(&sheet.rows[at]));
    knows.may_lose.extend(cells);
}

fn full_width(sheet: &mut Sheet, _: &mut Random, _: &mut Knows) {
    for entry in numbers(sheet) {
        entry.text = entry.text.chars().map(|c| char::from_u32(u32::from(c) - 0x30 + 0xFF10).unwrap_or(c)).collect();
    }
}

fn thousands(sheet: &mut Sheet, _: &mut Random, _: &mut Knows) {
    for entry in numbers(sheet).filter(|entry| entry.text.len() > 3) {
        let at = entry.text.len() - 3;
        entry.text.insert(at, ',');
        if at > 3 {
            entry.text.insert(at - 3, ',');
        }
    }
}

fn units(sheet: &mut Sheet, random: &mut Random, knows: &mut Knows) {
    for row in &mut sheet.rows {
        for entry in row.values.iter_mut().filter(|entry| entry.text.bytes().all(|c| c.is_ascii_digit()) && !entry.text.is_empty()) {
            if random.once_in(4) {
                entry.text += &row.unit;
                knows.may_lose.extend(entry.cell);
            }
        }
    }
}

/// The cells of a row.
fn cells(row: &Row) -> impl Iterator<Item = Statistic> {
    row.values.iter().filter_map(|entry| entry.cell)
}

fn row_lost(sheet: &mut Sheet, random: &mut Random, knows: &mut Knows) {
    let row = sheet.rows.remove(random.below(sheet.rows.len()));
    knows.gone.extend(cells(&row));
    // After the last value the number of a row that is gone may be.
    knows.may_lose.extend(sheet.rows.last().into_iter().flat_map(cells));
    // What hangs on it is the rest of its block.
    knows.may_lose.extend(block(sheet, row.at));
}

/// The cells of the rows whose label other blocks have too: without the row above them nothing says which they are.
fn block(sheet: &Sheet, at: usize) -> Vec<Statistic> {
    let depth = sheet.form.rows[at].depth;
    let below = sheet.rows.iter().filter(|row| row.at > at);
    below.take_while(|row| sheet.form.rows[row.at].depth > depth).flat_map(cells).collect()
}

fn cut(sheet: &mut Sheet, random: &mut Random, knows: &mut Knows) {
    let rows = sheet.rows.len();
    let left = sheet.rows.split_off(rows - 1 - random.below(rows * 2 / 3));
    knows.gone.extend(left.iter().flat_map(cells));
    if left.len() * 2 > rows {
        knows.anything = true;
    }
}

fn empty(sheet: &mut Sheet, random: &mut Random, _: &mut Knows) {
    for entry in sheet.rows.iter_mut().flat_map(|row| &mut row.values) {
        if random.once_in(7) {
            entry.text = String::new();
        }
    }
}

fn spaced_labels(sheet: &mut Sheet, random: &mut Random, _: &mut Knows) {
    for row in &mut sheet.rows {
        if random.once_in(4) {
            let inside: Vec<usize> = row.label.char_indices().skip(3).map(|(at, _)| at).collect();
            if !inside.is_empty() {
                row.label.insert(*random.pick(&inside), ' ');
            }
        }
    }
}

fn misspelt(sheet: &mut Sheet, random: &mut Random, knows: &mut Knows) {
    let at = random.below(sheet.rows.len());
    let row = &mut sheet.rows[at];
    let places: Vec<(usize, char)> = row.label.char_indices().filter(|(_, c)| ('一'..='龥').contains(c)).collect();
    let (place, old) = places[places.len() / 2];
    row.label.replace_range(place..place + old.len_utf8(), "锦");
    let row = &sheet.rows[at];
    knows.may_lose.extend(cells(row));
    knows.may_lose.extend(block(sheet, row.at));
}

fn no_heads(sheet: &mut Sheet, _: &mut Random, knows: &mut Knows) {
    (sheet.look.name, sheet.look.unit, sheet.look.two_rows) = ("", "", false);
    sheet.heads.iter_mut().for_each(String::clear);
    knows.anything = true;
}

fn other_year(sheet: &mut Sheet, _: &mut Random, knows: &mut Knows) {
    let (own, other) = (format!("{}年", sheet.year), format!("{}年", sheet.year - 1));
    let mut is_named = false;
    for head in &mut sheet.heads {
        is_named |= head.contains(&own);
        *head = head.replace(&own, &other);
    }
    if is_named {
        knows.tells.push("M401");
    }
}

fn no_units(sheet: &mut Sheet, _: &mut Random, knows: &mut Knows) {
    sheet.rows.iter_mut().for_each(|row| row.unit.clear());
    knows.anything = true;
}

fn foreign_row(sheet: &mut Sheet, random: &mut Random, _: &mut Knows) {
    let at = random.below(sheet.rows.len());
    let mut row = sheet.rows[at].clone();
    row.label = "本地自行增加的统计项目".to_owned();
    row.unit = "项".to_owned();
    let entry = || Entry { cell: None, text: "735".to_owned(), figure: "735".to_owned() };
    row.values = sheet.heads.iter().map(|_| entry()).collect();
    sheet.rows.insert(at, row);
}

fn swapped(sheet: &mut Sheet, random: &mut Random, knows: &mut Knows) {
    let at = random.below(sheet.rows.len() - 1);
    sheet.rows.swap(at, at + 1);
    // A label that several blocks have is known by the order alone.
    let rows = [sheet.rows[at].at, sheet.rows[at + 1].at];
    knows.may_lose.extend(sheet.rows[at..=at + 1].iter().flat_map(cells));
    for row in rows {
        let above = block(sheet, row);
        knows.may_lose.extend(above);
    }
    knows.may_lose.extend(sheet.rows.iter().skip(at).take(6).flat_map(cells));
}
