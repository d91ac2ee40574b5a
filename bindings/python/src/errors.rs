//! Errors by their meaning: a subclass of `DisclosureError` a code.

use gov_disclosure::{Error, ErrorKind};
use pyo3::exceptions::{PyException, PyOSError};
use pyo3::prelude::*;

use crate::hint::bracketed;
use crate::json::to_python;

pyo3::create_exception!(
    gov_disclosure,
    DisclosureError,
    PyException,
    "No report can be made from an input.\n\n`code` is stable; `message` has the keys `zh` and `en`: what, why and what would help; `hint` names what would help here."
);
pyo3::create_exception!(gov_disclosure, UnknownFormatError, DisclosureError, "The format of the file is not read here.");
pyo3::create_exception!(gov_disclosure, MalformedError, DisclosureError, "The format is known, and the file violates it.");
pyo3::create_exception!(gov_disclosure, EncryptedError, DisclosureError, "The file is protected by a password.");
pyo3::create_exception!(gov_disclosure, NeedsOcrError, DisclosureError, "The file contains pictures of pages, not text.");
pyo3::create_exception!(gov_disclosure, EmptyFileError, DisclosureError, "The file contains nothing, or white space alone.");
pyo3::create_exception!(gov_disclosure, NotAReportError, DisclosureError, "The file was read and contains no annual report.");
pyo3::create_exception!(gov_disclosure, LimitExceededError, DisclosureError, "The file is larger or deeper than the limits allow.");
pyo3::create_exception!(gov_disclosure, NotCorrectableError, DisclosureError, "A correction has no certain place in the file.");

/// Puts the classes into the module, each with its `code`.
pub fn add_to(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let classes = [
        ("DisclosureError", py.get_type::<DisclosureError>(), None),
        ("UnknownFormatError", py.get_type::<UnknownFormatError>(), Some(ErrorKind::UnknownFormat)),
        ("MalformedError", py.get_type::<MalformedError>(), Some(ErrorKind::Malformed)),
        ("EncryptedError", py.get_type::<EncryptedError>(), Some(ErrorKind::Encrypted)),
        ("NeedsOcrError", py.get_type::<NeedsOcrError>(), Some(ErrorKind::NeedsOcr)),
        ("EmptyFileError", py.get_type::<EmptyFileError>(), Some(ErrorKind::Empty)),
        ("NotAReportError", py.get_type::<NotAReportError>(), Some(ErrorKind::NotAReport)),
        ("LimitExceededError", py.get_type::<LimitExceededError>(), Some(ErrorKind::LimitExceeded)),
        ("NotCorrectableError", py.get_type::<NotCorrectableError>(), Some(ErrorKind::NotCorrectable)),
    ];
    for (name, class, kind) in classes {
        class.setattr("code", kind.map(ErrorKind::code))?;
        module.add(name, class)?;
    }
    Ok(())
}

/// An error of the core as Python raises it.
pub fn raised(py: Python<'_>, error: &Error) -> PyErr {
    let message = error.message();
    let text = format!("{} | {}{}", message.zh, message.en, bracketed(error.hint()));
    let raised = match error.kind() {
        ErrorKind::Io => return PyOSError::new_err(text),
        ErrorKind::UnknownFormat => UnknownFormatError::new_err(text),
        ErrorKind::Malformed => MalformedError::new_err(text),
        ErrorKind::Encrypted => EncryptedError::new_err(text),
        ErrorKind::NeedsOcr => NeedsOcrError::new_err(text),
        ErrorKind::Empty => EmptyFileError::new_err(text),
        ErrorKind::NotAReport => NotAReportError::new_err(text),
        ErrorKind::LimitExceeded => LimitExceededError::new_err(text),
        ErrorKind::NotCorrectable => NotCorrectableError::new_err(text),
        _ => DisclosureError::new_err(text),
    };
    let value = raised.value(py);
    let hint = error.hint().map(|hint| hint.as_str());
    match to_python(py, message).and_then(|message| value.setattr("message", message)).and_then(|()| value.setattr("hint", hint)) {
        Ok(()) => raised,
        Err(other) => other,
    }
}
