//! `render`: inputs, outputs, totals, what it says, statuses.

use std::fs;
use std::path::Path;

use gov_disclosure::{Field, Format, Report, parse};

use super::harness::{broken, clean, examples, folder, run, run_on, status, stderr, stdout};

/// A row of Table III without its total, as fields and values.
const ROW: &str = "field,value\nyear,2023\nagency,云溪市林业局\nrequests.received.natural_person,3\nrequests.received.enterprise,1\n\
    requests.received.research,0\nrequests.received.public_interest,0\nrequests.received.legal_service,/\nrequests.received.other_org,\n";

fn value(report: &Report, id: &str) -> Option<i64> {
    report.cell(Field::from_id(id).unwrap()).and_then(|cell| cell.value).and_then(|value| value.as_count())
}

fn read(path: &Path) -> Report {
    parse(&fs::read(path).unwrap(), &Default::default()).unwrap()
}

#[test]
fn the_ending_of_the_file_names_the_target() {
    let files = folder(&[("a.html", &clean())]);
    for (ending, format) in
        [("html", Format::Html), ("md", Format::Text), ("txt", Format::Text), ("docx", Format::Docx), ("xlsx", Format::Xlsx)]
    {
        let name = format!("out.{ending}");
        let output = run(files.path(), &["render", "a.html", "-o", &name]);
        assert_eq!((status(&output), stdout(&output)), (0, String::new()), "{}", stderr(&output));
        let report = read(&files.path().join(name));
        assert_eq!(report.source.format, Some(format));
        assert_eq!(value(&report, "requests.received.total"), Some(2837), "{ending}");
    }
    let output = run(files.path(), &["render", "a.html", "--to", "md"]);
    assert!(stdout(&output).starts_with("# 青岫市人民政府2022年政府信息公开工作年度报告\n"));
}

#[test]
fn every_shape_of_figures_gives_the_same_form() {
    let files = folder(&[("copy.html", &clean())]);
    let wanted = stdout(&run(files.path(), &["render", "copy.html", "--to", "txt"]));
    let tables = |text: &str| text.lines().filter(|line| line.contains('|')).map(str::to_owned).collect::<Vec<_>>();
    for (name, args) in [
        ("report.jsonl", vec!["extract", "copy.html", "-o", "report.jsonl"]),
        ("long.csv", vec!["extract", "copy.html", "-o", "long.csv"]),
        ("excel.csv", vec!["extract", "copy.html", "-o", "excel.csv", "--bom"]),
        ("checked.json", vec!["check", "copy.html", "--format", "json", "-o", "checked.json"]),
    ] {
        assert_eq!(status(&run(files.path(), &args)), 0);
        let output = run(files.path(), &["render", name, "--to", "txt"]);
        assert_eq!(status(&output), 0, "{name}: {}", stderr(&output));
        assert_eq!(tables(&stdout(&output)), tables(&wanted), "{name}");
    }
    let long = fs::read(files.path().join("long.csv")).unwrap();
    assert_eq!(tables(&stdout(&run_on(&long, &["render", "-", "--to", "txt"]))), tables(&wanted));
    // Field and value alone: with a header and without.
    let text = String::from_utf8(long).unwrap();
    let rows: Vec<(String, String)> = csv::Reader::from_reader(text.as_bytes())
        .records()
        .map(|row| row.map(|row| (row[5].to_owned(), row[7].to_owned())).unwrap())
        .collect();
    let short: String = rows.iter().map(|(field, value)| format!("{field},{value}\n")).collect();
    for head in ["", "field,value\n", "填报项,数值\n", "栏目,数值\n"] {
        let output = run_on(format!("{head}{short}").as_bytes(), &["render", "-", "--to", "txt", "--year", "2022"]);
        assert_eq!(tables(&stdout(&output)), tables(&wanted), "{head}: {}", stderr(&output));
    }
    let flat: serde_json::Map<String, serde_json::Value> = rows.into_iter().map(|(field, value)| (field, value.into())).collect();
    let flat = serde_json::Value::Object(flat).to_string();
    assert_eq!(tables(&stdout(&run_on(flat.as_bytes(), &["render", "-", "--to", "txt"]))), tables(&wanted));
}

