//! Indicators against values computed by hand from the gold, and each reason for which there is none.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::fs;
use std::path::{Path, PathBuf};

use gov_disclosure::{Indicator, IndicatorOptions, Report, indicator_definitions, indicators, parse};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn example(name: &str) -> Report {
    parse(&fs::read(root().join("examples/reports").join(name)).unwrap(), &Default::default()).unwrap()
}

fn json(cells: &str) -> Report {
    Report::from_json(cells).unwrap()
}

fn of(report: &Report, id: &str) -> Indicator {
    beside(report, &IndicatorOptions::new(), id)
}

fn beside(report: &Report, options: &IndicatorOptions<'_>, id: &str) -> Indicator {
    indicators(report, options).into_iter().find(|indicator| indicator.id == id).unwrap()
}

fn code(indicator: &Indicator) -> &'static str {
    assert!(indicator.value.is_none());
    indicator.reason.as_ref().unwrap().code.as_str()
}

fn texts(list: &[impl ToString]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

/// Holds ratios against their counts: the value is the one divided by the other.
fn hold(report: &Report, expected: &[(&str, i64, i64)]) {
    for (id, numerator, denominator) in expected {
        let own = of(report, id);
        let counts = (own.numerator.unwrap().as_count(), own.denominator.unwrap().as_count());
        assert_eq!(counts, (Some(*numerator), Some(*denominator)), "{id}");
        assert_eq!(own.value.unwrap().to_string(), (*numerator as f64 / *denominator as f64).to_string(), "{id}");
        assert!(own.reason.is_none() && own.derived.is_empty() && own.disputed.is_empty(), "{id}");
    }
}

#[test]
fn every_rate_of_a_report_of_the_2021_form() {
    let report = example("html-clean.html");
    hold(
        &report,
        &[
            ("disclosure_rate", 815, 2819),
            ("full_share", 649, 2819),
            ("partial_share", 166, 2819),
            ("adjusted_disclosure_rate", 815, 1472),
            ("refusal_rate", 657, 2819),
            ("refusal_rate.state_secret", 43, 2819),
            ("refusal_share.state_secret", 43, 657),
            ("refusal_share.administrative_inquiry", 111, 657),
            ("cannot_provide_rate", 675, 2819),
            ("not_held_rate", 460, 2819),
            ("not_processed_rate", 380, 2819),
            ("abuse_share", 157, 2837),
            ("other_handling_rate", 292, 2819),
            ("backlog_ratio", 128, 2947),
            ("clearance_rate", 2819, 2947),
            ("clearance_rate_of_received", 2819, 2837),
            ("applicant_share.natural_person", 1483, 2837),
            ("applicant_share.legal_service", 298, 2837),
            ("review_rate", 113, 2819),
            ("review_rate_of_received", 113, 2837),
            ("suit_rate", 86, 2819),
            ("suit_rate_of_received", 86, 2837),
            ("review_correction_rate", 11, 88),
            ("review_correction_rate_with_pending", 11, 113),
            ("litigation_loss_rate", 22, 72),
            ("litigation_loss_rate_with_pending", 22, 86),
        ],
    );
    assert_eq!(of(&report, "review_correction_rate").value.unwrap().to_string(), "0.125");
    for (id, value, unit) in [
        ("rules.in_force", "83", "件"),
        ("rules.net_change", "2", "件"),
        ("normative_documents.net_change", "19", "件"),
        ("licensing_decisions", "286407", "件"),
        ("fees_amount", "18437.62", "万元"),
    ] {
        let own = of(&report, id);
        assert_eq!((own.value.unwrap().to_string().as_str(), own.unit, own.denominator), (value, Some(unit), None), "{id}");
    }
}

#[test]
fn a_report_of_the_2019_form_has_what_that_form_asks_for() {
    let report = example("html-cms-layout.html");
    hold(
        &report,
        &[
            ("disclosure_rate", 357, 1208),
            ("other_handling_rate", 82, 1208),
            ("review_correction_rate", 14, 23),
            ("litigation_loss_rate", 13, 60),
        ],
    );
    assert_eq!(texts(&of(&report, "other_handling_rate").inputs), ["requests.other_handling.total", "requests.handled_total.total"]);
    assert_eq!(of(&report, "licensing_decisions").value.unwrap().to_string(), "51672");
    for id in ["rules.in_force", "normative_documents.net_change", "fees_amount"] {
        assert_eq!(code(&of(&report, id)), "not-in-this-edition", "{id}");
    }
}

/// The real copies: four received no request, the fifth lost its tables.
#[test]
fn the_real_copies_have_no_rates_and_say_why() {
    let folder = root().join("../shared/reports");
    if !folder.is_dir() {
        println!("skipped: the real copies are not beside this checkout");
        return;
    }
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let report = parse(&fs::read(&path).unwrap(), &Default::default()).unwrap();
        let (licences, reason, derived): (&str, &str, &[&str]) = match path.file_name().unwrap().to_str().unwrap().get(..3).unwrap() {
            "000" => ("581", "zero-denominator", &[]),
            "001" => ("0", "zero-denominator", &[]),
            "002" => ("8", "zero-denominator", &[]),
            // A page break swallowed both rows; the sums prove them to be 0.
            "003" => ("0", "zero-denominator", &["requests.granted.total", "requests.partly_granted.total"]),
            _ => ("70", "not-observed", &[]),
        };
        assert_eq!(of(&report, "licensing_decisions").value.unwrap().to_string(), licences, "{}", path.display());
        let rate = of(&report, "disclosure_rate");
        assert_eq!((code(&rate), texts(&rate.derived)), (reason, derived.iter().map(ToString::to_string).collect()), "{}", path.display());
        seen += 1;
    }
    assert_eq!(seen, 5);
}

