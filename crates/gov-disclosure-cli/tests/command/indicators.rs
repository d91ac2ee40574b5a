//! `indicators`: formats, several years, statuses.

use super::harness::{clean, folder, lines, run, run_on, status, stderr, stdout};

/// The row of an indicator, from its id on, without names.
fn row(csv: &str, source: &str, id: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let record = records.iter().find(|record| &record[0] == source && &record[3] == id).unwrap();
    record.iter().skip(6).take(8).map(str::to_owned).collect()
}

#[test]
fn a_row_has_the_value_with_its_counts() {
    let output = run_on(clean().as_bytes(), &["indicators", "-", "--population", "1000000"]);
    assert_eq!(status(&output), 0);
    let csv = stdout(&output);
    assert_eq!(row(&csv, "-", "clearance_rate_of_received"), ["0.9936552696510398", "", "2819", "2837", "", "", "", ""]);
    assert_eq!(row(&csv, "-", "requests_per_100000"), ["283.7", "件/十万人", "2837", "1000000", "", "", "", ""]);
    assert_eq!(row(&csv, "-", "fees_amount"), ["18437.62", "万元", "18437.62", "", "", "", "", ""]);
    assert_eq!(row(&csv, "-", "request_growth")[4..6], ["previous-needed", "previous:requests.received.total"]);
}

#[test]
fn several_years_give_growth_in_either_order() {
    let year = |year: u16, received: u32| format!(r#"{{"year": {year}, "agency": "青岫市林业局", "requests.received.total": {received}}}"#);
    let folder = folder(&[("a.json", &year(2023, 30)), ("b.json", &year(2022, 20)), ("c.json", &year(2020, 5))]);
    let csv = stdout(&run(folder.path(), &["indicators", ".", "--series"]));
    assert_eq!(row(&csv, "./a.json", "request_growth")[..5], ["0.5", "", "10", "20", ""]);
    assert_eq!(row(&csv, "./b.json", "request_growth")[4], "previous-needed");
    let alone = stdout(&run(folder.path(), &["indicators", "."]));
    assert_eq!(row(&alone, "./a.json", "request_growth")[4], "previous-needed");
}

#[test]
fn json_lines_tell_reports_from_failures() {
    let folder = folder(&[("a.html", &clean()), ("b.txt", "今天天气很好")]);
    let output = run(folder.path(), &["indicators", ".", "--format", "jsonl"]);
    assert_eq!(status(&output), 3);
    let lines = lines(&output);
    assert_eq!(
        lines.iter().map(|line| line["schema"].as_str().unwrap()).collect::<Vec<_>>(),
        ["gov-disclosure/indicators/v1", "gov-disclosure/failure/v1"]
    );
    let first = &lines[0]["indicators"][0];
    assert_eq!(
        (first["id"].as_str().unwrap(), first["numerator"].as_i64(), first["denominator"].as_i64()),
        ("disclosure_rate", Some(815), Some(2819))
    );
    assert!(stderr(&output).contains("1 file gave no report"));
    assert_eq!(status(&run(folder.path(), &["indicators", ".", "--format", "jsonl", "--bom"])), 2);
}
