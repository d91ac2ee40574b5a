//! Reports that others made: their JSON is read with the states and diagnostics of a copy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Cell, Edition, Error, Field, Location, ParseOptions, Provenance, Report, State, check, decode, fields, parse};

fn cell<'r>(report: &'r Report, id: &str) -> &'r Cell {
    report.cell(Field::from_id(id).unwrap()).unwrap()
}

fn rules(report: &Report) -> Vec<&str> {
    report.diagnostics.iter().map(|diagnostic| diagnostic.rule.as_str()).collect()
}

fn refused(json: &str) -> Error {
    let error = Report::from_json(json).unwrap_err();
    assert_eq!(error.code(), "malformed", "{json}");
    error
}

#[test]
fn the_text_of_a_cell_may_not_be_millions_of_characters() {
    let json = format!("{{\"year\": 2023, \"requests.received.total\": \"{}\"}}", "1\\n".repeat(14 << 20));
    assert_eq!(Report::from_json(&json).unwrap_err().code(), "limit-exceeded");
    let json = format!("{{\"year\": 2023, \"requests.received.total\": \"{}\"}}", "1\\n".repeat(1000));
    assert!(Report::from_json(&json).is_ok());
}

#[test]
fn a_list_of_millions_of_parts_is_refused() {
    let json = format!("{{\"year\": 2023, \"requests.received.total\": 1, \"extras\": [{}1]}}", "1,".repeat(4 << 20));
    assert_eq!(Report::from_json(&json).unwrap_err().code(), "limit-exceeded");
}

#[test]
fn a_flat_object_is_a_report() {
    let json = r#"{"year": 2023, "agency": "青岫市林业局", "requests.received.total": 12, "requests.received.natural_person": null,
        "disclosure.fees.amount": "62.7850", "disclosure.rules.issued": 3.0}"#;
    let report = Report::from_json(json).unwrap();
    assert_eq!((report.meta.year, report.meta.agency.as_deref()), (Some(2023), Some("青岫市林业局")));
    assert_eq!(cell(&report, "requests.received.total").value.unwrap().as_count(), Some(12));
    assert_eq!(cell(&report, "requests.received.natural_person").state, State::Blank);
    assert_eq!(cell(&report, "disclosure.fees.amount").value.unwrap().to_string(), "62.785");
    assert_eq!(cell(&report, "disclosure.fees.amount").unit.as_deref(), Some("万元"));
    assert_eq!(cell(&report, "disclosure.rules.issued").value.unwrap().as_count(), Some(3), "3.0 is whole");
    assert_eq!(cell(&report, "requests.carried_in.total").state, State::Absent);
    assert_eq!(report.cells.len(), 200, "every field of the edition of 2021");
    assert_eq!(report.form.remedies, None, "no cell of table IV is given");
    assert!(rules(&report).contains(&"V304"), "the blank is said");
}

#[test]
fn numbers_that_do_not_fit_are_never_rounded() {
    let json = r#"{"requests.received.total": 12.5, "requests.received.enterprise": -3, "requests.received.research": 9007199254740993,
        "requests.received.other_org": 1e3, "requests.received.legal_service": "１,２３４件", "requests.carried_in.total": "/",
        "requests.carried_in.research": "many", "requests.carried_in.enterprise": 1e25, "disclosure.fees.amount": 0.1,
        "disclosure.licensing.items_change": -8}"#;
    let report = Report::from_json(json).unwrap();
    let of = |id: &str| (cell(&report, id).state, cell(&report, id).value.map(|value| value.to_string()), cell(&report, id).raw.as_deref());
    assert_eq!(of("requests.received.total"), (State::Illegible, None, Some("12.5")));
    assert_eq!(of("requests.received.enterprise"), (State::Reported, Some("-3".to_owned()), Some("-3")));
    assert_eq!(of("requests.received.research"), (State::Illegible, None, Some("9007199254740993")));
    assert_eq!(of("requests.received.other_org"), (State::Reported, Some("1000".to_owned()), Some("1e3")));
    assert_eq!(of("requests.received.legal_service"), (State::Reported, Some("1234".to_owned()), Some("１,２３４件")));
    assert_eq!(of("requests.carried_in.total"), (State::Placeholder, None, Some("/")));
    assert_eq!(of("requests.carried_in.research"), (State::Illegible, None, Some("many")));
    assert_eq!(of("requests.carried_in.enterprise"), (State::Illegible, None, Some("1e25")));
    assert_eq!(of("disclosure.fees.amount"), (State::Reported, Some("0.1".to_owned()), Some("0.1")));
    let said = |rule: &str| {
        let own = report.diagnostics.iter().filter(|diagnostic| diagnostic.rule == rule);
        own.flat_map(|diagnostic| diagnostic.fields.iter().map(|field| field.id())).collect::<Vec<_>>()
    };
    assert_eq!(said("V302"), ["requests.received.total"]);
    assert_eq!(said("V303"), ["requests.received.enterprise"], "a change may be negative");
    let mut unreadable = said("V301");
    unreadable.sort_unstable();
    assert_eq!(unreadable, ["requests.carried_in.enterprise", "requests.carried_in.research", "requests.received.research"]);
    assert!(report.diagnostics.iter().all(|diagnostic| diagnostic.locations.is_empty()), "there is no text to point at");
}

