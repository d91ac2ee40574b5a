//! The document as one sequence of pieces in reading order, each with its row and its columns.
//!
//! Whatever the source, a table is read from the same sequence: a piece is a cell, or a word of a line
//! that white space parts. Reading never needs to know again how the copy was written.

use std::ops::Range;

use super::stacked;
use crate::document::{Beside, Block, Cell, Document, Layout, Link, Span, Start, Text};
use crate::error::Error;
use crate::lex::hanzi;
use crate::lex::number::{self, Number, Reading};
use crate::limits;
use crate::meter::Meter;
use crate::recognize::run_together::{self, Part};

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

/// A piece of the copy.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'d> {
    /// Its text.
    pub text: &'d str,
    /// Where it stands.
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
    /// What stands at it and is not part of its text.
    pub beside: Beside<'d>,
}

/// How far the pieces of a segment can be trusted to stand in rows and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Flow {
    /// Rows and empty cells are marked up (HTML).
    Grid,
    /// Rows are lines with separators.
    Delimited,
    /// Rows are unknown: one cell a line, or columns aligned by spaces. Empty cells leave a trace
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
    /// Where it stands.
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

    /// Where a range of its text stands.
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
    /// Pieces of lines that held several lines of a table each.
    unbroken: Vec<Range<usize>>,
    row: u32,
    start: Start,
}

impl<'d> Sequence<'d> {
    /// Lays out a document.
    ///
    /// # Errors
    /// `limit-exceeded` for more pieces than the limits allow.
    pub fn new(document: &'d Document<'_>, meter: &Meter) -> Result<Self, Error> {
        let mut sequence = Self::default();
        let mut known = (0, 0);
        for (number, block) in document.blocks.iter().enumerate() {
            sequence.start = Start { block: number as u32, ..Start::default() };
            let starts = |sequence: &Self| document.divisions.get(sequence.divisions.len()).is_some_and(|next| next.block <= number as u32);
            while starts(&sequence) {
                sequence.divisions.push((sequence.pieces.len(), sequence.lines.len()));
            }
            match block {
                Block::Line(line) => {
                    let start = sequence.pieces.len();
                    if let Some(parts) = run_together::split(&line.text.content) {
                        sequence.run_together(&line.text, &parts);
                    } else {
                        sequence.words(&line.text, line.indent);
                        if !line.text.content.is_empty() {
                            sequence.lines.push(TextLine {
                                heading: line.heading,
                                free: true,
                                link: line.link,
                                ..TextLine::new(&line.text, start, sequence.start)
                            });
                        }
                        sequence.row += 1;
                    }
                    sequence.extend_segment(Flow::Stream { closed: false }, start);
                }
                Block::Table(table) => {
                    let start = sequence.pieces.len();
                    for (number, row) in table.rows.iter().enumerate() {
                        sequence.start.row = number as u32;
                        let first = sequence.pieces.len();
                        if table.layout == Layout::Grid
                            && let Some(count) = stacked::rows(&row.cells)
                        {
                            sequence.stacked(&row.cells, count);
                            continue;
                        }
                        for cell in &row.cells {
                            sequence.cell(cell, 0..cell.text.content.len(), cell.rows);
                        }
                        sequence.lone_text(&row.cells, first);
                        sequence.row += 1;
                    }
                    let flow = match table.layout {
                        Layout::Grid => Flow::Grid,
                        Layout::Delimited => Flow::Delimited,
                        Layout::Cells => Flow::Stream { closed: true },
                    };
                    sequence.extend_segment(flow, start);
                }
            }
            if sequence.pieces.len() > limits::PIECES {
                return Err(Error::limit("内容过多，超过上限", "the input has more words and cells than the limit allows"));
            }
            sequence.pay(&mut known, meter)?;
        }
        Ok(sequence)
    }

