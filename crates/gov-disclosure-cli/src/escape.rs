//! Text of files and of their names, made safe for terminals and for the logs of programs.

use std::fmt::Write;

/// Whether a terminal would act on a character instead of showing it: controls, and what turns the direction of writing.
pub fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// A text as one line: what a terminal would act on is written as `\n` or `\u{1b}`, and what GitHub takes for a command
/// in a log, `::` at the start of a line and `##[` anywhere, is broken up the same way.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let start = text.len() - text.trim_start().len();
    let is_command = text.get(start..).is_some_and(|rest| rest.starts_with("::"));
    for (at, c) in text.char_indices() {
        let breaks = is_command && at == start || c == '#' && text.get(at..).is_some_and(|rest| rest.starts_with("##["));
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if acts(c) || breaks => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// The same for text that is cut to a line anyway: line ends are spaces.
pub fn flowing(text: &str) -> String {
    one_line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_or_a_log_would_act_on_is_shown() {
        for (text, shown) in [
            ("年报.html", "年报.html"),
            ("a\n::error::b", "a\\n::error::b"),
            ("::error::b", "\\u{3a}:error::b"),
            (" ::error::b", " \\u{3a}:error::b"),
            ("a##[add-mask]b", "a\\u{23}#[add-mask]b"),
            ("\u{1b}[31m红\u{9b}2J\u{202e}", "\\u{1b}[31m红\\u{9b}2J\\u{202e}"),
            ("a\tb\r", "a\\tb\\r"),
        ] {
            assert_eq!(one_line(text), shown);
        }
    }
}
