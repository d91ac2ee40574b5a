//! Looking for many words in one text, most of which are not there.

/// One of 64 bits.
const fn bit(code: u32) -> u64 {
    1 << (code.wrapping_mul(0x9E37_79B1) >> 26)
}

/// One of 128 bits for two characters side by side: a clause has thirty such pairs, and half of 64 bits rule out little.
const fn pair(first: u32, second: u32) -> u128 {
    1 << (first.wrapping_mul(31).wrapping_add(second).wrapping_mul(0x9E37_79B1) >> 25)
}

/// One bit for each character: a text lacks what has a bit that it lacks.
pub fn marks(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(0, |marks, c| marks | bit(c as u32))
}

/// A bit for each character, and one for each two that are side by side: the characters of words are common, and are
/// seldom in that order where the word does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marks {
    chars: u64,
    pairs: u128,
    last: u32,
}

impl Marks {
    const NONE: Self = Self { chars: 0, pairs: 0, last: 0 };

    const fn with(self, code: u32) -> Self {
        let pair = if self.last == 0 { 0 } else { pair(self.last, code) };
        Self { chars: self.chars | bit(code), pairs: self.pairs | pair, last: code }
    }

    fn of(text: &str) -> Self {
        text.chars().fold(Self::NONE, |marks, c| marks.with(c as u32))
    }

    const fn are_in(self, text: Self) -> bool {
        self.chars & !text.chars == 0 && self.pairs & !text.pairs == 0
    }
}

/// A word that is looked for in many texts.
#[derive(Clone, Copy, Debug)]
pub struct Word<'w> {
    /// The word.
    pub text: &'w str,
    first: u32,
    marks: Marks,
}

impl<'w> Word<'w> {
    /// Marks a word, where the compiler can.
    pub const fn new(text: &'w str) -> Self {
        let bytes = text.as_bytes();
        let (mut marks, mut first, mut at) = (Marks::NONE, 0, 0);
        while at < bytes.len() {
            // The bits of a character in UTF-8: those of its first byte, and six of each other.
            let (mut code, length) = match bytes[at] {
                first @ ..0x80 => (first as u32, 1),
                first @ ..0xE0 => (first as u32 & 0x1F, 2),
                first @ ..0xF0 => (first as u32 & 0xF, 3),
                first => (first as u32 & 0x7, 4),
            };
            let end = at + length;
            at += 1;
            while at < end {
                code = code << 6 | bytes[at] as u32 & 0x3F;
                at += 1;
            }
            marks = marks.with(code);
            if first == 0 {
                first = code;
            }
        }
        Self { text, first, marks }
    }

    /// Whether its first character is this one.
    pub const fn starts_with(&self, c: char) -> bool {
        self.first == c as u32
    }

    /// Whether its last character is this one.
    pub const fn ends_with(&self, c: char) -> bool {
        self.marks.last == c as u32
    }
}

/// Marks words that are looked for together.
pub const fn words<const N: usize>(texts: [&'static str; N]) -> [Word<'static>; N] {
    let mut words = [Word::new(""); N];
    let mut at = 0;
    while at < N {
        words[at] = Word::new(texts[at]);
        at += 1;
    }
    words
}

/// A text whose marks are known, so that most words are passed over without a search.
#[derive(Clone, Copy, Debug)]
pub struct Marked<'t> {
    text: &'t str,
    marks: Marks,
}

impl<'t> Marked<'t> {
    /// Marks a text, which pays from a few words on.
    pub fn new(text: &'t str) -> Self {
        Self { text, marks: Marks::of(text) }
    }

    /// Whether the text holds a word that is not marked yet.
    pub fn contains(&self, word: &str) -> bool {
        self.holds(&Word::new(word))
    }

    /// Whether the text holds the word.
    pub fn holds(&self, word: &Word<'_>) -> bool {
        word.marks.are_in(self.marks) && self.text.contains(word.text)
    }

    /// Where the text holds the word first.
    pub fn find(&self, word: &Word<'_>) -> Option<usize> {
        if word.marks.are_in(self.marks) { self.text.find(word.text) } else { None }
    }

    /// Whether the text may hold one of the words, without a search: of several words that must all be there, one is soon found
    /// missing.
    pub fn may_hold_any(&self, words: &[Word<'_>]) -> bool {
        words.iter().any(|word| word.marks.are_in(self.marks))
    }

    /// Whether the text holds one of the words.
    pub fn holds_any(&self, words: &[Word<'_>]) -> bool {
        words.iter().any(|word| self.holds(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_text_holds_what_the_text_holds() {
        let text = "收到政府信息公开申请，同比增长3%é\u{20BB7}é";
        let marked = Marked::new(text);
        for (start, _) in text.char_indices() {
            for (end, _) in text.char_indices().filter(|(end, _)| *end >= start) {
                let word = &text[start..end];
                assert!(marked.holds(&Word::new(word)), "{word}");
                assert_eq!(Word::new(word).marks, Marks::of(word), "{word}");
            }
        }
        for word in ["申请公开", "同期", "长增", "4"] {
            assert!(!marked.holds(&Word::new(word)) && marked.find(&Word::new(word)).is_none(), "{word}");
        }
        assert_eq!(marked.find(&Word::new("公开")), text.find("公开"));
        const GROWTH: [Word<'static>; 2] = words(["环比", "同比"]);
        assert!(marked.holds_any(&GROWTH) && !marked.holds_any(&words(["环比", "较"])));
    }
}
