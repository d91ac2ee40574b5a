//! Text that a spreadsheet would take for a formula when it opens a CSV file: for those who write figures, and who read them again.

use std::borrow::Cow;

use super::grammar::is_digit;

/// What a formula starts with, in the widths that Chinese systems take for it; a tab or a line end before it is skipped.
const STARTS: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// Whether a spreadsheet would compute a text. A number is what it is, and a dash on its own stands for nothing.
pub fn is_formula(text: &str) -> bool {
    let is_number = || {
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        digits.starts_with(is_digit) && digits.chars().all(|c| is_digit(c) || matches!(c, '.' | ',' | '%'))
    };
    let is_dash = || text.chars().all(|c| matches!(c, '-' | '－'));
    text.starts_with(STARTS) && !is_number() && !is_dash()
}

/// A text with an apostrophe before it where a spreadsheet would compute it, which spreadsheets take for "this is text".
pub fn disarmed(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A text as it was before [`disarmed`].
pub fn rearmed(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_text_and_all_else_is_as_it_was() {
        for text in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "\t=1", "\r=1", "-1-2", "--1", "=", "+", "@"] {
            assert_eq!(disarmed(text), format!("'{text}"));
            assert_eq!(rearmed(&disarmed(text)), text);
        }
        for text in ["", "-4", "+4", "-1,234.5", "-", "--", "－", "—", "/", "12", "五", "'=1", "a=1", "-8%"] {
            assert_eq!(disarmed(text), text);
        }
        assert_eq!(rearmed("'引"), "'引");
    }
}
