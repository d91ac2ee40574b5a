//! One cell per row.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{ArrayBuilder, Int32Builder, StringBuilder};
use arrow_schema::{ArrowError, DataType, Field as Column, Schema, SchemaRef};
use gov_disclosure::{CellRow, Report};

use crate::columns::{Origin, Words, words};
use crate::shape::Numbers;
use crate::table::{Builder, Kind};

fn schema(value: &Builder) -> SchemaRef {
    let mut columns = Origin::columns().to_vec();
    columns.extend(["table", "form", "field", "state"].map(words));
    columns.extend([value.column("value"), words("unit"), Column::new("raw", DataType::Utf8, true), value.column("derived")]);
    columns.extend([Column::new("line", DataType::Int32, true), words("provenance")]);
    Arc::new(Schema::new(columns))
}

/// The columns of [`CellRow`].
pub struct CellRows {
    schema: SchemaRef,
    origin: Origin,
    table: Words,
    form: Words,
    field: Words,
    state: Words,
    value: Builder,
    unit: Words,
    raw: StringBuilder,
    derived: Builder,
    line: Int32Builder,
    provenance: Words,
}

impl CellRows {
    pub fn new(numbers: Numbers) -> Self {
        let value = Builder::new(Kind::Value, numbers);
        Self {
            schema: schema(&value),
            origin: Origin::default(),
            table: Words::new(),
            form: Words::new(),
            field: Words::new(),
            state: Words::new(),
            value,
            unit: Words::new(),
            raw: StringBuilder::new(),
            derived: Builder::new(Kind::Value, numbers),
            line: Int32Builder::new(),
            provenance: Words::new(),
        }
    }

    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    pub fn len(&self) -> usize {
        self.line.len()
    }

    pub fn push(&mut self, report: &Report) {
        for row in report.rows() {
            // The file, body and year of a row are those of its report.
            let CellRow { source: _, agency: _, year: _, table, form, field, state, value, unit, raw, derived, line, provenance } = row;
            self.origin.push(report);
            self.table.append_value(table);
            self.form.append_option(form);
            self.field.append_value(field.id());
            self.state.append_value(state.as_str());
            self.value.push(value.into());
            self.unit.append_option(unit);
            self.raw.append_option(raw);
            self.derived.push(derived.into());
            self.line.append_option(line.and_then(|line| i32::try_from(line).ok()));
            self.provenance.append_value(provenance.as_str());
        }
    }

    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        let mut columns = self.origin.finish().to_vec();
        columns.extend([
            Arc::new(self.table.finish()) as _,
            Arc::new(self.form.finish()) as _,
            Arc::new(self.field.finish()) as _,
            Arc::new(self.state.finish()) as _,
            self.value.finish(),
            Arc::new(self.unit.finish()) as _,
            Arc::new(self.raw.finish()) as _,
            self.derived.finish(),
            Arc::new(self.line.finish()) as _,
            Arc::new(self.provenance.finish()) as _,
        ]);
        RecordBatch::try_new(self.schema(), columns)
    }
}