#[test]
fn states_of_the_long_csv_survive() {
    let copy = examples().join("text-placeholders.txt");
    let files = folder(&[]);
    run(files.path(), &["extract", copy.to_str().unwrap(), "-o", "long.csv"]);
    let of = |name: &str| stdout(&run(files.path(), &["render", name, "--to", "md"]));
    let tables = |text: String| text.lines().filter(|line| line.starts_with('|')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(tables(of("long.csv")), tables(of(copy.to_str().unwrap())));
    assert!(of("long.csv").contains(" / |"));
}

#[test]
fn totals_are_filled_where_every_part_is_given_and_named() {
    let given = ROW.replace("legal_service,/", "legal_service,0").replace("other_org,\n", "other_org,2\n");
    let files = folder(&[("whole.csv", &given), ("open.csv", ROW)]);
    let output = run(files.path(), &["render", "whole.csv", "-o", "a.html", "--fill-totals", "--lang", "en"]);
    assert!(stderr(&output).contains("totals filled: 1: \"一、本年新收政府信息公开申请数量·总计\"\n"), "{}", stderr(&output));
    assert_eq!(value(&read(&files.path().join("a.html")), "requests.received.total"), Some(6));
    let output = run(files.path(), &["render", "open.csv", "-o", "b.html", "--fill-totals", "--lang", "en"]);
    assert!(!stderr(&output).contains("totals filled"));
    assert!(stderr(&output).contains("cells left empty: 195; 194 absent, 0 lost, 1 blank\n"), "{}", stderr(&output));
    let page = fs::read_to_string(files.path().join("b.html")).unwrap();
    assert!(page.contains("data-field=\"requests.received.legal_service\" data-state=\"placeholder\">/</td>"));
    assert!(page.contains("data-field=\"requests.received.total\" data-state=\"absent\"></td>"));
    assert!(page.contains("<h1>云溪市林业局2023年政府信息公开工作年度报告</h1>"));
}

#[test]
fn what_does_not_add_up_is_rendered_and_told() {
    let files = folder(&[("error.html", &broken())]);
    let output = run(files.path(), &["render", "error.html", "-o", "a.docx", "--lang", "en"]);
    assert_eq!(status(&output), 0);
    assert!(stderr(&output).contains("error[A403] row-total"), "{}", stderr(&output));
    assert!(stderr(&output).contains("error.html: 2 errors, 0 warnings\n"));
    assert_eq!(value(&read(&files.path().join("a.docx")), "requests.received.total"), Some(2873));
}

#[test]
fn the_edition_is_that_of_the_year_or_the_one_asked_for() {
    let figures = "disclosure.licensing.decisions,5\ndisclosure.rules.made,2\n";
    let of = |args: &[&str]| run_on(figures.as_bytes(), &[&["render", "-", "--to", "html", "--lang", "en"], args].concat());
    for args in [&["--year", "2020"][..], &["--edition", "2019"], &[]] {
        assert!(stdout(&of(args)).contains("data-form=\"2019\""), "{args:?}");
    }
    let newer = of(&["--edition", "2021"]);
    assert!(stdout(&newer).contains("data-form=\"2021\"") && !stdout(&newer).contains("data-form=\"2019\""));
    assert!(stderr(&newer).contains("left out: 1: \"规章·本年新制作数量\"\n"), "{}", stderr(&newer));
    assert!(stdout(&of(&["--year", "2020", "--agency", "霜岭县水利局"])).contains("<h1>霜岭县水利局2020年政府信息公开工作年度报告</h1>"));
}

#[test]
fn statuses_are_those_of_the_other_commands() {
    let files = folder(&[
        ("a.html", &clean()),
        ("junk.txt", "今天天气很好"),
        ("typo.csv", "field,value\nrequests.received.totl,3\n"),
        ("twice.csv", "field,value\nrequests.received.total,3\nrequests.received.total,4\n"),
    ]);
    let of = |args: &[&str]| run(files.path(), &[&["render"], args].concat());
    assert_eq!(status(&of(&[])), 2);
    assert_eq!(status(&of(&["a.html"])), 2, "no format");
    assert_eq!(status(&of(&["a.html", "-o", "a.pdf"])), 2);
    assert_eq!(status(&of(&["a.html", "-o", "a.html"])), 2, "an input is never overwritten");
    assert_eq!(status(&of(&[".", "--to", "md"])), 2);
    assert_eq!(status(&of(&["junk.txt", "--to", "md"])), 3);
    assert_eq!(status(&of(&["missing.html", "--to", "md"])), 3);
    let typo = of(&["typo.csv", "--to", "md", "--lang", "en"]);
    assert_eq!((status(&typo), stdout(&typo)), (3, String::new()));
    assert!(
        stderr(&typo)
            .contains("typo.csv: malformed: row 2: no field is called \"requests.received.totl\"; the nearest is requests.received.total")
    );
    assert!(stderr(&of(&["twice.csv", "--to", "md"])).contains("row 3: requests.received.total occurs twice"));
    run(files.path(), &["extract", "a.html", "a.html", "-o", "two.jsonl"]);
    assert_eq!(status(&of(&["two.jsonl", "--to", "md"])), 2);
    run(files.path(), &["extract", "a.html", examples().join("text-cells.txt").to_str().unwrap(), "-o", "two.csv"]);
    assert!(stderr(&of(&["two.csv", "--to", "md"])).contains("is another report; give the rows of one at a time"));
    assert_eq!(fs::read_to_string(files.path().join("a.html")).unwrap(), clean());
}
