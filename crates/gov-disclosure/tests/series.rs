//! Several years of one agency: which reports are compared, and what is said where none can be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Report, Series, check, check_series};

/// What is said of carrying over in the second of two years, reported by agencies of these names.
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

/// Names that end in each other, name no place, or are spelt in several ways, and reports without a name.
#[test]
fn the_year_before_is_found_as_by_looking_at_every_report() {
    let places = ["", "县", "禾渡县", "云岘市禾渡县", "大禾渡县", "石桥市", "渡县"];
    let bodies = ["林业局", "人民政府", "政府", "人民政府办公室", "卫生健康委", "卫生健康委员会", "石桥街道办", "局"];
    let names = places.iter().flat_map(|place| bodies.iter().map(move |body| Some(format!("{place}{body}")))).chain([None]);
    let report = |(name, year): (Option<String>, u16)| {
        let name = name.map_or("null".to_owned(), |name| format!("\"{name}\""));
        Report::from_json(&format!(r#"{{"year": {year}, "agency": {name}, "requests.received.total": 1}}"#)).unwrap()
    };
    // Each order puts another report first among those that fit.
    let mut reports: Vec<Report> = names.flat_map(|name| [(name.clone(), 2022), (name, 2023)]).map(report).collect();
    for _ in 0..3 {
        let mut series = Series::new();
        reports.iter().for_each(|report| series.add(report));
        for report in &reports {
            let slowly = report.year_before(&reports).map(|found| reports.iter().position(|one| std::ptr::eq(one, found)).unwrap());
            assert_eq!(series.year_before(report), slowly, "{:?}", report.meta.agency);
        }
        reports.rotate_left(37);
    }
}
