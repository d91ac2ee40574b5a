//! Slips in the built-in tables, each with its file and its line. The build looks for them and stops, so that a typo never passes for a
//! default; it takes this file, `table.rs` and `uses.rs` alone, which therefore use nothing else of the crate.

use std::collections::{BTreeSet, HashMap};

use super::table::cells;
use super::uses::Phrase;

/// The texts of the tables.
#[derive(Clone, Copy)]
pub struct Tables<'t> {
    pub columns: &'t str,
    pub english: &'t str,
    pub fields: &'t str,
    pub labels: &'t str,
    pub phrases: &'t str,
    pub subjects: &'t str,
}

impl Tables<'_> {
    /// Every slip, as `FILE:LINE: what is wrong`.
    pub fn slips(self) -> Vec<String> {
        let mut slips = Slips::default();
        let form = Form::of(slips.lines("fields.csv", self.fields));
        slips.fields(&form);
        slips.names("columns.csv", self.columns, |part| form.has_part(part));
        slips.names("english.csv", self.english, |part| form.has_place(part));
        slips.labels(&form, self.labels);
        slips.phrases(self.phrases);
        slips.subjects(&form, self.subjects);
        slips.0
    }
}

/// A line: its place and its cells.
type Line<'t, const N: usize> = (String, [&'t str; N]);

/// The fields, as far as other tables name them.
struct Form<'t> {
    lines: Vec<Line<'t, 8>>,
    /// Ids of rows and columns with the numeral of their table.
    rows: BTreeSet<(&'t str, &'t str)>,
    columns: BTreeSet<(&'t str, &'t str)>,
}

impl<'t> Form<'t> {
    fn of(lines: Vec<Line<'t, 8>>) -> Self {
        let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
        for (_, [id, table, ..]) in &lines {
            if let Some((row, column)) = id.split_once('.').and_then(|(_, rest)| rest.rsplit_once('.')) {
                rows.insert((*table, row));
                columns.insert((*table, column));
            }
        }
        Self { lines, rows, columns }
    }

    fn ids(&self) -> impl Iterator<Item = &'t str> {
        self.lines.iter().map(|(_, [id, ..])| *id)
    }

    /// Whether a part of ids is known: `requests`, `denied.state_secret`, `total`.
    fn has_part(&self, part: &str) -> bool {
        let is_first = |id: &str| id.split_once('.').is_some_and(|(first, _)| first == part);
        self.ids().any(is_first) || self.rows.iter().chain(&self.columns).any(|(_, own)| *own == part)
    }

    /// Whether a row (`requests.received`) or a column (`requests..total`) is known.
    fn has_place(&self, place: &str) -> bool {
        let is_column = |id: &str, table: &str, column: &str| {
            id.split_once('.').zip(id.rsplit_once('.')).is_some_and(|((own, _), (_, last))| own == table && last == column)
        };
        match place.split_once("..") {
            Some((table, column)) => self.ids().any(|id| is_column(id, table, column)),
            None => self.ids().any(|id| id.rsplit_once('.').is_some_and(|(row, _)| row == place)),
        }
    }

    /// Whether a line of `labels.csv` names something.
    fn has(&self, kind: &str, id: &str) -> bool {
        match kind.strip_prefix("short_").unwrap_or(kind) {
            "section" => id.len() == 1 && ("1"..="6").contains(&id),
            "disclosure_block" => id.len() == 1 && ("0"..="9").contains(&id),
            "measure" => self.columns.contains(&("II", id)),
            "disclosure_row" => self.rows.contains(&("II", id)),
            "applicant" => self.columns.contains(&("III", id)),
            "requests_row" => self.rows.contains(&("III", id)),
            "group" => id == "results" || self.rows.iter().any(|(_, row)| row.split_once('.').is_some_and(|(group, _)| group == id)),
            "remedy" => self.rows.contains(&("IV", id)),
            "outcome" => self.columns.contains(&("IV", id)),
            "disclosure_item" | "other_disclosure" | "corner" | "applicants" | "organisations" | "subtotal" | "litigation" | "altering"
            | "word" => true,
            _ => false,
        }
    }
}

#[derive(Default)]
struct Slips(Vec<String>);

