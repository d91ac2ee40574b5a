//! What the words of a cell mean on the form, whichever variant a file prints.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::axis::{Applicant, Group, Measure, Outcome, Remedy, RowId};
use super::field::TableId;
use super::{similar, table};
use crate::lex::marks::marks;
use crate::lex::outline::Numbering;
use crate::lex::{fold, hanzi};

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Heading of a section, 1 to 6.
    Section(u8),
    /// Heading of a block of Table II: the item of article 20, 0 where the file lost it.
    DisclosureBlock(u8),
    /// The header of Table II's first column (信息内容).
    DisclosureItem,
    /// A column of Table II.
    Measure(Measure),
    /// A row that some provinces add to Table II; its numbers have no field.
    OtherDisclosure,
    /// The note in the corner of Table III.
    Corner,
    /// The header over all columns of Table III (申请人情况).
    Applicants,
    /// The header over the columns of organisations (法人或其他组织).
    Organisations,
    /// A column of Table III.
    Applicant(Applicant),
    /// A row or a column of subtotals that private templates add to Table III (小计).
    Subtotal,
    /// A row of Table II or III.
    Row(RowId),
    /// A heading over rows of Table III.
    Group(Group),
    /// The header over both blocks of litigation.
    Litigation,
    /// The header of a block of Table IV.
    Remedy(Remedy),
    /// A column of a block of Table IV.
    Outcome(Outcome),
}

impl Meaning {
    /// Whether it names a group whose members may follow in the same cell.
    fn is_group(&self) -> bool {
        match self {
            Self::Organisations | Self::Group(_) | Self::Litigation | Self::Remedy(_) => true,
            Self::Row(row) => row.id() == Group::OtherHandling.id(),
            _ => false,
        }
    }

    /// What a line of `labels.csv` names; `None` where no form has it.
    pub(super) fn of(kind: &str, id: &str) -> Option<Self> {
        Some(match kind.strip_prefix(SHORT).unwrap_or(kind) {
            "section" => Self::Section(id.parse().ok()?),
            "disclosure_block" => Self::DisclosureBlock(id.parse().ok()?),
            "disclosure_item" => Self::DisclosureItem,
            "measure" => Self::Measure(Measure::from_id(id)?),
            "disclosure_row" => Self::Row(RowId::of(TableId::Disclosure, id)?),
            "other_disclosure" => Self::OtherDisclosure,
            "corner" => Self::Corner,
            "applicants" => Self::Applicants,
            "organisations" => Self::Organisations,
            "applicant" => Self::Applicant(Applicant::from_id(id)?),
            "subtotal" => Self::Subtotal,
            "requests_row" => Self::Row(RowId::of(TableId::Requests, id)?),
            "group" => Self::Group(Group::from_id(id)?),
            "litigation" => Self::Litigation,
            "remedy" => Self::Remedy(Remedy::from_id(id)?),
            "outcome" => Self::Outcome(Outcome::from_id(id)?),
            _ => return None,
        })
    }
}

/// How well a text fits the label it was matched with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// A listed variant, or a listed variant with a note in brackets.
    Exact,
    /// A listed variant after the labels of its group, in one cell.
    Joined,
    /// One or two characters differ from a listed variant, and no other variant is as near.
    Loose,
}

/// A matched label: everything its words can mean, and how sure the match is.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// The possible meanings; 总计 and 其他 have several.
    pub meanings: &'static [Meaning],
    /// How well it fits.
    pub fit: Fit,
    /// The numbering before it.
    pub numbering: Option<Numbering>,
}

