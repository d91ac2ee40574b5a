//! Every rule is whole: its page, a file that breaks it and one that nearly does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gov_disclosure::{Diagnostic, Report, Rule, RuleScope, Severity, check, check_series, parse, rules};

/// Files, a series by its first, of which the code does not yet say what it should. The test fails for one
/// that is as it should be, so that none stays here longer than it must.
const PENDING: &[&str] = &[];

fn crate_folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The files of a rule whose names start with `breaks` or `nearly`, in groups that are read together: the
/// years of a series, numbered at the end of their names, else each file alone.
fn groups(rule: &Rule, kind: &str) -> Vec<Vec<PathBuf>> {
    let folder = crate_folder("tests/rules").join(rule.id.as_str());
    let mut groups: Vec<(String, Vec<PathBuf>)> = Vec::new();
    for name in names(&folder).into_iter().filter(|name| name.starts_with(kind)) {
        let key = if rule.scope == RuleScope::Series { name.rsplit_once('-').map_or("", |(series, _)| series) } else { &name };
        match groups.last_mut().filter(|(known, _)| known == key) {
            Some((_, files)) => files.push(folder.join(&name)),
            None => groups.push((key.to_owned(), vec![folder.join(&name)])),
        }
    }
    groups.into_iter().map(|(_, files)| files).collect()
}

