//! `--series`: many years of many agencies.

use std::fmt::Write;

use super::harness::{folder, lines, run, status, stderr, stdout};

#[test]
fn thousands_of_reports_of_hundreds_of_bodies_are_each_held_against_their_own() {
    let mut text = String::new();
    for body in 0..400 {
        for year in 2019..2024 {
            // The last year takes over one too many in every hundredth body.
            let taken = if year == 2023 && body % 100 == 0 { 6 } else { 5 };
            let line = format!(
                r#"{{"year": {year}, "agency": "禾{body}县林业局", "requests.carried_in.total": {taken}, "requests.carried_out.total": 5}}"#
            );
            writeln!(text, "{line}").unwrap();
        }
    }
    let files = folder(&[("all.jsonl", &text)]);
    let output = run(files.path(), &["check", "all.jsonl", "--series", "--select", "Y601", "--format", "json"]);
    assert_eq!(status(&output), 1, "{}", stderr(&output));
    let all: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let reports = all["reports"].as_array().unwrap();
    let found: Vec<usize> = (0..reports.len()).filter(|at| !reports[*at]["diagnostics"].as_array().unwrap().is_empty()).collect();
    assert_eq!((reports.len(), found), (2000, vec![4, 504, 1004, 1504]));
}

#[test]
fn how_many_reports_were_compared_is_told() {
    let year = |agency: &str, year: u16| format!(r#"{{"year": {year}, "agency": "{agency}", "requests.received.total": 5}}"#);
    let compared = [year("禾渡县林业局", 2023), year("禾渡县林业局", 2022), year("石桥县林业局", 2022)].join("\n");
    let apart = [year("禾渡县林业局", 2024), year("禾渡县林业局", 2022)].join("\n");
    let files = folder(&[("compared.jsonl", &compared), ("apart.jsonl", &apart)]);
    let output = run(files.path(), &["check", "compared.jsonl", "--series", "--lang", "en"]);
    assert!(stderr(&output).contains("1 of 3 reports compared with the same agency's report on the year before\n"), "{}", stderr(&output));
    let output = run(files.path(), &["check", "apart.jsonl", "--series", "--lang", "zh"]);
    assert!(stderr(&output).contains("2 份报告中，0 份与同一机关的上年报告作了核对\n"), "{}", stderr(&output));
}

#[test]
fn growth_is_that_of_the_same_body() {
    let year = |agency: &str, year: u16, received: u32| {
        format!(r#"{{"year": {year}, "agency": "{agency}", "requests.received.total": {received}}}"#)
    };
    let text = [year("禾渡县林业局", 2023, 30), year("石桥县林业局", 2022, 5), "{\"x\": ".to_owned(), year("禾渡县林业局", 2022, 20)];
    let files = folder(&[("all.jsonl", &text.join("\n"))]);
    let output = run(files.path(), &["indicators", "all.jsonl", "--series", "--format", "jsonl"]);
    assert_eq!(status(&output), 3);
    let records = lines(&output);
    assert_eq!(records.len(), 4, "in the order of the inputs, the failure in its place");
    let growth = records[0]["indicators"].as_array().unwrap().iter().find(|one| one["id"] == "request_growth").unwrap();
    assert_eq!((&growth["numerator"], &growth["denominator"]), (&10.into(), &20.into()), "{growth}");
}

/// A report of 2008 to 2018 as a page: the year and all years of what was disclosed, of requests and of replies.
fn page(year: u16, disclosed: (u32, u32), requests: (u32, u32), replies: (u32, u32)) -> String {
    let rows = [
        ("主动公开文件数", disclosed),
        ("其中：1.政府网站公开数", disclosed),
        ("2.政府公报公开数", (0, 0)),
        ("受理依申请公开信息总数", requests),
        ("其中：1.当面申请数", (0, 0)),
        ("2.网上申请数", requests),
        ("3.信函、传真申请数", (0, 0)),
        ("对申请的答复总数", replies),
        ("其中：1.同意公开答复数", replies),
        ("2.同意部分公开答复数", (0, 0)),
    ];
    let rows: String =
        rows.iter().map(|(label, (own, all))| format!("<tr><td>{label}</td><td>条</td><td>{own}</td><td>{all}</td></tr>")).collect();
    format!(
        "<h1>石桥县水利局{year}年政府信息公开工作年度报告</h1><p>一、概述</p><p>我局依法公开政府信息。</p><table><tr><td>指标名称</td>\
         <td>计量单位</td><td>{year}年度</td><td>历年累计</td></tr>{rows}</table><p>石桥县水利局</p><p>{}年1月20日</p>",
        year + 1
    )
}

/// What Y604 says in a run over files: the file, the severity, what is printed and what it should be.
fn running_totals(pages: &[(&str, &str)]) -> Vec<(String, String, i64, i64)> {
    let files = folder(pages);
    let names = pages.iter().map(|(name, _)| *name);
    let args: Vec<&str> =
        ["check", "--series", "--select", "Y604", "--min-severity", "info", "--format", "json"].into_iter().chain(names).collect();
    let all: serde_json::Value = serde_json::from_str(&stdout(&run(files.path(), &args))).unwrap();
    let found = all["reports"].as_array().unwrap().iter().flat_map(|report| {
        let name = report["source"]["name"].as_str().unwrap_or("").to_owned();
        let own = report["diagnostics"].as_array().unwrap().clone();
        own.into_iter().map(move |found| {
            let number = |key: &str| found[key].as_i64().unwrap();
            (name.clone(), found["severity"].as_str().unwrap().to_owned(), number("actual"), number("expected"))
        })
    });
    found.collect()
}

#[test]
fn totals_over_the_years_are_compared_between_the_files_of_a_run() {
    let first = page(2014, (210, 640), (5, 22), (5, 22));
    // 640 and 180 are 820; the requests go on.
    let broken = page(2015, (180, 830), (7, 29), (7, 29));
    let found = running_totals(&[("2014.html", &first), ("2015.html", &broken)]);
    let text = |name: &str| name.to_owned();
    assert_eq!(
        found,
        [(text("2015.html"), text("warning"), 830, 820), (text("2015.html"), text("warning"), 830, 820)],
        "total and website"
    );
    // The year after goes on from what was printed, or starts anew, which is no error; the order of the files does not matter.
    let goes_on = page(2016, (90, 920), (4, 33), (4, 33));
    let anew = page(2016, (90, 90), (4, 4), (4, 4));
    assert_eq!(running_totals(&[("2016.html", &goes_on), ("2014.html", &first), ("2015.html", &broken)]).len(), 2);
    let found = running_totals(&[("2014.html", &first), ("2015.html", &broken), ("2016.html", &anew)]);
    let resets: Vec<_> =
        found.iter().filter(|(name, ..)| name == "2016.html").map(|(_, severity, actual, _)| (severity.as_str(), *actual)).collect();
    assert_eq!(resets, [("info", 90), ("info", 90), ("info", 4), ("info", 4), ("info", 4), ("info", 4)]);
    // A year that is missing breaks the chain: nothing is compared.
    assert!(running_totals(&[("2014.html", &first), ("2016.html", &anew)]).is_empty());
}
