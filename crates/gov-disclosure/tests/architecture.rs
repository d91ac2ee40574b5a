//! One way of data: a module uses only what is to its left or below (bytes, document,
//! recognize, report, check, output).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each module of the crate may use of the others.
const ALLOWED: [(&str, &[&str]); 19] = [
    ("names", &[]),
    ("limits", &[]),
    ("lex", &[]),
    ("error", &["fact", "message"]),
    ("meter", &["error", "fact", "limits"]),
    ("options", &["report", "source"]),
    ("form", &["lex"]),
    ("fact", &["form", "lex"]),
    ("message", &["fact", "form"]),
    ("document", &["lex", "limits"]),
    ("source", &["document", "error", "fact", "lex", "limits", "meter"]),
    ("diagnostic", &["document", "fact", "form", "message"]),
    ("report", &["diagnostic", "document", "error", "fact", "form", "lex", "limits", "message"]),
    ("recognize", &["diagnostic", "document", "error", "fact", "form", "lex", "limits", "meter", "report"]),
    ("check", &["diagnostic", "fact", "form", "limits", "message", "report"]),
    ("indicators", &["check", "diagnostic", "fact", "form", "message", "report"]),
    ("output", &["diagnostic", "error", "fact", "form", "lex", "report"]),
    ("correct", &["diagnostic", "document", "error", "fact", "form", "meter", "output", "report", "source"]),
    (
        "lib",
        &[
            "check",
            "correct",
            "diagnostic",
            "document",
            "error",
            "fact",
            "form",
            "indicators",
            "lex",
            "limits",
            "message",
            "meter",
            "names",
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

/// The sources of the workspace whose modules are looked at.
const SOURCES: [&str; 6] = [
    "crates/gov-disclosure/src",
    "crates/gov-disclosure-cli/src",
    "crates/gov-disclosure-files/src",
    "crates/gov-disclosure-arrow/src",
    "bindings/python/src",
    "bindings/wasm/src",
];

/// The names of a module and of those that it is in, outermost first.
type ModulePath = Vec<String>;

/// The module that a file is: `write, csv` for `write/csv.rs`, `write` for `write/mod.rs`, none for `lib.rs`.
fn module(relative: &Path) -> ModulePath {
    let mut parts: ModulePath =
        relative.with_extension("").components().map(|part| part.as_os_str().to_str().unwrap().to_owned()).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

/// The paths that a text names after `crate::`, `super::` and `self::`, with those in braces one by one.
fn named(text: &str) -> Vec<ModulePath> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
    let mut found = Vec::new();
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(start) {
            if !code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':')) {
                names(&[], &code[at..], &mut found);
            }
        }
    }
    found
}

/// Adds the paths that start a text, after those of `before`; gives what follows them.
fn names<'t>(before: &[String], text: &'t str, found: &mut Vec<ModulePath>) -> &'t str {
    let mut path = before.to_vec();
    let mut rest = text;
    loop {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        path.extend((end > 0).then(|| rest[..end].to_owned()));
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(next) => rest = next,
            None => break,
        }
        if let Some(mut list) = rest.strip_prefix('{') {
            loop {
                list = names(&path, list.trim_start(), found);
                let end = list.find([',', '}']).unwrap_or(list.len());
                let closes = !list[end..].starts_with(',');
                list = list.get(end + 1..).unwrap_or("");
                if closes || list.trim_start().starts_with('}') {
                    return if closes { list } else { list.trim_start().get(1..).unwrap_or("") };
                }
            }
        }
    }
    found.push(path);
    rest
}

/// What each module of a folder of sources uses.
fn uses(folder: &Path) -> BTreeMap<ModulePath, BTreeSet<ModulePath>> {
    let mut files = Vec::new();
    rust_files(folder, &mut files);
    let texts: BTreeMap<ModulePath, String> =
        files.iter().map(|path| (module(path.strip_prefix(folder).unwrap()), fs::read_to_string(path).unwrap())).collect();
    let known = |path: &[String]| (0..=path.len()).rev().map(|end| path[..end].to_vec()).find(|path| texts.contains_key(path));
    let whole = |own: &[String], path: &[String]| -> ModulePath {
        let ups = path.iter().take_while(|part| *part == "super").count();
        let base = if path.first().is_some_and(|first| first == "crate") { &[][..] } else { &own[..own.len().saturating_sub(ups)] };
        let rest = path.iter().skip_while(|part| matches!(part.as_str(), "crate" | "super" | "self"));
        base.iter().chain(rest).cloned().collect()
    };
    let used = |own: &ModulePath, text: &str| named(text).iter().filter_map(|path| known(&whole(own, path))).collect();
    texts.iter().map(|(own, text)| (own.clone(), used(own, text))).collect()
}

/// The edges between the modules of each folder, with all that is within them: `recognize, claims` to `recognize, meta`.
fn between_neighbours(uses: &BTreeMap<ModulePath, BTreeSet<ModulePath>>) -> BTreeMap<ModulePath, BTreeSet<ModulePath>> {
    let mut edges = BTreeMap::<ModulePath, BTreeSet<ModulePath>>::new();
    for (own, used) in uses {
        for other in used {
            let shared = own.iter().zip(other).take_while(|(a, b)| a == b).count();
            if own.len() > shared && other.len() > shared {
                edges.entry(own[..=shared].to_vec()).or_default().insert(other[..=shared].to_vec());
            }
        }
    }
    edges
}

