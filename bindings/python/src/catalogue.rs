//! What there is to know without a report: rules, fields, indicators, the JSON Schema.

use gov_disclosure::{FieldDefinition, StatisticsForm};
use pyo3::exceptions::PyValueError;
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
#[pyo3(signature = (form = None))]
pub fn fields<'py>(py: Python<'py>, form: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
    if let Some(form) = form.and_then(StatisticsForm::from_id) {
        return to_python(py, &form.definitions().collect::<Vec<_>>());
    }
    let of_form = gov_disclosure::fields().filter(|field| form.is_none_or(|form| field.definition().forms.contains(&form)));
    let all = of_form.map(|field| Labelled {
        definition: field.definition(),
        label_zh: [field.group_zh(), field.row_zh(), field.column_zh()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        label_en: field.name_en(),
    });
    let all: Vec<Labelled> = all.collect();
    match form.filter(|_| all.is_empty()) {
        Some(form) => Err(PyValueError::new_err(format!("no form is called {form:?}"))),
        None => to_python(py, &all),
    }
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
