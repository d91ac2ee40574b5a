//! Many reports, one after the other, or as tables.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use gov_disclosure::ParseOptions;
use gov_disclosure_arrow::{Content, Shape};
use gov_disclosure_files::{COPIES, Duplicates, Input, Inputs, Passed, PassedOver};
use pyo3::exceptions::{PyFileNotFoundError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use crate::failure::Failure;
use crate::options::options;
use crate::pool::{Outcome, Pool, Reading, Step};
use crate::report::Report;
use crate::rows::{Rows, numbers};
use crate::source;

/// How long is waited for a file before Python may interrupt.
const PATIENCE: Duration = Duration::from_millis(50);

/// Rows of a record batch of cells or diagnostics; the batch ends with the report that reaches them.
const ROWS: usize = 1 << 16;

/// Rows of a record batch of a wide panel.
const WIDE_ROWS: usize = 1 << 12;

/// Names that an error lists.
const LISTED: usize = 5;

/// What the panel and the streams made of it share.
pub type Shared = Arc<Source>;

/// What a panel is made of.
pub struct Source {
    contents: Contents,
    tick: Option<Py<PyAny>>,
    /// What the last reading that came to its end has passed by.
    summary: Mutex<Option<Arc<Summary>>>,
}

enum Contents {
    /// Files, which each reading opens anew.
    Files { given: Vec<Given>, plan: Plan },
    /// Files as an iterator gives them, once.
    Stream { items: Mutex<Option<Py<PyAny>>>, plan: Plan },
    /// Reports that are there already.
    Held { items: Arc<[Held]>, passed: Vec<PassedOver> },
}

/// How files are read.
#[derive(Clone)]
struct Plan {
    options: ParseOptions,
    check: bool,
    threads: usize,
}

enum Given {
    Path(PathBuf),
    /// By its name; the flag: whether it has been read.
    Source(String, Py<PyAny>, Arc<AtomicBool>),
}

#[derive(Clone)]
enum Held {
    Report(Arc<gov_disclosure::Report>),
    Failure(gov_disclosure::Failure),
}

/// What a reading has met beside the reports.
#[derive(Default)]
struct Summary {
    reports: usize,
    duplicates: usize,
    failures: Vec<gov_disclosure::Failure>,
    passed: Vec<PassedOver>,
}

enum Items {
    Files(Box<Pool>),
    Held(Arc<[Held]>, usize),
    Ended,
}

enum Item {
    Report(Arc<gov_disclosure::Report>),
    Failure(gov_disclosure::Failure),
    Waiting,
    End,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Given {
    fn of(item: &Bound<'_, PyAny>) -> PyResult<Self> {
        if item.is_instance_of::<PyString>() || item.hasattr("__fspath__")? {
            return Ok(Self::Path(item.extract()?));
        }
        if let Ok(pair) = item.cast::<PyTuple>()
            && let Ok((name, content)) = pair.extract::<(String, Bound<'_, PyAny>)>()
        {
            let begun = Arc::default();
            source::input(name.clone(), &content, Arc::clone(&begun))?;
            return Ok(Self::Source(name, content.unbind(), begun));
        }
        match source::name(item) {
            Some(name) => Ok(Self::Source(name, item.clone().unbind(), Arc::default())),
            None => Err(PyTypeError::new_err(format!(
                "an input is a path, a file with a name, or a pair (name, bytes or file), not {}",
                item.get_type().name()?
            ))),
        }
    }

    fn add_to(&self, py: Python<'_>, inputs: &mut Inputs) -> PyResult<()> {
        match self {
            Self::Path(path) => inputs.add_path(path),
            Self::Source(name, content, begun) => inputs.push(source::input(name.clone(), content.bind(py), begun.clone())?),
        }
        Ok(())
    }
}

/// Inputs that a Python iterator gives, as far as they are needed.
struct Stream {
    items: Py<PyAny>,
    /// Where the iterator raised.
    error: Arc<Mutex<Option<PyErr>>>,
    passed: Passed,
}

impl Iterator for Stream {
    type Item = Inputs;

    fn next(&mut self) -> Option<Inputs> {
        Python::attach(|py| {
            let mut inputs = Inputs::noting(self.passed.clone());
            let next = self.items.bind(py).try_iter().and_then(|mut items| items.next().transpose());
            let added = next.and_then(|item| item.map(|item| Given::of(&item)?.add_to(py, &mut inputs)).transpose());
            match added {
                Ok(added) => added.map(|()| inputs),
                Err(error) => {
                    *locked(&self.error) = Some(error);
                    None
                }
            }
        })
    }
}

impl Source {
    fn new(contents: Contents, tick: Option<Py<PyAny>>) -> Arc<Self> {
        Arc::new(Self { contents, tick, summary: Mutex::new(None) })
    }

    fn inputs(&self, py: Python<'_>) -> PyResult<Inputs> {
        let mut inputs = Inputs::default();
        if let Contents::Files { given, .. } = &self.contents {
            given.iter().try_for_each(|each| each.add_to(py, &mut inputs))?;
        }
        Ok(inputs)
    }

    /// Begins a reading of all there is.
    fn begin(self: &Arc<Self>, py: Python<'_>) -> PyResult<Feed> {
        let error = Arc::new(Mutex::new(None));
        let mut passed = Passed::default();
        let pool = |inputs: Box<dyn Iterator<Item = Input> + Send>, plan: &Plan| -> PyResult<Items> {
            let reading = Reading { options: plan.options.clone(), check: plan.check };
            Ok(Items::Files(Box::new(Pool::new(inputs, reading, plan.threads)?)))
        };
        let items = match &self.contents {
            Contents::Held { items, .. } => Items::Held(items.clone(), 0),
            Contents::Files { plan, .. } => {
                let inputs = self.inputs(py)?;
                passed = inputs.passed_over();
                pool(Box::new(inputs.spread()), plan)?
            }
            Contents::Stream { items, plan } => {
                let items = locked(items).take().ok_or_else(|| {
                    PyRuntimeError::new_err(
                        "this panel has been read: the iterator behind it gives its files once. Make a list of the files first, or keep \
                         what is read: panel = gov_disclosure.Panel(panel)",
                    )
                })?;
                let stream = Stream { items, error: error.clone(), passed: passed.clone() };
                pool(Box::new(stream.flat_map(Inputs::spread)), plan)?
            }
        };
        let state = State { items, summary: Summary::default(), known: Duplicates::default(), passed };
        Ok(Feed { state: Mutex::new(state), source: self.clone(), error })
    }

    /// What the last whole reading has met, or one that is made for it.
    fn summary(self: &Arc<Self>, py: Python<'_>) -> PyResult<Arc<Summary>> {
        if let Some(summary) = &*locked(&self.summary) {
            return Ok(summary.clone());
        }
        let feed = self.begin(py)?;
        while !matches!(feed.next(py)?, Item::End) {}
        Ok(locked(&self.summary).clone().unwrap_or_default())
    }
}

/// A reading of a panel.
struct Feed {
    state: Mutex<State>,
    source: Shared,
    error: Arc<Mutex<Option<PyErr>>>,
}

struct State {
    items: Items,
    summary: Summary,
    known: Duplicates,
    passed: Passed,
}

impl Feed {
    fn step(&self) -> Item {
        let mut state = locked(&self.state);
        let outcome: Box<Outcome> = match &mut state.items {
            Items::Ended => return Item::End,
            Items::Held(items, at) => {
                let Some(held) = items.get(*at).cloned() else { return self.ended(&mut state) };
                *at += 1;
                return match held {
                    Held::Report(report) => state.report(report),
                    Held::Failure(failure) => state.failure(failure),
                };
            }
            Items::Files(pool) => match pool.step(PATIENCE) {
                Step::Outcome(outcome) => outcome,
                Step::Waiting => return Item::Waiting,
                Step::End => return self.ended(&mut state),
            },
        };
        match *outcome {
            Ok(report) => state.report(Arc::new(report)),
            Err(failure) => state.failure(failure),
        }
    }

    fn ended(&self, state: &mut State) -> Item {
        state.items = Items::Ended;
        let mut summary = std::mem::take(&mut state.summary);
        summary.passed = match &self.source.contents {
            Contents::Held { passed, .. } => passed.clone(),
            Contents::Files { .. } | Contents::Stream { .. } => state.passed.list(),
        };
        *locked(&self.source.summary) = Some(Arc::new(summary));
        Item::End
    }

    /// The next item; waits for it without holding up Python, which may interrupt.
    fn next(&self, py: Python<'_>) -> PyResult<Item> {
        loop {
            let item = py.detach(|| self.step());
            py.check_signals()?;
            if matches!(item, Item::End)
                && let Some(error) = locked(&self.error).take()
            {
                return Err(error);
            }
            match item {
                Item::Waiting => {}
                item => {
                    self.note_failure(py, &item)?;
                    return Ok(item);
                }
            }
        }
    }

    /// Tells the progress: one more, or the end.
    fn note_failure(&self, py: Python<'_>, item: &Item) -> PyResult<()> {
        let Some(tick) = &self.source.tick else { return Ok(()) };
        tick.call1(py, (!matches!(item, Item::End),)).map(drop)
    }
}

impl State {
    fn report(&mut self, report: Arc<gov_disclosure::Report>) -> Item {
        self.summary.reports += 1;
        self.summary.duplicates += usize::from(self.known.add(&report).is_some());
        Item::Report(report)
    }

    fn failure(&mut self, failure: gov_disclosure::Failure) -> Item {
        self.summary.failures.push(failure.clone());
        Item::Failure(failure)
    }
}

/// The record batches of a panel.
pub struct Batches {
    feed: Option<Feed>,
    panel: gov_disclosure_arrow::Panel,
    rows: usize,
    ended: bool,
}

impl Batches {
    /// Begins a reading.
    ///
    /// # Errors
    /// Where what is behind the panel gives its files once and has given them.
    pub fn begin(py: Python<'_>, source: &Shared, shape: Shape, mut panel: gov_disclosure_arrow::Panel) -> PyResult<Self> {
        if matches!(shape, Shape::Failures | Shape::PassedOver) {
            let summary = source.summary(py)?;
            summary.failures.iter().for_each(|failure| panel.push_failure(failure));
            summary.passed.iter().for_each(|passed| panel.push_passed_over(passed));
            return Ok(Self { feed: None, panel, rows: ROWS, ended: true });
        }
        let rows = if matches!(shape, Shape::Wide(_)) { WIDE_ROWS } else { ROWS };
        Ok(Self { feed: Some(source.begin(py)?), panel, rows, ended: false })
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

/// Warns of what a table does not show: files that have no rows in it, and reports whose rows count twice.
fn warn(py: Python<'_>, source: &Shared) -> PyResult<()> {
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
            "{twice} of {} reports repeat another, by their bytes or by agency and year, and count twice; panel.reports() names it in \
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

/// A loop over a panel.
#[pyclass(frozen, module = "gov_disclosure._native", name = "_Loop")]
pub struct Loop(Feed);

#[pymethods]
impl Loop {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.0.next(py)? {
            Item::Report(report) => Ok(Some(Bound::new(py, Report(report))?.into_any())),
            Item::Failure(failure) => Ok(Some(Bound::new(py, Failure(failure))?.into_any())),
            Item::End | Item::Waiting => Ok(None),
        }
    }
}

/// Many reports: to loop over, or as tables.
///
/// ``parse_many`` makes one of files, ``Panel(items)`` one of reports and failures. A panel of files reads them when it is asked,
/// some at a time: each loop and each table reads them anew. ``load`` reads them once and keeps the reports. A panel of an
/// iterator can be read once.
///
/// Tables start with source, agency, year, so that they can be joined. A table warns (PanelWarning) of files that have no rows
/// in it and of reports whose rows count twice.
#[pyclass(frozen, module = "gov_disclosure")]
pub struct Panel {
    source: Shared,
    /// How many inputs there are, where that is known.
    count: Option<usize>,
}

#[pymethods]
impl Panel {
    #[new]
    fn of_reports(py: Python<'_>, reports: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut items = Vec::new();
        for item in reports.try_iter()? {
            let item = item?;
            items.push(if let Ok(report) = item.cast::<Report>() {
                Held::Report(report.get().0.clone())
            } else if let Ok(failure) = item.cast::<Failure>() {
                Held::Failure(failure.get().0.clone())
            } else {
                return Err(PyTypeError::new_err(format!("a panel is made of reports and failures, not {}", item.get_type().name()?)));
            });
        }
        // What another panel passed over is known when it has been read.
        let passed = reports.cast::<Self>().ok().map(|panel| panel.get().source.summary(py)).transpose()?;
        let passed = passed.map_or_else(Vec::new, |summary| summary.passed.clone());
        let count = Some(items.len());
        Ok(Self { source: Source::new(Contents::Held { items: items.into(), passed }, None), count })
    }

    /// The files of paths and pairs: what `parse_many` gives.
    #[staticmethod]
    #[pyo3(signature = (items, *, threads, check, tick, format, encoding, year, agency))]
    #[allow(clippy::too_many_arguments)]
    fn _of_files(
        py: Python<'_>,
        items: &Bound<'_, PyAny>,
        threads: usize,
        check: bool,
        tick: Option<Py<PyAny>>,
        format: Option<&str>,
        encoding: Option<String>,
        year: Option<i64>,
        agency: Option<String>,
    ) -> PyResult<Self> {
        let plan = Plan { options: options(None, format, encoding, year, agency)?, check, threads };
        let Ok(list) = items.cast::<pyo3::types::PyList>() else {
            let items = Mutex::new(Some(items.clone().unbind()));
            return Ok(Self { source: Source::new(Contents::Stream { items, plan }, tick), count: None });
        };
        let given = list.iter().map(|item| Given::of(&item)).collect::<PyResult<Vec<_>>>()?;
        let source = Source::new(Contents::Files { given, plan }, tick);
        let inputs = source.inputs(py)?;
        if !list.is_empty() && inputs.are_missing() {
            return Err(nothing(&inputs));
        }
        Ok(Self { count: Some(inputs.inputs.len()), source })
    }

    fn __iter__(&self, py: Python<'_>) -> PyResult<Loop> {
        self.source.begin(py).map(Loop)
    }

    fn __len__(&self) -> PyResult<usize> {
        self.count.ok_or_else(|| PyTypeError::new_err("how many files there are is not known: an iterator gives them"))
    }

    fn __bool__(&self) -> bool {
        true
    }

    /// The panel with everything read and kept in memory: its loops and tables take no more reading.
    fn load(slf: &Bound<'_, Self>) -> PyResult<Self> {
        Self::of_reports(slf.py(), slf.as_any())
    }

    /// A report a row: title, sha256, format, encoding, script, copies, period_start, period_end, published, signed, form_expected
    /// and the form of each table, how many cells are in each state (cells_reported, cells_blank …), errors, warnings, remarks, and
    /// duplicate_of: the first file with the same bytes (duplicate is "file") or the same agency and year ("agency-and-year").
    fn reports(&self) -> Rows {
        self.table(Shape::Reports)
    }

    /// A cell a row: table, form, field, state, value, unit, raw, derived, line. numbers: values as decimals or as floats.
    #[pyo3(signature = (*, numbers = "exact"))]
    fn cells(&self, numbers: &str) -> PyResult<Rows> {
        Ok(self.table(Shape::Cells).with(self::numbers(numbers)?))
    }

    /// A report a row, with a column for each field, named as Stata takes it; ``fields()`` has the names under ``column``.
    ///
    /// of: what the columns hold; values are None in every state but "reported". numbers: counts as integers and amounts as
    /// decimals, or all as floats.
    #[pyo3(signature = (of = "value", *, numbers = "exact"))]
    fn wide(&self, of: &str, numbers: &str) -> PyResult<Rows> {
        let content = Content::ALL.into_iter().find(|content| content.as_str() == of);
        let known =
            content.ok_or_else(|| PyValueError::new_err(format!("{of:?} is none of \"value\", \"state\", \"raw\", \"derived\"")))?;
        Ok(self.table(Shape::Wide(known)).with(self::numbers(numbers)?))
    }

    /// A number of the prose a row: claim, section, role, label, value, unit, approximation, least, greatest, of, list, subject,
    /// trust, date, raw, line, location.
    fn claims(&self) -> Rows {
        self.table(Shape::Claims)
    }

    /// A section a row: section, heading, text, line, location.
    fn sections(&self) -> Rows {
        self.table(Shape::Sections)
    }

    /// A diagnostic a row: rule, name, severity, confidence, fields, expected, actual, location, message_zh, message_en; suspect, the
    /// field whose change alone to ``fits`` would mend it; suspects, all sets of them, as JSON.
    fn diagnostics(&self) -> Rows {
        self.table(Shape::Diagnostics)
    }

    /// An indicator a row: indicator, name_zh, name_en, value, unit, numerator, denominator, derived, disputed; reason, reason_zh
    /// and reason_en where there is no value.
    fn indicators(&self) -> Rows {
        self.table(Shape::Indicators)
    }

    /// A file that gave no report a row: source, code, message_zh, message_en. Known without reading again after a whole loop or
    /// table.
    fn failures(&self) -> Rows {
        self.table(Shape::Failures)
    }

    /// A file or folder that was passed over a row: source, and reason: "other-format", "beside-its-page", "broken-link",
    /// "link-loop".
    fn passed_over(&self) -> Rows {
        self.table(Shape::PassedOver)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let class = py.get_type::<Self>();
        match &self.source.contents {
            Contents::Held { items, .. } => {
                let items = items.iter().map(|held| match held {
                    Held::Report(report) => Ok(Bound::new(py, Report(report.clone()))?.into_any()),
                    Held::Failure(failure) => Ok(Bound::new(py, Failure(failure.clone()))?.into_any()),
                });
                let items = items.collect::<PyResult<Vec<_>>>()?;
                Ok((class.into_any(), (items,).into_pyobject(py)?))
            }
            Contents::Files { given, plan } => {
                let given = given.iter().map(|given| match given {
                    Given::Path(path) => Ok(path.into_pyobject(py)?.into_any()),
                    Given::Source(name, source, _) => Ok((name, source.bind(py)).into_pyobject(py)?.into_any()),
                });
                let options = PyDict::new(py);
                options.set_item("threads", plan.threads)?;
                options.set_item("check", plan.check)?;
                options.set_item("progress", false)?;
                options.set_item("format", plan.options.format.map(|format| format.as_str()))?;
                options.set_item("encoding", &plan.options.encoding)?;
                options.set_item("year", plan.options.year)?;
                options.set_item("agency", &plan.options.agency)?;
                let given = given.collect::<PyResult<Vec<_>>>()?;
                let partial = py.import("functools")?.getattr("partial")?;
                let call = partial.call((py.import("gov_disclosure")?.getattr("parse_many")?,), Some(&options))?;
                Ok((call, (given,).into_pyobject(py)?))
            }
            Contents::Stream { .. } => Err(PyTypeError::new_err("a panel of an iterator cannot be pickled; panel.load() can")),
        }
    }

    fn __repr__(&self) -> String {
        let mut parts = vec![self.count.map_or_else(|| "inputs of an iterator".to_owned(), |count| format!("{count} inputs"))];
        if let Some(summary) = &*locked(&self.source.summary) {
            let (reports, failures, twice) = (summary.reports, summary.failures.len(), summary.duplicates);
            parts.push(format!("{reports} reports, {failures} failures, {twice} duplicates, {} passed over", summary.passed.len()));
        }
        format!("<Panel of {}>", parts.join(": "))
    }
}

impl Panel {
    fn table(&self, shape: Shape) -> Rows {
        Rows::of_panel(self.source.clone(), shape)
    }
}

/// Why there is nothing to read.
fn nothing(inputs: &Inputs) -> PyErr {
    let listed = |names: Vec<String>| {
        let more = names.len().saturating_sub(LISTED);
        let shown = names.into_iter().take(LISTED).collect::<Vec<_>>().join(", ");
        if more > 0 { format!("{shown} and {more} more") } else { shown }
    };
    if !inputs.inputs.is_empty() {
        let names = inputs.inputs.iter().map(|input| format!("{:?}", input.name)).collect();
        return PyFileNotFoundError::new_err(format!("no file, folder or pattern of files is there: {}", listed(names)));
    }
    let passed = inputs.passed_over().list();
    let names = passed.iter().map(|one| format!("{} ({})", one.name, one.reason.as_str())).collect::<Vec<_>>();
    let names = if names.is_empty() { "the folders are empty".to_owned() } else { format!("passed over: {}", listed(names)) };
    PyFileNotFoundError::new_err(format!("no file to read; {names}. Files ending in {COPIES} are read"))
}
