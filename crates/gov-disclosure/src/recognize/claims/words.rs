//! The words around a number: what it counts, and whether that may be compared with the tables.

use super::sentence::{Number, Sentence};
use crate::form::{Subject, Trust, Words};
use crate::lex::date;
use crate::lex::fold::close_up;
use crate::lex::script::is_han;

/// Words that end a label without being part of what is counted.
const CLOSING: &[&str] = &[
    "共计",
    "合计",
    "累计",
    "总计",
    "总共",
    "一共",
    "分别为",
    "分别是",
    "分别",
    "共有",
    "共",
    "达到",
    "达",
    "为",
    "是",
    "有",
    "各",
    "了",
    "的",
    "计",
    "数",
    "总数",
];

/// Words that start a label without being part of it.
const OPENING: &[&str] = &["其中", "包括", "包含", "涵盖", "主要", "分别是", "分别为", "分别", "以及", "和", "及", "一是", "二是", "三是"];

/// Words of growth and of other years: such numbers are compared with no table.
const COMPARING: &[&str] =
    &["同比", "上年同期", "去年同期", "环比", "较", "比上", "比去", "增长", "增加", "减少", "下降", "上半年", "下半年", "季度"];

/// Words of other scopes and of channels: their numbers may be part of the table's, or more than it.
const NARROWING: &[&str] = &[
    "全市",
    "全县",
    "全区",
    "全省",
    "全州",
    "全系统",
    "各级",
    "各部门",
    "各县",
    "各乡",
    "下属",
    "本级",
    "网络",
    "网上",
    "信函",
    "邮寄",
    "当面",
    "现场",
    "传真",
    "邮件",
    "在线",
    "平台",
    "协助",
    "配合",
    "向上级",
    "转办",
    "代办",
];

/// Words that say when and not what.
const TIMES: &[&str] = &["目前", "现", "全年", "本年度", "年内", "年度", "今年", "本年"];

/// Characters of a label.
const LONGEST: usize = 40;

fn han(text: &str) -> usize {
    text.chars().filter(|c| is_han(*c)).count()
}

fn strip<'t>(mut text: &'t str, words: &[&str], at_end: bool) -> &'t str {
    loop {
        let trimmed = text.trim_matches(|c: char| matches!(c, ' ' | ',' | ';' | '、' | ':' | '"' | '“' | '”' | '(') || c.is_whitespace());
        let shorter = words.iter().find_map(|word| if at_end { trimmed.strip_suffix(word) } else { trimmed.strip_prefix(word) });
        match shorter {
            Some(shorter) => text = shorter,
            None => return trimmed,
        }
    }
}

/// The words that a number counts: the last of its clause; where the number comes first the words behind it;
/// else those of the clause before.
pub fn label(sentence: &Sentence<'_>, number: &Number<'_>) -> String {
    let bare = |text| strip(strip(text, OPENING, false), CLOSING, true);
    let says = |text: &&str| han(text) > 1 && !TIMES.contains(text);
    let mut parts: Vec<&str> = number.gap.trim_end().split([',', ';', '、', ':', '(', ')', '。']).collect();
    // What stands directly behind the number before is that number's noun.
    if number.head.len() != number.gap.len() && parts.len() > 1 {
        parts.remove(0);
    }
    let own = parts.last().copied().map(bare).filter(says);
    let behind = || {
        let rest = sentence.behind(number);
        let end = rest.find(|c: char| ",;、。:()".contains(c) || c.is_ascii_digit()).unwrap_or(rest.len());
        rest.get(..end).map(bare).filter(says)
    };
    let earlier = || parts.iter().rev().skip(1).copied().map(bare).find(says);
    let before = || (number.depth == 0).then(|| bare(clause(number))).filter(says);
    let out = own.or_else(behind).or_else(earlier).or_else(before).unwrap_or("");
    let start = out.char_indices().rev().nth(LONGEST - 1).map_or(0, |(at, _)| at);
    close_up(out.get(start..).unwrap_or(out))
}

/// The words that a share is said with, without those that say it is one: 答复总数 of 占答复总数的12%, nothing of 占12%.
pub fn share(number: &Number<'_>) -> String {
    let last = number.gap.rsplit([',', ';', '、', '(']).next().unwrap_or("");
    let last = last.rsplit_once('占').map_or(last, |(_, named)| named);
    close_up(strip(strip(last, &["比例", "比重", "比", "约"], false), CLOSING, true))
}

