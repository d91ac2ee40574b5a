//! From a document to its pieces and lines, in reading order.

use std::ops::Range;

use super::{Flow, Kind, Piece, Segment, Sequence, TextLine, kind};
use crate::document::{Block, Cell, Document, Layout, Start, Text};
use crate::error::Error;
use crate::fact::Limited;
use crate::lex::hanzi;
use crate::lex::number::{self, Number};
use crate::limits;
use crate::meter::Meter;
use crate::recognize::pieces;
use crate::recognize::run_together::{self, Part, glued};
use crate::recognize::stacked;

impl<'d> Sequence<'d> {
    /// Lays out a document.
    ///
    /// # Errors
    /// `limit-exceeded` for more pieces than the limits allow.
    pub fn new(document: &'d Document<'_>, meter: &Meter) -> Result<Self, Error> {
        let mut sequence = Self { has_page_fractions: document.has_page_fractions, ..Self::default() };
        let mut known = (0, 0);
        for (number, block) in document.blocks.iter().enumerate() {
            sequence.start = Start { block: number as u32, ..Start::default() };
            let starts = |sequence: &Self| document.divisions.get(sequence.divisions.len()).is_some_and(|next| next.block <= number as u32);
            while starts(&sequence) {
                sequence.divisions.push((sequence.pieces.len(), sequence.lines.len()));
            }
            match block {
                Block::Line(line) => {
                    let length = line.text.content.len();
                    meter.work(length * if length > limits::UNBROKEN_LINE { limits::LONG_LINE_STEPS } else { limits::TEXT_STEPS })?;
                    let start = sequence.pieces.len();
                    if let Some(parts) = run_together::split(&line.text.content) {
                        sequence.run_together(&line.text, &parts);
                    } else {
                        sequence.words(&line.text, line.indent);
                        sequence.measure(start);
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
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    let (count, length) = cells.fold((0, 0), |(count, length), cell| (count + 1, length + cell.text.content.len()));
                    meter.work(length * limits::TEXT_STEPS)?;
                    sequence.pieces.reserve(count);
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
                return Err(Error::limit(Limited::Pieces, limits::PIECES as u64));
            }
            sequence.pay(&mut known, meter)?;
        }
        Ok(sequence)
    }

    /// Pays for the pieces and lines after those that are paid for: they are held, and looked at in every step that follows. Their
    /// text is paid for before it is taken apart.
    fn pay(&self, paid: &mut (usize, usize), meter: &Meter) -> Result<(), Error> {
        let (pieces, lines) = (self.pieces.get(paid.0..).unwrap_or_default(), self.lines.get(paid.1..).unwrap_or_default());
        *paid = (self.pieces.len(), self.lines.len());
        meter.hold(size_of_val(pieces) + size_of_val(lines))?;
        meter.work(pieces.len() * limits::PIECE_STEPS + lines.len() * limits::LINE_STEPS)
    }

    /// A piece of a table: a range of a cell.
    fn cell(&mut self, cell: &'d Cell<'_>, range: Range<usize>, rows: u32) {
        let text = cell.text.content.get(range.clone()).filter(|text| !number::is_missing(text)).unwrap_or("");
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

    /// Rows that are over each other in the cells of one.
    fn stacked(&mut self, cells: &'d [Cell<'_>], count: usize) {
        let lines: Vec<_> = cells.iter().map(|cell| stacked::lines(&cell.text.content, count)).collect();
        for i in 0..count {
            for (cell, lines) in cells.iter().zip(&lines) {
                match lines.get(i) {
                    Some(range) => self.cell(cell, range.clone(), 1),
                    // The label of a group is beside its first row.
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

    /// Keeps what a line with values shows of how lines are broken; its pieces are those from `first` on.
    fn measure(&mut self, first: usize) {
        let pieces = self.pieces.get(first..).unwrap_or_default();
        if let Some(last) = pieces.last().filter(|_| pieces.iter().any(|piece| piece.kind.is_value())) {
            self.longest = (self.longest.0.max(last.end), self.longest.1.max(last.columns()));
            self.has_long_signs |= pieces.iter().any(|piece| piece.is_sign() && piece.end > piece.start + 1);
        }
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
                    let kind = if continues_ordinal(before, word) { Kind::Word } else { kind(word) };
                    let (mut own, mut from) = (word, at);
                    let (mut start, mut wide) = (column, wide);
                    // Labels of a header with nothing between them, each a piece.
                    for label in glued::columns(word) {
                        let (text_of, beside) = (text.part(from..from + label), text.beside(from..from + label));
                        let (first, rest) = own.split_at(label);
                        let end = start + first.chars().count() as u32;
                        self.pieces.push(Piece { text: first, span: text_of, row: self.row, start, end, rows: 1, wide, kind, beside });
                        (own, from, start, wide) = (rest, from + label, end, wide + (end - start));
                    }
                    let (span, beside) = (text.part(from..at + word.len()), text.beside(from..at + word.len()));
                    self.pieces.push(Piece { text: own, span, row: self.row, start, end, rows: 1, wide, kind, beside });
                    last = Some(at);
                }
            }
            at += part.len();
            column += width;
            wide += pieces::wide(part);
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

/// Whether a word is the rest of the number of a clause, of which a text ends with the start: 第二 十条, 第二 十 条.
fn continues_ordinal(text: &str, word: &str) -> bool {
    let number = word.strip_suffix('条').or_else(|| word.strip_suffix('條')).unwrap_or(word);
    word.starts_with(hanzi::is_numeral) && number.chars().all(hanzi::is_numeral) && text.trim_end_matches(hanzi::is_numeral).ends_with('第')
}
