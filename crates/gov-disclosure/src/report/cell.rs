//! What a file says of one field.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::diagnostic::RuleId;
use crate::document::Location;
pub use crate::fact::Evidence;
use crate::form::Field;

/// The state of a cell: docs/states.md says when each occurs. Blank is not zero, and missing is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// A value was read.
    Reported,
    /// The cell is in the file and is empty.
    Blank,
    /// A sign for "none" is in it: `/`, `-`, `无`.
    Placeholder,
    /// It holds text that is no value.
    Illegible,
    /// The file shows neither the row's label nor a value.
    Absent,
    /// The row is there, and the value is not or its column cannot be known.
    Lost,
}

named!(State { Reported => "reported", Blank => "blank", Placeholder => "placeholder", Illegible => "illegible", Absent => "absent", Lost => "lost" });

impl State {
    /// Whether the cell is in the file without a number: zero, if the writer meant that.
    pub(crate) fn may_be_nil(self) -> bool {
        matches!(self, Self::Blank | Self::Placeholder)
    }
}

/// How a cell came by what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Provenance {
    /// It is what the file says.
    #[default]
    Read,
    /// It is computed from other cells, as [`Report::fill_totals`](crate::Report::fill_totals) does; the file does not say it.
    Computed,
    /// Someone put it in the place of what the file says.
    Edited,
}

named!(Provenance { Read => "read", Computed => "computed", Edited => "edited" });

impl Provenance {
    /// Whether the file says it.
    pub fn is_read(&self) -> bool {
        *self == Self::Read
    }
}

/// An exact amount of money; a decimal string without trailing zeros in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(Decimal);

impl Amount {
    pub(crate) fn new(value: Decimal) -> Self {
        Self(value.normalize())
    }

    /// The amount written as a decimal number, `None` where `text` is none.
    pub fn parse(text: &str) -> Option<Self> {
        Decimal::from_str_exact(text).ok().map(Self::new)
    }

    /// The amount in units of 10⁻ˢᶜᵃˡᵉ, at most 28 places: what finer digits it has are rounded half to even. `None` where it is beyond
    /// what a decimal holds.
    pub fn scaled(self, scale: u32) -> Option<i128> {
        let mut value = self.0.round_dp(scale);
        value.rescale(scale);
        (value.scale() == scale).then(|| value.mantissa())
    }
}

impl From<Amount> for Decimal {
    fn from(amount: Amount) -> Self {
        amount.0
    }
}

impl From<Decimal> for Amount {
    fn from(value: Decimal) -> Self {
        Self::new(value)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Largest count: what JavaScript holds exactly.
pub const LARGEST: i64 = (1 << 53) - 1;

/// A value: a count, or an amount in the unit of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A whole number, within ±(2⁵³−1).
    Count(i64),
    /// An amount of money.
    Amount(Amount),
}

impl Value {
    /// The count, where it is one.
    pub fn as_count(self) -> Option<i64> {
        match self {
            Self::Count(count) => Some(count),
            Self::Amount(_) => None,
        }
    }
}

impl Value {
    /// The number, whichever kind it is.
    pub(crate) fn as_decimal(self) -> Decimal {
        match self {
            Self::Count(count) => count.into(),
            Self::Amount(amount) => amount.0,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Amount(amount) => amount.fmt(f),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => serializer.serialize_i64(*count),
            Self::Amount(amount) => serializer.collect_str(amount),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Count(i64),
            Amount(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Count(count) => Ok(Self::Count(count)),
            Written::Amount(text) => {
                Amount::parse(&text).map(Self::Amount).ok_or_else(|| serde::de::Error::custom(format!("{text:?} is no decimal number")))
            }
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Value {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A count, or an amount as a decimal string without trailing zeros.",
            "anyOf": [
                {"type": "integer", "minimum": -9007199254740991i64, "maximum": 9007199254740991i64},
                {"type": "string", "pattern": "^-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?$"}
            ]
        })
    }
}

/// A value that the form's identities prove, beside what the file says; it never replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Derived {
    /// The value.
    pub value: Value,
    /// Ids of the rules that prove it.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub rules: Vec<RuleId>,
    /// The fields it follows from.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub inputs: Vec<Field>,
}

/// What a file says of one field.
///
/// What cannot be is refused where it is deserialized: a reported cell without a value, a value in another state, candidates of a cell
/// that is not lost, a computed cell that is not reported.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(remote = "Self")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Cell {
    /// Its state.
    pub state: State,
    /// The value read, in the unit of the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Amounts only: the unit of `value`; null where neither cell nor header names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The text of the cell as written, white space at its ends dropped; of a `lost` cell, the digits of its whole row
    /// where nothing parts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// What shows that the cell is in this column; absent in reports from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// How it came by what it says; left out where that is what the file says.
    #[serde(default, skip_serializing_if = "Provenance::is_read")]
    pub provenance: Provenance,
    /// `lost` only: the values it may have, ascending, then null for blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidates: Option<Vec<Option<Value>>>,
    /// What the form's identities prove.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived: Option<Derived>,
}

