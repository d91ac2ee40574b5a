//! Finding the form's labels in the sequence, whole or in pieces.
//!
//! A label may be broken over words of a line (自 然 人), over lines (商业 / 企业) or over the lines of a
//! narrow column with the row's numbers beside its middle: pieces are put together where they are
//! under each other or side by side and spell a listed label exactly.

mod broken;

use super::pieces::{Flow, Kind, Piece, Sequence};
use crate::error::Error;
use crate::form::{self, Fit, Label, Meaning};
use crate::lex::{fold, hanzi, outline};
use crate::limits;
use crate::meter::Meter;

/// A label in the sequence.
#[derive(Clone, Debug)]
pub struct PlacedLabel {
    /// What it means.
    pub label: Label,
    /// Its first piece.
    pub first: usize,
    /// Last row that it reaches.
    pub last_row: u32,
}

/// The labels of a range of pieces: for each piece, the index of the label it is part of.
#[derive(Debug, Default)]
pub struct Labels {
    /// The labels, by first piece.
    pub found: Vec<PlacedLabel>,
    /// For each piece of the range, its label.
    of: Vec<Option<u32>>,
    offset: usize,
}

/// Rows below a label's first that may continue it.
const REACH: u32 = 9;
/// Pieces that one label may be broken into.
const MAX_PIECES: usize = 12;
/// Words longer than this, in bytes, are prose and not looked at.
const MAX_LENGTH: usize = 360;
/// Words longer than this, in bytes, are prose where no bracket holds a note.
const MAX_BARE_LENGTH: usize = 180;
/// Words longer than this, in bytes, are not held to be misspelt labels.
const MAX_LOOSE_LENGTH: usize = 150;

impl Labels {
    /// Spots the labels of a range of pieces.
    ///
    /// # Errors
    /// `limit-exceeded` where that takes too many steps.
    pub fn find(sequence: &Sequence<'_>, range: std::ops::Range<usize>, flow: Flow, meter: &Meter) -> Result<Self, Error> {
        let pieces = sequence.pieces.get(range.clone()).unwrap_or_default();
        let mut labels = Self { found: Vec::new(), of: vec![None; pieces.len()], offset: range.start };
        if matches!(flow, Flow::Stream { .. }) {
            for broken in broken::find(pieces) {
                labels.add(Label { meanings: broken.meanings, fit: Fit::Exact, numbering: None }, &broken.pieces, pieces);
            }
        }
        let mut chain = Vec::new();
        for i in 0..pieces.len() {
            let Some(piece) = pieces.get(i) else { break };
            let is_prose = piece.text.len() > MAX_LENGTH || (piece.text.len() > MAX_BARE_LENGTH && !piece.text.contains(['(', '（']));
            if piece.kind != Kind::Word || is_prose || labels.of.get(i).is_some_and(Option::is_some) {
                continue;
            }
            let on = Place { pieces, flow, taken: &labels.of, meter };
            meter.work(limits::LABEL_STEPS)?;
            let Some(label) = spell(on, i, &mut chain) else { continue };
            labels.add(label, &chain, pieces);
        }
        Ok(labels)
    }

    /// Adds a label with its parts, the first of which it starts with.
    fn add(&mut self, label: Label, parts: &[usize], pieces: &[Piece<'_>]) {
        let Some(&first) = parts.first() else { return };
        let id = self.found.len() as u32;
        for &part in parts {
            if let Some(slot) = self.of.get_mut(part) {
                *slot = Some(id);
            }
        }
        let last_row = parts.iter().filter_map(|&part| pieces.get(part)).map(|part| part.row).max().unwrap_or_default();
        self.found.push(PlacedLabel { label, first: first + self.offset, last_row });
    }

    /// The label that a piece is part of, by the piece's index in the sequence.
    pub fn at(&self, piece: usize) -> Option<(usize, &PlacedLabel)> {
        let id = (*self.of.get(piece.checked_sub(self.offset)?)?)? as usize;
        self.found.get(id).map(|found| (id, found))
    }
}

/// The pieces among which a label is spelled, those that are part of one, and what pays for looking at them.
#[derive(Clone, Copy)]
struct Place<'s, 'd> {
    pieces: &'s [Piece<'d>],
    flow: Flow,
    taken: &'s [Option<u32>],
    meter: &'s Meter,
}

impl Place<'_, '_> {
    fn is_free(&self, at: usize) -> bool {
        self.taken.get(at).is_some_and(Option::is_none)
    }

    fn continues(&self, key: &str, piece: &Piece<'_>) -> bool {
        self.meter.spend(limits::CONTINUATION_STEPS);
        continues(key, piece)
    }
}

