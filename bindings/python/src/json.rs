//! What has a shape in JSON, as the dicts and lists that Python makes of it.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value as Python's own `json` reads it.
pub fn to_python<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    loads(py, &to_json(value)?)
}

/// Reads JSON.
pub fn loads<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (text,))
}

/// Writes JSON, in the characters that are in it.
pub fn dumps(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = value.py();
    let options = PyDict::new(py);
    options.set_item("ensure_ascii", false)?;
    options.set_item("default", py.get_type::<pyo3::types::PyString>())?;
    py.import("json")?.getattr("dumps")?.call((value,), Some(&options))?.extract()
}

/// A value as JSON, as [`of_json`] reads it.
pub fn to_json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// What pickles an object: its JSON, for the `_from_json` of its class.
pub fn pickled<'py>(object: &Bound<'py, PyAny>, value: &impl Serialize) -> PyResult<(Bound<'py, PyAny>, (String,))> {
    Ok((object.get_type().getattr("_from_json")?, (to_json(value)?,)))
}

/// What was written as JSON by a pickle.
pub fn of_json<T: DeserializeOwned>(json: &str) -> PyResult<T> {
    serde_json::from_str(json).map_err(|error| PyValueError::new_err(error.to_string()))
}