impl Slips {
    /// The lines of a table after its header that have as many cells as it has columns.
    fn lines<'t, const N: usize>(&mut self, file: &str, text: &'t str) -> Vec<Line<'t, N>> {
        let mut found = Vec::new();
        for (at, line) in text.lines().enumerate().skip(1) {
            let place = format!("{file}:{}", at + 1);
            match cells(line) {
                Some(cells) => found.push((place, cells)),
                None => self.0.push(format!("{place}: it has not {N} cells")),
            }
        }
        found
    }

    fn add(&mut self, is_slip: bool, place: &str, what: impl FnOnce() -> String) {
        if is_slip {
            self.0.push(format!("{place}: {}", what()));
        }
    }

    /// What is there twice.
    fn repeated(&mut self, lines: impl Iterator<Item = (String, String)>) {
        let mut seen: HashMap<String, String> = HashMap::new();
        for (place, key) in lines {
            match seen.get(&key) {
                Some(first) => self.0.push(format!("{place}: {key} is in {first} too")),
                None => drop(seen.insert(key, place)),
            }
        }
    }

    fn fields(&mut self, form: &Form<'_>) {
        for (place, [id, table, forms, group, row, column, unit, _]) in &form.lines {
            let prefix = match *table {
                "II" => "disclosure.",
                "III" => "requests.",
                "IV" => "remedies.",
                _ => "?",
            };
            let is_id =
                id.starts_with(prefix) && id.split('.').count() >= 3 && id.bytes().all(|b| b.is_ascii_lowercase() || b"._".contains(&b));
            self.add(!is_id, place, || format!("{id} is no id of table {table}"));
            self.add(!["2019", "2021", "2019|2021"].contains(forms), place, || format!("{forms} are no forms"));
            self.add(!["件", "项", "元", "万元"].contains(unit), place, || format!("{unit} is no unit"));
            let are_words =
                ![row, column].iter().any(|words| words.is_empty()) && [group, row, column].iter().all(|words| words.trim() == **words);
            self.add(!are_words, place, || format!("the words of {id} are not there or have spaces"));
        }
        self.repeated(form.lines.iter().map(|(place, [id, ..])| (place.clone(), (*id).to_owned())));
    }

    /// Tables that give parts of ids a name.
    fn names(&mut self, file: &str, text: &str, is_known: impl Fn(&str) -> bool) {
        let all: Vec<Line<'_, 2>> = self.lines(file, text);
        for (place, [part, name]) in &all {
            self.add(!is_known(part), place, || format!("no field has {part:?} in its id"));
            self.add(name.is_empty(), place, || format!("{part} has no name"));
        }
        self.repeated(all.into_iter().map(|(place, [part, _])| (place, part.to_owned())));
    }

    fn subjects(&mut self, form: &Form<'_>, text: &str) {
        let all: Vec<Line<'_, 7>> = self.lines("subjects.csv", text);
        let ids: Vec<&str> = all.iter().map(|(_, [id, ..])| *id).collect();
        for (place, [id, scope, words, not, units, readings, trust]) in &all {
            let is_scope = ["any", "requests", "remedies", "fees"].contains(scope) || ids.contains(scope);
            self.add(!is_scope, place, || format!("{scope} is no scope and no subject"));
            let is_whole = are_words(words) && (not.is_empty() || are_words(not)) && !units.is_empty();
            self.add(!is_whole, place, || format!("the words or units of {id} are not there"));
            let is_field = |name: &str| match name.split_once('*') {
                Some((head, tail)) => form.ids().any(|id| id.starts_with(head) && id.ends_with(tail)),
                None => form.ids().any(|id| id == name),
            };
            for name in readings.split([';', '+']).filter(|_| !readings.is_empty()) {
                self.add(!is_field(name), place, || format!("no field is called {name:?}"));
            }
            self.add(!["firm", "weak", "soft"].contains(trust), place, || format!("{trust} is no trust"));
        }
    }

    fn labels(&mut self, form: &Form<'_>, text: &str) {
        let all: Vec<Line<'_, 3>> = self.lines("labels.csv", text);
        for (place, [kind, id, variants]) in &all {
            self.add(!form.has(kind, id), place, || format!("{kind} {id} names nothing"));
            self.add(!are_words(variants), place, || format!("a variant of {id} is empty or no word"));
        }
        self.repeated(all.iter().flat_map(|(place, [kind, id, variants])| {
            variants.split('|').map(move |variant| (place.clone(), format!("{kind} {id}: {variant}")))
        }));
    }

    fn phrases(&mut self, text: &str) {
        let all: Vec<Line<'_, 2>> = self.lines("phrases.csv", text);
        for (place, [id, words]) in &all {
            self.add(!Phrase::NAMES.contains(id), place, || format!("{id} is no use of words"));
            // Words with marks of a sentence are matched with them: 包括:.
            let is_none = |word: &str| word.is_empty() || word.trim() != word || word.contains([',', '&']);
            self.add(words.split('|').any(is_none), place, || format!("a word of {id} is empty or has a space at an end"));
        }
        let missing = Phrase::NAMES.iter().filter(|id| !all.iter().any(|(_, [own, _])| own == *id));
        self.0.extend(missing.map(|id| format!("phrases.csv: {id} is missing")));
        self.repeated(all.iter().map(|(place, [id, _])| (place.clone(), (*id).to_owned())));
        let words = all.iter().flat_map(|(place, [id, words])| words.split('|').map(move |word| (place.clone(), format!("{id}: {word}"))));
        self.repeated(words);
    }
}

