//! X512 percent: a printed share is the part divided by the whole. X513 percents-to-100: the shares of a list
//! add up to a hundred.

use rust_decimal::Decimal;

use crate::check::findings::Findings;
use crate::check::stated::{Links, Stated, whole};
use crate::diagnostic::{Confidence, Diagnostic, Severity, catalogue};
use crate::fact::{Reason, Text};
use crate::form::{Field, TableId};
use crate::report::{Claim, Report, Role};

/// Judges every share of a number.
pub fn assess(report: &Report, findings: &mut Findings) {
    let links = Links::of(report);
    // Only the total of a list that adds up, or of the one part that is named, is surely the whole.
    let is_sure: Vec<bool> = (0..report.claims.len()).map(|of| links.adds_up(of) || links.parts(of).len() == 1).collect();
    for (place, share) in report.claims.iter().enumerate().filter(|(_, claim)| claim.role == Role::Percent) {
        let part = share.of.map(|of| of as usize).and_then(|of| report.claims.get(of).map(|claim| (of, claim)));
        let Some(((at, part), printed)) = part.zip(Printed::of(share)) else { continue };
        let Some(count) = exact(part) else { continue };
        let is_sure = part.of.is_some_and(|of| is_sure.get(of as usize).copied().unwrap_or(false));
        judge(
            findings,
            &Share {
                place,
                claim: share,
                part,
                count,
                printed,
                is_sure,
                wholes: wholes(report, &links, at, part),
                handled: cell(report, "handled_total"),
                others: others(&links, at, part, share),
            },
        );
    }
    for (place, total) in report.claims.iter().enumerate().filter(|(_, claim)| claim.list.is_some()) {
        add_up(&links, findings, place, total);
    }
}

struct Share<'r> {
    place: usize,
    claim: &'r Claim,
    part: &'r Claim,
    count: Decimal,
    printed: Printed,
    /// Whether the total of the part's list is surely the whole.
    is_sure: bool,
    /// What the part may be a share of; the total of its list first.
    wholes: Vec<(Decimal, bool)>,
    /// The requests handled, as Table III has them.
    handled: Option<Decimal>,
    /// Other parts of its list that it may be a share of together with: 主动公开及依申请公开占90%.
    others: Vec<Decimal>,
}

/// A printed percentage and half a unit of its last digit.
#[derive(Clone, Copy)]
pub struct Printed {
    value: Decimal,
    half: Decimal,
}

impl Printed {
    /// Whether it is the share of a count in a whole.
    pub fn fits(self, count: Decimal, whole: Decimal) -> bool {
        let exact = count.checked_mul(Decimal::ONE_HUNDRED).and_then(|hundredfold| hundredfold.checked_div(whole));
        exact.is_some_and(|exact| exact.saturating_sub(self.value).abs() <= self.half)
    }

    /// That of a claim.
    pub fn of(claim: &Claim) -> Option<Self> {
        let value = exact(claim)?;
        // The digits as printed: 12.90% says more than 12.9%.
        let digits = claim.raw.chars().skip_while(|c| !matches!(c, '.' | '．')).skip(1).take_while(|c| c.is_numeric()).count();
        Some(Self { value, half: Decimal::new(5, u32::try_from(digits).ok()?.min(8) + 1) })
    }
}

/// The value of a claim that states one number and blurs it by no word.
pub fn exact(claim: &Claim) -> Option<Decimal> {
    Stated::of(claim).filter(|stated| stated.is_exact()).map(|stated| stated.low)
}

