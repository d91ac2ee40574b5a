//! Lines of a text, page by page, without page numbers.

use crate::error::Error;
use crate::fact::Limited;
use crate::lex::page;
use crate::limits;

/// A line and where it starts.
#[derive(Clone, Copy, Debug)]
pub struct RawLine<'a> {
    /// The line without its end.
    pub text: &'a str,
    /// Byte offset of its first character.
    pub start: usize,
    /// Whether a page starts with it.
    pub page_break: bool,
}

impl RawLine<'_> {
    /// Takes bytes from its start, where it has as many.
    pub fn cut(&mut self, bytes: usize) {
        if let Some(rest) = self.text.get(bytes..) {
            self.text = rest;
            self.start += bytes;
        }
    }
}

/// Splits `text` at every kind of line end.
///
/// # Errors
/// `limit-exceeded` for more lines than the limits allow.
pub fn split(text: &str) -> Result<Vec<RawLine<'_>>, Error> {
    let mut lines = Vec::with_capacity((text.len() / 24 + 1).min(limits::LINES + 1));
    let (mut start, mut page_break) = (0, false);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            continue;
        }
        // A page that starts after the end of a line leaves no empty one.
        if c != '\u{C}' || at > start || page_break {
            lines.push(RawLine { text: text.get(start..at).unwrap_or(""), start, page_break });
        }
        if lines.len() > limits::LINES {
            return Err(Error::limit(Limited::Lines, limits::LINES as u64));
        }
        if c == '\r' && chars.peek().is_some_and(|&(_, next)| next == '\n') {
            chars.next();
        }
        page_break = c == '\u{C}';
        start = chars.peek().map_or(text.len(), |&(next, _)| next);
    }
    if start < text.len() {
        lines.push(RawLine { text: text.get(start..).unwrap_or(""), start, page_break });
    }
    Ok(lines)
}

/// Drops the lines that number pages: `- 3 -`, `第 3 页 共 8 页`, and bare numbers at page ends where they count the
/// pages up. Nothing stays in their place, nor the empty line that parts the last line of a page from the text: an empty
/// line may be an empty cell. Says whether one of them may also be values around a sign for none: 3 / 12.
pub fn drop_page_numbers(lines: &mut Vec<RawLine<'_>>) -> bool {
    // Values around a sign for none look like a page of pages: 12 / 15.
    let of_pages: Vec<(u16, u16)> = lines.iter().filter_map(|line| page::of_pages(line.text.trim())).collect();
    let count_pages = of_pages.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0 && a.1 == b.1));
    let is_mark = |line: &RawLine<'_>| {
        let text = line.text.trim();
        text.len() < 200 && page::is_mark(text) && (count_pages || page::of_pages(text).is_none())
    };
    let is_margin =
        |window: &[RawLine<'_>]| matches!(window, [line, mark, next] if line.text.trim().is_empty() && next.page_break && is_mark(mark));
    let gone: Vec<bool> =
        (0..lines.len()).map(|i| lines.get(i).is_some_and(is_mark) || lines.get(i..i + 3).is_some_and(is_margin)).collect();
    drop_lines(lines, |i, _| gone.get(i).copied().unwrap_or(false));
    let mut page = 1i64;
    let mut ends: Vec<(usize, i64)> = Vec::new();
    let mut last_text = None;
    for (i, line) in lines.iter().enumerate() {
        if line.page_break {
            if let Some(number) = last_text.and_then(|i: usize| lines.get(i).and_then(|l| page::bare_number(l.text)).map(|n| (i, n - page)))
            {
                ends.push(number);
            }
            page += 1;
        }
        if !line.text.trim().is_empty() {
            last_text = Some(i);
        }
    }
    if let Some(number) = last_text.and_then(|i| lines.get(i).and_then(|l| page::bare_number(l.text)).map(|n| (i, n - page))) {
        ends.push(number);
    }
    let counts_up = page > 1 && ends.len() as i64 >= page - 1 && ends.windows(2).all(|pair| matches!(pair, [a, b] if a.1 == b.1));
    if counts_up && ends.first().is_some_and(|&(_, offset)| offset == 0 || ends.len() > 2) {
        drop_lines(lines, |i, _| ends.binary_search_by_key(&i, |&(end, _)| end).is_ok());
    }
    count_pages && !of_pages.is_empty()
}

/// Drops lines; where a page started with one, it starts with the next.
fn drop_lines(lines: &mut Vec<RawLine<'_>>, goes: impl Fn(usize, &RawLine<'_>) -> bool) {
    let (mut at, mut starts_page) = (0, false);
    lines.retain_mut(|line| {
        let stays = !goes(at, line);
        at += 1;
        starts_page |= line.page_break;
        if stays {
            line.page_break = std::mem::take(&mut starts_page);
        }
        stays
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_page_numbers(text: &str) -> Vec<RawLine<'_>> {
        let mut lines = split(text).unwrap();
        drop_page_numbers(&mut lines);
        lines
    }

    fn texts(text: &str) -> Vec<&str> {
        without_page_numbers(text).into_iter().map(|line| line.text).filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn every_line_end_ends_a_line_once() {
        let lines = split("a\r\nb\rc\u{2028}d\n\ne").unwrap();
        assert_eq!(lines.iter().map(|l| l.text).collect::<Vec<_>>(), ["a", "b", "c", "d", "", "e"]);
        assert_eq!(lines.iter().map(|l| l.start).collect::<Vec<_>>(), [0, 3, 5, 9, 11, 12]);
    }

    #[test]
    fn page_numbers_go_and_figures_stay() {
        assert_eq!(texts("a\n- 3 -\nb\n— 12 —\n第 3 页 共 8 页\n3 / 12\n-\n-8\n12\n"), ["a", "b", "-", "-8", "12"]);
        assert_eq!(texts("a\n1 / 1 3\n 2 /12 \n"), ["a", "1 / 1 3"]);
        assert_eq!(texts("a\n612 / 867\n"), ["a", "612 / 867"]);
        assert_eq!(texts("a\n1 / 3\nb\n2 / 3\n"), ["a", "b"]);
        assert_eq!(texts("a\n12 / 15\nb\n3 / 8\n"), ["a", "12 / 15", "b", "3 / 8"]);
        assert_eq!(texts("a\n\u{3000}3\u{3000}\n"), ["a", "\u{3000}3\u{3000}"]);
        assert_eq!(texts("a\n— 3 — —\n— 0 —\n"), ["a", "— 3 — —", "— 0 —"]);
        assert_eq!(texts("a\n1\n\u{c}b\n2\n\u{c}c\n3\n"), ["a", "b", "c"]);
        assert_eq!(texts("a\n15\n\u{c}b\n7\n"), ["a", "15", "b", "7"]);
    }

    #[test]
    fn a_page_mark_takes_the_empty_lines_of_its_page_with_it() {
        let texts = |text| without_page_numbers(text).into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(texts("a\n\n\n- 2 -\n\u{c}b\n"), ["a", "", "b"]);
        assert_eq!(texts("a\n\n- 2 -\n\nb\n"), ["a", "", "", "b"]);
        assert_eq!(texts("a\n\u{c}\u{c}b\n"), ["a", "", "b"]);
    }
}
