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

/// Every file and folder below a folder, by its path from the root.
fn paths_below(root: &Path, folder: &str, out: &mut Vec<String>) {
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if ["target", "node_modules", "__pycache__"].contains(&name.as_str()) || name.starts_with('.') {
            continue;
        }
        let path = format!("{folder}/{name}");
        if root.join(&path).is_dir() {
            paths_below(root, &path, out);
        }
        out.push(path);
    }
}

/// What is between back ticks and is a path.
fn paths_in(text: &str) -> impl Iterator<Item = &str> {
    const ENDINGS: [&str; 9] = [".rs", ".csv", ".css", ".xml", ".js", ".mjs", ".ts", ".py", "/"];
    let is_path = |name: &&str| {
        name.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c))
            && (name.contains('/') || ENDINGS.iter().any(|ending| name.ends_with(ending)))
    };
    text.split('`').skip(1).step_by(2).filter(is_path)
}

/// The paths of a map that are not there, each with the folder where it should be. They are of the core, or of
/// the folder that a paragraph before them begins with; in a row, of what its first cell names.
fn missing_paths(root: &Path, map: &str) -> Vec<String> {
    let mut all = Vec::new();
    ["crates", "bindings", "examples", "fuzz"].iter().for_each(|folder| paths_below(root, folder, &mut all));
    let is_below = |folder: &str, name: &str| {
        let is_it =
            |path: &String| path.strip_prefix(folder).is_some_and(|rest| rest.ends_with(&format!("/{}", name.trim_end_matches('/'))));
        all.iter().any(is_it) || root.join(name).exists()
    };
    let mut missing = Vec::new();
    let core = "crates/gov-disclosure/src";
    let (mut base, mut starts_paragraph) = (core, true);
    for line in map.lines() {
        if line.starts_with('#') {
            base = core;
        }
        if std::mem::replace(&mut starts_paragraph, line.is_empty())
            && let Some(name) = line.strip_prefix('`').and_then(|rest| paths_in(line).next().filter(|name| rest.starts_with(name)))
            && root.join(name).is_dir()
        {
            base = name;
        }
        let Some((places, remarks)) = line.strip_prefix("| ").and_then(|row| row.split_once(" | ")) else {
            let folder = base.trim_end_matches("/src");
            missing.extend(paths_in(line).filter(|name| !is_below(folder, name)).map(|name| format!("{folder}: {name}")));
            continue;
        };
        let mut folder = base.to_owned();
        for name in paths_in(places) {
            // Files of one row are beside each other.
            let mut folders = [base.to_owned(), format!("{base}/src"), folder.clone()].into_iter();
            let found = folders.find_map(|folder| Some(format!("{folder}/{name}")).filter(|path| root.join(path).exists()));
            match found {
                Some(path) if !name.ends_with('/') => folder = path.rsplit_once('/').unwrap().0.to_owned(),
                Some(path) => folder = path.trim_end_matches('/').to_owned(),
                None => missing.push(format!("{folder}: {name}")),
            }
        }
        missing.extend(paths_in(remarks).filter(|name| !is_below(&folder, name)).map(|name| format!("{folder}: {name}")));
    }
    missing
}

#[test]
fn the_maps_name_what_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let text = fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
    for (start, end) in [("\n## The map\n", "\n### A new rule\n"), ("\n### The test kit\n", "\n### Fuzzing\n")] {
        let (map, _) = text.split_once(start).unwrap().1.split_once(end).unwrap();
        assert_eq!(missing_paths(&root, map), Vec::<String>::new());
    }
    let stale =
        "`crates/gov-disclosure/src`, the core.\n\n| `recognize/tables/` | (`gone.rs`, `label.rs`) |\n| `lex/gone.rs`, `date.rs` | |\n";
    let core = "crates/gov-disclosure/src";
    assert_eq!(
        missing_paths(&root, stale),
        [format!("{core}/recognize/tables: gone.rs"), format!("{core}: lex/gone.rs"), format!("{core}: date.rs")]
    );
}
