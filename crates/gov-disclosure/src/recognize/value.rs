//! From the text of a cell to its value in the unit of the field.

use rust_decimal::Decimal;

use super::pieces::{Kind, Piece};
use super::tables::column::HeaderUnit;
use crate::diagnostic::{Confidence, Diagnostic, catalogue};
use crate::document::{Role, Span};
use crate::form::{Field, FieldUnit};
use crate::lex::hanzi;
use crate::lex::number::{Gap, Number, Unit, trim};
use crate::report::{Amount, Cell, LARGEST, State, Value};

/// The cell of `field` that a piece makes, and what is wrong with it.
pub fn cell(field: Field, unit: HeaderUnit, piece: &Piece<'_>, out: &mut Vec<Diagnostic>) -> Cell {
    let raw = raw(piece);
    beside(field, piece, &raw, out);
    let mut cell = match piece.kind {
        Kind::Blank | Kind::Filler => {
            let state = if shows_something(piece) { State::Lost } else { State::Blank };
            return Cell { span: Some(piece.span).filter(|s| s.end > s.start), ..Cell::new(state) };
        }
        Kind::Placeholder => Cell::new(State::Placeholder),
        Kind::Word | Kind::Digits => illegible(field, piece.span, &raw, out),
        Kind::Number(number) => {
            if let Some(gap) = number.joined {
                joined(field, gap, number.value, piece.span, &raw, out);
            }
            match field.unit().is_money() {
                true => amount(field, unit, &number, piece.span, &raw, out),
                false => {
                    if unit == HeaderUnit::Other {
                        other_unit(field, piece.span, &raw, out);
                    }
                    count(field, &number, piece.span, &raw, out)
                }
            }
        }
    };
    cell.raw = Some(raw);
    cell.span = Some(piece.span);
    cell
}

