//! A report and its JSON say the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use gov_disclosure::{Cell, Figure, Report, check, parse};

/// Every example and every page of the regressions.
fn reports() -> Vec<(String, Report)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("../../examples/reports"), root.join("tests/regress")];
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| Some((path.display().to_string(), parse(&fs::read(path).unwrap(), &Default::default()).ok()?));
    files.filter_map(read).collect()
}

#[test]
fn a_report_read_back_from_its_json_is_the_report() {
    let reports = reports();
    assert!(reports.len() > 40, "{}", reports.len());
    for (name, report) in reports {
        for report in [report.clone(), check(report)] {
            let again = Report::from_json(&report.to_json()).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(again == report, "{name}: the JSON of a report says something else than the report");
            assert_eq!(again.to_json(), report.to_json(), "{name}");
        }
    }
}

/// What no reading can say is refused, by the reader of reports and by serde.
#[test]
fn cells_that_cannot_be_are_refused() {
    let impossible = [
        r#"{"state": "blank", "value": 5}"#,
        r#"{"state": "absent", "value": 0}"#,
        r#"{"state": "lost", "value": 5}"#,
        r#"{"state": "reported"}"#,
        r#"{"state": "reported", "value": null}"#,
        r#"{"state": "reported", "value": 5, "candidates": [5, 6]}"#,
        r#"{"state": "blank", "candidates": [5, 6]}"#,
        r#"{"state": "zero", "value": 0}"#,
    ];
    for cell in impossible {
        assert!(serde_json::from_str::<Cell>(cell).is_err(), "{cell}");
        assert!(serde_json::from_str::<Figure>(cell).is_err(), "{cell}");
        let report = format!(r#"{{"schema": "gov-disclosure/report/v1", "cells": {{"requests.received.total": {cell}}}}}"#);
        assert!(Report::from_json(&report).is_err(), "{report}");
    }
    let lost = r#"{"state": "lost", "raw": "17", "candidates": [1, 17, null]}"#;
    assert_eq!(serde_json::from_str::<Cell>(lost).unwrap().candidates.unwrap().len(), 3);
}
