//! Lists that no word opens: parts that a total after them sums up, and parts that add up to what is before them.

use rust_decimal::Decimal;

use super::Reader;
use crate::form::Phrase;
use crate::recognize::claims::link;
use crate::recognize::claims::lists::List;
use crate::recognize::claims::sentence::Number;
use crate::report::ListKind;

impl Reader<'_, '_> {
    /// Parts before the total that sums them up: 微博320条、微信415条,合计735条.
    pub(super) fn summed_up(&self, first: usize) -> Option<List> {
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
    pub(super) fn unmarked(&self, total: usize) -> Option<List> {
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
}
