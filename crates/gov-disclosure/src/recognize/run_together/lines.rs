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
    // The signature of a report and the title of the next come after one another.
    let mut from = 0;
    for title in titles(text, range.start == 0) {
        cuts.extend(paragraphs(text.get(from..title.start).unwrap_or_default()).map(|cut| from + cut));
        cuts.extend([title.start, title.end]);
        from = title.end;
    }
    cuts.extend(paragraphs(text.get(from..).unwrap_or_default()).map(|cut| from + cut));
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

/// Where lines start within what is between two titles.
fn paragraphs(text: &str) -> impl Iterator<Item = usize> {
    parts(text).chain(signature(text).into_iter().flatten())
}

/// The titles in a text: at the start of the line, and after a sentence, a date or a space.
fn titles(text: &str, is_start: bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, word) in text.match_indices("年度") {
        let end = at + word.len();
        let Some(end) =
            ["报告", "報告"].iter().find(|word| text.get(end..).is_some_and(|rest| rest.starts_with(**word))).map(|word| end + word.len())
        else {
            continue;
        };
        let floor = found.last().map_or(0, |last| last.end);
        let first = (is_start && floor == 0).then(|| first_title(text, end)).flatten();
        found.extend(first.or_else(|| title_within(text, floor, end)));
    }
    found
}

/// The words that are in every title, and the signs that are in none.
fn is_title(text: &str) -> bool {
    ["信息公开", "政务公开", "信息公開", "政務公開", "資訊公開"].iter().any(|word| text.contains(word))
        && !text.contains(['。', '，', '：', ':', '《', '；'])
}

/// The title at the start of a text, which ends here.
fn first_title(text: &str, end: usize) -> Option<Range<usize>> {
    let title = text.get(..end)?;
    let goes_on = text.get(end..)?.starts_with(['的', '》', '”', '，', '。', '、', '（', '(', '和', '及', '与', '编', '如', '由', '包']);
    (is_title(title) && title.chars().count() <= TITLE && !goes_on).then_some(0..end)
}

/// The title of another report, which ends here and names its agency: 2024年1月9日青岫市水利局2023年政府信息公开工作年度报告.
fn title_within(text: &str, floor: usize, end: usize) -> Option<Range<usize>> {
    /// What follows a title, where no heading and no space does.
    const BEHIND: [&str; 9] = ["本报告", "本年度报告", "本年报", "根据", "按照", "依据", "依照", "一、", "目录"];
    let behind = text.get(end..)?;
    if !behind.is_empty() && !behind.starts_with(char::is_whitespace) && !BEHIND.iter().any(|word| behind.starts_with(word)) {
        return None;
    }
    let head = text.get(floor..end)?;
    let names_agency = |title: &str| {
        let name = title
            .split("信息公")
            .next()
            .unwrap_or("")
            .split("資訊公")
            .next()
            .unwrap_or("")
            .trim_end_matches("政府")
            .trim_end_matches("政务");
        is_title(title)
            && name.chars().filter(|c| !c.is_whitespace() && !c.is_numeric() && !hanzi::is_numeral(*c) && !"年度〇○".contains(*c)).count()
                > 2
    };
    let mut before = head.char_indices().rev().take(TITLE + 1).peekable();
    while let Some((at, c)) = before.next() {
        let is_date = c == '日' && before.peek().is_some_and(|(_, c)| c.is_numeric() || hanzi::is_numeral(*c));
        let is_stop = is_date || "。！；）)".contains(c);
        let start = at + c.len_utf8();
        if (is_stop || c.is_whitespace()) && head.get(start..).is_some_and(names_agency) {
            return Some(floor + start..end);
        }
        if is_stop && c != '）' && c != ')' {
            return None;
        }
    }
    // After the title before, whose sections are gone.
    (floor > 0 && head.chars().count() <= TITLE && names_agency(head)).then_some(floor..end)
}

/// Where a part starts after a sentence: 。（一）.
fn parts(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('。').filter_map(move |(at, stop)| {
        let rest = text.get(at + stop.len()..)?.trim_start();
        let inner = rest.strip_prefix(['（', '('])?;
        let end = inner.find(|c: char| !hanzi::is_numeral(c))?;
        (end > 0 && inner.get(end..)?.starts_with(['）', ')'])).then_some(text.len() - rest.len())
    })
}

/// Where the signature starts and where the date after it does, and what follows that.
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
    fn the_title_of_another_report_is_a_line_of_its_own() {
        let title = "青岫市水利局2024年政府信息公开工作年度报告";
        for (before, lines) in [
            ("本年未收费。", vec!["本年未收费。"]),
            ("本年未收费。青岫市林业局2025年1月9日", vec!["本年未收费。", "青岫市林业局", "2025年1月9日"]),
            ("本年未收费。 青岫市林业局 2025年1月9日 ", vec!["本年未收费。", "青岫市林业局", "2025年1月9日"]),
        ] {
            for behind in [vec![], vec![" 本局主动公开。"], vec!["根据条例编制。"]] {
                let text = format!("开头。{before}{title}{}", behind.concat());
                let own = lines.iter().map(|line| line.replace("本年", "开头。本年"));
                let expected: Vec<String> = own.chain([title.to_owned()]).chain(behind.iter().map(|line| line.trim().to_owned())).collect();
                assert_eq!(read(&text), expected, "{text}");
            }
        }
        for text in [
            "本局编制。青岫市水利局2024年政府信息公开工作年度报告已经公布。",
            "参见《青岫市水利局2024年政府信息公开工作年度报告》。",
            "全年工作有序。2024年政府信息公开工作年度报告 见附件。",
        ] {
            assert_eq!(read(text), [text], "{text}");
        }
    }

    #[test]
    fn parts_behind_a_sentence_are_lines() {
        assert_eq!(read("开头一句。（一）主动公开方面。（二）依申请公开方面。").len(), 3);
        assert_eq!(read("按照第二十条（一）款办理。").len(), 1);
    }
}
