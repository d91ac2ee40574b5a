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

/// A formula that is a number, or compares a cell with one: `629`, `A=629`.
fn formula(tokens: &[u8]) -> Option<String> {
    const INTEGER: u8 = 0x1E;
    const NUMBER: u8 = 0x1F;
    /// The first of these.
    const LESS: u8 = 0x09;
    const OPERATORS: [&str; 6] = ["<", "<=", "=", ">=", ">", "<>"];
    /// A cell of the sheet, as it is or from where the condition is asked, with row and column after it.
    const CELL: [u8; 2] = [0x04, 0x0C];
    let number = |tokens: &[u8]| match tokens.split_first()? {
        (&INTEGER, rest) => Some((short(rest, 0)?.to_string(), rest.get(2..)?.to_vec())),
        (&NUMBER, rest) => Some((f64::from_le_bytes(*rest.first_chunk()?).to_string(), rest.get(8..)?.to_vec())),
        _ => None,
    };
    let is_cell = tokens.first().is_some_and(|token| token & 0x60 != 0 && CELL.contains(&(token & 0x1F)));
    match is_cell {
        true => {
            let (number, rest) = number(tokens.get(5..)?)?;
            let [operator] = rest.as_slice() else { return None };
            Some(format!("A{}{number}", OPERATORS.get(usize::from(operator.checked_sub(LESS)?))?))
        }
        false => number(tokens).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number),
    }
}
