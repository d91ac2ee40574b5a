//! `rules`: the catalogue, and the page of a rule.

use super::harness::{examples, run, status, stderr, stdout};

#[test]
fn the_catalogue_lists_every_rule() {
    let table = stdout(&run(&examples(), &["rules"]));
    assert_eq!(table.lines().count(), gov_disclosure::rules().len());
    let row = table.lines().find(|line| line.starts_with("A403")).unwrap();
    for part in ["row-total", "error", "总计列不等于各申请人之和", "A row's total is not the sum of its applicants."] {
        assert!(row.contains(part), "{row}");
    }
    let csv = run(&examples(), &["rules", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.stdout.as_slice());
    assert_eq!(reader.headers().unwrap(), &csv::StringRecord::from(vec!["id", "name", "severity", "scope", "clause", "zh", "en", "base"]));
    assert_eq!(reader.records().count(), gov_disclosure::rules().len());
    let json: serde_json::Value = serde_json::from_str(&stdout(&run(&examples(), &["rules", "--format", "json"]))).unwrap();
    assert_eq!(json.as_array().unwrap().len(), gov_disclosure::rules().len());
}

#[test]
fn rules_are_told_in_the_language_asked_for() {
    let told = |arguments: &[&str]| stdout(&run(&examples(), &[&["rules"], arguments].concat()));
    let row = |lang: &str| told(&["--lang", lang]).lines().find(|line| line.starts_with("A403")).unwrap().to_owned();
    assert_eq!(row("zh"), "A403  row-total             error    总计列不等于各申请人之和");
    assert_eq!(row("en"), "A403  row-total             error    A row's total is not the sum of its applicants.");
    assert!(row("zh,en").contains(&row("zh")) && told(&[]) == told(&["--lang", "zh,en"]));
    let (zh, en) = (told(&["A403", "--lang", "zh"]), told(&["A403", "--lang", "en"]));
    assert!(
        zh.contains("## 怎么办") && zh.contains("总计列不等于各申请人之和") && !zh.contains("## What to do") && !zh.contains("A row's")
    );
    assert!(en.contains("## What to do") && en.contains("A row's total") && !en.contains("## 怎么办"));
}

#[test]
fn a_rule_is_found_by_id_and_by_name() {
    let page = stdout(&run(&examples(), &["rules", "A403"]));
    assert!(page.starts_with("# A403 row-total\n"), "{page}");
    assert_eq!(stdout(&run(&examples(), &["rules", "row-total"])), page);
    assert_eq!(stdout(&run(&examples(), &["rules", "a403"])), page);
    let json: serde_json::Value = serde_json::from_str(&stdout(&run(&examples(), &["rules", "A403", "--format", "json"]))).unwrap();
    assert_eq!((json.as_array().unwrap().len(), &json[0]["name"]), (1, &"row-total".into()));
}

#[test]
fn a_misspelt_rule_is_answered_with_the_nearest() {
    for (asked, near) in [("A430", "A403 row-total"), ("row-totals", "A403 row-total"), ("missing-tabel", "S201 missing-table")] {
        let output = run(&examples(), &["rules", asked]);
        assert_eq!((status(&output), stdout(&output).as_str()), (2, ""));
        assert!(stderr(&output).contains(&format!("the nearest is {near}")), "{}", stderr(&output));
    }
}
