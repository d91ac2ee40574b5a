//! Lists that words or a bracket open: 其中, a colon, （.

use super::{DEEPEST, Reader};
use crate::form::Phrase;
use crate::lex::marks::Marked;
use crate::recognize::claims::link;
use crate::recognize::claims::lists::List;
use crate::report::ListKind;

impl Reader<'_, '_> {
    /// The list that words or a bracket open after the count at `last`.
    pub(super) fn marked(&self, last: usize) -> Option<List> {
        let (own, next) = (self.number(last)?, self.number(last + 1)?);
        let between = self.gap(last + 1);
        // A number of growth has no parts, and things that are named apart from their numbers are none of the number
        // before a semicolon.
        let gap = Marked::new(own.gap);
        let grows = Phrase::ListGrowth.is_in_marked(&gap) || link::is_compared(own.gap);
        let is_apart = next.named.is_some() || link::is_only_apart(between);
        // 共受理47件,较上年增加42件。其中,信函39件: of an earlier number, which that of growth follows.
        let is_of_earlier = between.contains('。') || grows && between.contains("其中");
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
        // 2类48项126条,其中村务84条: of the last of them, which the first stands for.
        let nearest = self.place(last + 1).and_then(|place| self.sentence.numbers.get(place.checked_sub(1)?));
        if nearest.is_some_and(|nearest| nearest.start > own.start && nearest.is_count() && nearest.quantity.unit == next.quantity.unit)
            && !self.is_alike(last, last + 1)
        {
            return None;
        }
        let total = if grows && !between.contains('。') { self.before_growth(last) } else { self.total_of(last) };
        let total = total.filter(|&total| !grows || total != last)?;
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

    /// The count that grew by the one at `last`, of which the list after it is: 公开312条,比上年增加24条,其中政策60条.
    fn before_growth(&self, last: usize) -> Option<usize> {
        let total = (0..last).rev().find(|&at| self.number(at).is_some_and(|number| !link::grows(number.gap)))?;
        let is_alike = (total + 1..=last + 1).all(|at| self.is_alike(total, at));
        let goes_on = self.gap(total + 1).trim_start().starts_with([',', ';', '(']);
        (is_alike && goes_on && self.value(last + 1) <= self.value(total)).then_some(total)
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
}
