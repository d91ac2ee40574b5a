//! Report JSON as an input of `check`, and as its output.

use super::harness::{broken, clean, examples, folder, lines, run, run_on, status, stderr, stdout};

fn reports(output: &std::process::Output) -> Vec<serde_json::Value> {
    let all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    all["reports"].as_array().unwrap().clone()
}

#[test]
fn json_holds_the_canonical_report() {
    let extracted = run(&examples(), &["extract", "html-clean.html", "text-truncated.txt"]);
    let checked = run(&examples(), &["check", "html-clean.html", "text-truncated.txt", "--format", "json"]);
    let inner = stdout(&checked);
    let inner = inner.strip_prefix("{\"reports\":[\n").unwrap().strip_suffix("\n]}\n").unwrap();
    assert_eq!(inner.replace(",\n", "\n"), stdout(&extracted).trim_end(), "byte for byte what extract writes");
}

#[test]
fn what_extract_writes_is_checked_alike() {
    let files = folder(&[("a.html", &broken()), ("b.html", &clean()), ("c.txt", "今天天气很好")]);
    assert_eq!(status(&run(files.path(), &["extract", "a.html", "b.html", "c.txt", "-o", "all.jsonl"])), 3);
    let from_copies = run(files.path(), &["check", "a.html", "b.html", "c.txt", "--format", "json"]);
    let from_lines = run(files.path(), &["check", "all.jsonl", "--format", "json"]);
    assert_eq!((status(&from_copies), status(&from_lines)), (3, 3), "the failure record stays a failure");
    assert_eq!(stdout(&from_lines), stdout(&from_copies));
    std::fs::write(files.path().join("again.json"), stdout(&from_lines)).unwrap();
    let again = run(files.path(), &["check", "again.json", "--format", "json"]);
    assert_eq!(stdout(&again), stdout(&from_copies), "its own output is an input");
}

#[test]
fn without_a_source_the_fields_and_lines_are_told() {
    let line = lines(&run_on(broken().as_bytes(), &["extract", "-"]))[0].to_string();
    let output = run_on(line.as_bytes(), &["check", "-", "--select", "A403", "--lang", "en"]);
    let printed = stdout(&output);
    assert!(printed.contains(" --> -:44:118\n"), "{printed}");
    assert!(printed.contains("  = requests.received.enterprise = 583 (:44)\n") && printed.contains("requests.received.total = 2873 (:44)"));
    assert!(!printed.contains('^'));
    let printed = stdout(&run_on(line.as_bytes(), &["check", "-", "--select", "A403", "--lang", "zh"]));
    assert!(printed.contains("  = 一、本年新收政府信息公开申请数量·商业企业（requests.received.enterprise） = 583 (:44)\n"), "{printed}");
}

