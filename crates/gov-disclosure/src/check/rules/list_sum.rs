//! X511 list-sum: the parts of a list add up to its total.

use rust_decimal::Decimal;

use super::overlap::may_overlap;
use crate::check::findings::Findings;
use crate::check::slip::is_slip;
use crate::check::stated::{Links, Stated, labelled, whole};
use crate::diagnostic::{Confidence, Diagnostic, catalogue};
use crate::fact::{Reason, Text};
use crate::form::Phrase;
use crate::report::{Claim, ListKind, Report, Role};

/// How the parts of a list are to its total.
enum Standing {
    /// They add up in the way that the words say, or in one reading, or need not.
    Unbroken(Reason),
    /// They do not add up.
    Broken(Confidence),
}

/// Judges every list of the prose.
pub fn assess(report: &Report, findings: &mut Findings) {
    let links = Links::of(report);
    for (place, total) in report.claims.iter().enumerate().filter(|(_, claim)| claim.list.is_some()) {
        for parts in links.sortings(place) {
            let Some(own) = Stated::of(total).filter(|own| parts.len() > 1 || is_beyond(*own, (place, total), &parts)) else { continue };
            let whole = received_before(report, place, total).map_or(own, |received| received.plus(own));
            if parts.len() > MAX_PARTS {
                findings.claim(&catalogue::LIST_SUM, place, &Reason::TooManyParts);
                continue;
            }
            let list = List { report, links: &links, place, total, whole, parts };
            match list.standing() {
                Standing::Unbroken(reason) => findings.claim(&catalogue::LIST_SUM, place, &reason),
                Standing::Broken(confidence) => findings.fail_claim(&catalogue::LIST_SUM, place, list.diagnostic(confidence)),
            }
        }
    }
}

/// Whether a list names one part, in the total's unit and right after it, that is more than the total: 64条,其中80条.
fn is_beyond(own: Stated, (place, total): (usize, &Claim), parts: &[(usize, &Claim)]) -> bool {
    let [(at, part)] = parts else { return false };
    // 131项大项、260小项,其中260项: a number between them is what the part is of.
    let is_alike = *at == place + 1 && part.unit.is_some() && part.unit == total.unit;
    is_alike && own.high.is_some_and(|high| Stated::of(part).is_some_and(|part| part.low > high))
}

/// What was received in the year, where the total is what the year before left: 新收317件,上年结转3件。其中 divides both.
fn received_before(report: &Report, place: usize, total: &Claim) -> Option<Stated> {
    let is = |claim: &Claim, subject| claim.subject.as_deref() == Some(subject);
    let before = report.claims.get(place.checked_sub(1)?).filter(|_| is(total, "requests.carried_in"))?;
    Stated::of(before).filter(|_| is(before, "requests.received") && before.section == total.section)
}

struct List<'r> {
    report: &'r Report,
    links: &'r Links<'r>,
    place: usize,
    total: &'r Claim,
    whole: Stated,
    parts: Vec<(usize, &'r Claim)>,
}

/// Parts of a list that is judged: prose that we read has no longer ones, and each shorter list in it is tried.
const MAX_PARTS: usize = 200;

/// Parts with two counts that are tried in both: beyond it the list is judged by the first counts.
const MAX_ALTERNATIVES: usize = 6;

