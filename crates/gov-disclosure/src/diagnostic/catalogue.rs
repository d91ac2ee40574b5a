//! The rules. The data of each, and what there is to say of it, are on its page in `rules/`.

use serde::Serialize;

use super::{RuleBase, RuleFamily, RuleId, RuleScope, Severity};
use crate::form::closest;

/// One thing that can be wrong.
#[derive(Debug, Serialize)]
#[non_exhaustive]
pub struct Rule {
    /// A letter for the family and three digits; stable.
    pub id: RuleId,
    /// Its name in words; stable.
    pub name: &'static str,
    /// How bad it is unless a diagnostic says otherwise.
    pub severity: Severity,
    /// What it looks at.
    pub scope: RuleScope,
    /// How what it comes from requires it.
    pub base: RuleBase,
    /// What it comes from: the clause of the form or the regulation, in Chinese as they are. It and what follows are
    /// empty without the feature `pages`.
    pub clause: &'static str,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    /// Its page in Chinese and English: Markdown, from the heading on.
    pub page: &'static str,
}

impl Rule {
    /// The rule with this id.
    pub fn from_id(id: &str) -> Option<&'static Self> {
        rules().find(|rule| rule.id == id)
    }

    /// Its family, the letter of its id.
    pub fn family(&self) -> Option<RuleFamily> {
        self.id.family()
    }

    /// The rule that a page describes. Pages are read when the crate is compiled, so that one that is not
    /// whole stops the build and no rule costs anything at run time.
    const fn of_page(page: &'static str) -> Self {
        let (_, rest) = line(page, "---");
        let (id, rest) = line(rest, "id: ");
        let (name, rest) = line(rest, "name: ");
        let (severity, rest) = line(rest, "severity: ");
        let (scope, rest) = line(rest, "scope: ");
        let (base, rest) = line(rest, "base: ");
        let (clause, rest) = line(rest, "clause: ");
        let (zh, rest) = line(rest, "zh: ");
        let (en, rest) = line(rest, "en: ");
        let (_, page) = line(rest, "---");
        let severity = match severity.as_bytes() {
            b"error" => Severity::Error,
            b"warning" => Severity::Warning,
            other => {
                assert!(matches!(other, b"info"), "the severity of a rule is error, warning or info");
                Severity::Info
            }
        };
        let scope = match scope.as_bytes() {
            b"reading" => RuleScope::Reading,
            b"report" => RuleScope::Report,
            other => {
                assert!(matches!(other, b"series"), "the scope of a rule is reading, report or series");
                RuleScope::Series
            }
        };
        let base = match base.as_bytes() {
            b"quoted" => RuleBase::Quoted,
            b"implied" => RuleBase::Implied,
            b"practice" => RuleBase::Practice,
            other => {
                assert!(matches!(other, b"file"), "the base of a rule is quoted, implied, practice or file");
                RuleBase::File
            }
        };
        Self { id: RuleId::on_page(id), name, severity, scope, base, clause, zh, en, page }
    }

    /// The rule without the words of its page.
    const fn without_page(self, name: &'static str) -> Self {
        Self { name, clause: "", zh: "", en: "", page: "", ..self }
    }
}

/// What comes after `key` on the first line of a text, and the lines after it.
const fn line(text: &'static str, key: &str) -> (&'static str, &'static str) {
    let (bytes, key) = (text.as_bytes(), key.as_bytes());
    let mut end = 0;
    while bytes[end] != b'\n' {
        assert!(end >= key.len() || bytes[end] == key[end], "a page starts with ---, id, name, severity, scope, base, clause, zh, en, ---");
        end += 1;
    }
    let (line, rest) = text.split_at(end);
    (line.split_at(key.len()).1, rest.split_at(1).1)
}

/// A copy of a text, so that the page it is on need not be kept for it.
const fn copied<const N: usize>(text: &str) -> [u8; N] {
    let (bytes, mut out, mut at) = (text.as_bytes(), [0; N], 0);
    while at < N {
        out[at] = bytes[at];
        at += 1;
    }
    out
}

const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

macro_rules! rules {
    ($($constant:ident $id:literal)*) => {
        $(
            #[doc = concat!("`rules/", $id, ".md`")]
            pub(crate) static $constant: Rule = {
                const RULE: Rule = Rule::of_page(include_str!(concat!("../../rules/", $id, ".md")));
                const NAME: [u8; RULE.name.len()] = copied(RULE.name);
                if cfg!(feature = "pages") { RULE } else { RULE.without_page(text(&NAME)) }
            };
        )*
        static RULES: &[&Rule] = &[$(&$constant),*];
    };
}

