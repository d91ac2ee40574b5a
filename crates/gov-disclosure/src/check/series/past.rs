//! What is kept of a report for the year after it, and how it is found by its agency's name.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use crate::check::statistics;
use crate::form::{Field, Statistic};
use crate::limits;
use crate::report::{FormEditions, Report, agency_name};

/// What a later year is compared with.
#[derive(Debug)]
pub struct Past {
    /// The editions of its tables.
    pub form: FormEditions,
    /// The words of all sections, without numbers and punctuation.
    pub words: String,
    /// In the order of the form.
    values: Vec<(Field, Decimal)>,
    /// The values of a table of 2008 to 2018, read or derived.
    statistics: HashMap<Statistic, Decimal>,
}

impl Past {
    /// What is kept of a report.
    pub fn of(report: &Report) -> Self {
        let value = |cell: &crate::report::Cell| cell.value.map(|value| value.as_decimal());
        let values = report.cells.iter().filter_map(|(field, cell)| Some((field, value(cell)?))).collect();
        let statistics = report.statistics.cells.iter().filter_map(|(cell, _)| Some((cell, statistics::value(report, cell)?)));
        Self { form: report.form.clone(), words: words(report), values, statistics: statistics.collect() }
    }

    /// The value of a cell of a table of 2008 to 2018, where there is one.
    pub fn statistic(&self, cell: Statistic) -> Option<Decimal> {
        self.statistics.get(&cell).copied()
    }

    /// The value of a field, where there is one.
    pub fn value(&self, field: Field) -> Option<Decimal> {
        let at = self.values.binary_search_by_key(&field, |(own, _)| *own).ok()?;
        self.values.get(at).map(|(_, value)| *value)
    }
}

/// The words of all sections of a report, without numbers and punctuation.
pub fn words(report: &Report) -> String {
    let mut words = String::new();
    for section in &report.sections {
        words.extend(section.folded().chars().filter(|c| c.is_alphabetic() && !"一二三四五六七八九十百千万亿〇零两".contains(*c)));
    }
    words
}

/// Reports by year and name. Two names are of one agency where one ends in the other, so names are kept from their ends:
/// all that end in a name are side by side.
#[derive(Debug, Default)]
pub struct Index {
    years: HashMap<u16, Year>,
    /// The first year of each name, by the name from its end; of reports without a name; of all.
    first_years: BTreeMap<String, u16>,
    first_nameless: Option<u16>,
    first: Option<u16>,
}

/// The reports on one year, by the places of adding.
#[derive(Debug, Default)]
struct Year {
    first: Option<usize>,
    first_nameless: Option<usize>,
    by_name: BTreeMap<String, usize>,
    /// Names in the order of adding, each once, as far as they are compared one by one.
    names: Vec<String>,
    known: HashSet<String>,
}

impl Index {
    /// Adds a report at its place.
    pub fn add(&mut self, report: &Report, at: usize) {
        let Some(year) = report.meta.year else { return };
        self.first = Some(self.first.map_or(year, |first| first.min(year)));
        let own = self.years.entry(year).or_default();
        own.first.get_or_insert(at);
        let Some(name) = &report.meta.agency else {
            own.first_nameless.get_or_insert(at);
            self.first_nameless = Some(self.first_nameless.map_or(year, |first| first.min(year)));
            return;
        };
        let key = from_end(name);
        own.by_name.entry(key.clone()).or_insert(at);
        if own.names.len() < limits::SERIES_NAMES && own.known.insert(name.clone()) {
            own.names.push(name.clone());
        }
        let first = self.first_years.entry(key).or_insert(year);
        *first = year.min(*first);
    }

    /// The first report on a year that is of the agency of this name.
    pub fn same_body(&self, name: Option<&str>, year: u16) -> Option<usize> {
        let year = self.years.get(&year)?;
        let Some(name) = name else { return year.first };
        let named = of_one_body(&year.by_name, name).min().copied();
        named.into_iter().chain(year.first_nameless).min()
    }

    /// Whether there is a report of this agency on a year before.
    pub fn has_earlier(&self, name: Option<&str>, year: u16) -> bool {
        let before = |first: Option<u16>| first.is_some_and(|first| first < year);
        match name {
            None => before(self.first),
            Some(name) => before(self.first_nameless) || of_one_body(&self.first_years, name).any(|first| *first < year),
        }
    }

    /// The name of an agency that reports on a year and may be the same, though its name does not say so for sure: a government
    /// and its office, 发改局 and 发展和改革局.
    pub fn alike(&self, name: &str, year: u16) -> Option<&str> {
        self.years.get(&year)?.names.iter().map(String::as_str).find(|other| agency_name::is_same(other, name))
    }
}

/// What is kept for the names that are surely of the same agency as this one.
fn of_one_body<'m, T>(by_name: &'m BTreeMap<String, T>, name: &str) -> impl Iterator<Item = &'m T> {
    let key = from_end(name);
    let shorter: Vec<&T> = key
        .char_indices()
        .skip(1)
        .filter_map(|(end, _)| by_name.get_key_value(key.get(..end)?))
        .filter(|(other, _)| is_one(other, &key))
        .map(|(_, kept)| kept)
        .collect();
    let longer: Vec<&T> = by_name
        .range(key.clone()..)
        .take_while(|(other, _)| other.starts_with(&key))
        .filter(|(other, _)| is_one(other, &key))
        .map(|(_, kept)| kept)
        .collect();
    shorter.into_iter().chain(longer)
}

fn is_one(a: &str, b: &str) -> bool {
    let straight = |key: &str| key.chars().rev().collect::<String>();
    agency_name::is_surely_same(&straight(a), &straight(b))
}

/// A name as it is compared, from its end.
fn from_end(name: &str) -> String {
    agency_name::spelled(name).chars().rev().collect()
}
