//! What was found and is no input, with the reason, so that nothing disappears without a record.

use std::sync::{Arc, Mutex, PoisonError};

/// Why something was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// Its ending is none that is read.
    OtherFormat,
    /// A folder of pictures and scripts that belongs to a saved page beside it.
    BesideItsPage,
    /// A link to nothing.
    BrokenLink,
    /// A link to a folder that it is in.
    LinkLoop,
    /// JSON that holds nothing of the form.
    OtherJson,
}

impl Reason {
    /// Its stable code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OtherFormat => "other-format",
            Self::BesideItsPage => "beside-its-page",
            Self::BrokenLink => "broken-link",
            Self::LinkLoop => "link-loop",
            Self::OtherJson => "other-json",
        }
    }
}

/// A file or folder that was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// Its name, as inputs have theirs.
    pub name: String,
    /// Why.
    pub reason: Reason,
}

/// Collects what is passed over, wherever its clones have gone.
#[derive(Clone, Debug, Default)]
pub struct Passed(Arc<Mutex<Vec<PassedOver>>>);

impl Passed {
    /// Adds one more.
    pub fn add(&self, name: impl Into<String>, reason: Reason) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(PassedOver { name: name.into(), reason });
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// All of them, in the order in which they were found.
    pub fn list(&self) -> Vec<PassedOver> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