/// The clause that ends with the number; with the one before where it says nothing by itself.
fn clause<'t>(number: &Number<'t>) -> &'t str {
    let mut start = number.head.len();
    while let Some(at) = number.head.get(..start).unwrap_or("").rfind([',', ';', '(']) {
        let own = number.head.get(at + 1..).unwrap_or("");
        if han(strip(strip(own, OPENING, false), CLOSING, true)) > 2 {
            return own;
        }
        start = at;
    }
    number.head
}

/// The subject of a number, by its clause and the sentence around it.
pub fn subject(sentence: &Sentence<'_>, number: &Number<'_>, context: Context<'_>) -> Option<&'static Subject> {
    let clause = clause(number);
    // What stands before the number before it is another number's.
    let own = if clause.len() > number.gap.len() && number.gap.trim().chars().any(is_han) { number.gap } else { clause };
    let own = if han(strip(strip(own, OPENING, false), CLOSING, true)) < 2 { clause } else { own };
    let last = own.rsplit([',', ';', '(']).find(|part| han(strip(strip(part, OPENING, false), CLOSING, true)) > 1).unwrap_or(own);
    let unit = number.quantity.unit.unwrap_or("");
    let subject = Subject::of(words(sentence.text, last, unit, context), &label(sentence, number))?;
    (!COMPARING.iter().any(|word| last.contains(word))).then_some(subject)
}

/// What the text around a number speaks of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Whether it stands under a heading on requests.
    pub on_requests: bool,
    /// The subject of the total whose part the number is; `None` for a number that is no part.
    pub of: Option<&'a str>,
}

/// The words of a clause in its sentence.
pub fn words<'t>(sentence: &'t str, clause: &'t str, unit: &'t str, context: Context<'t>) -> Words<'t> {
    let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    let of_disclosure = says(&["信息公开", "依申请", "公开申请", "申请公开"]);
    // The parts of a list are requests if its total is: own documents are sorted by the same words.
    let requests = match context.of {
        Some(total) => total.starts_with("requests."),
        None => says(&["申请"]) && (of_disclosure || says(&["予以公开", "部分公开"])),
    };
    let requests = context.on_requests || requests;
    Words { clause, unit, of: context.of.unwrap_or(""), requests, remedies: context.on_requests || of_disclosure }
}

/// How much a number's difference from its subject says, given the words of its clause.
pub fn trust(subject: &Subject, number: &Number<'_>) -> Trust {
    let last = number.head.rsplit([';', '。']).next().unwrap_or("");
    if NARROWING.iter().any(|word| last.contains(word)) { Trust::Soft } else { subject.trust }
}

/// Whether the last year that the words name, if any, is the report's.
pub fn is_of_year(head: &str, year: Option<u16>) -> bool {
    let named = date::find_all(head, date::year).into_iter().rev();
    let mut named = named.filter(|(at, _)| head.get(*at..).is_some_and(|rest| rest.chars().nth(4) == Some('年')));
    let last = named.next().map(|(_, year)| year);
    year.is_none_or(|year| last.is_none_or(|last| last == year))
}

/// Whether a date is that of an event, and not of a law, a document or a period.
pub fn is_event(sentence: &str, at: usize) -> bool {
    let (before, rest) = sentence.split_at(at);
    let behind: String = rest.chars().skip_while(|c| c.is_ascii_digit() || "年月日-/. ".contains(*c)).take(8).collect();
    let quoted = |open: char, close: char| before.rfind(open) > before.rfind(close);
    let is_law = ["施行", "实施", "起", "至", "止", "印发", "公布", "修订", "通过", "以来", "前", "后", "-", "—"]
        .iter()
        .any(|word| behind.starts_with(word));
    let is_period =
        ["自", "至", "截至", "截止", "截止到", "截至到", "从", "于", "—", "-"].iter().take(6).any(|word| before.trim_end().ends_with(word));
    !is_law && !is_period && !quoted('《', '》') && !quoted('(', ')') && !quoted('〔', '〕')
}

/// The clause around a place, shortened.
pub fn clause_around(sentence: &str, at: usize) -> String {
    let (before, behind) = sentence.split_at(at);
    let start = before.rfind([',', ';', '。']).map_or(0, |at| at + 1);
    let end = at + behind.find([';', '。']).unwrap_or(behind.len());
    let text = close_up(sentence.get(start..end).unwrap_or(""));
    text.chars().take(LONGEST).collect()
}
