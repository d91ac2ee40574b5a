//! What a caller gives to be read: paths, files with a name, pairs of a name and a content.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use gov_disclosure_files::{COPIES, Inputs, Passed};
use pyo3::exceptions::{PyFileNotFoundError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use crate::source;

/// Names that an error lists.
const LISTED: usize = 5;

/// An input as a caller gives it.
pub enum Given {
    Path(PathBuf),
    /// By its name; the flag: whether it has been read.
    Source(String, Py<PyAny>, Arc<AtomicBool>),
}

impl Given {
    /// What an item of a list or an iterator is.
    ///
    /// # Errors
    /// `TypeError` for what is no path, no file and no pair.
    pub fn of(item: &Bound<'_, PyAny>) -> PyResult<Self> {
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

    /// Adds it to the inputs of a reading.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn add_to(&self, py: Python<'_>, inputs: &mut Inputs) -> PyResult<()> {
        match self {
            Self::Path(path) => inputs.add_path(path),
            Self::Source(name, content, begun) => inputs.push(source::input(name.clone(), content.bind(py), begun.clone())?),
        }
        Ok(())
    }
}

/// Inputs that a Python iterator gives, as far as they are needed.
pub struct Stream {
    pub items: Py<PyAny>,
    /// Where the iterator raised.
    pub error: Arc<Mutex<Option<PyErr>>>,
    pub passed: Passed,
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
                    *self.error.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                    None
                }
            }
        })
    }
}

/// Why there is nothing to read.
pub fn nothing(inputs: &Inputs) -> PyErr {
    let listed = |names: Vec<String>| {
        let more = names.len().saturating_sub(LISTED);
        let shown = names.into_iter().take(LISTED).collect::<Vec<_>>().join(", ");
        if more > 0 { format!("{shown} and {more} more") } else { shown }
    };
    if !inputs.inputs.is_empty() {
        let names = inputs.inputs.iter().map(|input| format!("{:?}", input.name)).collect();
        return PyFileNotFoundError::new_err(format!("no such file, folder or pattern of files: {}", listed(names)));
    }
    let passed = inputs.passed_over().list();
    let names = passed.iter().map(|one| format!("{} ({})", one.name, one.reason.as_str())).collect::<Vec<_>>();
    let names = if names.is_empty() { "the folders are empty".to_owned() } else { format!("passed over: {}", listed(names)) };
    PyFileNotFoundError::new_err(format!("no file to read; {names}. Files ending in {COPIES} are read"))
}
