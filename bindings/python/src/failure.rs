//! A file that gave no report.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::prelude::*;

use crate::hint::bracketed;
use crate::json::{of_json, pickled, to_python};

/// A file that gave no report, in the place of its report.
#[pyclass(frozen, module = "gov_disclosure")]
pub struct Failure(pub gov_disclosure::Failure);

#[pymethods]
impl Failure {
    /// The name of the file.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.0.source.name.as_deref()
    }

    /// "io", or the code of a DisclosureError.
    #[getter]
    fn code(&self) -> &str {
        &self.0.error.code
    }

    /// zh and en.
    #[getter]
    fn message<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.error.message)
    }

    /// What would help: an argument of ``parse``, "fields" for ``gov_disclosure.fields``, "timeout" for the command; None where nothing would.
    #[getter]
    fn hint(&self) -> Option<&'static str> {
        self.0.error.hint.map(|hint| hint.as_str())
    }

    /// The failure record of the command, as a dict.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0)
    }

    /// The failure record of the command, as JSON.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| self.0 == other.get().0)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.to_json().hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        pickled(slf, &slf.get().0)
    }

    #[staticmethod]
    fn _from_json(json: &str) -> PyResult<Self> {
        of_json(json).map(Self)
    }

    fn __str__(&self) -> String {
        let error = &self.0.error;
        let hint = bracketed(error.hint);
        format!("{}: {}: {} | {}{hint}", self.0.source.name.as_deref().unwrap_or("-"), error.code, error.message.zh, error.message.en)
    }

    fn __repr__(&self) -> String {
        format!("<Failure {} {}>", self.0.source.name.as_deref().unwrap_or("-"), self.0.error.code)
    }
}
