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