impl List<'_> {
    fn standing(&self) -> Standing {
        let all: Vec<Stated> = self.parts.iter().filter_map(|(_, claim)| Stated::of(claim)).collect();
        let sum = |parts: &[Stated]| Stated::sum(parts.iter().copied());
        let whole = self.whole;
        if sum(&all).meets(whole) {
            return Standing::Unbroken(Reason::PartsAddUp(sum(&all).into()));
        }
        if let Some(counts) = self.with_alternatives() {
            return Standing::Unbroken(Reason::AddUpWith(counts));
        }
        let alike: Vec<Stated> =
            self.parts.iter().filter(|(_, claim)| self.is_alike(claim)).filter_map(|(_, claim)| Stated::of(claim)).collect();
        if alike.len() > 1 && alike.len() < all.len() && sum(&alike).meets(whole) {
            return Standing::Unbroken(Reason::AlikeAddUp(alike.len()));
        }
        let kept = self.without_withdrawn();
        if kept.is_some_and(|kept| kept.meets(whole)) {
            return Standing::Unbroken(Reason::AddUpWithoutWithdrawn);
        }
        if self.is_by_channel() && sum(&all).low > whole.low {
            return Standing::Unbroken(Reason::Channels);
        }
        if whole.high.is_some_and(|high| sum(&all).low > high) && may_overlap(self.links, whole, &self.parts) {
            return Standing::Unbroken(Reason::Overlap);
        }
        // An item for what is left over closes the list: nothing after the total's sum speaks of something else.
        let ends = self.parts.last().is_some_and(|(_, last)| last.label.starts_with("其他") || last.label.starts_with("其它"));
        if let Some(k) = (2..all.len())
            .rev()
            .filter(|_| !(ends && self.total.list == Some(ListKind::Closed)))
            .find(|&k| all.get(..k).is_some_and(|first| sum(first).meets(whole)))
        {
            return Standing::Unbroken(Reason::FirstAddUp(k));
        }
        let adds_up_to = |both: Stated| (2..=all.len()).any(|k| all.get(..k).is_some_and(|first| sum(first).meets(both)));
        if self.wholes_before().any(adds_up_to) {
            return Standing::Unbroken(Reason::AddUpToOther);
        }
        if let [only] = all.as_slice() {
            let is_within = self.wholes_before().any(|both| both.high.is_none_or(|high| only.low <= high));
            return if is_within { Standing::Unbroken(Reason::PartOfOther) } else { Standing::Broken(Confidence::Low) };
        }
        if self.is_nested(&all) {
            return Standing::Unbroken(Reason::Nested);
        }
        // What follows in another unit belongs to another clause.
        let leads = self.parts.iter().take_while(|(_, claim)| self.is_alike(claim)).count() == alike.len();
        if leads && alike.len() > 1 && whole.high.is_some_and(|high| sum(&alike).low > high) {
            let is_marked = self.total.list != Some(ListKind::Unmarked);
            return Standing::Broken(if is_marked { Confidence::Medium } else { Confidence::Low });
        }
        // 条 and 件 both count items, and items of two units need not add up: only what looks like a slip is one.
        if alike.len() < all.len() {
            return if self.is_slip_of_items() { Standing::Broken(Confidence::Low) } else { Standing::Unbroken(Reason::DifferentUnits) };
        }
        match self.total.list {
            Some(ListKind::Closed) => Standing::Broken(Confidence::Medium),
            // Without a linking word only the item for what is left over makes it a list.
            Some(ListKind::Unmarked) => Standing::Broken(Confidence::Low),
            _ if self.is_near(&all) => Standing::Broken(Confidence::Low),
            _ => Standing::Unbroken(Reason::SomeOfMany(sum(&all).into())),
        }
    }

    /// The sum of the parts without what brackets after them say was withdrawn: 形势分析20条（其中撤销2条）.
    fn without_withdrawn(&self) -> Option<Stated> {
        let withdrawn = |claim: &Claim| ["撤销", "撤回", "撤下", "删除"].iter().any(|word| claim.label.contains(word));
        let inner = self.parts.iter().flat_map(|(place, _)| self.links.parts(*place)).filter(|(_, claim)| withdrawn(claim));
        let inner: Vec<Stated> = inner.filter_map(|(_, claim)| Stated::of(claim)).collect();
        let sum = Stated::sum_of(self.parts.iter().map(|(_, claim)| *claim));
        let less = Stated::sum(inner.iter().copied());
        (!inner.is_empty() && sum.is_exact() && less.is_exact() && less.low <= sum.low).then(|| {
            let low = sum.low - less.low;
            Stated { low, high: Some(low) }
        })
    }

    /// Counts before the total that the parts may be of, alone or with it: 新收9件,上年结转1件,其中….
    fn wholes_before(&self) -> impl Iterator<Item = Stated> {
        /// Claims before the total that are looked at.
        const BEFORE: usize = 3;
        let before = self.report.claims.get(self.place.saturating_sub(BEFORE)..self.place).unwrap_or_default().iter();
        let before = before.filter(|claim| claim.role == Role::Count && claim.section == self.total.section && self.is_alike(claim));
        before.filter_map(Stated::of).filter(|other| !other.low.is_zero()).flat_map(|other| [other, other.plus(self.whole)])
    }

    /// Whether the parts are the channels of the national table of 2014, through several of which the same information goes.
    fn is_by_channel(&self) -> bool {
        let says = |claim: &Claim, words: &[&str]| words.iter().any(|word| claim.label.contains(word));
        let all = ["公报", "网站", "微博", "微信", "其他方式", "其它方式", "其他渠道", "新媒体"];
        self.total.subject.as_deref() == Some("text.disclosed")
            && self.parts.iter().any(|(_, part)| says(part, &["微博", "微信"]))
            && self.parts.iter().all(|(_, part)| says(part, &all))
    }

    /// Whether total and parts are all items, in whatever unit, and a slip explains the difference, or the list is closed:
    /// 公开信息60条,其中文件20件,动态32条,公告7条.
    fn is_slip_of_items(&self) -> bool {
        /// Parts from which on a slip is more likely than chance.
        const MANY: usize = 3;
        let is_item = |claim: &Claim| claim.unit.as_deref().is_none_or(|unit| Phrase::ItemUnit.is(unit));
        let sum = Stated::sum_of(self.parts.iter().map(|(_, claim)| *claim));
        let both = || i64::try_from(self.whole.low).ok().zip(i64::try_from(sum.low).ok());
        let is_slip = || both().is_some_and(|(total, sum)| is_slip(total, sum) || total.abs_diff(sum) == 1);
        is_item(self.total)
            && self.parts.len() >= MANY
            && self.parts.iter().all(|(_, part)| is_item(part))
            && sum.is_exact()
            && self.whole.is_exact()
            && (self.total.list == Some(ListKind::Closed) || is_slip())
    }

    fn is_alike(&self, part: &Claim) -> bool {
        part.unit.is_none() || self.total.unit.is_none() || part.unit == self.total.unit
    }

    /// The choice of second counts (4大项19小项) with which the parts add up.
    fn with_alternatives(&self) -> Option<Vec<String>> {
        let choices: Vec<Vec<&Claim>> =
            self.parts.iter().map(|(place, claim)| std::iter::once(*claim).chain(self.links.alternatives(*place)).collect()).collect();
        let open: Vec<usize> = (0..choices.len()).filter(|&k| choices.get(k).is_some_and(|own| own.len() > 1)).collect();
        if open.is_empty() || open.len() > MAX_ALTERNATIVES {
            return None;
        }
        (1u32..1 << open.len()).find_map(|picked| {
            let second = |k: usize| open.iter().position(|&own| own == k).is_some_and(|bit| picked >> bit & 1 == 1);
            let chosen = choices.iter().enumerate().filter_map(|(k, own)| own.get(usize::from(second(k))).copied());
            let sum = Stated::sum_of(chosen.clone());
            let by = chosen.filter(|claim| claim.role == Role::Alternative).map(|claim| claim.raw.clone());
            sum.meets(self.whole).then(|| by.collect())
        })
    }

    /// Whether leaving out parts that add up to the part before them makes the list add up.
    fn is_nested(&self, all: &[Stated]) -> bool {
        let sum = |parts: &[Stated]| Stated::sum(parts.iter().copied());
        (0..all.len()).any(|owner| {
            (owner + 2..=all.len()).any(|end| {
                let (inner, own) = (all.get(owner + 1..end).unwrap_or_default(), all.get(owner..=owner).unwrap_or_default());
                let rest = sum(all.get(..=owner).unwrap_or_default()).plus(sum(all.get(end..).unwrap_or_default()));
                sum(inner) == sum(own) && rest.meets(self.whole)
            })
        })
    }

    /// Whether a list that falls short looks like a slip and not like a choice: a digit of the total explains it,
    /// or its parts make up nearly all.
    fn is_near(&self, all: &[Stated]) -> bool {
        let sum = all.iter().filter(|part| part.is_exact()).fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.low));
        let both = i64::try_from(self.whole.low).ok().zip(i64::try_from(sum).ok()).filter(|_| self.whole.is_exact());
        /// Parts from which on little is left out on purpose, and the share that may be missing.
        const MANY: usize = 4;
        const MISSING: i64 = 20;
        let nearly = |total: i64, sum: i64| all.len() >= MANY && (total - sum) * MISSING <= total;
        let slips = |total: i64, sum: i64| all.len() + 1 >= MANY && (is_slip(total, sum) || total - sum == 1);
        both.is_some_and(|(total, sum)| slips(total, sum) || nearly(total, sum))
    }

    fn diagnostic(&self, confidence: Confidence) -> Diagnostic {
        let alike = self.parts.iter().filter(|(_, claim)| self.is_alike(claim)).count();
        let has_items = alike < self.parts.len() && self.is_slip_of_items();
        let parts = || self.parts.iter().map(|(_, claim)| *claim).filter(|claim| has_items || self.is_alike(claim));
        let sum = Stated::sum_of(parts());
        let terms: Vec<String> = parts().filter_map(|claim| claim.value).map(|value| value.to_string()).collect();
        let fact = Text::ListSum { total: labelled(self.total), terms, sum: sum.into() };
        let mut diagnostic = Diagnostic::of(&catalogue::LIST_SUM, fact).with_confidence(confidence);
        diagnostic.expected = whole(sum.low);
        diagnostic.actual = whole(self.whole.low);
        diagnostic.locations = std::iter::once(self.total).chain(parts()).filter_map(|claim| claim.location.clone()).collect();
        diagnostic
    }
}
