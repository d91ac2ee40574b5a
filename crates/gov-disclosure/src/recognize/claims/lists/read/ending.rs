//! Where a list ends before the words say so.

use rust_decimal::Decimal;

use super::{Item, Reader, Reading};
use crate::recognize::claims::link;

impl Reader<'_, '_> {
    /// Where a list ends that adds up before another subject: a place among its parts.
    pub(super) fn end(&self, total: usize, parts: &[usize], items: &[Item]) -> Option<usize> {
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
    pub(super) fn first_left_out(&self, reading: &Reading, items: &[Item]) -> Option<usize> {
        let last = reading.parts.last().copied()?;
        let divides = |at: usize| reading.inner.iter().any(|list| list.parts.contains(&at));
        items.iter().map(|item| item.at).find(|at| *at > last && !divides(*at))
    }
}
