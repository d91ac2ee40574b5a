//! What a panel is made of, which it shares with the tables and loops made of it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gov_disclosure::ParseOptions;
use gov_disclosure_files::{Inputs, PassedOver};
use pyo3::prelude::*;

use super::given::Given;

/// What a panel is made of.
pub struct Source {
    pub contents: Contents,
    /// Is called with whether a file came, or the end.
    pub tick: Option<Py<PyAny>>,
    /// What the last reading that came to its end has passed by.
    pub summary: Mutex<Option<Arc<Summary>>>,
}

/// Where its reports come from.
pub enum Contents {
    /// Files, which each reading opens anew.
    Files { given: Vec<Given>, plan: Plan },
    /// Files as an iterator gives them, once.
    Stream { items: Mutex<Option<Py<PyAny>>>, plan: Plan },
    /// Reports that are there already.
    Held { items: Arc<[Held]>, passed: Vec<PassedOver> },
}

/// How files are read.
#[derive(Clone)]
pub struct Plan {
    pub options: ParseOptions,
    pub check: bool,
    pub threads: usize,
}

/// A report that is there already, or why there is none.
#[derive(Clone)]
pub enum Held {
    Report(Arc<gov_disclosure::Report>),
    Failure(gov_disclosure::Failure),
}

/// What a reading has met beside the reports.
#[derive(Default)]
pub struct Summary {
    pub reports: usize,
    pub duplicates: usize,
    pub failures: Vec<gov_disclosure::Failure>,
    pub passed: Vec<PassedOver>,
}

impl Source {
    /// What a panel of these is made of.
    pub fn new(contents: Contents, tick: Option<Py<PyAny>>) -> Arc<Self> {
        Arc::new(Self { contents, tick, summary: Mutex::new(None) })
    }

    /// The files, opened anew; none where they are no list.
    ///
    /// # Errors
    /// Where one of them cannot be read.
    pub fn inputs(&self, py: Python<'_>) -> PyResult<Inputs> {
        let mut inputs = Inputs::default();
        if let Contents::Files { given, .. } = &self.contents {
            given.iter().try_for_each(|each| each.add_to(py, &mut inputs))?;
        }
        Ok(inputs)
    }
}

/// What a lock guards; a panic elsewhere leaves it as it was.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
