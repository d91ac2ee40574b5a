//! A cell a row.

use std::sync::{Arc, LazyLock};

use arrow_array::RecordBatch;
use arrow_array::builder::{ArrayBuilder, Decimal128Builder, Int32Builder, StringBuilder};
use arrow_schema::{ArrowError, DataType, Field as Column, Schema, SchemaRef};
use gov_disclosure::{Report, Row};

use crate::columns::{Origin, Words, scaled, values, values_builder, words};

static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let mut columns = Origin::columns().to_vec();
    columns.extend(["table", "form", "field", "state"].map(words));
    columns.extend([values("value"), words("unit"), Column::new("raw", DataType::Utf8, true), values("derived")]);
    columns.push(Column::new("line", DataType::Int32, true));
    Arc::new(Schema::new(columns))
});

/// The columns of [`Row`].
pub struct CellRows {
    origin: Origin,
    table: Words,
    form: Words,
    field: Words,
    state: Words,
    value: Decimal128Builder,
    unit: Words,
    raw: StringBuilder,
    derived: Decimal128Builder,
    line: Int32Builder,
}

impl Default for CellRows {
    fn default() -> Self {
        Self {
            origin: Origin::default(),
            table: Words::new(),
            form: Words::new(),
            field: Words::new(),
            state: Words::new(),
            value: values_builder(),
            unit: Words::new(),
            raw: StringBuilder::new(),
            derived: values_builder(),
            line: Int32Builder::new(),
        }
    }
}

impl CellRows {
    pub fn schema(&self) -> SchemaRef {
        SCHEMA.clone()
    }

    pub fn len(&self) -> usize {
        self.line.len()
    }

    pub fn push(&mut self, report: &Report) {
        for row in report.cells() {
            // The file, body and year of a row are those of its report.
            let Row { source: _, agency: _, year: _, table, form, field, state, value, unit, raw, derived, line } = row;
            self.origin.push(report);
            self.table.append_value(table);
            self.form.append_option(form);
            self.field.append_value(field.id());
            self.state.append_value(state.as_str());
            self.value.append_option(value.and_then(scaled));
            self.unit.append_option(unit);
            self.raw.append_option(raw);
            self.derived.append_option(derived.and_then(scaled));
            self.line.append_option(line.and_then(|line| i32::try_from(line).ok()));
        }
    }

    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        let mut columns = self.origin.finish().to_vec();
        columns.extend([
            Arc::new(self.table.finish()) as _,
            Arc::new(self.form.finish()) as _,
            Arc::new(self.field.finish()) as _,
            Arc::new(self.state.finish()) as _,
            Arc::new(self.value.finish()) as _,
            Arc::new(self.unit.finish()) as _,
            Arc::new(self.raw.finish()) as _,
            Arc::new(self.derived.finish()) as _,
            Arc::new(self.line.finish()) as _,
        ]);
        RecordBatch::try_new(self.schema(), columns)
    }
}
