//! Characters that stand for others: Kangxi radicals, squared units, compatibility ideographs, half-width kana. What they stand for is
//! what NFKC makes of them, asked once for the blocks that files of reports use.

use std::ops::RangeInclusive;
use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

/// The blocks; of others than these a report's characters are not folded, or by a rule.
const BLOCKS: [RangeInclusive<char>; 5] =
    ['\u{2F00}'..='\u{2FDF}', '\u{3200}'..='\u{33FF}', '\u{F900}'..='\u{FAFF}', '\u{FE30}'..='\u{FE4F}', '\u{FF5F}'..='\u{FFEF}'];

static HOST: OnceLock<fn(&str) -> String> = OnceLock::new();

/// Gives what makes NFKC of a text, in the place of the feature `normalization`: in a browser `String.prototype.normalize`. The first
/// that is given counts, if nothing has been read before. A build that has neither does not recognise compatibility characters.
pub fn set_normalizer(nfkc: fn(&str) -> String) {
    // A second one is the same host's.
    let _ = HOST.set(nfkc);
}

#[cfg(feature = "normalization")]
fn own(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().collect()
}

#[cfg(not(feature = "normalization"))]
fn own(text: &str) -> String {
    text.to_owned()
}

/// The characters of the blocks that stand for others.
static TABLE: LazyLock<FxHashMap<char, Box<str>>> = LazyLock::new(|| {
    let lines: String = BLOCKS.into_iter().flatten().flat_map(|c| [c, '\n']).collect();
    let folded = HOST.get().map_or_else(|| own(&lines), |nfkc| nfkc(&lines));
    let pairs = lines.chars().step_by(2).zip(folded.split('\n'));
    pairs.filter(|(c, folded)| !folded.chars().eq([*c])).map(|(c, folded)| (c, folded.into())).collect()
});

/// What NFKC makes of a character of the blocks; `None` where it is the character itself.
pub fn folded(c: char) -> Option<&'static str> {
    TABLE.get(&c).map(|folded| &**folded)
}

#[cfg(all(test, feature = "normalization"))]
mod tests {
    use super::{TABLE, folded};

    #[test]
    fn characters_stand_for_others() {
        for (c, expected) in [
            ('\u{2F00}', "一"),
            ('\u{33A1}', "m2"),
            ('\u{3220}', "(一)"),
            ('\u{3300}', "アパート"),
            ('\u{F900}', "\u{8C48}"),
            ('\u{FE30}', ".."),
            ('\u{FF71}', "ア"),
            ('\u{FFE5}', "¥"),
        ] {
            assert_eq!(folded(c), Some(expected), "{c}");
        }
        for c in ['一', 'ー', '\u{FA0E}', 'a'] {
            assert_eq!(folded(c), None, "{c}");
        }
        // Unicode gives no block more of them.
        assert_eq!(TABLE.len(), 1337);
    }
}