/// Whether all variants are words: none is empty, none has a space or an end of a sentence.
fn are_words(variants: &str) -> bool {
    variants.split(['|', '&']).all(|variant| !variant.is_empty() && !variant.contains([' ', '\u{3000}', '，', '；', '。', '、']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::labels::Meaning;

    const TABLES: Tables<'static> = Tables {
        columns: include_str!("columns.csv"),
        english: include_str!("english.csv"),
        fields: include_str!("fields.csv"),
        labels: include_str!("labels.csv"),
        phrases: include_str!("phrases.csv"),
        subjects: include_str!("subjects.csv"),
    };

    /// What the build takes for the meaning of a label is one.
    #[test]
    fn every_label_names_what_the_reader_knows() {
        for [kind, id, _] in crate::form::table::rows(TABLES.labels) {
            assert!(["altering", "word"].contains(&kind) || Meaning::of(kind, id).is_some(), "{kind} {id}");
        }
    }

    #[test]
    fn a_slip_is_found_with_its_line() {
        type Part = for<'a> fn(&'a mut Tables<'static>) -> &'a mut &'static str;
        let fields: Part = |tables| &mut tables.fields;
        let subjects: Part = |tables| &mut tables.subjects;
        let labels: Part = |tables| &mut tables.labels;
        let phrases: Part = |tables| &mut tables.phrases;
        let columns: Part = |tables| &mut tables.columns;
        let english: Part = |tables| &mut tables.english;
        assert_eq!(TABLES.slips(), [""; 0]);
        for (part, from, to) in [
            (fields, "disclosure.rules.made,II,", "disclosure.rules.made,I,"),
            (fields, ",III,2019|2021,", ",III,2019/2021,"),
            (fields, ",万元,", ",万圆,"),
            (fields, "disclosure.rules.repealed", "disclosure.rules.issued"),
            (fields, ",本年废止件数,件,", ",本年废止件数,件"),
            (subjects, ",firm", ",firn"),
            (subjects, ",requests.denied.*.total,", ",requests.deneid.*.total,"),
            (
                subjects,
                "remedies.reconsideration.upheld,remedies.reconsideration,",
                "remedies.reconsideration.upheld,remedies.reconsidration,",
            ),
            (subjects, "纠正|纠错", "纠正||纠错"),
            (labels, "section,1,", "sektion,1,"),
            (labels, "requests_row,denied.state_secret,", "requests_row,denied.state_secrets,"),
            (labels, "|概述", "|概述，"),
            (labels, "|概述", "|总体概述"),
            (phrases, "carried.next,", "carried.text,"),
            (phrases, "|明年|", "||"),
            (phrases, "unit.items,", "list.end,"),
            (columns, "normative_documents,", "normativ_documents,"),
            (english, "disclosure.licensing,", "disclosure.licencing,"),
        ] {
            let mut tables = TABLES;
            let text = part(&mut tables);
            let at = text.find(from).unwrap_or_else(|| panic!("{from} is not there"));
            let line = text[..at].lines().count() + usize::from(text[..at].is_empty() || text[..at].ends_with('\n'));
            *text = text.replacen(from, to, 1).leak();
            let (place, found) = (format!("csv:{line}: "), tables.slips());
            assert!(found.iter().any(|slip| slip.contains(&place)), "{from} as {to}: {place} {found:?}");
        }
    }
}
