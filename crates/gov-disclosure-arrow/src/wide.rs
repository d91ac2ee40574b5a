//! A report a row.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{Decimal128Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field as Column, Schema, SchemaRef};
use gov_disclosure::{Cell, Field, Report, Value, fields};

use crate::columns::{Origin, Words, scaled, values, values_builder, words};
use crate::shape::Content;

/// File, body and year, then a column a field.
pub struct WideRows {
    content: Content,
    schema: SchemaRef,
    origin: Origin,
    columns: Vec<FieldColumn>,
    len: usize,
}

enum FieldColumn {
    Counts(Int64Builder),
    Amounts(Decimal128Builder),
    Words(Box<Words>),
    Text(StringBuilder),
}

impl FieldColumn {
    fn of(content: Content, field: Field) -> Self {
        match content {
            Content::Value | Content::Derived if field.unit().is_money() => Self::Amounts(values_builder()),
            Content::Value | Content::Derived => Self::Counts(Int64Builder::new()),
            Content::State => Self::Words(Box::default()),
            Content::Raw => Self::Text(StringBuilder::new()),
        }
    }

    fn schema(&self, name: &str) -> Column {
        match self {
            Self::Counts(_) => Column::new(name, DataType::Int64, true),
            Self::Amounts(_) => values(name),
            Self::Words(_) => words(name),
            Self::Text(_) => Column::new(name, DataType::Utf8, true),
        }
    }

    fn push(&mut self, content: Content, cell: Option<&Cell>) {
        let value = cell.and_then(|cell| match content {
            Content::Derived => cell.derived.as_ref().map(|derived| derived.value),
            _ => cell.comparable(),
        });
        match self {
            Self::Counts(column) => column.append_option(value.and_then(Value::as_count)),
            Self::Amounts(column) => column.append_option(value.and_then(scaled)),
            Self::Words(column) => column.append_option(cell.map(|cell| cell.state.as_str())),
            Self::Text(column) => column.append_option(cell.and_then(|cell| cell.raw.as_deref())),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Counts(column) => Arc::new(column.finish()),
            Self::Amounts(column) => Arc::new(column.finish()),
            Self::Words(column) => Arc::new(column.finish()),
            Self::Text(column) => Arc::new(column.finish()),
        }
    }
}

impl WideRows {
    pub fn new(content: Content) -> Self {
        let columns: Vec<FieldColumn> = fields().map(|field| FieldColumn::of(content, field)).collect();
        let described = fields().zip(&columns).map(|(field, column)| {
            let about = [("field", field.id().to_owned()), ("label", field.name_zh()), ("unit", field.unit().as_str().to_owned())];
            let about: HashMap<String, String> = about.map(|(key, value)| (key.to_owned(), value)).into();
            column.schema(field.column()).with_metadata(about)
        });
        let schema = Arc::new(Schema::new(Origin::columns().into_iter().chain(described).collect::<Vec<_>>()));
        Self { content, schema, origin: Origin::default(), columns, len: 0 }
    }

    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn push(&mut self, report: &Report) {
        self.origin.push(report);
        for (field, column) in fields().zip(&mut self.columns) {
            column.push(self.content, report.cell(field));
        }
        self.len += 1;
    }

    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        self.len = 0;
        let columns = self.origin.finish().into_iter().chain(self.columns.iter_mut().map(FieldColumn::finish)).collect();
        RecordBatch::try_new(self.schema(), columns)
    }
}
