//! Reports read cell by cell, compared with what people confirmed by hand.
//!
//! `examples/gold` goes with the repository. The real copies are in `shared` beside a checkout; where
//! they are not, their test says so, and fails where `GOV_DISCLOSURE_REQUIRE_SHARED` is set.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::fs;
use std::path::{Path, PathBuf};

use gov_disclosure::{ParseOptions, Report, check, parse};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A value as gold writes it: numbers and decimal strings compare by their digits.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

fn read(path: &Path) -> Report {
    let bytes = fs::read(path).unwrap();
    parse(&bytes, &ParseOptions::new().with_name(path.display().to_string())).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every difference between a report and its gold.
fn differences(report: &Report, gold: &Value) -> Vec<String> {
    let report = serde_json::to_value(report).unwrap();
    let mut out = Vec::new();
    let mut compare = |what: &str, ours: &Value, theirs: &Value| {
        if plain(ours) != plain(theirs) {
            out.push(format!("{what}: read {}, gold {}", plain(ours), plain(theirs)));
        }
    };
    for key in ["copies", "script"] {
        compare(key, &report["source"][key], &gold["source"][key]);
    }
    for key in ["title", "agency", "year", "published", "signed"] {
        compare(key, &report["meta"][key], &gold["meta"][key]);
    }
    for key in ["start", "end"] {
        compare(key, &report["meta"]["period"][key], &gold["meta"]["period"][key]);
    }
    for key in ["office", "address", "postcode", "phone", "fax", "email"] {
        compare(key, &report["meta"]["contact"][key], &gold["meta"]["contact"][key]);
    }
    for key in ["expected", "disclosure", "requests", "remedies"] {
        compare(key, &report["form"][key], &gold["form"][key]);
    }
    let heading = |number: &Value, text: &Value, line: &Value| format!("{number} {text} {line}");
    let ours: Vec<String> =
        report["sections"].as_array().unwrap().iter().map(|s| heading(&s["number"], &s["heading"], &s["location"]["line"])).collect();
    let theirs: Vec<String> =
        gold["sections"].as_array().unwrap().iter().map(|s| heading(&s["number"], &s["heading"], &s["line"])).collect();
    if ours != theirs {
        out.push(format!("sections: read {ours:?}, gold {theirs:?}"));
    }
    let (ours, theirs) = (report["cells"].as_object().unwrap(), gold["cells"].as_object().unwrap());
    if !ours.keys().eq(theirs.keys()) {
        out.push(format!("fields: read {}, gold {}", ours.len(), theirs.len()));
    }
    for (field, cell) in theirs {
        let Some(own) = ours.get(field) else { continue };
        for key in ["state", "value", "candidates"] {
            let (a, b) = (own.get(key).unwrap_or(&Value::Null), cell.get(key).unwrap_or(&Value::Null));
            if plain(a) != plain(b) {
                out.push(format!("{field}.{key}: read {}, gold {}", plain(a), plain(b)));
            }
        }
    }
    out
}

/// Holds every report of a folder against its gold; gives how many there were.
fn hold(reports: &Path, golds: &Path) -> usize {
    let mut count = 0;
    let mut wrong = Vec::new();
    let mut entries: Vec<PathBuf> = fs::read_dir(golds).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries.iter().filter(|path| path.extension().is_some_and(|e| e == "json")) {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let report = fs::read_dir(reports)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|report| report.file_stem().is_some_and(|s| s == stem))
            .unwrap_or_else(|| panic!("{stem}: no report beside its gold"));
        let gold: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        wrong.extend(differences(&read(&report), &gold).into_iter().map(|difference| format!("{stem}: {difference}")));
        count += 1;
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
    count
}

#[test]
fn examples_equal_their_gold() {
    let count = hold(&root().join("examples/reports"), &root().join("examples/gold"));
    assert!(count >= 14, "{count} examples");
}

#[test]
fn every_example_has_gold() {
    for entry in fs::read_dir(root().join("examples/reports")).unwrap() {
        let path = entry.unwrap().path();
        let gold = root().join("examples/gold").join(path.file_stem().unwrap()).with_extension("json");
        assert!(gold.exists(), "{}", path.display());
    }
}

#[test]
fn real_copies_equal_their_gold() {
    let shared = root().join("../shared");
    if !shared.join("gold").is_dir() {
        assert!(std::env::var_os("GOV_DISCLOSURE_REQUIRE_SHARED").is_none(), "{} is missing", shared.display());
        println!("skipped: the real copies are not beside this checkout");
        return;
    }
    assert_eq!(hold(&shared.join("reports"), &shared.join("gold")), 5);
}

/// What is said at warning and above of the real copies, and nothing else.
#[test]
fn the_real_copies_raise_no_false_alarm() {
    let shared = root().join("../shared/reports");
    if !shared.is_dir() {
        return;
    }
    let expected: [(&str, &[&str]); 5] = [
        ("000", &["S101 High"]),
        ("001", &[]),
        ("002", &["X501 Low", "X501 Low"]),
        ("003", &["S101 High", "S202 High", "S202 High", "S301 High", "X514 High"]),
        ("004", &["R012 High"]),
    ];
    for entry in fs::read_dir(shared).unwrap() {
        let path = entry.unwrap().path();
        let report = check(read(&path));
        let loud = report.diagnostics.iter().filter(|d| d.severity > gov_disclosure::Severity::Info);
        let mut said: Vec<String> = loud.map(|d| format!("{} {:?}", d.rule, d.confidence)).collect();
        said.sort_unstable();
        let name = path.file_name().unwrap().to_str().unwrap();
        let (_, known) = expected.iter().find(|(prefix, _)| name.starts_with(prefix)).unwrap();
        assert_eq!(said, *known, "{name}");
    }
}

/// Reading is a function of the bytes and the name, and JSON loses nothing.
#[test]
fn json_goes_there_and_back() {
    for entry in fs::read_dir(root().join("examples/reports")).unwrap() {
        let report = check(read(&entry.unwrap().path()));
        let json = report.to_json();
        let back = Report::from_json(&json).unwrap();
        assert_eq!(back.to_json(), json);
        assert_eq!(check(back).to_json(), json, "checking twice changes nothing");
    }
}
