//! Tables as Arrow streams, for every library that knows the PyCapsule interface.
//!
//! <https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html>

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, SchemaRef};
use gov_disclosure_arrow::Shape;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::panel::{Batches, Shared};

#[pyclass(frozen, module = "gov_disclosure")]
pub struct Rows {
    shape: Shape,
    from: From,
}

enum From {
    Report(Arc<gov_disclosure::Report>),
    Panel(Shared),
}

impl Rows {
    pub fn of_report(report: Arc<gov_disclosure::Report>, shape: Shape) -> Self {
        Self { shape, from: From::Report(report) }
    }

    pub fn of_panel(panel: Shared, shape: Shape) -> Self {
        Self { shape, from: From::Panel(panel) }
    }

    fn columns(&self) -> SchemaRef {
        gov_disclosure_arrow::Panel::new(self.shape).schema()
    }

    fn batches(&self) -> PyResult<Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>> {
        match &self.from {
            From::Report(report) => {
                let mut panel = gov_disclosure_arrow::Panel::new(self.shape);
                panel.push(report);
                Ok(Box::new(std::iter::once(panel.finish())))
            }
            From::Panel(shared) => {
                Ok(Box::new(Batches::begin(shared.clone(), self.shape)?))
            }
        }
    }
}

fn failed(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

#[pymethods]
impl Rows {
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.columns().fields().iter().map(|column| column.name().clone()).collect()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.columns().as_ref()).map_err(|error| failed(&error))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// What is asked for is not given where it differs: the interface leaves that to the one who asks.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        let reader = RecordBatchIterator::new(self.batches()?, self.columns());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }

    fn __repr__(&self) -> String {
        format!("<Rows of {}>", self.column_names().iter().take(12).cloned().collect::<Vec<_>>().join(", "))
    }
}
