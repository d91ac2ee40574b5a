//! The numbers that Word writes before paragraphs: 一、（一）1. and the rest.

use std::collections::{HashMap, HashSet};

use super::xml::{Element, Token, Tokens};
use crate::error::Error;

/// Levels of a list.
const LEVELS: usize = 9;

/// Characters of what is around a number: Word takes no more.
const MAX_LENGTH: usize = 255;

/// A level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `%1` to `%9` stand for the numbers of the levels.
    text: String,
    /// Whether no space follows.
    tight: bool,
    /// Whether all numbers are Arabic.
    legal: bool,
    /// The paragraph style that is numbered so.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new(), tight: false, legal: false, style: None }
    }
}

/// A use of a list, which may start anew and change levels.
#[derive(Debug, Default)]
struct Use {
    list: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: HashMap<String, Vec<Level>>,
    uses: HashMap<String, Use>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    started: HashSet<String>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    ///
    /// # Errors
    /// `malformed` for broken XML.
    pub fn read(text: &str) -> Result<Self, Error> {
        let mut numbering = Self::default();
        let mut tokens = Tokens::new(text);
        let (mut list, mut used, mut at, mut level) = (None, None, 0, None);
        while let Some(token) = tokens.next()? {
            let element = match token {
                Token::Start(element) => element,
                Token::End(end) => {
                    match (end.name(), level.take()) {
                        ("w:lvl", Some(done)) => numbering.keep(&list, &used, at, done),
                        (_, open) => level = open,
                    }
                    continue;
                }
                Token::Text(_) => continue,
            };
            match element.name() {
                "w:abstractNum" => (list, used) = (element.id("abstractNumId"), None),
                "w:num" => (list, used) = (None, element.id("numId")),
                "w:abstractNumId" => {
                    if let Some(id) = &used {
                        numbering.uses.entry(id.clone()).or_default().list = element.id("val").unwrap_or_default();
                    }
                }
                "w:lvlOverride" => at = level_of(&element),
                "w:startOverride" => {
                    if let Some(id) = &used {
                        numbering.uses.entry(id.clone()).or_default().starts.insert(at, element.number());
                    }
                }
                "w:lvl" => (at, level) = (level_of(&element), Some(Level::default())),
                name => {
                    if let Some(level) = &mut level {
                        level.take(name, &element);
                    }
                }
            }
        }
        Ok(numbering)
    }

    fn keep(&mut self, list: &Option<String>, used: &Option<String>, at: usize, level: Level) {
        if let Some(id) = used {
            self.uses.entry(id.clone()).or_default().levels.insert(at, level);
        } else if let Some(id) = list {
            let levels = self.lists.entry(id.clone()).or_default();
            levels.resize(LEVELS, Level::default());
            if let Some(known) = levels.get_mut(at) {
                *known = level;
            }
        }
    }