/// The numbers that a part may be a share of, and whether the wording names them: the total of its list, the
/// totals around it, and the requests received and handled.
fn wholes(report: &Report, links: &Links<'_>, at: usize, part: &Claim) -> Vec<(Decimal, bool)> {
    /// Claims before the part that may be its whole.
    const BEFORE: usize = 8;
    let own = part.of.filter(|_| part.role == Role::Part).and_then(|of| report.claims.get(of as usize));
    let mut out: Vec<(Decimal, bool)> = own.and_then(exact).map(|whole| (whole, true)).into_iter().collect();
    let before = report.claims.get(..at).unwrap_or_default().iter().rev().take_while(|claim| claim.section == part.section);
    let before = before.filter(|claim| matches!(claim.role, Role::Total | Role::Count | Role::Part));
    let before: Vec<Decimal> = before.filter_map(exact).take(BEFORE).collect();
    out.extend(before.iter().map(|whole| (*whole, false)));
    // Where the list adds up the sum of two of its numbers is no whole that the words name.
    let sure = part.of.is_some_and(|of| part.role == Role::Part && links.adds_up(of as usize));
    let pairs = if sure { 0 } else { usize::MAX };
    out.extend(before.windows(2).take(pairs).map(|pair| (pair.iter().fold(Decimal::ZERO, |sum, own| sum.saturating_add(*own)), false)));
    // The total may be wrong and the share right.
    if let Some(of) = part.of.filter(|_| part.role == Role::Part) {
        let sum = Stated::sum_of(links.parts(of as usize).into_iter().map(|(_, claim)| claim));
        out.extend(Some((sum.low, false)).filter(|_| sum.is_exact()));
    }
    let (received, carried_in) = (cell(report, "received"), cell(report, "carried_in"));
    let both = received.zip(carried_in).map(|(a, b)| a.saturating_add(b));
    out.extend([received, both, cell(report, "handled_total")].into_iter().flatten().map(|whole| (whole, false)));
    out.retain(|(whole, _)| !whole.is_zero());
    out
}

/// The total of a row of Table III.
fn cell(report: &Report, row: &str) -> Option<Decimal> {
    Field::at(TableId::Requests, row, "total").and_then(|field| report.cell(field)?.value?.as_count()).map(Decimal::from)
}

/// Parts of the same list that the words of a share may join to its own.
fn others(links: &Links<'_>, at: usize, part: &Claim, share: &Claim) -> Vec<Decimal> {
    /// Parts that are tried.
    const MAX_COUNT: usize = 8;
    let named = share.label.split_once('占').map_or("", |(named, _)| named);
    let joins = ["及", "和", "与", "、", "两"].iter().any(|word| named.contains(word));
    let Some(of) = part.of.filter(|_| joins && part.role == Role::Part) else { return Vec::new() };
    let parts = links.parts(of as usize).into_iter().filter(|(place, _)| *place != at);
    parts.filter_map(|(_, claim)| exact(claim)).take(MAX_COUNT).collect()
}

/// Whether a share is that of its part and another, or of two others, in one of the wholes.
fn is_of_several(share: &Share<'_>) -> Option<(Decimal, Decimal)> {
    let mut counts = share.others.clone();
    counts.push(share.count);
    let pairs = counts.iter().enumerate().flat_map(|(k, one)| counts.iter().skip(k + 1).map(|other| one.saturating_add(*other)));
    pairs
        .filter(|_| !share.others.is_empty())
        .find_map(|sum| share.wholes.iter().find(|(whole, _)| share.printed.fits(sum, *whole)).map(|(whole, _)| (sum, *whole)))
}