struct Lexicon {
    /// Words that Taiwan's wording replaces with the marks of their characters, and the form's words for them.
    words: Vec<(&'static str, u64, &'static str)>,
    /// Each way in which such a word starts without being whole, and the form's word for it, by its last character.
    started: FxHashMap<char, Vec<(&'static str, &'static str)>>,
    by_key: FxHashMap<&'static str, Vec<Meaning>>,
    /// What headers are called for short, or by another name.
    short: FxHashMap<&'static str, Vec<Meaning>>,
    /// Keys in order, for prefix search.
    sorted: Vec<&'static str>,
    /// Where the keys with a first character are among them.
    by_first: FxHashMap<char, Range<usize>>,
    /// Keys that come before the labels of their members.
    groups: Vec<&'static str>,
    /// Words that make a label mean something else, with the marks of their characters.
    altering: Vec<(&'static str, u64)>,
    similar: similar::Labels,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut by_key: FxHashMap<&'static str, Vec<Meaning>> = FxHashMap::default();
    let mut short: FxHashMap<&'static str, Vec<Meaning>> = FxHashMap::default();
    let mut words: Vec<(&'static str, &'static str)> = Vec::new();
    let mut altering = Vec::new();
    for [kind, id, variants] in table::rows(include_str!("labels.csv")) {
        let meaning = match kind {
            "altering" => {
                altering.extend(variants.split('|').map(|word| (word, marks(word.chars()))));
                continue;
            }
            "word" => {
                words.extend(variants.split('|').map(|variant| (variant, id)));
                continue;
            }
            _ => Meaning::of(kind, id),
        };
        // The build has seen that every line names something.
        let Some(meaning) = meaning else { continue };
        let keys = if kind.starts_with(SHORT) { &mut short } else { &mut by_key };
        for variant in variants.split('|') {
            keys.entry(variant).or_default().push(meaning);
        }
    }
    let mut sorted: Vec<_> = by_key.keys().copied().collect();
    sorted.sort_unstable();
    let groups = by_key.iter().filter(|(_, meanings)| meanings.iter().any(Meaning::is_group)).map(|(key, _)| *key).collect();
    let mut by_first: FxHashMap<char, Range<usize>> = FxHashMap::default();
    for (at, key) in sorted.iter().enumerate() {
        if let Some(first) = key.chars().next() {
            by_first.entry(first).or_insert(at..at).end = at + 1;
        }
    }
    let similar = similar::Labels::new(&sorted);
    let starts = |&(variant, word): &(&'static str, &'static str)| {
        variant.char_indices().skip(1).filter_map(move |(end, _)| Some((variant.get(..end)?, word)))
    };
    let mut started: FxHashMap<char, Vec<(&'static str, &'static str)>> = FxHashMap::default();
    for (start, word) in words.iter().flat_map(starts) {
        if let Some(last) = start.chars().next_back() {
            started.entry(last).or_default().push((start, word));
        }
    }
    let words = words.into_iter().map(|(variant, word)| (variant, marks(variant.chars()), word)).collect();
    Lexicon { words, started, by_key, short, sorted, by_first, groups, altering, similar }
});

/// Before the kind of a label that is one only within the header of its table.
const SHORT: &str = "short_";

/// Longest key, in bytes, that is looked at: labels with their notes stay below it.
const MAX_KEY_LENGTH: usize = 270;

/// The meanings of a folded key, exactly.
pub fn lookup(key: &str) -> Option<&'static [Meaning]> {
    LEXICON.by_key.get(key).map(Vec::as_slice)
}

/// The labels that may have a meaning, as folded keys.
pub fn names(meaning: Meaning) -> &'static [&'static str] {
    /// The keys of each meaning, in order.
    static NAMES: LazyLock<FxHashMap<Meaning, Vec<&'static str>>> = LazyLock::new(|| {
        let mut names: FxHashMap<Meaning, Vec<&'static str>> = FxHashMap::default();
        for key in &LEXICON.sorted {
            for meaning in lookup(key).unwrap_or_default() {
                names.entry(*meaning).or_default().push(key);
            }
        }
        names
    });
    NAMES.get(&meaning).map_or(&[], Vec::as_slice)
}

