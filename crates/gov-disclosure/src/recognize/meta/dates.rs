//! Period, publication, signature, and the year where no title names it.

use super::FoldedLine;
use crate::form::Phrase;
use crate::lex::date::{self, Date};
use crate::lex::grammar::is_digit;
use crate::lex::marks::Marked;
use crate::lex::outline::numbering;
use crate::lex::script::is_han;
use crate::report::agency_name;

/// What the report says of the days it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// First and last day.
    Period(Date, Date),
    /// Days that no calendar has, or the last before the first, with their years.
    Impossible(u16, u16),
}

/// The period that the report says it covers: the first that is a year long, else the first.
pub fn period(paragraphs: &[String]) -> Option<Stated> {
    let mut first = None;
    for text in paragraphs.iter().take(40) {
        let is_said = |at: usize| {
            let clause = text.get(..at).and_then(|head| head.rsplit(['。', '；']).next()).unwrap_or("");
            // 2020年度(2019年9月1日-2020年8月31日)
            let is_of_year = ["年度(", "学年(", "年度（", "学年（"].iter().any(|end| clause.ends_with(end));
            is_of_year || Phrase::PeriodWord.is_in(clause)
        };
        for (at, (start, end)) in date::find_all(text, date::period) {
            if start.month_day() == (1, 1) && end.month_day() == (12, 31) {
                return Some(Stated::Period(start, end));
            }
            if is_said(at) && first.is_none() {
                first = Some(Stated::Period(start, end));
            }
        }
        for (at, (start, end)) in date::find_all(text, date::impossible_period) {
            if is_said(at) && first.is_none() {
                first = Some(Stated::Impossible(start, end));
            }
        }
    }
    first
}

/// The day that the page's own lines give after one of the labels, the surest first.
fn labelled(preface: &[FoldedLine], labels: Phrase) -> Option<Date> {
    /// The label of a page's own line, where nothing comes before it and a clock after it: 时间：2019-01-14 08:41.
    const TIME: &str = "时间:";
    let plain: Vec<String> = preface.iter().map(|line| line.text.split_whitespace().collect()).collect();
    let marked: Vec<Marked<'_>> = plain.iter().map(|text| Marked::new(text)).collect();
    for label in labels.words() {
        for (i, (plain, marked)) in plain.iter().zip(&marked).enumerate() {
            let Some(start) = marked.find(label) else { continue };
            let at = start + label.text.len();
            if label.text == TIME
                && (plain.get(..start).is_some_and(|head| head.chars().any(char::is_alphanumeric)) || plain.matches(':').count() < 2)
            {
                continue;
            }
            // 统计时间 and the like are other days.
            if plain.get(..start).is_some_and(|head| Phrase::OtherTime.is_at_end(head)) {
                continue;
            }
            let Some(rest) = plain.get(at..) else { continue };
            let rest = rest.trim_start_matches([':', '：', '[', ']', '【', '】', '|', '-', '/']);
            let here = date::date(rest).ok().map(|(_, date)| date);
            // The label may be in a line of its own.
            let below = || {
                rest.is_empty()
                    .then(|| preface.get(i + 1))
                    .flatten()
                    .and_then(|next| date::date(next.text.trim()).ok())
                    .map(|(_, date)| date)
            };
            if let Some(date) = here.or_else(below) {
                return Some(date);
            }
        }
    }
    None
}

/// The day of the document, where a line of the page names it.
pub fn of_document(preface: &[FoldedLine]) -> Option<Date> {
    labelled(preface, Phrase::DocumentDay)
}

/// The day of publication, where a line of the page names it.
pub fn published(preface: &[FoldedLine]) -> Option<Date> {
    if let Some(date) = labelled(preface, Phrase::DayLabel) {
        return Some(date);
    }
    // A date with a clock, or beside what pages print with it: 2024-01-29 10:33 来源: X.
    let stamped = preface.iter().find_map(|line| {
        let beside = || Phrase::BesideDay.is_in(&line.text);
        let (at, date) = date::find_all(&line.text, date::date).into_iter().next()?;
        let rest = date::date(line.text.get(at..)?).map_or("", |(rest, _)| rest).trim();
        let is_clock = |text: &str| text.len() >= 4 && text.contains(':') && text.chars().all(|c| is_digit(c) || c == ':');
        let head = line.text.get(..at).unwrap_or("");
        let alone = !head.chars().any(char::is_alphanumeric);
        // 原创 某区教育局 2024年1月25日 18:02 某市
        let is_byline = || line.text.chars().count() <= 40 && !head.contains([',', '。', ':']) && !Phrase::OtherTime.is_in(head);
        let (clock, place) = rest.split_once(' ').unwrap_or((rest, ""));
        let is_name = |longest| place.chars().count() <= longest && place.chars().all(is_han);
        let is_stamped = is_clock(clock) && (alone && is_name(20) || is_name(4) && is_byline());
        (line.text.chars().count() <= 80 && beside() || is_stamped).then_some(date)
    });
    // A date alone on its line, where the next line is what pages print with it.
    stamped.or_else(|| {
        preface.windows(2).find_map(|pair| {
            let [line, next] = pair else { return None };
            let alone = date::alone(line.text.trim_matches(|c: char| !c.is_alphanumeric()))?;
            let is_beside = ["来源:", "来源：", "信息来源", "浏览", "字体", "字号", "打印", "朗读", "主动公开", "保护视力"]
                .iter()
                .any(|word| next.text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(word));
            is_beside.then_some(alone)
        })
    })
}