#[test]
fn every_kind_of_json_is_read() {
    let whole = lines(&run_on(broken().as_bytes(), &["extract", "-"]))[0].to_string();
    let cells = r#"{"schema": "gov-disclosure/report/v1", "cells": {"requests.received.research": -4}}"#;
    let flat = r#"{"year": 2023, "requests.received.research": -4}"#;
    let list = format!("[{flat},\n {cells}]");
    let files = folder(&[
        ("whole.json", &whole),
        ("cells.json", cells),
        ("flat.json", flat),
        ("list.json", &list),
        ("none.json", "[]"),
        ("flat.txt", flat),
    ]);
    let of = |name: &str| {
        let output = run(files.path(), &["check", name, "--format", "json", "--select", "A403,V303"]);
        let reports = reports(&output);
        let found =
            |r: &serde_json::Value| r["diagnostics"].as_array().unwrap().iter().map(|d| d["rule"].as_str().unwrap().to_owned()).collect();
        (status(&output), reports.iter().map(found).collect::<Vec<Vec<String>>>())
    };
    assert_eq!(of("whole.json"), (1, vec![vec!["A403".to_owned()]]));
    assert_eq!(of("cells.json"), (1, vec![vec!["V303".to_owned()]]));
    assert_eq!(of("flat.json"), (1, vec![vec!["V303".to_owned()]]));
    assert_eq!(of("flat.txt"), (1, vec![vec!["V303".to_owned()]]), "what it is is decided by its content");
    assert_eq!(of("list.json"), (1, vec![vec!["V303".to_owned()], vec!["V303".to_owned()]]));
    let output = run(files.path(), &["check", "none.json"]);
    assert_eq!(status(&output), 3);
    assert!(
        stderr(&output).contains("none.json: malformed: 这个 JSON 列表中没有报告 | this JSON list contains no report"),
        "{}",
        stderr(&output)
    );
    let names: Vec<String> = reports(&run(files.path(), &["check", "list.json", "--format", "json"]))
        .iter()
        .map(|r| r["source"]["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names, ["list.json#1", "list.json#2"]);
}

#[test]
fn a_broken_line_loses_no_other() {
    let good = r#"{"requests.received.total": 4}"#;
    let text = format!("{good}\n{{\"requests.received.total\": \n\n{{\"requests.recieved.total\": 4}}\n{good}\n");
    let files = folder(&[("a.jsonl", &text)]);
    let output = run(files.path(), &["check", "a.jsonl", "--format", "json"]);
    assert_eq!(status(&output), 3);
    let kinds: Vec<bool> = reports(&output).iter().map(|r| r["error"].is_object()).collect();
    assert_eq!(kinds, [false, true, true, false]);
    assert!(stderr(&output).contains("a.jsonl:2: malformed: ") && stderr(&output).contains("a.jsonl:4: malformed: "), "by its line");
    assert!(stderr(&output).contains("the nearest is requests.received.total"));
    let piped = run_on(text.as_bytes(), &["check", "-", "--format", "json"]);
    assert_eq!((status(&piped), reports(&piped).len()), (3, 4), "lines are seen without the name's ending");
    assert!(stderr(&piped).contains("-#2: malformed: "), "{}", stderr(&piped));
    let empty = folder(&[("a.jsonl", "\n\n")]);
    assert_eq!(status(&run(empty.path(), &["check", "a.jsonl"])), 3, "a file that is named gets a record");
}

#[test]
fn a_file_of_many_lines_streams_through() {
    let line = format!("{{\"requests.received.total\": 4,{}\"requests.received.research\": 4}}\n", " ".repeat(1 << 20));
    let files = folder(&[("a.jsonl", &line.repeat(130))]);
    let output = run(files.path(), &["check", "a.jsonl", "--lang", "en"]);
    assert_eq!(status(&output), 0, "130 MiB in all, a line at a time: {}", stderr(&output));
    assert!(stderr(&output).contains("130 reports, 260 values"));
}

#[test]
fn broken_json_is_a_failure_with_its_reason() {
    let of = |json: &str| {
        let output = run_on(json.as_bytes(), &["check", "-", "--lang", "en"]);
        assert_eq!((status(&output), stdout(&output).as_str()), (3, ""), "{json}");
        stderr(&output)
    };
    assert!(of(r#"{"requests.received.total": 1"#).contains("-: malformed: "));
    assert!(of(r#"{"requests.received.total": 1, "requests.received.total": 1}"#).contains("occurs twice"));
    assert!(of(r#"{"requests.received.total": NaN}"#).contains("line 1 column"));
    assert!(of(r#"{"title": "报告"}"#).contains("no field is called \"title\""));
    assert!(of(r#"{"schema": "gov-disclosure/report/v2", "cells": {}}"#).contains("must be gov-disclosure/report/v1"));
    assert!(of("[{\"a\": [[[[{}]]]]}]").contains("malformed"));
    let deep = format!("{{\"a\":{}", "[".repeat(200_000));
    assert!(of(&deep).contains("malformed"));
}

#[test]
fn a_folder_gives_the_json_that_speaks_of_the_form() {
    let files = folder(&[
        ("a.json", r#"{"requests.received.total": 4}"#),
        ("b.jsonl", "{\"requests.received.total\": 4}\n{\"requests.received.total\": 5}\n"),
        ("broken.json", r#"{"requests.received.total": "#),
        ("package.json", r#"{"name": "x", "version": "1"}"#),
        ("other.jsonl", "not json"),
    ]);
    let output = run(files.path(), &["check", "."]);
    assert_eq!(status(&output), 3);
    assert!(stderr(&output).contains("./broken.json: malformed"), "{}", stderr(&output));
    assert!(stderr(&output).contains("3 reports, 3 values") && stderr(&output).contains("1 file gave no report, 2 passed over"));
    assert_eq!(status(&run(files.path(), &["check", "package.json"])), 3, "a file that is named always gets a record");
    let only = folder(&[("package.json", "{}")]);
    let output = run(only.path(), &["check", "."]);
    assert_eq!(status(&output), 4);
    assert!(stderr(&output).contains("no input, 1 file passed over"), "{}", stderr(&output));
    assert_eq!(status(&run(files.path(), &["extract", "."])), 4, "extract reads copies only");
}

#[test]
fn json_in_another_encoding_is_decoded() {
    let (bytes, _, _) = encoding_rs::GB18030.encode("{\"agency\": \"青岫市林业和草原局政府信息公开\", \"requests.received.total\": 4}");
    let output = run_on(&bytes, &["check", "-", "--format", "json"]);
    assert_eq!(reports(&output)[0]["meta"]["agency"], "青岫市林业和草原局政府信息公开");
    let marked = [b"\xEF\xBB\xBF".as_slice(), b"{\"requests.received.total\": 4}"].concat();
    assert_eq!(status(&run_on(&marked, &["check", "-"])), 0);
}

/// What the check of sums says of suspects is not at hand here: a report from elsewhere brings its own.
#[test]
fn what_would_fit_is_told_in_words() {
    let json = r#"{"schema": "gov-disclosure/report/v1", "cells": {"requests.granted.enterprise": 0, "requests.granted.research": null},
        "diagnostics": [{"rule": "R003", "name": "loose-label", "severity": "error", "confidence": "high", "fields": [], "locations": [],
        "suspects": [[{"field": "requests.granted.enterprise", "value": 2}],
        [{"field": "requests.granted.research", "value": 1}, {"field": "requests.granted.total", "value": 5}]],
        "message": {"zh": "一", "en": "one"}}]}"#;
    let zh = [
        "若 requests.granted.enterprise“（一）予以公开·商业企业”为 2（现为 0），全部勾稽关系成立",
        "若 requests.granted.research“（一）予以公开·科研机构”为 1（现为 空白），且 requests.granted.total“（一）予以公开·总计”为 5（现为 缺失），全部勾稽关系成立",
    ];
    let en = [
        "if requests.granted.enterprise is 2 (now 0), every sum holds",
        "if requests.granted.research is 1 (now blank) and requests.granted.total is 5 (now absent), every sum holds",
    ];
    for format in ["plain", "github", "sarif"] {
        let output = run_on(json.as_bytes(), &["check", "-", "--format", format, "--select", "R003"]);
        for line in zh.iter().chain(&en) {
            assert!(stdout(&output).contains(line), "{format}: {line}\n{}", stdout(&output));
        }
    }
}

/// Each report of a list is read and checked, so a file of a few megabytes would take seconds; lines are inputs each.
#[test]
fn a_list_of_more_reports_than_a_file_may_hold_is_refused_and_lines_are_not() {
    let one = "{\"year\":2023,\"requests.received.total\":1}";
    let files = folder(&[("many.json", &format!("[{}]", vec![one; 60_000].join(","))), ("some.jsonl", &format!("{one}\n").repeat(40))]);
    let output = run(files.path(), &["check", "many.json", "some.jsonl", "--format", "json", "--errors", "errors.jsonl"]);
    assert_eq!((status(&output), reports(&output).len()), (3, 41));
    assert_eq!(reports(&output)[0]["error"]["code"], "limit-exceeded");
    assert!(stderr(&output).contains("many.json: limit-exceeded: ") && stderr(&output).contains(".jsonl"), "{}", stderr(&output));
}

/// The places of its members would take ten times what a list of the shortest takes.
#[test]
fn a_list_of_the_shortest_members_and_as_many_lines_are_refused() {
    let files = folder(&[("list.json", &format!("[{}{{}}]", "{},".repeat(400_000))), ("lines.json", &"{}\n".repeat(400_000))]);
    let output = run(files.path(), &["check", "list.json", "lines.json", "--format", "json"]);
    let codes: Vec<_> = reports(&output).iter().map(|report| report["error"]["code"].clone()).collect();
    assert_eq!((status(&output), codes), (3, vec!["limit-exceeded".into(), "limit-exceeded".into()]));
}