/// What a folded key names in the header of a table, for short or by another name than the form's: 企业, 律师事务所. Elsewhere it
/// is any word.
pub fn short_name(key: &str, table: TableId) -> Option<Meaning> {
    let is_own = |meaning: &&Meaning| match table {
        TableId::Disclosure => false,
        TableId::Requests => matches!(meaning, Meaning::Applicant(_)),
        TableId::Remedies => matches!(meaning, Meaning::Remedy(_) | Meaning::Outcome(_)),
    };
    LEXICON.short.get(key)?.iter().find(is_own).copied()
}

/// The longest label that a folded text starts with, and where it ends there. Spaces, brackets and the marks that
/// labels hold are passed over within it; digits and the end of a sentence are not.
pub fn longest_at_start(text: &str) -> Option<(usize, &'static [Meaning])> {
    // A label stands before those that go on with it.
    starting_alike(text).iter().rev().find_map(|key| Some((end_of_key(text, key)?, lookup(key)?)))
}

/// The labels with the first character of a text, in order.
fn starting_alike(text: &str) -> &'static [&'static str] {
    let range = text.chars().next().and_then(|first| LEXICON.by_first.get(&first));
    range.and_then(|range| LEXICON.sorted.get(range.clone())).unwrap_or_default()
}

/// Where `key` ends in a folded text that starts with it.
fn end_of_key(text: &str, key: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    let mut end = 0;
    for wanted in key.chars() {
        let (at, found) = rest.find(|(_, c)| !c.is_whitespace() && !"()[]【】〔〕“”\"'‘’,、:/<>《》".contains(*c))?;
        if found != wanted {
            return None;
        }
        end = at + found.len_utf8();
    }
    Some(end)
}

/// The key with the form's words for those of Taiwan; `None` where it has none of them, or is too long for a label.
pub fn in_own_words(key: &str) -> Option<String> {
    if key.len() > MAX_KEY_LENGTH {
        return None;
    }
    let words = &LEXICON.words;
    // The characters are enough to pass over nearly every key.
    let own = marks(key.chars());
    let has_any = words.iter().any(|(variant, marks, _)| marks & !own == 0 && key.contains(variant));
    has_any.then(|| words.iter().fold(key.to_owned(), |key, (variant, _, word)| key.replace(variant, word)))
}

/// Whether some label starts with `key` and goes on, be it with the rest of a word of Taiwan: 政府资 of 政府资讯公开.
pub fn is_label_start(key: &str) -> bool {
    let starts = |key: &str| {
        let alike = starting_alike(key);
        alike.get(alike.partition_point(|&label| label <= key)).is_some_and(|label| label.starts_with(key))
    };
    let goes_on = |&(start, word): &(&str, &str)| {
        key.strip_suffix(start).map(|before| [before, word].concat()).is_some_and(|whole| starts(&whole) || lookup(&whole).is_some())
    };
    let started = || key.chars().next_back().and_then(|last| LEXICON.started.get(&last));
    starts(key) || started().is_some_and(|started| started.iter().any(goes_on))
}

/// Whether some label holds `key`: a piece of a label that the file broke.
pub fn is_part_of_label(key: &str) -> bool {
    key.len() <= MAX_KEY_LENGTH && LEXICON.sorted.iter().any(|label| label.contains(key))
}

/// The label that a text is, without its numbering; `key` is its folded key.
pub fn label_of(rest: &str, key: &str, numbering: Option<Numbering>) -> Option<Label> {
    let mut found = label_of_key(key, numbering);
    if found.is_none_or(|found| found.fit != Fit::Exact) && alters(key) {
        return None;
    }
    if found.is_none_or(|found| found.fit == Fit::Loose)
        && let Some(bare) = without_brackets(rest)
    {
        let key = fold::key(&bare);
        found = lookup(&key).map(|meanings| Label { meanings, fit: Fit::Exact, numbering }).or(found);
    }
    found
}

/// Whether the words name another year's or another kind of number than the form's label they resemble.
pub fn alters(key: &str) -> bool {
    let own = marks(key.chars());
    LEXICON.altering.iter().any(|(word, marks)| marks & !own == 0 && key.contains(word))
}

