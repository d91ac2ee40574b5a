//! The pages of the documentation that list what the code knows are complete.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use gov_disclosure::rules;

#[test]
fn every_rule_stands_on_the_page_of_rules() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules.md")).unwrap();
    let missing: Vec<&str> = rules().filter(|rule| !page.contains(rule.id) || !page.contains(rule.name)).map(|rule| rule.id).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
