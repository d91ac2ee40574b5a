//! Numbers as a spreadsheet shows them.
//!
//! Percent signs, units and other words of a number format are part of what people see, so they become part of
//! the text. Digits are those stored: a format that only hides decimals hides what the sheet counts with.

/// The text of a number under a number format.
pub fn text(value: f64, format: &str) -> String {
    // The first section is for positive numbers; the others hold the same words with other signs.
    let Words { before, behind, percent, thousands } = words(format);
    let scale = if percent { 100.0 } else { 1.0 } / 1000f64.powi(thousands);
    format!("{before}{}{behind}", plain(value * scale))
}

/// A number without noise: spreadsheets keep fifteen digits, and 0.1 + 0.2 is 0.3.
pub fn plain(value: f64) -> String {
    let rounded = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    // Minus zero is zero.
    (rounded + 0.0).to_string()
}

/// What a format adds to the digits.
#[derive(Debug, Default, PartialEq)]
struct Words {
    before: String,
    behind: String,
    percent: bool,
    /// Commas behind the last digit: each divides by a thousand.
    thousands: i32,
}

fn words(format: &str) -> Words {
    let mut words = Words::default();
    if format.eq_ignore_ascii_case("general") || format == "@" {
        return words;
    }
    let mut digits = false;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        let word = if digits { &mut words.behind } else { &mut words.before };
        match c {
            ';' => break,
            '"' => word.extend(chars.by_ref().take_while(|&c| c != '"')),
            '\\' | '!' => word.extend(chars.next()),
            // The width of a character, or one that fills the cell.
            '_' | '*' => drop(chars.next()),
            '[' => {
                // A currency, `[$￥-804]`; else a colour or a condition.
                let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                word.push_str(inside.strip_prefix('$').and_then(|rest| rest.split('-').next()).unwrap_or(""));
            }
            '0' | '#' | '?' | '.' => {
                digits = true;
                words.thousands = 0;
            }
            ',' if digits => words.thousands += 1,
            '%' => {
                word.push('%');
                words.percent = true;
            }
            // Exponents and fractions are another way to write the same digits.
            'E' | 'e' | '/' | '+' | '-' | '(' | ')' | ' ' | ',' => {}
            c => word.push(c),
        }
    }
    // Commas between digits only group them.
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_stored_and_words_those_shown() {
        let cases = [
            (62.0, "General", "62"),
            (62.785, "0.00", "62.785"),
            (0.1 + 0.2, "General", "0.3"),
            (-8.0, "0_ ", "-8"),
            (1036.0, "#,##0", "1036"),
            (12345.0, "0.00,", "12.345"),
            (0.256, "0.0%", "25.6%"),
            (3.5, "0.00\"万元\"", "3.5万元"),
            (12.0, "0\\件", "12件"),
            (5.0, "[$￥-804]#,##0.00", "￥5"),
            (5.0, "_ * #,##0_ ;_ * -#,##0_ ", "5"),
            (1e15, "0", "1000000000000000"),
            (-0.0, "0", "0"),
        ];
        for (value, format, expected) in cases {
            assert_eq!(text(value, format), expected, "{format}");
        }
    }
}
