//! Numbers as a spreadsheet shows them.
//!
//! Percent signs, units and other words of a number format are part of what people see, so they become part of
//! the text. Digits are those stored: a format that only hides decimals hides what the sheet counts with.

/// The text of a number under a number format.
pub fn text(value: f64, format: &str) -> String {
    let section = section_of(Some(value), format).unwrap_or(format);
    // A dash in the place of a zero is how accounts write it.
    let is_dash = |words: &str| value == 0.0 && section.len() < format.len() && matches!(words.trim(), "-" | "—" | "–" | "－");
    if let Some(instead) = literal(section).filter(|words| !words.trim().is_empty() && !is_dash(words)) {
        return instead;
    }
    // The first section is for positive numbers; the others hold the same words with other signs, unless it has a condition.
    let is_conditional = format.starts_with('[') && condition(format, value).is_some();
    let Words { before, behind, percent, thousands, .. } = words(if is_conditional { section } else { format });
    let scale = if percent { 100.0 } else { 1.0 } / 1000f64.powi(thousands);
    [before.as_str(), &plain(value * scale), &behind].concat()
}

/// A number without noise: spreadsheets keep fifteen digits, and 0.1 + 0.2 is 0.3.
pub fn plain(value: f64) -> String {
    /// Whole numbers below it have fifteen digits at most.
    const WHOLE: f64 = 1e15;
    if value.trunc() == value && value.abs() < WHOLE {
        return (value as i64).to_string();
    }
    let rounded = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    // Minus zero is zero.
    (rounded + 0.0).to_string()
}

/// Whether a format shows nothing of a number, or of a text.
pub fn is_hidden(value: Option<f64>, format: &str) -> bool {
    if value != Some(0.0) && !format.contains([';', '"', '[', '*']) {
        return false;
    }
    section_of(value, format).is_some_and(|section| {
        if is_in_white(section) {
            return true;
        }
        let signs: String = section.split('[').map(|part| part.split_once(']').map_or(part, |(_, behind)| behind)).collect();
        if value == Some(0.0) && words(section).places == Places::Needed {
            // A dash in the place of a zero is seen.
            return !signs.contains(['-', '—', '–', '－']);
        }
        !is_time(section) && literal(section).is_some_and(|words| words.trim().is_empty())
    })
}

/// Whether a format writes digits or signs of its own before, between or after those of the value, or a time in its place.
pub fn is_in_doubt(value: Option<f64>, format: &str) -> bool {
    if !format.contains(['"', '\\', '!', '-', '(', '*', '[', 'E']) {
        return false;
    }
    let Some(section) = section_of(value, format) else { return false };
    if value.is_some_and(|value| is_rounded(value, section)) {
        return true;
    }
    let Words { before, behind, is_broken, fills, .. } = words(section);
    if is_broken || fills || value.is_some() && is_time(section) {
        return true;
    }
    let is_negative = || {
        let mut first = section.trim_start().chars();
        matches!(first.next(), Some('-' | '(')) && section.contains(['0', '#'])
    };
    before.contains(|c: char| c.is_numeric())
        || behind.contains(|c: char| c.is_numeric())
        || value.is_some_and(|value| value > 0.0) && is_negative()
}

/// Whether a section writes a number with an exponent, and fewer of its digits than it has.
fn is_rounded(value: f64, section: &str) -> bool {
    let Some((digits, _)) = section.split_once("E+").or_else(|| section.split_once("E-")) else { return false };
    let written = plain(value.abs());
    let own = written.trim_start_matches(['0', '.']).trim_end_matches('0').chars().filter(char::is_ascii_digit).count();
    own > digits.chars().filter(|c| matches!(c, '0' | '#' | '?')).count()
}

/// The words that a section shows in the place of a number: all that is in it, where none of that stands for digits, a date or a
/// text.
fn literal(section: &str) -> Option<String> {
    let (mut words, mut chars) = (String::new(), section.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => words.extend(chars.by_ref().take_while(|&c| c != '"')),
            '\\' | '!' => words.extend(chars.next()),
            // The width of a character, or one that fills the cell.
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                words.push_str(inside.strip_prefix('$').and_then(|rest| rest.split('-').next()).unwrap_or(""));
            }
            '0'..='9' | '#' | '?' | '@' | '.' => return None,
            c if c.is_ascii_alphabetic() => return None,
            c => words.push(c),
        }
    }
    Some(words)
}

/// Whether a format shows another number than the value, or may.
pub fn is_another(format: &str) -> bool {
    let shown = text(1.0, format);
    shown.contains(['万', '亿', '千', '百']) || shown.chars().filter(|c| c.is_numeric()).ne(['1']) || is_in_doubt(Some(1.0), format)
}

/// The section of a format that shows a number, or a text.
fn section_of(value: Option<f64>, format: &str) -> Option<&str> {
    let sections = sections(format);
    let section = |at: usize| sections.get(at).copied();
    let first = section(0).unwrap_or("");
    match value {
        None => section(3).or_else(|| sections.last().copied().filter(|last| last.contains('@'))),
        Some(value) => match condition(first, value) {
            Some(true) => Some(first),
            Some(false) => section(1).map(|second| match condition(second, value) {
                Some(false) => section(2).unwrap_or(second),
                _ => second,
            }),
            None if value < 0.0 => section(1).or(Some(first)),
            None if value == 0.0 => section(2).or(Some(first)),
            None => Some(first),
        },
    }
}

