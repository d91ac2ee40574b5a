//! The document as one sequence of pieces in reading order, each with its row and its columns.
//!
//! Whatever the source, a table is read from the same sequence: a piece is a cell, or a word of a line
//! that white space parts. Reading never needs to know again how the file was written.

mod layout;

use std::ops::Range;

use crate::document::{Beside, Link, Span, Start, Text};
use crate::lex::number::{self, Number, Reading};

/// What a piece is, before its meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A number.
    Number(Number),
    /// Digits of a row without white space or a border between its values: one value or several.
    Digits,
    /// A sign for "none".
    Placeholder,
    /// An empty cell, or a line of no-break spaces.
    Blank,
    /// Padding between rows.
    Filler,
    /// Anything else.
    Word,
}

impl Kind {
    /// Whether it is more than an empty cell or padding.
    pub fn has_text(self) -> bool {
        !matches!(self, Self::Blank | Self::Filler)
    }

    /// Whether the piece fills a cell.
    pub fn is_value(self) -> bool {
        matches!(self, Self::Number(_) | Self::Digits | Self::Placeholder)
    }
}

/// A piece of the file.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'d> {
    /// Its text.
    pub text: &'d str,
    /// Where it is.
    pub span: Span,
    /// Its row: line of text or row of a table, counted over the whole copy.
    pub row: u32,
    /// First column: grid column, separator count, or character on the line.
    pub start: u32,
    /// Column after the last.
    pub end: u32,
    /// Rows of a table that it occupies.
    pub rows: u32,
    /// Columns that wide characters before it add, where a terminal shows them two columns wide.
    pub wide: u32,
    /// What it is.
    pub kind: Kind,
    /// What is at it and is not part of its text.
    pub beside: Beside<'d>,
}

impl Piece<'_> {
    /// Whether it is a sign of strokes for "none".
    fn is_sign(&self) -> bool {
        self.kind == Kind::Placeholder && !self.text.contains(char::is_alphanumeric)
    }

    /// Where it ends on a terminal.
    fn columns(&self) -> u32 {
        self.end + self.wide + wide(self.text)
    }
}

/// How far the pieces of a segment can be trusted to be in rows and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Flow {
    /// Rows and empty cells are marked up (HTML).
    Grid,
    /// Rows are lines with separators.
    Delimited,
    /// Rows are unknown: one cell per line, or columns aligned by spaces. Empty cells leave a trace
    /// only where separators close each cell.
    Stream {
        /// Whether each cell is closed by a separator.
        closed: bool,
    },
}

impl Flow {
    /// Whether a row of the table is a row of the sequence.
    pub fn has_rows(self) -> bool {
        !matches!(self, Self::Stream { .. })
    }
}

/// Pieces that were written in one manner.
#[derive(Clone, Debug)]
pub struct Segment {
    /// The manner.
    pub flow: Flow,
    /// Its pieces.
    pub pieces: Range<usize>,
}

/// A line, or a row of a table that holds one text: what may be a heading or prose.
#[derive(Clone, Copy, Debug)]
pub struct TextLine<'d> {
    /// Its text.
    pub text: &'d str,
    /// Where it is.
    pub span: Span,
    /// What its text is taken from, and where it starts in that.
    whole: &'d Text<'d>,
    at: usize,
    /// Whether the source marks it as a heading.
    pub heading: bool,
    /// Its first piece.
    pub piece: usize,
    /// Whether it is a line outside tables.
    pub free: bool,
    /// What it leads to, where it is a link and no text of the report.
    pub link: Option<Link>,
    /// Where it starts in the document.
    pub start: Start,
}

impl<'d> TextLine<'d> {
    fn new(text: &'d Text<'d>, piece: usize, start: Start) -> Self {
        Self { text: &text.content, span: text.span, whole: text, at: 0, heading: false, piece, free: false, link: None, start }
    }

    /// Where a range of its text is.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        self.whole.part(self.at + range.start..self.at + range.end)
    }

    /// A part of the line.
    pub fn part(&self, range: Range<usize>) -> Self {
        let at = self.at + range.start;
        let start = Start { byte: at as u32, ..self.start };
        Self { text: self.text.get(range.clone()).unwrap_or(""), span: self.span_of(range), at, start, ..*self }
    }
}

/// The pieces and lines of a document, in reading order.
#[derive(Debug, Default)]
pub struct Sequence<'d> {
    /// All pieces.
    pub pieces: Vec<Piece<'d>>,
    /// Runs of pieces written alike.
    pub segments: Vec<Segment>,
    /// The lines.
    pub lines: Vec<TextLine<'d>>,
    /// Where each division of the document starts: its first piece and its first line.
    pub divisions: Vec<(usize, usize)>,
    /// Whether lines are gone that number pages or hold values: 3 / 12.
    pub has_page_fractions: bool,
    /// The longest line with a value: its characters, and its columns on a terminal.
    longest: (u32, u32),
    /// Signs of several characters stand for "none": --, ——.
    has_long_signs: bool,
    /// Pieces of lines that held several lines of a table each.
    unbroken: Vec<Range<usize>>,
    row: u32,
    start: Start,
}

impl<'d> Sequence<'d> {
    /// The bytes that it holds.
    pub fn bytes(&self) -> usize {
        size_of_val(self.pieces.as_slice()) + size_of_val(self.lines.as_slice())
    }

    /// Whether a piece is on a line that held several.
    pub fn is_unbroken(&self, piece: usize) -> bool {
        let at = self.unbroken.partition_point(|range| range.end <= piece);
        self.unbroken.get(at).is_some_and(|range| range.contains(&piece))
    }

    /// Whether a line was broken between two words because the next had no room on it, as far as the longest line shows: the
    /// last of the line and the first of the next. A break may be within a sign: - ⏎ -.
    pub fn is_wrapped(&self, last: &Piece<'_>, next: &Piece<'_>) -> bool {
        /// Characters that a line may be longer than the margin: odd spaces, a number in pieces.
        const SLACK: u32 = 8;
        let own = next.end - next.start + SLACK;
        let (end, columns) = (last.end + 1 + own, last.columns() + 1 + own + wide(next.text));
        let is_within_sign = self.has_long_signs && last.is_sign() && next.is_sign();
        (end > self.longest.0 || columns > self.longest.1) && !is_within_sign
    }

    /// Whether pieces of a table are among these: rows, or more numbers than a page prints around a report.
    pub fn has_table(&self, pieces: Range<usize>) -> bool {
        const MAX_COUNT: usize = 12;
        let holds = |segment: &Segment| segment.pieces.start < pieces.end && pieces.start < segment.pieces.end;
        self.segments.iter().any(|segment| segment.flow.has_rows() && holds(segment))
            || self.pieces.get(pieces.clone()).unwrap_or_default().iter().filter(|piece| piece.kind.is_value()).nth(MAX_COUNT).is_some()
    }

    /// The row of the piece at an index.
    pub fn row_of(&self, index: usize) -> Option<u32> {
        self.piece(index).map(|piece| piece.row)
    }

    /// The piece at an index.
    pub fn piece(&self, index: usize) -> Option<&Piece<'d>> {
        self.pieces.get(index)
    }
}

/// The characters of a text that a terminal shows two columns wide.
pub fn wide(text: &str) -> u32 {
    text.chars().filter(|&c| c >= '\u{2E80}').count() as u32
}

/// What a text is.
pub fn kind(text: &str) -> Kind {
    match number::read(text) {
        Reading::Blank => Kind::Blank,
        Reading::Placeholder => Kind::Placeholder,
        Reading::Number(number) => Kind::Number(number),
        Reading::Other => Kind::Word,
    }
}
