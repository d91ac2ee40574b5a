//! `--series`: many years of many agencies.

use std::fmt::Write;

use super::harness::{folder, lines, run, status, stderr, stdout};

#[test]
fn thousands_of_reports_of_hundreds_of_bodies_are_each_held_against_their_own() {
    let mut text = String::new();
    for body in 0..400 {
        for year in 2019..2024 {
            // The last year takes over one too many in every hundredth body.
            let taken = if year == 2023 && body % 100 == 0 { 6 } else { 5 };
            let line = format!(
                r#"{{"year": {year}, "agency": "禾{body}县林业局", "requests.carried_in.total": {taken}, "requests.carried_out.total": 5}}"#
            );
            writeln!(text, "{line}").unwrap();
        }
    }
    let files = folder(&[("all.jsonl", &text)]);
    let output = run(files.path(), &["check", "all.jsonl", "--series", "--select", "Y601", "--format", "json"]);
    assert_eq!(status(&output), 1, "{}", stderr(&output));
    let all: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let reports = all["reports"].as_array().unwrap();
    let found: Vec<usize> = (0..reports.len()).filter(|at| !reports[*at]["diagnostics"].as_array().unwrap().is_empty()).collect();
    assert_eq!((reports.len(), found), (2000, vec![4, 504, 1004, 1504]));
}

#[test]
fn how_many_reports_were_compared_is_told() {
    let year = |agency: &str, year: u16| format!(r#"{{"year": {year}, "agency": "{agency}", "requests.received.total": 5}}"#);
    let compared = [year("禾渡县林业局", 2023), year("禾渡县林业局", 2022), year("石桥县林业局", 2022)].join("\n");
    let apart = [year("禾渡县林业局", 2024), year("禾渡县林业局", 2022)].join("\n");
    let files = folder(&[("compared.jsonl", &compared), ("apart.jsonl", &apart)]);
    let output = run(files.path(), &["check", "compared.jsonl", "--series", "--lang", "en"]);
    assert!(stderr(&output).contains("1 of 3 reports compared with the same agency's report on the year before\n"), "{}", stderr(&output));
    let output = run(files.path(), &["check", "apart.jsonl", "--series", "--lang", "zh"]);
    assert!(stderr(&output).contains("2 份报告中，0 份与同一机关的上年报告作了核对\n"), "{}", stderr(&output));
}

#[test]
fn growth_is_that_of_the_same_body() {
    let year = |agency: &str, year: u16, received: u32| {
        format!(r#"{{"year": {year}, "agency": "{agency}", "requests.received.total": {received}}}"#)
    };
    let text = [year("禾渡县林业局", 2023, 30), year("石桥县林业局", 2022, 5), "{\"x\": ".to_owned(), year("禾渡县林业局", 2022, 20)];
    let files = folder(&[("all.jsonl", &text.join("\n"))]);
    let output = run(files.path(), &["indicators", "all.jsonl", "--series", "--format", "jsonl"]);
    assert_eq!(status(&output), 3);
    let records = lines(&output);
    assert_eq!(records.len(), 4, "in the order of the inputs, the failure in its place");
    let growth = records[0]["indicators"].as_array().unwrap().iter().find(|one| one["id"] == "request_growth").unwrap();
    assert_eq!((&growth["numerator"], &growth["denominator"]), (&10.into(), &20.into()), "{growth}");
}
