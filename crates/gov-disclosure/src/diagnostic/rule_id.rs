//! The id of a rule.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Rule, RuleFamily};

/// The id of a rule: the letter of its family and three digits, such as `A403`. It compares, orders and prints as that text. A report from
/// elsewhere may have one that this version does not know.
///
/// ```
/// use gov_disclosure::{RuleFamily, RuleId};
///
/// let id: RuleId = "A403".parse()?;
/// assert_eq!((id.family(), id.rule().map(|rule| rule.name)), (Some(RuleFamily::Sum), Some("row-total")));
/// assert!(id == "A403" && "a403".parse::<RuleId>().is_err());
/// # Ok::<(), gov_disclosure::NoRuleId>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleId([u8; 4]);

/// A text that is no id of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRuleId;

impl fmt::Display for NoRuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the id of a rule is a capital letter and three digits, such as A403")
    }
}

impl std::error::Error for NoRuleId {}

impl RuleId {
    const fn read(text: &str) -> Option<Self> {
        match *text.as_bytes() {
            [letter @ b'A'..=b'Z', a @ b'0'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9'] => Some(Self([letter, a, b, c])),
            _ => None,
        }
    }

    /// The id that a rule's page gives; anything else there stops the build.
    #[allow(clippy::panic)]
    pub(super) const fn on_page(text: &str) -> Self {
        match Self::read(text) {
            Some(id) => id,
            None => panic!("the id of a rule is a capital letter and three digits"),
        }
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        // A letter and digits of ASCII, which `read` has seen.
        std::str::from_utf8(&self.0).unwrap_or("")
    }

    /// Its family; `None` for a letter that this version does not know.
    pub fn family(self) -> Option<RuleFamily> {
        RuleFamily::of(&self)
    }

    /// Its rule; `None` for one that this version does not know.
    pub fn rule(self) -> Option<&'static Rule> {
        Rule::from_id(&self)
    }
}

impl FromStr for RuleId {
    type Err = NoRuleId;

    fn from_str(text: &str) -> Result<Self, NoRuleId> {
        Self::read(text).ok_or(NoRuleId)
    }
}

impl Deref for RuleId {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for RuleId {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for RuleId {
    fn borrow(&self) -> &str {
        self
    }
}

impl Hash for RuleId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl PartialEq<str> for RuleId {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for RuleId {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Serialize for RuleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for RuleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::rules;

    #[test]
    fn a_rule_is_found_by_its_id_and_by_that_as_text() {
        assert!(rules().all(|rule| rule.id.rule() == Some(rule) && rule.id.as_str().parse() == Ok(rule.id)));
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "A40", "A4033", "a403", "4A03", "Ａ403", "row-total"] {
            assert_eq!(text.parse::<RuleId>(), Err(NoRuleId), "{text}");
        }
        assert_eq!("Z999".parse::<RuleId>().map(|id| (id.family(), id.rule())), Ok((None, None)), "a later version may have it");
    }
}