    /// Pays for the pieces and lines behind those that are paid for: they are held, and looked at in every step that follows.
    fn pay(&self, paid: &mut (usize, usize), meter: &Meter) -> Result<(), Error> {
        let (pieces, lines) = (self.pieces.get(paid.0..).unwrap_or_default(), self.lines.get(paid.1..).unwrap_or_default());
        let text: usize = pieces.iter().map(|piece| piece.text.len()).sum();
        *paid = (self.pieces.len(), self.lines.len());
        meter.hold(size_of_val(pieces) + size_of_val(lines))?;
        meter.work(pieces.len() * limits::PIECE_STEPS + lines.len() * limits::LINE_STEPS + text * limits::TEXT_STEPS)
    }

    /// The bytes that it holds.
    pub fn bytes(&self) -> usize {
        size_of_val(self.pieces.as_slice()) + size_of_val(self.lines.as_slice())
    }

    /// A piece of a table: a range of a cell.
    fn cell(&mut self, cell: &'d Cell<'_>, range: Range<usize>, rows: u32) {
        let text = cell.text.content.get(range.clone()).unwrap_or("");
        self.pieces.push(Piece {
            text,
            span: if range.len() == cell.text.content.len() { cell.text.span } else { cell.text.part(range.clone()) },
            row: self.row,
            start: cell.column,
            end: cell.end(),
            rows,
            wide: 0,
            kind: if cell.filler { Kind::Filler } else { kind(text) },
            beside: cell.text.beside(range),
        });
    }

