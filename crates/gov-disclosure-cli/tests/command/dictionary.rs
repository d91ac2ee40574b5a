//! `fields` and `schema`.

use super::harness::{examples, run, stdout};

#[test]
fn the_dictionary_lists_every_field() {
    let output = run(&examples(), &["fields"]);
    assert_eq!(stdout(&output).lines().count(), 227);
    let list: serde_json::Value = serde_json::from_str(&stdout(&run(&examples(), &["fields", "--format", "json"]))).unwrap();
    assert_eq!(list.as_array().unwrap().len(), 226);
    let schema: serde_json::Value = serde_json::from_str(&stdout(&run(&examples(), &["schema"]))).unwrap();
    assert_eq!(schema["$id"], "gov-disclosure/report/v1");
}

#[test]
fn fields_of_one_form() {
    let listed = stdout(&run(&examples(), &["fields", "--form", "fujian2014"]));
    assert!(
        listed
            .lines()
            .any(|line| line == "fujian.requests.granted.cumulated,fujian2014,同意公开答复数,历年累计,条,requests_granted_all,seen")
    );
    assert_eq!(listed.lines().count(), 1 + 2 * 17);
    let of_2021 = stdout(&run(&examples(), &["fields", "--form", "2021"]));
    assert!(of_2021.contains("disclosure.rules.in_force") && !of_2021.contains("items_last_year"));
    assert!(!run(&examples(), &["fields", "--form", "2013"]).status.success());
}
