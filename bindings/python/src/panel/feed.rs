//! One reading of a panel, report by report.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use gov_disclosure_files::{Bounds, Duplicates, Input, Inputs, Outcome, Passed, Pool, Reading, Step};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use super::given::Stream;
use super::source::{Contents, Held, Plan, Source, Summary, locked};

/// How long is waited for a file before Python may interrupt.
const PATIENCE: Duration = Duration::from_millis(50);

/// What is still to come.
enum Items {
    /// Files under way, and what is left of the one that came last.
    Files(Box<Pool<Box<dyn Iterator<Item = Input> + Send>, Reading>>, VecDeque<Outcome>),
    Held(Arc<[Held]>, usize),
    Ended,
}

/// What comes next.
pub enum Item {
    Report(Arc<gov_disclosure::Report>),
    Failure(gov_disclosure::Failure),
    Waiting,
    End,
}

/// A reading of a panel.
pub struct Feed {
    state: Mutex<State>,
    pub source: Arc<Source>,
    error: Arc<Mutex<Option<PyErr>>>,
}

struct State {
    items: Items,
    summary: Summary,
    known: Duplicates,
    passed: Passed,
}

impl Feed {
    /// Begins a reading of all there is.
    ///
    /// # Errors
    /// `RuntimeError` where an iterator has given its files before.
    pub fn begin(source: &Arc<Source>, py: Python<'_>) -> PyResult<Self> {
        let error = Arc::new(Mutex::new(None));
        let mut passed = Passed::default();
        let pool = |inputs: Box<dyn Iterator<Item = Input> + Send>, plan: &Plan| {
            let reading = Reading { options: plan.options.clone(), check: plan.check, explain: false };
            let bounds = Bounds { threads: plan.threads, timeout: None };
            Items::Files(Box::new(Pool::new(inputs, reading, bounds)), VecDeque::new())
        };
        let items = match &source.contents {
            Contents::Held { items, .. } => Items::Held(items.clone(), 0),
            Contents::Files { plan, .. } => {
                let inputs = source.inputs(py)?;
                passed = inputs.passed_over();
                pool(Box::new(inputs.spread()), plan)
            }
            Contents::Stream { items, plan } => {
                let items = locked(items).take().ok_or_else(|| {
                    PyRuntimeError::new_err(
                        "this panel has been read: its iterator gives the files only once. Make a list of the files first, or keep \
                         what is read: panel = gov_disclosure.Panel(panel)",
                    )
                })?;
                let stream = Stream { items, error: error.clone(), passed: passed.clone() };
                pool(Box::new(stream.flat_map(Inputs::spread)), plan)
            }
        };
        let state = State { items, summary: Summary::default(), known: Duplicates::default(), passed };
        Ok(Self { state: Mutex::new(state), source: source.clone(), error })
    }

    fn step(&self) -> Item {
        let mut state = locked(&self.state);
        let outcome = match &mut state.items {
            Items::Ended => return Item::End,
            Items::Held(items, at) => {
                let Some(held) = items.get(*at).cloned() else { return self.ended(&mut state) };
                *at += 1;
                return match held {
                    Held::Report(report) => state.report(report),
                    Held::Failure(failure) => state.failure(failure),
                };
            }
            Items::Files(pool, left) => {
                while left.is_empty() {
                    match pool.step(Some(PATIENCE)) {
                        Step::Result(read) => left.extend(read.outcomes),
                        Step::Waiting => return Item::Waiting,
                        Step::End => return self.ended(&mut state),
                    }
                }
                let Some(outcome) = left.pop_front() else { return Item::Waiting };
                outcome
            }
        };
        match outcome {
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
    ///
    /// # Errors
    /// What the iterator raised, and what interrupts.
    pub fn next(&self, py: Python<'_>) -> PyResult<Item> {
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
                    self.note_progress(py, &item)?;
                    return Ok(item);
                }
            }
        }
    }

    /// Tells the progress: one more, or the end.
    fn note_progress(&self, py: Python<'_>, item: &Item) -> PyResult<()> {
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

/// What the last whole reading has met, or one that is made for it.
///
/// # Errors
/// Those of a reading.
pub fn summary(source: &Arc<Source>, py: Python<'_>) -> PyResult<Arc<Summary>> {
    if let Some(summary) = &*locked(&source.summary) {
        return Ok(summary.clone());
    }
    let feed = Feed::begin(source, py)?;
    while !matches!(feed.next(py)?, Item::End) {}
    Ok(locked(&source.summary).clone().unwrap_or_default())
}
