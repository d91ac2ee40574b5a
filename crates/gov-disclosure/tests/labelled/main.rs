//! The score on openings and paragraphs that were labelled by hand: `openings.txt` and `paragraphs.txt` say what is in them and how
//! to add to them. `docs/accuracy.md` has the table, which `--nocapture` prints:
//!
//! ```sh
//! cargo test -p gov-disclosure --features pdf,schema --test labelled -- --nocapture
//! ```
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::collections::BTreeMap;

use gov_disclosure::{Claim, Report, Role, Severity, Value, check, parse};

/// The least share of found answers that are right, and of right answers that are found, in percent.
const FLOORS: &[(&str, f64, f64)] = &[
    ("agency", 98.0, 98.0),
    ("year", 99.5, 99.5),
    ("period", 98.0, 98.0),
    ("published", 98.0, 98.0),
    ("signed", 98.0, 98.0),
    ("number", 99.0, 95.0),
    ("list", 99.0, 95.0),
    ("share", 99.0, 95.0),
    ("subject", 99.0, 95.0),
    ("zero", 99.0, 95.0),
];

/// An entry of a file: its kind, its text and its answers by name.
struct Entry<'t> {
    kind: &'t str,
    text: String,
    /// What the report ends with.
    closing: String,
    answers: Vec<(&'t str, &'t str)>,
}

impl Entry<'_> {
    fn all(&self, name: &str) -> Vec<String> {
        self.answers.iter().filter(|(own, _)| *own == name).map(|(_, answer)| (*answer).to_owned()).collect()
    }
}

fn entries(file: &str) -> Vec<Entry<'_>> {
    let blocks = file.split("\n# ").skip(1);
    blocks
        .map(|block| {
            let (kind, rest) = block.split_once('\n').unwrap();
            let lines = |mark: &str| rest.lines().filter_map(|line| line.strip_prefix(mark)).collect::<Vec<_>>().join("\n");
            let answers = rest.lines().filter(|line| !line.starts_with(['|', '>']) && !line.trim().is_empty());
            Entry { kind, text: lines("| "), closing: lines("> "), answers: answers.map(|line| line.split_once(' ').unwrap()).collect() }
        })
        .collect()
}

#[derive(Debug, Default)]
struct Score {
    right: usize,
    found: usize,
    labelled: usize,
    misses: Vec<String>,
}

#[derive(Debug, Default)]
struct Scores(BTreeMap<&'static str, Score>);

impl Scores {
    /// Compares what was found with what is right, as sets that may hold one answer twice.
    fn add(&mut self, kind: &'static str, entry: &Entry<'_>, labelled: &[String], found: &[String]) {
        let score = self.0.entry(kind).or_default();
        let mut left = found.to_vec();
        for answer in labelled {
            match left.iter().position(|own| answer.split('|').any(|answer| answer == own)) {
                Some(at) => {
                    left.remove(at);
                    score.right += 1;
                }
                None => score.misses.push(format!("{}: {answer} is not found", entry.kind)),
            }
        }
        score.misses.extend(left.iter().map(|own| format!("{}: {own} is found", entry.kind)));
        score.labelled += labelled.len();
        score.found += found.len();
    }

    fn finish(self) {
        let percent = |part: usize, whole: usize| if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 };
        println!("| kind | labelled | found | precision % | recall % |\n|---|---|---|---|---|");
        let mut low = Vec::new();
        for (kind, score) in &self.0 {
            let (precision, recall) = (percent(score.right, score.found), percent(score.right, score.labelled));
            println!("| {kind} | {} | {} | {precision:.1} | {recall:.1} |", score.labelled, score.found);
            score.misses.iter().for_each(|miss| println!("  {kind}: {miss}"));
            let (_, least_precision, least_recall) = FLOORS.iter().find(|(own, ..)| own == kind).copied().unwrap_or((kind, 100.0, 100.0));
            if precision < least_precision || recall < least_recall {
                low.push(format!("{kind} is below its floor:\n  {}", score.misses.join("\n  ")));
            }
        }
        assert!(low.is_empty(), "\n{}", low.join("\n"));
    }
}

