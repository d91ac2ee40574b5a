//! What is wrong with a report, or with the reading of it.

pub(crate) mod catalogue;
mod family;
mod rule_id;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::message::{Hint, Message};
pub use catalogue::{Rule, rules};
pub use family::{RuleBase, RuleFamily, RuleScope};
pub use rule_id::{NoRuleId, RuleId};

pub use crate::document::Location;
use crate::fact::Fact;
use crate::form::{Field, Statistic};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably wrong, or read with doubt.
    Warning,
    /// Wrong: an identity on written numbers is broken, or something required is not there.
    Error,
}

named!(Severity { Info => "info", Warning => "warning", Error => "error" });

/// How certain the finding is: the reading it is based on and, for sums, which cell explains it; apart from severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Other explanations are as good.
    Low,
    /// Likely.
    Medium,
    /// The file leaves no doubt.
    High,
}

named!(Confidence { Low => "low", Medium => "medium", High => "high" });

/// A cell that may be the wrong one, with the value that would fit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suspect {
    /// The field.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub field: Field,
    /// The fitting value.
    pub value: i64,
}

/// One rule broken in one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Diagnostic {
    /// The rule's id, e.g. `R007`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub rule: RuleId,
    /// The rule's name, e.g. `unmapped-number`.
    pub name: String,
    /// How bad.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// The fields concerned, in the order of the form.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub fields: Vec<Field>,
    /// The cells of forms of 2008 to 2018 concerned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub statistics: Vec<Statistic>,
    /// What other numbers make of it: the computed side of a sum, the table's number, the year before's.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expected: Option<i64>,
    /// What is written.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub actual: Option<i64>,
    /// The smallest sets of cells whose change would make every sum hold, and rows that would if their values moved by a column;
    /// fewest cells first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub suspects: Vec<Vec<Suspect>>,
    /// Where it shows.
    #[serde(default)]
    pub locations: Vec<Location>,
    /// What, why and what would help.
    pub message: Message,
    /// What would help, beside the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Hint>,
}

impl Diagnostic {
    /// A diagnostic of `rule` with the rule's own severity and high confidence.
    pub fn new(rule: &'static Rule, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            rule: rule.id,
            name: rule.name.to_owned(),
            severity: rule.severity,
            confidence: Confidence::High,
            fields: Vec::new(),
            statistics: Vec::new(),
            expected: None,
            actual: None,
            suspects: Vec::new(),
            locations: Vec::new(),
            message: Message { zh: zh.into(), en: en.into() },
            hint: None,
        }
    }

    /// A diagnostic of what `rule` found, with the rule's own severity and high confidence.
    pub(crate) fn of(rule: &'static Rule, fact: impl Into<Fact>) -> Self {
        let Message { zh, en } = Message::of(&fact.into());
        Self::new(rule, zh, en)
    }

    /// The family of its rule; `None` for a rule that this version does not know, in a report from elsewhere.
    pub fn family(&self) -> Option<RuleFamily> {
        self.rule.family()
    }

    /// With these fields, in the order of the form.
    #[must_use]
    pub fn with_fields(mut self, fields: impl IntoIterator<Item = Field>) -> Self {
        self.fields.extend(fields);
        self.fields.sort_unstable();
        self.fields.dedup();
        self
    }

    /// With these cells of forms of 2008 to 2018.
    #[must_use]
    pub fn with_statistics(mut self, statistics: impl IntoIterator<Item = Statistic>) -> Self {
        self.statistics.extend(statistics);
        self
    }

    /// With another severity than the rule's.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// With another confidence than high.
    #[must_use]
    pub fn with_confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// With what would help.
    #[must_use]
    pub fn with_hint(mut self, hint: Hint) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// Puts the worst first, and the findings of one rule together.
pub(crate) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.rule.cmp(&b.rule)));
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::from_id(&id).ok_or_else(|| serde::de::Error::custom(format!("no field is called {id:?}")))
    }
}

impl Serialize for Statistic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Statistic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::from_id(&id).ok_or_else(|| serde::de::Error::custom(format!("no cell of a form of 2008 to 2018 is called {id:?}")))
    }
}
