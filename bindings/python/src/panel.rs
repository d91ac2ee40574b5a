//! Many reports, one after the other, or as tables.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use gov_disclosure_arrow::{Content, Shape};
use gov_disclosure_files::Inputs;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;

use crate::failure::Failure;
use crate::options::options;
use crate::pool::{Outcome, Pool, Reading, Step};
use crate::report::{Report, all_of};
use crate::rows::Rows;

/// How long is waited for a file before Python may interrupt.
const PATIENCE: Duration = Duration::from_millis(50);

/// Rows of a record batch of cells or diagnostics; the batch ends with the report that reaches them.
const ROWS: usize = 1 << 16;

/// Rows of a record batch of a wide panel.
const WIDE_ROWS: usize = 1 << 12;

/// What the panel and the streams made of it share.
pub type Shared = Arc<Feed>;

/// Reports as they come.
pub struct Feed {
    state: Mutex<State>,
    tick: Option<Py<PyAny>>,
}

struct State {
    items: Items,
    failures: Vec<gov_disclosure::Failure>,
    /// Who has begun to take the items.
    taker: Option<Taker>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Taker {
    Loop,
    Table,
}

enum Items {
    Files(Box<Pool>),
    Reports(std::vec::IntoIter<Arc<gov_disclosure::Report>>),
    Ended,
}

enum Item {
    Report(Arc<gov_disclosure::Report>),
    Failure(gov_disclosure::Failure),
    Waiting,
    End,
}

impl Feed {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Claims the items: a loop may go on, a table is made of all of them.
    fn taken_by(&self, taker: Taker) -> PyResult<()> {
        let mut state = self.lock();
        match state.taker {
            Some(Taker::Loop) if taker == Taker::Loop => Ok(()),
            Some(_) => Err(PyRuntimeError::new_err(
                "this panel has been read: its files stream through once. Keep what was made of it, or make the panel again",
            )),
            None => {
                state.taker = Some(taker);
                Ok(())
            }
        }
    }

    fn step(&self) -> Item {
        let mut state = self.lock();
        let outcome: Box<Outcome> = match &mut state.items {
            Items::Ended => return Item::End,
            Items::Reports(reports) => return reports.next().map_or(Item::End, Item::Report),
            Items::Files(pool) => match pool.step(PATIENCE) {
                Step::Outcome(outcome) => outcome,
                Step::Waiting => return Item::Waiting,
                Step::End => {
                    state.items = Items::Ended;
                    return Item::End;
                }
            },
        };
        match *outcome {
            Ok(report) => Item::Report(Arc::new(report)),
            Err(failure) => {
                state.failures.push(failure.clone());
                Item::Failure(failure)
            }
        }
    }

    /// The next item; waits for it without holding up Python, which may interrupt.
    fn next(&self, py: Python<'_>) -> PyResult<Item> {
        loop {
            let item = py.detach(|| self.step());
            py.check_signals()?;
            match item {
                Item::Waiting => {}
                item => {
                    self.told(py, &item)?;
                    return Ok(item);
                }
            }
        }
    }

    /// Tells the progress: one more, or the end.
    fn told(&self, py: Python<'_>, item: &Item) -> PyResult<()> {
        let Some(tick) = &self.tick else { return Ok(()) };
        tick.call1(py, (!matches!(item, Item::End),)).map(drop)
    }
}

/// The record batches of what is left of a panel.
pub struct Batches {
    feed: Shared,
    panel: gov_disclosure_arrow::Panel,
    rows: usize,
    ended: bool,
}

impl Batches {
    /// Takes the panel's items from now on.
    ///
    /// # Errors
    /// Where they have been taken already.
    pub fn begin(feed: Shared, shape: Shape) -> PyResult<Self> {
        feed.taken_by(Taker::Table)?;
        let rows = if matches!(shape, Shape::Wide(_)) { WIDE_ROWS } else { ROWS };
        Ok(Self { feed, panel: gov_disclosure_arrow::Panel::new(shape), rows, ended: false })
    }

