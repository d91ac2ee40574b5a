//! Y611 copied-text: the prose of two years is nearly the same but for its numbers.

use rustc_hash::FxHashSet;

use super::Pair;
use super::past::words;
use crate::check::findings::Findings;
use crate::diagnostic::{Confidence, Diagnostic, catalogue};
use crate::fact::{Reason, Series};

/// Characters of a piece of text that is looked for in the other year.
const PIECE: usize = 8;
/// Characters below which two texts may agree because they say nothing.
const SHORT: usize = 200;
/// Percent of the pieces of both texts that both have, from which on a text counts as copied.
const COPIED: usize = 85;

/// Compares the prose of the sections.
pub fn assess(pair: &Pair<'_>, findings: &mut Findings) {
    let rule = &catalogue::COPIED_TEXT;
    let (before, after) = (pair.before.words.chars().collect::<Vec<char>>(), words(pair.after).chars().collect::<Vec<char>>());
    if before.len().min(after.len()) < SHORT {
        return findings.verdict(rule, [], &Reason::LittleProse);
    }
    let pieces = |text: &[char]| text.windows(PIECE).map(<[char]>::to_vec).collect::<FxHashSet<_>>();
    let (before, after) = (pieces(&before), pieces(&after));
    let common = before.intersection(&after).count();
    let share = common * 100 / (before.len() + after.len() - common).max(1);
    if share < COPIED {
        return findings.verdict(rule, [], &Reason::SameProse(share));
    }
    let year = pair.year.saturating_sub(1);
    let mut diagnostic = Diagnostic::of(rule, Series::CopiedText { year, share }).with_confidence(Confidence::Medium);
    diagnostic.locations =
        pair.after.sections.iter().filter(|section| !section.text.is_empty()).map(|section| section.location.clone()).collect();
    findings.fail(rule, diagnostic);
}
