//! The table of a report on 2008 to 2018: cells of a known form, and rows of forms that are not known.

use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::cell::{State, Value, possible};
use crate::diagnostic::RuleId;
use crate::document::Location;
use crate::form::Statistic;

/// What the tables of a report on 2008 to 2018 say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statistics {
    /// The cells of the form that `form.statistics` names, in its order.
    #[serde(default)]
    pub cells: Figures,
    /// Rows that no known form has, in reading order. They are never merged with the cells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<OtherRow>,
}

impl Statistics {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.rows.is_empty()
    }
}

/// What a file says in one cell of an old form. The states are those of the cells of the forms since 2019, and what cannot be is refused
/// as there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Figure {
    /// Its state.
    pub state: State,
    /// The value read, in the unit printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The unit that the file prints in the row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The text as written; the digits of several cells where they run together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// `lost` only: the values it may have, ascending, then null for blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidates: Option<Vec<Option<Value>>>,
    /// `lost` only: the one value that fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived: Option<DerivedFigure>,
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let figure = Self::deserialize(deserializer)?;
        possible(figure.state, figure.value, figure.candidates.is_some()).map_err(D::Error::custom)?;
        Ok(figure)
    }
}

impl Figure {
    /// A cell in this state and nothing else.
    pub fn new(state: State) -> Self {
        Self { state, value: None, unit: None, raw: None, location: None, candidates: None, derived: None }
    }

    /// The value read, else the one that was derived.
    pub fn value_or_derived(&self) -> Option<Value> {
        self.value.or_else(|| self.derived.as_ref().map(|derived| derived.value))
    }
}

/// The one value of a cell that fits what is printed and what binds the rows; it never replaces what the file says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DerivedFigure {
    /// The value.
    pub value: Value,
    /// Ids of the rules that leave no other.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub rules: Vec<RuleId>,
    /// The cells it follows from, beside the digits themselves.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub inputs: Vec<Statistic>,
}

/// A row that no known form has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OtherRow {
    /// Its label, simplified, without its number.
    pub label: String,
    /// Its unit as printed; empty where none is.
    pub unit: String,
    /// The heading above it; empty where there is none.
    pub section: String,
    /// Its values, from left to right.
    pub values: Vec<OtherValue>,
}

/// A value of such a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OtherValue {
    /// The header of its column; empty where that is not known.
    pub header: String,
    /// The cell.
    pub cell: Figure,
}

/// Cells by the ids of the forms of 2008 to 2018, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    entries: Vec<(Statistic, Figure)>,
}

impl Figures {
    /// The cell with this id.
    pub fn get(&self, statistic: Statistic) -> Option<&Figure> {
        self.entries.iter().find(|(own, _)| *own == statistic).map(|(_, figure)| figure)
    }

    /// Sets a cell; a new one goes last.
    pub fn insert(&mut self, statistic: Statistic, figure: Figure) {
        match self.entries.iter_mut().find(|(own, _)| *own == statistic) {
            Some((_, own)) => *own = figure,
            None => self.entries.push((statistic, figure)),
        }
    }

    /// The cells with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Statistic, &Figure)> {
        self.entries.iter().map(|(statistic, figure)| (*statistic, figure))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (statistic, figure) in self.iter() {
            map.serialize_entry(statistic.id(), figure)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Figures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Map;
        impl<'de> Visitor<'de> for Map {
            type Value = Figures;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of ids and cells")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Figures, A::Error> {
                let mut figures = Figures::default();
                while let Some((statistic, figure)) = map.next_entry::<Statistic, Figure>()? {
                    figures.insert(statistic, figure);
                }
                Ok(figures)
            }
        }
        deserializer.deserialize_map(Map)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Figures {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Figures".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let figure = generator.subschema_for::<Figure>();
        schemars::json_schema!({
            "description": "Every cell of the form that the table is in, in the order of the form; `gov-disclosure fields --form` lists them.",
            "type": "object",
            "additionalProperties": figure
        })
    }
}
