//! Messages for people, in both languages.

use serde::{Deserialize, Serialize};

/// A message in Chinese and English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}
