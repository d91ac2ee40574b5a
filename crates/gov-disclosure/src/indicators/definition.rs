//! The indicators as data.
//!
//! `indicators.csv` beside this file lists them. A formula is a sum of terms, each a field id, where `*` stands for any
//! words of an id; `previous:` before it means the report on the year before, and `population` what the caller says.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;

use super::IndicatorInput;
use crate::form::{Comparison, Edition, Field, fields, statistics_forms};

/// The first year counted in the present way: a series that goes over it has a break there, whatever compares.
pub const BREAK: u16 = 2019;

/// How the inputs of an indicator compare with the rows of a form of 2008 to 2018.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparable {
    /// The form.
    pub form: &'static str,
    /// The years on which reports in it are known or likely.
    pub years: (u16, u16),
    /// The worst comparison of an input.
    pub comparison: Comparison,
    /// The rows that state the same as the inputs, by their ids; none where an input has none.
    pub rows: Vec<&'static str>,
}

/// An indicator: what is divided by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct IndicatorDefinition {
    /// The stable id, in snake case; a dot parts a family from its member.
    pub id: &'static str,
    /// Its name in Chinese.
    pub zh: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// The formula of the numerator: terms joined by `+` and `-`.
    pub numerator: &'static str,
    /// That of the denominator; `None` for a count or an amount.
    pub denominator: Option<&'static str>,
    /// What the quotient is multiplied by: 1, or 100000 for a number per that many residents.
    pub times: u32,
    /// The unit of the value; `None` for a plain ratio, where 1 is the whole.
    pub unit: Option<&'static str>,
    /// A remark in Chinese; empty where there is none.
    pub note_zh: &'static str,
    /// A remark in English; empty where there is none.
    pub note_en: &'static str,
}

impl IndicatorDefinition {
    /// How it compares with each form of 2008 to 2018, by the bridges of the forms. A series over 2018 and 2019 has a break between them
    /// even where they compare.
    pub fn comparable(&self) -> Vec<Comparable> {
        let formulas = [Some(self.numerator), self.denominator];
        let inputs: Vec<Vec<Field>> =
            formulas.into_iter().flatten().flat_map(terms).map(|term| term.fields).filter(|all| !all.is_empty()).collect();
        let form = |form: &'static crate::form::StatisticsForm| {
            let mut rows: Vec<&'static str> = Vec::new();
            let mut comparison = Comparison::Same;
            for fields in &inputs {
                // What states one input, alone: sums of fields are compared as wholes.
                let bridge = form.bridge.iter().find(|bridge| {
                    !bridge.fields.is_empty()
                        && bridge.fields.iter().all(|own| fields.contains(own))
                        && fields.iter().all(|own| bridge.fields.contains(own))
                });
                let Some(bridge) = bridge else {
                    return Comparable { form: form.id, years: form.years, comparison: Comparison::None, rows: Vec::new() };
                };
                if bridge.comparison != Comparison::Same {
                    comparison = bridge.comparison;
                }
                for id in bridge.rows.iter().filter_map(|&at| form.rows.get(at)?.id) {
                    if !rows.contains(&id) {
                        rows.push(id);
                    }
                }
            }
            Comparable { form: form.id, years: form.years, comparison, rows }
        };
        statistics_forms().iter().map(form).collect()
    }

    /// Across which forms it may be compared, in one line: `2021|2019|break 2019|stat2014 near 2014-2018`. The break mark is where a
    /// form of 2008 to 2018 follows: counting changed with 2019, so no rate goes over it without that mark.
    pub fn comparability(&self) -> &'static str {
        static LINES: LazyLock<HashMap<&'static str, String>> =
            LazyLock::new(|| indicator_definitions().map(|own| (own.id, own.line_of_forms())).collect());
        LINES.get(self.id).map_or("", String::as_str)
    }

    fn line_of_forms(&self) -> String {
        let mut parts: Vec<String> = self.editions().map(|edition| edition.as_str().to_owned()).collect();
        parts.reverse();
        let old = self.comparable().into_iter().filter(|own| own.comparison != Comparison::None && !own.rows.is_empty());
        let old: Vec<String> = old.map(|own| format!("{} {} {}-{}", own.form, own.comparison.as_str(), own.years.0, own.years.1)).collect();
        if !old.is_empty() {
            parts.push(format!("break {BREAK}"));
        }
        parts.extend(old);
        parts.join("|")
    }

    /// The editions of the form that have all it needs.
    pub fn editions(&self) -> impl Iterator<Item = Edition> {
        let formulas = [Some(self.numerator), self.denominator];
        let terms: Vec<Term> = formulas.into_iter().flatten().flat_map(terms).collect();
        let has = move |edition: Edition| {
            let is_there =
                |term: &Term| matches!(term.operand, Operand::Population) || term.fields.iter().any(|field| field.is_in(edition));
            terms.iter().all(is_there)
        };
        [Edition::Y2019, Edition::Y2021].into_iter().filter(move |&edition| has(edition))
    }
}

/// Where the value of a term comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// The report.
    Report,
    /// The report on the year before.
    Previous,
    /// The caller.
    Population,
}

impl Operand {
    /// A field of it as an input.
    pub fn input(self, field: Field) -> IndicatorInput {
        match self {
            Self::Previous => IndicatorInput::Previous(field),
            _ => IndicatorInput::Field(field),
        }
    }
}

