//! What files say and how they are called is shown, never obeyed: by terminals, by logs, by spreadsheets.

use std::fs;

use calamine::{Data, Reader, Xlsx, open_workbook};

use super::harness::{clean, folder, run, run_on, status, stderr, stdout};

/// Whether a terminal or a log of GitHub would act on some of this.
fn acts(printed: &str) -> bool {
    let control = |c: char| c.is_control() && c != '\n';
    printed.chars().any(control)
        || printed.chars().any(|c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        || printed.lines().any(|line| line.trim_start().starts_with("::") && line.contains("injected"))
        || printed.contains("##[")
}

/// A page whose agency, first total and title carry what a terminal would obey.
fn hostile() -> String {
    clean().replace("<td>2837</td>", "<td>28&#27;]0;pwned&#7;37\u{9b}2J</td>").replace("青岫市人民政府", "青岫&#27;[31m市\u{202e}人民政府")
}

#[test]
#[cfg(unix)]
fn names_of_files_and_members_are_shown_on_one_line() {
    let files = folder(&[
        ("a\n::error::injected.html", "x"),
        ("b\u{1b}[31m.html", "x"),
        ("::error::injected.html", "x"),
        ("c##[add-mask]injected.png", "x"),
        ("d\u{202e}lmth.html", &clean()),
    ]);
    for args in [
        ["extract", ".", "--format", "table"].as_slice(),
        &["extract", ".", "--format", "csv", "--explain"],
        &["check", "."],
        &["check", ".", "--min-severity", "info"],
        &["extract", "::error::injected.html", "d\u{202e}lmth.html"],
    ] {
        let output = run(files.path(), args);
        assert!(!acts(&stderr(&output)), "{args:?}: {:?}", stderr(&output));
        if args[0] == "check" || args.contains(&"table") {
            assert!(!acts(&stdout(&output)), "{args:?}: {:?}", stdout(&output));
        }
    }
    let said = stderr(&run(files.path(), &["extract", "."]));
    assert!(said.contains("./a\\n::error::injected.html: not-a-report"), "{said}");
    assert!(said.contains("./b\\u{1b}[31m.html: "), "{said}");
}

#[test]
#[cfg(unix)]
fn annotations_are_one_line_each_and_only_ours() {
    let files = folder(&[("a\n::error::injected.html", "x"), ("b\u{1b}[31m.html", &hostile())]);
    let printed = stdout(&run(files.path(), &["check", ".", "--format", "github", "--min-severity", "info"]));
    // The file that is no report, and three findings on the other.
    assert_eq!(printed.lines().count(), 4, "{printed}");
    assert!(!printed.chars().any(|c| c.is_control() && c != '\n'), "{printed:?}");
    assert!(printed.lines().all(|line| ["::error ", "::warning ", "::notice "].iter().any(|start| line.starts_with(start))), "{printed}");
}

#[test]
fn content_is_shown_in_tables_findings_explanations_and_forms() {
    let files = folder(&[("a.html", &hostile())]);
    for args in [
        ["extract", "a.html", "--format", "table"].as_slice(),
        &["extract", "a.html", "--format", "csv", "--explain"],
        &["check", "a.html", "--min-severity", "info"],
        &["render", "a.html", "--to", "txt"],
        &["render", "a.html", "--to", "md"],
    ] {
        let output = run(files.path(), args);
        assert!(!acts(&stderr(&output)), "{args:?}: {:?}", stderr(&output));
        if !args.contains(&"csv") {
            assert!(!acts(&stdout(&output)), "{args:?}: {:?}", stdout(&output));
        }
    }
}

#[test]
fn a_report_from_elsewhere_cannot_speak_to_the_log() {
    let report = |rule: &str| {
        r#"{"schema": "gov-disclosure/report/v1", "source": {"name": "::error::injected"}, "cells": {}, "diagnostics": [{"rule": "RULE",
            "name": "::error::injected", "severity": "error", "confidence": "high", "fields": [], "locations": [],
            "message": {"zh": "一\n::error::injected\u001b[31m", "en": "::error::injected"}}]}"#
            .replace("RULE", rule)
    };
    // One with the id of a rule is shown; one without is refused, with its words.
    for (rule, status) in [("R001", 1), ("::error::injected\\n::error::injected\\u001b[31m", 3)] {
        for format in ["plain", "github"] {
            let output = run_on(report(rule).as_bytes(), &["check", "-", "--format", format]);
            assert_eq!(output.status.code(), Some(status), "{:?}", stderr(&output));
            let forged = |line: &str| line.trim_start().starts_with("::error::");
            for text in [stdout(&output), stderr(&output)] {
                assert!(!text.contains('\u{1b}') && !text.lines().any(forged), "{rule}, {format}: {text:?}");
            }
        }
    }
}

