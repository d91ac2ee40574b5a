//! The pages of the documentation that list what the code knows are complete.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use gov_disclosure::{Edition, Severity, indicator_definitions, rules};

#[test]
fn the_index_of_rules_lists_each_as_its_page_has_it() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    let index = fs::read_to_string(docs.join("rules.md")).unwrap();
    let rows: Vec<&str> = index.lines().filter(|line| line.starts_with("| [")).collect();
    for (rule, row) in rules().zip(&rows) {
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let link = format!("../crates/gov-disclosure/rules/{}.md", rule.id);
        assert!(docs.join(&link).is_file(), "{link}");
        assert_eq!(*row, format!("| [`{}`]({link}) | {} | {severity} | {} | {} |", rule.id, rule.name, rule.en, rule.zh));
    }
    assert_eq!(rows.len(), rules().len());
}

#[test]
fn the_page_of_indicators_lists_each_as_its_table_has_it() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/indicators.md");
    let page = fs::read_to_string(page).unwrap();
    let (_, listed) = page.split_once("\n## The indicators\n").unwrap();
    let rows: Vec<&str> = listed.lines().filter(|line| line.starts_with("| `")).collect();
    for (own, row) in indicator_definitions().zip(&rows) {
        let denominator = own.denominator.map(|formula| format!("`{formula}`")).unwrap_or_default();
        let times = if own.times == 1 { String::new() } else { format!(" × {}", own.times) };
        let forms = own.editions().map(Edition::as_str).collect::<Vec<_>>().join(", ");
        let note = if own.note_zh.is_empty() { String::new() } else { format!("{} / {}", own.note_zh, own.note_en) };
        let (id, zh, en, numerator, unit) = (own.id, own.zh, own.en, own.numerator, own.unit.unwrap_or(""));
        assert_eq!(*row, format!("| `{id}` | {zh} | {en} | `{numerator}` | {denominator}{times} | {unit} | {forms} | {note} |"));
    }
    assert_eq!(rows.len(), indicator_definitions().len());
}

#[test]
fn the_page_of_indicators_lists_every_reason_in_its_order() {
    use gov_disclosure::ReasonCode::*;
    let codes = [
        OlderForm,
        NotInThisEdition,
        TableMissing,
        PopulationNeeded,
        PreviousNeeded,
        OtherYear,
        AcrossBreak,
        OtherAgency,
        NotObserved,
        UnitMissing,
        TooLarge,
        ZeroDenominator,
        NegativeDenominator,
    ];
    assert!(codes.is_sorted());
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/indicators.md");
    let page = fs::read_to_string(page).unwrap();
    let (_, listed) = page.split_once("\n## Reasons\n").unwrap();
    let listed: Vec<&str> =
        listed.split("\n## ").next().unwrap().lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(listed, codes.map(|code| code.as_str()));
    for code in codes {
        assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
    }
}

#[test]
fn the_page_of_forms_lists_each_with_its_rows_and_certainty() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/forms.md");
    let page = fs::read_to_string(page).unwrap();
    for form in gov_disclosure::statistics_forms() {
        let (_, own) = page.split_once(&format!("\n## {}\n", form.id)).unwrap_or_else(|| panic!("no {}", form.id));
        let own = own.split("\n## ").next().unwrap();
        assert!(own.contains(&format!("certainty: **{}**", form.certainty.as_str())), "{}", form.id);
        let rows: Vec<&str> = own.split("\n| id |").nth(1).unwrap().split("\n\n").next().unwrap().lines().skip(2).collect();
        assert_eq!(rows.len(), form.rows.len(), "{}", form.id);
        for (row, line) in form.rows.iter().zip(rows) {
            let id = row.id.map(|id| format!("`{}.{id}`", form.family)).unwrap_or_default();
            assert!(line.starts_with(&format!("| {id} |")) && line.contains(row.labels[0]), "{line}");
            assert!(line.ends_with(&format!("| {} |", row.certainty.as_str())), "{line}");
        }
    }
}
