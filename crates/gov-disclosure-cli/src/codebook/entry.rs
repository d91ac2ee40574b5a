//! What the codebook says about a field of any form.

use gov_disclosure::{Bridge, Comparison, Edition, Field, StatisticsForm, YEARS, fields, statistics_forms};
use serde::Serialize;

/// Characters that Stata takes in the name of a variable.
const STATA_NAME: usize = 32;

/// A field of a form: a line of the codebook.
#[derive(Serialize)]
pub struct Entry {
    /// Its id.
    pub id: &'static str,
    /// The forms that have it, separated by `|`.
    pub forms: String,
    /// The table it is in: II, III or IV, or `statistics` in the forms up to 2018.
    pub table: &'static str,
    /// The heading above its row, its row and its column, as the form prints them.
    pub group_zh: &'static str,
    pub row_zh: &'static str,
    pub column_zh: &'static str,
    /// What it is called where there is one line for it.
    pub label_zh: String,
    pub label_en: String,
    /// What it counts, as the form prints it.
    pub unit: &'static str,
    /// The first year for which it was used.
    pub first_year: u16,
    /// The last such year; none if the form is still in use.
    pub last_year: Option<u16>,
    /// How it compares with a field of the other forms: `same`, `near`, `none`; empty where nothing is known.
    pub comparison: &'static str,
    /// The fields that state the same, as a sum: `a + b = c`, or `~` where they do nearly.
    pub bridge: String,
    /// Its column in a wide table; empty up to 2018, whose forms have none.
    pub column: &'static str,
    /// A name that Stata accepts.
    pub stata: String,
    /// What else is to be known.
    pub note_zh: String,
    pub note_en: String,
}

/// Every field of every form, the newest forms first.
pub fn entries() -> Vec<Entry> {
    let mut entries: Vec<Entry> = fields().map(of_field).collect();
    for form in statistics_forms() {
        let cells = form.rows.iter().enumerate().flat_map(|(row, _)| (0..form.columns.len()).map(move |column| (row, column)));
        entries.extend(cells.filter_map(|(row, column)| of_statistic(form, row, column)));
    }
    entries
}

fn of_field(field: Field) -> Entry {
    let years = || YEARS.filter(|&year| Edition::of_year(year).is_some_and(|edition| field.is_in(edition)));
    let bridge = bridge(field);
    Entry {
        id: field.id(),
        forms: field.editions().map(Edition::as_str).collect::<Vec<_>>().join("|"),
        table: field.table().as_str(),
        group_zh: field.group_zh(),
        row_zh: field.row_zh(),
        column_zh: field.column_zh(),
        label_zh: label([field.group_zh(), field.row_zh(), field.column_zh()]),
        label_en: field.name_en(),
        unit: field.unit().as_str(),
        first_year: years().next().unwrap_or(*YEARS.start()),
        last_year: years().next_back().filter(|year| year != YEARS.end()),
        comparison: if bridge.is_some() { Comparison::Same } else { Comparison::None }.as_str(),
        bridge: bridge.unwrap_or_default(),
        column: field.column(),
        stata: field.column().to_owned(),
        note_zh: field.note().to_owned(),
        note_en: String::new(),
    }
}

/// What the other of the two forms since 2019 has for a field: the field itself, or the one that is the sum of several, from either side.
fn bridge(field: Field) -> Option<String> {
    if field.is_comparable_across_forms() {
        return Some(format!("{0} = {0}", field.id()));
    }
    let split = |whole: Field| Some((whole, whole.counterpart(Edition::Y2021).filter(|_| !whole.is_in(Edition::Y2021))?));
    let (whole, parts) = fields().filter_map(split).find(|(whole, parts)| *whole == field || parts.contains(&field))?;
    Some(format!("{} = {}", whole.id(), sum(parts.iter().map(|part| part.id()))))
}