#[test]
fn placeholders_that_the_sums_prove_are_used_and_told() {
    let own = of(&example("text-placeholders.txt"), "litigation_loss_rate");
    // Direct: 8 upheld, 3 other, 1 pending of 12. After a review: 2 corrected of 2.
    assert_eq!((own.numerator.unwrap().as_count(), own.denominator.unwrap().as_count()), (Some(2), Some(13)));
    assert_eq!(texts(&own.derived), ["remedies.litigation_direct.corrected", "remedies.litigation_after_reconsideration.pending"]);
}

#[test]
fn a_blank_is_no_zero() {
    let report =
        json(r#"{"year": 2023, "requests.granted.total": 3, "requests.partly_granted.total": null, "requests.handled_total.total": 5}"#);
    let own = of(&report, "disclosure_rate");
    assert_eq!((code(&own), own.numerator, own.denominator.unwrap().as_count()), ("not-observed", None, Some(5)));
    let reason = own.reason.unwrap();
    assert_eq!(texts(&reason.inputs), ["requests.partly_granted.total"]);
    assert!(reason.message.zh.contains("不计其他情形）·总计”（空白）"), "{}", reason.message.zh);
    assert!(reason.message.en.contains("不计其他情形）·总计\" (blank)"), "{}", reason.message.en);
    hold(&report, &[("full_share", 3, 5)]);
}

#[test]
fn a_filled_total_is_told_as_no_copy_says_it() {
    let mut report = json(
        r#"{"year": 2023, "requests.received.total": 6, "remedies.reconsideration.upheld": 2, "remedies.reconsideration.corrected": 0,
        "remedies.reconsideration.other": 1, "remedies.reconsideration.pending": 0}"#,
    );
    report.fill_totals();
    let own = of(&report, "review_rate_of_received");
    assert_eq!(
        (own.value.unwrap().to_string(), texts(&own.derived)),
        ("0.5".to_owned(), vec!["remedies.reconsideration.total".to_owned()])
    );
}