fn read(file: &Path) -> Report {
    let bytes = fs::read(file).unwrap();
    let report = match file.extension().and_then(|extension| extension.to_str()) {
        Some("json") => Report::from_json(std::str::from_utf8(&bytes).unwrap()),
        _ => parse(&bytes, &Default::default()),
    };
    report.unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// What the rule says of files that are read together.
fn findings(rule: &Rule, files: &[PathBuf]) -> Vec<Diagnostic> {
    let reports: Vec<Report> = files.iter().map(|file| check(read(file))).collect();
    let reports = if rule.scope == RuleScope::Series { check_series(&reports) } else { reports };
    reports.into_iter().flat_map(|report| report.diagnostics).filter(|found| found.rule == rule.id).collect()
}

/// Whether the rule says of the files what it should, and what it says instead where it does not.
fn judge(rule: &Rule, kind: &str, files: &[PathBuf]) -> Result<(), String> {
    let found = findings(rule, files);
    match kind {
        "breaks" if found.iter().any(|found| found.severity == rule.severity) => Ok(()),
        "breaks" => Err(format!("no {} is said of it", as_str(rule.severity))),
        _ => found.iter().find(|found| found.severity >= rule.severity).map_or(Ok(()), |found| Err(found.message.en.clone())),
    }
}

fn as_str(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

#[test]
fn a_rule_is_said_of_what_breaks_it_and_not_of_what_nearly_does() {
    let mut pending: BTreeSet<&str> = PENDING.iter().copied().collect();
    let mut wrong = Vec::new();
    for rule in rules() {
        for (kind, files) in ["breaks", "nearly"].iter().flat_map(|kind| groups(rule, kind).into_iter().map(move |files| (kind, files))) {
            let name = format!("{}/{}", rule.id, files[0].file_name().unwrap().to_string_lossy());
            match (judge(rule, kind, &files), pending.remove(name.as_str())) {
                (Err(reason), false) => wrong.push(format!("{name}: {reason}")),
                (Ok(()), true) => wrong.push(format!("{name} is as it should be: take it off PENDING")),
                _ => {}
            }
        }
    }
    wrong.extend(pending.iter().map(|name| format!("{name} is on PENDING and is no file")));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_file_that_breaks_it_and_one_that_nearly_does() {
    let folders = names(&crate_folder("tests/rules"));
    let ids: BTreeSet<String> = rules().map(|rule| rule.id.to_string()).collect();
    assert_eq!(folders, ids, "a folder for each rule and none else");
    for rule in rules() {
        let years = if rule.scope == RuleScope::Series { 2 } else { 1 };
        for kind in ["breaks", "nearly"] {
            let files = groups(rule, kind);
            assert!(!files.is_empty() && files.iter().all(|files| files.len() >= years), "{}: {kind}", rule.id);
        }
        for name in names(&crate_folder("tests/rules").join(rule.id.as_str())) {
            assert!(name.starts_with("breaks") || name.starts_with("nearly"), "{}/{name} is looked at by nothing", rule.id);
        }
    }
}

#[test]
fn every_page_belongs_to_a_rule() {
    let pages = names(&crate_folder("rules"));
    let ids: BTreeSet<String> = rules().map(|rule| format!("{}.md", rule.id)).collect();
    assert_eq!(pages, ids);
}

/// The kind of a base, and what its clause then says: a quotation is no conclusion, and a practice or the file itself is named as such.
#[test]
fn every_rule_names_the_kind_of_its_base() {
    for rule in rules() {
        let says = |word: &str| rule.clause.contains(word);
        let holds = match rule.base.as_str() {
            "quoted" => !says("得出") && !says("惯例") && ["格式", "《条例》", "国办", "《立法法》"].iter().any(|source| says(source)),
            "implied" => !says("惯例") && !says("来自文件本身"),
            "practice" => says("惯例") && says("没有明文"),
            other => other == "file" && says("来自文件本身"),
        };
        assert!(holds, "{}: {} {}", rule.id, rule.base, rule.clause);
    }
}

#[test]
fn every_page_is_whole_and_in_both_languages() {
    let headings = [
        ["## 查什么", "## 为什么会出现", "## 例子", "## 怎么办", "## 差一点但不算"],
        ["## What it checks", "## Why it happens", "## Example", "## What to do", "## What nearly breaks it"],
    ];
    for rule in rules() {
        let file = fs::read_to_string(crate_folder("rules").join(format!("{}.md", rule.id))).unwrap();
        let front = format!(
            "---\nid: {}\nname: {}\nseverity: {}\nscope: {}\nbase: {}\nclause: {}\nzh: {}\nen: {}\n---\n",
            rule.id,
            rule.name,
            as_str(rule.severity),
            rule.scope,
            rule.base,
            rule.clause,
            rule.zh,
            rule.en
        );
        assert_eq!(file, front + rule.page, "{}", rule.id);
        assert!([rule.clause, rule.zh].iter().all(|text| is_chinese(text)), "{}", rule.id);
        assert!(rule.en.ends_with('.') && !is_chinese(rule.en), "{}", rule.id);
        assert!(rule.page.starts_with(&format!("# {} {}\n", rule.id, rule.name)), "{}", rule.id);
        assert_eq!(rule.page.contains("\n## 其他说明\n"), rule.page.contains("\n## Further\n"), "{}", rule.id);
        let mut after = 0;
        for heading in headings.iter().flatten() {
            let at = rule.page.find(&format!("\n{heading}\n\n")).unwrap_or_else(|| panic!("{}: {heading}", rule.id));
            let text = rule.page[at..].lines().nth(3).unwrap_or("");
            assert!(at > after && text.len() > 10, "{}: {heading} is out of order or empty", rule.id);
            let ends: &[char] = if is_chinese(heading) { &['。', '：'] } else { &['.', ':'] };
            assert!(text.ends_with(ends), "{}: {heading} is in the other language", rule.id);
            after = at;
        }
        for (heading, readers) in ADVICE {
            let advice: Vec<&str> = section(rule, heading).lines().filter(|line| !line.is_empty()).collect();
            let is_split = advice.len() == 2 && advice.iter().zip(readers).all(|(line, reader)| line.starts_with(reader));
            assert!(is_split, "{}: {heading} has an item each for {readers:?}", rule.id);
        }
    }
}

/// Who is advised, under the headings of the advice.
const ADVICE: [(&str, [&str; 2]); 2] = [
    ("怎么办", ["- 编写报告的单位：", "- 汇总或使用报告的单位："]),
    ("What to do", ["- Who writes the report: ", "- Who collects or uses reports: "]),
];

/// What is below a heading of a rule's page, up to the next one.
fn section(rule: &Rule, heading: &str) -> &'static str {
    let start = format!("\n## {heading}\n");
    let (_, after) = rule.page.split_once(&start).unwrap_or_else(|| panic!("{}: {heading} is missing", rule.id));
    after.split_once("\n## ").map_or(after, |(text, _)| text)
}

/// The runs of digits in a text.
fn figures(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty())
}

#[test]
fn the_example_of_a_page_is_of_a_file_that_breaks_the_rule_with_its_message() {
    let mut wrong = Vec::new();
    for rule in rules() {
        let groups = groups(rule, "breaks");
        let found: Vec<Diagnostic> = groups.iter().flat_map(|files| findings(rule, files)).collect();
        let mut known = BTreeSet::new();
        for file in groups.iter().flatten() {
            // The text of a PDF is only in what is read from it.
            for text in [String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned(), read(file).to_json()] {
                known.extend(figures(&text).map(str::to_owned));
            }
        }
        for heading in ["例子", "Example"] {
            let (quoted, described): (Vec<&str>, Vec<&str>) = section(rule, heading).lines().partition(|line| line.starts_with("> "));
            let words = |found: &Diagnostic| if is_chinese(heading) { found.message.zh.clone() } else { found.message.en.clone() };
            let said: Vec<String> = found.iter().map(words).collect();
            match quoted.as_slice() {
                [line] if said.iter().any(|said| line.strip_prefix("> ") == Some(said.as_str())) => {}
                _ => wrong.push(format!("{}: {heading} quotes {quoted:?}; the messages are {said:?}", rule.id)),
            }
            let unknown: Vec<&str> = described.iter().flat_map(|line| figures(line)).filter(|figure| !known.contains(*figure)).collect();
            if !unknown.is_empty() {
                wrong.push(format!("{}: {heading} has {unknown:?}, which no file has", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}
