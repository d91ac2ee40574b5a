//! Errors that real tables of 2008 to 2018 have, in tables of invented agencies with the same figures: each is found, and nothing else is
//! called an error.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Diagnostic, Report, Severity, check, check_series, parse};

/// The rows of the Fujian form of 2014.
const ROWS: &[(&str, &str, &str)] = &[
    ("disclosed", "主动公开文件数", "条"),
    ("website", "其中：1.政府网站公开数", "条"),
    ("gazette", "2.政府公报公开数", "条"),
    ("requests", "受理依申请公开信息总数", "条"),
    ("in_person", "其中：1.当面申请数", "条"),
    ("online", "2.网上申请数", "条"),
    ("letter", "3.信函、传真申请数", "条"),
    ("replies", "对申请的答复总数", "条"),
    ("granted", "其中：1.同意公开答复数", "条"),
    ("partly", "2.同意部分公开答复数", "条"),
    ("denied", "3.不予公开答复数", "条"),
    ("other", "4.其他类型答复数", "条"),
    ("appeals", "接受行政申诉、举报数", "件"),
    ("reviews", "行政复议数", "件"),
    ("suits", "行政诉讼数", "件"),
];

/// A row, its value of the year and its value over the years.
type Row = (&'static str, i64, i64);

/// The report of a year with these rows; the others are zero.
fn report(year: u16, rows: &[Row], between: &str) -> Report {
    let rows: String = ROWS
        .iter()
        .map(|(id, label, unit)| {
            let (_, own, all) = rows.iter().find(|row| row.0 == *id).copied().unwrap_or(("", 0, 0));
            format!("{between}{label}{between}{unit}{between}{own}{between}{all}")
        })
        .collect();
    let heads = ["指标名称", "计量单位", &format!("{year}年度"), "历年累计"].join(between);
    let text = format!("禾渡县环境局{year}年政府信息公开工作年度报告\n一、概述\n本局依法公开政府信息。\n附表 {heads}{rows} 禾渡县环境局");
    check(parse(text.as_bytes(), &Default::default()).unwrap())
}

fn errors(report: &Report) -> Vec<&Diagnostic> {
    report.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect()
}

fn numbers(found: &[&Diagnostic]) -> Vec<(String, i64, i64)> {
    found.iter().map(|own| (own.rule.to_string(), own.actual.unwrap(), own.expected.unwrap())).collect()
}

#[test]
fn requests_that_are_not_the_sum_of_their_channels_are_an_error_in_both_columns() {
    let rows = [
        ("requests", 13, 36),
        ("in_person", 0, 5),
        ("online", 2, 6),
        ("letter", 9, 23),
        ("replies", 13, 36),
        ("granted", 3, 8),
        ("other", 10, 28),
    ];
    let own = report(2018, &rows, " ");
    assert_eq!(numbers(&errors(&own)), [("A431".to_owned(), 13, 11), ("A431".to_owned(), 36, 34)]);
}

#[test]
fn replies_of_zero_beside_an_outcome_are_an_error_apart_and_run_together() {
    let rows = [("disclosed", 181, 1568), ("website", 181, 1568), ("requests", 1, 3), ("letter", 1, 3), ("granted", 1, 3)];
    for between in [" ", ""] {
        let own = report(2018, &rows, between);
        assert_eq!(numbers(&errors(&own)), [("A431".to_owned(), 0, 1), ("A431".to_owned(), 0, 3)], "between {between:?}");
    }
}

#[test]
fn replies_over_the_years_that_are_less_than_their_outcomes_are_an_error_in_that_column_alone() {
    let rows = [("requests", 0, 2), ("in_person", 0, 2), ("replies", 0, 1), ("granted", 0, 1), ("other", 0, 1)];
    let own = report(2018, &rows, " ");
    assert_eq!(numbers(&errors(&own)), [("A431".to_owned(), 1, 2)]);
}

#[test]
fn channels_of_disclosure_that_are_fewer_than_the_total_are_no_error() {
    for (all, website, gazette) in [(2026, 1795, 0), (1853, 1713, 7), (457, 320, 0)] {
        let own = report(2016, &[("disclosed", all, all), ("website", website, website), ("gazette", gazette, gazette)], " ");
        assert!(errors(&own).is_empty() && own.diagnostics.iter().all(|found| !found.rule.starts_with("A43")), "{:?}", own.diagnostics);
    }
}

/// What Y604 says of a row in the second of two years: the severity, what is printed, and what it should be.
fn running(before: (u16, &[Row]), after: (u16, &[Row])) -> Vec<(Severity, i64, i64)> {
    let reports = check_series(&[report(before.0, before.1, " "), report(after.0, after.1, " ")]);
    let found = reports[1].diagnostics.iter().filter(|found| found.rule == "Y604");
    found.map(|own| (own.severity, own.actual.unwrap(), own.expected.unwrap())).collect()
}

#[test]
fn totals_over_the_years_that_do_not_go_on_are_said() {
    for (before, added, printed) in [(1516, 739, 4359), (4359, 72804, 76424), (370, 457, 837), (837, 389, 1176), (1294, 626, 2027)] {
        let found = running((2016, &[("disclosed", before, before)]), (2017, &[("disclosed", added, printed)]));
        assert_eq!(found, [(Severity::Warning, printed, before + added)]);
    }
}

#[test]
fn totals_that_start_anew_are_said_to_and_are_no_error() {
    let found = running((2016, &[("disclosed", 3460, 85376)]), (2017, &[("disclosed", 2122, 10037)]));
    assert_eq!(found, [(Severity::Info, 10037, 87498)]);
    // Requests and replies alike.
    let before = [("requests", 1, 1), ("letter", 1, 1), ("replies", 1, 3), ("granted", 1, 3)];
    let found = running((2015, &before), (2016, &[]));
    assert!(found.len() == 4 && found.iter().all(|(severity, actual, _)| (*severity, *actual) == (Severity::Info, 0)), "{found:?}");
}

#[test]
fn totals_that_go_on_say_nothing() {
    for (before, added) in [(0, 21), (21, 7), (9, 14), (23, 13), (5, 2)] {
        let rows = |own: i64, all: i64| [("requests", own, all), ("online", own, all), ("replies", own, all), ("granted", own, all)];
        let found = running((2016, &rows(before, before)), (2017, &rows(added, before + added)));
        assert!(found.is_empty(), "{before} {added}: {found:?}");
    }
}
