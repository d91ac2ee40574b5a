//! Tables whose columns are a list: built a row at a time.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::builder::{Decimal128Builder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field as Column, Schema, SchemaRef};
use gov_disclosure::Value;

use crate::columns::{Words, scaled, values, values_builder, words};
use crate::shape::Numbers;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words that come back again and again.
    Words,
    /// Text.
    Text,
    /// Whole numbers.
    Count,
    /// Values of cells or of the prose: decimals, or floats where those are asked for.
    Value,
    /// Rates.
    Float,
}

/// What is in a row of a column; what is not of the column's kind is null.
pub enum Item<'a> {
    Text(Option<Cow<'a, str>>),
    Count(Option<i64>),
    Value(Option<Value>),
    Float(Option<f64>),
}

impl<'a> From<&'a str> for Item<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Some(Cow::Borrowed(text)))
    }
}

impl<'a> From<Option<&'a str>> for Item<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self::Text(text.map(Cow::Borrowed))
    }
}

impl<'a> From<&'a Option<String>> for Item<'a> {
    fn from(text: &'a Option<String>) -> Self {
        Self::Text(text.as_deref().map(Cow::Borrowed))
    }
}

impl From<usize> for Item<'_> {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).ok())
    }
}

impl From<Option<i64>> for Item<'_> {
    fn from(count: Option<i64>) -> Self {
        Self::Count(count)
    }
}

impl From<Option<Value>> for Item<'_> {
    fn from(value: Option<Value>) -> Self {
        Self::Value(value)
    }
}

impl From<Option<f64>> for Item<'_> {
    fn from(value: Option<f64>) -> Self {
        Self::Float(value)
    }
}

/// A column under construction.
pub enum Builder {
    Words(Box<Words>),
    Text(StringBuilder),
    Count(Int64Builder),
    Decimal(Decimal128Builder),
    Float(Float64Builder),
}

impl Builder {
    pub fn new(kind: Kind, numbers: Numbers) -> Self {
        match (kind, numbers) {
            (Kind::Words, _) => Self::Words(Box::default()),
            (Kind::Text, _) => Self::Text(StringBuilder::new()),
            (Kind::Count, _) => Self::Count(Int64Builder::new()),
            (Kind::Value, Numbers::Exact) => Self::Decimal(values_builder()),
            (Kind::Value, Numbers::Float) | (Kind::Float, _) => Self::Float(Float64Builder::new()),
        }
    }

    pub fn column(&self, name: &str) -> Column {
        match self {
            Self::Words(_) => words(name),
            Self::Text(_) => Column::new(name, DataType::Utf8, true),
            Self::Count(_) => Column::new(name, DataType::Int64, true),
            Self::Decimal(_) => values(name),
            Self::Float(_) => Column::new(name, DataType::Float64, true),
        }
    }

    pub fn push(&mut self, item: Item<'_>) {
        match (self, item) {
            (Self::Words(column), Item::Text(text)) => column.append_option(text.as_deref()),
            (Self::Text(column), Item::Text(text)) => column.append_option(text.as_deref()),
            (Self::Count(column), Item::Count(count)) => column.append_option(count),
            (Self::Decimal(column), Item::Value(value)) => column.append_option(value.and_then(scaled)),
            (Self::Float(column), Item::Value(value)) => column.append_option(value.map(float)),
            (Self::Float(column), Item::Float(value)) => column.append_option(value),
            (column, _) => column.skip(),
        }
    }

    fn skip(&mut self) {
        match self {
            Self::Words(column) => column.append_null(),
            Self::Text(column) => column.append_null(),
            Self::Count(column) => column.append_null(),
            Self::Decimal(column) => column.append_null(),
            Self::Float(column) => column.append_null(),
        }
    }

    pub fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Words(column) => Arc::new(column.finish()),
            Self::Text(column) => Arc::new(column.finish()),
            Self::Count(column) => Arc::new(column.finish()),
            Self::Decimal(column) => Arc::new(column.finish()),
            Self::Float(column) => Arc::new(column.finish()),
        }
    }
}

/// The nearest float: exact for counts, which are whole numbers below 2⁵³.
pub fn float(value: Value) -> f64 {
    match value {
        Value::Count(count) => count as f64,
        Value::Amount(amount) => amount.to_string().parse().unwrap_or(f64::NAN),
    }
}

/// A table under construction.
pub struct Table {
    schema: SchemaRef,
    builders: Vec<Builder>,
    len: usize,
}

impl Table {
    pub fn new(columns: &[(&str, Kind)], numbers: Numbers) -> Self {
        let builders: Vec<Builder> = columns.iter().map(|&(_, kind)| Builder::new(kind, numbers)).collect();
        let described = columns.iter().zip(&builders).map(|((name, _), builder)| builder.column(name));
        let schema = Arc::new(Schema::new(described.collect::<Vec<_>>()));
        Self { schema, builders, len: 0 }
    }

    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// Adds a row, its items in the order of the columns; what is missing at its end is null.
    pub fn push<'a>(&mut self, row: impl IntoIterator<Item = Item<'a>>) {
        let mut items = row.into_iter();
        for builder in &mut self.builders {
            match items.next() {
                Some(item) => builder.push(item),
                None => builder.skip(),
            }
        }
        self.len += 1;
    }

    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        self.len = 0;
        RecordBatch::try_new(self.schema(), self.builders.iter_mut().map(Builder::finish).collect())
    }
}