#[test]
fn an_input_that_a_finding_names_is_disputed() {
    let page = fs::read_to_string(root().join("examples/reports/html-clean.html")).unwrap().replace("<td>2837</td>", "<td>2873</td>");
    let report = parse(page.as_bytes(), &Default::default()).unwrap();
    assert_eq!(of(&report, "applicant_share.natural_person").disputed, ["A401", "A403"]);
    assert_eq!(of(&report, "review_correction_rate").disputed, [""; 0]);
    let after = json(r#"{"year": 2023, "agency": "青岫市人民政府", "requests.received.total": 5746}"#);
    let growth = beside(&after, &IndicatorOptions::new().with_previous(&report), "request_growth");
    assert_eq!(
        (growth.value.unwrap().to_string().as_str(), texts(&growth.disputed)),
        ("1", vec!["previous:A401".to_owned(), "previous:A403".to_owned()])
    );
}

#[test]
fn growth_needs_the_same_bodys_report_on_the_year_before() {
    let year = |year: &str, agency: &str, received: &str| {
        json(&format!(r#"{{{year} "agency": "{agency}", "requests.received.total": {received}}}"#))
    };
    let own = year(r#""year": 2023,"#, "青岫市林业局", "15");
    let growth = |previous: &Report| beside(&own, &IndicatorOptions::new().with_previous(previous), "request_growth");
    let grown = growth(&year(r#""year": 2022,"#, "林业局", "20"));
    assert_eq!(grown.value.unwrap().to_string(), "-0.25");
    assert_eq!((grown.numerator.unwrap().as_count(), grown.denominator.unwrap().as_count()), (Some(-5), Some(20)));
    assert_eq!(code(&of(&own, "request_growth")), "previous-needed");
    assert_eq!(code(&growth(&year(r#""year": 2021,"#, "青岫市林业局", "20"))), "other-year");
    assert_eq!(code(&growth(&year("", "青岫市林业局", "20"))), "other-year");
    let own = year(r#""year": 2019,"#, "青岫市林业局", "15");
    let before = year(r#""year": 2018,"#, "青岫市林业局", "20");
    assert_eq!(code(&beside(&own, &IndicatorOptions::new().with_previous(&before), "request_growth")), "across-break");
    assert_eq!(code(&growth(&year(r#""year": 2022,"#, "青岫市水利局", "20"))), "other-agency");
    assert_eq!(code(&growth(&year(r#""year": 2022,"#, "青岫市林业局", "0"))), "zero-denominator");
    let blank = growth(&year(r#""year": 2022,"#, "青岫市林业局", "null"));
    assert_eq!(code(&blank), "not-observed");
    let reason = blank.reason.unwrap();
    assert_eq!(texts(&reason.inputs), ["previous:requests.received.total"]);
    assert!(reason.message.en.contains("(blank)"), "{}", reason.message.en);
}

#[test]
fn numbers_per_resident_need_the_residents() {
    let report = json(r#"{"year": 2023, "requests.received.total": 30}"#);
    let per = |population| beside(&report, &IndicatorOptions::new().with_population(population), "requests_per_100000");
    assert_eq!(per(600_000).value.unwrap().to_string(), "5");
    assert_eq!(code(&of(&report, "requests_per_100000")), "population-needed");
    assert_eq!(code(&per(0)), "zero-denominator");
    assert_eq!(code(&per(u64::MAX)), "too-large");
}

#[test]
fn what_else_leaves_no_value() {
    let report = json(
        r#"{"remedies.reconsideration.total": 1, "remedies.reconsideration.pending": 3, "remedies.reconsideration.corrected": 0,
        "requests.received.total": 9007199254740991, "requests.carried_in.total": 1, "requests.handled_total.total": 4}"#,
    );
    assert_eq!(code(&of(&report, "review_correction_rate")), "negative-denominator");
    assert_eq!(code(&of(&report, "clearance_rate")), "too-large");
    // Neither a year nor a cell of table II.
    assert_eq!(code(&of(&report, "licensing_decisions")), "table-missing");
    let fees =
        r#"{"schema": "gov-disclosure/report/v1", "cells": {"disclosure.fees.amount": {"state": "reported", "value": "3", "unit": null}}}"#;
    let fees = of(&json(fees), "fees_amount");
    assert_eq!((code(&fees), fees.numerator), ("unit-missing", None));
    assert_eq!(texts(&fees.reason.unwrap().inputs), ["disclosure.fees.amount"]);
}

#[test]
fn each_definition_gives_one_indicator_with_a_value_or_a_reason() {
    for entry in fs::read_dir(root().join("examples/reports")).unwrap() {
        let report = parse(&fs::read(entry.unwrap().path()).unwrap(), &Default::default()).unwrap();
        let all = indicators(&report, &IndicatorOptions::new());
        assert!(all.iter().map(|own| own.id).eq(indicator_definitions().map(|definition| definition.id)));
        for own in all {
            assert_ne!(own.value.is_some(), own.reason.is_some(), "{}", own.id);
            let json = serde_json::to_value(&own).unwrap();
            assert!(json["value"].is_null() == own.reason.is_some() && json.get("numerator").is_some() && !own.inputs.is_empty(), "{json}");
        }
    }
}

#[test]
fn each_measure_says_with_which_older_forms_it_compares() {
    let of = |id: &str, form: &str| {
        let definition = indicator_definitions().find(|own| own.id == id).unwrap();
        let found = definition.comparable().into_iter().find(|own| own.form == form).unwrap();
        (found.comparison, found.rows)
    };
    use gov_disclosure::Comparison::{Near, None};
    assert_eq!(of("partial_share", "stat2014"), (Near, vec!["requests.partly_granted", "requests.closed"]));
    assert_eq!(of("request_growth", "fujian2014"), (Near, vec!["requests.received"]));
    assert_eq!(of("applicant_share.enterprise", "stat2014"), (None, vec![]));
    assert_eq!(gov_disclosure::BREAK, 2019);
}
