//! Text with its place in the source.

use std::borrow::Cow;
use std::ops::Range;

use super::{Asides, Beside, Role};

/// A range of bytes of the decoded text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// The range `start..end`; inputs are limited to less than 2³² bytes.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// As a range of indices.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From the start of `self` to the end of `other`.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Text as a reader reads it, and the bytes it came from: without marks, without what is struck out or not visible, which
/// are beside it. Borrowed where the source has it in one piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text<'a> {
    /// The text, ends trimmed.
    pub content: Cow<'a, str>,
    /// Where it is.
    pub span: Span,
    /// Where its pieces are, in order; none for a text in one piece.
    pieces: Vec<Piece>,
    /// What is at it and is not part of it.
    pub asides: Asides,
}

/// A stretch of a text: as long as its source, and so the same byte by byte, or written in another way
/// (`&nbsp;`) and only known as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it starts in the text, and where it ends.
    own: Span,
    source: Span,
}

impl Piece {
    fn is_exact(&self) -> bool {
        self.own.range().len() == self.source.range().len()
    }
}

impl<'a> Text<'a> {
    /// Text whose place is known as a whole, and byte by byte where `span` is as long.
    pub fn new(content: impl Into<Cow<'a, str>>, span: Span) -> Self {
        Self { content: content.into(), span, pieces: Vec::new(), asides: Asides::default() }
    }

    /// Text borrowed from the source, starting at byte `start`, without the white space at its ends.
    pub fn borrowed(source: &'a str, start: usize) -> Self {
        let trimmed = source.trim_start();
        let start = start + (source.len() - trimmed.len());
        let trimmed = trimmed.trim_end();
        Self::new(trimmed, Span::new(start, start + trimmed.len()))
    }

