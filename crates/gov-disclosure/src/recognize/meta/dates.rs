//! Period, publication, signature, and the year where no title names it.

use super::FoldedLine;
use crate::lex::date::{self, Date};
use crate::report::body;

/// The period that the report says it covers: the first that is a year long, else the first.
pub fn period(paragraphs: &[String]) -> Option<(Date, Date)> {
    let mut first = None;
    for text in paragraphs.iter().take(40) {
        for (at, period) in date::find_all(text, date::period) {
            if period.0.month_day() == (1, 1) && period.1.month_day() == (12, 31) {
                return Some(period);
            }
            let said = text.get(..at).is_some_and(|head| {
                ["期限", "时间", "期间", "统计", "起止"].iter().any(|word| head.ends_with(word) || head.contains(word))
            });
            if said && first.is_none() {
                first = Some(period);
            }
        }
    }
    first
}

/// The day of publication, where a line of the page names it.
pub fn published(preface: &[FoldedLine]) -> Option<Date> {
    const LABELS: [&str; 12] = [
        "发布时间",
        "发布日期",
        "公布时间",
        "公布日期",
        "公开日期",
        "公开时间",
        "发表时间",
        "更新时间",
        "发文日期",
        "成文日期",
        "日期",
        "时间",
    ];
    for label in LABELS {
        for (i, line) in preface.iter().enumerate() {
            let plain = line.text.replace(' ', "");
            let Some(at) = plain.find(label).map(|at| at + label.len()) else { continue };
            let Some(rest) = plain.get(at..) else { continue };
            let rest = rest.trim_start_matches([':', '：', ']', '】']);
            let here = date::date(rest).ok().map(|(_, date)| date);
            // The label may stand in a line of its own.
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

/// The signature: a body's name, and the date under it.
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
        if let Some(date) = date::alone(&line.text) {
            signature.date = Some(date);
        } else if body::is_name(&line.text) {
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
    let at = text.find(|c: char| c.is_ascii_digit() || c == '二').filter(|&at| at > 0)?;
    let (name, rest) = text.split_at(at);
    let plain: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
    let (rest, date) = date::date(&plain).ok()?;
    (rest.is_empty() && body::is_name(name)).then(|| (super::tidy(name), date))
}

/// The year that the prose speaks of most, where it is written with 年.
pub fn year_of_prose(lines: &[&FoldedLine]) -> Option<u16> {
    let mut counts: Vec<(u16, u32)> = Vec::new();
    for line in lines {
        for (at, year) in date::find_all(&line.text, date::year) {
            let followed = line.text.get(at..).and_then(|rest| rest.chars().nth(4)) == Some('年');
            if !followed {
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

/// The year before the one in which the report was published or signed.
pub fn year_before(date: Option<Date>) -> Option<u16> {
    date.map(|date| date.year().saturating_sub(1))
}
