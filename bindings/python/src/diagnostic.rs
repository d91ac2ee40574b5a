//! What is wrong with a report or with the reading of it.

use pyo3::prelude::*;

use crate::json::to_python;

#[pyclass(frozen, module = "gov_disclosure")]
pub struct Diagnostic(pub gov_disclosure::Diagnostic);

#[pymethods]
impl Diagnostic {
    #[getter]
    fn rule(&self) -> &str {
        &self.0.rule
    }

    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    #[getter]
    fn severity(&self) -> &'static str {
        self.0.severity.as_str()
    }

    #[getter]
    fn confidence(&self) -> &'static str {
        self.0.confidence.as_str()
    }

    #[getter]
    fn fields(&self) -> Vec<&'static str> {
        self.0.fields.iter().map(|field| field.id()).collect()
    }

    #[getter]
    fn expected(&self) -> Option<i64> {
        self.0.expected
    }

    #[getter]
    fn actual(&self) -> Option<i64> {
        self.0.actual
    }

    #[getter]
    fn suspects<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.suspects)
    }

    #[getter]
    fn locations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.locations)
    }

    #[getter]
    fn message<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.message)
    }

    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0)
    }

    fn __eq__(&self, other: &Self) -> bool {
        serde_json::to_value(&self.0).ok() == serde_json::to_value(&other.0).ok()
    }

    fn __str__(&self) -> String {
        let place = self.0.locations.first().map(|place| format!(" ({place})")).unwrap_or_default();
        format!("{}[{}]{place}: {} | {}", self.severity(), self.0.rule, self.0.message.zh, self.0.message.en)
    }

    fn __repr__(&self) -> String {
        format!("<Diagnostic {} {}: {}>", self.0.rule, self.0.name, self.0.message.en)
    }
}
