//! Several years of one body: which reports are compared, and what is said where none can be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Report, check, check_series};

/// What is said of carrying over in the second of two years, reported by bodies of these names.
fn said(before: &str, after: &str) -> Vec<String> {
    let report = |year: u16, name: &str, row: &str, value: u8| {
        let json = format!(r#"{{"year": {year}, "agency": "{name}", "requests.{row}.total": {value}}}"#);
        check(Report::from_json(&json).unwrap())
    };
    let reports = check_series(&[report(2022, before, "carried_out", 5), report(2023, after, "carried_in", 5)]);
    let own = reports[1].verdicts.iter().filter(|verdict| verdict.rule == "Y601" && !verdict.reason.en.contains("no value"));
    own.map(|verdict| verdict.reason.en.clone()).collect()
}

#[test]
fn one_body_is_compared_however_its_name_is_written() {
    for (before, after) in [("青岫市政府", "青岫市人民政府"), ("林业局", "青岫市林业局"), ("青岫市卫生健康委", "卫生健康委员会")]
    {
        assert!(said(before, after).contains(&"both are 5".to_owned()), "{before} {after}");
    }
}

#[test]
fn a_body_that_may_be_the_same_is_named_and_not_compared() {
    for (before, after) in [("青岫市人民政府办公室", "青岫市人民政府"), ("青岫市发改局", "青岫市发展和改革局")]
    {
        let said = said(before, after);
        assert!(said.len() == 1 && said[0].contains(before), "{before} {after}: {said:?}");
    }
    assert!(said("青岫市林业局", "青岫市水利局").is_empty());
}
