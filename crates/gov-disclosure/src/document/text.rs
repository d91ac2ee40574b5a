//! Text with its place in the source.

use std::borrow::Cow;

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
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From the start of `self` to the end of `other`.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Text as a reader sees it, and the bytes it came from. Borrowed where the source has it in one piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text<'a> {
    /// The text, ends trimmed.
    pub content: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
}

impl<'a> Text<'a> {
    /// Text borrowed from the source, starting at byte `start`, without the white space at its ends.
    pub fn borrowed(source: &'a str, start: usize) -> Self {
        let trimmed = source.trim_start();
        let start = start + (source.len() - trimmed.len());
        let trimmed = trimmed.trim_end();
        Self { content: Cow::Borrowed(trimmed), span: Span::new(start, start + trimmed.len()) }
    }

    /// The same text, owned.
    pub fn into_owned(self) -> Text<'static> {
        Text { content: Cow::Owned(self.content.into_owned()), span: self.span }
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
