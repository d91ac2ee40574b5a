//! How wide a text is set.

use unicode_width::UnicodeWidthChar;

/// How many columns a text takes in a Chinese font: two for Chinese characters and their punctuation, none for controls and for marks
/// that are set over another character.
pub fn width(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width_cjk).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_characters_take_two_columns() {
        for (text, columns) in [("", 0), ("A403", 4), ("总计", 4), ("“其中”：", 10), ("ｱ１", 3), ("e\u{301}\u{200B}", 1), ("\u{20000}", 2)]
        {
            assert_eq!(width(text), columns, "{text}");
        }
    }
}
