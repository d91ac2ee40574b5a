//! A line without what pages and crawlers set around a title.

use super::shape::{is_title, year_in};
use crate::form::Phrase;
use crate::lex::grammar::is_digit;
use crate::lex::hanzi;
use crate::lex::script::is_han;
use crate::report::agency_name::is_mask;

/// A line without what pages and crawlers set before a title and after it: 标题:, 附件1, (图解), marks, the ending of a file.
pub fn own_words(line: &str) -> &str {
    let mut own = without_ornament(without_site(line));
    loop {
        let start = own;
        own = Phrase::TitleLabel.after(own).or_else(|| without_remark_before(own)).unwrap_or(own).trim_start();
        own = without_annex(own);
        own = without_document_number(own);
        own = without_label(own);
        own = without_ornament(own);
        if own == start {
            break;
        }
    }
    // What a browser prints above a page is no part of its title.
    let behind_time = || own.rsplit_once(" PM").or_else(|| own.rsplit_once(" AM"));
    let own = if own.contains('M') { behind_time().map_or(own, |(_, title)| title) } else { own };
    let without = |ending: &str| {
        let (name, end) = own.split_at_checked(own.len().checked_sub(ending.len())?)?;
        end.eq_ignore_ascii_case(ending).then_some(name)
    };
    let own = match Phrase::PageFile.texts().find_map(without) {
        // The file of a list has its number there.
        Some(name) => without_number(name),
        None => own,
    };
    // A picture to scan comes after it.
    own.strip_suffix("二维码").unwrap_or(own).trim_end_matches(['*', ',', '=', ' ', '#', '|'])
}

/// A line without the name of the site that a page's own title ends with: X2023年政府信息公开工作年度报告_某县政府网.
fn without_site(line: &str) -> &str {
    let head = line.split_once('_').map(|(head, _)| head.trim_end());
    head.filter(|head| is_title(head) && year_in(head).is_some()).unwrap_or(line)
}

/// A line without a remark in front, which is in brackets or ends with a sign: 图解|X2023年….
fn without_remark_before(line: &str) -> Option<&str> {
    let rest = Phrase::TitleRemark.after(line)?;
    let is_closed = line.get(..line.len() - rest.len()).is_some_and(|remark| remark.ends_with([')', ']', '】']));
    if is_closed { Some(rest) } else { rest.strip_prefix([':', '|', ' ']) }
}

/// A line without the number of a document in front: 岚市监综〔2017〕13号 X2016年度….
fn without_document_number(line: &str) -> &str {
    /// Characters of such a number, with the signs of its office.
    const NUMBER: usize = 24;
    let Some(open) = line.find(['〔', '[', '【']) else { return line };
    let Some(end) = line.find('号').filter(|end| *end > open).map(|end| end + '号'.len_utf8()) else { return line };
    let (number, rest) = line.split_at(end);
    let inside = number.get(open..).unwrap_or("");
    let is_number = number.chars().count() <= NUMBER && inside.chars().all(|c| is_digit(c) || "〔〕[]【】第号 ".contains(c));
    if is_number && !rest.trim().is_empty() { rest.trim_start() } else { line }
}

/// A line without a short label in brackets in front: 【信息公开年报】, [年报].
fn without_label(line: &str) -> &str {
    /// Characters of such a label.
    const LABEL: usize = 10;
    let bracketed = |open: char, close: char| line.strip_prefix(open)?.split_once(close);
    let Some((label, rest)) = bracketed('【', '】').or_else(|| bracketed('[', ']')) else { return line };
    if label.chars().count() <= LABEL && is_title(rest.trim_start()) { rest.trim_start() } else { line }
}

/// The name of a file without the number in front: 5.X, 05-X, 12、X.
fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(is_digit);
    let is_number = (1..=3).contains(&(name.len() - rest.len())) && rest.starts_with(['.', '、', '-', '_', ' ', ')']);
    if is_number { rest.trim_start_matches(|c: char| !is_han(c)) } else { name }
}

/// A line without the number of an annex in front: 附件1, 附件2：, 附:.
fn without_annex(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("附件").or_else(|| line.strip_prefix("附表")) else { return line };
    let number =
        rest.trim_start().trim_start_matches(|c: char| hanzi::is_numeral(c) || is_digit(c) && !rest.trim_start().starts_with("20"));
    let bare = number.trim_start_matches([':', '：', '.', '、', ' ', '-']);
    if bare.is_empty() { line } else { bare }
}

/// A line without what comes before its first word; a mask is part of the word.
pub fn without_ornament(line: &str) -> &str {
    let bare = line.trim_start_matches(|c: char| !is_han(c) && !c.is_ascii_alphanumeric() && !matches!(c, '(' | '[' | '【'));
    let bare = if bare.starts_with(['(', '[', '【']) && !bare.contains([')', ']', '】']) {
        bare.trim_start_matches(['(', '[', '【'])
    } else {
        bare
    };
    let masked = line.get(..line.len() - bare.len()).map_or("", |before| before.trim_end_matches(is_mask));
    let own = line.get(masked.len()..).unwrap_or(bare);
    // One sign is a bullet or belongs to the word before; Markdown sets ** on both sides of what is bold.
    let is_mark = own.len() == bare.len() || own.chars().take(2).all(is_mask) && !line.ends_with('*');
    if is_mark && bare.starts_with(is_han) { own } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_at_the_start_stays() {
        for (line, own) in [
            ("**县教育局2023年报", "**县教育局2023年报"),
            ("XX县教育局2023年报", "XX县教育局2023年报"),
            ("×××局2023年报", "×××局2023年报"),
            ("**禾渡县教育局2023年报**", "禾渡县教育局2023年报**"),
            ("* 禾渡县教育局2023年报", "禾渡县教育局2023年报"),
            ("## 2023年报", "2023年报"),
            ("> **2023年报", "2023年报"),
        ] {
            assert_eq!(without_ornament(line), own, "{line}");
        }
    }
}
