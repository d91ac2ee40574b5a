//! What is in a row of a column, for writers that take one value at a time.

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Float64Type, Int16Type, Int32Type, Int64Type};
use arrow_array::{Array, Decimal128Array};
use arrow_schema::DataType;

use crate::columns::AMOUNT_SCALE;

/// A value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum<'a> {
    /// None.
    Null,
    /// Text.
    Text(&'a str),
    /// A whole number.
    Integer(i64),
    /// A number as its decimal text, as short as it can be.
    Decimal(String),
    /// A float.
    Float(f64),
    /// Several texts.
    Texts(Vec<String>),
}

/// The value of a column of a [`Panel`](crate::Panel) in a row.
pub fn datum(column: &dyn Array, row: usize) -> Datum<'_> {
    if row >= column.len() || column.is_null(row) {
        return Datum::Null;
    }
    match column.data_type() {
        DataType::Utf8 => Datum::Text(column.as_string::<i32>().value(row)),
        DataType::Dictionary(..) => {
            let words = column.as_dictionary::<Int32Type>();
            let at = words.key(row);
            at.map_or(Datum::Null, |at| Datum::Text(words.values().as_string::<i32>().value(at)))
        }
        DataType::Int16 => Datum::Integer(column.as_primitive::<Int16Type>().value(row).into()),
        DataType::Int32 => Datum::Integer(column.as_primitive::<Int32Type>().value(row).into()),
        DataType::Int64 => Datum::Integer(column.as_primitive::<Int64Type>().value(row)),
        DataType::Float64 => Datum::Float(column.as_primitive::<Float64Type>().value(row)),
        DataType::Decimal128(..) => Datum::Decimal(decimal(column.as_primitive::<Decimal128Type>(), row)),
        DataType::List(_) => {
            let texts = column.as_list::<i32>().value(row);
            Datum::Texts(texts.as_string::<i32>().iter().flatten().map(str::to_owned).collect())
        }
        _ => Datum::Null,
    }
}

/// A decimal without zeros at its end.
fn decimal(column: &Decimal128Array, row: usize) -> String {
    let digits = usize::from(AMOUNT_SCALE.unsigned_abs());
    let value = column.value(row);
    let text = format!("{:0width$}", value.unsigned_abs(), width = digits + 1);
    let (whole, fraction) = text.split_at(text.len() - digits);
    let fraction = fraction.trim_end_matches('0');
    let sign = if value < 0 { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use arrow_array::Int64Array;

    use super::*;
    use crate::columns::AMOUNT_DIGITS;

    #[test]
    fn decimals_are_as_short_as_they_can_be() {
        let scale = 10_i128.pow(10);
        let column = Decimal128Array::from(vec![Some(62 * scale), Some(-scale / 2), Some(0), None, Some(1)]);
        let Ok(column) = column.with_precision_and_scale(AMOUNT_DIGITS, AMOUNT_SCALE) else { return assert_eq!(1, 2) };
        let text = |text: &str| Datum::Decimal(text.to_owned());
        let all: Vec<_> = (0..6).map(|row| datum(&column, row)).collect();
        assert_eq!(all, [text("62"), text("-0.5"), text("0"), Datum::Null, text("0.0000000001"), Datum::Null]);
        assert_eq!(datum(&Int64Array::from(vec![7]), 0), Datum::Integer(7));
    }
}
