//! Words of titles, names and the prose by what they do there: `phrases.csv` has a line for each use, the words separated by
//! `|`. What numbers state is in `subjects.csv`.

use std::sync::{LazyLock, OnceLock};

use super::table;
pub use super::uses::Phrase;
use crate::lex::marks::{Marked, Word};

/// The words of a use. They are marked when they are first asked for: a report asks for half of them.
#[derive(Default)]
struct Entry {
    texts: &'static str,
    words: OnceLock<Vec<Word<'static>>>,
}

/// The uses, in the order of the enum.
static PHRASES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut all: Vec<Entry> = Phrase::NAMES.iter().map(|_| Entry::default()).collect();
    for [id, texts] in table::rows(include_str!("phrases.csv")) {
        if let Some(entry) = id.parse::<Phrase>().ok().and_then(|phrase| all.get_mut(phrase as usize)) {
            entry.texts = texts;
        }
    }
    all
});

impl Phrase {
    /// The words, in the order of the table.
    pub fn words(self) -> &'static [Word<'static>] {
        let words = |entry: &'static Entry| entry.words.get_or_init(|| entry.texts.split('|').map(Word::new).collect());
        PHRASES.get(self as usize).map_or(&[], |entry| words(entry))
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
        // Most words start with another character, which costs less to see than a comparison.
        let first = text.chars().next()?;
        self.words().iter().filter(|word| word.starts_with(first)).find_map(|word| text.strip_prefix(word.text))
    }

    /// What precedes the first of them with which a text ends.
    pub fn before(self, text: &str) -> Option<&str> {
        let last = text.chars().next_back()?;
        self.words().iter().filter(|word| word.ends_with(last)).find_map(|word| text.strip_suffix(word.text))
    }

    /// Whether a text ends with one of them.
    pub fn is_at_end(self, text: &str) -> bool {
        self.before(text).is_some()
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
