//! Looking for many words in one text, most of which are not there.

/// One bit for each character: a text lacks what has a bit that it lacks.
pub fn marks(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(0, |marks, c| marks | 1 << ((c as u32).wrapping_mul(0x9E37_79B1) >> 26))
}

/// A word that is looked for in many texts.
#[derive(Clone, Copy, Debug)]
pub struct Word<'w> {
    /// The word.
    pub text: &'w str,
    marks: u64,
}

impl<'w> Word<'w> {
    /// Marks a word.
    pub fn new(text: &'w str) -> Self {
        Self { text, marks: marks(text.chars()) }
    }
}

/// A text whose marks are known, so that most words are passed over without a search.
#[derive(Clone, Copy, Debug)]
pub struct Marked<'t> {
    text: &'t str,
    marks: u64,
}

impl<'t> Marked<'t> {
    /// Marks a text, which pays from a few words on.
    pub fn new(text: &'t str) -> Self {
        Self { text, marks: marks(text.chars()) }
    }

    /// Whether the text holds the word.
    pub fn contains(&self, word: &str) -> bool {
        self.holds(&Word::new(word))
    }

    /// Whether the text holds a word whose marks are known too.
    pub fn holds(&self, word: &Word<'_>) -> bool {
        word.marks & !self.marks == 0 && self.text.contains(word.text)
    }

    /// Whether the text holds one of the words.
    pub fn holds_any(&self, words: &[Word<'_>]) -> bool {
        words.iter().any(|word| self.holds(word))
    }

    /// Whether the text holds one of the words.
    pub fn contains_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_text_holds_what_the_text_holds() {
        let text = "收到政府信息公开申请，同比增长3%";
        let marked = Marked::new(text);
        for (start, _) in text.char_indices() {
            for (end, _) in text.char_indices().filter(|(end, _)| *end >= start) {
                assert!(marked.contains(&text[start..end]), "{}", &text[start..end]);
            }
        }
        for word in ["申请公开", "同期", "长增", "4"] {
            assert!(!marked.contains(word), "{word}");
        }
        assert!(marked.contains_any(&["环比", "同比"]) && !marked.contains_any(&["环比", "较"]));
    }
}
