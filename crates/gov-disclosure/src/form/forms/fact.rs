//! What numbers in the prose of reports on 2008 to 2018 state, by words, with the rows of the forms that state it too.
//!
//! `facts.csv` lists them: the first that fits counts. `of` names the facts whose part the number must be, `requests` and `remedies` that
//! these are spoken of, and nothing where it may be alone; `words` are groups joined by `&` of alternatives; `subjects` are those of
//! `subjects.csv` that mean the same; `rows` are sums of rows, one of which must equal the number.

use std::sync::LazyLock;

use crate::form::ClaimTrust;

/// Something that the prose of an old report states.
#[derive(Debug)]
pub struct Fact {
    /// Its name in [`Claim::subject`](crate::Claim::subject): `text.requests`.
    pub id: &'static str,
    /// Sums of rows, by their ids, that may state it too; none where no table does.
    pub rows: Vec<Vec<&'static str>>,
    /// How much a difference says.
    pub trust: ClaimTrust,
    of: Vec<&'static str>,
    words: Vec<Vec<&'static str>>,
    not: Vec<&'static str>,
    units: &'static str,
    subjects: Vec<&'static str>,
}

/// The words around a number of an old report.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// The clause that says what is counted.
    pub text: &'a str,
    /// The unit; empty where there is none.
    pub unit: &'a str,
    /// The subject that `subjects.csv` gives it.
    pub subject: Option<&'a str>,
    /// The fact whose part it is.
    pub of: Option<&'static str>,
    /// Whether requests are spoken of.
    pub requests: bool,
    /// Whether reconsiderations and litigations on disclosure are spoken of.
    pub remedies: bool,
}

static FACTS: LazyLock<Vec<Fact>> = LazyLock::new(|| include_str!("facts.csv").lines().skip(1).filter_map(fact).collect());

fn fact(line: &'static str) -> Option<Fact> {
    let cells: Vec<&'static str> = line.split(',').collect();
    let [id, of, words, not, units, subjects, rows, trust] = *cells.as_slice() else { return None };
    let split = |text: &'static str, by: char| text.split(by).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let trust = match trust {
        "firm" => ClaimTrust::Firm,
        "weak" => ClaimTrust::Weak,
        "soft" => ClaimTrust::Soft,
        _ => return None,
    };
    Some(Fact {
        id,
        rows: split(rows, ';').into_iter().map(|sum| split(sum, '+')).collect(),
        trust,
        of: split(of, '|'),
        words: split(words, '&').into_iter().map(|group| split(group, '|')).collect(),
        not: split(not, '|'),
        units,
        subjects: split(subjects, '|'),
    })
}

impl Fact {
    /// The fact called `id`.
    pub fn named(id: &str) -> Option<&'static Self> {
        FACTS.iter().find(|fact| fact.id == id)
    }

    /// What a number states: as a part of what is known, by its subject, else by its own words.
    pub fn of(wording: Wording<'_>) -> Option<&'static Self> {
        let is_part = |fact: &&Fact| wording.of.is_some_and(|of| fact.of.contains(&of)) && fact.fits(wording);
        let by_subject = |fact: &&Fact| wording.subject.is_some_and(|subject| fact.subjects.contains(&subject));
        let spoken = |of: &&str| wording.requests && *of == "requests" || wording.remedies && *of == "remedies";
        let alone = |fact: &&Fact| (fact.of.is_empty() || fact.of.iter().any(spoken)) && fact.fits(wording);
        let found = FACTS.iter().find(is_part);
        // A part of something else is none of the totals; whether staff is full-time divides any number of them.
        if found.is_some() || wording.of.is_some() {
            let is_of_staff = |fact: &&Fact| fact.id.starts_with("text.staff_") && fact.fits(wording);
            return found.or_else(|| FACTS.iter().find(is_of_staff));
        }
        // Channels and answers that something is public are in the words of subjects that do not tell them apart.
        let is_finer = |fact: &&Fact| fact.id.starts_with("text.ch.") || fact.id == "text.already_public";
        let finer = FACTS.iter().filter(is_finer).find(alone);
        finer.or_else(|| FACTS.iter().find(by_subject)).or_else(|| FACTS.iter().find(alone))
    }

    fn fits(&self, wording: Wording<'_>) -> bool {
        let says = |word: &&str| wording.text.contains(*word);
        let has_unit = wording.unit.is_empty() || wording.unit.chars().next().is_some_and(|unit| self.units.contains(unit));
        has_unit && !self.words.is_empty() && self.words.iter().all(|group| group.iter().any(says)) && !self.not.iter().any(says)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::statistics_forms;

    #[test]
    fn every_line_is_read_and_every_row_is_one_of_a_form() {
        assert_eq!(FACTS.len(), include_str!("facts.csv").lines().count() - 1);
        let rows: Vec<&str> = statistics_forms().iter().flat_map(|form| &form.rows).filter_map(|row| row.id).collect();
        for fact in FACTS.iter() {
            assert!(fact.rows.iter().flatten().all(|row| rows.contains(row)), "{}", fact.id);
            let is_known = |of: &&str| matches!(*of, "requests" | "remedies") || Fact::named(of).is_some();
            assert!(fact.of.iter().all(is_known), "{}", fact.id);
        }
    }

    #[test]
    fn words_and_what_they_state() {
        let of =
            |text, unit, of, requests| Fact::of(Wording { text, unit, subject: None, of, requests, remedies: false }).map(|fact| fact.id);
        for (text, unit, whole, requests, expected) in [
            ("全县制作获取政府信息", "条", None, false, Some("text.made_total")),
            ("依申请公开", "条", Some("text.made_total"), false, Some("text.on_request_kind")),
            ("不予公开", "条", Some("text.made_total"), false, Some("text.not_open_kind")),
            ("主动公开", "条", Some("text.made_total"), false, Some("text.disclosed")),
            ("受理政府信息公开申请", "件", None, true, Some("text.requests")),
            ("信函、传真申请", "件", Some("text.requests"), true, Some("text.ch.letter_fax")),
            ("不予公开", "件", Some("text.answered"), true, Some("text.denied")),
            ("机构职能类", "条", Some("text.disclosed"), false, None),
            ("依申请公开政府信息", "条", None, false, Some("text.on_request_kind")),
            ("受理政府信息公开申请", "条", Some("text.made_total"), false, Some("text.requests")),
            ("属于已主动公开范围", "件", None, true, Some("text.already_public")),
            ("其他方式公开政府信息", "条", None, false, None),
            ("主动公开规范性文件", "条", Some("text.disclosed"), false, None),
            ("行政复议", "件", None, false, None),
        ] {
            assert_eq!(of(text, unit, whole, requests), expected, "{text}");
        }
    }
}
