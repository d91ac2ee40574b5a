//! Types of columns, and the columns that say which report a row is about.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{Decimal128Builder, Int16Builder, StringDictionaryBuilder};
use arrow_array::types::Int32Type;
use arrow_schema::{DataType, Field as Column};
use gov_disclosure::{Report, Value};

/// Digits of a value, altogether: what the decimals of Arrow, Parquet and duckdb hold.
pub const AMOUNT_DIGITS: u8 = 38;

/// Digits of a value after the decimal point: a ten-thousandth of a fen for amounts in 万元. What is finer is rounded
/// half to even; the text as written is in `raw`.
pub const AMOUNT_SCALE: i8 = 10;

/// A column of words that come back again and again.
pub type Words = StringDictionaryBuilder<Int32Type>;

/// A column of words, as a schema has it.
pub fn words(name: &str) -> Column {
    Column::new(name, DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)), true)
}

/// A column of values, as a schema has it.
pub fn values(name: &str) -> Column {
    Column::new(name, DataType::Decimal128(AMOUNT_DIGITS, AMOUNT_SCALE), true)
}

/// A builder of a column of values.
pub fn values_builder() -> Decimal128Builder {
    Decimal128Builder::new().with_data_type(DataType::Decimal128(AMOUNT_DIGITS, AMOUNT_SCALE))
}

/// A value in the scale of its column; `None` where it does not fit.
pub fn scaled(value: Value) -> Option<i128> {
    match value {
        Value::Count(count) => i128::from(count).checked_mul(10_i128.pow(AMOUNT_SCALE.unsigned_abs().into())),
        Value::Amount(amount) => amount.scaled(AMOUNT_SCALE.unsigned_abs().into()),
    }
}

/// Which report a row is about: its file, body and year.
#[derive(Default)]
pub struct Origin {
    source: Words,
    agency: Words,
    year: Int16Builder,
}

impl Origin {
    /// The columns, as a schema has them.
    pub fn columns() -> [Column; 3] {
        [words("source"), words("agency"), Column::new("year", DataType::Int16, true)]
    }

    /// Adds a row.
    pub fn push(&mut self, report: &Report) {
        self.source.append_option(report.source.label());
        self.agency.append_option(report.meta.agency.as_deref());
        self.year.append_option(report.meta.year.and_then(|year| i16::try_from(year).ok()));
    }

    /// Takes the columns.
    pub fn finish(&mut self) -> [ArrayRef; 3] {
        [Arc::new(self.source.finish()), Arc::new(self.agency.finish()), Arc::new(self.year.finish())]
    }
}
