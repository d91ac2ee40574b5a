//! `check`: statuses, filters, languages, inputs.

use std::fs;
use std::path::Path;

use super::harness::{broken, clean, example, examples, folder, lacking, run, run_on, run_with, status, stderr, stdout};

/// The rules of the findings that are printed, in their order.
fn rules(printed: &str) -> Vec<&str> {
    let heads = printed.lines().filter(|line| ["error[", "warning[", "info["].iter().any(|start| line.starts_with(start)));
    heads.map(|line| &line[line.find('[').unwrap() + 1..line.find(']').unwrap()]).collect()
}

fn checked(folder: &Path, args: &[&str]) -> (i32, Vec<String>) {
    let output = run(folder, &[&["check"], args].concat());
    (status(&output), rules(&stdout(&output)).into_iter().map(str::to_owned).collect())
}

#[test]
fn the_status_is_that_of_the_worst_finding_against_fail_on() {
    let files = folder(&[("clean.html", &clean()), ("error.html", &broken()), ("warning.html", &lacking())]);
    let of = |file: &str, fail_on: &str| status(&run(files.path(), &["check", file, "--select", "A,S", "--fail-on", fail_on]));
    let statuses =
        ["error", "warning", "info", "never"].map(|fail_on| ["clean.html", "warning.html", "error.html"].map(|f| of(f, fail_on)));
    assert_eq!(statuses, [[0, 0, 1], [0, 1, 1], [0, 1, 1], [0, 0, 0]]);
    assert_eq!(status(&run(files.path(), &["check", "error.html"])), 1, "errors fail by default");
    assert_eq!(status(&run(files.path(), &["check", "."])), 1);
}

#[test]
fn the_first_that_holds_of_2_4_3_1_is_the_status() {
    let files = folder(&[("error.html", &broken()), ("none/readme.rst", "x"), ("junk/a.txt", "今天天气很好")]);
    let of = |args: &[&str]| status(&run(files.path(), &[&["check"], args].concat()));
    assert_eq!(of(&["error.html", "junk"]), 3, "a failure goes before findings");
    assert_eq!(of(&["error.html", "missing.html"]), 3);
    assert_eq!(of(&["none"]), 4);
    assert_eq!(of(&["none", "--select", "Q1"]), 2, "usage goes before no input");
    assert_eq!(of(&[]), 2);
    assert_eq!(of(&["error.html", "--format", "xml"]), 2);
    assert_eq!(of(&["error.html", "--lang", "fr"]), 2);
    assert_eq!(of(&["error.html", "--year", "1999"]), 2);
    assert_eq!(of(&["error.html", "-o", "error.html"]), 2, "an input is never overwritten");
    assert_eq!(fs::read_to_string(files.path().join("error.html")).unwrap(), broken());
    assert_eq!(of(&["junk", "--fail-on", "never"]), 3, "never is about findings, not about files");
}

