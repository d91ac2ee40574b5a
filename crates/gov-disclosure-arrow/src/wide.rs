//! A report a row.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema, SchemaRef};
use gov_disclosure::{Cell, Field, Report, Value, fields};

use crate::columns::Origin;
use crate::shape::{Content, Numbers};
use crate::table::{Builder, Item, Kind};

/// File, body and year, then a column a field.
pub struct WideRows {
    content: Content,
    schema: SchemaRef,
    origin: Origin,
    columns: Vec<(Kind, Builder)>,
    len: usize,
}

/// What a column holds; whole numbers are floats too where those are asked for.
fn kind(content: Content, field: Field, numbers: Numbers) -> Kind {
    match content {
        Content::Value | Content::Derived if field.unit().is_money() || numbers == Numbers::Float => Kind::Value,
        Content::Value | Content::Derived => Kind::Count,
        Content::State => Kind::Words,
        Content::Raw => Kind::Text,
    }
}

fn item(content: Content, kind: Kind, cell: Option<&Cell>) -> Item<'_> {
    let value = match content {
        Content::State => return cell.map(|cell| cell.state.as_str()).into(),
        Content::Raw => return cell.and_then(|cell| cell.raw.as_deref()).into(),
        Content::Value => cell.and_then(Cell::comparable),
        Content::Derived => cell.and_then(|cell| cell.derived.as_ref()).map(|derived| derived.value),
    };
    if kind == Kind::Count { value.and_then(Value::as_count).into() } else { value.into() }
}

impl WideRows {
    pub fn new(content: Content, numbers: Numbers) -> Self {
        let kinds = fields().map(|field| kind(content, field, numbers));
        let columns: Vec<_> = kinds.map(|kind| (kind, Builder::new(kind, numbers))).collect();
        let described = fields().zip(&columns).map(|(field, (_, column))| {
            let about = [
                ("field", field.id().to_owned()),
                ("label", field.name_zh()),
                ("label_en", field.name_en()),
                ("unit", field.unit().as_str().to_owned()),
            ];
            let about: HashMap<String, String> = about.map(|(key, value)| (key.to_owned(), value)).into();
            column.column(field.column()).with_metadata(about)
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
        for (field, (kind, column)) in fields().zip(&mut self.columns) {
            column.push(item(self.content, *kind, report.cell(field)));
        }
        self.len += 1;
    }

    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        self.len = 0;
        let columns = self.origin.finish().into_iter().chain(self.columns.iter_mut().map(|(_, column)| column.finish())).collect();
        RecordBatch::try_new(self.schema(), columns)
    }
}