    /// Rows that stand over each other in the cells of one.
    fn stacked(&mut self, cells: &'d [Cell<'_>], count: usize) {
        let lines: Vec<_> = cells.iter().map(|cell| stacked::lines(&cell.text.content, count)).collect();
        for i in 0..count {
            for (cell, lines) in cells.iter().zip(&lines) {
                match lines.get(i) {
                    Some(range) => self.cell(cell, range.clone(), 1),
                    // The label of a group stands beside its first row.
                    None if i == 0 => self.cell(cell, 0..cell.text.content.len(), cell.rows),
                    None => {}
                }
            }
            self.row += 1;
        }
    }

    /// A line that is one piece.
    fn whole_line(&mut self, text: &'d Text<'_>, indent: u32, kind: Kind) {
        let content: &str = &text.content;
        self.pieces.push(Piece {
            text: content,
            span: text.span,
            row: self.row,
            start: indent,
            end: indent + content.chars().count() as u32,
            rows: 1,
            wide: 0,
            kind,
            beside: text.beside(0..content.len()),
        });
    }

    /// The words of a line; one piece for a line that says nothing but a number or a label.
    fn words(&mut self, text: &'d Text<'_>, indent: u32) {
        let content: &str = &text.content;
        if content.is_empty() {
            return self.whole_line(text, indent, Kind::Blank);
        }
        // A line that is nothing but one number in groups of three digits is that number, unless it goes on with the
        // values of the line before.
        let digits = |word: &str| word.chars().all(char::is_numeric).then(|| word.chars().count());
        let goes_on = |sequence: &Self| {
            let mut before = sequence.pieces.iter().rev().take_while(|piece| piece.row + 1 == sequence.row);
            before.next().is_some_and(|last| last.kind.is_value()) && before.next().is_some()
        };
        if let whole @ Kind::Number(Number { joined: Some(_), .. }) = kind(content)
            && !goes_on(self)
            && content.split_whitespace().map(digits).collect::<Option<Vec<_>>>().is_some_and(|groups| matches!(groups.as_slice(), [_, 3]))
        {
            return self.whole_line(text, indent, whole);
        }
        // Numbers and labels in a sentence are no cells.
        if is_prose(content) {
            return self.whole_line(text, indent, Kind::Word);
        }
        let (mut at, mut column, mut wide) = (0, indent, 0);
        // Where the last word starts.
        let mut last = None;
        for part in content.split_inclusive(char::is_whitespace).take(limits::PIECES + 1) {
            let word = part.trim_end();
            let width = part.chars().count() as u32;
            if !word.is_empty() {
                let end = column + word.chars().count() as u32;
                let before = self.pieces.last().map_or("", |piece| piece.text);
                // A space before or after a decimal point separates one number.
                if let Some(start) = last.filter(|_| number::is_parted_decimal(before, word))
                    && let Some(piece) = self.pieces.last_mut()
                {
                    let range = start..at + word.len();
                    piece.text = content.get(range.clone()).unwrap_or(word);
                    (piece.span, piece.end, piece.kind) = (text.part(range.clone()), end, kind(piece.text));
                    piece.beside = text.beside(range);
                } else {
                    let span = text.part(at..at + word.len());
                    let kind = if continues_ordinal(before, word) { Kind::Word } else { kind(word) };
                    let beside = text.beside(at..at + word.len());
                    self.pieces.push(Piece { text: word, span, row: self.row, start: column, end, rows: 1, wide, kind, beside });
                    last = Some(at);
                }
            }
            at += part.len();
            column += width;
            wide += part.chars().filter(|&c| c >= '\u{2E80}').count() as u32;
        }
    }

    /// The parts of a line that was written without breaks, a line each.
    fn run_together(&mut self, text: &'d Text<'_>, parts: &[Part]) {
        let first = self.pieces.len();
        for part in parts {
            let (Part::Line(range) | Part::Word(range) | Part::Value(range) | Part::Digits(range)) = part;
            let content = text.content.get(range.clone()).unwrap_or("");
            let kind = match part {
                Part::Line(_) => {
                    let line = TextLine { free: true, ..TextLine::new(text, self.pieces.len(), self.start) };
                    self.lines.push(line.part(range.clone()));
                    Kind::Word
                }
                Part::Word(_) => Kind::Word,
                Part::Value(_) => kind(content),
                Part::Digits(_) => Kind::Digits,
            };
            let (span, end) = (text.part(range.clone()), content.chars().count() as u32);
            let beside = text.beside(range.clone());
            self.pieces.push(Piece { text: content, span, row: self.row, start: 0, end, rows: 1, wide: 0, kind, beside });
            self.row += 1;
        }
        self.unbroken.push(first..self.pieces.len());
    }

    /// Whether a piece stands on a line that held several.
    pub fn is_unbroken(&self, piece: usize) -> bool {
        let at = self.unbroken.partition_point(|range| range.end <= piece);
        self.unbroken.get(at).is_some_and(|range| range.contains(&piece))
    }

    /// The text of a row that holds one; its cells are the pieces from `first` on.
    fn lone_text(&mut self, cells: &'d [Cell<'_>], first: usize) {
        let pieces = self.pieces.iter().enumerate().skip(first);
        let mut texts = cells.iter().zip(pieces).filter(|(_, (_, piece))| piece.kind.has_text());
        if let (Some((cell, (at, _))), None) = (texts.next(), texts.next()) {
            self.lines.push(TextLine::new(&cell.text, at, self.start));
        }
    }

    /// Adds the pieces from `start` to the last segment where they flow alike. Two tables stay two.
    fn extend_segment(&mut self, flow: Flow, start: usize) {
        let end = self.pieces.len();
        match self.segments.last_mut() {
            Some(last) if last.flow == flow && !flow.has_rows() => last.pieces.end = end,
            _ if end > start => self.segments.push(Segment { flow, pieces: start..end }),
            _ => {}
        }
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

/// Whether a line is a piece of running text: it ends a sentence, or parts clauses more than once outside brackets,
/// as no label does.
fn is_prose(text: &str) -> bool {
    /// Bytes below which a line may be a label with its remarks.
    const SHORT: usize = 45;
    if text.len() <= SHORT {
        return false;
    }
    let (mut depth, mut clauses, mut sentences) = (0usize, 0, 0);
    let mut chars = text.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_numeric());
        match c {
            // Thousands of a row of values.
            ',' | '，' if is_digit(before) && is_digit(chars.peek().copied()) => {}
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            '，' | '；' | ',' | ';' if depth == 0 => clauses += 1,
            '。' if depth == 0 => sentences += 1,
            _ => {}
        }
        before = Some(c);
    }
    sentences > 0 || clauses > 2
}

/// Whether a word is the rest of the number of a clause, of which a text ends with the start: 第二 十条.
fn continues_ordinal(text: &str, word: &str) -> bool {
    word.starts_with(hanzi::is_numeral) && word.chars().all(hanzi::is_numeral) && text.trim_end_matches(hanzi::is_numeral).ends_with('第')
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