fn judge(findings: &mut Findings, share: &Share<'_>) {
    let Share { printed, count, .. } = *share;
    // A share that is too large to compute is none.
    let percent = |whole: Decimal| {
        count.checked_mul(Decimal::ONE_HUNDRED).and_then(|hundredfold| hundredfold.checked_div(whole)).unwrap_or(Decimal::MAX)
    };
    let rounds = |whole: Decimal| percent(whole).saturating_sub(printed.value).abs() <= printed.half;
    // Cut off, or raised so that the shares of a list add up to a hundred.
    let is_near = |whole: Decimal| percent(whole).saturating_sub(printed.value).abs() < printed.half.saturating_mul(Decimal::TWO);
    let said = |whole: Decimal| (count.normalize(), whole.normalize(), percent(whole).round_dp(2).normalize());
    let fits = |test: &dyn Fn(Decimal) -> bool| share.wholes.iter().map(|(whole, _)| *whole).find(|whole| test(*whole));
    if let Some(whole) = fits(&rounds) {
        let (part, whole, exact) = said(whole);
        return findings.claim(&catalogue::PERCENT, share.place, &Reason::Share { part, whole, exact });
    }
    if let Some((sum, whole)) = is_of_several(share) {
        return findings.claim(&catalogue::PERCENT, share.place, &Reason::ShareOfSeveral { sum, whole });
    }
    let named = share.wholes.iter().find(|(_, named)| *named).map(|(whole, _)| *whole);
    let diagnostic = |fact: Text| {
        let mut diagnostic = Diagnostic::of(&catalogue::PERCENT, fact);
        diagnostic.locations = [share.claim, share.part].into_iter().filter_map(|claim| claim.location.clone()).collect();
        diagnostic
    };
    if let Some(whole) = fits(&is_near) {
        let is_cut = percent(whole) >= printed.value;
        let (part, whole, exact) = said(whole);
        let fact = Text::NotRounded { raw: share.claim.raw.clone(), part, whole, exact, is_cut };
        return findings.fail_claim(&catalogue::PERCENT, share.place, diagnostic(fact).with_severity(Severity::Info));
    }
    // The words before the share may name another whole (占答复总数的).
    let label = share.claim.label.rsplit_once('占').map_or(share.claim.label.as_str(), |(_, whole)| whole);
    let names_other = label.chars().count() > 2;
    // 占办结总数的 names a cell of Table III, and no other number that the share may be of fits.
    let of_table = share.handled.filter(|_| matches!(label, "办结" | "答复" | "办理" | "办结总数" | "答复总数" | "办理总数"));
    let whole = named.filter(|_| !names_other && share.is_sure).or(of_table);
    let Some(whole) = whole else {
        return findings.claim(&catalogue::PERCENT, share.place, &Reason::ShareOfWhat);
    };
    let (part, whole, exact) = said(whole);
    let swapped = swapped(count, |other| share.printed.fits(other, whole));
    let fact = Text::Share { raw: share.claim.raw.clone(), part, whole, exact, swapped };
    findings.fail_claim(&catalogue::PERCENT, share.place, diagnostic(fact).with_confidence(Confidence::Medium));
}

/// A count with two neighbouring digits exchanged, where it fits.
fn swapped(count: Decimal, fits: impl Fn(Decimal) -> bool) -> Option<Decimal> {
    let digits: Vec<char> = count.normalize().to_string().chars().collect();
    (1..digits.len()).find_map(|at| {
        let mut other = digits.clone();
        other.swap(at - 1, at);
        let other: Decimal = other.into_iter().collect::<String>().parse().ok()?;
        (other != count && fits(other)).then_some(other)
    })
}

fn add_up(links: &Links<'_>, findings: &mut Findings, place: usize, total: &Claim) {
    let shares: Option<Vec<Printed>> = links.parts(place).iter().map(|(part, _)| links.share(*part).and_then(Printed::of)).collect();
    let Some(shares) = shares.filter(|shares| shares.len() > 1 && links.adds_up(place)) else { return };
    let sum = shares.iter().fold(Decimal::ZERO, |sum, share| sum.saturating_add(share.value));
    let room: Decimal = shares.iter().map(|share| share.half).sum();
    let printed = sum.normalize();
    if sum.saturating_sub(Decimal::ONE_HUNDRED).abs() <= room {
        return findings.claim(&catalogue::PERCENTS_TO_100, place, &Reason::SharesAddUp(printed));
    }
    let fact = Text::SharesOfList { label: total.label.clone(), sum: printed };
    let mut diagnostic = Diagnostic::of(&catalogue::PERCENTS_TO_100, fact);
    diagnostic.actual = whole(sum);
    diagnostic.expected = diagnostic.actual.map(|_| 100);
    diagnostic.locations = total.location.clone().into_iter().collect();
    findings.fail_claim(&catalogue::PERCENTS_TO_100, place, diagnostic);
}