rules! {
    UNDECODABLE "R001"
    OTHER_ENCODING "R002"
    LOOSE_LABEL "R003"
    SPLIT_NUMBER "R004"
    ROW_WIDTH "R005"
    CUT_OFF "R006"
    UNMAPPED_NUMBER "R007"
    REPEATED_COPY "R011"
    DEDUPLICATED "R012"
    COPIES_DIFFER "R013"
    REPEATED_ROW "R014"
    UNSURE_COLUMNS "R015"
    ROW_GAP "R016"
    UNREAD_PROSE "R017"
    RUN_TOGETHER "R018"
    RECOGNISED_TEXT "R021"
    UNREAD_PAGE "R022"
    STRUCK_TEXT "R023"
    INVISIBLE_TEXT "R024"
    NOT_TEXT "R025"
    SEVERAL_REPORTS "R026"
    MISSING_SECTION "S101"
    SECTION_ORDER "S102"
    SECTION_TWICE "S103"
    SECTION_WORDING "S104"
    LONG_OVERVIEW "S105"
    NO_APPRAISAL "S106"
    MISSING_TABLE "S201"
    MISSING_ROWS "S202"
    ATTACHMENT_ONLY "S203"
    OTHER_FORM "S301"
    UNSUPPORTED_FORM "S302"
    YEAR_CONFLICT "M401"
    PERIOD "M402"
    DEADLINE "M403"
    AGENCY_CONFLICT "M404"
    REPLACED_NAME "M405"
    UNKNOWN_YEAR "M406"
    UNREADABLE "V301"
    NOT_WHOLE "V302"
    NEGATIVE "V303"
    BLANK "V304"
    UNIT "V305"
    NO_UNIT "V306"
    BALANCE "A401"
    OUTCOMES "A402"
    ROW_TOTAL "A403"
    GROUP_SUBTOTAL "A404"
    REMEDIES_TOTAL "A411"
    STOCK_A_YEAR_AGO "A421"
    PUBLISHED_TOTAL "A422"
    PROCUREMENT_PAIR "A423"
    LEVEL_FOR_CHANGE "A424"
    NEGATIVE_ITEMS "A425"
    RULE_MAKING_POWER "A426"
    STATISTICS_SUM "A431"
    STATISTICS_PART "A432"
    TEXT_DIFFERS "X501"
    LIST_SUM "X511"
    PERCENT "X512"
    PERCENTS_TO_100 "X513"
    REPEATED_LABEL "X514"
    DATE_OUTSIDE_PERIOD "X515"
    NO_FEE_STATEMENT "X521"
    FEE_CONTRADICTION "X522"
    EMPTY_SECTION_FIVE "X523"
    CARRY_OVER "Y601"
    STOCK_ROLL_FORWARD "Y602"
    ITEMS_ROLL_FORWARD "Y603"
    RUNNING_TOTAL "Y604"
    COPIED_TEXT "Y611"
}

/// Every rule, in the order of their ids within each family: R, S, M, V, A, X, Y.
pub fn rules() -> impl ExactSizeIterator<Item = &'static Rule> {
    RULES.iter().copied()
}

impl Rule {
    /// The rule whose id or name is closest to a misspelt one; `None` where none is close.
    pub fn nearest(word: &str) -> Option<&'static Self> {
        let (id, name) = (word.to_ascii_uppercase(), word.to_ascii_lowercase());
        let named = closest(&name, rules().map(|rule| rule.name));
        let found = named.or_else(|| closest(&id, rules().map(|rule| rule.id.as_str())))?;
        rules().find(|rule| rule.name == found || rule.id == found)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_unique() {
        let mut ids: Vec<_> = rules().flat_map(|rule| [rule.id.as_str(), rule.name]).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    #[test]
    fn a_page_is_taken_apart() {
        let rule = Rule::of_page(
            "---\nid: A900\nname: some-name\nseverity: warning\nscope: report\nbase: quoted\nclause: 格式\nzh: 含义\nen: It means.\n---\n# A900\n",
        );
        assert_eq!((rule.id.as_str(), rule.name, rule.severity), ("A900", "some-name", Severity::Warning));
        assert_eq!((rule.scope, rule.base), (RuleScope::Report, RuleBase::Quoted));
        assert_eq!((rule.clause, rule.zh, rule.en, rule.page), ("格式", "含义", "It means.", "# A900\n"));
    }

    #[test]
    #[should_panic = "a page starts with"]
    fn a_page_without_a_key_stops_the_build() {
        Rule::of_page("---\nid: A900\nseverity: warning\n---\n");
    }

    #[test]
    #[should_panic = "the id of a rule is"]
    fn a_page_with_another_id_stops_the_build() {
        Rule::of_page("---\nid: a900\nname: n\nseverity: warning\nscope: report\nbase: quoted\nclause: c\nzh: z\nen: e\n---\n");
    }

    #[test]
    #[should_panic = "the severity of a rule is"]
    fn a_page_with_another_severity_stops_the_build() {
        Rule::of_page("---\nid: A900\nname: n\nseverity: warnig\nscope: report\nbase: quoted\nclause: c\nzh: z\nen: e\n---\n");
    }

    #[test]
    #[should_panic = "the base of a rule is"]
    fn a_page_with_another_base_stops_the_build() {
        Rule::of_page("---\nid: A900\nname: n\nseverity: error\nscope: report\nbase: told\nclause: c\nzh: z\nen: e\n---\n");
    }

    #[test]
    fn every_rule_has_a_family() {
        assert!(rules().all(|rule| rule.family().is_some()));
        assert_eq!(Rule::from_id("A403").and_then(Rule::family), Some(RuleFamily::Sum));
    }

    #[test]
    fn a_rule_is_found_by_its_id() {
        assert_eq!(Rule::from_id("A403"), Some(&ROW_TOTAL));
        assert!(Rule::from_id("a403").is_none() && Rule::from_id("A999").is_none());
    }
}
