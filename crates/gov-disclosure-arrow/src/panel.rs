//! Reports in, record batches out.

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use gov_disclosure::Report;

use crate::cells::CellRows;
use crate::diagnostics::DiagnosticRows;
use crate::shape::Shape;
use crate::wide::WideRows;

/// Builds record batches of one shape from reports.
pub struct Panel(Rows);

enum Rows {
    Cells(Box<CellRows>),
    Wide(Box<WideRows>),
    Diagnostics(Box<DiagnosticRows>),
}

impl Panel {
    /// An empty panel.
    pub fn new(shape: Shape) -> Self {
        Self(match shape {
            Shape::Cells => Rows::Cells(Box::default()),
            Shape::Wide(content) => Rows::Wide(Box::new(WideRows::new(content))),
            Shape::Diagnostics => Rows::Diagnostics(Box::default()),
        })
    }

    /// The columns of its batches.
    pub fn schema(&self) -> SchemaRef {
        match &self.0 {
            Rows::Cells(rows) => rows.schema(),
            Rows::Wide(rows) => rows.schema(),
            Rows::Diagnostics(rows) => rows.schema(),
        }
    }

    /// Adds the rows of a report.
    pub fn push(&mut self, report: &Report) {
        match &mut self.0 {
            Rows::Cells(rows) => rows.push(report),
            Rows::Wide(rows) => rows.push(report),
            Rows::Diagnostics(rows) => rows.push(report),
        }
    }

    /// Rows since the last batch.
    pub fn rows(&self) -> usize {
        match &self.0 {
            Rows::Cells(rows) => rows.len(),
            Rows::Wide(rows) => rows.len(),
            Rows::Diagnostics(rows) => rows.len(),
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
        }
    }
}