#[test]
fn cells_may_be_objects_bare_numbers_or_null() {
    let json = r#"{"schema": "gov-disclosure/report/v1", "meta": {"year": 2022, "contact": {"phone": "0846-1"}}, "cells": {
        "requests.received.total": {"state": "reported", "value": 5, "location": {"byte": [1, 2], "line": 3, "column": 4}},
        "requests.received.enterprise": 5, "requests.received.research": null, "requests.carried_in.total": {"value": 7},
        "requests.carried_in.research": {"state": "reported", "value": 2.5, "raw": "2.5件"},
        "requests.carried_in.enterprise": {"state": "illegible", "raw": "五0"}, "requests.granted.total": {"state": "reported", "value": -1}}}"#;
    let report = Report::from_json(json).unwrap();
    assert_eq!(cell(&report, "requests.received.total").location.as_ref().unwrap().line(), Some(3));
    assert_eq!(cell(&report, "requests.received.enterprise").value.unwrap().as_count(), Some(5));
    assert_eq!(cell(&report, "requests.received.research").state, State::Blank);
    assert_eq!(cell(&report, "requests.carried_in.total").value.unwrap().as_count(), Some(7));
    let fraction = cell(&report, "requests.carried_in.research");
    assert_eq!((fraction.state, fraction.raw.as_deref()), (State::Illegible, Some("2.5件")));
    assert_eq!(cell(&report, "requests.carried_in.enterprise").state, State::Illegible);
    assert!(rules(&report).contains(&"V303") && rules(&report).contains(&"V302"), "{:?}", rules(&report));
    assert_eq!((report.meta.contact.phone.as_deref(), report.source.copies), (Some("0846-1"), 1));
    assert_eq!(Report::from_json(&report.to_json()).unwrap().to_json(), report.to_json(), "read back, nothing is said twice");
}

