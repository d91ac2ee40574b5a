//! The file itself with other figures in it.

use std::collections::BTreeMap;

use gov_disclosure::{Corrections, Field};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::errors::raised;
use crate::report::given;

/// Correct figures in a Word document or workbook (xlsx) itself: its bytes with only these texts changed.
///
/// source: as for ``parse``.
/// cells: a value for each field, as a number or as text; None empties a cell.
/// claims: other numbers for numbers of the prose, by their place in ``report.claims``; of Word documents only.
/// tracked: an author; the changes of a Word document are then revisions, to be accepted or refused in Word or WPS.
///
/// The corrected file is read again before it is given: it says what was asked for and else what it said before. Raises
/// NotCorrectableError, and changes nothing, for other formats and where a correction has no certain place; else as ``parse``.
#[pyfunction]
#[pyo3(signature = (source, cells = None, *, claims = None, tracked = None, name = None))]
pub fn correct<'py>(
    source: &Bound<'py, PyAny>,
    cells: Option<BTreeMap<String, Bound<'py, PyAny>>>,
    claims: Option<BTreeMap<usize, Bound<'py, PyAny>>>,
    tracked: Option<String>,
    name: Option<String>,
) -> PyResult<Bound<'py, PyBytes>> {
    let mut corrections = Corrections::new();
    for (id, value) in cells.unwrap_or_default() {
        let field = Field::from_id(&id).ok_or_else(|| PyValueError::new_err(format!("{id:?} is not a field of the form")))?;
        corrections = corrections.cell(field, if value.is_none() { String::new() } else { text(&value)? });
    }
    for (index, value) in claims.unwrap_or_default() {
        corrections = corrections.claim(index, text(&value)?);
    }
    if let Some(author) = tracked {
        corrections = corrections.tracked(author);
    }
    if corrections.is_empty() {
        return Err(PyValueError::new_err("nothing to correct: give cells or claims"));
    }
    let (bytes, options) = given(source, name, None, None, None, None)?;
    let py = source.py();
    let corrected = py.detach(|| gov_disclosure::correct(&bytes, &options, &corrections)).map_err(|error| raised(py, &error))?;
    Ok(PyBytes::new(py, &corrected))
}

/// A value as it is written into a cell.
fn text(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if value.is_instance_of::<pyo3::types::PyBool>() || value.is_instance_of::<pyo3::types::PyFloat>() {
        return Err(PyTypeError::new_err(format!("{value} is not a count or an amount: give an int, a Decimal or text")));
    }
    Ok(value.str()?.to_string())
}
