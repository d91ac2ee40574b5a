//! `extract`: formats, statuses and overrides.

use std::fs;

use super::harness::{examples, lines, run, run_on, status, stderr};

/// Good files around a dangling link, a file of another kind and one that is no report.
fn mixed_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(examples().join("text-cells.txt"), folder.path().join("a.txt")).unwrap();
    fs::copy(examples().join("html-clean.html"), folder.path().join("d.html")).unwrap();
    fs::write(folder.path().join("c.txt"), "今天天气很好").unwrap();
    fs::write(folder.path().join("picture.png"), "x").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/nonexistent/report.txt", folder.path().join("b.txt")).unwrap();
    folder
}

#[test]
#[cfg(unix)]
fn one_bad_input_never_loses_the_others() {
    let folder = mixed_folder();
    let output = run(folder.path(), &["extract", "."]);
    assert_eq!(status(&output), 3);
    let records: Vec<(String, String)> = lines(&output)
        .iter()
        .map(|r| (r["source"]["name"].as_str().unwrap().to_owned(), r["error"]["code"].as_str().unwrap_or("report").to_owned()))
        .collect();
    // A link to nothing is no file: it is passed over, and said.
    let expected = [("./a.txt", "report"), ("./c.txt", "not-a-report"), ("./d.html", "report")];
    assert_eq!(records, expected.map(|(name, code)| (name.to_owned(), code.to_owned())));
    let reported = stderr(&output);
    assert!(reported.contains("1 file gave no report, 2 passed over"), "{reported}");
}

#[test]
fn statuses_tell_usage_from_no_input() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(status(&run(folder.path(), &["extract", "."])), 4);
    assert_eq!(status(&run(folder.path(), &["extract"])), 2);
    assert_eq!(status(&run(folder.path(), &["extract", ".", "--format", "xml"])), 2);
    fs::copy(examples().join("text-cells.txt"), folder.path().join("a.txt")).unwrap();
    assert_eq!(status(&run(folder.path(), &["extract", "a.txt", "-o", "a.docx"])), 2);
    assert_eq!(status(&run(folder.path(), &["extract", "a.txt", "--wide", "--format", "jsonl"])), 2);
    assert_eq!(status(&run(folder.path(), &["extract", "a.txt", "-o", "./a.txt", "--format", "csv"])), 2);
    assert_eq!(status(&run(folder.path(), &["extract", "missing.txt"])), 3);
    assert_eq!(status(&run(folder.path(), &["extract", "a.txt"])), 0);
}

#[test]
fn standard_input_has_the_name_of_a_dash() {
    let output = run_on(&fs::read(examples().join("html-big5.html")).unwrap(), &["extract", "-"]);
    let record = &lines(&output)[0];
    assert_eq!(record["source"]["name"], "-");
    assert_eq!(record["source"]["encoding"], "big5");
    assert_eq!(record["cells"]["requests.received.total"]["value"], 792);
}

#[test]
fn long_csv_has_a_cell_a_row() {
    let output = run(&examples(), &["extract", "text-placeholders.txt", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let columns = ["source", "agency", "year", "table", "form", "field", "state", "value", "unit", "raw", "derived", "line", "provenance"];
    assert_eq!(head, columns);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 198);
    let amount = rows.iter().find(|row| &row[5] == "disclosure.procurement.amount").unwrap();
    assert_eq!((&amount[6], &amount[7], &amount[8], &amount[9]), ("reported", "316414000", "元", "31,641.4万元"));
    let placeholder = rows.iter().find(|row| &row[6] == "placeholder").unwrap();
    assert_eq!(&placeholder[7], "", "a placeholder has no value");
}

#[test]
fn wide_csv_has_a_report_a_row_and_a_mark_for_excel() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("panel.csv");
    let output = run(&examples(), &["extract", "html-clean.html", "text-cells.txt", "--wide", "--bom", "-o", file.to_str().unwrap()]);
    assert_eq!(status(&output), 0);
    assert!(output.stdout.is_empty());
    let bytes = fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"\xEF\xBB\xBFsource,agency,year,dis_rules_issued"));
    assert_eq!(String::from_utf8(bytes).unwrap().lines().count(), 3);
}

