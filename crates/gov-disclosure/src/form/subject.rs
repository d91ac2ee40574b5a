//! What numbers of the prose speak of: words that name what the tables hold too.
//!
//! `subjects.csv` lists them, the first that fits counts, after the labels of Table III's own rows: words that must be there (`&` joins groups, `|`
//! alternatives), words that must not, units, and the fields that the number may equal. A scope is `any`,
//! `requests`, `remedies`, `fees`, or the subject of the total whose part the number is.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Applicant, Edition, Field, Meaning, TableId, fields, lookup, table};
use crate::lex::fold;
use crate::lex::marks::{Marked, Word};

/// How much a difference between the words and the table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ClaimTrust {
    /// The words say what the field says.
    Firm,
    /// They usually do.
    Weak,
    /// They may mean something else: only agreement is worth telling.
    Soft,
}

named!(ClaimTrust { Firm => "firm", Weak => "weak", Soft => "soft" });

/// Something that both the prose and the tables state.
#[derive(Debug)]
pub struct Subject {
    /// Its name in [`Claim::subject`](crate::Claim::subject).
    pub id: &'static str,
    /// How much a difference says.
    pub trust: ClaimTrust,
    /// Sums of fields that the number may equal; none for what no table holds.
    pub readings: Vec<Vec<Field>>,
    scope: &'static str,
    words: Vec<Vec<Word<'static>>>,
    not: Vec<Word<'static>>,
    units: &'static str,
}

/// The words around a number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'a> {
    /// The clause up to the number.
    pub clause: &'a str,
    /// Its unit; empty where it has none.
    pub unit: &'a str,
    /// The subject of the total that the number is a part of; empty where there is none.
    pub of: &'a str,
    /// Whether requests are spoken of.
    pub requests: bool,
    /// Whether reconsideration and litigation over disclosure are spoken of.
    pub remedies: bool,
    /// Whether the information-processing fee is spoken of.
    pub fees: bool,
}

static SUBJECTS: LazyLock<Vec<Subject>> = LazyLock::new(|| {
    let lines = table::rows(include_str!("subjects.csv"));
    let split = |text: &'static str, by: char| text.split(by).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let subject = |[id, scope, words, not, units, readings, trust]: [&'static str; 7]| {
        let marked = |words: &'static str| split(words, '|').into_iter().map(Word::new).collect::<Vec<_>>();
        let words = split(words, '&').into_iter().map(marked).collect();
        let readings = split(readings, ';').into_iter().map(|sum| split(sum, '+').into_iter().flat_map(named).collect()).collect();
        // The build refuses any other word; the most careful one takes its place.
        let trust = trust.parse().unwrap_or(ClaimTrust::Soft);
        Subject { id, trust, readings, scope, words, not: marked(not), units }
    };
    let rows = fields().filter(|field| field.id().starts_with("requests.") && field.column_id() == "total");
    let row = |field: Field| Subject {
        id: field.id(),
        trust: ClaimTrust::Firm,
        readings: vec![vec![field]],
        scope: "label",
        words: Vec::new(),
        not: Vec::new(),
        units: "件条份宗起次例个",
    };
    lines.map(subject).chain(rows.map(row)).collect()
});

/// The fields of a name, `*` standing for any words of an id.
fn named(name: &'static str) -> Vec<Field> {
    match name.split_once('*') {
        Some((head, tail)) => fields().filter(|field| field.id().starts_with(head) && field.id().ends_with(tail)).collect(),
        None => Field::from_id(name).into_iter().collect(),
    }
}

impl Subject {
    /// The subject called `id`.
    pub fn named(id: &str) -> Option<&'static Self> {
        SUBJECTS.iter().find(|subject| subject.id == id)
    }

    /// The subject of a number by the words around it. `label` is the last of them, which may be a row of Table III.
    pub fn of(words: Words<'_>, label: &str) -> Option<&'static Self> {
        let unit = words.unit.chars().next();
        let clause = Marked::new(words.clause);
        let fits = |subject: &&Subject| {
            let is_in_scope = || match subject.scope {
                "any" => true,
                "requests" => words.requests,
                "remedies" => words.remedies,
                "fees" => words.fees,
                scope => scope == words.of,
            };
            // The cheapest question first: most words are not there.
            subject.words.iter().all(|group| clause.may_hold_any(group))
                && is_in_scope()
                && unit.is_none_or(|unit| subject.units.contains(unit))
                && subject.words.iter().all(|group| clause.holds_any(group))
                && !clause.holds_any(&subject.not)
        };
        if words.requests
            && let Some(row) = row_of(label)
        {
            return SUBJECTS.iter().find(|subject| subject.scope == "label" && subject.id == row.id());
        }
        SUBJECTS.iter().find(fits)
    }

    /// The readings that an edition's tables can answer.
    pub fn readings_in(&self, edition: impl Fn(Field) -> Option<Edition>) -> impl Iterator<Item = Vec<Field>> {
        let own = self.readings.iter().map(move |sum| {
            let own: Vec<Field> = sum.iter().copied().filter(|field| edition(*field).is_none_or(|edition| field.is_in(edition))).collect();
            own
        });
        own.filter(|sum| !sum.is_empty())
    }
}

/// The total of the row of Table III that a label names, where it is an outcome's own wording.
fn row_of(label: &str) -> Option<Field> {
    /// Labels that say too little outside the table.
    const SHORT: usize = 4;
    let key = fold::key(label);
    if key.chars().count() <= SHORT && key != "重复申请" {
        return None;
    }
    let row = lookup(&key)?.iter().find_map(|meaning| match meaning {
        Meaning::Row(row) if row.table() == TableId::Requests && row.group().is_some() => Some(*row),
        _ => None,
    })?;
    row.field(Applicant::Total.id())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(clause: &str, unit: &str, requests: bool) -> Option<&'static str> {
        Subject::of(Words { clause, unit, requests, remedies: clause.contains("信息公开"), ..Words::default() }, clause)
            .map(|subject| subject.id)
    }

    #[test]
    fn every_subject_names_fields_that_exist() {
        for subject in SUBJECTS.iter() {
            assert!(subject.id.starts_with("text.") || !subject.readings.is_empty(), "{}", subject.id);
            assert!(subject.readings.iter().all(|sum| !sum.is_empty()), "{}", subject.id);
        }
        assert_eq!(Subject::named("requests.denied").unwrap().readings[0].len(), 8);
    }

    #[test]
    fn words_and_what_they_speak_of() {
        for (clause, unit, requests, expected) in [
            ("收到政府信息公开申请", "件", false, Some("requests.received")),
            ("上年结转政府信息公开申请", "件", false, Some("requests.carried_in")),
            ("结转下年度继续办理", "件", true, Some("requests.carried_out")),
            ("予以公开", "件", true, Some("requests.granted")),
            ("部分公开", "件", true, Some("requests.partly_granted")),
            ("不予公开", "件", true, Some("requests.denied")),
            ("不予公开信息数", "条", false, None),
            ("1.属于国家秘密", "件", true, Some("requests.denied.state_secret.total")),
            ("因政府信息公开被申请行政复议", "件", false, Some("remedies.reconsideration")),
            ("办理行政复议案件", "件", false, None),
            ("行政处罚", "项", false, Some("disclosure.penalties.items")),
            ("公开行政处罚信息", "条", false, Some("disclosure.penalties.decisions")),
            ("召开会议", "次", false, None),
        ] {
            assert_eq!(id(clause, unit, requests), expected, "{clause}");
        }
    }
}
