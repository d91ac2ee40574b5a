//! From spans to locations: bytes of a text to lines and columns, or what the source noted of files that are no text.

use super::{Location, Places, Span};

/// A place in the decoded text, as people count: from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// Where the spans of one document are.
#[derive(Debug)]
pub enum Locator<'d> {
    /// In its text.
    Text(Positions<'d>),
    /// Where the source noted.
    Noted(&'d Places),
}

impl Locator<'_> {
    /// The location of a span.
    pub fn of(&self, span: Span) -> Location {
        match self {
            Self::Noted(places) => places.location(span),
            Self::Text(positions) => {
                let Position { line, column } = positions.of(span.start);
                Location::Text { byte: [span.start, span.end], line, column }
            }
        }
    }
}

/// The positions of the bytes of one text.
#[derive(Debug)]
pub struct Positions<'t> {
    text: &'t str,
    /// Those of the characters that every [`STRIDE`]th byte is in: no search starts farther back, however long the lines are.
    marks: Vec<Position>,
}

/// Bytes from one known position to the next.
const STRIDE: usize = 128;

impl<'t> Positions<'t> {
    /// Notes the positions of a text, in one pass over it.
    pub fn new(text: &'t str) -> Self {
        let mut marks = vec![Position { line: 1, column: 1 }];
        let (mut at, mut here) = (0, Position { line: 1, column: 1 });
        for mark in (STRIDE..text.len()).step_by(STRIDE) {
            let next = text.floor_char_boundary(mark);
            here = here.after(text.get(at..next).unwrap_or(""));
            at = next;
            marks.push(here);
        }
        Self { text, marks }
    }

    /// The position of a byte at which a character starts.
    pub fn of(&self, byte: u32) -> Position {
        let byte = (byte as usize).min(self.text.len());
        let mark = (byte / STRIDE).min(self.marks.len() - 1);
        let known = self.marks.get(mark).copied().unwrap_or(Position { line: 1, column: 1 });
        known.after(self.text.get(self.text.floor_char_boundary(mark * STRIDE)..byte).unwrap_or(""))
    }
}

impl Position {
    /// The position after a text that starts here.
    fn after(self, passed: &str) -> Self {
        let newlines = memchr::memchr_iter(b'\n', passed.as_bytes()).count();
        let last = memchr::memrchr(b'\n', passed.as_bytes());
        let tail = last.and_then(|last| passed.get(last + 1..)).unwrap_or(passed);
        let column = if newlines > 0 { 1 } else { self.column };
        Self { line: self.line + newlines as u32, column: column + tail.chars().count() as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let text = "一二\nab三\n\n四";
        let positions = Positions::new(text);
        let at = |c: char| {
            let Position { line, column } = positions.of(text.find(c).unwrap() as u32);
            (line, column)
        };
        assert_eq!(['一', '二', 'a', '三', '四'].map(at), [(1, 1), (1, 2), (2, 1), (2, 3), (4, 1)]);
        assert_eq!(Positions::new("").of(0), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_position_is_the_same_however_long_the_text_before_it_is() {
        let text = ["甲".repeat(700), "乙丙".repeat(400), "x".repeat(1024), String::new(), "丁".repeat(3)].join("\n");
        let positions = Positions::new(&text);
        let mut expected = Position { line: 1, column: 1 };
        for (at, c) in text.char_indices() {
            assert_eq!(positions.of(at as u32), expected, "byte {at}");
            expected = match c {
                '\n' => Position { line: expected.line + 1, column: 1 },
                _ => Position { column: expected.column + 1, ..expected },
            };
        }
        assert_eq!(positions.of(text.len() as u32), expected);
    }
}
