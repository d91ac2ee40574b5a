//! The choice between the readings of a list's members: which of them are parts, and which divide another part.

use rust_decimal::Decimal;

use super::{Item, MAX_NESTED_LENGTH, Reader, Reading};
use crate::lex::quantity::Measure;
use crate::report::ListKind;

impl Reader<'_, '_> {
    /// The reading of the members that adds up, in the order of what is usual; else as they are written, without
    /// those that plainly are shares of another member.
    pub(super) fn choose(&self, total: usize, items: &[Item]) -> Reading {
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
}