/// Whether the characters that a misspelt label has of its own, or lacks, may make it mean something else than `meaning`: a negation,
/// another time, or a word in the place of another.
pub fn may_mean_another(key: &str, meaning: Meaning) -> bool {
    /// Such characters.
    const TELLING: &str = "不未非无否拟上下前去本半";
    let lacking = |of: &str, among: &str| {
        let mut rest: Vec<char> = among.chars().collect();
        let is_lacking = |c: &char| rest.iter().position(|own| own == c).map(|at| rest.swap_remove(at)).is_none();
        of.chars().filter(is_lacking).collect::<Vec<char>>()
    };
    let own = names(meaning).iter().map(|label| (label, lacking(key, label), lacking(label, key)));
    let Some((label, own, lost)) = own.min_by_key(|(_, own, lost)| own.len() + lost.len()) else { return false };
    let differs: Vec<bool> = key.chars().zip(label.chars()).map(|(a, b)| a != b).collect();
    // 口 stands for a character that could not be read.
    let is_word = !own.contains(&'口') && own.len() > 1 && lost.len() > 1 && differs.windows(2).any(|pair| matches!(pair, [true, true]));
    is_word || own.iter().chain(&lost).any(|c| TELLING.contains(*c))
}

/// The label of a folded key.
pub fn label_of_key(key: &str, numbering: Option<Numbering>) -> Option<Label> {
    if key.is_empty() || key.len() > MAX_KEY_LENGTH {
        return None;
    }
    let with = |meanings, fit| Label { meanings, fit, numbering };
    if let Some(meanings) = lookup(key) {
        return Some(with(meanings, Fit::Exact));
    }
    if let Some(meanings) = joined(key) {
        return Some(with(meanings, Fit::Joined));
    }
    if let Some(label) = in_own_words(key).and_then(|own| label_of_key(&own, numbering)) {
        return Some(label);
    }
    let nearest = LEXICON.similar.nearest(key)?;
    lookup(nearest).map(|meanings| with(meanings, Fit::Loose))
}

/// A label with its groups before it in one cell: 不予公开-1.属于国家秘密.
fn joined(key: &str) -> Option<&'static [Meaning]> {
    if !LEXICON.groups.iter().any(|group| key.starts_with(group)) {
        return None;
    }
    for (at, _) in key.char_indices().skip(2) {
        let (head, tail) = key.split_at(at);
        let head = head.trim_end_matches(hanzi::is_numeral);
        if let Some(meanings) = lookup(tail)
            && is_group(head)
        {
            return Some(meanings);
        }
    }
    None
}

/// The start of a label after the groups that come before it in one cell: 社会公益组 of 法人或其他组织-社会公益组.
pub fn start_after_group(key: &str) -> Option<&str> {
    if key.len() > MAX_KEY_LENGTH || !LEXICON.groups.iter().any(|group| key.starts_with(group)) || joined(key).is_some() {
        return None;
    }
    let parts = key.char_indices().skip(2).map(|(at, _)| key.split_at(at));
    parts.filter(|(group, _)| is_group(group.trim_end_matches(hanzi::is_numeral))).map(|(_, rest)| rest).find(|rest| is_label_start(rest))
}

fn is_group(key: &str) -> bool {
    let any = |meanings: &[Meaning]| meanings.iter().any(Meaning::is_group);
    lookup(key).is_some_and(any) || joined(key).is_some_and(any)
}

