//! X514 repeated-label: one list names the same thing twice.

use rustc_hash::FxHashMap;

use crate::check::findings::Findings;
use crate::check::stated::{Links, Stated};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::fact::{Reason, Text};
use crate::report::{Claim, Report};

/// Words that say what was done, how or why, and not of what: two items may share them.
const VERBS: &[&str] = &[
    "公开", "发布", "推送", "更新", "办理", "其他", "其它", "开展", "召开", "组织", "答复", "累计", "为", "因", "属", "被", "已", "由",
    "按", "涉及", "结果", "尚未", "未审", "维持", "纠正",
];

/// Judges every list of the prose.
pub fn assess(report: &Report, findings: &mut Findings) {
    /// Characters of a label that names something.
    const NAMING: usize = 3;
    let links = Links::of(report);
    for (place, total) in report.claims.iter().enumerate().filter(|(_, claim)| claim.list.is_some()) {
        let parts = links.parts(place);
        if parts.len() < 2 {
            continue;
        }
        // A list that does not add up as it was read may be two.
        let sum = Stated::sum_of(parts.iter().map(|(_, part)| *part));
        if Stated::of(total).is_none_or(|whole| !whole.meets(sum)) {
            continue;
        }
        let mut is_repeated = false;
        let mut first: FxHashMap<(&str, Option<&str>), &Claim> = FxHashMap::default();
        for (_, part) in parts {
            let names = part.label.chars().count() >= NAMING && !VERBS.iter().any(|verb| part.label.starts_with(verb));
            let earlier = *first.entry((&part.label, part.unit.as_deref())).or_insert(part);
            if !names || std::ptr::eq(earlier, part) {
                continue;
            }
            let same = earlier.value == part.value;
            let (label, total) = (part.label.clone(), total.label.clone());
            let fact = Text::RepeatedLabel { label, total, first: earlier.raw.clone(), second: part.raw.clone(), same };
            let mut diagnostic = Diagnostic::of(&catalogue::REPEATED_LABEL, fact);
            diagnostic.locations = [earlier, part].into_iter().filter_map(|claim| claim.location.clone()).collect();
            findings.fail_claim(&catalogue::REPEATED_LABEL, place, diagnostic);
            is_repeated = true;
        }
        if !is_repeated {
            findings.claim(&catalogue::REPEATED_LABEL, place, &Reason::LabelsDiffer);
        }
    }
}
