//! The lists of a sentence: the readings that the words allow, and the choice between them.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{List, Membership};
use crate::form::Phrase;
use crate::lex::marks::Marked;
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

    /// The list that words or a bracket open after the count at `last`.
    fn marked(&self, last: usize) -> Option<List> {
        let (own, next) = (self.number(last)?, self.number(last + 1)?);
        let between = self.gap(last + 1);
        // A number of growth has no parts, and things that are named apart from their numbers are none of the number
        // before a semicolon.
        let gap = Marked::new(own.gap);
        let grows = Phrase::ListGrowth.is_in_marked(&gap);
        let is_apart = next.named.is_some() || link::is_only_apart(between);
        // 共受理47件,较上年增加42件。其中,信函39件: of an earlier number, which that of growth follows.
        let is_of_earlier = between.contains('。');
        if grows && !is_of_earlier || next.depth > DEEPEST || is_apart && between.contains(';') {
            return None;
        }
        // 473条(1282件): the same in another unit.
        if next.depth > own.depth && self.is_same_again(last) {
            return None;
        }
        if next.depth > own.depth
            && let Some(list) = self.behind_aside(last)
        {
            return Some(list);
        }
        let kind = if next.depth > own.depth {
            link::in_brackets(between)?
        } else {
            // 其中包括预算、许可等内容;通过微博公开623条: what the word opened has ended.
            let marked = link::marker(between.rsplit(';').next().unwrap_or(""));
            let marked = if next.named.is_some() { marked.map(|_| ListKind::Open) } else { marked };
            marked.or(link::has_colon(between).then_some(ListKind::Open)).filter(|_| next.depth == own.depth)?
        };
        let total = self.total_of(last).filter(|&total| !grows || total != last)?;
        let list = self.list(total, last + 1, kind);
        // 网站发布300条,微博、微信分别发布100条和250条: side by side, unless the words or the sum say otherwise.
        let is_whole = Phrase::All.is_in_marked(&gap);
        // 复议6件和诉讼3件,其中复议维持5件: not of the last alone.
        let is_last_of_row = own.gap.trim_start().starts_with(['和', '及', '与', '、']);
        let largest = list.parts.iter().map(|&part| self.value(part)).max().unwrap_or_default();
        // 建议14件,提案22件,其中主办30件: of both.
        let before =
            last.checked_sub(1).filter(|&before| own.gap.starts_with(',') && !own.gap.contains("结转") && self.is_alike(before, last));
        let is_of_both = total == last && before.is_some_and(|before| largest <= self.value(before).saturating_add(self.value(last)));
        if (is_last_of_row || is_of_both) && largest > self.value(total) {
            return None;
        }
        // None of some kinds, counts away from the total: nothing says of what.
        if total != last && list.parts.iter().all(|&part| self.value(part).is_zero()) {
            return None;
        }
        (!link::is_only_apart(between) || is_whole || self.sum(&list.parts) == self.value(total)).then_some(list)
    }

    /// The list that words open after a bracket with one number, which is an aside: 办结177件(含上年结转3件),其中公开60件.
    fn behind_aside(&self, last: usize) -> Option<List> {
        let (own, aside, first) = (self.number(last)?, self.number(last + 1)?, self.number(last + 2)?);
        let (within, behind) = self.gap(last + 2).rsplit_once(')')?;
        let is_aside = aside.depth == own.depth + 1 && first.depth == own.depth && !within.contains(')') && !behind.contains(['。', ';']);
        let kind = link::marker(behind).filter(|_| is_aside && self.value(last + 1) < self.value(last))?;
        Some(self.list(last, last + 2, kind))
    }

    /// Whether the number after this one is alone in a bracket, in another unit: 473条(1282件).
    fn is_same_again(&self, at: usize) -> bool {
        let Some((own, next)) = self.number(at).zip(self.number(at + 1)) else { return false };
        let is_alone = self.gap(at + 1).trim() == "(" && self.sentence.behind(next).trim_start().starts_with(')');
        is_alone && own.quantity.unit.is_some() && next.quantity.unit.is_some() && !self.is_alike(at, at + 1)
    }

    /// The count that a list after the one at `last` is of.
    fn total_of(&self, last: usize) -> Option<usize> {
        let (first, between) = (last + 1, self.gap(last + 1));
        let is_of_more = |at: usize| self.number(at).is_some_and(|number| link::is_cumulative(link::last_sentence(number.gap)));
        if between.contains('。') {
            let wholes: Vec<usize> = (0..first).filter(|&at| self.is_alike(at, first) && !is_of_more(at)).collect();
            return match wholes.as_slice() {
                // 累计公开65条。其中: nothing else that the parts may be of.
                // Of several of other units none is known to be meant.
                [] => (last == 0 && self.may_hold(last, first) && (!is_of_more(last) || link::goes_on(between))).then_some(last),
                [only] => Some(*only),
                _ => {
                    let parts: Vec<usize> = (first..self.counts.len()).filter(|&at| self.is_alike(at, first)).collect();
                    let sum = self.sum(&parts);
                    // 新收317件,上年结转3件。其中: of both, which are at the last.
                    let is_both = wholes.last() == Some(&last) && self.number(last).is_some_and(|number| number.gap.contains("结转"));
                    // 受理37件,办结37件。其中: of the same ones.
                    let is_one = wholes.iter().all(|&at| self.value(at) == self.value(last)) && wholes.last() == Some(&last);
                    wholes.iter().rev().copied().find(|&at| self.value(at) == sum).or((is_both || is_one).then_some(last))
                }
            };
        }
        /// Counts of another unit that may be between a total and its list.
        const ASIDE: usize = 2;
        if self.is_alike(last, first) || !between.contains("其中") {
            return Some(last);
        }
        let mut earlier = (last.saturating_sub(ASIDE)..last).rev();
        let of_unit = earlier.find(|&at| self.is_alike(at, first));
        let is_one_clause = |&at: &usize| (at + 1..=last).all(|next| !self.gap(next).contains([';', '。']));
        of_unit.filter(is_one_clause).or(Some(last))
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

    /// Whether a number counts what goes on in the next year: 剩余2件结转下年办理.
    fn is_carried_out(&self, number: &Number<'_>, between: &str) -> bool {
        let behind = self.sentence.behind(number).split([',', ';', '。', ')']).next().unwrap_or("");
        let clause = between.rsplit([',', ';', '。']).next().unwrap_or("");
        let says = |phrase: Phrase| phrase.is_in(clause) || phrase.is_in(behind);
        says(Phrase::CarriedOn) && says(Phrase::NextYear)
    }

    /// The members that the words allow, and the first count after them.
    fn items(&self, total: usize, first: usize) -> (Vec<Item>, usize) {
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
                || link::is_another_subject(between)
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

    /// Whether a list all of whose items semicolons part has items of the total's unit after one of another:
    /// 网站235条;公众号651篇;微博2991条.
    fn returns(&self, total: usize, first: usize, at: usize) -> bool {
        let is_parted = |at: &usize| self.gap(*at).contains(';');
        let is_one_list = |at: &usize| is_parted(at) && !self.gap(*at).contains('。') && !link::is_another_subject(self.gap(*at));
        let mut later = (at + 1..self.counts.len()).take(MAX_NESTED_LENGTH).take_while(is_one_list);
        self.may_hold(total, at) && (first + 1..=at).all(|at| is_parted(&at)) && later.any(|at| self.is_alike(total, at))
    }

    /// The reading of the members that adds up, in the order of what is usual; else as they are written, without
    /// those that plainly are shares of another member.
    fn choose(&self, total: usize, items: &[Item]) -> Reading {
        let whole = self.value(total);
        let written: Vec<usize> = items.iter().map(|item| item.at).collect();
        if self.sum(&written) == whole {
            return Reading { parts: written, inner: Vec::new() };
        }
        // 4件,其中一审3件、二审1件,均胜诉;复议1件: one row that adds up, before anything divides its members.
        let row = written.iter().skip(1).take_while(|&&at| self.gap(at).trim_start().starts_with('、')).count() + 1;
        if let Some(own) = written.get(..row).filter(|own| row > 1 && self.sum(own) == whole) {
            return Reading { parts: own.to_vec(), inner: Vec::new() };
        }
        let short = written.len() <= MAX_NESTED_LENGTH;
        let by_clauses = short.then(|| self.by_clauses(&written)).flatten().filter(|reading| self.sum(&reading.parts) == whole);
        let by_runs = || short.then(|| self.by_runs(&written)).filter(|reading| self.sum(&reading.parts) == whole);
        by_clauses.or_else(by_runs).or_else(|| self.by_marker(whole, &written)).unwrap_or_else(|| {
            let own = written.iter().position(|&at| self.is_share_of_another(total, at, &written)).unwrap_or(written.len());
            Reading { parts: written.get(..own).unwrap_or_default().to_vec(), inner: Vec::new() }
        })
    }

    /// What follows a further 其中 divides the member before it, up to the members with which the whole adds up: 共96条,其中网站41条,其中解读2条,
    /// 动态6条,公众号55条. Where it never does, all that follows is of that member, unless it is more.
    fn by_marker(&self, whole: Decimal, members: &[usize]) -> Option<Reading> {
        let first = (1..members.len()).find(|&k| members.get(k).is_some_and(|&member| self.gap(member).contains("其中")))?;
        let (own, inner) = members.split_at_checked(first)?;
        let owner = *own.last()?;
        let before = self.sum(own);
        let adds_up = |k: &usize| inner.get(*k..).is_some_and(|rest| before.saturating_add(self.sum(rest)) == whole);
        let end = (1..inner.len()).find(adds_up).unwrap_or(inner.len());
        let (inside, rest) = inner.split_at_checked(end)?;
        let parts = own.iter().chain(rest).copied().collect();
        let inner =
            if self.sum(inside) <= self.value(owner) { vec![self.plain(owner, inside.to_vec(), ListKind::Open)] } else { Vec::new() };
        Some(Reading { parts, inner })
    }

    /// Where semicolons part the list, what follows the first number of each stretch may divide it:
    /// 行政复议7件,维持6件,未审结1件;行政诉讼4件,….
    fn by_clauses(&self, members: &[usize]) -> Option<Reading> {
        let is_head = |k: usize, member: usize| k == 0 || self.gap(member).contains(';');
        let parts: Vec<usize> = members.iter().enumerate().filter(|(k, member)| is_head(*k, **member)).map(|(_, member)| *member).collect();
        if parts.len() < 2 || parts.len() == members.len() {
            return None;
        }
        let run = |(k, &owner): (usize, &usize)| {
            let next = parts.get(k + 1).copied().unwrap_or(usize::MAX);
            let run: Vec<usize> = members.iter().copied().filter(|member| *member > owner && *member < next).collect();
            (!run.is_empty() && self.sum(&run) <= self.value(owner)).then(|| self.plain(owner, run, ListKind::Open))
        };
        let inner = parts.iter().enumerate().filter_map(run).collect();
        Some(Reading { parts, inner })
    }

    /// Runs of two members and more that add up to the one before them divide it.
    fn by_runs(&self, members: &[usize]) -> Reading {
        let mut reading = Reading { parts: Vec::new(), inner: Vec::new() };
        let mut k = 0;
        while let Some(&owner) = members.get(k) {
            reading.parts.push(owner);
            let own = self.value(owner);
            let divides = |end: &usize| members.get(k + 1..*end).is_some_and(|run| self.sum(run) == own);
            let end = (k + 3..=members.len()).find(|end| !own.is_zero() && divides(end));
            let run = end.and_then(|end| members.get(k + 1..end));
            reading.inner.extend(run.map(|run| self.plain(owner, run.to_vec(), ListKind::Unmarked)));
            k = end.unwrap_or(k + 1);
        }
        reading
    }

    fn plain(&self, total: usize, parts: Vec<usize>, kind: ListKind) -> List {
        let kind = self.kind(&parts, kind);
        let end = parts.last().map_or(total, |last| last + 1);
        List { total, parts, kind, inner: Vec::new(), again: Vec::new(), end }
    }

    /// Whether a member is a share of an earlier member and not of the total: 共60项,其中许可40项,实现网办的30项,占75%.
    fn is_share_of_another(&self, total: usize, member: usize, members: &[usize]) -> bool {
        let Some(number) = self.number(member) else { return false };
        if member != members.first().copied().unwrap_or(member) && number.gap.rsplit([',', ';']).next().unwrap_or("").contains("实现") {
            return true;
        }
        let next = self.place(member).and_then(|place| self.sentence.numbers.get(place + 1));
        let Some(share) = next.filter(|next| next.quantity.measure == Measure::Percent).map(|next| next.quantity.value) else {
            return false;
        };
        let half = Decimal::new(5, share.scale().min(8) + 1);
        let is_share_of = |whole: Decimal| {
            let exact = number.quantity.value.checked_mul(Decimal::ONE_HUNDRED).and_then(|hundredfold| hundredfold.checked_div(whole));
            exact.is_some_and(|exact| exact.saturating_sub(share).abs() <= half)
        };
        /// Members before it that are looked at.
        const BEFORE: usize = 8;
        let earlier = members.iter().take_while(|earlier| **earlier < member).take(BEFORE);
        !is_share_of(self.value(total)) && earlier.map(|&earlier| self.value(earlier)).any(is_share_of)
    }

    /// Where a list ends that adds up before another subject: a place among its parts.
    fn end(&self, total: usize, parts: &[usize], items: &[Item]) -> Option<usize> {
        let whole = self.number(total).filter(|number| number.quantity.blur.is_none())?.quantity.value;
        let heads_list = |part: usize| items.iter().any(|item| item.at == part && (item.nested.is_some() || !item.bracket.is_empty()));
        let mut sum = Decimal::ZERO;
        for (k, &part) in parts.iter().enumerate() {
            let starts = || link::may_start_anew(self.gap(part)) || link::sorts(self.gap(part));
            // 公开73条,其中网站73条;公众号73条: each shows the same ones.
            let is_all = k == 1;
            let is_other = || is_all || k >= 2 && (starts() || heads_list(part)) || k > 2 && link::publishes(self.gap(part));
            if sum == whole && !self.value(part).is_zero() && is_other() {
                return Some(k);
            }
            sum = sum.checked_add(self.value(part))?;
        }
        if sum > whole { self.end_at_semicolon(whole, parts) } else { self.end_at_own_list(parts).filter(|_| sum < whole) }
    }

    /// Where a list that falls short comes to a semicolon and to what was published, with parts of its own:
    /// 动态165条,其中要闻102条;发布法定内容3条,包括概况1条.
    fn end_at_own_list(&self, parts: &[usize]) -> Option<usize> {
        let publishes = |part: usize| link::starts_to_publish(self.gap(part));
        let is_other = |&part: &usize| self.gap(part).contains(';') && publishes(part) && link::marker(self.gap(part + 1)).is_some();
        let k = parts.iter().skip(1).position(is_other)? + 1;
        (!publishes(*parts.first()?)).then_some(k)
    }

    /// Where a list of more than its total, whose items commas part, comes to a semicolon and to what was published elsewhere:
    /// 网站公开411条,其中动态307条,公告97条;公众号公布230条.
    fn end_at_semicolon(&self, whole: Decimal, parts: &[usize]) -> Option<usize> {
        let k = parts.iter().skip(1).position(|&part| self.gap(part).contains(';'))? + 1;
        let (gap, before) = (parts.get(k).map(|&part| self.gap(part))?, parts.get(..k)?);
        let is_published = link::publishes(gap) || ["公布", "公开"].iter().any(|verb| gap.contains(verb));
        (k > 1 && is_published && self.sum(before) <= whole).then_some(k)
    }

    /// The first member after the parts of a reading that it gives no place.
    fn first_left_out(&self, reading: &Reading, items: &[Item]) -> Option<usize> {
        let last = reading.parts.last().copied()?;
        let divides = |at: usize| reading.inner.iter().any(|list| list.parts.contains(&at));
        items.iter().map(|item| item.at).find(|at| *at > last && !divides(*at))
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

    /// Parts before the total that sums them up: 微博320条、微信415条,合计735条.
    fn summed_up(&self, first: usize) -> Option<List> {
        let start = self.number(first)?;
        let alike = |number: &Number<'_>| number.quantity.unit == start.quantity.unit && number.depth == start.depth;
        let mut at = first + 1;
        loop {
            let number = self.number(at).filter(|number| alike(number) && number.is_count())?;
            if link::sums_up(number.gap) {
                break;
            }
            // 政策11条,通知17条,共公开28条: a sum only where it is one.
            let members = first..at;
            if at > first + 1
                && link::sums_up_by_verb(number.gap)
                && members.clone().map(|member| self.value(member)).sum::<Decimal>() == number.quantity.value
            {
                return Some(List { end: at + 1, ..self.plain(at, members.collect(), ListKind::Closed) });
            }
            if !number.gap.trim_start().starts_with([',', ';', '、']) || link::marker(number.gap).is_some() {
                return None;
            }
            at += 1;
        }
        // What does not belong to the sum may come before it.
        let sum = |from: usize| (from..at).map(|member| self.value(member)).sum::<Decimal>();
        let from = (first..at - 1).find(|&from| sum(from) == self.value(at)).unwrap_or(first);
        let parts: Vec<usize> = (from..at).collect();
        (parts.len() > 1).then(|| List { end: at + 1, ..self.plain(at, parts, ListKind::Closed) })
    }

    /// Parts that follow without a linking word: where they add up exactly, or end with what is left over.
    fn unmarked(&self, total: usize) -> Option<List> {
        /// Below it three small numbers add up by chance.
        const SMALL: i64 = 10;
        /// Parts of a list that ends with what is left over.
        const ROW: usize = 3;
        let own = self.number(total)?;
        let tail: String = own.gap.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
        let before = total.checked_sub(1).filter(|&before| self.is_alike(before, total));
        let is_behind_alike = before.is_some() && !self.gap(total).contains([';', '。']);
        // 财政信息4条 of 工作信息30条、财政信息4条、计划3条 is one item among several.
        let is_in_row = own.gap.trim_start().starts_with('、');
        if is_in_row || own.quantity.blur.is_some() || !own.is_count() || !Phrase::Whole.is_in(&tail) || link::is_cumulative(&tail) {
            return None;
        }
        // A class of items (民政类信息77条) is followed by others; only a number of all may have a rest.
        let clause = tail.rsplit([',', ';', '。', '、', '(']).next().unwrap_or("");
        let is_of_all = Phrase::AllOfMany.is_in(clause);
        if is_behind_alike && !is_of_all {
            return None;
        }
        let (mut parts, mut sum, mut with_rest) = (Vec::new(), Decimal::ZERO, None);
        for at in total + 1.. {
            let Some(number) = self.number(at) else { break };
            let between = self.gap(at);
            let is_next = between.contains([',', ';', '、', '(']);
            let alike = number.quantity.unit == own.quantity.unit && number.depth == own.depth && number.quantity.blur.is_none();
            if !is_next || !alike || link::turns(between) {
                break;
            }
            parts.push(at);
            sum = sum.checked_add(number.quantity.value)?;
            let is_plain = !parts.iter().any(|&part| link::may_start_anew(self.gap(part)) || self.gap(part).contains('。'));
            // One number and nothing beside it repeats the total, and does not divide it.
            let is_divided = parts.iter().filter(|&&part| !self.value(part).is_zero()).count() > 1;
            let is_sure = parts.len() > 2 || is_plain || sum >= Decimal::from(SMALL);
            if sum == own.quantity.value && parts.len() > 1 && is_divided && is_sure {
                return Some(self.plain(total, parts, ListKind::Unmarked));
            }
            let (half, twice) = (own.quantity.value / Decimal::TWO, own.quantity.value.saturating_mul(Decimal::TWO));
            if parts.len() >= ROW && is_of_all && link::is_rest(number.gap) && is_plain && sum >= half && sum <= twice {
                with_rest = Some(parts.clone());
            }
        }
        with_rest.map(|parts| self.plain(total, parts, ListKind::Unmarked))
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
