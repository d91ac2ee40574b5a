//! X511 list-sum without a word that links parts and total: numbers of the same kind that together exceed the
//! one named before (窗口受理624件 … 窗口登记入学273件, 登记入园103件, 登记转学298件). Worth a look, no more.

use crate::check::findings::Findings;
use crate::check::stated::{Stated, labelled};
use crate::diagnostic::{Confidence, Diagnostic, Severity, catalogue};
use crate::fact::Text;
use crate::report::{Claim, Report, Role};

/// Items in a row that make a list.
const ROW: usize = 3;
/// Claims before the row in which its total may be.
const BEFORE: usize = 6;
/// Words that all of a report's labels share.
const COMMON: &[&str] = &["信息", "公开", "政府", "年度", "申请", "我局", "我县", "我市", "全年", "工作", "主动", "情况"];

/// Looks for rows of items that exceed a number before them.
pub fn assess(report: &Report, findings: &mut Findings) {
    let claims = &report.claims;
    let mut start = 0;
    while start + ROW <= claims.len() {
        let row = row(claims, start);
        if row < ROW {
            start += 1;
            continue;
        }
        let items = claims.get(start..start + row).unwrap_or_default();
        let sum = Stated::sum_of(items);
        let before = claims.get(start.saturating_sub(BEFORE)..start).unwrap_or_default();
        let total = before.iter().rev().find(|total| {
            let Some(first) = items.first() else { return false };
            // An item of more than the whole is none of its parts, and those of one paragraph would be linked.
            let outgrows =
                items.iter().any(|item| item.value.map(|value| value.as_decimal()) > total.value.map(|value| value.as_decimal()));
            !outgrows
                && !is_beside(total, first)
                && is_plain(total)
                && total.unit == first.unit
                && total.section == first.section
                && shares_a_word(&total.label, &first.label)
        });
        if let Some(total) = total
            && Stated::of(total).is_some_and(|whole| whole.high.is_some_and(|high| high < sum.low))
        {
            let fact = Text::UnlinkedParts { total: labelled(total), count: row, sum: sum.low.normalize() };
            let mut diagnostic = Diagnostic::of(&catalogue::LIST_SUM, fact).with_severity(Severity::Info).with_confidence(Confidence::Low);
            diagnostic.locations = std::iter::once(total).chain(items).filter_map(|claim| claim.location.clone()).collect();
            findings.fail_claim(&catalogue::LIST_SUM, start, diagnostic);
        }
        start += row;
    }
}

/// Whether two claims are in one line of a text.
fn is_beside(one: &Claim, other: &Claim) -> bool {
    let line = |claim: &Claim| claim.location.as_ref().and_then(|location| location.line());
    line(one).is_some() && line(one) == line(other)
}

fn is_plain(claim: &Claim) -> bool {
    claim.role == Role::Count && claim.unit.is_some() && claim.range.is_none()
}

/// How many claims from `start` on count the same kind of thing, by a word that their labels share.
fn row(claims: &[Claim], start: usize) -> usize {
    let Some(first) = claims.get(start).filter(|claim| is_plain(claim)) else { return 0 };
    let own = claims.get(start..).unwrap_or_default().iter();
    let alike = |claim: &&Claim| {
        is_plain(claim) && claim.unit == first.unit && claim.section == first.section && shares_a_word(&claim.label, &first.label)
    };
    own.take_while(alike).count()
}

/// Whether two labels share two characters in a row that say something.
fn shares_a_word(a: &str, b: &str) -> bool {
    let pairs = a.char_indices().zip(a.char_indices().skip(1)).filter_map(|((from, _), (at, last))| a.get(from..at + last.len_utf8()));
    pairs.filter(|pair| b.contains(*pair)).any(|pair| !COMMON.iter().any(|word| word.contains(pair)))
}
