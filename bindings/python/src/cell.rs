//! What a file says about a field.

use std::hash::{DefaultHasher, Hash, Hasher};

use gov_disclosure::{Field, State, Value};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::json::{of_json, pickled, to_json, to_python};

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

/// What a file says of one field. Two cells are equal where field, state, value and unit are, wherever they are.
#[pyclass(frozen, module = "gov_disclosure")]
pub struct Cell {
    pub field: Field,
    pub cell: gov_disclosure::Cell,
}

impl Cell {
    /// What it says, wherever it is.
    fn meaning(&self) -> (Field, State, Option<Value>, Option<&str>) {
        (self.field, self.cell.state, self.cell.value, self.cell.unit_of(self.field))
    }
}

#[pymethods]
impl Cell {
    /// The field's id.
    #[getter]
    fn field(&self) -> &'static str {
        self.field.id()
    }

    /// Blank is not zero, and missing is not blank.
    #[getter]
    fn state(&self) -> &'static str {
        self.cell.state.as_str()
    }

    /// A count, or an amount of money as a Decimal; None in every state but "reported".
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        numbers(py, self.cell.value)
    }

    /// 件, 项, 元, 万元; None for an amount whose unit neither cell nor header names.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.cell.unit_of(self.field)
    }

    /// The text as written.
    #[getter]
    fn raw(&self) -> Option<&str> {
        self.cell.raw.as_deref()
    }

    /// Where it is: byte, line and column; or part, table, row and column; sheet and cell; page and box.
    #[getter]
    fn location<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.cell.location.as_ref().map(|location| to_python(py, location)).transpose()
    }

    /// What shows that the cell is in its column; None where nothing was read.
    #[getter]
    fn evidence(&self) -> Option<&'static str> {
        self.cell.evidence.map(|evidence| evidence.as_str())
    }

    /// "read" is what the file says, "computed" from other cells, "edited" put in its place.
    #[getter]
    fn provenance(&self) -> &'static str {
        self.cell.provenance.as_str()
    }

    /// "lost" only: the values it may have, None for blank.
    #[getter]
    fn candidates<'py>(&self, py: Python<'py>) -> PyResult<Option<Vec<Option<Bound<'py, PyAny>>>>> {
        let candidates = self.cell.candidates.as_ref();
        candidates.map(|all| all.iter().map(|&value| numbers(py, value)).collect()).transpose()
    }

    /// What the sums of the form prove, beside the state; after ``check``.
    #[getter]
    fn derived(&self) -> Option<Derived> {
        self.cell.derived.clone().map(Derived)
    }

    /// The cell as the JSON of a report has it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.cell)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| self.meaning() == other.get().meaning())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let (field, state, value, unit) = self.meaning();
        (field, state.as_str(), value.map(|value| value.to_string()), unit).hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String, String))> {
        let json = to_json(&slf.get().cell)?;
        Ok((slf.get_type().getattr("_from_json")?, (slf.get().field.id().to_owned(), json)))
    }

    #[staticmethod]
    fn _from_json(field: &str, json: &str) -> PyResult<Self> {
        let known = Field::from_id(field).ok_or_else(|| PyValueError::new_err(format!("{field:?} is not a field of the form")))?;
        Ok(Self { field: known, cell: of_json(json)? })
    }

    fn __repr__(&self) -> String {
        let value = self.cell.value.map(|value| format!(" {value}")).unwrap_or_default();
        let raw = self.cell.raw.as_ref().filter(|_| self.cell.value.is_none()).map(|raw| format!(" {raw:?}")).unwrap_or_default();
        let derived = self.cell.derived.as_ref().map(|derived| format!(", derived {}", derived.value)).unwrap_or_default();
        format!("<Cell {}: {}{value}{raw}{derived}>", self.field, self.cell.state.as_str())
    }
}

/// A value that the sums of the form prove.
#[pyclass(frozen, module = "gov_disclosure")]
pub struct Derived(gov_disclosure::Derived);

#[pymethods]
impl Derived {
    /// The value: an int, or a Decimal for an amount of money.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        number(py, self.0.value)
    }

    /// The ids of the rules that prove it.
    #[getter]
    fn rules(&self) -> Vec<String> {
        self.0.rules.iter().map(ToString::to_string).collect()
    }

    /// The ids of the fields it follows from.
    #[getter]
    fn inputs(&self) -> Vec<&'static str> {
        self.0.inputs.iter().map(|field| field.id()).collect()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| self.0 == other.get().0)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.value.to_string().hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        pickled(slf, &slf.get().0)
    }

    #[staticmethod]
    fn _from_json(json: &str) -> PyResult<Self> {
        of_json(json).map(Self)
    }

    fn __repr__(&self) -> String {
        format!("<Derived {} by {}>", self.0.value, self.0.rules.join(", "))
    }
}