fn of_statistic(form: &'static StatisticsForm, at: usize, column: usize) -> Option<Entry> {
    let (row, head) = (form.rows.get(at)?, form.columns.get(column)?);
    let id = form.cell(at, column)?.id();
    let label_zh = row.labels.first()?;
    let column_zh = head.headers.first()?;
    let bridges: Vec<&Bridge> = form.bridge.iter().filter(|bridge| bridge.rows.contains(&at)).collect();
    let remarks =
        |text: fn(&Bridge) -> &'static str| bridges.iter().map(|own| text(own)).filter(|text| !text.is_empty()).collect::<Vec<_>>();
    Some(Entry {
        id,
        forms: form.id.to_owned(),
        table: "statistics",
        group_zh: "",
        row_zh: label_zh,
        column_zh,
        label_zh: label([label_zh, column_zh, ""]),
        label_en: words(id),
        unit: row.unit,
        first_year: form.years.0,
        last_year: Some(form.years.1),
        // The counting changed with 2019, so `same` is the most that one of several bridges says.
        comparison: bridges.first().map_or("", |bridge| bridge.comparison.as_str()),
        bridge: bridges.iter().filter_map(|bridge| formula(form, bridge, column)).collect::<Vec<_>>().join("; "),
        column: "",
        stata: stata(id),
        note_zh: remarks(|bridge| bridge.zh).join("；"),
        note_en: remarks(|bridge| bridge.en).join("; "),
    })
}

/// The rows of an old form, in one of its columns, and the fields that state the same.
fn formula(form: &'static StatisticsForm, bridge: &Bridge, column: usize) -> Option<String> {
    let sign = match bridge.comparison {
        Comparison::Same => "=",
        Comparison::Near => "~",
        Comparison::None => return None,
    };
    let rows = bridge.rows.iter().filter_map(|&row| Some(form.cell(row, column)?.id()));
    Some(format!("{} {sign} {}", sum(rows), sum(bridge.fields.iter().map(|field| field.id()))))
}

fn sum(ids: impl Iterator<Item = &'static str>) -> String {
    ids.collect::<Vec<_>>().join(" + ")
}

fn label(parts: [&str; 3]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// An id as words: the old forms have no English, and the words of their ids are ours.
fn words(id: &str) -> String {
    let (_, own) = id.split_once('.').unwrap_or(("", id));
    let text = own.replace('.', ", ").replace('_', " ");
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// An id as a name that Stata takes: where it is too long, every word but the first is cut, as little as need be.
fn stata(id: &str) -> String {
    let parts: Vec<&str> = id.split(['.', '_']).collect();
    let cut = |most: usize| {
        let word = |(at, part): (usize, &&'_ str)| if at == 0 { (*part).to_owned() } else { part.chars().take(most).collect() };
        parts.iter().enumerate().map(word).collect::<Vec<String>>().join("_")
    };
    // A test holds that every field has a name.
    (1..=STATA_NAME).rev().map(cut).find(|name| name.len() <= STATA_NAME).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn every_field_of_every_form_has_labels_and_a_name_of_its_own_for_stata() {
        let entries = entries();
        let mut named: HashMap<&str, &str> = HashMap::new();
        for entry in &entries {
            assert!(!entry.label_zh.is_empty() && !entry.label_en.is_empty() && !entry.unit.is_empty(), "{}", entry.id);
            assert!(!entry.stata.is_empty() && entry.stata.len() <= STATA_NAME, "{}", entry.id);
            assert!(entry.stata.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'), "{}", entry.stata);
            // Editions of one form share the cells that they have in common.
            assert_eq!(*named.entry(&entry.stata).or_insert(entry.id), entry.id);
        }
        for form in ["2019", "2021"].into_iter().chain(StatisticsForm::ids()) {
            assert!(entries.iter().any(|entry| entry.forms.split('|').any(|own| own == form)), "{form}");
        }
    }

    #[test]
    fn what_states_the_same_is_named_with_its_fields() {
        let entries = entries();
        let entry = |id: &str| entries.iter().find(|entry| entry.id == id).unwrap();
        let split = entry("requests.other_handling.total");
        assert_eq!((split.comparison, split.first_year, split.last_year), ("same", 2019, Some(2020)));
        assert!(split.bridge.ends_with(
            "= requests.other_handling.not_corrected.total + requests.other_handling.fee_unpaid.total + requests.other_handling.other.total"
        ));
        let part = entry("requests.other_handling.fee_unpaid.total");
        assert_eq!((part.comparison, &part.bridge), ("same", &split.bridge));
        assert_eq!(entry("requests.received.total").bridge, "requests.received.total = requests.received.total");
        assert_eq!(entry("disclosure.rules.in_force").comparison, "none");
        assert_eq!(entry("disclosure.fees.amount").comparison, "none");
        let received = entry("stat2014.requests.received");
        assert_eq!((received.comparison, received.bridge.as_str()), ("near", "stat2014.requests.received ~ requests.received.total"));
        assert_eq!((received.first_year, received.label_en.as_str()), (2014, "Requests, received"));
    }
}
