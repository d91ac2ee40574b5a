//! Tables as Arrow streams, for every library that knows the PyCapsule interface.
//!
//! <https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html>

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, SchemaRef};
use gov_disclosure_arrow::{Datum, Numbers, Shape, datum};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};

/// How values are given, by its name.
pub fn numbers(name: &str) -> PyResult<Numbers> {
    match name {
        "exact" => Ok(Numbers::Exact),
        "float" => Ok(Numbers::Float),
        other => Err(PyValueError::new_err(format!("numbers {other:?} is none of \"exact\", \"float\""))),
    }
}

/// A table as an Arrow stream, by the PyCapsule interface, or row by row.
///
/// ``to_pandas``, ``to_polars`` and ``to_stata`` make what they say; ``pyarrow.table(rows)`` and ``polars.DataFrame(rows)`` take it,
/// and duckdb by the name of the variable. Words that come back are dictionaries (categories), values decimal128(38, 10) unless
/// floats are asked for. A loop gives one dict per row. It can be read as often as its panel.
#[pyclass(frozen, module = "gov_disclosure")]
pub struct Rows {
    shape: Shape,
    numbers: Numbers,
    from: Arc<dyn Tables>,
}

/// The record batches of a table.
pub type Stream = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>;

/// What has tables, to be made as often as they are asked for.
pub trait Tables: Send + Sync {
    /// Begins a table of this shape, which the panel, still empty, collects.
    ///
    /// # Errors
    /// Where its reports can no longer be read.
    fn batches(self: Arc<Self>, py: Python<'_>, shape: Shape, panel: gov_disclosure_arrow::Panel) -> PyResult<Stream>;
}

impl Tables for gov_disclosure::Report {
    fn batches(self: Arc<Self>, _: Python<'_>, _: Shape, mut panel: gov_disclosure_arrow::Panel) -> PyResult<Stream> {
        panel.push(&self);
        Ok(Box::new(std::iter::once(panel.finish())))
    }
}

impl Rows {
    /// A table of its reports.
    pub fn new(from: Arc<dyn Tables>, shape: Shape) -> Self {
        Self { shape, numbers: Numbers::Exact, from }
    }

    /// The same rows, with values given so.
    pub fn with(&self, numbers: Numbers) -> Self {
        Self { shape: self.shape, numbers, from: self.from.clone() }
    }

    fn panel(&self) -> gov_disclosure_arrow::Panel {
        gov_disclosure_arrow::Panel::with_numbers(self.shape, self.numbers)
    }

    fn columns(&self) -> SchemaRef {
        self.panel().schema()
    }

    fn batches(&self, py: Python<'_>) -> PyResult<Stream> {
        self.from.clone().batches(py, self.shape, self.panel())
    }
}

fn failed(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

#[pymethods]
impl Rows {
    /// The names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.columns().fields().iter().map(|column| column.name().clone()).collect()
    }

    /// The same rows, with values given so. What makes frames of them is written in Python: a library that releases Python's
    /// lock may call back into this module only where no call of this module is under way.
    fn _with(&self, numbers: &str) -> PyResult<Self> {
        Ok(self.with(self::numbers(numbers)?))
    }

    fn __iter__(&self, py: Python<'_>) -> PyResult<RowLoop> {
        Ok(RowLoop(std::sync::Mutex::new(Under { batches: self.batches(py)?, names: self.column_names(), batch: None, row: 0 })))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.columns().as_ref()).map_err(|error| failed(&error))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// What is asked for is not given where it differs: the interface leaves that to the one who asks.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        let reader = RecordBatchIterator::new(self.batches(py)?, self.columns());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }

    fn __repr__(&self) -> String {
        let names = self.column_names();
        let more = names.len().saturating_sub(12);
        let shown = names.into_iter().take(12).collect::<Vec<_>>().join(", ");
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("<Rows of {}: {shown}{more}>", self.shape.as_str())
    }
}

/// A loop over the rows of a table.
#[pyclass(frozen, module = "gov_disclosure._native", name = "_RowLoop")]
pub struct RowLoop(std::sync::Mutex<Under>);

struct Under {
    batches: Stream,
    names: Vec<String>,
    batch: Option<RecordBatch>,
    row: usize,
}

#[pymethods]
impl RowLoop {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let mut under = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let Under { batches, names, batch, row } = &mut *under;
        while batch.as_ref().is_none_or(|batch| *row >= batch.num_rows()) {
            let Some(next) = batches.next() else { return Ok(None) };
            *batch = Some(next.map_err(|error| PyRuntimeError::new_err(error.to_string()))?);
            *row = 0;
        }
        let Some(batch) = batch else { return Ok(None) };
        let values = PyDict::new(py);
        for (name, column) in names.iter().zip(batch.columns()) {
            values.set_item(name, python(py, datum(column, *row))?)?;
        }
        *row += 1;
        Ok(Some(values))
    }
}

/// A value as Python has it: a decimal that is whole is an `int`, others are `Decimal`.
fn python<'py>(py: Python<'py>, value: Datum<'_>) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Datum::Null => py.None().into_bound(py),
        Datum::Text(text) => text.into_pyobject(py)?.into_any(),
        Datum::Integer(number) => number.into_pyobject(py)?.into_any(),
        Datum::Decimal(number) => match number.parse::<i64>() {
            Ok(whole) => whole.into_pyobject(py)?.into_any(),
            Err(_) => py.import("decimal")?.call_method1("Decimal", (number,))?,
        },
        Datum::Float(number) => number.into_pyobject(py)?.into_any(),
        Datum::Texts(texts) => texts.into_pyobject(py)?,
    })
}
