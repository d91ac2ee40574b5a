//! What goes wrong in a call, as JavaScript is reported of it.

use gov_disclosure::{Error, Failure};

/// Why a call gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No report can be made of the input: an `Error` with `code` in JavaScript.
    Failure(Failure),
    /// The call itself cannot be meant: a `TypeError` in JavaScript.
    Usage(String),
}

impl Fault {
    /// The fault of an input called `name`.
    pub fn of(name: Option<String>, error: &Error) -> Self {
        Self::Failure(Failure::new(name, error))
    }

    /// As text: the JSON of a failure, or the words of a wrong call.
    pub fn to_text(&self) -> String {
        match self {
            Self::Failure(failure) => failure.to_json(),
            Self::Usage(words) => words.clone(),
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::of(None, &error)
    }
}