/// What a section says in brackets before anything else: its colour, its condition, how digits are written, parts of a time.
fn brackets(section: &str) -> impl Iterator<Item = &str> {
    let mut rest = section;
    std::iter::from_fn(move || {
        let (inner, behind) = rest.trim_start().strip_prefix('[')?.split_once(']')?;
        rest = behind;
        Some(inner.trim())
    })
}

/// Whether a section writes a time that may be longer than a day, `[h]`.
fn is_time(section: &str) -> bool {
    brackets(section).any(|inner| !inner.is_empty() && inner.chars().all(|c| "hmsHMS".contains(c)))
}

/// Whether a section writes in the colour of an empty sheet.
fn is_in_white(section: &str) -> bool {
    brackets(section).any(|inner| matches!(inner.to_ascii_lowercase().as_str(), "white" | "白色" | "color2" | "color 2" | "颜色2"))
}

/// The sections of a format, one for each sign.
fn sections(format: &str) -> Vec<&str> {
    let (mut sections, mut from) = (Vec::new(), 0);
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in format.char_indices() {
        match c {
            _ if std::mem::take(&mut escaped) => {}
            '"' => quoted = !quoted,
            '\\' | '!' | '_' | '*' if !quoted => escaped = true,
            ';' if !quoted => {
                sections.extend(format.get(from..at));
                from = at + 1;
            }
            _ => {}
        }
    }
    sections.extend(format.get(from..));
    sections
}

/// Whether a value meets the condition of a section, such as `[=0]`; `None` where it has none.
fn condition(section: &str, value: f64) -> Option<bool> {
    let inner = brackets(section).find(|inner| inner.starts_with(['=', '<', '>']))?;
    let (sign, number) = inner.split_at(inner.find(|c: char| c.is_ascii_digit() || c == '-')?);
    let number: f64 = number.parse().ok()?;
    match sign {
        "=" => Some(value == number),
        "<>" => Some(value != number),
        "<" => Some(value < number),
        "<=" => Some(value <= number),
        ">" => Some(value > number),
        ">=" => Some(value >= number),
        _ => None,
    }
}

/// What a format adds to the digits.
#[derive(Debug, Default, PartialEq)]
struct Words {
    before: String,
    behind: String,
    percent: bool,
    /// Commas after the last digit: each divides by a thousand.
    thousands: i32,
    places: Places,
    /// Something stands between the digits.
    is_broken: bool,
    /// A digit fills the cell.
    fills: bool,
}

/// The places that a format has for digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Places {
    #[default]
    None,
    /// Only for those that a number needs: nothing is shown of a zero.
    Needed,
    Always,
}

/// Whether a sign of a format starts a word that is more than a space, which groups digits.
fn is_word(sign: char, behind: &str) -> bool {
    match sign {
        '"' => behind.split('"').next().is_some_and(|word| !word.trim().is_empty()),
        '\\' | '!' => !behind.starts_with(char::is_whitespace),
        _ => false,
    }
}

