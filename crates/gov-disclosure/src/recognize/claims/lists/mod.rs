//! Which numbers of a sentence are parts of which: totals with lists (其中, 包括, 分别为, brackets, no word at
//! all), lists within lists, shares, and second counts of one thing.
//!
//! Words alone do not say where a list ends or what divides what. So the readings that the words allow are made first, as
//! [`List`]s, and one of each is chosen: the first that adds up, else the numbers as they are written. Only
//! what was chosen binds numbers.

mod read;
mod shares;

use super::sentence::Sentence;
use crate::report::{ListKind, Role};
use read::Reader;

/// What a number of a sentence is to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bond {
    /// Its role.
    pub role: Role,
    /// The number it belongs to, by its place in the sentence.
    pub of: Option<usize>,
    /// Totals only: what the wording says of the parts.
    pub list: Option<ListKind>,
}

/// A total and its parts, by their places among the counts of a sentence.
#[derive(Debug)]
struct List {
    total: usize,
    parts: Vec<usize>,
    kind: ListKind,
    /// Lists whose totals are among the parts.
    inner: Vec<List>,
    /// The first count behind the list.
    end: usize,
}

/// The bonds of a sentence's numbers.
pub fn bonds(sentence: &Sentence<'_>) -> Vec<Bond> {
    let alone = Bond { role: Role::Count, of: None, list: None };
    let mut bonds = vec![alone; sentence.numbers.len()];
    let reader = Reader::new(sentence, &mut bonds);
    for list in reader.lists() {
        bind(&reader, &list, &mut bonds);
    }
    shares::bind(sentence, &mut bonds);
    bonds
}

/// Gives the numbers of a list and of those in it their roles.
fn bind(reader: &Reader<'_, '_>, list: &List, bonds: &mut [Bond]) {
    // An inner list first: a part that heads one keeps it.
    for inner in &list.inner {
        bind(reader, inner, bonds);
    }
    let Some(whole) = reader.place(list.total) else { return };
    for part in list.parts.iter().filter_map(|&part| reader.place(part)) {
        if let Some(bond) = bonds.get_mut(part) {
            (bond.role, bond.of) = (Role::Part, Some(whole));
        }
    }
    if let Some(bond) = bonds.get_mut(whole) {
        if bond.role == Role::Count {
            bond.role = Role::Total;
        }
        bond.list = Some(list.kind);
    }
}
