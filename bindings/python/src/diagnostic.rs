//! What is wrong with a report or with the reading of it.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::prelude::*;

use crate::hint::bracketed;
use crate::json::{of_json, pickled, to_python};

/// One rule broken in one place.
#[pyclass(frozen, module = "gov_disclosure")]
pub struct Diagnostic(pub gov_disclosure::Diagnostic);

#[pymethods]
impl Diagnostic {
    /// The id, such as "A403".
    #[getter]
    fn rule(&self) -> &str {
        &self.0.rule
    }

    /// The rule's name, such as ``row-total``.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// How bad it is.
    #[getter]
    fn severity(&self) -> &'static str {
        self.0.severity.as_str()
    }

    /// How sure it is.
    #[getter]
    fn confidence(&self) -> &'static str {
        self.0.confidence.as_str()
    }

    /// The ids of the fields concerned, in the order of the form.
    #[getter]
    fn fields(&self) -> Vec<&'static str> {
        self.0.fields.iter().map(|field| field.id()).collect()
    }

    /// The computed side.
    #[getter]
    fn expected(&self) -> Option<i64> {
        self.0.expected
    }

    /// The written one.
    #[getter]
    fn actual(&self) -> Option<i64> {
        self.0.actual
    }

    /// The smallest sets of cells whose change would make every sum hold, and rows that would if their values moved by a
    /// column; fewest cells first. Each is a list of dicts of field and value.
    #[getter]
    fn suspects<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.suspects)
    }

    /// Where it shows in the file.
    #[getter]
    fn locations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.locations)
    }

    /// What, why and what would help: zh and en.
    #[getter]
    fn message<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.message)
    }

    /// What would help: "encoding", "year" or "agency" as an argument of ``parse``, "convert" for ``Report.to_form_2021``; None where nothing would.
    #[getter]
    fn hint(&self) -> Option<&'static str> {
        self.0.hint.map(|hint| hint.as_str())
    }

    /// The diagnostic as the JSON of a report has it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        // By its JSON: what is only known while a file is read is no part of it.
        let json = |found: &Self| serde_json::to_value(&found.0).ok();
        other.cast::<Self>().is_ok_and(|other| json(self) == json(other.get()))
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.0.rule, &self.0.message.en).hash(&mut hasher);
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
        let place = self.0.locations.first().map(|place| format!(" ({place})")).unwrap_or_default();
        let hint = bracketed(self.0.hint);
        format!("{}[{}]{place}: {} | {}{hint}", self.severity(), self.0.rule, self.0.message.zh, self.0.message.en)
    }

    fn __repr__(&self) -> String {
        format!("<Diagnostic {} {}: {}>", self.0.rule, self.0.name, self.0.message.en)
    }
}
