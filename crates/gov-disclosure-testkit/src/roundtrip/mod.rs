//! The metamorphic test: what is drawn, written, damaged and read back is the same, or said to be otherwise.

pub mod floors;
mod table;

use std::ops::Range;

use gov_disclosure::{check, parse};
use rayon::prelude::*;

pub use table::{Line, table};

use crate::compare::{Score, compare};
use crate::damage::{self, Damage, Knows};
use crate::draw::draw;
use crate::page::page;
use crate::random::Random;
use crate::shape;
use crate::write::Format;

/// What is done to a copy.
#[derive(Clone, Copy)]
pub enum Wound {
    /// Nothing.
    None,
    /// One damage.
    One(&'static Damage),
    /// Two or three, drawn by the seed.
    Composed,
}

impl Wound {
    /// Every one that a format has.
    pub fn of(format: Format) -> Vec<Self> {
        let ones = damage::ALL.iter().filter(|damage| damage.fits(format)).chain(shape::of(format)).map(Self::One);
        std::iter::once(Self::None).chain(ones).chain([Self::Composed]).collect()
    }

    /// Those of a format, each with the seeds whose reports it gets: all of them or, where wounds are dealt, each seed to
    /// one wound in turn.
    pub fn with_seeds(format: Format, seeds: Range<u64>, dealt: bool) -> Vec<(Self, Vec<u64>)> {
        let wounds = Self::of(format);
        let count = wounds.len() as u64;
        let of = |turn: u64| seeds.clone().filter(|seed| !dealt || seed % count == turn).collect();
        wounds.into_iter().zip(0..).map(|(wound, turn)| (wound, of(turn))).collect()
    }

    /// Its name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::One(damage) => damage.name,
            Self::Composed => "composed",
        }
    }

    /// The damages that a seed does.
    pub fn damages(self, format: Format, seed: u64) -> Vec<&'static Damage> {
        match self {
            Self::None => Vec::new(),
            Self::One(damage) => vec![damage],
            Self::Composed => Damage::composed(format, &mut Random::of(seed, "composed")),
        }
    }
}

/// A copy of the report of a seed, and what may be known of it.
pub fn copy(format: Format, wound: Wound, seed: u64) -> (Vec<u8>, Knows) {
    damage::write(page(&draw(seed)), format, &wound.damages(format, seed), seed)
}

/// Writes, damages and reads the report of one seed.
pub fn once(format: Format, wound: Wound, seed: u64) -> Score {
    let (file, knows) = copy(format, wound, seed);
    let mut score = compare(&draw(seed), format, &knows, &parse(&file, &Default::default()).map(check));
    let with = wound.damages(format, seed).iter().map(|damage| damage.name).collect::<Vec<_>>().join("+");
    let name = |text: &mut String| *text = format!("seed {seed}, {with}: {text}");
    score.wrong.iter_mut().chain(&mut score.unexplained).chain(&mut score.unflagged).for_each(name);
    score
}

/// All these seeds, on every core.
pub fn run(name: &'static str, format: Format, wound: Wound, seeds: &[u64]) -> Line {
    let score = seeds.par_iter().map(|&seed| once(format, wound, seed)).reduce(Score::default, Score::and);
    Line { format: name, damage: wound.name(), copies: seeds.len(), score }
}