/// A term of a formula.
#[derive(Clone, Debug)]
pub struct Term {
    /// 1 or -1.
    pub sign: i64,
    /// Where its value comes from.
    pub operand: Operand,
    /// The fields that it adds up, of all editions; none for the population.
    pub fields: Vec<Field>,
}

/// A definition with its formulas taken apart.
#[derive(Debug)]
pub struct Parsed {
    /// What it is.
    pub definition: IndicatorDefinition,
    /// The terms of the numerator.
    pub numerator: Vec<Term>,
    /// Those of the denominator.
    pub denominator: Option<Vec<Term>>,
}

static DEFINITIONS: LazyLock<Vec<Parsed>> = LazyLock::new(|| {
    let parsed = |line: &'static str| {
        let mut cells = line.split(',');
        let mut cell = || cells.next().unwrap_or("");
        let (id, numerator, denominator, times) = (cell(), cell(), cell(), cell());
        let definition = IndicatorDefinition {
            id,
            numerator,
            denominator: Some(denominator).filter(|formula| !formula.is_empty()),
            times: times.parse().unwrap_or(1),
            unit: Some(cell()).filter(|unit| !unit.is_empty()),
            zh: cell(),
            en: cell(),
            note_zh: cell(),
            note_en: cell(),
        };
        Parsed { definition, numerator: terms(numerator), denominator: definition.denominator.map(terms) }
    };
    include_str!("indicators.csv").lines().skip(1).map(parsed).collect()
});

/// All of them, taken apart.
pub fn parsed() -> &'static [Parsed] {
    &DEFINITIONS
}

/// Every indicator, as its table lists them.
pub fn indicator_definitions() -> impl ExactSizeIterator<Item = &'static IndicatorDefinition> + Clone {
    DEFINITIONS.iter().map(|parsed| &parsed.definition)
}

/// The terms of a formula.
fn terms(formula: &'static str) -> Vec<Term> {
    // A sign belongs to the term after it.
    let starts = formula.char_indices().filter(|(_, c)| matches!(c, '+' | '-')).map(|(at, _)| at);
    let mut bounds: Vec<usize> = [0].into_iter().chain(starts).collect();
    bounds.push(formula.len());
    let pieces = bounds.windows(2).filter_map(|pair| formula.get(*pair.first()?..*pair.last()?));
    pieces.map(term).collect()
}

fn term(piece: &'static str) -> Term {
    let sign = if piece.starts_with('-') { -1 } else { 1 };
    let name = piece.trim_start_matches(['+', '-']);
    match name.strip_prefix("previous:") {
        _ if name == "population" => Term { sign, operand: Operand::Population, fields: Vec::new() },
        Some(name) => Term { sign, operand: Operand::Previous, fields: named(name) },
        None => Term { sign, operand: Operand::Report, fields: named(name) },
    }
}

/// The fields of a name, in the order of the form.
fn named(name: &str) -> Vec<Field> {
    match name.split_once('*') {
        Some((head, tail)) => fields().filter(|field| field.id().starts_with(head) && field.id().ends_with(tail)).collect(),
        None => Field::from_id(name).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ids of the terms of a formula, with their signs.
    fn taken_apart(formula: &'static str) -> Vec<(i64, Operand, usize)> {
        terms(formula).iter().map(|term| (term.sign, term.operand, term.fields.len())).collect()
    }

    #[test]
    fn a_line_says_across_which_forms_an_indicator_may_be_compared() {
        let line = |id: &str| indicator_definitions().find(|own| own.id == id).unwrap().comparability();
        let received = line("requests_per_100000");
        assert!(received.starts_with("2021|2019|break 2019|stat2014 near 2014-2018"), "{received}");
        // What no form before 2019 counts has no break to go over.
        assert_eq!(line("rules.issued"), "2021");
    }

    #[test]
    fn formulas_come_apart() {
        assert_eq!(taken_apart("requests.denied.*.total"), [(1, Operand::Report, 8)]);
        assert_eq!(
            taken_apart("requests.received.total-previous:requests.received.total"),
            [(1, Operand::Report, 1), (-1, Operand::Previous, 1)]
        );
        assert_eq!(taken_apart("population"), [(1, Operand::Population, 0)]);
    }

    #[test]
    fn every_line_is_whole_and_names_fields_that_exist() {
        let mut ids = std::collections::HashSet::new();
        for line in include_str!("indicators.csv").lines() {
            assert_eq!(line.split(',').count(), 9, "{line}");
        }
        for parsed in parsed() {
            let id = parsed.definition.id;
            assert!(ids.insert(id) && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.')), "{id}");
            assert!(!parsed.definition.zh.is_empty() && !parsed.definition.en.is_empty(), "{id}");
            assert_eq!(parsed.definition.note_zh.is_empty(), parsed.definition.note_en.is_empty(), "{id}");
            assert_eq!(parsed.definition.denominator.is_none(), parsed.definition.unit.is_some() && parsed.definition.times == 1, "{id}");
            for term in parsed.numerator.iter().chain(parsed.denominator.iter().flatten()) {
                assert!(term.operand == Operand::Population || !term.fields.is_empty(), "{id}");
                let (table, is_money) = (term.fields.first().map(|f| f.table()), term.fields.first().map(|f| f.unit().is_money()));
                assert!(term.fields.iter().all(|f| Some(f.table()) == table && Some(f.unit().is_money()) == is_money), "{id}");
            }
        }
    }
}
