//! Folding: one spelling for the many ways a copy writes the same words.
//!
//! [`key`] keeps only the Chinese characters, simplified: labels are matched by it, so that
//! brackets, spaces, digits, pinyin annotations and stray question marks cannot matter. [`Folded`]
//! keeps readable text with a map back to the source.

use std::ops::Range;

use super::{compatibility, pinyin, script};

/// Radicals of the CJK supplement that PDF producers write for whole characters and that NFKC
/// leaves alone, each followed by the character it stands for.
const RADICALS: &str =
    "⺟母⺠民⺬示⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

/// Whether `c` is of the block that nearly all of a report's characters are of: each has one simplified form.
fn is_common(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Folds one character, or `None` where it folds to several.
fn fold_char(c: char) -> Option<char> {
    match c {
        '\0'..='\u{7E}' => Some(c),
        '\u{4E00}'..='\u{9FFF}' => Some(script::to_simplified(c)),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0),
        '\u{3000}' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => Some(' '),
        '\u{2E80}'..='\u{2EFF}' => {
            let mut chars = RADICALS.chars();
            while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
                if from == c {
                    return Some(to);
                }
            }
            Some(c)
        }
        '\u{2F00}'..='\u{2FDF}' | '\u{3200}'..='\u{33FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' => {
            let Some(folded) = compatibility::folded(c) else { return Some(script::to_simplified(c)) };
            let mut parts = folded.chars();
            match (parts.next(), parts.next()) {
                (Some(one), None) => Some(script::to_simplified(one)),
                _ => None,
            }
        }
        _ => Some(c),
    }
}

/// Whether `c` takes up no place: zero-width characters, soft hyphens, byte order marks.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{34F}')
}

/// Writes the matching key of `text` into `out` (cleared first): its Chinese characters, simplified.
///
/// 〇 is a numeral and not part of a key.
pub fn key_into(text: &str, out: &mut String) {
    out.clear();
    out.reserve(text.len());
    for c in text.chars() {
        if c < '\u{2E80}' {
            continue;
        }
        if is_common(c) {
            out.push(script::to_simplified(c));
        } else if let Some(c) = fold_char(c)
            && c >= '\u{3400}'
            && script::is_han(c)
        {
            out.push(c);
        }
    }
}

/// The matching key of `text`; see [`key_into`].
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    key_into(text, &mut out);
    out
}

/// Folds a text character by character, with the place each came from.
fn fold_each(text: &str, mut push: impl FnMut(char, usize)) {
    let mut previous_han = false;
    let mut resume = 0;
    for (at, c) in text.char_indices() {
        if at < resume {
            continue;
        }
        if is_common(c) {
            previous_han = true;
            push(script::to_simplified(c), at);
            continue;
        }
        if previous_han
            && matches!(c, '(' | '（')
            && let Some(skip) = text.get(at..).and_then(pinyin::annotation)
        {
            resume = at + skip;
            continue;
        }
        previous_han = script::is_han(c);
        if is_invisible(c) {
            continue;
        }
        match fold_char(c) {
            Some(one) => push(one, at),
            None => compatibility::folded(c).into_iter().flat_map(str::chars).for_each(|part| push(part, at)),
        }
    }
}

/// The text of [`Folded`] where nobody asks where it came from.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_each(text, |c, _| out.push(c));
    out
}

/// Characters of the folded text, without white space.
pub fn length(text: &str) -> usize {
    let mut length = 0;
    fold_each(text, |c, _| length += usize::from(!c.is_whitespace()));
    length
}

/// Readable folded text and where each of its characters stood.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    /// Where the distance between the text and its source changes: a byte of the text and that of the source, in order.
    shifts: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds `text`: compatibility forms, script, odd spaces; pinyin annotations and invisible
    /// characters are dropped, and `?` where it stands for a lost space at the start.
    pub fn new(text: &str) -> Self {
        let mut out = Self { text: String::with_capacity(text.len()), shifts: Vec::new() };
        let mut last = (0, 0);
        fold_each(text, |c, at| {
            out.shift(&mut last, at);
            out.text.push(c);
        });
        out.shift(&mut last, text.len());
        out
    }

    /// Notes that what comes next is from byte `at` of the source, where it does not simply go on from the `last` shift.
    fn shift(&mut self, last: &mut (usize, usize), at: usize) {
        let next = (self.text.len(), at);
        if next.0 - last.0 != next.1 - last.1 {
            *last = next;
            self.shifts.push(next);
        }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The source bytes that a range of the folded text came from.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let at = |own: usize| {
            let own = own.min(self.text.len());
            let before = self.shifts.get(..self.shifts.partition_point(|shift| shift.0 <= own)).and_then(<[_]>::last);
            before.map_or(own, |(from, source)| source + (own - from))
        };
        at(range.start)..at(range.end)
    }
}

/// Joins what a line break or an odd space split: drops spaces that are beside a Chinese
/// character and runs of spaces elsewhere.
pub fn close_up(text: &str) -> String {
    if !text.contains(char::is_whitespace) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let is_wide = |c: Option<char>| c.is_none_or(|c| script::is_han(c) || "（），。、：；“”《》".contains(c));
    for word in text.split_whitespace() {
        if !is_wide(out.chars().next_back()) && !is_wide(word.chars().next()) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_blind_to_what_copies_vary() {
        for text in ["規范性文件", " 规 范　性\u{a0}文 件", "規(guī)范性文件", "“规范性文件”?", "规⽂范"] {
            let expected = if text == "规⽂范" { "规文范" } else { "规范性文件" };
            assert_eq!(key(text), expected, "{text}");
        }
    }

    #[cfg(feature = "normalization")]
    #[test]
    fn what_is_folded_by_a_rule_is_what_unicode_says() {
        use unicode_normalization::UnicodeNormalization;
        for c in ('\u{FF01}'..='\u{FF5E}').chain('\u{2000}'..='\u{200A}').chain(['\u{A0}', '\u{202F}', '\u{205F}', '\u{3000}']) {
            assert_eq!(fold_char(c).map(String::from), Some(String::from(c).nfkc().collect()), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn folded_ranges_lead_back_to_the_source() {
        let source = "數據統(tǒng)計：１２件";
        let folded = Folded::new(source);
        assert_eq!(folded.as_str(), "数据统计:12件");
        let at = folded.as_str().find("统计").unwrap();
        assert_eq!(&source[folded.source(at..at + "统计".len())], "統(tǒng)計");
        let at = folded.as_str().find("12").unwrap();
        assert_eq!(&source[folded.source(at..at + 2)], "１２");
    }

    #[test]
    fn spaces_beside_chinese_go_and_others_stay() {
        assert_eq!(close_up(" 2023年忻城 \u{a0} 教育局\nGov  Open Report "), "2023年忻城教育局Gov Open Report");
    }
}
