//! Ordinals that are apart from their labels in a stream: `5 属于三类内部事务信息`, `五 ⏎ 属于…`, `5 .属于…`.
//!
//! After a row whose total is blank, such a number is where the total would be.

use std::collections::HashSet;
use std::ops::Range;

use crate::form::{Meaning, RowId, TableId, fields};
use crate::lex::outline::{Numbering, numbering};
use crate::lex::script::is_han;
use crate::limits;
use crate::recognize::labels::{Labels, PlacedLabel};
use crate::recognize::pieces::{Kind, Piece, Sequence};

/// Labels with consecutive numbers before them that show running numbers, where the labels have no number of their own.
const RUN: usize = 3;

/// The same, where they have: consecutive totals of their rows are rarely as many.
const LONG_RUN: usize = 6;

/// For each label with its ordinal before it, how many others may lack theirs: beyond it, the number is a value that happens to
/// be the same.
const BARE: usize = 3;

/// The numbers of a stream that are no values: they belong to the label after them.
#[derive(Debug, Default)]
pub struct Ordinals(HashSet<usize>);

/// The label of a row, and the number right before it with its piece.
type Numbered<'l> = (&'l PlacedLabel, Option<(usize, i64)>);

impl Ordinals {
    /// Finds the ordinals among the pieces of a stream.
    pub fn find(sequence: &Sequence<'_>, range: Range<usize>, labels: &Labels) -> Self {
        let mut own: HashSet<usize> = range.filter(|&at| is_before_mark(sequence, at)).collect();
        let rows = labels.found.iter().filter(|label| label.label.meanings.iter().any(is_numbered));
        let before: Vec<Numbered<'_>> = rows.map(|label| (label, number_before(sequence, label.first))).collect();
        // Running numbers: of the rows of the table, whatever the form prints.
        let number = |own: &Numbered<'_>| own.1.map(|(_, number)| number);
        let is_run = |run: &&[Numbered<'_>]| run.len() >= if run.iter().any(|(label, _)| has_number(label)) { LONG_RUN } else { RUN };
        let runs = before.chunk_by(|a, b| number(a).is_some_and(|number_a| number(b) == Some(number_a + 1))).filter(is_run);
        own.extend(runs.flatten().filter_map(|(_, before)| Some(before.as_ref()?.0)));
        // The form's own, which no label has twice.
        let bare = || before.iter().filter(|(label, _)| !has_number(label));
        let is_printed = |label: &PlacedLabel, number: i64| label.label.meanings.iter().any(|meaning| prints(*meaning, number));
        let printed: Vec<usize> =
            bare().filter_map(|(label, before)| before.filter(|(_, number)| is_printed(label, *number))).map(|(at, _)| at).collect();
        if bare().count() - printed.len() <= BARE * printed.len() {
            own.extend(printed);
        }
        Self(own)
    }

    /// Whether a piece is one.
    pub fn has(&self, piece: usize) -> bool {
        self.0.contains(&piece)
    }
}

/// Whether a label has its ordinal in its own text.
fn has_number(label: &PlacedLabel) -> bool {
    matches!(label.label.numbering, Some(Numbering::Top(_) | Numbering::Bracketed(_) | Numbering::Arabic(_)))
}

/// A number that may be an ordinal.
fn small(piece: &Piece<'_>) -> Option<i64> {
    const MAX: i64 = 99;
    let Kind::Number(number) = piece.kind else { return None };
    number.whole().filter(|whole| (1..=MAX).contains(whole) && number.unit.is_none() && number.joined.is_none())
}

/// Whether a number is before the mark of an ordinal, on its line: `5 .属于…`, `二 、上年结转…`, `（ 三 ） 不予公开`.
fn is_before_mark(sequence: &Sequence<'_>, at: usize) -> bool {
    let Some(piece) = sequence.piece(at).filter(|piece| small(piece).is_some()) else { return false };
    let Some(next) = sequence.piece(at + 1).filter(|next| next.row == piece.row) else { return false };
    let is_open = || at.checked_sub(1).and_then(|before| sequence.piece(before)).is_some_and(|before| before.text.ends_with(['(', '（']));
    let mut marks = next.text.chars();
    match marks.next() {
        Some('、') => true,
        Some('.' | '．') => marks.next().is_some_and(is_han),
        Some(')' | '）') => is_open(),
        _ => false,
    }
}

/// The number right before a label, with its piece: on the label's line, or alone on the line above.
fn number_before(sequence: &Sequence<'_>, label: usize) -> Option<(usize, i64)> {
    let row = sequence.row_of(label)?;
    let at = (0..label).rev().take(limits::LOOKAHEAD).find(|&at| sequence.piece(at).is_some_and(|piece| piece.kind != Kind::Blank))?;
    let piece = sequence.piece(at)?;
    let shares_line = |other: Option<usize>| other.and_then(|other| sequence.row_of(other)) == Some(piece.row);
    let starts_line = |at: usize| at.checked_sub(1).and_then(|before| sequence.row_of(before)) != sequence.row_of(at);
    let is_near = piece.row == row || starts_line(label) && starts_line(at) && !shares_line(Some(at + 1));
    small(piece).filter(|_| is_near).map(|number| (at, number))
}

/// Whether a label has an ordinal in the form.
fn is_numbered(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Row(row) => row.table() == TableId::Requests,
        Meaning::Group(_) => true,
        _ => false,
    }
}

/// Whether a form prints a label with this ordinal.
fn prints(meaning: Meaning, number: i64) -> bool {
    let is_own = |text: &str| {
        let own = match numbering(text).0 {
            Some(Numbering::Top(own) | Numbering::Bracketed(own) | Numbering::Arabic(own)) => Some(own),
            Some(Numbering::Damaged) | None => None,
        };
        own.map(i64::from) == Some(number)
    };
    match meaning {
        Meaning::Row(row) => row.fields().iter().any(|field| is_own(field.row_zh())),
        Meaning::Group(group) => {
            let is_member = |id: &str| RowId::of(TableId::Requests, id).and_then(RowId::group) == Some(group);
            fields().filter(|field| field.table() == TableId::Requests && is_member(field.row_id())).any(|field| is_own(field.group_zh()))
        }
        _ => false,
    }
}
