//! The members of a list that the words allow.

use rust_decimal::Decimal;

use super::{DEEPEST, Item, MAX_NESTED_LENGTH, Reader};
use crate::form::Phrase;
use crate::recognize::claims::link;
use crate::recognize::claims::lists::List;
use crate::recognize::claims::sentence::Number;
use crate::report::ListKind;

impl Reader<'_, '_> {
    /// The members that the words allow, and the first count after them.
    pub(super) fn items(&self, total: usize, first: usize) -> (Vec<Item>, usize) {
        let mut items: Vec<Item> = Vec::new();
        let Some((whole, head)) = self.number(total).zip(self.number(first)) else { return (items, first) };
        let clause = whole.gap.rsplit([',', ';', '。', '(']).next().unwrap_or("");
        let closes = Phrase::Closing.is_in(clause);
        let mut at = first;
        while let Some(number) = self.number(at) {
            let between = self.gap(at);
            // A list in a sentence of its own is of the total, not of what the sentence before said of it.
            if between.contains('。') && between.contains("其中") {
                items.clear();
            }
            let item = Item { at, bracket: at + 1..at + 1, nested: None };
            let Some(last) = items.last_mut() else {
                items.push(item);
                at += 1;
                continue;
            };
            if number.depth < head.depth {
                break;
            }
            if number.depth > head.depth {
                last.bracket.end = if number.depth > DEEPEST { last.bracket.end } else { at + 1 };
                at += 1;
                continue;
            }
            // 38份,其中修订6件;发布通告141条: what is more than the total is no part of it.
            let is_part = || match self.is_alike(total, first) {
                true => self.returns(total, first, at),
                false => self.value(at) <= self.value(total),
            };
            let is_other_unit =
                between.contains(';') && number.quantity.unit.is_some() && number.quantity.unit != head.quantity.unit && !is_part();
            let is_other_measure = whole.quantity.measure != number.quantity.measure;
            // 网站235条,同比增长79%;微博651条: the growth is that of the item before.
            let own = if between.contains("%;") { between.rsplit(';').next().unwrap_or(between) } else { between };
            let is_left = closes && self.is_carried_out(number, between);
            // 发布消息158条,累计关注人数338万人,开展访谈24期: who reads is no item, nor is what was held.
            let is_reader = !self.is_alike(total, at) && (link::counts_readers(between) || link::tells_of_work(between));
            // 网站公开118条,处理咨询12次: times at the end are no items.
            let is_of_times = number.quantity.unit.is_some_and(|unit| Phrase::TimesUnit.is(unit));
            let is_other_kind = is_of_times && self.is_alike(total, first) && !self.is_alike(total, at) && self.number(at + 1).is_none();
            if is_left
                || is_reader
                || is_other_kind
                || is_other_measure
                || is_other_unit
                || link::sorts(between)
                || link::turns(own)
                || link::is_another_subject(between) && !link::is_like_first(between, head.gap.rsplit("其中").next().unwrap_or(""))
            {
                break;
            }
            let owner = last.at;
            // 公开1233条,含规范性文件2条,其他1231条: a list only where it adds up.
            let includes = || self.nested(owner, at).filter(|list| link::includes(between) && self.sum(&list.parts) == self.value(owner));
            let nested = if between.contains("其中") { self.nested(owner, at) } else { includes() };
            if let Some(list) = nested {
                at = list.end;
                last.nested = Some(list);
            } else {
                items.push(item);
                at += 1;
            }
        }
        (items, at)
    }

    /// Whether a number counts what goes on in the next year: 剩余2件结转下年办理.
    fn is_carried_out(&self, number: &Number<'_>, between: &str) -> bool {
        let behind = self.sentence.behind(number).split([',', ';', '。', ')']).next().unwrap_or("");
        let clause = link::last_clause(between);
        let says = |phrase: Phrase| phrase.is_in(clause) || phrase.is_in(behind);
        says(Phrase::CarriedOn) && says(Phrase::NextYear)
    }

    /// Whether a list all of whose items semicolons part has items of the total's unit after one of another:
    /// 网站235条;公众号651篇;微博2991条.
    fn returns(&self, total: usize, first: usize, at: usize) -> bool {
        let is_parted = |at: &usize| self.gap(*at).contains(';');
        let is_one_list = |at: &usize| is_parted(at) && !self.gap(*at).contains('。') && !link::is_another_subject(self.gap(*at));
        let mut later = (at + 1..self.counts.len()).take(MAX_NESTED_LENGTH).take_while(is_one_list);
        self.may_hold(total, at) && (first + 1..=at).all(|at| is_parted(&at)) && later.any(|at| self.is_alike(total, at))
    }

    /// The list after a part: the shortest that adds up to it, else what comes before the next semicolon and
    /// is not more than it.
    fn nested(&self, owner: usize, first: usize) -> Option<List> {
        let (whole, depth) = (self.value(owner), self.number(first)?.depth);
        let mut members: Vec<usize> = Vec::new();
        let mut sum = Decimal::ZERO;
        let mut clause = None;
        while let Some(number) = self.number(first + members.len()).filter(|number| number.depth == depth) {
            let at = first + members.len();
            let between = self.gap(at);
            if !members.is_empty() && (between.contains("其中") || link::turns(between)) {
                break;
            }
            if !members.is_empty() && clause.is_none() && between.contains(';') {
                clause = Some(members.len());
            }
            members.push(at);
            sum = sum.checked_add(number.quantity.value)?;
            if sum == whole && members.len() > 1 {
                return Some(self.plain(owner, members, ListKind::Open));
            }
        }
        members.truncate(clause.unwrap_or(members.len()));
        // Without a semicolon nothing says where it ends, and what is left belongs to the list around it.
        if clause.is_none() && (self.sum(&members) > whole || members.len() > 1) {
            return None;
        }
        Some(self.plain(owner, members, ListKind::Open))
    }
}
