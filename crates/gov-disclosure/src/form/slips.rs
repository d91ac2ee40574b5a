//! Slips in the built-in tables: each is found with its file and its line, so that a typo never passes for a default.

use super::fields;
use super::labels::Meaning;
use super::phrase::Phrase;

/// The cells of the lines of a table after its header, with their numbers; `slips` gets the lines that have too few or too many.
fn lines<'t, const N: usize>(file: &str, text: &'t str, slips: &mut Vec<String>) -> Vec<(String, [&'t str; N])> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate().skip(1) {
        let place = format!("{file}:{}", at + 1);
        // The last cell may hold commas, and has quotes around it then.
        let cells: Vec<&str> = line.splitn(N, ',').collect();
        let is_closed = cells.last().is_some_and(|last| !last.contains(',') || last.starts_with('"') && last.ends_with('"'));
        match <[&str; N]>::try_from(cells) {
            Ok(cells) if is_closed => found.push((place, cells)),
            _ => slips.push(format!("{place}: it has not {N} cells")),
        }
    }
    found
}

/// What is there twice.
fn repeated(lines: impl Iterator<Item = (String, String)>, slips: &mut Vec<String>) {
    let mut seen = std::collections::HashMap::new();
    for (place, key) in lines {
        if let Some(first) = seen.insert(key.clone(), place.clone()) {
            slips.push(format!("{place}: {key} is in {first} too"));
        }
    }
}

/// Whether all variants are words: none is empty, none has a space or an end of a sentence.
fn are_words(variants: &str) -> bool {
    variants.split(['|', '&']).all(|variant| !variant.is_empty() && !variant.contains([' ', '\u{3000}', '，', '；', '。', '、']))
}

fn of_fields(text: &str) -> Vec<String> {
    let mut slips = Vec::new();
    let all = lines::<8>("fields.csv", text, &mut slips);
    for (place, [id, table, forms, group, row, column, unit, _]) in &all {
        let prefix = match *table {
            "II" => "disclosure.",
            "III" => "requests.",
            "IV" => "remedies.",
            _ => "?",
        };
        if !id.starts_with(prefix) || id.split('.').count() < 3 || !id.bytes().all(|b| b.is_ascii_lowercase() || b == b'.' || b == b'_') {
            slips.push(format!("{place}: {id} is no id of table {table}"));
        }
        if !matches!(*forms, "2019" | "2021" | "2019|2021") {
            slips.push(format!("{place}: {forms} are no forms"));
        }
        if !matches!(*unit, "件" | "项" | "元" | "万元") {
            slips.push(format!("{place}: {unit} is no unit"));
        }
        if [row, column].iter().any(|words| words.is_empty()) || [group, row, column].iter().any(|words| words.trim() != **words) {
            slips.push(format!("{place}: the words of {id} are not there or have spaces"));
        }
    }
    repeated(all.into_iter().map(|(place, [id, ..])| (place, id.to_owned())), &mut slips);
    slips
}

fn of_subjects(text: &str) -> Vec<String> {
    let mut slips = Vec::new();
    let all = lines::<7>("subjects.csv", text, &mut slips);
    let ids: Vec<&str> = all.iter().map(|(_, [id, ..])| *id).collect();
    for (place, [id, scope, words, not, units, readings, trust]) in &all {
        if !matches!(*scope, "any" | "requests" | "remedies" | "fees") && !ids.contains(scope) {
            slips.push(format!("{place}: {scope} is no scope and no subject"));
        }
        if !are_words(words) || !not.is_empty() && !are_words(not) || units.is_empty() {
            slips.push(format!("{place}: the words or units of {id} are not there"));
        }
        let is_field = |name: &str| match name.split_once('*') {
            Some((head, tail)) => fields().any(|field| field.id().starts_with(head) && field.id().ends_with(tail)),
            None => super::Field::from_id(name).is_some(),
        };
        for name in readings.split([';', '+']).filter(|_| !readings.is_empty()).filter(|name| !is_field(name)) {
            slips.push(format!("{place}: no field is called {name:?}"));
        }
        if !matches!(*trust, "firm" | "weak" | "soft") {
            slips.push(format!("{place}: {trust} is no trust"));
        }
    }
    slips
}

