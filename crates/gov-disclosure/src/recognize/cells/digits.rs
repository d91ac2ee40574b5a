//! Rows whose values were written without anything between them: `6000006`.
//!
//! As many digits as columns can be split in one way only. More are several values in ways that only the sums can
//! choose from: the cells are lost, keep the digits as `raw`, and list what each may be. Fewer show that a cell is
//! empty, and then no row of the table shows which of its cells are.

use super::{Reader, TABLE_FOUR};
use crate::diagnostic::{Severity, catalogue};
use crate::document::{Beside, Span};
use crate::fact::{Reading, RowDoubt};
use crate::form::{Field, RowId, TableId, fields};
use crate::lex::grammar::is_digit;
use crate::limits;
use crate::recognize::draft::Spanned;
use crate::recognize::finding::Finding;
use crate::recognize::pieces::{self, Kind, Piece, Sequence};
use crate::recognize::tables::Rows;
use crate::recognize::tables::column::Column;
use crate::recognize::tables::row::{Header, Row};
use crate::recognize::value;
use crate::report::{Cell, Digits, Evidence, FormEditions, State, Value};

/// Digits in a piece of a row.
fn digits(sequence: &Sequence<'_>, row: &Row) -> usize {
    let pieces = row.cells.iter().filter_map(|&at| sequence.piece(at));
    pieces.map(|piece| piece.text.chars().filter(|&c| is_digit(c)).count()).sum()
}

/// Tables with rows that show that empty cells left no trace: with fewer values or digits than columns, or with a sign where no
/// column can be negative.
pub fn gaps(sequence: &Sequence<'_>, rows: &Rows, form: &FormEditions) -> Vec<TableId> {
    // A row of one edition is a heading of the other: （六）其他处理.
    let is_heading = |row: &Row| {
        let is_in = |id: RowId| form.of(id.table()).is_none_or(|edition| id.is_in(edition));
        row.cells.is_empty() && row.name.form().is_some_and(|id| !is_in(id))
    };
    let is_short = |row: &&Row| {
        let Some(columns) = row.header.columns() else { return false };
        let is_unbroken = row.cells.first().or(row.label.as_ref()).is_some_and(|&at| sequence.is_unbroken(at));
        let is_negative = || {
            let text = row.cells.first().and_then(|&at| sequence.piece(at)).map_or("", |piece| piece.text);
            let first = columns.first().and_then(|column| row.name.field(*column));
            text.starts_with('-') && first.is_some_and(|field| !field.may_be_negative())
        };
        let is_apart = row.cells.len() > 1;
        is_unbroken && row.cells.len() < columns.len() && (is_apart || digits(sequence, row) < columns.len() || is_negative())
    };
    rows.rows.iter().filter(|row| !is_heading(row)).filter(is_short).map(Row::table).collect()
}

