//! No module of the command and of its two libraries uses one that uses it in turn.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The crates that the command is made of, but for the core, which has its own rule.
const CRATES: [&str; 3] = ["gov-disclosure-cli", "gov-disclosure-files", "gov-disclosure-arrow"];

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

/// The path of a module, as `crate::` names it: `write::csv` for `write/csv.rs`, `write` for `write/mod.rs`.
fn module(relative: &Path) -> String {
    let path = relative.with_extension("").components().map(|part| part.as_os_str().to_str().unwrap().to_owned()).collect::<Vec<_>>();
    path.join("::").trim_end_matches("::mod").to_owned()
}

/// The paths that a text names after `crate::`, with those in braces one by one.
fn named(text: &str) -> BTreeSet<String> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let mut paths = BTreeSet::new();
    for part in text.split("crate::").skip(1) {
        let path: String = part.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
        let list = part[path.len()..].strip_prefix('{').map(|list| list.split('}').next().unwrap());
        match list {
            Some(list) => paths.extend(list.split(',').map(|name| format!("{path}{}", name.trim()))),
            None => paths.extend([path]),
        }
    }
    paths
}

/// What each module uses of the others. A module and those within it are no cycle: they are one room.
fn uses(name: &str) -> BTreeMap<String, BTreeSet<String>> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    let texts: BTreeMap<String, String> =
        files.iter().map(|path| (module(path.strip_prefix(&src).unwrap()), fs::read_to_string(path).unwrap())).collect();
    let edges = texts.iter().filter(|(own, _)| !matches!(own.as_str(), "lib" | "main")).map(|(own, text)| {
        let used = named(text).into_iter().filter_map(|path| {
            let longest = texts.keys().filter(|known| path == **known || path.starts_with(&format!("{known}::"))).max_by_key(|k| k.len());
            longest.filter(|used| *used != own && !own.starts_with(&format!("{used}::")) && !used.starts_with(&format!("{own}::"))).cloned()
        });
        (own.clone(), used.collect())
    });
    edges.collect()
}

/// A way from a module back to itself.
fn cycle(edges: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn walk(at: &str, edges: &BTreeMap<String, BTreeSet<String>>, way: &mut Vec<String>, done: &mut BTreeSet<String>) -> bool {
        if way.iter().any(|passed| passed == at) {
            way.push(at.to_owned());
            return true;
        }
        if !done.insert(at.to_owned()) {
            return false;
        }
        way.push(at.to_owned());
        if edges.get(at).is_some_and(|used| used.iter().any(|next| walk(next, edges, way, done))) {
            return true;
        }
        way.pop();
        false
    }
    let mut done = BTreeSet::new();
    edges.keys().find_map(|start| {
        let mut way = Vec::new();
        walk(start, edges, &mut way, &mut done).then_some(way)
    })
}

#[test]
fn no_module_uses_one_that_uses_it() {
    for name in CRATES {
        let edges = uses(name);
        assert!(edges.values().any(|used| !used.is_empty()), "{name} has modules");
        assert_eq!(cycle(&edges), None, "{name}");
    }
}

#[test]
fn a_cycle_would_be_seen() {
    let edges = |pairs: &[(&str, &str)]| {
        let mut edges = BTreeMap::<String, BTreeSet<String>>::new();
        for (a, b) in pairs {
            edges.entry((*a).to_owned()).or_default().insert((*b).to_owned());
        }
        edges
    };
    assert_eq!(cycle(&edges(&[("a", "b"), ("b", "c"), ("a", "c")])), None);
    assert!(cycle(&edges(&[("a", "b"), ("b", "c::d"), ("c::d", "a")])).is_some());
    assert_eq!(named("use crate::{a, b};\ncrate::c::d::E;"), ["a", "b", "c::d::E"].map(str::to_owned).into());
}