fn words(format: &str) -> Words {
    let mut words = Words::default();
    if format.eq_ignore_ascii_case("general") || format == "@" {
        return words;
    }
    let (mut digits, mut after, mut last) = (false, false, ' ');
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        if matches!(c, 'G' | 'g') && chars.as_str().get(..6).is_some_and(|rest| rest.eq_ignore_ascii_case("eneral")) {
            (digits, words.places) = (true, Places::Always);
            chars = chars.as_str().get(6..).unwrap_or("").chars();
            continue;
        }
        after |= digits && (is_word(c, chars.as_str()) || c == '-' && !matches!(last, 'E' | 'e'));
        last = c;
        let word = if digits { &mut words.behind } else { &mut words.before };
        match c {
            ';' => break,
            '"' => word.extend(chars.by_ref().take_while(|&c| c != '"')),
            '\\' | '!' => word.extend(chars.next()),
            // The width of a character, or one that fills the cell.
            '_' => drop(chars.next()),
            '*' => words.fills |= chars.next().is_some_and(char::is_numeric),
            '[' => {
                // A currency, `[$￥-804]`; else a colour or a condition.
                let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                word.push_str(inside.strip_prefix('$').and_then(|rest| rest.split('-').next()).unwrap_or(""));
            }
            '0' | '#' | '?' | '.' => {
                digits = true;
                words.thousands = 0;
                words.is_broken |= after && c != '.';
                match c {
                    '0' => words.places = Places::Always,
                    _ if words.places == Places::None => words.places = Places::Needed,
                    _ => {}
                }
            }
            ',' if digits => words.thousands += 1,
            '%' => {
                word.push('%');
                words.percent = true;
            }
            '/' => words.places = Places::Always,
            // Exponents and fractions are another way to write the same digits.
            'E' | 'e' | '+' | '-' | '(' | ')' | ' ' | ',' => {}
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
    fn formats_that_show_nothing() {
        let cases = [
            (Some(0.0), "0;-0;;@", true),
            (Some(5.0), "0;-0;;@", false),
            (Some(5.0), ";;;", true),
            (None, ";;;", true),
            (None, "0;-0;;@", false),
            (Some(0.0), "[=0]\"\";General", true),
            (Some(7.0), "[=0]\"\";General", false),
            (Some(0.0), "0;-0;\"-\"", false),
            (Some(0.0), "0_ ;-0_ ;_ ", true),
            (Some(0.0), "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", false),
            (Some(0.0), "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", false),
            (Some(0.0), "_-* #,##0.00_-;-* #,##0.00_-;_-* —??_-;_-@_-", false),
            (Some(0.0), "0;-0;[$-804]#", true),
            (Some(8.0), "0\"件\"", false),
            (Some(8.0), "[White]0.0", true),
            (Some(0.0), "0;-0;[白色]0", true),
            (Some(8.0), "[Red]0", false),
            (Some(8.0), "**", true),
            (Some(8.0), "_ * #,##0_ ", false),
            (Some(0.0), "#", true),
            (Some(0.0), "#,###\"件\"", true),
            (Some(0.0), "#,##0", false),
            (Some(0.0), "# ?/?", false),
            (Some(0.0), "General", false),
            (Some(0.0), "@", false),
            (Some(0.0), "yyyy", false),
            (Some(8.0), "#", false),
            (Some(8.0), "[Blue][<0]0;[White]0", true),
            (Some(8.0), "[White][=0]0;0", false),
            (Some(8.0), "[h]", false),
            (Some(0.0), "[DBNum1][White]0", true),
            (Some(0.0), "0;0;\" \"", true),
            (Some(8.0), "\" \"", true),
            (Some(8.0), "0;0;\" \"", false),
            (Some(0.0), "0;-0;\"未发生\"", false),
        ];
        for (value, format, hidden) in cases {
            assert_eq!(is_hidden(value, format), hidden, "{value:?} {format}");
        }
    }

    #[test]
    fn formats_that_write_digits_or_signs_of_their_own() {
        for (value, format, doubtful) in [
            (Some(8.0), "\"3\"0", true),
            (Some(8.0), "[>5]\"3\";0", true),
            (Some(4.0), "[>5]\"3\";0", false),
            (Some(8.0), "0\\3", true),
            (Some(8.0), "-0", true),
            (Some(8.0), "(0)", true),
            (Some(8.0), "0;-0", false),
            (Some(-8.0), "0;-0", false),
            (None, "0;0;0;\"3\"@", true),
            (Some(8.0), "0\"件\"", false),
            (Some(8.0), "yyyy-mm-dd", false),
            (Some(8.0), "[h]", true),
            (Some(8.0), "[mm]:ss", true),
            (Some(8.0), "[h]\"h\"", true),
            (Some(8.0), "[Red]0", false),
            (Some(8.0), "*00", true),
            (Some(8.0), "0*7", true),
            (Some(8.0), "* 0", false),
            (Some(8.0), "0-0", true),
            (Some(8.0), "0\"个\"0", true),
            (Some(8.0), "0!.0,", true),
            (Some(8.0), "0.0E-00", false),
            (Some(12.0), "0E+0", true),
            (Some(120.0), "0.0E+00", false),
            (Some(1264.0), "##0.0E+0", false),
            (Some(8.0), "\"1\"", true),
            (Some(8.0), "\"/\"", false),
            (Some(8.0), "0_);(0)", false),
            (Some(8.0), "# ##0", false),
            (Some(8.0), "#\\ ##0", false),
            (Some(8.0), "#\" \"##0", false),
            (Some(8.0), "#\\ ?/?", false),
        ] {
            assert_eq!(is_in_doubt(value, format), doubtful, "{value:?} {format}");
        }
    }

    #[test]
    fn formats_that_show_another_number() {
        for (format, another) in [
            ("\"7\"0", true),
            ("0,", true),
            ("0%", true),
            ("0\"万\"", true),
            ("0", false),
            ("0\"件\"", false),
            ("#,##0_ ", false),
            ("General", false),
        ] {
            assert_eq!(is_another(format), another, "{format}");
        }
    }

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
            (8.0, "General\"件\"", "8件"),
            (8.0, "[DBNum1][$-804]General", "8"),
            (8.0, "\"共\"general", "共8"),
            (0.0, "[=0]\"无\";General", "无"),
            (5.0, "[=0]\"无\";General", "5"),
            (0.0, "0;-0;\"未发生\"", "未发生"),
            (5.0, "0;-0;\"未发生\"", "5"),
            (0.0, "\"/\"", "/"),
            (8.0, "\"-\"", "-"),
            (8.0, "\"1\"", "1"),
            (0.0, "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0"),
            (0.0, "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"??_ ;_ @_ ", "0"),
            (40.0, "[>=10000]0\"万\";0\"件\"", "40件"),
            (7.0, "yyyy\"年\"", "yyyy年7"),
        ];
        for (value, format, expected) in cases {
            assert_eq!(text(value, format), expected, "{format}");
        }
    }
}