/// A way from a module back to itself.
fn cycle(edges: &BTreeMap<ModulePath, BTreeSet<ModulePath>>) -> Option<Vec<ModulePath>> {
    fn walk(
        at: &ModulePath,
        edges: &BTreeMap<ModulePath, BTreeSet<ModulePath>>,
        way: &mut Vec<ModulePath>,
        done: &mut BTreeSet<ModulePath>,
    ) -> bool {
        if way.contains(at) {
            way.push(at.clone());
            return true;
        }
        if !done.insert(at.clone()) {
            return false;
        }
        way.push(at.clone());
        let closes = edges.get(at).is_some_and(|used| used.iter().any(|next| walk(next, edges, way, done)));
        if !closes {
            way.pop();
        }
        closes
    }
    let mut done = BTreeSet::new();
    edges.keys().find_map(|start| {
        let mut way = Vec::new();
        walk(start, edges, &mut way, &mut done).then_some(way)
    })
}

#[test]
fn no_module_uses_one_that_uses_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for folder in SOURCES {
        let edges = between_neighbours(&uses(&root.join(folder)));
        assert!(!edges.is_empty(), "{folder} has modules");
        assert_eq!(cycle(&edges), None, "{folder}");
    }
}

#[test]
fn a_cycle_would_be_seen() {
    let path = |path: &str| path.split("::").map(str::to_owned).collect::<ModulePath>();
    let uses = |pairs: &[(&str, &str)]| {
        let mut edges = BTreeMap::<ModulePath, BTreeSet<ModulePath>>::new();
        pairs.iter().for_each(|(own, other)| {
            edges.entry(path(own)).or_default().insert(path(other));
        });
        between_neighbours(&edges)
    };
    assert_eq!(cycle(&uses(&[("a", "b"), ("b", "c"), ("a", "c"), ("a::x", "a")])), None);
    assert!(cycle(&uses(&[("a", "b"), ("b", "c::d"), ("c::e", "a")])).is_some());
    let text = "use crate::a::{self, b::{C, d}, e};\nuse super::f::G;\n// crate::no\nlet x = crate::h::i();";
    let expected = ["crate::a::self", "crate::a::b::C", "crate::a::b::d", "crate::a::e", "crate::h::i", "super::f::G"];
    assert_eq!(named(text), expected.map(path));
}

#[test]
fn digits_are_read_in_one_place() {
    let own = |path: &Path| {
        path != Path::new("lex/grammar.rs") && ["lex", "recognize", "source/text"].iter().any(|folder| path.starts_with(folder))
    };
    for (_, path, text) in sources().iter().filter(|(_, path, _)| own(path)) {
        assert!(!text.contains("is_ascii_digit"), "{}: lex/grammar.rs reads digits", path.display());
    }
}

/// Python and the page have no options of a command: a hint names what would help, and each says it in its own terms.
#[test]
fn no_message_of_the_library_names_an_option_of_the_command() {
    let options = ["--encoding", "--year", "--agency", "--format", "--explain"];
    for (_, path, text) in sources() {
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let named: Vec<&str> = code.filter(|line| options.iter().any(|option| line.contains(option))).collect();
        assert!(named.is_empty(), "{}: {named:?}", path.display());
    }
}

/// What is found is data, and its words are made in one place for each language.
#[test]
fn only_the_messages_have_words() {
    for (module, path, text) in sources() {
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
        let makes = |what: &str| code.contains(what) && !["message", "diagnostic", "error"].contains(&module.as_str());
        assert!(!makes("Message {") || module == "indicators", "{}: `message` makes messages, of facts", path.display());
        assert!(!makes("Diagnostic::new("), "{}: a finding is made of its fact, by `Diagnostic::of`", path.display());
    }
}

/// Each language has a file for each family of facts, which the compiler holds to every fact.
#[test]
fn each_language_has_the_same_files() {
    let files = |language: &str| -> BTreeSet<PathBuf> {
        let own = Path::new("message").join(language);
        sources().into_iter().filter_map(|(_, path, _)| path.strip_prefix(&own).ok().map(Path::to_owned)).collect()
    };
    assert!(files("zh").len() > 5);
    assert_eq!(files("zh"), files("en"));
}

/// The words of the libraries are read in the command, in Python and on a page alike: each says hints in its own terms.
#[test]
fn messages_name_no_option_of_a_front_end() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    for folder in ["gov-disclosure/src/message", "gov-disclosure-files/src/message"] {
        rust_files(&root.join(folder), &mut files);
    }
    assert!(files.len() > 25, "the messages are elsewhere: {files:?}");
    for path in files {
        for line in fs::read_to_string(&path).unwrap().lines().filter(|line| !line.trim_start().starts_with("//")) {
            let named = ["--", "gov-disclosure ", "命令行", "the command", "render"].into_iter().find(|word| line.contains(word));
            assert_eq!(named, None, "{}: {line}", path.display());
        }
    }
}