/// The longest label that starts with piece `i`; its pieces are left in `chain`.
fn spell(on: Place<'_, '_>, i: usize, chain: &mut Vec<usize>) -> Option<Label> {
    let pieces = on.pieces;
    let piece = pieces.get(i)?;
    let (numbering, rest) = outline::numbering(piece.text);
    let mut key = fold::key(rest);
    let mut starts = form::is_label_start(&key);
    if !starts
        && form::lookup(&key).is_none()
        && let Some(own) = form::in_own_words(&key)
    {
        starts = form::is_label_start(&own);
        key = own;
    }
    chain.clear();
    chain.push(i);
    if key.is_empty() {
        return None;
    }
    let whole = form::lookup(&key);
    // A label that goes on in other pieces may have its groups before it.
    let after_group = if starts || whole.is_some() { None } else { form::start_after_group(&key) };
    let fit = if after_group.is_some() { Fit::Joined } else { Fit::Exact };
    let start = after_group.unwrap_or(&key);
    // The longest that any way of going on spells: a short form of a label may start the long one.
    let mut found: Option<(&'static [Meaning], Vec<usize>, String)> = None;
    let ways = [beside, below, beside_or_below];
    for grow in ways.into_iter().filter(|_| starts || after_group.is_some()) {
        let mut parts = vec![i];
        let mut text = start.to_owned();
        while parts.len() < MAX_PIECES
            && (parts.len() == 1 || form::is_label_start(&text))
            && let Some(next) = grow(on, &parts, &text)
            && !(form::lookup(&text).is_some() && is_label(pieces, next))
        {
            parts.push(next);
            let Some(longer) = longer(&text, pieces.get(next).map_or("", |p| p.text)) else { break };
            text = longer;
            if let Some(meanings) = form::lookup(&text).filter(|_| found.as_ref().is_none_or(|(_, _, longest)| text.len() > longest.len()))
            {
                found = Some((meanings, parts.clone(), text.clone()));
            }
        }
        // What leaves out words of its line is a shorter form of the label by chance: 行政事业 性 over 收费.
        if found.as_ref().is_some_and(|(_, parts, longest)| !form::is_label_start(longest) && !leaves_out(on, parts)) {
            break;
        }
    }
    let label = match found {
        Some((meanings, parts, _)) => {
            *chain = parts;
            Label { meanings, fit, numbering }
        }
        None => match whole {
            Some(meanings) => Label { meanings, fit: Fit::Exact, numbering },
            None => {
                form::label_of(rest, &key, numbering).filter(|label| label.fit != Fit::Loose || piece.text.len() <= MAX_LOOSE_LENGTH)?
            }
        },
    };
    close_bracket(on, chain);
    Some(label)
}

/// Whether the parts of a label leave out a word of the row of one of them.
fn leaves_out(on: Place<'_, '_>, parts: &[usize]) -> bool {
    parts.windows(2).any(|pair| {
        let [a, b] = pair else { return false };
        on.pieces.get(a + 1..*b).unwrap_or_default().iter().any(|piece| piece.kind == Kind::Word)
    })
}

/// Adds the rest of the note whose bracket a label leaves open, where nothing but words and Chinese numerals come before it
/// closes: （区分处理的，只计这 一 ⏎ 情形，不计其他情形）.
fn close_bracket(on: Place<'_, '_>, chain: &mut Vec<usize>) {
    /// Rows with text that such a note takes.
    const ROWS: usize = 3;
    let Some(last) = chain.last().copied().filter(|_| !on.flow.has_rows()) else { return };
    let open = |text: &str| text.matches('(').count() + text.matches('（').count();
    let closed = |text: &str| text.matches(')').count() + text.matches('）').count();
    let own = || chain.iter().filter_map(|&part| on.pieces.get(part));
    let depth: usize = own().map(|piece| open(piece.text)).sum();
    if depth == 0 || depth <= own().map(|piece| closed(piece.text)).sum() {
        return;
    }
    let (mut rest, mut rows, mut row) = (Vec::new(), 1, on.pieces.get(last).map(|piece| piece.row));
    for (at, piece) in on.pieces.iter().enumerate().skip(last + 1).take(2 * MAX_PIECES) {
        if piece.kind == Kind::Blank {
            continue;
        }
        rows += usize::from(row != Some(piece.row));
        row = Some(piece.row);
        let is_word = piece.kind == Kind::Word || piece.text.chars().all(hanzi::is_numeral);
        if !is_word || rows > ROWS || !on.is_free(at) || piece.text.len() > MAX_LENGTH || open(piece.text) > 0 {
            return;
        }
        rest.push(at);
        if closed(piece.text) > 0 {
            return chain.append(&mut rest);
        }
    }
}

/// Whether a piece is a label by itself: 小计 under 法人或其他组织 is the header of a column, not the end of a name.
fn is_label(pieces: &[Piece<'_>], at: usize) -> bool {
    pieces.get(at).is_some_and(|piece| form::lookup(&fold::key(piece.text)).is_some())
}

/// The key that a text makes of the one before it, in the form's words where only they spell a label; `None` where it
/// makes it no longer, or no label and no start of one.
fn longer(key: &str, text: &str) -> Option<String> {
    let part = fold::key(text);
    if part.is_empty() {
        return None;
    }
    let longer = [key, &part].concat();
    if is_label_or_start(&longer) {
        return Some(longer);
    }
    form::in_own_words(&longer).filter(|own| own.len() > key.len() && is_label_or_start(own))
}

fn is_label_or_start(key: &str) -> bool {
    form::lookup(key).is_some() || form::is_label_start(key)
}

fn continues(key: &str, piece: &Piece<'_>) -> bool {
    piece.text.len() <= MAX_LENGTH && longer(key, piece.text).is_some()
}

/// The next word of the same row, where it carries the label on.
fn beside(on: Place<'_, '_>, parts: &[usize], key: &str) -> Option<usize> {
    let last = *parts.last()?;
    // A quotation mark of the label may be apart from its words: 危及 “ 三安全一稳定 ”.
    let next = last + 1 + usize::from(on.pieces.get(last + 1).is_some_and(|piece| is_quotation_mark(piece.text)));
    let (here, there) = (on.pieces.get(last)?, on.pieces.get(next)?);
    (here.row == there.row && there.kind == Kind::Word && on.is_free(next) && on.continues(key, there)).then_some(next)
}

/// Whether a piece is nothing but a quotation mark.
pub fn is_quotation_mark(text: &str) -> bool {
    matches!(text, "“" | "”" | "\"" | "‘" | "’" | "「" | "」" | "『" | "』" | "＂")
}

/// For labels that are broken over lines and within them.
fn beside_or_below(on: Place<'_, '_>, parts: &[usize], key: &str) -> Option<usize> {
    beside(on, parts, key).or_else(|| below(on, parts, key))
}

/// Whether nothing is before a piece on its row but the number of the label.
fn starts_row(pieces: &[Piece<'_>], at: usize) -> bool {
    let row = |at: usize| pieces.get(at).map(|piece| piece.row);
    let is_number = |at: usize| pieces.get(at).is_some_and(|piece| matches!(outline::numbering(piece.text), (Some(_), "")));
    let starts = |at: usize| at.checked_sub(1).is_none_or(|before| row(before) != row(at));
    starts(at) || at.checked_sub(1).is_some_and(|before| is_number(before) && starts(before))
}

/// A word of the next rows that is under the last part and carries the label on.
fn below(on: Place<'_, '_>, parts: &[usize], key: &str) -> Option<usize> {
    let (pieces, flow) = (on.pieces, on.flow);
    let last = *parts.last()?;
    let here = pieces.get(last)?;
    // Proportional fonts shift the columns of a printed page by a character or two.
    let slack = if flow.has_rows() { 0 } else { 2 };
    let mut rows_seen = 0;
    let mut row = here.row;
    for (next, there) in pieces.iter().enumerate().skip(last + 1).take(limits::LOOKAHEAD) {
        if there.row > here.row + REACH {
            break;
        }
        if there.row > row {
            row = there.row;
            // Blank lines part the lines of a label as they part cells.
            rows_seen += u32::from(there.kind.has_text());
            if rows_seen > 2 {
                break;
            }
        }
        if there.row == here.row || there.kind != Kind::Word || !on.is_free(next) {
            continue;
        }
        // A line that holds nothing but the label goes on with the first word of the next, after a blank one or not.
        let wrapped_line = matches!(flow, Flow::Stream { .. })
            && there.row <= here.row + 2
            && pieces.get(last + 1..next).is_some_and(|between| between.iter().all(|piece| piece.kind == Kind::Blank))
            && parts.first().is_some_and(|&first| starts_row(pieces, first));
        // What is beyond the widest table has no column.
        let has_column = there.start < limits::TABLE_COLUMNS || !flow.has_rows();
        let under = has_column && there.start < here.end + slack && here.start < there.end + slack;
        // So does a row of separators broken inside a cell, with its first cell.
        let wrapped = flow == Flow::Delimited
            && there.row == here.row + 1
            && there.start == 0
            && pieces.get(last + 1).is_some_and(|p| p.row == there.row);
        if (under || wrapped || wrapped_line) && on.continues(key, there) {
            return Some(next);
        }
    }
    None
}