    /// The same text, owned.
    pub fn into_owned(self) -> Text<'static> {
        Text { content: Cow::Owned(self.content.into_owned()), span: self.span, pieces: self.pieces, asides: self.asides }
    }

    /// Adds what is at `source`, written there as it is or in another way.
    pub fn push(&mut self, content: &str, source: Span) {
        self.in_pieces();
        self.add(Span::new(0, content.len()), source);
        self.content.to_mut().push_str(content);
        self.span = if self.span == Span::default() { source } else { self.span.to(source) };
    }

    /// Adds what is here and is not part of the text.
    pub fn push_aside(&mut self, role: Role, content: &str, source: Span) {
        self.asides.add(role, self.content.len(), content);
        // An empty text is where its asides do.
        if self.content.is_empty() {
            self.span = if self.span == Span::default() { source } else { self.span.to(source) };
        }
    }

    /// The asides of a range of the text.
    pub fn beside(&self, range: Range<usize>) -> Beside<'_> {
        Beside::of(&self.asides, range.start, range.end)
    }

    /// The same text; where nothing but marks is there, they are the text.
    pub fn settled(mut self) -> Self {
        if self.content.trim().is_empty()
            && let Some(marks) = self.asides.lone_marks()
        {
            self.content = marks.trim().to_owned().into();
        }
        self
    }

    /// Adds another text as a line of its own.
    pub fn push_line(&mut self, other: &Self) {
        if self.content.is_empty() || other.content.is_empty() {
            let mut text = if self.content.is_empty() { other.clone() } else { self.clone() };
            text.asides = std::mem::take(&mut self.asides);
            text.asides.append(self.content.len(), other.asides.clone());
            text.span = self.span.to(other.span);
            *self = text;
            return;
        }
        self.push("\n", Span { start: self.span.end, end: other.span.start });
        self.asides.append(self.content.len(), other.asides.clone());
        for piece in &other.pieces {
            self.add(piece.own, piece.source);
        }
        if other.pieces.is_empty() {
            self.add(Span::new(0, other.content.len()), other.span);
        }
        self.content.to_mut().push_str(&other.content);
        self.span = self.span.to(other.span);
    }

    /// Notes where the text of one piece is, before another is added.
    fn in_pieces(&mut self) {
        if self.pieces.is_empty() && !self.content.is_empty() {
            let own = Span::new(0, self.content.len());
            self.pieces.push(Piece { own, source: self.span });
        }
    }

    /// Notes a piece of what is added after the text; pieces that go on as in the source are one.
    fn add(&mut self, own: Span, source: Span) {
        let at = self.content.len() as u32;
        let piece = Piece { own: Span { start: at + own.start, end: at + own.end }, source };
        match self.pieces.last_mut() {
            Some(last) if last.is_exact() && piece.is_exact() && last.source.end == source.start => {
                (last.own.end, last.source.end) = (piece.own.end, source.end);
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Where a range of the text is: exactly, where its source is known byte by byte.
    pub fn part(&self, range: Range<usize>) -> Span {
        let (start, end) = (range.start as u32, range.end as u32);
        let whole = [Piece { own: Span::new(0, self.content.len()), source: self.span }];
        let pieces = if self.pieces.is_empty() { whole.as_slice() } else { self.pieces.as_slice() };
        let holding = |at: u32| pieces.get(pieces.partition_point(|piece| piece.own.end <= at)).or(pieces.last());
        let first = holding(start).map_or(self.span.start, |piece| match piece.is_exact() {
            true => piece.source.start + start.saturating_sub(piece.own.start),
            false => piece.source.start,
        });
        let last = holding(end.saturating_sub(1).max(start)).map_or(self.span.end, |piece| match piece.is_exact() {
            true => piece.source.start + end.saturating_sub(piece.own.start),
            false => piece.source.end,
        });
        Span { start: first, end: last.max(first) }
    }

    /// Takes out what is from a byte on; both are without the white space at their ends.
    pub fn split_off(&mut self, at: usize) -> Self {
        let at = self.content.floor_char_boundary(at);
        let head = self.content.get(..at).unwrap_or("").trim_end().len();
        let tail = self.content.get(at..).unwrap_or("");
        let from = self.content.len() - tail.trim_start().len();
        let (head_span, span) = (self.part(0..head), self.part(from..self.content.len()));
        let pieces = |range: Range<usize>| -> Vec<Piece> {
            let own = |piece: &Piece| {
                let (start, end) = (piece.own.start.max(range.start as u32), piece.own.end.min(range.end as u32));
                (start < end).then(|| Piece {
                    own: Span { start: start - range.start as u32, end: end - range.start as u32 },
                    source: if piece.is_exact() { self.part(start as usize..end as usize) } else { piece.source },
                })
            };
            self.pieces.iter().filter_map(own).collect()
        };
        let (head_pieces, pieces) = (pieces(0..head), pieces(from..self.content.len()));
        let content = match &mut self.content {
            Cow::Borrowed(text) => {
                let (before, behind) = (text.get(..head).unwrap_or(""), text.get(from..).unwrap_or(""));
                *text = before;
                Cow::Borrowed(behind)
            }
            Cow::Owned(text) => {
                let behind = text.split_off(from);
                text.truncate(head);
                Cow::Owned(behind)
            }
        };
        let asides = self.asides.split_off(from);
        (self.pieces, self.span) = (head_pieces, head_span);
        Self { content, span, pieces, asides }
    }

    /// Bytes that it takes beside itself.
    pub fn bytes(&self) -> usize {
        let own = if let Cow::Owned(text) = &self.content { text.capacity() } else { 0 };
        own + self.pieces.capacity() * size_of::<Piece>() + self.asides.bytes()
    }

    /// About the same while it grows, without a look at each of what is at it.
    pub fn growing_bytes(&self) -> usize {
        let own = if let Cow::Owned(text) = &self.content { text.capacity() } else { 0 };
        own + self.pieces.capacity() * size_of::<Piece>() + self.asides.growing_bytes()
    }

    /// The text.
    #[cfg(test)]
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Whether it has no visible character.
    pub fn is_blank(&self) -> bool {
        crate::lex::number::trim(&self.content).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_stands_where_its_pieces_do() {
        // 办<b>结</b>&nbsp;12件
        let mut text = Text::borrowed("办", 10);
        text.push("结", Span::new(16, 19));
        text.push("\u{A0}", Span::new(23, 29));
        text.push("12件", Span::new(29, 34));
        assert_eq!((text.as_str(), text.span), ("办结\u{A0}12件", Span::new(10, 34)));
        for (part, place) in [("办", 10..13), ("结", 16..19), ("12", 29..31), ("件", 31..34), ("结\u{A0}1", 16..30), ("\u{A0}", 23..29)]
        {
            let at = text.content.find(part).unwrap();
            assert_eq!(text.part(at..at + part.len()).range(), place, "{part}");
        }
    }

    #[test]
    fn lines_keep_their_places() {
        let mut first = Text::borrowed("一", 4);
        let mut second = Text::borrowed("二", 20);
        second.push("三", Span::new(30, 33));
        first.push_line(&second);
        assert_eq!(first.as_str(), "一\n二三");
        assert_eq!([first.part(0..3), first.part(4..7), first.part(7..10)], [Span::new(4, 7), Span::new(20, 23), Span::new(30, 33)]);
    }

    #[test]
    fn lines_without_text_add_their_asides_and_no_line() {
        let mut struck = Text::default();
        struck.push_aside(Role::Struck, "8", Span::new(3, 4));
        let mut text = struck.clone();
        text.push_line(&Text::borrowed("477", 10));
        text.push_line(&struck);
        let struck: Vec<_> = text.beside(0..3).with(Role::Struck).collect();
        assert_eq!((text.as_str(), struck), ("477", vec![(0, "8"), (3, "8")]));
    }

    #[test]
    fn both_halves_of_a_text_keep_their_places() {
        let mut text = Text::borrowed("办", 10);
        text.push("结 ", Span::new(16, 20));
        text.push("&", Span::new(23, 28));
        text.push_aside(Role::Mark, "1", Span::new(28, 29));
        text.push("12件", Span::new(29, 34));
        let behind = text.split_off(6);
        assert_eq!((text.as_str(), text.span, text.part(3..6)), ("办结", Span::new(10, 19), Span::new(16, 19)));
        assert_eq!((behind.as_str(), behind.span, behind.part(1..3)), ("&12件", Span::new(23, 34), Span::new(29, 31)));
        assert_eq!((text.asides.is_empty(), behind.asides.iter().next().map(|aside| aside.at)), (true, Some(1)));
        let mut whole = Text::borrowed("甲 乙", 5);
        assert_eq!(whole.split_off(4).span, Span::new(9, 12));
        assert_eq!((whole.as_str(), whole.span), ("甲", Span::new(5, 8)));
    }

    #[test]
    fn a_text_of_unknown_inner_places_stands_as_a_whole() {
        let text = Text::new("二", Span::new(5, 50));
        assert_eq!(text.part(0..3), Span::new(5, 50));
    }
}