fn of_labels(text: &str) -> Vec<String> {
    let mut slips = Vec::new();
    let all = lines::<3>("labels.csv", text, &mut slips);
    for (place, [kind, id, variants]) in &all {
        if !matches!(*kind, "altering" | "word") && Meaning::of(kind, id).is_none() {
            slips.push(format!("{place}: {kind} {id} names nothing"));
        }
        if !are_words(variants) {
            slips.push(format!("{place}: a variant of {id} is empty or no word"));
        }
    }
    let of_one = all.iter().flat_map(|(place, [kind, id, variants])| {
        variants.split('|').map(move |variant| (place.clone(), format!("{kind} {id}: {variant}")))
    });
    repeated(of_one, &mut slips);
    slips
}

fn of_phrases(text: &str) -> Vec<String> {
    let mut slips = Vec::new();
    let all = lines::<2>("phrases.csv", text, &mut slips);
    let known = "".parse::<Phrase>().err().map_or(&[][..], |error| error.known());
    for (place, [id, words]) in &all {
        if !known.contains(id) {
            slips.push(format!("{place}: {id} is no use of words"));
        }
        // Words with marks of a sentence are matched with them: 包括:.
        if words.split('|').any(|word| word.is_empty() || word.contains([' ', ',', '&'])) {
            slips.push(format!("{place}: a word of {id} is empty or has a space"));
        }
    }
    let missing = known.iter().filter(|id| !all.iter().any(|(_, [own, _])| own == *id));
    slips.extend(missing.map(|id| format!("phrases.csv: {id} is missing")));
    repeated(all.iter().map(|(place, [id, _])| (place.clone(), (*id).to_owned())), &mut slips);
    let words = all.iter().flat_map(|(place, [id, words])| words.split('|').map(move |word| (place.clone(), format!("{id}: {word}"))));
    repeated(words, &mut slips);
    slips
}

const FIELDS: &str = include_str!("fields.csv");
const SUBJECTS: &str = include_str!("subjects.csv");
const LABELS: &str = include_str!("labels.csv");
const PHRASES: &str = include_str!("phrases.csv");

#[test]
fn the_tables_have_no_slips() {
    let slips = [of_fields(FIELDS), of_subjects(SUBJECTS), of_labels(LABELS), of_phrases(PHRASES)].concat();
    assert!(slips.is_empty(), "{}", slips.join("\n"));
}

#[test]
fn a_slip_is_found_with_its_line() {
    let slipped = |text: &str, from: &str, to: &str| {
        let at = text.find(from).unwrap_or_else(|| panic!("{from} is not there"));
        let line = text[..at].lines().count() + usize::from(text[..at].ends_with('\n'));
        (format!("{}{to}{}", &text[..at], &text[at + from.len()..]), format!("csv:{line}: "))
    };
    type Slips = fn(&str) -> Vec<String>;
    for (slips, text, from, to) in [
        (of_fields as Slips, FIELDS, "disclosure.rules.made,II,", "disclosure.rules.made,I,"),
        (of_fields, FIELDS, ",III,2019|2021,", ",III,2019/2021,"),
        (of_fields, FIELDS, ",万元,", ",万圆,"),
        (of_fields, FIELDS, "disclosure.rules.repealed", "disclosure.rules.issued"),
        (of_subjects, SUBJECTS, ",firm", ",firn"),
        (of_subjects, SUBJECTS, ",requests.denied.*.total,", ",requests.deneid.*.total,"),
        (
            of_subjects,
            SUBJECTS,
            "remedies.reconsideration.upheld,remedies.reconsideration,",
            "remedies.reconsideration.upheld,remedies.reconsidration,",
        ),
        (of_subjects, SUBJECTS, "纠正|纠错", "纠正||纠错"),
        (of_labels, LABELS, "section,1,", "sektion,1,"),
        (of_labels, LABELS, "|概述", "|概述，"),
        (of_labels, LABELS, "|概述", "|总体概述"),
        (of_phrases, PHRASES, "carried.next,", "carried.text,"),
        (of_phrases, PHRASES, "|明年|", "||"),
        (of_phrases, PHRASES, "unit.items,", "list.end,"),
    ] {
        let (wrong, place) = slipped(text, from, to);
        let found = slips(&wrong);
        assert!(found.iter().any(|slip| slip.contains(&place)), "{from} as {to}: {place} {found:?}");
    }
}
