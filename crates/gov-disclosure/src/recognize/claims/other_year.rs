//! M401 year-conflict in prose: the opening says that it is the report of another year, or section one starts its account
//! with one.
//!
//! Last year's text used again shows there first. Years are named for many other reasons, so that only the plainest
//! cases are reported: 编制2023年度政府信息公开工作年度报告 in the opening, and the first sentence of section one that opens with a year.

use std::ops::RangeInclusive;

use super::prose::Paragraph;
use super::sentence;
use crate::document::Span;
use crate::form::Phrase;
use crate::lex::date;
use crate::lex::outline::numbering;

/// Years around the report's own from which its text may come.
const AROUND: RangeInclusive<i32> = -2..=1;

/// Bytes before a year in which a quotation that holds it starts.
const NEAR: usize = 600;

/// The other year with which the account starts, and where.
pub fn find(paragraphs: &[Paragraph<'_>], own: u16) -> Option<(Span, u16)> {
    in_opening(paragraphs, own).or_else(|| in_account(paragraphs, own))
}

/// The other year of which the opening says that the report is.
fn in_opening(paragraphs: &[Paragraph<'_>], own: u16) -> Option<(Span, u16)> {
    for paragraph in paragraphs.iter().filter(|paragraph| paragraph.section.is_none()) {
        for (at, year) in date::find_all(&paragraph.text, date::year) {
            let (before, behind) = paragraph.text.split_at(at);
            let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(NEAR))..).unwrap_or(before);
            let head = before.rsplit([',', ';', '。', '《']).next().unwrap_or("").trim_end();
            let is_quoted = before.rfind('《') > before.rfind('》');
            let is_presented = Phrase::Presents.is_at_end(head) && !is_quoted;
            let own_name: String = behind.chars().skip_while(|c| !matches!(c, '年')).take(16).filter(|c| !c.is_whitespace()).collect();
            let own_name = own_name.trim_start_matches(['年', '度']);
            let is_report = own_name.starts_with("政府信息公开") && own_name.contains("报告")
                || own_name.starts_with("信息公开") && own_name.contains("报告");
            let is_around = AROUND.contains(&(i32::from(year) - i32::from(own))) && year != own;
            if is_presented && is_report && is_around {
                return Some((paragraph.span(at, at + "2023年".len().min(behind.len())), year));
            }
        }
    }
    None
}

/// The other year with which section one starts its account.
fn in_account(paragraphs: &[Paragraph<'_>], own: u16) -> Option<(Span, u16)> {
    for paragraph in paragraphs.iter().filter(|paragraph| paragraph.section == Some(1)) {
        for range in sentence::ranges(&paragraph.text) {
            let sentence = paragraph.text.get(range.clone()).unwrap_or("");
            let Some((at, year)) = opening(sentence) else { continue };
            let is_around = AROUND.contains(&(i32::from(year) - i32::from(own))) && year != own;
            let is_aside = Phrase::Aside.is_in(sentence);
            let is_work = Phrase::Work.is_in(sentence);
            let has_own = paragraph.text.contains(&format!("{own}年")) || paragraph.text.contains("今年");
            let start = range.start + at;
            // What the first sentence of this kind does not tell, the next ones tell no better.
            return (is_around && is_work && !is_aside && !has_own).then(|| (paragraph.span(start, range.end), year));
        }
    }
    None
}

/// The year that a sentence opens with, as the time of what it tells, and where it is.
fn opening(text: &str) -> Option<(usize, u16)> {
    let (_, bare) = numbering(text.trim_start());
    let bare = bare.trim_start();
    let (rest, year) = date::year(bare).ok()?;
    let rest = rest.strip_prefix('年')?.trim_start();
    let rest = rest.strip_prefix('度').unwrap_or(rest).trim_start();
    let is_time = rest.starts_with([',', '，', '我', '本', '全', '共']) || Phrase::Work.after(rest).is_some();
    is_time.then_some((text.len() - bare.len(), year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_open_with_a_year() {
        for (text, year) in [
            ("2022年，县教育局主动公开信息214条。", Some(2022)),
            ("（一）2022年度，我局收到申请。", Some(2022)),
            (" 2022年我局收到申请。", Some(2022)),
            ("二〇二二年，我局收到申请。", Some(2022)),
            ("2022年制作、获取政府信息50条。", Some(2022)),
            ("2022年12月，我局印发方案。", None),
            ("2022年年度报告已公布。", None),
            ("与2022年相比，申请增加。", None),
        ] {
            assert_eq!(opening(text).map(|(_, year)| year), year, "{text}");
        }
    }
}
