//! The lines that a paragraph was, where a line without breaks shows them: title, parts in brackets, signature, date.

use std::ops::Range;

use crate::lex::hanzi;

/// Characters of a title at the start of a line.
const TITLE: usize = 80;

/// Characters of a signature.
const SIGNATURE: std::ops::RangeInclusive<usize> = 4..=40;

/// The lines of a range of a text, without the white space around them.
pub fn of(content: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let Some(text) = content.get(range.clone()) else { return Vec::new() };
    let mut cuts = vec![0];
    if range.start == 0 {
        cuts.extend(title(text));
    }
    cuts.extend(parts(text));
    cuts.extend(signature(text).into_iter().flatten());
    cuts.push(text.len());
    cuts.sort_unstable();
    let line = |pair: &[usize]| {
        let &[from, to] = pair else { return None };
        let line = text.get(from..to)?;
        let start = range.start + from + (line.len() - line.trim_start().len());
        let line = line.trim();
        (!line.is_empty()).then_some(start..start + line.len())
    };
    cuts.windows(2).filter_map(line).collect()
}

/// Where the title at the start of a text ends.
fn title(text: &str) -> Option<usize> {
    const END: &str = "年度报告";
    let limit = text.char_indices().nth(TITLE).map_or(text.len(), |(at, _)| at);
    let head = text.get(..limit)?;
    let end = head.find(END)? + END.len();
    let title = head.get(..end)?;
    let goes_on = text.get(end..)?.starts_with(['的', '》', '”', '，', '。', '、', '（', '(', '和', '及', '与', '编', '如', '由', '包']);
    let is_title = ["信息公开", "政务公开"].iter().any(|word| title.contains(word)) && !title.contains(['。', '，', '：', ':', '《']);
    (is_title && !goes_on).then_some(end)
}

/// Where a part starts behind a sentence: 。（一）.
fn parts(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('。').filter_map(move |(at, stop)| {
        let rest = text.get(at + stop.len()..)?.trim_start();
        let inner = rest.strip_prefix(['（', '('])?;
        let end = inner.find(|c: char| !hanzi::is_numeral(c))?;
        (end > 0 && inner.get(end..)?.starts_with(['）', ')'])).then_some(text.len() - rest.len())
    })
}

/// Where the signature starts and where the date behind it does, and what follows that.
fn signature(text: &str) -> Option<[usize; 3]> {
    let is_digit = |c: char| c.is_numeric() || hanzi::is_numeral(c) || matches!(c, '〇' | '○' | ' ' | '\u{3000}');
    let mut found = None;
    for (at, day) in text.match_indices('日') {
        let back = |end: usize, mark: char| {
            let head = text.get(..end)?.trim_end_matches(is_digit);
            head.strip_suffix(mark).map(str::len)
        };
        let Some(month) = back(at, '月') else { continue };
        let Some(year) = back(month, '年') else { continue };
        let Some(start) = text.get(..year).map(|head| head.trim_end_matches(|c| is_digit(c) && c != ' ' && c != '\u{3000}').len()) else {
            continue;
        };
        let head = text.get(..start)?.trim_end();
        let is_stop = |c: char| c.is_whitespace() || "。！；）)".contains(c);
        let from = head.char_indices().rev().take(2 * SIGNATURE.end()).find(|(_, c)| is_stop(*c)).map_or(0, |(i, c)| i + c.len_utf8());
        let name = head.get(from..)?;
        let is_name = !name.contains(|c: char| c.is_numeric() || "，、：:,至自为于在".contains(c));
        let end = at + day.len();
        let ends = text.get(end..)?.trim_start().chars().next().is_none_or(|c| matches!(c, '（' | '(' | '附' | '。'))
            || text.get(end..)?.starts_with(char::is_whitespace);
        if from > 0 && is_name && ends && SIGNATURE.contains(&name.chars().count()) {
            found = Some([from, start, end]);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        of(text, 0..text.len()).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_title_and_a_signature_are_lines_of_their_own() {
        assert_eq!(
            read("青岫市水利局2024年政府信息公开工作年度报告本报告依照条例编制。"),
            ["青岫市水利局2024年政府信息公开工作年度报告", "本报告依照条例编制。"]
        );
        assert_eq!(read("本年未收费。 青岫市水利局2025年1月9日"), ["本年未收费。", "青岫市水利局", "2025年1月9日"]);
        assert_eq!(
            read("暂无。 青岫市水利局 2025年1月9日 （联系人：某某）"),
            ["暂无。", "青岫市水利局", "2025年1月9日", "（联系人：某某）"]
        );
        assert_eq!(read("统计期限自2024年1月1日至2024年12月31日。").len(), 1);
    }

    #[test]
    fn parts_behind_a_sentence_are_lines() {
        assert_eq!(read("开头一句。（一）主动公开方面。（二）依申请公开方面。").len(), 3);
        assert_eq!(read("按照第二十条（一）款办理。").len(), 1);
    }
}