/// A report whose texts are formulas.
const FORMULAS: &str = r#"{"schema": "gov-disclosure/report/v1", "source": {"name": "=cmd|' /C calc'!A0"}, "meta": {"year": 2023, "agency": "@SUM(1+1)"},
    "cells": {"requests.received.total": {"state": "illegible", "raw": "=1+1"}, "requests.received.research": {"state": "reported", "value": -4, "raw": "-4"},
    "requests.received.enterprise": {"state": "placeholder", "raw": "-"}}}"#;

#[test]
fn csv_carries_no_formula_unless_it_is_to_be_exact() {
    let of = |exact: &[&str]| {
        let output = run_on(FORMULAS.as_bytes(), &[&["indicators", "-"], exact].concat());
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
        let row = reader.records().next().unwrap().unwrap();
        [row[0].to_owned(), row[1].to_owned()]
    };
    assert_eq!(of(&[]), ["'=cmd|' /C calc'!A0", "'@SUM(1+1)"]);
    assert_eq!(of(&["--exact-text"]), ["=cmd|' /C calc'!A0", "@SUM(1+1)"]);
    assert_eq!(status(&run_on(FORMULAS.as_bytes(), &["indicators", "-", "--exact-text", "--format", "jsonl"])), 2);
}

#[test]
fn cells_as_written_carry_no_formula_in_csv_and_xlsx() {
    let page = clean().replace("<td>2837</td>", "<td>=1+1</td>");
    let files = folder(&[("a.html", &page)]);
    let rows = |args: &[&str]| {
        let output = run(files.path(), &[&["extract", "a.html", "--agency", "+甲", "--format", "csv"], args].concat());
        let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
        reader.records().map(Result::unwrap).collect::<Vec<_>>()
    };
    let (safe, exact) = (rows(&[]), rows(&["--exact-text"]));
    let raws = |rows: &[csv::StringRecord]| rows.iter().map(|row| row[9].to_owned()).filter(|raw| raw.contains('=')).collect::<Vec<_>>();
    assert_eq!((raws(&safe), raws(&exact)), (vec!["'=1+1".to_owned()], vec!["=1+1".to_owned()]));
    assert_eq!((&safe[0][1], &exact[0][1]), ("'+甲", "+甲"));
    assert_eq!(safe.len(), exact.len());
    let wide = stdout(&run(files.path(), &["extract", "a.html", "--agency", "+甲", "--wide"]));
    assert!(wide.lines().nth(1).unwrap().starts_with("a.html,'+甲,2022,"), "{wide}");

    assert_eq!(status(&run(files.path(), &["extract", "a.html", "--agency", "+甲", "-o", "a.xlsx"])), 0);
    let mut book: Xlsx<_> = open_workbook(files.path().join("a.xlsx")).unwrap();
    assert!(book.worksheet_formula("cells").unwrap().is_empty(), "no cell is a formula");
    let cells = book.worksheet_range("cells").unwrap();
    assert!(cells.rows().any(|row| row[9] == Data::String("=1+1".into())), "text stays as it was");
}

#[test]
fn what_was_disarmed_is_rendered_as_it_was() {
    let page = clean().replace("<td>2837</td>", "<td>=1+1</td>");
    let files = folder(&[("a.html", &page)]);
    let csv = stdout(&run(files.path(), &["extract", "a.html", "--format", "csv"]));
    fs::write(files.path().join("a.csv"), csv).unwrap();
    let of = |file: &str| stdout(&run(files.path(), &["render", file, "--to", "txt"]));
    let tables = |text: &str| text.lines().filter(|line| line.contains("本年新收")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(tables(&of("a.csv")), tables(&of("a.html")));
}

#[test]
fn a_page_and_a_workbook_of_the_form_hold_text_as_text() {
    let files = folder(&[("a.json", FORMULAS)]);
    assert_eq!(status(&run(files.path(), &["render", "a.json", "-o", "a.xlsx"])), 0);
    let mut book: Xlsx<_> = open_workbook(files.path().join("a.xlsx")).unwrap();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.used_cells().all(|(_, _, formula)| !formula.contains("1+1") && !formula.contains("cmd")), "{name}");
    }
    let script = FORMULAS.replace("@SUM(1+1)", "<script>alert(1)</script>");
    let page = stdout(&run_on(script.as_bytes(), &["render", "-", "--to", "html"]));
    assert!(page.contains("&lt;script>alert") || page.contains("&lt;script&gt;alert"), "{page}");
    assert!(!page.contains("<script>alert"));
}
