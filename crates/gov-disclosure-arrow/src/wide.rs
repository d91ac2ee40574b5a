//! One report per row.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema, SchemaRef};
use gov_disclosure::{Report, Value};

use crate::columns::Origin;
use crate::shape::{CellColumn, Columns, Content, Numbers};
use crate::table::{Builder, Item, Kind};

/// File, body and year, then a column a field.
pub struct WideRows {
    content: Content,
    schema: SchemaRef,
    origin: Origin,
    columns: Vec<(CellColumn, Kind, Builder)>,
    len: usize,
}

/// What a column holds; whole numbers are floats too where those are asked for.
fn kind(content: Content, column: CellColumn, numbers: Numbers) -> Kind {
    match content {
        Content::Value | Content::Derived if column.is_money() || numbers == Numbers::Float => Kind::Value,
        Content::Value | Content::Derived => Kind::Count,
        Content::State => Kind::Words,
        Content::Raw => Kind::Text,
    }
}

fn item(content: Content, kind: Kind, column: CellColumn, report: &Report) -> Item<'_> {
    let field = if let CellColumn::Field(field) = column { report.cell(field) } else { None };
    let figure = column.figure(report);
    let value = match content {
        Content::State => return field.map(|cell| cell.state.as_str()).or(figure.map(|figure| figure.state.as_str())).into(),
        Content::Raw => {
            return field.and_then(|cell| cell.raw.as_deref()).or_else(|| figure.and_then(|figure| figure.raw.as_deref())).into();
        }
        Content::Value => column.value(report),
        Content::Derived => {
            let of_field = field.and_then(|cell| cell.derived.as_ref()).map(|derived| derived.value);
            of_field.or_else(|| figure.and_then(|figure| figure.derived.as_ref()).map(|derived| derived.value))
        }
    };
    if kind == Kind::Count { value.and_then(Value::as_count).into() } else { value.into() }
}

/// What the schema says of a column.
fn about(column: CellColumn) -> HashMap<String, String> {
    let about = match column {
        CellColumn::Field(field) => [
            ("field", field.id().to_owned()),
            ("label", field.name_zh()),
            ("label_en", field.name_en()),
            ("unit", field.unit().as_str().to_owned()),
        ],
        CellColumn::Statistic(cell) => [
            ("field", cell.id().to_owned()),
            ("label", cell.label().to_owned()),
            ("label_en", cell.id().to_owned()),
            ("unit", cell.unit().to_owned()),
        ],
    };
    about.map(|(key, value)| (key.to_owned(), value)).into()
}

impl WideRows {
    pub fn new(content: Content, columns: Columns, numbers: Numbers) -> Self {
        let build = |column: CellColumn| {
            let kind = kind(content, column, numbers);
            (column, kind, Builder::new(kind, numbers))
        };
        let columns: Vec<_> = columns.list().into_iter().map(build).collect();
        let described = columns.iter().map(|(column, _, builder)| builder.column(&column.name()).with_metadata(about(*column)));
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
        for (column, kind, builder) in &mut self.columns {
            builder.push(item(self.content, *kind, *column, report));
        }
        self.len += 1;
    }

    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        self.len = 0;
        let columns = self.origin.finish().into_iter().chain(self.columns.iter_mut().map(|(.., column)| column.finish())).collect();
        RecordBatch::try_new(self.schema(), columns)
    }
}
