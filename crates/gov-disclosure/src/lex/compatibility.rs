//! Characters that stand for others: Kangxi radicals, squared units, compatibility ideographs, half-width kana.
//!
//! `compatibility.txt` holds a character and what NFKC makes of it on each line, for the blocks that copies of
//! reports use. The tables of all of Unicode are a quarter of what a page that reads reports would have to load.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static TABLE: LazyLock<FxHashMap<char, &'static str>> = LazyLock::new(|| {
    let pair = |line: &'static str| line.chars().next().map(|c| (c, line.split_at(c.len_utf8()).1));
    include_str!("compatibility.txt").lines().filter_map(pair).collect()
});

/// What NFKC makes of a character of the blocks U+2F00, U+3200, U+3300, U+F900, U+FE30 and U+FF5F to U+FFEF; `None`
/// where it is the character itself.
pub fn folded(c: char) -> Option<&'static str> {
    TABLE.get(&c).copied()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::folded;

    #[test]
    fn the_table_is_what_unicode_says() {
        let blocks = [
            ('\u{2F00}', '\u{2FDF}'),
            ('\u{3200}', '\u{33FF}'),
            ('\u{F900}', '\u{FAFF}'),
            ('\u{FE30}', '\u{FE4F}'),
            ('\u{FF5F}', '\u{FFEF}'),
        ];
        for (first, last) in blocks {
            for c in first..=last {
                let expected: String = std::iter::once(c).nfkc().collect();
                assert_eq!(folded(c).map_or_else(|| c.to_string(), str::to_owned), expected, "U+{:04X}", c as u32);
            }
        }
    }
}
