//! What there is to know without a report: rules, fields, indicators, the JSON Schema.

use gov_disclosure::FieldDefinition;
use pyo3::prelude::*;
use serde::Serialize;

use crate::json::{loads, to_python};

/// A field with its names as labels of variables.
#[derive(Serialize)]
struct Labelled {
    #[serde(flatten)]
    definition: FieldDefinition,
    label_zh: String,
    label_en: String,
}

#[pyfunction]
pub fn rules(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    to_python(py, &gov_disclosure::rules().collect::<Vec<_>>())
}

#[pyfunction]
pub fn fields(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let all = gov_disclosure::fields().map(|field| Labelled {
        definition: field.definition(),
        label_zh: [field.group_zh(), field.row_zh(), field.column_zh()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        label_en: field.name_en(),
    });
    to_python(py, &all.collect::<Vec<_>>())
}

#[pyfunction]
pub fn indicator_definitions(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    to_python(py, &gov_disclosure::indicator_definitions().collect::<Vec<_>>())
}

/// The JSON Schema of a report.
#[pyfunction]
pub fn schema(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    loads(py, gov_disclosure::schema())
}
