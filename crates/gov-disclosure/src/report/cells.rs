//! The cells of a report, by field.

use std::fmt;
use std::ops::Index;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Cell, State};
use crate::form::{Field, fields};

/// Cells by field, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cells {
    slots: Vec<Option<Cell>>,
}

impl Cells {
    /// No cells.
    pub fn new() -> Self {
        Self::default()
    }

    /// The cell of a field.
    pub fn get(&self, field: Field) -> Option<&Cell> {
        self.slots.get(field.index())?.as_ref()
    }

    /// The cell of a field, to change.
    pub fn get_mut(&mut self, field: Field) -> Option<&mut Cell> {
        self.slots.get_mut(field.index())?.as_mut()
    }

    /// Sets the cell of a field.
    pub fn insert(&mut self, field: Field, cell: Cell) {
        if self.slots.is_empty() {
            self.slots.resize(fields().len(), None);
        }
        if let Some(slot) = self.slots.get_mut(field.index()) {
            *slot = Some(cell);
        }
    }

    /// Takes the cell of a field out.
    pub fn remove(&mut self, field: Field) -> Option<Cell> {
        self.slots.get_mut(field.index())?.take()
    }

    /// The cells with their fields, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &Cell)> {
        fields().zip(&self.slots).filter_map(|(field, slot)| slot.as_ref().map(|cell| (field, cell)))
    }

    /// As [`iter`](Self::iter), to change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (Field, &mut Cell)> {
        fields().zip(&mut self.slots).filter_map(|(field, slot)| slot.as_mut().map(|cell| (field, cell)))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.slots.iter().flatten().count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What a report does not have is absent.
static ABSENT: Cell = Cell::new(State::Absent);

impl Index<Field> for Cells {
    type Output = Cell;

    /// The cell of a field; an absent one where the recognised form does not have the field.
    fn index(&self, field: Field) -> &Cell {
        self.get(field).unwrap_or(&ABSENT)
    }
}

impl<'c> IntoIterator for &'c Cells {
    type Item = (Field, &'c Cell);
    type IntoIter = Box<dyn Iterator<Item = Self::Item> + 'c>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl FromIterator<(Field, Cell)> for Cells {
    fn from_iter<I: IntoIterator<Item = (Field, Cell)>>(cells: I) -> Self {
        let mut all = Self::new();
        cells.into_iter().for_each(|(field, cell)| all.insert(field, cell));
        all
    }
}

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (field, cell) in self.iter() {
            map.serialize_entry(field.id(), cell)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Map;
        impl<'de> Visitor<'de> for Map {
            type Value = Cells;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of field ids and cells")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cells, A::Error> {
                let mut cells = Cells::new();
                while let Some((field, cell)) = map.next_entry::<Field, Cell>()? {
                    cells.insert(field, cell);
                }
                Ok(cells)
            }
        }
        deserializer.deserialize_map(Map)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Cells {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cells".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let cell = generator.subschema_for::<Cell>();
        let ids: Vec<&str> = fields().map(Field::id).collect();
        schemars::json_schema!({
            "description": "Every field of the recognised editions, in the order of the form.",
            "type": "object",
            "propertyNames": {"enum": ids},
            "additionalProperties": cell
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Value;

    #[test]
    fn a_field_that_a_report_does_not_have_is_absent() {
        let (first, second) = (Field::from_id("disclosure.rules.made").unwrap(), Field::from_id("requests.received.total").unwrap());
        let cells: Cells = [(second, Cell::reported(Value::Count(3)))].into_iter().collect();
        assert_eq!((cells[first].state, cells[second].value), (State::Absent, Some(Value::Count(3))));
        assert_eq!((&cells).into_iter().map(|(field, _)| field).collect::<Vec<_>>(), [second]);
    }
}
