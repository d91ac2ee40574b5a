//! The lists of a sentence: the readings that the words allow, and the choice between them.

mod choice;
mod ending;
mod marked;
mod members;
mod unmarked;

use std::ops::Range;

use rust_decimal::Decimal;

use super::{List, Membership};
use crate::form::Phrase;
use crate::lex::quantity::Measure;
use crate::recognize::claims::link;
use crate::recognize::claims::sentence::{Number, Sentence};
use crate::report::{ListKind, Role};

/// Brackets within brackets that hold lists: nobody writes more.
const DEEPEST: usize = 4;

/// Members of a list in which lists without any marking are looked for.
const MAX_NESTED_LENGTH: usize = 40;

/// The counts of a sentence.
pub struct Reader<'s, 't> {
    sentence: &'s Sentence<'t>,
    /// Numbers that may be totals or parts, by their place in the sentence.
    counts: Vec<usize>,
}

/// A member of a list, with what comes after it up to the next.
struct Item {
    at: usize,
    /// Counts in brackets after it.
    bracket: Range<usize>,
    /// The list that 其中 opens after it.
    nested: Option<List>,
}

/// One way to read the members of a list.
struct Reading {
    parts: Vec<usize>,
    inner: Vec<List>,
}

impl<'s, 't> Reader<'s, 't> {
    /// Tells counts from shares and second counts, whose roles it notes.
    pub fn new(sentence: &'s Sentence<'t>, memberships: &mut [Membership]) -> Self {
        let mut counts: Vec<usize> = Vec::new();
        for (i, (number, membership)) in sentence.numbers.iter().zip(memberships).enumerate() {
            let previous = counts.last().copied();
            let is_second = number.gap.trim().is_empty()
                && number.quantity.unit.is_some()
                && previous.and_then(|p| sentence.numbers.get(p)).is_some_and(|p| p.is_count() && p.quantity.unit.is_some());
            match number.quantity.measure {
                Measure::Percent => membership.role = Role::Percent,
                _ if is_second && number.is_count() => (membership.role, membership.of) = (Role::Alternative, previous),
                _ => counts.push(i),
            }
        }
        Self { sentence, counts }
    }

    /// The lists of the sentence, in order.
    pub fn lists(&self) -> Vec<List> {
        let mut lists: Vec<List> = Vec::new();
        let mut at = 0;
        while at < self.counts.len() {
            let list = self.marked(at).or_else(|| self.summed_up(at)).or_else(|| self.unmarked(at)).map(|list| self.sorted_again(list));
            at = list.as_ref().map_or(0, |list| list.end).max(at + 1);
            lists.extend(list);
        }
        lists
    }

    /// A list with those after it that sort the same total in other ways.
    fn sorted_again(&self, mut list: List) -> List {
        while list.end > list.total + 1 && self.is_alike(list.total, list.end) && link::sorts(self.gap(list.end)) {
            let again = self.list(list.total, list.end, ListKind::Open);
            if again.parts.len() < 2 || again.end <= list.end {
                break;
            }
            list.end = again.end;
            list.again.push(again);
        }
        list
    }

    /// The place in the sentence of a count.
    pub fn place(&self, at: usize) -> Option<usize> {
        self.counts.get(at).copied()
    }

    fn number(&self, at: usize) -> Option<&'s Number<'t>> {
        self.counts.get(at).and_then(|&i| self.sentence.numbers.get(i))
    }

    fn value(&self, at: usize) -> Decimal {
        self.number(at).map_or(Decimal::ZERO, |number| number.quantity.value)
    }

    fn sum(&self, parts: &[usize]) -> Decimal {
        parts.iter().fold(Decimal::ZERO, |sum, &part| sum.saturating_add(self.value(part)))
    }

    /// The text between a count and the one before it.
    fn gap(&self, at: usize) -> &'t str {
        match (at.checked_sub(1).and_then(|before| self.number(before)), self.number(at)) {
            (Some(before), Some(own)) => self.sentence.between(before, own),
            _ => "",
        }
    }

    fn is_alike(&self, one: usize, other: usize) -> bool {
        let unit = |at| self.number(at).map(|number| number.quantity.unit);
        unit(one) == unit(other)
    }

    /// Whether one count may be of what the other counts: 条 and 件, but not 次 and 条.
    fn may_hold(&self, one: usize, other: usize) -> bool {
        let unit = |at| self.number(at).and_then(|number| number.quantity.unit);
        let is_item = |at| unit(at).is_none_or(|unit| Phrase::ItemUnit.is(unit));
        self.is_alike(one, other) || is_item(one) && is_item(other)
    }

    /// The list of the count at `total` that starts at `first`.
    fn list(&self, total: usize, first: usize, kind: ListKind) -> List {
        let (items, mut end) = self.items(total, first);
        let mut reading = self.choose(total, &items);
        if let Some(cut) = self.end(total, &reading.parts, &items)
            && let Some(&start) = reading.parts.get(cut)
        {
            reading.parts.truncate(cut);
            end = start;
        } else if let Some(left) = self.first_left_out(&reading, &items) {
            end = left;
        }
        let mut inner = reading.inner;
        inner.retain(|list| list.total < end);
        for item in items.into_iter().filter(|item| item.at < end) {
            inner.extend(item.nested);
            let opens =
                !item.bracket.is_empty() && !link::turns(self.gap(item.bracket.start)) && !link::repeats(self.gap(item.bracket.start));
            inner.extend(opens.then(|| self.list(item.at, item.bracket.start, link::kind_in_brackets(self.gap(item.bracket.start)))));
        }
        let kind = self.kind(&reading.parts, kind);
        List { total, parts: reading.parts, kind, inner, again: Vec::new(), end }
    }

    fn plain(&self, total: usize, parts: Vec<usize>, kind: ListKind) -> List {
        let kind = self.kind(&parts, kind);
        let end = parts.last().map_or(total, |last| last + 1);
        List { total, parts, kind, inner: Vec::new(), again: Vec::new(), end }
    }

    /// What is to be thought of a list's parts, given the words that open it.
    fn kind(&self, parts: &[usize], kind: ListKind) -> ListKind {
        let last = parts.last().and_then(|&at| self.number(at));
        let goes_on = last.is_some_and(|last| self.sentence.behind(last).trim_start().starts_with('等'));
        // Clauses without a number between the parts name what the list leaves out.
        let is_close = |&at: &usize| self.number(at).is_some_and(|number| number.gap.matches([',', ';']).count() < 2);
        let is_tight = parts.iter().skip(1).all(is_close);
        // What is made is open to all, given on request or not given: there is no fourth class.
        let has = |words: &[&str]| {
            parts.iter().filter_map(|&at| self.number(at)).any(|number| words.iter().any(|word| number.gap.contains(word)))
        };
        let is_all = parts.len() == 3 && has(&["主动公开"]) && has(&["依申请"]) && has(&["不予公开", "不公开", "不予以公开"]);
        match kind {
            _ if goes_on || parts.len() < 2 || !is_tight => ListKind::Open,
            ListKind::Open if is_all || last.is_some_and(|last| link::is_rest(last.gap)) => ListKind::Closed,
            kind => kind,
        }
    }
}