/// The text without its bracketed parts; `None` where it has none.
fn without_brackets(text: &str) -> Option<String> {
    if !text.contains(['(', '（', '[', '【', '〔']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '(' | '（' | '[' | '【' | '〔' => depth += 1,
            ')' | '）' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lex::outline::numbering;

    fn label(text: &str) -> Option<Label> {
        let (numbering, rest) = numbering(text);
        label_of(rest, &fold::key(rest), numbering)
    }

    fn row(text: &str) -> Option<(Fit, &'static str)> {
        let label = label(text)?;
        label.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Row(row) => Some((label.fit, row.id())),
            _ => None,
        })
    }

    #[test]
    fn every_label_of_the_forms_is_found_as_the_form_prints_it() {
        for field in super::super::fields() {
            for text in [field.row_zh(), field.column_zh()] {
                let text = text.rsplit('·').next().unwrap();
                assert!(label(text).is_some_and(|label| label.fit == Fit::Exact), "{text}");
            }
        }
    }

    #[test]
    fn every_line_of_the_labels_names_something() {
        for line in include_str!("labels.csv").lines().skip(1) {
            let (kind, rest) = line.split_once(',').unwrap();
            let (id, variants) = rest.split_once(',').unwrap();
            assert!(matches!(kind, "altering" | "word") || Meaning::of(kind, id).is_some(), "{line}");
            assert!(variants.split('|').all(|variant| !variant.is_empty()), "{line}");
        }
    }

    #[test]
    fn variants_and_damage() {
        for (text, fit, id) in [
            ("3.危及三安全一稳定", Fit::Exact, "denied.three_securities"),
            ("5.属于三类内容事务信息", Fit::Loose, "denied.internal_affairs"),
            ("6.属于四类过程性性信息", Fit::Loose, "denied.deliberative"),
            ("不予公开-1.属于国家秘密", Fit::Joined, "denied.state_secret"),
            ("三、本年度办理结果（一）予以公开", Fit::Joined, "granted"),
            ("()其他处", Fit::Loose, "other_handling"),
            ("四、結轉下年度繼續(xù)辦理", Fit::Exact, "carried_out"),
            ("規範性檔案", Fit::Exact, "normative_documents"),
            ("规章（包括地方政府规章、部门规章，填写说明见附件）", Fit::Exact, "rules"),
            ("2.没有現成信息需要另行製作", Fit::Exact, "unavailable.needs_creation"),
            ("2.重複申請", Fit::Exact, "not_processed.repeat"),
        ] {
            assert_eq!(row(text), Some((fit, id)), "{text}");
        }
    }

    #[test]
    fn the_longest_label_at_the_start_of_a_text() {
        let found = |text| longest_at_start(text).map(|(end, meanings)| (&text[..end], meanings[0]));
        for (text, label, meaning) in [
            ("其他结果尚未审结", "其他结果", Meaning::Outcome(Outcome::Other)),
            ("其他一、本年", "其他", Meaning::Applicant(Applicant::OtherOrg)),
            ("第二十条第(五)项信息内容", "第二十条第(五)项", Meaning::DisclosureBlock(5)),
            ("本年增/减处理决定数量", "本年增/减", Meaning::Measure(Measure::ItemsChange)),
        ] {
            assert_eq!(found(text), Some((label, meaning)), "{text}");
        }
        assert_eq!(found("危及“三安全一稳定”0000000").map(|(label, _)| label), Some("危及“三安全一稳定"));
        assert_eq!(longest_at_start("予以0公开"), None);
    }

    #[test]
    fn a_text_as_near_to_two_labels_is_neither() {
        for text in [
            "上年制发件数",
            "历年制发件数",
            "行政许可（上年）",
            "规章（已废止）",
            "上年处理决定数量",
            "予公开",
            "行政",
            "结果维正",
            "主动公开各类政府信息",
            "14069",
        ] {
            assert!(label(text).is_none(), "{text}");
        }
    }

    #[test]
    fn starts_of_labels() {
        assert!(is_label_start("商业"));
        assert!(is_label_start("其他"));
        assert!(!is_label_start("商业企业"));
        assert!(!is_label_start("教育"));
        // 资讯 and 专案 broken within.
        assert!(is_label_start("本年新收政府资"));
        assert!(is_label_start("上一年专"));
        assert!(!is_label_start("政府专"));
    }
}
