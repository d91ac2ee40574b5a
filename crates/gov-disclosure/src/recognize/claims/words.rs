//! The words around a number: what it counts, and whether that may be compared with the tables.

use super::sentence::{Number, Sentence};
use crate::form::{Subject, Trust, Words};
use crate::lex::date;
use crate::lex::fold::close_up;
use crate::lex::script::is_han;

/// Words that end a label without being part of what is counted.
const CLOSING: [&str; 22] = [
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
const OPENING: [&str; 14] =
    ["其中", "包括", "包含", "涵盖", "主要", "分别是", "分别为", "分别", "以及", "和", "及", "一是", "二是", "三是"];

/// Words of growth and of other years: such numbers are compared with no table.
const COMPARING: [&str; 14] =
    ["同比", "上年同期", "去年同期", "环比", "较", "比上", "比去", "增长", "增加", "减少", "下降", "上半年", "下半年", "季度"];

/// Words of other scopes and of channels: their numbers may be part of the table's, or more than it.
const NARROWING: [&str; 22] = [
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
];

/// Words that say when and not what.
const TIMES: [&str; 8] = ["目前", "现", "全年", "本年度", "年内", "年度", "今年", "本年"];

/// Characters of a label.
const LONGEST: usize = 40;

fn han(text: &str) -> usize {
    text.chars().filter(|c| is_han(*c)).count()
}

fn strip<'t>(mut text: &'t str, words: &[&str], at_end: bool) -> &'t str {
    loop {
        let trimmed = text.trim_matches(|c: char| c.is_whitespace() || ",;、:\"“”(".contains(c));
        let shorter = words.iter().find_map(|word| if at_end { trimmed.strip_suffix(word) } else { trimmed.strip_prefix(word) });
        match shorter {
            Some(shorter) => text = shorter,
            None => return trimmed,
        }
    }
}

/// The words that a number counts: the last of its clause; else the noun behind it; else those of the clause before.
pub fn label(sentence: &Sentence<'_>, number: &Number<'_>) -> String {
    let is_first = number.head.len() == number.gap.len();
    let mut parts: Vec<&str> = strip(number.gap, &CLOSING, true).split([',', ';', '、', ':', '(', ')', '。']).collect();
    // What stands directly behind the number before is that number's noun.
    if !is_first && parts.len() > 1 {
        parts.remove(0);
    }
    let bare = |text| strip(strip(text, &OPENING, false), &CLOSING, true);
    let own = parts.into_iter().rev().map(bare).find(|part| han(part) > 1 && !TIMES.contains(part)).unwrap_or("");
    let behind = || sentence.behind(number).split(|c: char| !is_han(c)).next().map(bare).filter(|noun| han(noun) > 1);
    let clause = || number.depth == 0 && !number.gap.trim_start().starts_with(['、', ',', ';', '(']);
    let out = match own {
        "" => behind().or_else(|| clause().then(|| bare(self::clause(number)))).unwrap_or(""),
        own => own,
    };
    let start = out.char_indices().rev().nth(LONGEST - 1).map_or(0, |(at, _)| at);
    close_up(out.get(start..).unwrap_or(out))
}

/// The clause that ends with the number; with the one before where it says nothing by itself.
fn clause<'t>(number: &Number<'t>) -> &'t str {
    let mut start = number.head.len();
    while let Some(at) = number.head.get(..start).unwrap_or("").rfind([',', ';', '(']) {
        let own = number.head.get(at + 1..).unwrap_or("");
        if han(strip(strip(own, &OPENING, false), &CLOSING, true)) > 2 {
            return own;
        }
        start = at;
    }
    number.head
}

/// The subject of a number, by its clause and the sentence around it.
pub fn subject(sentence: &Sentence<'_>, number: &Number<'_>, on_requests: bool) -> Option<&'static Subject> {
    let clause = clause(number);
    // What stands before the number before it is another number's.
    let own = if clause.len() > number.gap.len() && number.gap.trim().chars().any(is_han) { number.gap } else { clause };
    let own = if han(strip(strip(own, &OPENING, false), &CLOSING, true)) < 2 { clause } else { own };
    let last = own.rsplit([',', ';', '(']).find(|part| han(strip(strip(part, &OPENING, false), &CLOSING, true)) > 1).unwrap_or(own);
    if COMPARING.iter().any(|word| last.contains(word)) {
        return None;
    }
    let unit = number.quantity.unit.unwrap_or("");
    Subject::of(words(sentence.text, last, unit, on_requests), &label(sentence, number))
}

/// The words of a clause in its sentence.
pub fn words<'t>(sentence: &'t str, clause: &'t str, unit: &'t str, on_requests: bool) -> Words<'t> {
    let of_disclosure = ["信息公开", "依申请", "公开申请"].iter().any(|word| sentence.contains(word));
    Words { clause, unit, requests: on_requests || of_disclosure && sentence.contains("申请"), remedies: on_requests || of_disclosure }
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
