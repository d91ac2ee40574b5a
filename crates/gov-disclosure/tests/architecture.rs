//! One way of data: a module uses only what stands to its left or below (bytes, document,
//! recognize, report, check, output).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module of the crate may use of the others.
const ALLOWED: [(&str, &[&str]); 16] = [
    ("message", &[]),
    ("limits", &[]),
    ("lex", &[]),
    ("error", &["message"]),
    ("meter", &["error", "limits"]),
    ("options", &["source"]),
    ("form", &["lex"]),
    ("document", &["lex", "limits"]),
    ("source", &["document", "error", "lex", "limits", "meter"]),
    ("diagnostic", &["document", "form", "message"]),
    ("report", &["diagnostic", "document", "error", "form", "limits", "message"]),
    ("recognize", &["diagnostic", "document", "error", "form", "lex", "limits", "meter", "report"]),
    ("check", &["diagnostic", "form", "limits", "message", "report"]),
    ("indicators", &["check", "diagnostic", "form", "message", "report"]),
    ("output", &["diagnostic", "error", "form", "report"]),
    (
        "lib",
        &[
            "check",
            "diagnostic",
            "document",
            "error",
            "form",
            "indicators",
            "lex",
            "limits",
            "message",
            "meter",
            "options",
            "output",
            "recognize",
            "report",
            "source",
        ],
    ),
];

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn sources() -> Vec<(String, PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    files
        .into_iter()
        .map(|path| {
            let relative = path.strip_prefix(&src).unwrap();
            let module = relative.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).unwrap();
            (module, relative.to_owned(), text)
        })
        .collect()
}

/// The modules that a text names as `crate::module`, alone or in braces.
fn used(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in text.split("crate::").skip(1) {
        let names: Vec<&str> = match part.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or("").split(',').collect(),
            None => vec![part],
        };
        for name in names {
            let name: String = name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if name.starts_with(|c: char| c.is_ascii_lowercase()) {
                found.insert(name);
            }
        }
    }
    found
}

#[test]
fn modules_use_only_what_stands_before_them() {
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        let (_, allowed) = ALLOWED.iter().find(|(known, _)| *known == module).unwrap_or_else(|| panic!("{module} is not in the plan"));
        for other in used(&text) {
            if other != module && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{}: uses {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_edge_against_the_flow_would_be_seen() {
    assert_eq!(used("use crate::{check, report};\nfn f() { crate::output::x() }"), ["check", "output", "report"].map(str::to_owned).into());
}

#[test]
fn files_are_rooms_not_halls() {
    let code = |text: &str| text.split("#[cfg(test)]\nmod tests").next().unwrap_or("").lines().count();
    let long: Vec<String> =
        sources().into_iter().filter(|(_, _, text)| code(text) > 600).map(|(_, path, _)| path.display().to_string()).collect();
    assert!(long.is_empty(), "split {long:?}");
}

#[test]
fn no_module_is_named_for_what_has_no_name() {
    for (_, path, _) in sources() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(!["utils", "util", "helpers", "misc", "common"].contains(&name), "{}", path.display());
    }
}
