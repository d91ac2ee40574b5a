//! SARIF, compared with the official schema.
//!
//! `sarif-schema-2.1.0.json` is the OASIS schema as the crate serde-sarif 0.8.0 (MIT) carries it.

use serde_json::Value;

use super::harness::{broken, clean, examples, folder, run, run_on, status};

/// The log of a run, valid by the schema.
fn log(output: &std::process::Output) -> Value {
    let mut schema: Value = serde_json::from_str(include_str!("sarif-schema-2.1.0.json")).unwrap();
    // Its pattern has a bracket too many, which validators refuse; no run here names a language.
    for holder in ["run", "toolComponent"] {
        let language = schema["definitions"][holder]["properties"]["language"].as_object_mut().unwrap();
        assert_eq!(language.remove("pattern").unwrap(), "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$");
    }
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    let errors: Vec<String> = validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).take(3).collect();
    assert!(errors.is_empty(), "{errors:?}");
    log
}

#[test]
fn results_have_their_rule_places_and_facts() {
    let files = folder(&[("报告 一/甲:乙.html", &broken())]);
    let output = run(files.path(), &["check", ".", "--format", "sarif", "--lang", "zh", "--select", "A403"]);
    assert_eq!(status(&output), 1);
    let log = log(&output);
    assert_eq!((&log["version"], log["runs"].as_array().unwrap().len()), (&"2.1.0".into(), 1));
    let run = &log["runs"][0];
    let [result] = run["results"].as_array().unwrap().as_slice() else { panic!("one result: {}", run["results"]) };
    assert_eq!((&result["ruleId"], &result["level"]), (&"A403".into(), &"error".into()));
    let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!((&rule["id"], &rule["name"]), (&"A403".into(), &"row-total".into()));
    assert!(result["message"]["text"].as_str().unwrap().starts_with("表三“一、本年新收政府信息公开申请数量”行：总计为 2873"));
    let place = &result["locations"][0]["physicalLocation"];
    // UTF-8 of 报告 一 and of 甲:乙, by hand.
    assert_eq!(place["artifactLocation"]["uri"], "./%E6%8A%A5%E5%91%8A%20%E4%B8%80/%E7%94%B2%3A%E4%B9%99.html");
    let region = &place["region"];
    let numbers = ["startLine", "startColumn", "endLine", "endColumn"].map(|key| region[key].as_u64().unwrap());
    assert_eq!(numbers, [44, 118, 44, 122], "four digits; the end is behind the last");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(result["properties"]["confidence"], "high");
    assert_eq!((&result["properties"]["expected"], &result["properties"]["actual"]), (&2837.into(), &2873.into()));
    assert_eq!(result["properties"]["fields"].as_array().unwrap().len(), 7);
}

#[test]
fn failures_are_notifications_and_clean_runs_have_no_results() {
    let files = folder(&[("clean.html", &clean()), ("b.txt", "今天天气很好"), ("c.rtf", "{\\rtf1")]);
    let output = run(files.path(), &["check", "clean.html", "b.txt", "c.rtf", "--format", "sarif"]);
    assert_eq!(status(&output), 3);
    let log = log(&output);
    assert_eq!(log["runs"][0]["results"], Value::Array(vec![]));
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let reported: Vec<(&str, &str)> = invocation["toolExecutionNotifications"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| {
            (n["descriptor"]["id"].as_str().unwrap(), n["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap())
        })
        .collect();
    assert_eq!(reported, [("not-a-report", "b.txt"), ("unknown-format", "c.rtf")]);
}

#[test]
fn every_example_and_json_gives_a_valid_log() {
    let output = run(&examples(), &["check", ".", "--format", "sarif"]);
    let all = log(&output);
    assert_eq!(all["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), gov_disclosure::rules().len());
    for result in all["runs"][0]["results"].as_array().unwrap() {
        let rule = &all["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    let foreign = r#"{"schema": "gov-disclosure/report/v1", "source": {"name": "/数据/a b.html"}, "cells": {"requests.received.research":
        {"state": "reported", "value": -4, "location": {"byte": [0, 2], "line": 3, "column": 4}}}, "diagnostics": [{"rule": "Z999",
        "name": "of-others", "severity": "info", "confidence": "low", "fields": [], "locations": [{"byte": [9, 1], "line": 7, "column": 2}],
        "message": {"zh": "一", "en": "one"}}]}"#;
    let log = log(&run_on(foreign.as_bytes(), &["check", "-", "--format", "sarif"]));
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.iter().map(|r| r["level"].as_str().unwrap()).collect::<Vec<_>>(), ["error", "note"]);
    let place = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "file:///%E6%95%B0%E6%8D%AE/a%20b.html");
    assert_eq!((&place["region"]["startLine"], &place["region"]["endColumn"]), (&7.into(), &Value::Null), "there is no text to count in");
}