impl Reader<'_, '_> {
    /// Reads a row of digits that run together; `false` for a row that has none.
    pub(super) fn run_together(&mut self, row: &Row, fields: &[Option<Field>]) -> bool {
        let pieces: Vec<Piece<'_>> = row.cells.iter().filter_map(|&at| self.sequence.piece(at)).copied().collect();
        let has_digits = pieces.iter().any(|piece| piece.kind == Kind::Digits);
        let is_short = pieces.len() < fields.len() && pieces.iter().all(|piece| matches!(piece.kind, Kind::Number(_) | Kind::Digits));
        let (Header::Read(columns), true) = (&row.header, has_digits || is_short) else { return false };
        if self.is_cut(row) || row.is_torn() {
            self.lost(row, fields, false);
            return true;
        }
        // Where white space parts the values of the file, digits that nothing parts are one.
        if self.has_spaces && pieces.len() < fields.len() {
            self.lost(row, fields, false);
            return true;
        }
        // White space is between all values. A piece that is none may have taken the place of one.
        let is_value = |piece: &Piece<'_>| matches!(piece.kind, Kind::Number(_) | Kind::Digits | Kind::Placeholder);
        let is_sure = || !pieces.iter().any(is_rest) && (!self.has_glue || adds_up(fields, &pieces));
        if pieces.len() == fields.len() && fields.len() > 1 && pieces.iter().all(is_value) && is_sure() {
            for ((field, column), piece) in fields.iter().zip(columns.iter()).zip(&pieces) {
                self.part(*field, *column, piece.text, piece.span, piece.beside);
            }
            return true;
        }
        let raw = pieces.iter().map(|piece| piece.text).collect::<Vec<_>>().join(" ");
        let Some(span) = pieces.iter().map(|piece| piece.span).reduce(Span::to) else { return false };
        // The unit of an amount comes after the last value.
        let (marks, unit) =
            ["万元", "元", "件", "条", "项", "个"].iter().find_map(|unit| Some((raw.strip_suffix(unit)?, *unit))).unwrap_or((&raw, ""));
        // Where nothing parts most values, white space may be within one.
        let marks = if self.has_glue && fields.len() > 1 { marks.split_whitespace().collect::<String>() } else { marks.to_owned() };
        let run = Digits::read(&marks);
        let ways = run.as_ref().map(|run| run.candidates(fields.len())).unwrap_or_default();
        let has_gaps = self.gaps.contains(&row.table());
        if !ways.is_empty() && ways.iter().all(|values| values.len() == 1) && (!has_gaps || self.has_sum(row, fields, &raw)) {
            // What is beside a run may belong to any of its values.
            let beside = pieces.first().map(|piece| piece.beside).unwrap_or_default();
            let texts = ways.iter().filter_map(|values| values.first());
            let mut at = 0;
            for ((field, column), text) in fields.iter().zip(columns.iter()).zip(texts) {
                let span = place(&pieces, &mut at, text.len()).unwrap_or(span);
                self.part(*field, *column, &with_unit(*field, text, unit), span, beside);
            }
            if let [Some(_)] = fields {
                // A column alone has nothing to be split.
                self.parted.pop();
            }
            return true;
        }
        let has_rest = pieces.len() >= fields.len() && pieces.iter().any(is_rest);
        let is_open = !has_gaps && is_whole_row(fields) && !has_rest && ways.iter().all(|values| !values.is_empty());
        for ((field, column), values) in fields.iter().zip(columns.iter()).zip(&ways) {
            let Some(field) = *field else { continue };
            let can_be = |text: &&&str| field.unit().is_money() || !text.contains('.');
            let mut candidates: Vec<Option<Value>> =
                values.iter().filter(can_be).map(|text| read(field, *column, &with_unit(Some(field), text, unit)).value).collect();
            candidates.sort_unstable_by_key(|value| (value.is_none(), *value));
            candidates.dedup();
            let (raw, candidates) = (is_open.then(|| raw.clone()), is_open.then_some(candidates));
            self.put(field, Spanned::at(Cell { raw, candidates, ..Cell::new(State::Lost) }, span));
        }
        for field in fields.iter().flatten().filter(|_| ways.is_empty()) {
            self.put(*field, Spanned::at(Cell::new(State::Lost), span));
        }
        let raw: String = raw.chars().take(limits::ROW_DIGITS).collect();
        let doubt = RowDoubt::RunTogether { count: fields.len(), raw };
        let finding = match row.table() {
            TableId::Remedies => self.about_label(&catalogue::RUN_TOGETHER, row, fields, TABLE_FOUR, doubt),
            _ => self.about(&catalogue::RUN_TOGETHER, row, fields, doubt),
        };
        self.out.push(finding);
        true
    }

    /// Puts one value of a row that was split.
    fn part(&mut self, field: Option<Field>, column: Column, text: &str, span: Span, beside: Beside<'_>) {
        let Some(field) = field else { return };
        if self.read(field, column.unit, &piece(text, span, beside), Evidence::Digits) {
            self.parted.push(field);
        }
    }

    /// Whether the digits of a row of Table III, one to a column, add up to the last.
    fn has_sum(&self, row: &Row, fields: &[Option<Field>], raw: &str) -> bool {
        let run = Digits::read(raw).filter(|_| row.table() == TableId::Requests && is_whole_row(fields));
        run.and_then(|run| run.with_sums(&[fields.len()])).is_some_and(|ways| ways.len() == 1)
    }

    /// Says which cells were read digit by digit.
    pub(super) fn tell_parted(&mut self) {
        if self.parted.is_empty() {
            return;
        }
        let parted = std::mem::take(&mut self.parted);
        let span = parted.first().and_then(|field| self.cells.get(field)?.span());
        let finding =
            Finding::of(&catalogue::RUN_TOGETHER, Reading::SplitInOneWay(parted.len())).with_severity(Severity::Info).with_fields(parted);
        self.out.push(finding.at(span));
    }
}

/// Whether a table of the file has a row whose values nothing parts: more digits than one value has, or a zero before others.
pub fn has_glue(sequence: &Sequence<'_>, rows: &Rows) -> bool {
    const MAX_LENGTH: usize = 15;
    let is_glued = |row: &&Row| {
        let Some(columns) = row.header.columns() else { return false };
        let [at] = row.cells.as_slice() else { return false };
        let text = sequence.piece(*at).filter(|piece| piece.kind == Kind::Digits).map_or("", |piece| piece.text);
        let count = text.chars().filter(|&c| is_digit(c)).count();
        // One number in a row of seven columns has no total.
        let is_several = columns.len() >= 7 || text.starts_with('0') || count > MAX_LENGTH;
        count >= columns.len() && columns.len() > 1 && is_several && sequence.is_unbroken(*at)
    };
    rows.rows.iter().any(|row| is_glued(&row))
}

