//! A file that gave no report.

use pyo3::prelude::*;

use crate::json::to_python;

#[pyclass(frozen, module = "gov_disclosure")]
pub struct Failure(pub gov_disclosure::Failure);

#[pymethods]
impl Failure {
    #[getter]
    fn name(&self) -> Option<&str> {
        self.0.source.name.as_deref()
    }

    #[getter]
    fn code(&self) -> &str {
        &self.0.error.code
    }

    #[getter]
    fn message<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.error.message)
    }

    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0)
    }

    fn to_json(&self) -> String {
        self.0.to_json()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    fn __str__(&self) -> String {
        let error = &self.0.error;
        format!("{}: {}: {} | {}", self.0.source.name.as_deref().unwrap_or("-"), error.code, error.message.zh, error.message.en)
    }

    fn __repr__(&self) -> String {
        format!("<Failure {} {}>", self.0.source.name.as_deref().unwrap_or("-"), self.0.error.code)
    }
}
