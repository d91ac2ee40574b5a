//! Traditional and simplified characters.
//!
//! The tables are drawn from OpenCC's character data (Apache-2.0, see NOTICE): every traditional
//! character of the basic block with its simplified form, and which of these forms traditional text uses as well (后,
//! 里, 干), or converters leave in it (并, 秘, 群, 核). One character stands for one, so offsets into the source stay valid.

use std::sync::LazyLock;

const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

struct Table {
    /// Simplified form by code point, 0 where the character is its own.
    simplified: Box<[u16]>,
    /// The forms that only simplified text uses.
    simplified_only: Box<[bool]>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let size = (LAST - FIRST + 1) as usize;
    let mut simplified = vec![0u16; size].into_boxed_slice();
    let mut simplified_only = vec![false; size].into_boxed_slice();
    let mut pairs = include_str!("traditional.txt").chars().filter(|c| !c.is_whitespace());
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if let Some(slot) = index(from).and_then(|i| simplified.get_mut(i)) {
            *slot = to as u16;
        }
        if let Some(slot) = index(to).and_then(|i| simplified_only.get_mut(i)) {
            *slot = true;
        }
    }
    for c in include_str!("both_scripts.txt").chars() {
        if let Some(slot) = index(c).and_then(|i| simplified_only.get_mut(i)) {
            *slot = false;
        }
    }
    Table { simplified, simplified_only }
});

fn index(c: char) -> Option<usize> {
    let code = c as u32;
    (FIRST..=LAST).contains(&code).then(|| (code - FIRST) as usize)
}

/// Whether `c` is a Chinese character (〇 included).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{3007}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The simplified form of `c`, or `c` itself.
pub fn to_simplified(c: char) -> char {
    let code = index(c).and_then(|i| TABLE.simplified.get(i)).copied().unwrap_or(0);
    match code {
        0 => c,
        code => char::from_u32(u32::from(code)).unwrap_or(c),
    }
}

/// Which script a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Simplified.
    Hans,
    /// Traditional.
    Hant,
    /// Both, each in more than a tenth of the telling characters.
    Mixed,
}

impl Script {
    /// `hans`, `hant` or `mixed`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hans => "hans",
            Self::Hant => "hant",
            Self::Mixed => "mixed",
        }
    }
}

/// Counts characters that tell the scripts apart.
#[derive(Clone, Copy, Debug, Default)]
pub struct ScriptCount {
    traditional: u32,
    simplified: u32,
}

impl ScriptCount {
    /// Adds the characters of `text`.
    pub fn add(&mut self, text: &str) {
        let table = &*TABLE;
        for i in text.chars().filter_map(index) {
            self.traditional += u32::from(table.simplified.get(i).is_some_and(|&s| s != 0));
            self.simplified += u32::from(table.simplified_only.get(i).is_some_and(|&s| s));
        }
    }

    /// The verdict, or `None` where no character tells.
    pub fn script(self) -> Option<Script> {
        let total = u64::from(self.traditional) + u64::from(self.simplified);
        let share = u64::from(self.traditional) * 10;
        match total {
            0 => None,
            _ if share >= total * 9 => Some(Script::Hant),
            _ if share <= total => Some(Script::Hans),
            _ => Some(Script::Mixed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_of_review_fold_alike() {
        for word in ["行政復議", "行政複議"] {
            assert_eq!(word.chars().map(to_simplified).collect::<String>(), "行政复议");
        }
    }

    #[test]
    fn a_character_map_that_leaves_some_characters_alone_is_still_traditional() {
        let mut count = ScriptCount::default();
        count.add("規范性文件屬于復議后起訴信息公開條例并秘");
        assert_eq!(count.script(), Some(Script::Hant));
    }

    #[test]
    fn simplified_text_is_hans_and_latin_tells_nothing() {
        let mut count = ScriptCount::default();
        count.add("ISO 9001 / -");
        assert_eq!(count.script(), None);
        count.add("政府信息公开工作年度报告");
        assert_eq!(count.script(), Some(Script::Hans));
    }
}
