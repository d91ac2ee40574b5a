//! Text that becomes part of HTML or XML, or of a page that a terminal shows.

/// The text with what means something in markup written as references, in attributes too, and without the control
/// characters that XML cannot hold.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether a terminal would act on a character instead of showing it: controls, and what turns the direction of writing.
pub fn acts(c: char) -> bool {
    let turns = matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_text_is_markup() {
        assert!(acts('\u{1B}') && acts('\u{202E}') && !acts('号'));
        assert_eq!(escaped("<b a=\"1\">&'\u{0}\u{1B}x\n</b>"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;x &lt;/b&gt;");
    }
}
