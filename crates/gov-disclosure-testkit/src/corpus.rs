//! A corpus to order: copies in every format with every damage, and what each says.

use std::fs;
use std::io;
use std::path::Path;

use gov_disclosure::fields;
use serde_json::{Map, Value, json};

use crate::damage::Knows;
use crate::draw::{PLACEHOLDERS, draw};
use crate::random::Random;
use crate::roundtrip::{Wound, copy};
use crate::sheet::Sheet;
use crate::write::Format;

/// Writes so many copies with their gold and `manifest.csv`, from seed 0 on.
///
/// # Errors
/// Where the folder cannot be written.
pub fn write(count: u64, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder.join("gold"))?;
    let mut manifest = "name,seed,format,damages\n".to_owned();
    for seed in 0..count {
        let mut random = Random::of(seed, "corpus");
        let (name, format) = *random.pick(&Format::ALL);
        // A third is whole.
        let mut wounds = Wound::of(format);
        wounds.retain(|wound| !matches!(wound, Wound::Several(_)));
        let wound = if random.once_in(3) { Wound::None } else { *random.pick(&wounds) };
        let (file, knows) = copy(format, wound, seed);
        let file_name = format!("{seed:06}-{name}.{}", format.ending());
        fs::write(folder.join(&file_name), file)?;
        fs::write(folder.join(format!("gold/{seed:06}-{name}.json")), gold(&draw(seed), &knows))?;
        let damages: Vec<&str> = wound.damages(format, seed).iter().map(|damage| damage.name).collect();
        manifest += &format!("{file_name},{seed},{name},{}\n", damages.join("+"));
    }
    fs::write(folder.join("manifest.csv"), manifest)
}

/// What a file says: each field with its state and, where a number is written, its value as the report's JSON has it. Cells
/// that the damage took are `absent`.
pub fn gold(sheet: &Sheet, knows: &Knows) -> String {
    let mut all = Map::new();
    for field in fields() {
        let Some(text) = sheet.value(field) else { continue };
        let says = match text.as_str() {
            _ if knows.gone.contains(&field) => json!({"state": "absent"}),
            "" => json!({"state": "blank"}),
            text if PLACEHOLDERS.contains(&text) => json!({"state": "placeholder"}),
            text if field.unit().is_money() => json!({"state": "reported", "value": text}),
            text => json!({"state": "reported", "value": text.parse::<i64>().ok()}),
        };
        all.insert(field.id().to_owned(), says);
    }
    format!("{:#}\n", Value::Object(all))
}
