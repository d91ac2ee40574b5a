//! Reports on 2008 to 2018: tables of names, units and values in every form, drawn, written in the layouts of copies, damaged and read back.

pub mod damage;
pub mod draw;
pub mod page;
mod read;
mod text;

use std::ops::Range;

use gov_disclosure::{StatisticsForm, check, parse, statistics_forms};
use rayon::prelude::*;

use crate::compare::Score;
use crate::damage as any;
use crate::random::Random;
use crate::roundtrip::Line;
use crate::write::Format;
use damage::{Damage, Knows};
use draw::Sheet;

/// What such a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    /// One of the formats of all reports.
    As(Format),
    /// One row per line, cells a space apart.
    Rows,
    /// All rows on one line, cells a space apart.
    Spaced,
    /// All rows on one line with nothing between.
    Glued,
}

impl Copy {
    /// Every file, with its name.
    pub fn all() -> impl Iterator<Item = (&'static str, Self)> {
        const FORMATS: [&str; 14] = [
            "html",
            "html-crooked",
            "html-paragraphs",
            "html-site",
            "text-pipes",
            "markdown",
            "text-tabs",
            "text-lines",
            "docx",
            "xlsx",
            "xls",
            "mhtml",
            "pdf",
            "pdf-short",
        ];
        let formats = FORMATS.into_iter().filter_map(|name| Some((name, Self::As(Format::from_name(name)?))));
        formats.chain([("old-rows", Self::Rows), ("old-spaced", Self::Spaced), ("old-glued", Self::Glued)])
    }

    /// Whether an empty cell leaves no trace.
    pub fn drops_blanks(self) -> bool {
        match self {
            Self::As(format) => format.drops_blanks() || !format.has_columns(),
            _ => true,
        }
    }
}

/// What is done to a copy.
#[derive(Clone, Copy)]
pub enum Wound {
    /// Nothing.
    None,
    /// A damage of such tables.
    Own(&'static Damage),
    /// A damage of all reports, which changes the text and no cells.
    Any(&'static any::Damage),
    /// Two of such tables, drawn by the seed.
    Composed,
}

/// Damages of all reports that change nothing but writing and markup.
const OF_ALL: [&str; 5] = ["traditional", "traditional-opencc", "gb18030", "nested-tables", "unclosed-cells"];

impl Wound {
    /// Every one that a file has.
    pub fn of(copy: Copy) -> Vec<Self> {
        let own = damage::ALL.iter().filter(|damage| damage.fits(copy)).map(Self::Own);
        let any = any::ALL.iter().filter(|damage| match copy {
            Copy::As(format) => OF_ALL.contains(&damage.name) && damage.fits(format),
            _ => false,
        });
        std::iter::once(Self::None).chain(own).chain(any.map(Self::Any)).chain([Self::Composed]).collect()
    }

    /// Its name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Own(damage) => damage.name,
            Self::Any(damage) => damage.name,
            Self::Composed => "composed",
        }
    }

    /// Those of a copy, each with the seeds that it gets.
    pub fn with_seeds(copy: Copy, seeds: Range<u64>, dealt: bool) -> Vec<(Self, Vec<u64>)> {
        let wounds = Self::of(copy);
        let count = wounds.len() as u64;
        let of = |turn: u64| seeds.clone().filter(|seed| !dealt || seed % count == turn).collect();
        wounds.into_iter().zip(0..).map(|(wound, turn)| (wound, of(turn))).collect()
    }

    fn own(self, copy: Copy, seed: u64) -> Vec<&'static Damage> {
        match self {
            Self::Own(damage) => vec![damage],
            Self::Composed => {
                let fitting: Vec<&Damage> = damage::ALL.iter().filter(|damage| damage.fits(copy)).collect();
                Random::of(seed, "composed").places(2, fitting.len()).into_iter().map(|at| fitting[at]).collect()
            }
            Self::None | Self::Any(_) => Vec::new(),
        }
    }
}

/// The form of a seed: the one asked for, or one of all.
pub fn form(seed: u64, only: Option<&'static StatisticsForm>) -> &'static StatisticsForm {
    only.unwrap_or_else(|| Random::of(seed, "form").pick(statistics_forms()))
}

/// The report of a seed in a form, as a file, and what may be known of it.
pub fn copy(form: &'static StatisticsForm, copy: Copy, wound: Wound, seed: u64) -> (Vec<u8>, Sheet, Knows) {
    let mut sheet = draw::draw(form, seed);
    // Where cells are no columns a header on two rows is none of any.
    sheet.look.two_rows &= matches!(copy, Copy::As(format) if format.has_columns());
    let mut knows = Knows::default();
    for damage in wound.own(copy, seed) {
        (damage.act)(&mut sheet, &mut Random::of(seed, damage.name), &mut knows);
    }
    let file = match copy {
        Copy::As(format) => {
            let damages: Vec<&any::Damage> = if let Wound::Any(damage) = wound { vec![damage] } else { Vec::new() };
            let (file, of_all) = any::write(page::page(&sheet), format, &damages, seed);
            knows.anything |= of_all.anything;
            file
        }
        Copy::Rows => text::write(&sheet, " ", "\n").into_bytes(),
        Copy::Spaced => text::write(&sheet, " ", " ").into_bytes(),
        Copy::Glued => text::write(&sheet, "", "").into_bytes(),
    };
    (file, sheet, knows)
}

/// Writes, damages and reads the report of one seed.
pub fn once(only: Option<&'static StatisticsForm>, as_copy: Copy, wound: Wound, seed: u64) -> Score {
    let form = form(seed, only);
    let (file, sheet, knows) = copy(form, as_copy, wound, seed);
    let mut score = read::compare(&sheet, as_copy, &knows, &parse(&file, &Default::default()).map(check));
    let with = wound.own(as_copy, seed).iter().map(|damage| damage.name).collect::<Vec<_>>().join("+");
    let name = |text: &mut String| *text = format!("seed {seed}, {}, {with}: {text}", form.id);
    score.wrong.iter_mut().chain(&mut score.unexplained).chain(&mut score.unflagged).for_each(name);
    score
}

/// All these seeds, on every core.
pub fn run(only: Option<&'static StatisticsForm>, name: &'static str, copy: Copy, wound: Wound, seeds: &[u64]) -> Line {
    let score = seeds.par_iter().map(|&seed| once(only, copy, wound, seed)).reduce(Score::default, Score::and);
    Line { format: name, damage: wound.name(), copies: seeds.len(), score }
}