/// Whether white space parts the values of some row that was written without breaks.
pub fn has_spaces(sequence: &Sequence<'_>, rows: &Rows) -> bool {
    let is_unbroken = |row: &&Row| row.cells.first().is_some_and(|&at| sequence.is_unbroken(at));
    let has_several = |row: &Row| row.columns().len() > 1 && row.cells.len() > 1;
    rows.rows.iter().filter(is_unbroken).any(has_several)
}

/// Whether a piece is the rest of a number: 050398151.
fn is_rest(piece: &Piece<'_>) -> bool {
    let text = piece.text;
    text.len() > 1 && text.starts_with('0') && text.chars().all(is_digit)
}

/// Whether the totals of a row are the sums of its other values.
fn adds_up(fields: &[Option<Field>], pieces: &[Piece<'_>]) -> bool {
    let is_total = |field: &Option<Field>| field.is_some_and(|field| field.column_id() == "total");
    let value = |piece: &Piece<'_>| match pieces::kind(piece.text) {
        Kind::Number(number) => number.whole(),
        Kind::Placeholder => Some(0),
        _ => None,
    };
    let (mut sum, mut totals) = (0i64, 0);
    for (field, piece) in fields.iter().zip(pieces) {
        let Some(value) = value(piece) else { return false };
        if !is_total(field) {
            sum = sum.saturating_add(value);
        } else if value == std::mem::take(&mut sum) {
            totals += 1;
        } else {
            return false;
        }
    }
    totals > 0
}

/// Whether the columns of a row are those of the form, in its order.
fn is_whole_row(own: &[Option<Field>]) -> bool {
    let Some(Some(first)) = own.first() else { return false };
    let (table, row) = (first.table(), first.row_id());
    let is_one = |edition| {
        let printed = fields().filter(|f| f.table() == table && (table == TableId::Remedies || f.row_id() == row) && f.is_in(edition));
        printed.eq(own.iter().flatten().copied()) && own.iter().all(Option::is_some)
    };
    [crate::form::Edition::Y2019, crate::form::Edition::Y2021].into_iter().any(is_one)
}

/// A value of a row that was split, as a piece.
fn piece<'p>(text: &'p str, span: Span, beside: Beside<'p>) -> Piece<'p> {
    Piece { text, span, row: 0, start: 0, end: 0, rows: 1, wide: 0, kind: pieces::kind(text), beside }
}

/// The cell that a part of a row may be.
fn read(field: Field, column: Column, text: &str) -> Cell {
    value::cell(field, column.unit, &piece(text, Span::default(), Beside::default()), &mut Vec::new())
}

/// A value with the unit after its row, where it is an amount.
fn with_unit(field: Option<Field>, text: &str, unit: &str) -> String {
    if field.is_some_and(|field| field.unit().is_money()) { format!("{text}{unit}") } else { text.to_owned() }
}

/// Where the next marks of a row are, as many as `length`, where the source is known byte by byte; `at` counts those passed. White
/// space, and the end of a piece, may be within them.
fn place(pieces: &[Piece<'_>], at: &mut usize, length: usize) -> Option<Span> {
    let marks = pieces.iter().flat_map(|piece| {
        let is_exact = piece.span.range().len() == piece.text.len();
        let own = piece.text.char_indices().filter(|(_, c)| !c.is_whitespace());
        own.map(move |(from, c)| {
            let start = piece.span.start as usize + from;
            is_exact.then(|| Span::new(start, start + c.len_utf8()))
        })
    });
    let own = marks.skip(std::mem::replace(at, *at + length)).take(length);
    own.reduce(|first, last| Some(first?.to(last?))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_in_two_pieces_is_from_the_first_to_the_second() {
        // 0001　00010
        let pieces = [piece("0001", Span::new(10, 14), Beside::default()), piece("00010", Span::new(17, 22), Beside::default())];
        let mut at = 0;
        let places = [1, 1, 1, 2, 1, 1, 2].map(|length| place(&pieces, &mut at, length).map(Span::range));
        assert_eq!(places.map(Option::unwrap), [10..11, 11..12, 12..13, 13..18, 18..19, 19..20, 20..22]);
        assert_eq!(place(&pieces, &mut at, 1), None);
    }
}
