//! The record of a file that gave no report.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::message::{Hint, Message};

/// The schema that a failure's JSON follows.
const SCHEMA: &str = "gov-disclosure/failure/v1";

/// A file that gave no report, in the place where its report would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Always `gov-disclosure/failure/v1`.
    pub schema: Box<str>,
    /// The file.
    pub source: FailureSource,
    /// Why.
    pub error: FailureError,
}

/// The file that gave no report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailureSource {
    /// The name the caller gave.
    pub name: Option<String>,
}

/// Why a file gave no report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailureError {
    /// The stable code of the [`Error`].
    pub code: String,
    /// What, why and what would help.
    pub message: Message,
    /// What would help: the name of a [`Hint`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Hint>,
}

impl Failure {
    /// The record of `error` for the input called `name`.
    pub fn new(name: Option<String>, error: &Error) -> Self {
        let error = FailureError { code: error.code().to_owned(), message: error.message().clone(), hint: error.hint() };
        Self { schema: SCHEMA.into(), source: FailureSource { name }, error }
    }

    /// Its JSON on one line.
    pub fn to_json(&self) -> String {
        // Every map key is a string, so nothing can fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}
