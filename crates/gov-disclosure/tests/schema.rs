//! The committed JSON Schema is the one the types generate, and our own output follows it.
#![cfg(feature = "schema")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::fs;
use std::path::Path;

use gov_disclosure::{ParseOptions, Report, check, parse};

fn generated() -> String {
    let mut schema = schemars::schema_for!(Report).to_value();
    schema["title"] = "gov-disclosure report, version 1".into();
    schema["$id"] = "gov-disclosure/report/v1".into();
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

/// `UPDATE_SCHEMA=1` writes it anew.
#[test]
fn committed_schema_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/schema.json");
    let generated = generated();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&path, &generated).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap();
    assert!(committed == generated, "the types changed: run UPDATE_SCHEMA=1 cargo test -p gov-disclosure --features schema --test schema");
}

#[test]
fn every_example_follows_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(gov_disclosure::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports")).unwrap() {
        let path = entry.unwrap().path();
        let report = check(parse(&fs::read(&path).unwrap(), &ParseOptions::new()).unwrap());
        let value = serde_json::to_value(&report).unwrap();
        let errors: Vec<String> = validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).take(3).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
}