/// A cell as it is serialized.
#[derive(Serialize)]
struct Written<'c> {
    state: State,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
    /// There, as null, for an amount whose unit is not named too.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Option<&'c str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<&'c Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Evidence>,
    #[serde(skip_serializing_if = "Provenance::is_read")]
    provenance: Provenance,
    #[serde(skip_serializing_if = "Option::is_none")]
    candidates: Option<&'c [Option<Value>]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    derived: Option<&'c Derived>,
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { state, value, unit, raw, location, evidence, provenance, candidates, derived } = self;
        Written {
            state: *state,
            value: *value,
            unit: (unit.is_some() || matches!(value, Some(Value::Amount(_)))).then_some(unit.as_deref()),
            raw: raw.as_deref(),
            location: location.as_ref(),
            evidence: *evidence,
            provenance: *provenance,
            candidates: candidates.as_deref(),
            derived: derived.as_ref(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cell = Self::deserialize(deserializer)?;
        possible(cell.state, cell.value, cell.candidates.is_some()).map_err(D::Error::custom)?;
        if cell.provenance == Provenance::Computed && cell.state != State::Reported {
            return Err(D::Error::custom("a computed cell has a value"));
        }
        Ok(cell)
    }
}

/// Whether a cell may be in this state with this value and with candidates or without.
///
/// # Errors
/// What does not go together.
pub(super) fn possible(state: State, value: Option<Value>, has_candidates: bool) -> Result<(), &'static str> {
    match (state, value) {
        (State::Reported, None) => Err("a reported cell has a value"),
        (State::Reported, Some(_)) | (_, None) if has_candidates && state != State::Lost => Err("only a lost cell has candidates"),
        (State::Reported, Some(_)) | (_, None) => Ok(()),
        (_, Some(_)) => Err("only a reported cell has a value"),
    }
}

impl Cell {
    /// A cell in this state and nothing else.
    pub const fn new(state: State) -> Self {
        Self {
            state,
            value: None,
            unit: None,
            raw: None,
            location: None,
            evidence: None,
            provenance: Provenance::Read,
            candidates: None,
            derived: None,
        }
    }

    /// The unit of its value, as a cell of `field`: `件`, `项`, `元`, `万元`; `None` for an amount whose unit neither cell nor header names.
    pub fn unit_of(&self, field: Field) -> Option<&str> {
        match &self.unit {
            Some(unit) => Some(unit),
            None if field.unit().is_money() => None,
            None => Some(field.unit().as_str()),
        }
    }

    /// The value, where its unit is known to be that of the field: what may be in a column beside the values of others. An amount
    /// whose unit neither cell nor header names may be meant in another one.
    pub fn comparable(&self) -> Option<Value> {
        self.value.filter(|value| matches!(value, Value::Count(_)) || self.unit.is_some() || value.as_decimal().is_zero())
    }

    /// A reported value.
    pub fn reported(value: Value) -> Self {
        Self { value: Some(value), ..Self::new(State::Reported) }
    }
}