#[test]
fn an_amount_is_in_the_unit_of_its_field() {
    let with = |cell: &str| format!(r#"{{"schema": "gov-disclosure/report/v1", "cells": {{"disclosure.fees.amount": {cell}}}}}"#);
    let unit = |written: &str| {
        let report = Report::from_json(&with(written)).unwrap();
        let cell = cell(&report, "disclosure.fees.amount");
        (cell.value.unwrap().to_string(), cell.unit.clone())
    };
    let ten_thousand = Some("万元".to_owned());
    assert_eq!(unit(r#"{"state": "reported", "value": "62.785"}"#), ("62.785".to_owned(), ten_thousand.clone()));
    assert_eq!(unit(r#"{"value": 62}"#), ("62".to_owned(), ten_thousand.clone()));
    assert_eq!(unit(r#""627850元""#), ("62.785".to_owned(), ten_thousand), "the text of a cell may name its unit");
    assert_eq!(unit(r#"{"value": 62, "unit": null}"#), ("62".to_owned(), None), "said not to be known");
    let unnamed = Report::from_json(&with(r#"{"value": 62, "unit": null}"#)).unwrap();
    assert!(unnamed.to_json().contains(r#""value":"62","unit":null"#) && Report::from_json(&unnamed.to_json()).unwrap() == unnamed);
    assert!(cell(&unnamed, "disclosure.fees.amount").comparable().is_none(), "it may be meant in another unit");
    assert!(refused(&with(r#"{"value": 627850, "unit": "元"}"#)).message().en.contains("give it in 万元"));
}

#[test]
fn the_edition_is_that_of_the_year_else_told_by_the_fields() {
    let form = |json: &str| Report::from_json(json).unwrap().form;
    let by_year = form(r#"{"year": 2020, "requests.received.total": 1, "disclosure.rules.issued": 1}"#);
    assert_eq!(
        (by_year.expected, by_year.requests, by_year.disclosure),
        (Some(Edition::Y2019), Some(Edition::Y2019), Some(Edition::Y2019))
    );
    let by_fields = form(r#"{"requests.other_handling.total": 1, "disclosure.rules.issued": 1, "remedies.reconsideration.total": 0}"#);
    assert_eq!((by_fields.requests, by_fields.disclosure), (Some(Edition::Y2019), Some(Edition::Y2021)), "each table by its own fields");
    assert_eq!((by_fields.expected, by_fields.remedies), (None, Some(Edition::Y2019)));
    let undecided = form(r#"{"requests.received.total": 1}"#);
    assert_eq!((undecided.requests, undecided.disclosure), (Some(Edition::Y2021), None));
    let report = Report::from_json(r#"{"requests.other_handling.total": 1}"#).unwrap();
    assert_eq!(report.cells.len(), 161, "table III of 2019 and no other");
}

#[test]
fn what_is_no_report_is_refused_with_its_reason() {
    let error = refused(r#"{"requests.recieved.total": 1}"#);
    assert!(error.message().en.contains("requests.recieved.total") && error.message().en.contains("is requests.received.total"));
    assert!(error.message().zh.contains("最接近的是 requests.received.total"));
    assert!(refused(r#"{"requests.received.total": 1, "requests.received.total": 2}"#).message().en.contains("twice"));
    assert!(refused(r#"{"schema": "gov-disclosure/report/v1", "cells": {"x": 1}}"#).message().en.contains("\"x\""));
    assert!(refused(r#"{"cells": {}}"#).message().en.contains("schema"));
    assert!(refused(r#"{"requests.received.total": true}"#).message().en.contains("requests.received.total is true"));
    assert!(refused(r#"{"year": "last", "requests.received.total": 1}"#).message().en.contains("year"));
    let hollow = r#"{"schema": "gov-disclosure/report/v1", "cells": {"requests.received.total": {"state": "blank", "value": 1}}}"#;
    assert!(refused(hollow).message().en.contains("do not match"));
    let nested = format!("{}1{}", r#"{"a":"#.repeat(5000), "}".repeat(5000));
    for broken in [
        "",
        "{",
        "{}",
        "[]",
        "null",
        "7",
        "{\"requests.received.total\": NaN}",
        "{\"requests.received.total\": 1e400}",
        r#"{"schema": 3, "cells": {}}"#,
        &nested,
    ] {
        refused(broken);
    }
    let odd = r#"{"schema": "gov-disclosure/report/v1", "cells": [], "meta": 3}"#;
    refused(odd);
    let long = format!("{{\"{}\": 1}}", "x".repeat(1 << 20));
    assert!(refused(&long).message().en.len() < 1000, "a message stays one that can be read");
}

#[test]
fn plain_figures_are_read_from_csv() {
    let read = |text: &str| Report::from_csv(text).unwrap().unwrap();
    let bare = read("agency,云溪市林业局\r\nyear,2024\r\n requests.received.total ,\"4,007\"\r\nrequests.received.enterprise,\r\n");
    assert_eq!((bare.meta.agency.as_deref(), bare.meta.year), (Some("云溪市林业局"), Some(2024)));
    assert_eq!(cell(&bare, "requests.received.total").value.unwrap().as_count(), Some(4007));
    assert_eq!((cell(&bare, "requests.received.enterprise").state, bare.form.requests), (State::Blank, Some(Edition::Y2021)));
    let long = read(
        "\u{FEFF}source,agency,year,form,field,state,value,unit,raw\na.html,'=云溪局,2020,2019,disclosure.fees.amount,reported,1.5,万元,\"1\"\".5\"\n\
         a.html,,,2019,disclosure.rules.made,lost,,,\n",
    );
    assert_eq!((long.form.disclosure, long.meta.agency.as_deref()), (Some(Edition::Y2019), Some("=云溪局")));
    assert_eq!(cell(&long, "disclosure.fees.amount").raw.as_deref(), Some("1\".5"));
    assert_eq!(cell(&long, "disclosure.rules.made").state, State::Lost);
    for other in ["", "一、总体情况", "name,age\nann,7\n", "requests.received.total\n"] {
        assert_eq!(Report::from_csv(other).unwrap(), None, "{other}");
    }
    for (text, why) in [
        (
            "field,value\nrequests.recieved.total,3\n",
            "row 2: no field is called \"requests.recieved.total\"; the nearest is requests.received.total",
        ),
        ("year,last\n", "row 1: \"last\" is no year"),
        ("year,1066\n", "row 1: \"1066\" is no year"),
        ("year,2024\nrequests.received.total,3\nrequests.received.total,4\n", "row 3: requests.received.total occurs twice"),
        ("field,value\nrequests.received.total,\"3\n", "row 2: a quotation mark is not closed"),
        (
            "source,field,value\na,requests.received.total,3\nb,requests.granted.total,4\n",
            "row 3: \"b\" is another report; give the rows of one at a time",
        ),
    ] {
        let error = Report::from_csv(text).unwrap_err();
        assert_eq!((error.code(), error.message().en.as_str()), ("malformed", why));
    }
}

/// A filled form of 2021 that agrees with itself: 3 requests of natural persons, all granted.
fn whole() -> String {
    let value = |id: &str| match id {
        "requests.received.natural_person" | "requests.received.total" | "requests.granted.natural_person" | "requests.granted.total" => 3,
        "requests.handled_total.natural_person" | "requests.handled_total.total" => 3,
        _ => 0,
    };
    let pairs: Vec<String> =
        fields().filter(|field| field.is_in(Edition::Y2021)).map(|field| format!("\"{}\": {}", field.id(), value(field.id()))).collect();
    format!("{{\"year\": 2023, {}}}", pairs.join(", "))
}

#[test]
fn a_foreign_report_is_checked_like_any_other() {
    assert_eq!(rules(&check(Report::from_json(&whole()).unwrap())), Vec::<&str>::new());
    let wrong = whole().replace(r#""requests.granted.total": 3"#, r#""requests.granted.total": 4"#);
    let report = check(Report::from_json(&wrong).unwrap());
    assert_eq!(rules(&report).iter().filter(|rule| rule.starts_with("A40")).count(), 2, "its row and its column break");
}

#[test]
fn decoded_text_is_what_locations_count_in() {
    let page = "<p>青岫市2023年政府信息公开工作年度报告</p><table><tr><td>第二十条第（五）项</td></tr>\
        <tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>581</td></tr></table>";
    let (bytes, _, _) = encoding_rs::GB18030.encode(page);
    let options = ParseOptions::new();
    let text = decode(&bytes, &options).unwrap().unwrap();
    let report = parse(&bytes, &options).unwrap();
    let place = cell(&report, "disclosure.licensing.decisions").location.clone().unwrap();
    let Location::Text { byte: [start, end], .. } = place else { panic!("{place} is no place in a text") };
    assert_eq!(text.get(start as usize..end as usize), Some("581"));
    assert_eq!(decode(b"\x89PNG\r\n", &options).unwrap_err().code(), "unknown-format");
}

#[test]
fn a_cell_keeps_where_it_came_from() {
    let of = |cell: &str| {
        let json = format!(r#"{{"schema": "gov-disclosure/report/v1", "cells": {{"requests.received.total": {cell}}}}}"#);
        let total = Field::from_id("requests.received.total").unwrap();
        Report::from_json(&json).map(|report| report.cell(total).unwrap().clone())
    };
    let (read, computed, edited) = (Provenance::Read, Provenance::Computed, Provenance::Edited);
    for (cell, state, raw, provenance) in [
        (r#""12""#, State::Reported, Some("12"), read),
        (r#"{"state": "reported", "value": 12, "provenance": "computed"}"#, State::Reported, None, computed),
        (r#"{"value": "１２", "provenance": "edited"}"#, State::Reported, Some("１２"), edited),
        (r#"{"value": "", "provenance": "edited"}"#, State::Blank, None, edited),
        (r#"{"value": "/", "provenance": "edited"}"#, State::Placeholder, Some("/"), edited),
        (r#"{"value": "见附件", "provenance": "edited"}"#, State::Illegible, Some("见附件"), edited),
    ] {
        let cell_read = of(cell).unwrap();
        assert_eq!((cell_read.state, cell_read.raw.as_deref(), cell_read.provenance), (state, raw, provenance), "{cell}");
        assert_eq!(
            serde_json::to_string(&cell_read).unwrap().contains("provenance"),
            provenance != Provenance::Read,
            "JSON of what was read stays as it was"
        );
    }
    for cell in [
        r#"{"state": "blank", "provenance": "computed"}"#,
        r#"{"value": "见附件", "provenance": "computed"}"#,
        r#"{"state": "reported", "value": 3, "provenance": "guessed"}"#,
    ] {
        assert_eq!(of(cell).unwrap_err().code(), "malformed", "{cell}");
    }
}
