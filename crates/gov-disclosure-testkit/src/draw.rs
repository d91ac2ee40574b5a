//! Draws a random valid report: either edition, any magnitude, blanks and placeholders; all sums hold and the prose is true.

use std::collections::HashMap;

use gov_disclosure::{Edition, Field, TableId, fields};

use crate::prose;
use crate::random::Random;
use crate::sheet::{APPLICANTS, Sheet, add_up, outcome_rows, request};

/// How often a cell is not a plain number: once in so many; 0 for never.
#[derive(Clone, Copy, Debug)]
pub struct Odds {
    /// A figure of zero.
    pub zero: usize,
    /// A figure of zero whose cell is left empty.
    pub blank: usize,
    /// A figure of zero whose cell holds a sign for none.
    pub placeholder: usize,
}

impl Odds {
    /// Every figure is written.
    pub const WRITTEN: Self = Self { zero: 3, blank: 0, placeholder: 0 };

    /// What a seed gets: half of all reports write every figure, the others leave some out or write signs for none.
    fn of(random: &mut Random) -> Self {
        let zero = *random.pick(&[1, 2, 2, 3, 9]);
        match random.below(6) {
            0 => Self { zero, blank: 8, placeholder: 0 },
            1 => Self { zero, blank: 2, placeholder: 9 },
            2 => Self { zero, blank: 0, placeholder: 3 },
            _ => Self { zero, blank: 0, placeholder: 0 },
        }
    }
}

/// Signs for none.
pub const PLACEHOLDERS: [&str; 4] = ["/", "—", "无", "-"];

const AGENCIES: [&str; 8] = [
    "青岫市林业局",
    "云溪市财政局",
    "临泽县人民政府",
    "青岫市望河区教育局",
    "松岭省水利厅",
    "云溪市栖霞镇人民政府",
    "青岫市生态环境局",
    "松岭省人民政府办公厅",
];

/// The report of a seed.
pub fn draw(seed: u64) -> Sheet {
    let odds = Odds::of(&mut Random::of(seed, "odds"));
    draw_with(seed, odds)
}

/// The report of a seed, with given odds.
pub fn draw_with(seed: u64, odds: Odds) -> Sheet {
    let mut random = Random::of(seed, "figures");
    let edition = if random.once_in(3) { Edition::Y2019 } else { Edition::Y2021 };
    let year = match edition {
        Edition::Y2019 => 2019 + random.below(2) as u16,
        Edition::Y2021 => 2021 + random.below(4) as u16,
    };
    // Counties count in tens, provinces in ten thousands; twelve digits stand for what nobody expects.
    let scale = *random.pick(&[2, 9, 60, 60, 800, 800, 20_000, 3_000_000, 200_000_000_000]);
    let counts = counts(edition, scale, odds, &mut random);
    let figures: HashMap<Field, String> =
        counts.iter().map(|(&field, &count)| (field, figure(field, count, &mut Random::of(seed, field.id())))).collect();
    let written = figures.iter().map(|(&field, text)| (field, text.clone())).collect();
    let mut sheet = Sheet {
        edition,
        year,
        agency: (*random.pick(&AGENCIES)).to_owned(),
        prose: Default::default(),
        signature: Vec::new(),
        figures,
        written,
    };
    leave_out(&mut sheet, odds, &mut Random::of(seed, "blanks"));
    prose::fill(&mut sheet, &mut Random::of(seed, "prose"));
    sheet
}

fn counts(edition: Edition, scale: i64, odds: Odds, random: &mut Random) -> HashMap<Field, i64> {
    let mut count = |limit: i64| if random.once_in(odds.zero) { 0 } else { random.count(limit.max(1)) };
    let mut all: HashMap<Field, i64> = HashMap::new();
    // In the order of the form: a map of its own order would draw other numbers on each run.
    for field in fields().filter(|field| field.is_in(edition)) {
        all.insert(field, count(scale));
    }
    for column in APPLICANTS {
        let handled: i64 = outcome_rows(edition).iter().map(|row| all[&request(row, column)]).sum();
        let carried_out = count(scale / 4 + 2);
        let carried_in = count(scale / 4 + 2).min(handled + carried_out);
        all.insert(request("carried_out", column), carried_out);
        all.insert(request("carried_in", column), carried_in);
    }
    add_up(edition, &mut all);
    plausible(&mut all);
    all
}

/// What other rules than sums ask of Table II: stocks are no smaller than what came and went.
fn plausible(all: &mut HashMap<Field, i64>) {
    let at = |row: &str, column: &str| Field::at(TableId::Disclosure, row, column);
    for row in ["rules", "normative_documents"] {
        for (stock, flow) in [("in_force", "issued"), ("published_total", "published")] {
            if let (Some(stock), Some(flow)) = (at(row, stock), at(row, flow))
                && let Some(flow) = all.get(&flow).copied()
                && let Some(stock) = all.get_mut(&stock)
            {
                *stock += flow;
            }
        }
    }
    // A purchase has a price and a price its purchase.
    if let (Some(items), Some(amount)) = (at("procurement", "items"), at("procurement", "amount"))
        && all.get(&items) == Some(&0)
        && let Some(amount) = all.get_mut(&amount)
    {
        *amount = 0;
    }
}

/// A count as its cell has it: money has decimals, changes may be negative.
fn figure(field: Field, count: i64, random: &mut Random) -> String {
    if field.unit().is_money() {
        return match random.below(4) {
            0 if count > 0 => format!("{count}.5"),
            1 if count > 0 => format!("{count}.785"),
            _ => count.to_string(),
        };
    }
    if field.may_be_negative() && random.once_in(2) && count > 0 { format!("-{count}") } else { count.to_string() }
}

/// Leaves figures of zero out, or writes a sign for none; which sign is one a report.
fn leave_out(sheet: &mut Sheet, odds: Odds, random: &mut Random) {
    let sign = *random.pick(&PLACEHOLDERS);
    for field in fields().filter(|field| field.is_in(sheet.edition)) {
        if sheet.figures.get(&field).is_none_or(|text| text != "0") {
            continue;
        }
        if random.once_in(odds.blank) {
            sheet.written.insert(field, String::new());
        } else if random.once_in(odds.placeholder) {
            sheet.written.insert(field, sign.to_owned());
        }
    }
}