/// The signature: an agency's name, and the date under it.
#[derive(Debug, Default)]
pub struct Signature {
    pub agency: Option<String>,
    pub date: Option<Date>,
}

/// Finds the signature in the last lines.
pub fn signature(closing: &[FoldedLine]) -> Signature {
    let lines: Vec<&FoldedLine> =
        closing.iter().filter(|line| !line.text.is_empty()).take_while(|line| !super::is_site_footer(&line.text)).collect();
    let mut signature = Signature::default();
    for (i, line) in lines.iter().enumerate() {
        if let Some(date) = date::alone(line.text.trim_matches(['(', ')'])) {
            signature.date = Some(date);
        } else if agency_name::is_name(&line.text) && numbering(&line.text).0.is_none() {
            signature.agency = Some(super::tidy(&line.text));
        } else if let Some((name, date)) = both(&line.text) {
            signature = Signature { agency: Some(name), date: Some(date) };
        } else if i == 0 {
            signature = Signature::default();
        }
    }
    signature
}

/// Name and date on one line.
fn both(text: &str) -> Option<(String, Date)> {
    // After the last sentence, where the signature runs on in its line.
    let tail = text.rsplit('。').next().unwrap_or(text);
    let plain: String = tail.chars().filter(|c| !c.is_whitespace()).collect();
    let (at, date) = date::find_all(&plain, date::date).into_iter().next_back()?;
    let (name, rest) = plain.split_at(at);
    let (rest, _) = date::date(rest).ok()?;
    let name = name.trim_end_matches(['(', ',', ':']);
    (rest.chars().all(|c| !c.is_alphanumeric()) && agency_name::is_name(name)).then(|| (name.to_owned(), date))
}

/// The date that is alone in a line of the preface, under the title: a signature above the text.
pub fn above_text(preface: &[FoldedLine]) -> Option<Date> {
    preface.iter().rev().find_map(|line| date::alone(line.text.trim_matches(['(', ')'])))
}

/// The date alone on a line between an agency's name, or the start, and the text, where no title is printed.
pub fn above_opening(preface: &[FoldedLine]) -> Option<Date> {
    let lines: Vec<&str> = preface.iter().map(|line| line.text.as_str()).filter(|text| !text.is_empty()).collect();
    lines.iter().enumerate().find_map(|(i, text)| {
        let date = date::alone(text.trim_matches(['(', ')']))?;
        let before = i.checked_sub(1).and_then(|before| lines.get(before));
        let starts_text = lines.get(i + 1).is_some_and(|next| {
            let next: String = next.chars().filter(|c| !c.is_whitespace()).collect();
            ["引言", "前言", "本报告", "本年报", "本年度报告", "根据"].iter().any(|word| next.starts_with(word))
        });
        (starts_text && before.is_none_or(|name| agency_name::is_name(name))).then_some(date)
    })
}

/// The year that the prose speaks of most, where it is written with 年.
pub fn year_of_prose(lines: &[&FoldedLine]) -> Option<u16> {
    let mut counts: Vec<(u16, u32)> = Vec::new();
    // The day of a signature is of the year after.
    let names_year = |line: &&&FoldedLine| line.text.contains('年') && date::alone(line.text.trim_matches(['(', ')'])).is_none();
    for line in lines.iter().filter(names_year) {
        for (at, year) in date::find_all(&line.text, date::year) {
            let followed = line.text.get(at..).and_then(|rest| rest.chars().skip(4).find(|c| !c.is_whitespace())) == Some('年');
            let is_school_year = || line.text.get(at..).is_some_and(starts_school_year);
            if !followed && !is_school_year() {
                continue;
            }
            match counts.iter_mut().find(|(known, _)| *known == year) {
                Some((_, count)) => *count += 1,
                None => counts.push((year, 1)),
            }
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let mut top = counts.iter().filter(|(_, count)| *count == most);
    match (top.next(), top.next()) {
        (Some((year, _)), None) => Some(*year),
        _ => None,
    }
}

/// Whether a school year starts here: 2023-2024学年.
fn starts_school_year(text: &str) -> bool {
    let behind = text.trim_start_matches(is_digit).trim_start();
    let last = behind.trim_start_matches(['-', '—', '–', '－', '~', '至']);
    last.len() < behind.len() && last.trim_start_matches(is_digit).trim_start().starts_with("学年")
}

/// The year before the one in which the report was published or signed.
pub fn year_before(date: Option<Date>) -> Option<u16> {
    date.map(|date| date.year().saturating_sub(1))
}
