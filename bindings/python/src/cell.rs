//! What a copy says of a field.

use gov_disclosure::{Field, Value};
use pyo3::prelude::*;

use crate::json::to_python;

/// A value as Python counts: an `int`, or a `Decimal` for an amount of money.
pub fn number<'py>(py: Python<'py>, value: Value) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Value::Count(count) => Ok(count.into_pyobject(py)?.into_any()),
        Value::Amount(amount) => py.import("decimal")?.call_method1("Decimal", (amount.to_string(),)),
    }
}

fn numbers<'py>(py: Python<'py>, value: Option<Value>) -> PyResult<Option<Bound<'py, PyAny>>> {
    value.map(|value| number(py, value)).transpose()
}

#[pyclass(frozen, module = "gov_disclosure")]
pub struct Cell {
    pub field: Field,
    pub cell: gov_disclosure::Cell,
}

#[pymethods]
impl Cell {
    #[getter]
    fn field(&self) -> &'static str {
        self.field.id()
    }

    #[getter]
    fn state(&self) -> &'static str {
        self.cell.state.as_str()
    }

    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        numbers(py, self.cell.value)
    }

    #[getter]
    fn unit(&self) -> Option<&str> {
        self.cell.unit_of(self.field)
    }

    #[getter]
    fn raw(&self) -> Option<&str> {
        self.cell.raw.as_deref()
    }

    #[getter]
    fn location<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.cell.location.as_ref().map(|location| to_python(py, location)).transpose()
    }

    #[getter]
    fn evidence(&self) -> Option<&'static str> {
        self.cell.evidence.map(|evidence| evidence.as_str())
    }

    #[getter]
    fn candidates<'py>(&self, py: Python<'py>) -> PyResult<Option<Vec<Option<Bound<'py, PyAny>>>>> {
        let candidates = self.cell.candidates.as_ref();
        candidates.map(|all| all.iter().map(|&value| numbers(py, value)).collect()).transpose()
    }

    #[getter]
    fn derived(&self) -> Option<Derived> {
        self.cell.derived.clone().map(Derived)
    }

    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.cell)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.field == other.field && serde_json::to_value(&self.cell).ok() == serde_json::to_value(&other.cell).ok()
    }

    fn __repr__(&self) -> String {
        let value = self.cell.value.map(|value| format!(" {value}")).unwrap_or_default();
        let raw = self.cell.raw.as_ref().filter(|_| self.cell.value.is_none()).map(|raw| format!(" {raw:?}")).unwrap_or_default();
        let derived = self.cell.derived.as_ref().map(|derived| format!(", derived {}", derived.value)).unwrap_or_default();
        format!("<Cell {}: {}{value}{raw}{derived}>", self.field, self.cell.state.as_str())
    }
}

#[pyclass(frozen, module = "gov_disclosure")]
pub struct Derived(gov_disclosure::Derived);

#[pymethods]
impl Derived {
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        number(py, self.0.value)
    }

    #[getter]
    fn rules(&self) -> Vec<String> {
        self.0.rules.clone()
    }

    #[getter]
    fn inputs(&self) -> Vec<&'static str> {
        self.0.inputs.iter().map(|field| field.id()).collect()
    }

    fn __repr__(&self) -> String {
        format!("<Derived {} by {}>", self.0.value, self.0.rules.join(", "))
    }
}
