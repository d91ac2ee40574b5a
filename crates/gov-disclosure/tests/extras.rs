//! Subtotals that private templates add: extras where they are surely such, else numbers without a place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use gov_disclosure::{Field, Outcome, Report, Severity, State, check, parse};

fn page(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/A404").join(name)).unwrap()
}

fn read(text: &str) -> Report {
    check(parse(text.as_bytes(), &Default::default()).unwrap())
}

fn value(report: &Report, id: &str) -> Option<i64> {
    report.extras.iter().find(|extra| extra.id == id).map(|extra| extra.value)
}

fn count(report: &Report, rule: &str) -> usize {
    report.diagnostics.iter().filter(|found| found.rule == rule).count()
}

#[test]
fn a_row_of_subtotals_has_an_extra_for_each_column() {
    let report = read(&page("breaks.html"));
    assert_eq!(report.extras.len(), 7);
    let total = report.extras.last().unwrap();
    assert_eq!((total.id.as_str(), total.value), ("extra.requests.denied.subtotal.total", 6));
    assert_eq!((total.label.as_str(), total.raw.as_deref()), ("(三)不予公开·总计", Some("6")));
    let location = total.location.as_ref().unwrap();
    let gov_disclosure::Location::Text { byte: [start, end], .. } = location else { panic!("{location:?}") };
    assert_eq!(&page("breaks.html")[*start as usize..*end as usize], "6");
    assert_eq!((count(&report, "R007"), count(&report, "R004"), count(&report, "A404")), (0, 0, 1));
    let found = report.diagnostics.iter().find(|found| found.rule == "A404").unwrap();
    assert_eq!((found.expected, found.actual, found.fields.len(), found.locations.len()), (Some(5), Some(6), 8, 9));
    let verdicts: Vec<Outcome> = report.verdicts.iter().filter(|verdict| verdict.rule == "A404").map(|verdict| verdict.verdict).collect();
    assert_eq!(verdicts.iter().filter(|verdict| **verdict == Outcome::Pass).count(), 6);
}

#[test]
fn a_subtotal_without_one_of_its_rows_is_a_number_without_a_place() {
    let page = page("breaks.html").replace("4.保护第三方合法权益", "4.其余");
    let report = read(&page);
    assert!(report.extras.is_empty());
    let loud = report.diagnostics.iter().filter(|found| found.rule == "R007" && found.severity == Severity::Warning);
    assert_eq!(loud.count(), 7, "the subtotal's");
    // The row is in its place, with its number and another label.
    let lost = report.diagnostics.iter().find(|found| found.rule == "R005").unwrap();
    assert!(lost.fields.iter().all(|field| field.row_id() == "denied.third_party_rights") && lost.fields.len() == 7);
}

#[test]
fn subtotals_of_organisations_and_of_a_row_of_their_own() {
    let report = read(&page("nearly-organisations.html"));
    assert_eq!(value(&report, "extra.requests.received.organisations"), Some(16));
    assert_eq!(report.extras[2].label, "(一)予以公开·法人或其他组织小计");
    assert_eq!((count(&report, "R007"), count(&report, "R015")), (0, 0));
    let outside = page("nearly-organisations.html").replace("<td>小计</td></tr>", "</tr>").replace("colspan=\"6\"", "colspan=\"5\"");
    let outside = outside.replace("<td rowspan=\"2\">总计", "<td rowspan=\"2\">小计</td><td rowspan=\"2\">总计");
    let said = |report: &Report| report.extras.iter().map(|extra| (extra.label.clone(), extra.value)).collect::<Vec<_>>();
    assert_eq!(said(&read(&outside)), said(&report));
    let report = read(&page("nearly-own-row.html"));
    assert_eq!(value(&report, "extra.requests.unavailable.subtotal.enterprise"), Some(2));
    assert_eq!(count(&report, "R007"), 0);
    let blank_as_nil = report.verdicts.iter().filter(|v| v.rule == "A404" && v.verdict == Outcome::PassWithBlankAsNil).count();
    assert_eq!(blank_as_nil, 6);
}

#[test]
fn extras_go_through_json_and_are_checked_anew() {
    let report = read(&page("breaks.html"));
    let again = check(Report::from_json(&report.to_json()).unwrap());
    assert_eq!(again.to_json(), report.to_json());
    assert!(!read(&page("nearly-one-row.html")).to_json().is_empty());
    let json = r#"{"schema": "gov-disclosure/report/v1", "cells": {"requests.received.total": 1}, "extras": [EXTRAS]}"#;
    let extra = r#"{"id": "extra.requests.received.organisations", "value": 3}"#;
    assert_eq!(Report::from_json(&json.replace("EXTRAS", extra)).unwrap().extras[0].value, 3);
    for wrong in [format!("{extra}, {extra}"), extra.replace("extra.", ""), extra.replace('3', "\"3\"")] {
        assert_eq!(Report::from_json(&json.replace("EXTRAS", &wrong)).unwrap_err().code(), "malformed", "{wrong}");
    }
}

#[test]
fn a_row_that_the_form_lacks_leaves_the_rows_beside_it_whole() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/R004/nearly-other-row.html")).unwrap();
    let report = read(&page);
    let licensing = Field::from_id("disclosure.licensing.decisions").unwrap();
    assert_eq!(report.cell(licensing).unwrap().state, State::Reported);
    let found: Vec<&str> = report.diagnostics.iter().filter(|found| found.rule == "R007").map(|found| found.message.en.as_str()).collect();
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("902"));
    // A piece of a label of the form may hold a piece of its numbers.
    let report = read(&page.replace("其中：网上办理", "事业性收费"));
    assert!(report.diagnostics.iter().any(|found| found.rule == "R004" && found.fields.contains(&licensing)));
}
