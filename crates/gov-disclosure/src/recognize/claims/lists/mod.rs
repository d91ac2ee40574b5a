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
pub struct Membership {
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
    /// Further ways in which the same total is sorted: 按类别分.
    again: Vec<List>,
    /// The first count after the list.
    end: usize,
}

/// The memberships of a sentence's numbers.
pub fn memberships(sentence: &Sentence<'_>) -> Vec<Membership> {
    let alone = Membership { role: Role::Count, of: None, list: None };
    let mut memberships = vec![alone; sentence.numbers.len()];
    let reader = Reader::new(sentence, &mut memberships);
    for list in reader.lists() {
        bind(&reader, &list, &mut memberships);
    }
    shares::bind(sentence, &mut memberships);
    memberships
}

/// Gives the numbers of a list and of those in it their roles.
fn bind(reader: &Reader<'_, '_>, list: &List, memberships: &mut [Membership]) {
    // An inner list first: a part with a list of its own keeps it.
    for inner in &list.inner {
        bind(reader, inner, memberships);
    }
    let Some(whole) = reader.place(list.total) else { return };
    for part in list.parts.iter().filter_map(|&part| reader.place(part)) {
        if let Some(membership) = memberships.get_mut(part) {
            (membership.role, membership.of) = (Role::Part, Some(whole));
        }
    }
    if let Some(membership) = memberships.get_mut(whole) {
        if membership.role == Role::Count {
            membership.role = Role::Total;
        }
        membership.list = Some(list.kind);
    }
    for again in &list.again {
        bind(reader, again, memberships);
        if let Some(membership) = memberships.get_mut(whole) {
            membership.list = Some(list.kind);
        }
        let first = again.parts.first().and_then(|&part| reader.place(part)).and_then(|place| memberships.get_mut(place));
        if let Some(first) = first.filter(|first| first.list.is_none()) {
            first.list = Some(again.kind);
        }
    }
}
