//! From the text of a cell to its value in the unit of the field.

use super::beside;
use super::finding::Finding;
use rust_decimal::Decimal;

use super::pieces::{Kind, Piece};
use super::tables::column::HeaderUnit;
use crate::diagnostic::{Confidence, catalogue};
use crate::document::Role;
use crate::fact::{self, Reading, Written};
use crate::form::{Field, FieldUnit};
use crate::lex::number::{Gap, Number, Unit, trim};
use crate::report::{Amount, Cell, LARGEST, State, Value};

/// The cell of `field` that a piece makes, and what is wrong with it; all of it is where the piece is.
pub fn cell(field: Field, unit: HeaderUnit, piece: &Piece<'_>, out: &mut Vec<Finding>) -> Cell {
    let raw = raw(piece);
    let read = piece.kind.has_text().then_some(raw.as_str());
    out.extend(beside::findings(|| field.name_zh().to_owned(), piece.text, piece.beside, read).map(|found| found.with_fields([field])));
    let mut cell = match piece.kind {
        Kind::Blank | Kind::Filler => {
            let state = if beside::shows_something(piece.beside) { State::Lost } else { State::Blank };
            return Cell::new(state);
        }
        Kind::Placeholder => Cell::new(State::Placeholder),
        Kind::Word | Kind::Digits => illegible(field, &raw, out),
        Kind::Number(number) => {
            if let Some(gap) = number.joined {
                joined(field, gap, number.value, &raw, out);
            }
            match field.unit().is_money() {
                true => amount(field, unit, &number, &raw, out),
                false => {
                    if unit == HeaderUnit::Other {
                        other_unit(field, &raw, out);
                    }
                    count(field, &number, &raw, out)
                }
            }
        }
    };
    cell.raw = Some(raw);
    cell
}

/// The text of a cell in one line, with its marks.
fn raw(piece: &Piece<'_>) -> String {
    let mut text = trim(piece.text).to_owned();
    if !piece.beside.is_empty() {
        text = piece.text.to_owned();
        let marks: Vec<_> = piece.beside.with(Role::Mark).collect();
        for (at, mark) in marks.into_iter().rev().filter(|(at, _)| piece.text.is_char_boundary(*at)) {
            text.insert_str(at, &mark.chars().map(raised).collect::<String>());
        }
    }
    match text.contains(char::is_whitespace) {
        true => text.split_whitespace().collect::<Vec<_>>().join(" "),
        false => text,
    }
}

/// A digit as a raised one, which nobody takes for one of the number it is at.
fn raised(c: char) -> char {
    let digit = c.to_digit(10).and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize));
    digit.unwrap_or(c)
}

/// Tells of a number whose digits were joined.
fn joined(field: Field, gap: Gap, value: Decimal, raw: &str, out: &mut Vec<Finding>) {
    let fact = Reading::Joined { field, raw: raw.to_owned(), value, on_lines: gap == Gap::Line };
    let confidence = if gap == Gap::Line { Confidence::Medium } else { Confidence::High };
    out.push(Finding::of(&catalogue::SPLIT_NUMBER, fact).with_confidence(confidence).with_fields([field]));
}

fn written(field: Field, raw: &str) -> Written {
    Written { field, raw: raw.to_owned() }
}

fn illegible(field: Field, raw: &str, out: &mut Vec<Finding>) -> Cell {
    out.push(Finding::of(&catalogue::UNREADABLE, fact::Value::Unreadable(written(field, raw))).with_fields([field]));
    Cell::new(State::Illegible)
}

fn count(field: Field, number: &Number, raw: &str, out: &mut Vec<Finding>) -> Cell {
    let total = match number.total() {
        Some(total) if number.unit != Some(Unit::Money) => total.normalize(),
        _ => return illegible(field, raw, out),
    };
    if total.scale() > 0 {
        out.push(Finding::of(&catalogue::NOT_WHOLE, fact::Value::NotWhole(written(field, raw))).with_fields([field]));
        return Cell::new(State::Illegible);
    }
    let Some(value) = i64::try_from(total).ok().filter(|value| value.unsigned_abs() <= LARGEST.unsigned_abs()) else {
        return illegible(field, raw, out);
    };
    negative(field, value < 0, raw, out);
    Cell::reported(Value::Count(value))
}

/// Tells of a negative number where none can be.
pub fn negative(field: Field, negative: bool, raw: &str, out: &mut Vec<Finding>) {
    if negative && !field.may_be_negative() {
        out.push(Finding::of(&catalogue::NEGATIVE, fact::Value::Negative(written(field, raw))).with_fields([field]));
    }
}

fn other_unit(field: Field, raw: &str, out: &mut Vec<Finding>) {
    out.push(Finding::of(&catalogue::UNIT, fact::Value::OtherUnit(written(field, raw))).with_fields([field]));
}

/// An amount in the unit of the field. The cell's own unit decides, then the header's.
fn amount(field: Field, unit: HeaderUnit, number: &Number, raw: &str, out: &mut Vec<Finding>) -> Cell {
    let in_myriads = field.unit() == FieldUnit::TenThousandYuan;
    let myriad = Decimal::from(10_000);
    let names_unit = number.unit == Some(Unit::Money) || number.multiplier > 1;
    if number.unit == Some(Unit::Count) {
        return illegible(field, raw, out);
    }
    let (in_ten_thousands, head_is_yuan) = (unit == HeaderUnit::TenThousandYuan, unit == HeaderUnit::Yuan);
    let value = if names_unit {
        number.total().and_then(|yuan| if in_myriads { yuan.checked_div(myriad) } else { Some(yuan) })
    } else if in_ten_thousands && !in_myriads {
        number.value.checked_mul(myriad)
    } else if head_is_yuan && in_myriads {
        number.value.checked_div(myriad)
    } else {
        Some(number.value)
    };
    let Some(value) = value else { return illegible(field, raw, out) };
    let known = names_unit || in_ten_thousands || head_is_yuan;
    let cell_in_myriads = number.multiplier > 1;
    // Nothing is nothing in every unit.
    let differs = in_ten_thousands && !cell_in_myriads || head_is_yuan && cell_in_myriads;
    if names_unit && differs && !value.is_zero() {
        out.push(Finding::of(&catalogue::UNIT, fact::Value::CellUnit(written(field, raw))).with_fields([field]));
    }
    if unit == HeaderUnit::Other && !names_unit {
        other_unit(field, raw, out);
    } else if !known {
        out.push(Finding::of(&catalogue::NO_UNIT, fact::Value::NoUnit(field)).with_fields([field]));
    }
    negative(field, value < Decimal::ZERO, raw, out);
    Cell { unit: known.then(|| field.unit().as_str().to_owned()), ..Cell::reported(Value::Amount(Amount::new(value))) }
}
