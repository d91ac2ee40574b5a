//! The tables of a panel, a number of rows at a time.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use gov_disclosure_arrow::Shape;
use pyo3::prelude::*;

use super::feed::{self, Feed, Item};
use super::source::{Source, locked};
use crate::rows::{Stream, Tables};

/// Rows of a record batch of cells or diagnostics; the batch ends with the report that reaches them.
const ROWS: usize = 1 << 16;

/// Rows of a record batch of a wide panel.
const WIDE_ROWS: usize = 1 << 12;

impl Tables for Source {
    fn batches(self: Arc<Self>, py: Python<'_>, shape: Shape, panel: gov_disclosure_arrow::Panel) -> PyResult<Stream> {
        Ok(Box::new(Batches::begin(py, &self, shape, panel)?))
    }
}

/// The record batches of a panel.
struct Batches {
    feed: Option<Feed>,
    panel: gov_disclosure_arrow::Panel,
    rows: usize,
    ended: bool,
}

impl Batches {
    /// Begins a reading.
    fn begin(py: Python<'_>, source: &Arc<Source>, shape: Shape, mut panel: gov_disclosure_arrow::Panel) -> PyResult<Self> {
        if matches!(shape, Shape::Failures | Shape::PassedOver) {
            let summary = feed::summary(source, py)?;
            summary.failures.iter().for_each(|failure| panel.push_failure(failure));
            summary.passed.iter().for_each(|passed| panel.push_passed_over(passed));
            return Ok(Self { feed: None, panel, rows: ROWS, ended: true });
        }
        let rows = if matches!(shape, Shape::Wide(..)) { WIDE_ROWS } else { ROWS };
        Ok(Self { feed: Some(Feed::begin(source, py)?), panel, rows, ended: false })
    }

    fn fill(&mut self, py: Python<'_>) -> PyResult<()> {
        let Some(feed) = &self.feed else { return Ok(()) };
        while !self.ended && self.panel.rows() < self.rows {
            match feed.next(py)? {
                Item::Report(report) => self.panel.push(&report),
                Item::End => {
                    self.ended = true;
                    warn(py, &feed.source)?;
                }
                Item::Failure(_) | Item::Waiting => {}
            }
        }
        Ok(())
    }
}

/// Warns of what a table does not show: files that have no rows in it, and reports that repeat others, whose rows count again.
fn warn(py: Python<'_>, source: &Source) -> PyResult<()> {
    let Some(summary) = locked(&source.summary).clone() else { return Ok(()) };
    let (failed, twice) = (summary.failures.len(), summary.duplicates);
    let mut said = Vec::new();
    if failed > 0 {
        said.push(format!(
            "{failed} of {} files gave no report and have no rows here; panel.failures() lists them",
            failed + summary.reports
        ));
    }
    if twice > 0 {
        said.push(format!(
            "{twice} of {} reports repeat another, by their bytes or by agency and year, and count again; panel.reports() names it in \
             duplicate_of",
            summary.reports
        ));
    }
    let category = py.import("gov_disclosure._warnings")?.getattr("PanelWarning")?;
    let warn = py.import("warnings")?.getattr("warn")?;
    said.into_iter().try_for_each(|text| warn.call1((text, &category)).map(drop))
}

impl Iterator for Batches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        // An error crosses a stream as its text: `KeyboardInterrupt` is raised as an error of the library that reads.
        if let Err(error) = Python::attach(|py| {
            self.fill(py).map_err(|error| error.value(py).repr().map_or_else(|_| error.to_string(), |text| text.to_string()))
        }) {
            self.ended = true;
            self.feed = None;
            return Some(Err(ArrowError::ExternalError(error.into())));
        }
        (self.panel.rows() > 0).then(|| self.panel.finish())
    }
}