    /// The level of a list that a paragraph style is numbered by.
    pub fn level_of_style(&self, used: &str, style: &str) -> Option<usize> {
        let levels = self.lists.get(&self.uses.get(used)?.list)?;
        levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts a paragraph and gives what Word writes before it.
    pub fn next(&mut self, used: &str, level: usize) -> String {
        let level = level.min(LEVELS - 1);
        let Some(usage) = self.uses.get(used) else { return String::new() };
        let Some(list) = self.lists.get(&usage.list) else { return String::new() };
        let usual = Level::default();
        let of = |at: usize| usage.levels.get(&at).or_else(|| list.get(at)).unwrap_or(&usual);
        let start = |at: usize| usage.starts.get(&at).copied().unwrap_or_else(|| of(at).start);
        let counts = self.counts.entry(usage.list.clone()).or_default();
        if self.started.insert(used.to_owned()) {
            for &at in usage.starts.keys() {
                counts.iter_mut().skip(at).for_each(|count| *count = None);
            }
        }
        for (at, count) in counts.iter_mut().enumerate() {
            match at.cmp(&level) {
                // A level that nothing was counted on yet shows its first number.
                std::cmp::Ordering::Less => *count = count.or_else(|| Some(start(at))),
                std::cmp::Ordering::Equal => *count = Some(count.map_or_else(|| start(at), |count| count.saturating_add(1))),
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        let own = of(level);
        if own.format == "bullet" || own.format == "none" && !own.text.contains('%') {
            return String::new();
        }
        let mut out = String::new();
        let mut chars = own.text.chars().peekable();
        while let Some(c) = chars.next() {
            let digit = chars.peek().and_then(|c| c.to_digit(10)).filter(|digit| c == '%' && *digit > 0);
            let Some(digit) = digit else {
                out.push(c);
                continue;
            };
            chars.next();
            let at = digit as usize - 1;
            let format = if own.legal && at < level { "decimal" } else { &of(at).format };
            out.push_str(&written(counts.get(at).copied().flatten().unwrap_or(1), format));
        }
        if !own.tight && !out.is_empty() {
            out.push(' ');
        }
        out
    }
}

fn level_of(element: &Element<'_>) -> usize {
    element.attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0).min(LEVELS - 1)
}

impl Level {
    fn take(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "w:start" => self.start = element.number(),
            "w:numFmt" => self.format = element.attribute("val").unwrap_or_default(),
            "w:lvlText" => self.text = element.attribute("val").unwrap_or_default().chars().take(MAX_LENGTH).collect(),
            "w:suff" => self.tight = element.attribute("val").as_deref() == Some("nothing"),
            "w:isLgl" => self.legal = element.is_on(),
            "w:pStyle" => self.style = element.id("val"),
            _ => {}
        }
    }
}

/// A number in one of Word's formats; in Arabic digits where the format is one of another language.
fn written(number: u32, format: &str) -> String {
    let character = |first: u32, most: u32| match number {
        1.. if number <= most => char::from_u32(first + number - 1).map_or_else(|| number.to_string(), String::from),
        _ => number.to_string(),
    };
    let of = |signs: &str| match number.checked_sub(1).and_then(|at| signs.chars().nth(at as usize)) {
        Some(sign) => sign.to_string(),
        None => number.to_string(),
    };
    match format {
        "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCounting" | "taiwaneseCountingThousand" => {
            chinese(number, &["", "一", "二", "三", "四", "五", "六", "七", "八", "九"], &["", "十", "百", "千"], "〇")
        }
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            chinese(number, &["", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"], &["", "拾", "佰", "仟"], "零")
        }
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" | "koreanDigital2" => {
            let digit = |c: char| c.to_digit(10).and_then(|d| "〇一二三四五六七八九".chars().nth(d as usize)).unwrap_or(c);
            number.to_string().chars().map(digit).collect()
        }
        "decimalFullWidth" | "decimalFullWidth2" => {
            number.to_string().chars().filter_map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32)).collect()
        }
        "decimalZero" => format!("{number:02}"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => character('①' as u32, 20),
        "decimalEnclosedParen" => character('⑴' as u32, 20),
        "decimalEnclosedFullstop" => character('⒈' as u32, 20),
        "upperLetter" => character('A' as u32, 26),
        "lowerLetter" => character('a' as u32, 26),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "ideographTraditional" => of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => of("子丑寅卯辰巳午未申酉戌亥"),
        "none" => String::new(),
        _ => number.to_string(),
    }
}

/// Chinese counting numbers below ten thousand: 十一, 二十, 一百〇五.
fn chinese(number: u32, digits: &[&str; 10], ranks: &[&str; 4], zero: &str) -> String {
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let (mut out, mut gap) = (String::new(), false);
    for (rank, unit) in (0..4).rev().map(|rank| (rank, 10u32.pow(rank))) {
        let digit = (number / unit % 10) as usize;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push_str(zero);
        }
        if !(rank == 1 && digit == 1 && out.is_empty()) {
            out.push_str(digits.get(digit).copied().unwrap_or(""));
        }
        out.push_str(ranks.get(rank as usize).copied().unwrap_or(""));
    }
    out
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let (mut rest, mut out) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_formats() {
        let cases = [
            (3, "chineseCountingThousand", "三"),
            (10, "chineseCounting", "十"),
            (11, "japaneseCounting", "十一"),
            (20, "chineseCounting", "二十"),
            (105, "chineseCountingThousand", "一百〇五"),
            (210, "chineseCountingThousand", "二百一十"),
            (21, "ideographDigital", "二一"),
            (12, "decimalFullWidth", "１２"),
            (2, "decimalEnclosedCircle", "②"),
            (4, "lowerRoman", "iv"),
            (27, "upperLetter", "27"),
            (2, "ideographTraditional", "乙"),
            (7, "hebrew1", "7"),
            (0, "chineseCounting", "0"),
        ];
        for (number, format, expected) in cases {
            assert_eq!(written(number, format), expected, "{format}");
        }
    }

    fn numbering() -> Numbering {
        let level = |at: u32, format: &str, text: &str| {
            format!(
                "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:suff w:val='nothing'/><w:lvlText w:val='{text}'/></w:lvl>"
            )
        };
        let levels = level(0, "chineseCountingThousand", "%1、") + &level(1, "chineseCounting", "（%2）") + &level(2, "decimal", "%1.%3.");
        Numbering::read(&format!(
            "<w:numbering><w:abstractNum w:abstractNumId='7'>{levels}</w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>\
             <w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='1'><w:startOverride w:val='4'/></w:lvlOverride></w:num></w:numbering>"
        ))
        .unwrap()
    }

    #[test]
    fn levels_count_and_start_again_below_the_next_above() {
        let mut numbering = numbering();
        let mut next = |used: &str, level| numbering.next(used, level);
        assert_eq!([next("1", 0), next("1", 1), next("1", 1), next("1", 0), next("1", 1)], ["一、", "（一）", "（二）", "二、", "（一）"]);
        assert_eq!(next("1", 2), "二.1.");
        assert_eq!([next("2", 1), next("2", 1), next("1", 1)], ["（四）", "（五）", "（六）"]);
        assert_eq!(next("nobody", 0), "");
    }
}
