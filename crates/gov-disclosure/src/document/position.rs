//! From spans to locations: bytes of a text to lines and columns, in one pass over the text, or what the
//! source noted of files that are no text.

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
    Text(Positions),
    /// Where the source noted.
    Noted(&'d Places),
}

impl Locator<'_> {
    /// The location of a span.
    pub fn of(&self, span: Span) -> Location {
        match self {
            Self::Noted(places) => places.location(span),
            Self::Text(positions) => {
                let Position { line, column } = positions.of(span);
                Location::Text { byte: [span.start, span.end], line, column }
            }
        }
    }
}

/// Positions of many spans of one text.
#[derive(Debug)]
pub struct Positions {
    known: Vec<(u32, Position)>,
}

impl Positions {
    /// Finds the position of the start of every span: linear in the text and in the spans.
    pub fn find(text: &str, spans: impl Iterator<Item = Span>) -> Self {
        let mut starts: Vec<u32> = spans.map(|span| span.start).collect();
        starts.sort_unstable();
        starts.dedup();
        let (mut at, mut here) = (0usize, Position { line: 1, column: 1 });
        let known = starts
            .into_iter()
            .map(|start| {
                let passed = text.get(at..start as usize).unwrap_or("");
                let newlines = memchr::memchr_iter(b'\n', passed.as_bytes()).count();
                let last = memchr::memrchr(b'\n', passed.as_bytes());
                let tail = last.and_then(|last| passed.get(last + 1..)).unwrap_or(passed);
                let column = if newlines > 0 { 1 } else { here.column };
                here = Position { line: here.line + newlines as u32, column: column + tail.chars().count() as u32 };
                at = start as usize;
                (start, here)
            })
            .collect();
        Self { known }
    }

    /// The position of a span's start; line 1, column 1 for a span that was not asked for.
    pub fn of(&self, span: Span) -> Position {
        let found = self.known.binary_search_by_key(&span.start, |&(start, _)| start).ok();
        found.and_then(|i| self.known.get(i)).map_or(Position { line: 1, column: 1 }, |&(_, position)| position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let text = "一二\nab三\n\n四";
        let spans: Vec<Span> = text.char_indices().map(|(i, c)| Span::new(i, i + c.len_utf8())).collect();
        let positions = Positions::find(text, spans.iter().rev().copied());
        let at = |i: usize| {
            let p = positions.of(spans[i]);
            (p.line, p.column)
        };
        assert_eq!((at(0), at(1), at(3), at(5), at(8)), ((1, 1), (1, 2), (2, 1), (2, 3), (4, 1)));
    }
}
