//! What there is to know without a report: rules, fields, indicators, the JSON Schema.

use gov_disclosure::Field;
use pyo3::prelude::*;

use crate::json::{loads, to_python};

#[pyfunction]
pub fn rules(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    to_python(py, &gov_disclosure::rules().collect::<Vec<_>>())
}

#[pyfunction]
pub fn fields(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    to_python(py, &gov_disclosure::fields().map(Field::definition).collect::<Vec<_>>())
}

#[pyfunction]
pub fn indicator_definitions(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    to_python(py, &gov_disclosure::indicator_definitions().collect::<Vec<_>>())
}

#[pyfunction]
pub fn schema(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    loads(py, gov_disclosure::schema())
}
