//! `codebook`, and the files of the documentation that are made with it.

use std::fs;
use std::path::{Path, PathBuf};

use super::harness::{examples, run, stdout};

/// The files of the documentation, and the arguments that print them.
const FILES: [(&str, &[&str]); 5] = [
    ("codebook/codebook.csv", &[]),
    ("codebook/datapackage.json", &["--format", "datapackage"]),
    ("codebook/labels.do", &["--format", "stata"]),
    ("codebook/labels.R", &["--format", "r"]),
    ("codebook.md", &["--format", "md"]),
];

/// What of the page is written by hand is above this.
const TABLES: &str = "## 2019 to today\n";

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

fn printed(args: &[&str]) -> String {
    let output = run(&examples(), &[&["codebook"], args].concat());
    assert!(output.status.success());
    stdout(&output)
}

/// `UPDATE_CODEBOOK=1 cargo test -p gov-disclosure-cli codebook` writes them anew.
#[test]
fn the_files_of_the_documentation_are_current() {
    for (name, args) in FILES {
        let file = docs().join(name);
        let known = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
        let above = known.find(TABLES).filter(|_| name == "codebook.md").unwrap_or(0);
        let current = format!("{}{}", &known[..above], printed(args));
        if std::env::var_os("UPDATE_CODEBOOK").is_some() {
            fs::write(&file, &current).unwrap();
        } else {
            assert!(known == current, "{name} is not current: UPDATE_CODEBOOK=1 cargo test -p gov-disclosure-cli codebook");
        }
    }
}

#[test]
fn the_data_package_names_the_columns_of_the_two_files() {
    let package: serde_json::Value = serde_json::from_str(&printed(&["--format", "datapackage"])).unwrap();
    let columns = |at: usize| -> Vec<String> {
        let fields = package["resources"][at]["schema"]["fields"].as_array().unwrap();
        fields.iter().map(|field| field["name"].as_str().unwrap().to_owned()).collect()
    };
    let head = |csv: &str| -> Vec<String> { csv.lines().next().unwrap().split(',').map(str::to_owned).collect() };
    assert_eq!(columns(0), head(&stdout(&run(&examples(), &["extract", "html-clean.html", "--format", "csv", "--wide"]))));
    assert_eq!(columns(1), head(&printed(&[])));
}

#[test]
fn labels_are_those_of_the_wide_table_in_either_language() {
    let stata = printed(&["--format", "stata", "--lang", "en"]);
    assert!(stata.lines().any(|line| line == "capture label variable req_received_total `\"Requests received, total\"'"), "{stata}");
    let r = printed(&["--format", "r"]);
    assert!(r.lines().any(|line| line == "  req_received_total = \"一、本年新收政府信息公开申请数量 总计\","), "{r}");
    assert_eq!(stata.matches("capture label variable ").count(), 3 + 226);
    assert_eq!(r.lines().filter(|line| line.starts_with("  ")).count(), 3 + 226);
}
