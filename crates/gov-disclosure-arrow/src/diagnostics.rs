//! One diagnostic per row.

use std::sync::{Arc, LazyLock};

use arrow_array::RecordBatch;
use arrow_array::builder::{ArrayBuilder, Int64Builder, ListBuilder, StringBuilder};
use arrow_schema::{ArrowError, DataType, Field as Column, Schema, SchemaRef};
use gov_disclosure::Report;

use crate::columns::{Origin, Words, words};

static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let mut columns = Origin::columns().to_vec();
    columns.extend(["rule", "name", "severity", "confidence"].map(words));
    columns.push(Column::new_list("fields", Column::new_list_field(DataType::Utf8, true), true));
    columns.extend(["expected", "actual"].map(|name| Column::new(name, DataType::Int64, true)));
    columns.extend(["location", "message_zh", "message_en"].map(|name| Column::new(name, DataType::Utf8, true)));
    columns.extend([words("suspect"), Column::new("fits", DataType::Int64, true), Column::new("suspects", DataType::Utf8, true)]);
    Arc::new(Schema::new(columns))
});

/// What is wrong with reports, and where. `location` is the first place, as short as it can be found by. `suspect` is the
/// one field whose change to `fits` would correct it, if such a set comes first; `suspects` has all sets of them, as JSON.
#[derive(Default)]
pub struct DiagnosticRows {
    origin: Origin,
    rule: Words,
    name: Words,
    severity: Words,
    confidence: Words,
    fields: ListBuilder<StringBuilder>,
    expected: Int64Builder,
    actual: Int64Builder,
    location: StringBuilder,
    zh: StringBuilder,
    en: StringBuilder,
    suspect: Words,
    fits: Int64Builder,
    suspects: StringBuilder,
}

impl DiagnosticRows {
    pub fn schema(&self) -> SchemaRef {
        SCHEMA.clone()
    }

    pub fn len(&self) -> usize {
        self.actual.len()
    }

    pub fn push(&mut self, report: &Report) {
        for found in &report.diagnostics {
            self.origin.push(report);
            self.rule.append_value(found.rule);
            self.name.append_value(&found.name);
            self.severity.append_value(found.severity.as_str());
            self.confidence.append_value(found.confidence.as_str());
            self.fields.append_value(found.fields.iter().map(|field| Some(field.id())));
            self.expected.append_option(found.expected);
            self.actual.append_option(found.actual);
            self.location.append_option(found.locations.first().map(ToString::to_string));
            self.zh.append_value(&found.message.zh);
            self.en.append_value(&found.message.en);
            let one = found.suspects.first().and_then(|set| if let [one] = set.as_slice() { Some(one) } else { None });
            self.suspect.append_option(one.map(|one| one.field.id()));
            self.fits.append_option(one.map(|one| one.value));
            let all = (!found.suspects.is_empty()).then(|| serde_json::to_string(&found.suspects).ok()).flatten();
            self.suspects.append_option(all);
        }
    }

    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        let mut columns = self.origin.finish().to_vec();
        columns.extend([
            Arc::new(self.rule.finish()) as _,
            Arc::new(self.name.finish()) as _,
            Arc::new(self.severity.finish()) as _,
            Arc::new(self.confidence.finish()) as _,
            Arc::new(self.fields.finish()) as _,
            Arc::new(self.expected.finish()) as _,
            Arc::new(self.actual.finish()) as _,
            Arc::new(self.location.finish()) as _,
            Arc::new(self.zh.finish()) as _,
            Arc::new(self.en.finish()) as _,
            Arc::new(self.suspect.finish()) as _,
            Arc::new(self.fits.finish()) as _,
            Arc::new(self.suspects.finish()) as _,
        ]);
        RecordBatch::try_new(self.schema(), columns)
    }
}
