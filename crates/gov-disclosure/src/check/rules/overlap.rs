//! Whether parts of a total may overlap: 26件,其中15件来自同一申请人,涉及征地的20件 sorts by two things, and no sum is to be expected.

use rust_decimal::Decimal;

use super::percent::{Printed, exact};
use crate::check::stated::{Links, Stated};
use crate::form::Phrase;
use crate::report::Claim;

/// Whether the parts of a list, which are more than its total, may overlap.
pub fn may_overlap(links: &Links<'_>, whole: Stated, parts: &[(usize, &Claim)]) -> bool {
    are_by_several(parts) || whole.is_exact() && have_shares(links, whole.low, parts)
}

/// Whether each part is counted by who asked, what for or how, and nothing of these is common to all.
fn are_by_several(parts: &[(usize, &Claim)]) -> bool {
    let ways = [Phrase::ByMatter, Phrase::ByPerson, Phrase::ByWay];
    let is_by = |by: &Phrase, (_, part): &(usize, &Claim)| by.is_in(&part.label);
    parts.iter().all(|part| ways.iter().any(|by| is_by(by, part))) && !ways.iter().any(|by| parts.iter().all(|part| is_by(by, part)))
}

/// Whether each part is printed with its share, which is right.
fn have_shares(links: &Links<'_>, whole: Decimal, parts: &[(usize, &Claim)]) -> bool {
    let fits = |(place, part): &(usize, &Claim)| {
        let share = links.share(*place).and_then(Printed::of)?;
        Some(share.fits(exact(part)?, whole))
    };
    parts.iter().all(|part| fits(part) == Some(true))
}
