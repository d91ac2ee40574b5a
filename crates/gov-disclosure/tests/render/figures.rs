//! Figures to fill the form with: of any size, that add up or do not, with cells that hold no value.

use gov_disclosure::{Edition, Field, Report, fields};
use serde_json::{Map, Value, json};

/// Numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }
}

/// Figures that need not add up: any size, and one cell in `odds` without a value, in each way that a cell can be.
pub fn any(edition: Edition, seed: u64, odds: u64) -> Report {
    let mut dice = Dice::new(seed);
    let year = if edition == Edition::Y2019 { 2020 } else { 2023 };
    let mut flat = Map::from_iter([("agency".to_owned(), json!("云溪市林业局")), ("year".to_owned(), json!(year))]);
    for field in fields().filter(|field| field.is_in(edition)) {
        flat.insert(field.id().to_owned(), value(field, &mut dice, odds));
    }
    Report::from_json(&Value::Object(flat).to_string()).unwrap()
}

fn value(field: Field, dice: &mut Dice, odds: u64) -> Value {
    if dice.below(odds) == 0 {
        return [Value::Null, json!("/"), json!("—"), json!("无"), json!("见附件"), json!("3.5件\"'")][dice.below(6) as usize].clone();
    }
    let size = [1, 10, 1000, 100_000, 1_000_000_000_000][dice.below(5) as usize];
    let count = dice.below(size) as i64;
    if field.unit().is_money() {
        let decimals = dice.below(4) as usize;
        return json!(format!("{count}{}", &[".5", ".25", ".785", ""][decimals]));
    }
    json!(if field.may_be_negative() && dice.below(2) == 0 { -count } else { count })
}