    fn fill(&mut self, py: Python<'_>) -> PyResult<()> {
        while !self.ended && self.panel.rows() < self.rows {
            match self.feed.next(py)? {
                Item::Report(report) => self.panel.push(&report),
                Item::End => self.ended = true,
                Item::Failure(_) | Item::Waiting => {}
            }
        }
        Ok(())
    }
}

impl Iterator for Batches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        // An error crosses a stream as its text: `KeyboardInterrupt` is raised as an error of the library that reads.
        if let Err(error) = Python::attach(|py| {
            self.fill(py).map_err(|error| error.value(py).repr().map_or_else(|_| error.to_string(), |text| text.to_string()))
        }) {
            self.ended = true;
            return Some(Err(ArrowError::ExternalError(error.into())));
        }
        (self.panel.rows() > 0).then(|| self.panel.finish())
    }
}

#[pyclass(frozen, module = "gov_disclosure")]
pub struct Panel {
    feed: Shared,
    count: usize,
}

impl Panel {
    fn new(items: Items, count: usize, tick: Option<Py<PyAny>>) -> Self {
        Self { feed: Arc::new(Feed { state: Mutex::new(State { items, failures: Vec::new(), taker: None }), tick }), count }
    }
}

#[pymethods]
impl Panel {
    #[new]
    fn of_reports(reports: &Bound<'_, PyAny>) -> PyResult<Self> {
        let all = all_of(reports)?;
        let count = all.len();
        Ok(Self::new(Items::Reports(all.into_iter()), count, None))
    }

    /// The files of paths: what `parse_many` gives.
    #[staticmethod]
    #[pyo3(signature = (paths, *, threads, check, tick, format, encoding, year, agency))]
    #[allow(clippy::too_many_arguments)]
    fn _of_files(
        paths: Vec<PathBuf>,
        threads: usize,
        check: bool,
        tick: Option<Py<PyAny>>,
        format: Option<&str>,
        encoding: Option<String>,
        year: Option<i64>,
        agency: Option<String>,
    ) -> PyResult<Self> {
        let options = options(None, format, encoding, year, agency)?;
        let inputs = Inputs::of(&paths, false);
        let count = inputs.inputs.len();
        let pool = Pool::new(Box::new(inputs.spread()), Reading { options, check }, threads)?;
        Ok(Self::new(Items::Files(Box::new(pool)), count, tick))
    }

    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.feed.taken_by(Taker::Loop)?;
        match self.feed.next(py)? {
            Item::Report(report) => Ok(Some(Bound::new(py, Report(report))?.into_any())),
            Item::Failure(failure) => Ok(Some(Bound::new(py, Failure(failure))?.into_any())),
            Item::End | Item::Waiting => Ok(None),
        }
    }

    fn __len__(&self) -> usize {
        self.count
    }

    fn __bool__(&self) -> bool {
        true
    }

    #[getter]
    fn failures(&self) -> Vec<Failure> {
        self.feed.lock().failures.iter().cloned().map(Failure).collect()
    }

    fn cells(&self) -> Rows {
        Rows::of_panel(self.feed.clone(), Shape::Cells)
    }

    fn diagnostics(&self) -> Rows {
        Rows::of_panel(self.feed.clone(), Shape::Diagnostics)
    }

    #[pyo3(signature = (of = "value"))]
    fn wide(&self, of: &str) -> PyResult<Rows> {
        let content = Content::ALL.into_iter().find(|content| content.as_str() == of);
        let known =
            content.ok_or_else(|| PyValueError::new_err(format!("{of:?} is none of \"value\", \"state\", \"raw\", \"derived\"")))?;
        Ok(Rows::of_panel(self.feed.clone(), Shape::Wide(known)))
    }

    fn __repr__(&self) -> String {
        format!("<Panel of {} inputs>", self.count)
    }
}
