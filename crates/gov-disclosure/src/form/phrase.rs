//! Words of titles, names and the prose by what they do there: `phrases.csv` has a line for each use, the words separated by
//! `|`. What numbers state is in `subjects.csv`.

use std::sync::LazyLock;

use super::table;
pub use super::uses::Phrase;
use crate::lex::marks::{Marked, Word};

/// The words of each use, in the order of the enum.
static PHRASES: LazyLock<Vec<Vec<Word<'static>>>> = LazyLock::new(|| {
    let mut all: Vec<Vec<Word<'static>>> = Vec::new();
    for [id, words] in table::rows(include_str!("phrases.csv")) {
        if let Ok(phrase) = id.parse::<Phrase>() {
            let at = phrase as usize;
            all.resize_with(all.len().max(at + 1), Vec::new);
            if let Some(slot) = all.get_mut(at) {
                *slot = words.split('|').map(Word::new).collect();
            }
        }
    }
    all
});

impl Phrase {
    /// The words, in the order of the table.
    pub fn words(self) -> &'static [Word<'static>] {
        PHRASES.get(self as usize).map_or(&[], Vec::as_slice)
    }

    /// The words as text.
    pub fn texts(self) -> impl DoubleEndedIterator<Item = &'static str> {
        self.words().iter().map(|word| word.text)
    }

    /// Whether a short text holds one of them.
    pub fn is_in(self, text: &str) -> bool {
        self.texts().any(|word| text.contains(word))
    }

    /// Whether a marked text holds one of them.
    pub fn is_in_marked(self, text: &Marked<'_>) -> bool {
        text.holds_any(self.words())
    }

    /// What follows the first of them with which a text starts.
    pub fn after(self, text: &str) -> Option<&str> {
        self.texts().find_map(|word| text.strip_prefix(word))
    }

    /// What precedes the first of them with which a text ends.
    pub fn before(self, text: &str) -> Option<&str> {
        self.texts().find_map(|word| text.strip_suffix(word))
    }

    /// Whether a text ends with one of them.
    pub fn is_at_end(self, text: &str) -> bool {
        self.texts().any(|word| text.ends_with(word))
    }

    /// Whether a text is one of them.
    pub fn is(self, text: &str) -> bool {
        self.texts().any(|word| text == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_by_their_use() {
        assert!(Phrase::Readers.is_in("累计关注人数") && !Phrase::Readers.is_in("累计发布"));
        assert!(Phrase::Sorted.is_in_marked(&Marked::new("200条。按类别分,政策")));
        assert_eq!(Phrase::Negation.after("尚未收到"), Some("收到"));
        assert!(Phrase::LabelTime.is("今年") && !Phrase::LabelTime.is("今年公开"));
    }
}
