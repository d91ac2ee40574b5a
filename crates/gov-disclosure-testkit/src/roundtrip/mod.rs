//! The metamorphic test: what is drawn, written, damaged and read back is the same, or said to be otherwise.

pub mod floors;
mod several;
mod table;

use std::ops::Range;

use gov_disclosure::{check, parse};
use rayon::prelude::*;

pub use several::Several;
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
    /// Other reports in the same file.
    Several(Several),
}

impl Wound {
    /// Every one that a format has.
    pub fn of(format: Format) -> Vec<Self> {
        let all = damage::ALL.iter().chain(damage::SEEN);
        let ones = all.filter(|damage| damage.fits(format)).chain(shape::of(format)).map(Self::One);
        std::iter::once(Self::None).chain(ones).chain([Self::Composed]).chain(Several::ALL.map(Self::Several)).collect()
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        let several = || Several::ALL.into_iter().find(|several| several.name() == name).map(Self::Several);
        if name == "composed" { Some(Self::Composed) } else { several().or_else(|| damage::named(name).map(Self::One)) }
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
            Self::Several(several) => several.name(),
        }
    }

    /// The damages that a seed does.
    pub fn damages(self, format: Format, seed: u64) -> Vec<&'static Damage> {
        match self {
            Self::None => Vec::new(),
            Self::One(damage) => vec![damage],
            Self::Composed | Self::Several(Several::Damaged) => Damage::composed(format, &mut Random::of(seed, "composed")),
            Self::Several(Several::Cut) => vec![&shape::around::TABLE_GONE],
            Self::Several(Several::Whole) => Vec::new(),
        }
    }
}

/// A copy of the report of a seed, and what may be known of it.
pub fn copy(format: Format, wound: Wound, seed: u64) -> (Vec<u8>, Knows) {
    let damages = wound.damages(format, seed);
    match wound {
        Wound::Several(_) => {
            let (file, mut knows) = several::copy(&several::drawn(seed), format, &damages, seed);
            (file, knows.swap_remove(0))
        }
        _ => damage::write(page(&draw(seed)), format, &damages, seed),
    }
}

/// Writes, damages and reads the report of one seed, or several with it.
pub fn once(format: Format, wound: Wound, seed: u64) -> Score {
    let damages = wound.damages(format, seed);
    let mut score = if let Wound::Several(_) = wound {
        several::once(format, &damages, seed)
    } else {
        let (file, knows) = copy(format, wound, seed);
        compare(&draw(seed), format, &knows, &parse(&file, &Default::default()).map(check))
    };
    let with = damages.iter().map(|damage| damage.name).collect::<Vec<_>>().join("+");
    let name = |text: &mut String| *text = format!("seed {seed}, {with}: {text}");
    score.wrong.iter_mut().chain(&mut score.unexplained).chain(&mut score.unflagged).for_each(name);
    score
}

/// All these seeds, on every core.
pub fn run(name: &'static str, format: Format, wound: Wound, seeds: &[u64]) -> Line {
    let score = seeds.par_iter().map(|&seed| once(format, wound, seed)).reduce(Score::default, Score::and);
    Line { format: name, damage: wound.name(), copies: seeds.len(), score }
}