#[test]
fn a_bad_file_in_a_folder_loses_nothing() {
    let files = folder(&[("a.html", &broken()), ("b.txt", "今天天气很好"), ("c.html", &clean()), ("d.png", "x"), ("e.json", "{\"x\": 1}")]);
    let output = run(files.path(), &["check", ".", "--lang", "en", "--select", "A"]);
    assert_eq!((status(&output), rules(&stdout(&output))), (3, vec!["A401", "A403"]));
    assert!(stdout(&output).contains("./a.html: 2 errors, 0 warnings\n"), "{}", stdout(&output));
    assert!(stdout(&output).contains("./c.html: nothing found\n"));
    assert!(stderr(&output).contains("./b.txt: not-a-report: no part of an annual report was found"));
    assert!(
        stderr(&output).contains("2 reports, ") && stderr(&output).contains("1 file gave no report, 2 passed over"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn rules_are_selected_and_ignored_by_id_beginning_or_name() {
    let files = folder(&[("a.html", &broken().replace("<h2>五、存在的主要问题及改进情况</h2>", ""))]);
    let of = |args: &[&str]| checked(files.path(), &[&["a.html"], args].concat());
    assert_eq!(of(&["--select", "A,S101"]), (1, ["A401", "A403", "S101"].map(str::to_owned).to_vec()));
    assert_eq!(of(&["--select", "A403"]).1, ["A403"]);
    assert_eq!(of(&["--select", "a403"]).1, ["A403"]);
    assert_eq!(of(&["--select", "row-total"]).1, ["A403"]);
    assert_eq!(of(&["--select", "A40,S", "--ignore", "A403"]).1, ["A401", "S101"]);
    assert_eq!(of(&["--select", "S"]), (0, vec!["S101".to_owned()]), "what is not selected does not fail the run");
    assert_eq!(of(&["--select", "A", "--ignore", "A"]), (0, vec![]));
    let output = run(files.path(), &["check", "a.html", "--select", "row-totl"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("the nearest is A403 row-total"), "{}", stderr(&output));
}

#[test]
fn severities_and_confidences_below_the_least_are_not_shown_and_do_not_count() {
    let files = folder(&[("a.html", &lacking())]);
    let of = |args: &[&str]| checked(files.path(), &[&["a.html", "--select", "S101"], args].concat());
    assert_eq!(of(&["--fail-on", "warning"]).0, 1);
    assert_eq!(of(&["--fail-on", "warning", "--min-severity", "error"]), (0, vec![]));
    assert_eq!(of(&["--min-confidence", "high"]).1, ["S101"], "a missing heading leaves no doubt");

    // A report from elsewhere says itself how sure it is.
    let json = r#"{"schema": "gov-disclosure/report/v1", "cells": {}, "diagnostics": [{"rule": "R003", "name": "loose-label",
        "severity": "error", "confidence": "medium", "fields": [], "locations": [], "message": {"zh": "一", "en": "one"}}]}"#;
    let of = |least: &str| status(&run_on(json.as_bytes(), &["check", "-", "--min-confidence", least]));
    assert_eq!(["low", "medium", "high"].map(of), [1, 1, 0]);
}

#[test]
fn infos_are_counted_and_shown_when_asked_for() {
    let blank = clean().replace("<td>2837</td>", "<td></td>");
    let files = folder(&[("a.html", &blank)]);
    let output = run(files.path(), &["check", "a.html", "--lang", "en", "--select", "V304"]);
    let shown = rules(&stdout(&output)).len();
    assert!(stderr(&output).contains("not shown, of lower severity: 1; --min-severity info shows all"), "{}", stderr(&output));
    let (code, all) = checked(files.path(), &["a.html", "--select", "V304", "--min-severity", "info"]);
    assert_eq!((code, all.len()), (0, shown + 1));
    assert_eq!(checked(files.path(), &["a.html", "--select", "V304", "--fail-on", "info"]), (1, all), "what fails a run is shown");
}

#[test]
fn messages_are_in_the_languages_asked_for() {
    let files = folder(&[("a.html", &broken())]);
    let zh = "表三“一、本年新收政府信息公开申请数量”行：总计为 2873，各项之和为 2837";
    let en = "the total is 2873, its parts add up to 2837";
    let said = |lang: &[&str]| {
        let output = run(files.path(), &[&["check", "a.html", "--select", "A403"], lang].concat());
        (stdout(&output), stderr(&output))
    };
    let (both, both_told) = said(&[]);
    assert!(both.find(zh).unwrap() < both.find(en).unwrap());
    assert!(both_told.contains("1 份报告") && both_told.contains("1 report"));
    let (other, _) = said(&["--lang", "en,zh"]);
    assert!(other.find(en).unwrap() < other.find(zh).unwrap());
    let (only, reported) = said(&["--lang", "zh"]);
    assert!(only.contains(zh) && !only.contains(en) && only.contains("可信度高"));
    assert!(!only.contains("confidence") && reported.contains("1 份报告") && !reported.contains("reports"));
    let (only, reported) = said(&["--lang", "en"]);
    assert!(!only.contains(zh) && only.contains(en) && !only.contains("可信度"));
    assert!(!reported.contains("份报告"));
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let files = folder(&[("a.html", &broken())]);
    let args = ["check", "a.html"];
    assert!(!stdout(&run(files.path(), &args)).contains('\u{1b}'), "a pipe is no terminal");
    let forced = run_with(files.path(), &args, &[("CLICOLOR_FORCE", "1")]);
    assert!(stdout(&forced).contains("\u{1b}["));
    let refused = run_with(files.path(), &args, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]);
    assert!(!stdout(&refused).contains('\u{1b}'));
    let to_file = run_with(files.path(), &[&args[..], &["-o", "out.txt"]].concat(), &[("CLICOLOR_FORCE", "1")]);
    assert_eq!((status(&to_file), stdout(&to_file).as_str()), (1, ""));
    let written = fs::read_to_string(files.path().join("out.txt")).unwrap();
    assert!(rules(&written).contains(&"A403") && !written.contains('\u{1b}'));
}

#[test]
fn standard_input_is_a_copy_or_json() {
    let output = run_on(broken().as_bytes(), &["check", "-", "--select", "A403"]);
    assert_eq!(status(&output), 1);
    assert!(stdout(&output).contains("--> -:44:118\n"), "{}", stdout(&output));
    let output = run_on(b"{\"requests.received.research\": -4}", &["check", "-"]);
    assert_eq!((status(&output), rules(&stdout(&output))), (1, vec!["V303"]));
}

#[test]
fn overrides_hold_for_copies_and_json() {
    let output = run(&examples(), &["check", "html-clean.html", "--year", "2020", "--select", "S301", "--fail-on", "warning"]);
    assert_eq!((status(&output), rules(&stdout(&output))), (1, vec!["S301"]), "the form of 2021 in a report for 2020");
    let output = run_on(b"{\"requests.received.total\": 4}", &["check", "-", "--format", "json", "--year", "2020", "--agency", "某局"]);
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&record["reports"][0]["meta"]["year"], &record["reports"][0]["meta"]["agency"]), (&2020.into(), &"某局".into()));
}

#[test]
fn several_years_keep_the_order_of_the_inputs() {
    let flat = |year: u16| format!("{{\"year\": {year}, \"agency\": \"青岫市人民政府\", \"requests.received.total\": 1}}");
    let files = folder(&[("2023.json", &flat(2023)), ("2022.html", &clean()), ("bad.html", "x"), ("2021.txt", &example("text-cells.txt"))]);
    let args = ["check", "--series", "2023.json", "bad.html", "2022.html", "2021.txt", "--format", "json"];
    let output = run(files.path(), &args);
    assert_eq!(status(&output), 3);
    let all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<&str> = all["reports"].as_array().unwrap().iter().map(|r| r["source"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["2023.json", "bad.html", "2022.html", "2021.txt"]);
}
