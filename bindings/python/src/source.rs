//! Where the bytes come from: a path, bytes, a binary file, or an object that holds or opens them.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use gov_disclosure::Error;
use gov_disclosure_files::{Fault, Input, MAX_READ};
use pyo3::exceptions::{PyOSError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyInt, PyString};

/// What a source is.
enum Kind {
    Bytes,
    Path,
    /// Has `read`, as files and responses do.
    File,
    /// Has `content`, as the responses of requests and httpx do.
    Response,
    /// Has `open`, as the files of fsspec and the paths of universal-pathlib do.
    Opener,
    Buffer,
}

fn kind(source: &Bound<'_, PyAny>) -> PyResult<Kind> {
    if source.is_instance_of::<PyBytes>() {
        return Ok(Kind::Bytes);
    }
    if source.is_instance_of::<PyString>() || source.hasattr("__fspath__")? {
        return Ok(Kind::Path);
    }
    // Before `read`, which gives what a response has not taken from its connection yet.
    if source.hasattr("content")? {
        return Ok(Kind::Response);
    }
    if source.hasattr("read")? {
        return Ok(Kind::File);
    }
    if source.hasattr("open")? {
        return Ok(Kind::Opener);
    }
    // `bytes(7)` would be seven zeros.
    let memory = source.py().import("builtins")?.getattr("memoryview")?;
    if source.hasattr("__buffer__")? || memory.call1((source,)).is_ok() {
        return Ok(Kind::Buffer);
    }
    let name = source.get_type().name()?;
    Err(PyTypeError::new_err(format!("a path, bytes or a binary file is read, not {name}")))
}

/// The bytes of a source.
pub fn bytes(source: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    let py = source.py();
    match kind(source)? {
        Kind::Bytes => Ok(source.cast::<PyBytes>()?.as_bytes().to_vec()),
        Kind::Path => {
            no_text(source)?;
            let path: PathBuf = source.extract()?;
            py.detach(|| read(&path)).map_err(|error| os_error(py, &error, &path))
        }
        Kind::Response => bytes(&source.getattr("content")?),
        Kind::File => drained(source),
        Kind::Opener => {
            let file = source.call_method0("open")?;
            let bytes = drained(&file);
            file.call_method0("close")?;
            bytes
        }
        Kind::Buffer => py.get_type::<PyBytes>().call1((source,))?.extract(),
    }
}

/// The name of a source, where it has one: its path, its address.
pub fn name(source: &Bound<'_, PyAny>) -> Option<String> {
    match kind(source).ok()? {
        Kind::Bytes | Kind::Buffer => None,
        Kind::Path => {
            let path: PathBuf = source.extract().ok()?;
            let path = path.to_string_lossy();
            Some(if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() })
        }
        Kind::File | Kind::Response | Kind::Opener => ["url", "path", "name"].into_iter().find_map(|attribute| {
            let value = source.getattr(attribute).ok().filter(|value| !value.is_none() && !value.is_instance_of::<PyInt>())?;
            value.str().ok().map(|name| name.to_string())
        }),
    }
}

/// A text or an address that is given for a path.
fn no_text(source: &Bound<'_, PyAny>) -> PyResult<()> {
    let Ok(text) = source.cast::<PyString>() else { return Ok(()) };
    let text = text.to_string_lossy();
    if text.starts_with("http://") || text.starts_with("https://") {
        return Err(PyValueError::new_err(format!(
            "{text:?} is an address, and nothing is fetched here: fetch it and pass the response, such as gov_disclosure.parse(requests.get(url))"
        )));
    }
    if text.contains(['\n', '<', '\0']) || text.len() > 4096 {
        let shown: String = text.chars().take(20).collect();
        return Err(PyValueError::new_err(format!(
            "{shown:?}… is no path: read the text of a report with gov_disclosure.parse_text(text)"
        )));
    }
    Ok(())
}

/// An input of a batch that Python reads when its turn comes; what cannot be read is a failure. `begun`: whether it has been
/// read before.
pub fn input(name: String, source: &Bound<'_, PyAny>, begun: Arc<AtomicBool>) -> PyResult<Input> {
    if matches!(kind(source)?, Kind::Path) {
        return Ok(Input::file(name, source.extract()?, false));
    }
    let source = source.clone().unbind();
    Ok(Input::given(
        name,
        Arc::new(move || {
            Python::attach(|py| {
                let source = source.bind(py);
                // A file that is read again starts anew.
                if begun.swap(true, Ordering::Relaxed) && matches!(kind(source)?, Kind::File) {
                    source.call_method1("seek", (0,))?;
                }
                bytes(source)
            })
            .map_err(|error| Error::from(Fault::Unreadable(error.to_string())))
        }),
    ))
}

/// A file to its end: pipes and sockets give a piece at a time.
fn drained(file: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    let mut bytes = Vec::new();
    while (bytes.len() as u64) < MAX_READ {
        let piece = file.call_method1("read", (MAX_READ - bytes.len() as u64,))?;
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
    File::open(path)?.take(MAX_READ).read_to_end(&mut bytes)?;
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
