//! Damage that copies come with: each is named, seeded, and says what a reader may still know.
// Damages share one signature, and some of them add blocks.
#![allow(clippy::ptr_arg)]

mod copies;
mod digits;
mod labels;
mod markup;
mod noise;
mod pinyin;
mod rows;
mod script;
mod seen;

use std::collections::BTreeSet;

use gov_disclosure::{Field, TableId};

use crate::page::{Block, Row};
use crate::random::Random;
use crate::shape;
use crate::write::Format;

/// What a reader of a damaged copy may still know: every cell that is not named here must be read, and right.
#[derive(Clone, Debug, Default)]
pub struct Knows {
    /// Cells whose value the file may not tell: they may be read, and right, or not read.
    pub may_lose: BTreeSet<Field>,
    /// Cells that the file does not hold: no value may be read.
    pub gone: BTreeSet<Field>,
    /// Cells of which the file itself says something else, in no way that a reader could see.
    pub misled: BTreeSet<Field>,
    /// Whether every cell may be lost, and the whole copy be refused.
    pub anything: bool,
    /// Rules that the reading must name.
    pub tells: Vec<&'static str>,
    /// Rules that the reading must not name.
    pub denies: Vec<&'static str>,
}

impl Knows {
    /// Everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// Nothing for certain.
    pub fn nothing() -> Self {
        Self { anything: true, ..Self::default() }
    }

    /// All but these.
    pub fn but(fields: impl IntoIterator<Item = Field>) -> Self {
        Self { may_lose: fields.into_iter().collect(), ..Self::default() }
    }

    /// What is known after both.
    pub fn and(mut self, other: Self) -> Self {
        self.may_lose.extend(other.may_lose);
        self.gone.extend(other.gone);
        self.misled.extend(other.misled);
        self.anything |= other.anything;
        self.tells.extend(other.tells);
        self.denies.extend(other.denies);
        self
    }
}

/// What a damage changes.
#[derive(Clone, Copy)]
pub(crate) enum Act {
    /// The page, before it is written.
    Page(fn(&mut Vec<Block>, &mut Random, Format) -> Knows),
    /// The text written.
    Text(fn(&mut String, &mut Random, Format) -> Knows),
    /// The bytes of the text.
    Bytes(fn(&str) -> Vec<u8>),
}

/// A kind of damage.
#[derive(Clone, Copy)]
pub struct Damage {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub does: &'static str,
    pub(crate) act: Act,
    pub(crate) fits: fn(Format) -> bool,
}

/// Every kind.
pub const ALL: &[Damage] = &[
    digits::SPLIT,
    digits::FULL_WIDTH,
    digits::THOUSANDS,
    digits::UNITS,
    labels::BREAKS,
    labels::SPLIT,
    labels::MISSPELT,
    rows::LOST,
    rows::NO_HEADING,
    rows::NO_HEADS,
    copies::DOUBLED,
    copies::DEDUPLICATED,
    copies::OTHER_YEAR,
    copies::PAGE_MARKS,
    script::CHARACTERS,
    script::OVER,
    script::OPENCC,
    script::PHRASES,
    pinyin::TONED,
    pinyin::STACKED,
    pinyin::REPLACING,
    noise::SPACES,
    noise::QUESTION_MARKS,
    noise::GB18030,
    markup::NESTED,
    markup::UNCLOSED,
];

/// What is beside the figures, which no file has with other damage.
pub const SEEN: &[Damage] = &[seen::MARKS, seen::STRUCK, seen::HIDDEN, seen::NOT_TEXT];

/// The damage of this name.
pub fn named(name: &str) -> Option<&'static Damage> {
    ALL.iter().chain(SEEN).chain(shape::ALL).chain(shape::MORE).find(|damage| damage.name == name)
}

impl Damage {
    /// Whether copies of a format come with it.
    pub fn fits(&self, format: Format) -> bool {
        (self.fits)(format)
    }

    /// Two or three that fit a format, drawn from all.
    pub fn composed(format: Format, random: &mut Random) -> Vec<&'static Self> {
        let fitting: Vec<&Self> = ALL.iter().filter(|damage| damage.fits(format)).collect();
        let count = 2 + random.below(2);
        random.places(count, fitting.len()).into_iter().map(|at| fitting[at]).collect()
    }
}

/// Writes a page with damage; each changes what it changes in the order page, text, bytes.
pub fn write(blocks: Vec<Block>, format: Format, damages: &[&Damage], seed: u64) -> (Vec<u8>, Knows) {
    let (file, mut knows) = write_all(vec![("报告".to_owned(), blocks)], format, damages, seed);
    (file, knows.pop().unwrap_or_default())
}

/// Writes several pages, each with its name, into one file: damage of pages falls on each, damage of the text on all of it.
pub fn write_all(mut pages: Vec<(String, Vec<Block>)>, format: Format, damages: &[&Damage], seed: u64) -> (Vec<u8>, Vec<Knows>) {
    let mut knows = vec![Knows::all(); pages.len()];
    let random = |damage: &Damage, page: u64| Random::of(seed ^ page << 48, damage.name);
    for damage in damages {
        let Act::Page(act) = damage.act else { continue };
        for (((_, blocks), knows), page) in pages.iter_mut().zip(&mut knows).zip(0..) {
            *knows = std::mem::take(knows).and(act(blocks, &mut random(damage, page), format));
        }
    }
    let Some(mut text) = format.text_of_all(&pages, Random::of(seed, "joined").once_in(2)) else {
        return (format.write_all(&pages), knows);
    };
    for damage in damages {
        let Act::Text(act) = damage.act else { continue };
        let known = act(&mut text, &mut random(damage, 0), format);
        for knows in &mut knows {
            *knows = std::mem::take(knows).and(known.clone());
        }
    }
    let bytes = damages.iter().find_map(|damage| if let Act::Bytes(act) = damage.act { Some(act(&text)) } else { None });
    (bytes.unwrap_or_else(|| format.around(text)), knows)
}

pub(crate) fn any(_: Format) -> bool {
    true
}

/// Formats that are text and nothing around it.
fn plain_text(format: Format) -> bool {
    format.is_plain_text()
}

/// Web pages.
fn web(format: Format) -> bool {
    matches!(format, Format::Html(_) | Format::Mhtml)
}

/// The tables of a page.
pub(crate) fn tables(blocks: &mut [Block]) -> impl Iterator<Item = (TableId, &mut Vec<Row>)> {
    blocks.iter_mut().filter_map(|block| match block {
        Block::Table(id, rows) => Some((*id, rows)),
        _ => None,
    })
}

/// Every text of a page.
fn texts(blocks: &mut [Block]) -> impl Iterator<Item = &mut String> {
    blocks.iter_mut().flat_map(|block| -> Box<dyn Iterator<Item = &mut String>> {
        match block {
            Block::Line(text) | Block::Heading(_, text) => Box::new(std::iter::once(text)),
            Block::Table(_, rows) => Box::new(rows.iter_mut().flatten().map(|cell| &mut cell.text)),
        }
    })
}

/// The fields of a row.
pub(crate) fn fields_of(row: &Row) -> impl Iterator<Item = Field> {
    row.iter().filter_map(|cell| cell.field)
}

/// The fields of a table.
pub(crate) fn all_fields(rows: &[Row]) -> Vec<Field> {
    rows.iter().flat_map(fields_of).collect()
}