/// Whether a cell without text is not empty to its reader.
fn shows_something(piece: &Piece<'_>) -> bool {
    let mut seen = [Role::NotText, Role::Struck].into_iter().flat_map(|role| piece.beside.with(role));
    !piece.beside.is_empty() && seen.next().is_some()
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

/// Tells of what is at the text of a cell and was not read as part of it.
fn beside(field: Field, piece: &Piece<'_>, raw: &str, out: &mut Vec<Diagnostic>) {
    if piece.beside.is_empty() {
        return;
    }
    let (name, id) = (field.name_zh(), field.id());
    let words = |role| piece.beside.with(role).map(|(_, text)| text).collect::<Vec<_>>().join("").trim().to_owned();
    let empty = !piece.kind.has_text();
    let struck = words(Role::Struck);
    if !struck.is_empty() {
        let (zh, en) = match empty {
            true => (
                format!("“{name}”：单元格中的“{struck}”已划去，别无内容，数值无法确定；请对照原件"),
                format!(
                    "{id}: everything in the cell, \"{struck}\", is struck out, so its value cannot be known; compare with the original"
                ),
            ),
            false => (
                format!("“{name}”：单元格中划去的“{struck}”未计入，按“{raw}”读取，请核对原件"),
                format!("{id}: \"{struck}\" is struck out in the cell and was left out; read as \"{raw}\", check the original"),
            ),
        };
        out.push(Diagnostic::new(&catalogue::STRUCK_TEXT, zh, en).with_fields([field]).at(piece.span));
    }
    let hidden = words(Role::Hidden);
    if hidden.contains(|c: char| c.is_numeric() || hanzi::is_numeral(c)) && hidden != trim(piece.text) {
        let (zh, en) = match empty {
            true => (
                format!("“{name}”：单元格中的“{hidden}”不可见，按空白读取，请核对原件"),
                format!("{id}: everything in the cell, \"{hidden}\", is not visible; read as an empty cell, check the original"),
            ),
            false => (
                format!("“{name}”：单元格中不可见的“{hidden}”未计入，按“{raw}”读取，请核对原件"),
                format!("{id}: \"{hidden}\" is not visible in the cell and was left out; read as \"{raw}\", check the original"),
            ),
        };
        out.push(Diagnostic::new(&catalogue::INVISIBLE_TEXT, zh, en).with_fields([field]).at(piece.span));
    }
    if piece.beside.with(Role::NotText).next().is_some() {
        let alternative = words(Role::NotText);
        let (zh_alternative, en_alternative) = match alternative.is_empty() {
            true => Default::default(),
            false => (format!("（“{alternative}”）"), format!(" (\"{alternative}\")")),
        };
        let (zh, en) = match empty {
            true => (
                format!("“{name}”：单元格显示的是图片、公式或控件{zh_alternative}，不是文字，数值无法读取；请对照原件"),
                format!(
                    "{id}: the cell shows a picture, a formula or a control{en_alternative}, which is not text, so its value cannot be read; compare with the original"
                ),
            ),
            false => (
                format!("“{name}”：单元格除“{raw}”外还显示图片、公式或控件{zh_alternative}，未能读取，请核对原件"),
                format!(
                    "{id}: beside \"{raw}\" the cell shows a picture, a formula or a control{en_alternative}, which was not read; check the original"
                ),
            ),
        };
        out.push(Diagnostic::new(&catalogue::NOT_TEXT, zh, en).with_fields([field]).at(piece.span));
    }
}

/// Tells of a number whose digits were joined.
fn joined(field: Field, gap: Gap, value: Decimal, span: Span, raw: &str, out: &mut Vec<Diagnostic>) {
    let (name, id) = (field.name_zh(), field.id());
    let (zh, en) = match gap {
        Gap::Line => (
            format!("“{name}”：单元格中的数字分写在几行（“{raw}”），按一个数 {value} 读取，也可能是两个数，请核对原件"),
            format!(
                "{id}: the digits of the cell are on several lines (\"{raw}\"); read as one number, {value}, and may be two: check the original"
            ),
        ),
        Gap::Space | Gap::Tab => (
            format!("“{name}”：单元格中的数字被空白拆开（“{raw}”），按 {value} 读取，请核对原件"),
            format!("{id}: the digits of the cell are separated by white space (\"{raw}\"); read as {value}, check the original"),
        ),
    };
    let confidence = if gap == Gap::Line { Confidence::Medium } else { Confidence::High };
    out.push(Diagnostic::new(&catalogue::SPLIT_NUMBER, zh, en).with_confidence(confidence).with_fields([field]).at(span));
}

fn illegible(field: Field, span: Span, raw: &str, out: &mut Vec<Diagnostic>) -> Cell {
    let zh = format!("“{}”：“{raw}”不是数值；请对照原件改为数字", field.name_zh());
    let en = format!("{}: \"{raw}\" is not a number; compare with the original", field.id());
    out.push(Diagnostic::new(&catalogue::UNREADABLE, zh, en).with_fields([field]).at(span));
    Cell::new(State::Illegible)
}

fn count(field: Field, number: &Number, span: Span, raw: &str, out: &mut Vec<Diagnostic>) -> Cell {
    let total = match number.total() {
        Some(total) if number.unit != Some(Unit::Money) => total.normalize(),
        _ => return illegible(field, span, raw, out),
    };
    if total.scale() > 0 {
        let zh = format!("“{}”：“{raw}”不是整数，而此填报项为件数", field.name_zh());
        let en = format!("{}: \"{raw}\" is not whole, but this field is a count", field.id());
        out.push(Diagnostic::new(&catalogue::NOT_WHOLE, zh, en).with_fields([field]).at(span));
        return Cell::new(State::Illegible);
    }
    let Some(value) = i64::try_from(total).ok().filter(|value| value.unsigned_abs() <= LARGEST.unsigned_abs()) else {
        return illegible(field, span, raw, out);
    };
    negative(field, value < 0, span, raw, out);
    Cell::reported(Value::Count(value))
}

/// Tells of a negative number where none can be.
pub fn negative(field: Field, negative: bool, span: Span, raw: &str, out: &mut Vec<Diagnostic>) {
    if negative && !field.may_be_negative() {
        let zh = format!("“{}”：“{raw}”为负数，此填报项不应有负数", field.name_zh());
        let en = format!("{}: \"{raw}\" is negative, which this field cannot be", field.id());
        out.push(Diagnostic::new(&catalogue::NEGATIVE, zh, en).with_fields([field]).at(span));
    }
}

fn other_unit(field: Field, span: Span, raw: &str, out: &mut Vec<Diagnostic>) {
    let zh = format!("“{}”：表头所注单位不是格式规定的单位，“{raw}”照录未折算，请核对", field.name_zh());
    let en = format!("{}: the header names another unit than the form; \"{raw}\" is given as written, check it", field.id());
    out.push(Diagnostic::new(&catalogue::UNIT, zh, en).with_fields([field]).at(span));
}

/// An amount in the unit of the field. The cell's own unit decides, then the header's.
fn amount(field: Field, unit: HeaderUnit, number: &Number, span: Span, raw: &str, out: &mut Vec<Diagnostic>) -> Cell {
    let in_myriads = field.unit() == FieldUnit::TenThousandYuan;
    let myriad = Decimal::from(10_000);
    let names_unit = number.unit == Some(Unit::Money) || number.multiplier > 1;
    if number.unit == Some(Unit::Count) {
        return illegible(field, span, raw, out);
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
    let Some(value) = value else { return illegible(field, span, raw, out) };
    let known = names_unit || in_ten_thousands || head_is_yuan;
    let cell_in_myriads = number.multiplier > 1;
    // Nothing is nothing in every unit.
    let differs = in_ten_thousands && !cell_in_myriads || head_is_yuan && cell_in_myriads;
    if names_unit && differs && !value.is_zero() {
        let zh = format!("“{}”：单元格“{raw}”的单位与表头不同，按单元格所注单位折算", field.name_zh());
        let en = format!("{}: the cell \"{raw}\" names another unit than its header; the cell's unit was used", field.id());
        out.push(Diagnostic::new(&catalogue::UNIT, zh, en).with_fields([field]).at(span));
    }
    if unit == HeaderUnit::Other && !names_unit {
        other_unit(field, span, raw, out);
    } else if !known {
        let zh = format!("“{}”：单元格和表头都未注明单位，数值照录", field.name_zh());
        let en = format!("{}: neither the cell nor its header names a unit; the number is given as written", field.id());
        out.push(Diagnostic::new(&catalogue::NO_UNIT, zh, en).with_fields([field]).at(span));
    }
    negative(field, value < Decimal::ZERO, span, raw, out);
    Cell { unit: Some(known.then(|| field.unit().as_str().to_owned())), ..Cell::reported(Value::Amount(Amount::new(value))) }
}
