//! Traditional and simplified characters.
//!
//! The tables are drawn from OpenCC's character data (Apache-2.0, see NOTICE): every traditional
//! character of the basic block with its simplified form, and which of these forms traditional text uses as well (后,
//! 里, 干), or converters leave in it (并, 秘, 群, 核). One character stands for one, so offsets into the source stay valid.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

struct Table {
    /// Simplified form by code point, 0 where the character is its own.
    simplified: Box<[u16]>,
    /// The forms that only simplified text uses.
    simplified_only: Box<[bool]>,
}

/// Each traditional character and its simplified form, in the order of the first.
const PAIRS_TEXT: &[u8] = include_bytes!("traditional.txt");

const PAIRS: usize = {
    let (mut at, mut count) = (0, 0);
    while at < PAIRS_TEXT.len() {
        count += (PAIRS_TEXT[at] >= 0xE0) as usize;
        at += 1;
    }
    count / 2
};

/// The pairs by columns, which weigh half of what the text does, compressed too: how far each traditional character is
/// after the one before it, and the low and high bytes of the simplified ones.
static COLUMNS: [[u8; PAIRS]; 3] = {
    let mut columns = [[0; PAIRS]; 3];
    let (mut at, mut pair, mut last) = (0, 0, FIRST);
    while pair < PAIRS {
        let mut codes = [0; 2];
        let mut read = 0;
        while read < 2 {
            // All are of the basic block, three bytes each in UTF-8; line breaks are one.
            if PAIRS_TEXT[at] >= 0xE0 {
                let [a, b, c] = [PAIRS_TEXT[at] as u32, PAIRS_TEXT[at + 1] as u32, PAIRS_TEXT[at + 2] as u32];
                codes[read] = (a & 0xF) << 12 | (b & 0x3F) << 6 | (c & 0x3F);
                read += 1;
                at += 3;
            } else {
                at += 1;
            }
        }
        assert!(codes[0] - last < 256, "a character is too far after the one before it");
        columns[0][pair] = (codes[0] - last) as u8;
        [columns[1][pair], columns[2][pair]] = (codes[1] as u16).to_le_bytes();
        last = codes[0];
        pair += 1;
    }
    columns
};

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let size = (LAST - FIRST + 1) as usize;
    let mut simplified = vec![0u16; size].into_boxed_slice();
    let mut simplified_only = vec![false; size].into_boxed_slice();
    let [steps, low, high] = &COLUMNS;
    let mut from = 0;
    for ((step, low), high) in steps.iter().zip(low).zip(high) {
        from += usize::from(*step);
        let to = u16::from_le_bytes([*low, *high]);
        if let Some(slot) = simplified.get_mut(from) {
            *slot = to;
        }
        if let Some(slot) = char::from_u32(to.into()).and_then(index).and_then(|i| simplified_only.get_mut(i)) {
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

/// How many Chinese characters a text has.
pub fn han_in(text: &str) -> usize {
    text.chars().filter(|c| is_han(*c)).count()
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Script {
    /// Simplified.
    Hans,
    /// Traditional.
    Hant,
    /// Both, each in more than a tenth of the telling characters.
    Mixed,
}

named!(Script { Hans => "hans", Hant => "hant", Mixed => "mixed" });

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
