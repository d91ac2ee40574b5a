//! Where the bytes come from: a path, bytes, or a binary file.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use gov_disclosure_files::MOST;
use pyo3::exceptions::{PyOSError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// The bytes of a source.
pub fn bytes(source: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    let py = source.py();
    if let Ok(bytes) = source.cast::<PyBytes>() {
        return Ok(bytes.as_bytes().to_vec());
    }
    if source.is_instance_of::<PyString>() || source.hasattr("__fspath__")? {
        let path: PathBuf = source.extract()?;
        return py.detach(|| read(&path)).map_err(|error| os_error(py, &error, &path));
    }
    if source.hasattr("read")? {
        return drained(source);
    }
    let content = source;
    // `bytes(7)` would be seven zeros.
    let is_buffer = content.hasattr("__buffer__")? || py.import("builtins")?.getattr("memoryview")?.call1((&content,)).is_ok();
    if !is_buffer {
        let name = source.get_type().name()?;
        return Err(PyTypeError::new_err(format!("a path, bytes or a binary file is read, not {name}")));
    }
    py.get_type::<PyBytes>().call1((content,))?.extract()
}

/// A file to its end: pipes and sockets give a piece at a time.
fn drained(file: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    let mut bytes = Vec::new();
    while (bytes.len() as u64) < MOST {
        let piece = file.call_method1("read", (MOST - bytes.len() as u64,))?;
        let Ok(piece) = piece.cast::<PyBytes>() else {
            let name = piece.get_type().name()?;
            return Err(PyTypeError::new_err(format!("reading the file gave {name}, not bytes; open it in binary mode, \"rb\"")));
        };
        if piece.as_bytes().is_empty() {
            break;
        }
        bytes.extend_from_slice(piece.as_bytes());
    }
    Ok(bytes)
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Python's own error, with its number and the file.
fn os_error(py: Python<'_>, error: &io::Error, path: &Path) -> PyErr {
    match error.raw_os_error() {
        Some(number) => {
            let words = py.import("os").and_then(|os| os.call_method1("strerror", (number,))).map(Bound::unbind);
            match words {
                Ok(words) => PyOSError::new_err((number, words, path.to_path_buf())),
                Err(error) => error,
            }
        }
        None => PyOSError::new_err(error.to_string()),
    }
}
