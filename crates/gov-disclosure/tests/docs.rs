//! The pages of the documentation that list what the code knows are complete.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use gov_disclosure::{Severity, rules};

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
