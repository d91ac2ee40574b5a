//! Reports in, record batches out.

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use gov_disclosure::{Failure, Report};
use gov_disclosure_files::PassedOver;

use crate::cells::CellRows;
use crate::diagnostics::DiagnosticRows;
use crate::records::Records;
use crate::shape::{Numbers, Shape};
use crate::wide::WideRows;

/// Builds record batches of one shape from reports.
pub struct Panel(Rows);

enum Rows {
    Cells(Box<CellRows>),
    Wide(Box<WideRows>),
    Diagnostics(Box<DiagnosticRows>),
    Records(Box<Records>),
}

impl Panel {
    /// An empty panel, with values as they are.
    pub fn new(shape: Shape) -> Self {
        Self::with_numbers(shape, Numbers::Exact)
    }

    /// An empty panel.
    pub fn with_numbers(shape: Shape, numbers: Numbers) -> Self {
        Self(match shape {
            Shape::Cells => Rows::Cells(Box::new(CellRows::new(numbers))),
            Shape::Wide(content, columns) => Rows::Wide(Box::new(WideRows::new(content, columns, numbers))),
            Shape::Diagnostics => Rows::Diagnostics(Box::default()),
            shape => Rows::Records(Box::new(Records::new(shape, numbers))),
        })
    }

    /// The columns of its batches.
    pub fn schema(&self) -> SchemaRef {
        match &self.0 {
            Rows::Cells(rows) => rows.schema(),
            Rows::Wide(rows) => rows.schema(),
            Rows::Diagnostics(rows) => rows.schema(),
            Rows::Records(rows) => rows.held().schema(),
        }
    }

    /// Adds the rows of a report.
    pub fn push(&mut self, report: &Report) {
        match &mut self.0 {
            Rows::Cells(rows) => rows.push(report),
            Rows::Wide(rows) => rows.push(report),
            Rows::Diagnostics(rows) => rows.push(report),
            Rows::Records(rows) => rows.push(report),
        }
    }

    /// Adds a file that gave no report, where a row is one.
    pub fn push_failure(&mut self, failure: &Failure) {
        if let Rows::Records(rows) = &mut self.0 {
            rows.push_failure(failure);
        }
    }

    /// Adds a file that was passed over, where a row is one.
    pub fn push_passed_over(&mut self, passed: &PassedOver) {
        if let Rows::Records(rows) = &mut self.0 {
            rows.push_passed_over(passed);
        }
    }

    /// Rows since the last batch.
    pub fn rows(&self) -> usize {
        match &self.0 {
            Rows::Cells(rows) => rows.len(),
            Rows::Wide(rows) => rows.len(),
            Rows::Diagnostics(rows) => rows.len(),
            Rows::Records(rows) => rows.held().len(),
        }
    }

    /// The rows since the last batch, which may be none; the panel is empty after it.
    ///
    /// # Errors
    /// Where Arrow cannot hold them: more than 2 GiB of text in one batch.
    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        match &mut self.0 {
            Rows::Cells(rows) => rows.finish(),
            Rows::Wide(rows) => rows.finish(),
            Rows::Diagnostics(rows) => rows.finish(),
            Rows::Records(rows) => rows.table().finish(),
        }
    }
}
