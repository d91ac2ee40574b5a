//! Stops the build at a slip in a built-in table, with its file and line.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

#[path = "src/names.rs"]
#[macro_use]
#[allow(dead_code)]
mod names;
#[path = "src/form/slips.rs"]
mod slips;
#[path = "src/form/table.rs"]
#[allow(dead_code)]
mod table;
#[path = "src/form/uses.rs"]
#[allow(dead_code)]
mod uses;

fn main() -> ExitCode {
    let folder = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("src/form");
    let mut unread = Vec::new();
    let mut text = |name: &str| {
        let path = folder.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        fs::read_to_string(&path).unwrap_or_else(|error| {
            unread.push(format!("{}: {error}", path.display()));
            String::new()
        })
    };
    let [columns, english, fields, labels, phrases, subjects] =
        ["columns.csv", "english.csv", "fields.csv", "labels.csv", "phrases.csv", "subjects.csv"].map(&mut text);
    let tables =
        slips::Tables { columns: &columns, english: &english, fields: &fields, labels: &labels, phrases: &phrases, subjects: &subjects };
    let slips = if unread.is_empty() { tables.slips() } else { unread };
    for slip in &slips {
        println!("cargo::error={slip}");
    }
    if slips.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