/// The numbers that an entry says are claimed, each as it is written.
fn labelled_numbers(entry: &Entry<'_>) -> Vec<String> {
    entry.all("numbers").iter().flat_map(|all| all.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn read(text: &str) -> Option<Report> {
    parse(text.as_bytes(), &Default::default()).ok().map(check)
}

/// Rules that were broken at the level of warning or above, of the families that speak of text.
fn findings(report: &Report, families: &[char]) -> Vec<String> {
    let own = report.diagnostics.iter().filter(|own| own.severity > Severity::Info && own.rule.starts_with(families));
    let mut own: Vec<String> = own.map(|own| own.rule.to_string()).collect();
    own.dedup();
    own
}

#[test]
fn openings_say_who_when_and_where_to_ask() {
    const BODY: &str = "\n一、总体情况\n主动公开政府信息12条。\n五、存在的主要问题及改进情况\n解读形式不多。\n六、其他需要报告的事项\n未收取信息处理费。\n";
    let file = include_str!("openings.txt");
    let mut scores = Scores::default();
    for entry in entries(file) {
        let report = read(&format!("{}{BODY}{}\n", entry.text, entry.closing));
        let meta = report.as_ref().map(|report| &report.meta);
        let contact = meta.map(|meta| &meta.contact);
        let of = |value: Option<&String>| value.cloned();
        let period = meta.and_then(|meta| meta.period.as_ref()).map(|period| format!("{} {}", period.start, period.end));
        let answers = [
            ("title", meta.and_then(|meta| of(meta.title.as_ref()))),
            ("agency", meta.and_then(|meta| of(meta.agency.as_ref()))),
            ("year", meta.and_then(|meta| meta.year).map(|year| year.to_string())),
            ("period", period),
            ("published", meta.and_then(|meta| meta.published).map(|date| date.to_string())),
            ("signed", meta.and_then(|meta| meta.signed).map(|date| date.to_string())),
            ("office", contact.and_then(|contact| of(contact.office.as_ref()))),
            ("address", contact.and_then(|contact| of(contact.address.as_ref()))),
            ("postcode", contact.and_then(|contact| of(contact.postcode.as_ref()))),
            ("phone", contact.and_then(|contact| of(contact.phone.as_ref()))),
            ("fax", contact.and_then(|contact| of(contact.fax.as_ref()))),
            ("email", contact.and_then(|contact| of(contact.email.as_ref()))),
        ];
        for (name, found) in answers {
            let labelled = entry.all(name);
            let is_given_or_none = matches!(name, "title" | "agency" | "year" | "period");
            if labelled == ["?"] || labelled.is_empty() && is_given_or_none {
                continue;
            }
            scores.add(name, &entry, &labelled, found.as_slice());
        }
        let lines = entry.text.lines().count() as u32;
        let is_of_opening = |claim: &&Claim| claim.location.as_ref().and_then(|place| place.line()).is_some_and(|line| line <= lines);
        let claims = report.iter().flat_map(|report| report.claims.iter().filter(is_of_opening));
        scores.add("number of an opening", &entry, &labelled_numbers(&entry), &claims.map(|claim| claim.raw.clone()).collect::<Vec<_>>());
        let found = report.map(|report| findings(&report, &['M'])).unwrap_or_default();
        scores.add("finding of an opening", &entry, &entry.all("finding"), &found);
    }
    scores.finish();
}

#[test]
fn paragraphs_state_what_they_state() {
    let file = include_str!("paragraphs.txt");
    let mut scores = Scores::default();
    for entry in entries(file) {
        let report = read(&format!(
            "青岫县林业局2023年政府信息公开工作年度报告\n一、总体情况\n{}\n五、存在的主要问题及改进情况\n解读形式不多。\n\
             六、其他需要报告的事项\n无其他事项说明。\n",
            entry.text
        ));
        let report = report.unwrap_or_else(|| panic!("{} is refused", entry.kind));
        let claims: Vec<(usize, &Claim)> = report.claims.iter().enumerate().filter(|(_, claim)| claim.section == Some(1)).collect();
        let is_words = |claim: &Claim| claim.value == Some(Value::Count(0)) && !claim.raw.contains(|c: char| c.is_numeric());
        let numbers = claims.iter().filter(|(_, claim)| claim.date.is_none() && !is_words(claim));
        let numbers: Vec<String> = numbers.map(|(_, claim)| claim.raw.clone()).collect();
        scores.add("number", &entry, &labelled_numbers(&entry), &numbers);
        let parts = |of: usize| {
            let own = claims.iter().filter(move |(_, part)| part.role == Role::Part && part.of == Some(of as u32));
            own.map(|(_, part)| part.raw.as_str()).collect::<Vec<_>>()
        };
        let lists = claims.iter().filter(|(_, claim)| claim.list.is_some());
        let lists: Vec<String> = lists.map(|(at, claim)| format!("{} = {}", claim.raw, parts(*at).join(" "))).collect();
        scores.add("list", &entry, &entry.all("list"), &lists);
        let shares = claims.iter().filter(|(_, claim)| claim.role == Role::Percent);
        let share = |(_, claim): &(usize, &Claim)| Some(format!("{} of {}", claim.raw, report.claims.get(claim.of? as usize)?.raw));
        scores.add("share", &entry, &entry.all("share"), &shares.filter_map(share).collect::<Vec<_>>());
        let subject = |(_, claim): &(usize, &Claim)| Some(format!("{} {}", claim.raw, claim.subject.as_deref()?));
        let subjects = claims.iter().filter(|(_, claim)| !is_words(claim)).filter_map(subject);
        scores.add("subject", &entry, &entry.all("subject"), &subjects.collect::<Vec<_>>());
        let zeros = claims.iter().filter(|(_, claim)| is_words(claim)).filter_map(|(_, claim)| claim.subject.clone());
        scores.add("zero", &entry, &entry.all("zero"), &zeros.collect::<Vec<_>>());
        let dates = claims.iter().filter_map(|(_, claim)| claim.date.map(|date| date.to_string()));
        scores.add("date", &entry, &entry.all("date"), &dates.collect::<Vec<_>>());
        scores.add("finding", &entry, &entry.all("finding"), &findings(&report, &['X']));
    }
    scores.finish();
}

#[test]
fn statements_are_held_against_the_tables() {
    let report = include_str!("report.txt");
    let mut scores = Scores::default();
    for entry in entries(include_str!("statements.txt")) {
        let own = read(&report.replace("@@", &entry.text)).unwrap_or_else(|| panic!("{} is refused", entry.kind));
        scores.add("finding of a statement", &entry, &entry.all("finding"), &findings(&own, &['A', 'R', 'S', 'V', 'X']));
    }
    scores.finish();
}

#[test]
fn the_text_says_which_of_the_changes_that_would_fit_comes_first() {
    let report = include_str!("report.txt");
    let received = "| 一、本年新收政府信息公开申请数量 | 22 | 6 | 0 | 1 | 1 | 0 | 30 |";
    let carried_in = "| 二、上年结转政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |";
    assert!(report.contains(received) && report.contains(carried_in));
    let report = report.replace(received, &received.replace("30 |", "4 |")).replace(carried_in, &carried_in.replace("| 4 |", "| 30 |"));
    let own = read(&report.replace("@@", "收到政府信息公开申请30件，上年结转4件。")).unwrap();
    let found = own.diagnostics.iter().filter(|own| own.rule == "A403");
    let first = found.map(|own| own.suspects[0].iter().map(|suspect| (suspect.field.id(), suspect.value)).collect::<Vec<_>>());
    // The balance of the totals holds: one of them alone would break it.
    let both = [("requests.received.total", 30), ("requests.carried_in.total", 4)];
    assert_eq!(first.collect::<Vec<_>>(), [both, both]);
}

#[test]
fn the_set_has_a_hundred_and_fifty_entries_each_of_its_own_kind() {
    let (openings, paragraphs) = (entries(include_str!("openings.txt")), entries(include_str!("paragraphs.txt")));
    let statements = entries(include_str!("statements.txt"));
    let mut kinds: Vec<&str> = openings.iter().chain(&paragraphs).chain(&statements).map(|entry| entry.kind).collect();
    assert!(kinds.len() >= 150, "{}", kinds.len());
    kinds.sort_unstable();
    assert!(kinds.windows(2).all(|pair| pair[0] != pair[1]));
}
