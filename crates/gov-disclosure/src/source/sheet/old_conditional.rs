//! Formats that an old workbook gives to cells by their values, as far as they hide them.

use super::conditional::Conditions;
use super::number;
use super::record::{long, short, text};

/// The kinds of records: the ranges of some conditions, and each of them.
pub const RANGES: u16 = 0x1B0;
pub const CONDITION: u16 = 0x1B1;

/// The ranges of conditions: first row and column, last row and column.
pub fn ranges(data: &[u8]) -> Vec<[u32; 4]> {
    let listed = data.get(14..).unwrap_or_default().as_chunks::<8>().0.iter();
    listed.filter_map(|range| Some([short(range, 0)?, short(range, 4)?, short(range, 2)?, short(range, 6)?])).collect()
}

/// Takes in a condition for these ranges, where its format hides what is in a cell.
pub fn take(data: &[u8], ranges: &[[u32; 4]], is_white: impl Fn(u32) -> bool, conditions: &mut Conditions) -> Option<()> {
    const OPERATORS: [&str; 8] =
        ["between", "notBetween", "equal", "notEqual", "greaterThan", "lessThan", "greaterThanOrEqual", "lessThanOrEqual"];
    let (kind, operator) = (*data.first()?, usize::from(*data.get(1)?));
    let (first, second) = (short(data, 2)? as usize, short(data, 4)? as usize);
    let formulas = data.get(data.len().checked_sub(first + second)?..)?;
    let (first, second) = formulas.split_at_checked(first)?;
    if !hides(data.get(6..)?, is_white)? {
        return None;
    }
    let (kind, operator) = match kind {
        1 => ("cellIs", *OPERATORS.get(operator.checked_sub(1)?)?),
        _ => ("expression", ""),
    };
    conditions.push(ranges.to_vec(), kind, operator, [first, second].into_iter().map_while(formula).collect());
    Some(())
}

/// Whether a format shows white letters on no ground of its own, or numbers as nothing.
fn hides(format: &[u8], is_white: impl Fn(u32) -> bool) -> Option<bool> {
    const NUMBER: u32 = 1 << 25;
    const FONT: u32 = 1 << 26;
    const PATTERN: u32 = 1 << 29;
    /// Where the colour of the letters is.
    const COLOUR: usize = 80;
    let (has, user) = (long(format, 0)?, short(format, 4)? & 1 == 1);
    let mut rest = format.get(6..)?;
    let mut is_nothing = false;
    if has & NUMBER != 0 {
        let length = if user { short(rest, 0)? as usize } else { 2 };
        if user {
            let format = text(rest.get(2..length)?)?;
            is_nothing = number::is_hidden(Some(1.0), &format);
        }
        rest = rest.get(length..)?;
    }
    let letters = if has & FONT != 0 { long(rest, COLOUR) } else { None };
    Some(is_nothing || has & PATTERN == 0 && letters.is_some_and(is_white))
}

/// A formula that is a number, or compares a cell of the same row with one: `629`, `@=629` of the cell itself, `$B@=629`.
fn formula(tokens: &[u8]) -> Option<String> {
    const INTEGER: u8 = 0x1E;
    const NUMBER: u8 = 0x1F;
    /// The first of these.
    const LESS: u8 = 0x09;
    const OPERATORS: [&str; 6] = ["<", "<=", "=", ">=", ">", "<>"];
    /// A cell of the sheet, as it is or from where the condition is asked, with row and column after it.
    const CELL: u8 = 0x04;
    const RELATIVE: u8 = 0x0C;
    const ROW_MOVES: u32 = 0x8000;
    const COLUMN_MOVES: u32 = 0x4000;
    let number = |tokens: &[u8]| match tokens.split_first()? {
        (&INTEGER, rest) => Some((short(rest, 0)?.to_string(), rest.get(2..)?.to_vec())),
        (&NUMBER, rest) => Some((f64::from_le_bytes(*rest.first_chunk()?).to_string(), rest.get(8..)?.to_vec())),
        _ => None,
    };
    let kind = tokens.first().filter(|token| *token & 0x60 != 0).map(|token| token & 0x1F);
    match kind.is_some_and(|kind| matches!(kind, CELL | RELATIVE)) {
        true => {
            let (number, rest) = number(tokens.get(5..)?)?;
            let [operator] = rest.as_slice() else { return None };
            let (row, column) = (short(tokens, 1)?, short(tokens, 3)?);
            let (row_moves, column_moves) = (column & ROW_MOVES != 0, column & COLUMN_MOVES != 0);
            let (is_own_row, is_own_column) = match kind {
                Some(RELATIVE) => (row_moves && row == 0, column_moves && column & 0xFF == 0),
                _ => (row_moves, column_moves),
            };
            // The cell itself, or one in a column of its row.
            let own = if is_own_column { "@".to_owned() } else { format!("${}@", letters(column & 0xFF)?) };
            let cell = Some(own).filter(|_| is_own_row)?;
            Some(format!("{cell}{}{number}", OPERATORS.get(usize::from(operator.checked_sub(LESS)?))?))
        }
        false => number(tokens).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number),
    }
}

/// The letters of a column, which has no more than two.
fn letters(column: u32) -> Option<String> {
    let letter = |number: u32| char::from_u32(u32::from(b'A') + number % 26);
    let first = (column / 26).checked_sub(1).map(letter);
    Some(first.into_iter().flatten().chain(letter(column)).collect())
}