#[test]
fn overrides_replace_what_is_found() {
    let output = run(&examples(), &["extract", "html-clean.html", "--year", "2020", "--agency", "某市某局"]);
    let record = &lines(&output)[0];
    assert_eq!((&record["meta"]["year"], &record["meta"]["agency"]), (&2020.into(), &"某市某局".into()));
    assert_eq!(record["form"]["expected"], "2019");
    let rules: Vec<&str> = record["diagnostics"].as_array().unwrap().iter().map(|d| d["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"S301"), "{rules:?}");
}

#[test]
fn explanations_go_to_standard_error() {
    let output = run(&examples(), &["extract", "text-rows-pipes.txt", "--explain"]);
    assert_eq!(lines(&output).len(), 1);
    let reported = stderr(&output);
    for expected in ["heading of section 3", "row denied.state_secret of table III (listed variant)", "column natural_person of table III"]
    {
        assert!(reported.contains(expected), "{expected}");
    }
    for (language, expected, other) in [
        ("zh", "1.属于国家秘密: 表三的行“1.属于国家秘密”（与标签表一致）", "row denied"),
        ("en", "1.属于国家秘密: row denied.state_secret of table III (listed variant)", "标签表"),
    ] {
        let reported = stderr(&run(&examples(), &["extract", "text-rows-pipes.txt", "--explain", "--lang", language]));
        assert!(reported.contains(expected) && !reported.contains(other), "{reported}");
    }
}

#[test]
fn a_file_with_several_reports_gives_a_record_for_each() {
    let report = |agency: &str, count: u32| {
        format!(
            "{agency}2023年政府信息公开工作年度报告\n一、总体情况\n{agency}按时公开。\n二、主动公开政府信息情况\n第二十条第（五）项\n\
             信息内容 本年处理决定数量\n行政许可 {count}\n三、收到和处理政府信息公开申请情况\n"
        )
    };
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("both.txt"), report("枫溪县水利局", 311) + &report("枫溪县林业局", 422)).unwrap();
    let output = run(folder.path(), &["extract", "both.txt"]);
    let value = "disclosure.licensing.decisions";
    let records: Vec<_> = lines(&output)
        .iter()
        .map(|r| (r["meta"]["agency"].as_str().unwrap().to_owned(), r["cells"][value]["value"].as_i64(), r["source"]["part"].to_string()))
        .collect();
    let expected = [("枫溪县水利局", Some(311), r#"{"number":1,"of":2}"#), ("枫溪县林业局", Some(422), r#"{"number":2,"of":2}"#)];
    assert_eq!(records, expected.map(|(agency, value, part)| (agency.to_owned(), value, part.to_owned())));
    assert!(!stderr(&output).contains("twice"), "{}", stderr(&output));
    let table = String::from_utf8(run(folder.path(), &["extract", "both.txt", "--format", "csv", "--wide"]).stdout).unwrap();
    let names: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(names, ["both.txt#1", "both.txt#2"]);
    for args in [&["check", "both.txt"][..], &["check", "--series", "both.txt"]] {
        let reported = String::from_utf8(run(folder.path(), args).stdout).unwrap();
        assert!(reported.contains("both.txt#1") && reported.contains("both.txt#2"), "{reported}");
    }
}

#[test]
fn messages_are_in_the_language_asked_for_and_a_year_is_explained() {
    let output = run(&examples(), &["extract", "text-truncated.txt", "--format", "csv", "--lang", "zh"]);
    let said = stderr(&output);
    assert!(said.contains("S201 missing-table: 没有找到表四") && !said.contains("was not found"), "{said}");
    let output = run(&examples(), &["extract", "text-truncated.txt", "--year", "二〇二三"]);
    assert!(status(&output) == 2 && stderr(&output).contains("write a year from 2008 to 2199"), "{}", stderr(&output));
}
