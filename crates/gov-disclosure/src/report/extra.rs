//! Numbers that the form has no field for and that are read all the same.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Location;

/// A number of a table that the form has no field for: a subtotal that a private template adds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Extra {
    /// `extra.requests.denied.subtotal.total`: a column of a group's subtotal; `extra.requests.granted.organisations`: a
    /// row's subtotal of all organisations.
    pub id: String,
    /// The label of its row as written, simplified, and its column.
    #[serde(default)]
    pub label: String,
    /// The number.
    pub value: i64,
    /// The text as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
    /// Where it is; absent in reports from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
}
