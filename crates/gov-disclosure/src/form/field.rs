//! The field table: every item of the official forms, in the order they print it.

use std::fmt;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::similar::closest;
use super::table;

/// An edition of the official form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Edition {
    /// Reports for 2019 and 2020 (国办公开办函〔2019〕60号).
    #[serde(rename = "2019")]
    Y2019,
    /// Reports for 2021 and later (国办公开办函〔2021〕30号).
    #[serde(rename = "2021")]
    Y2021,
}

named!(Edition { Y2019 => "2019", Y2021 => "2021" });

impl Edition {
    /// The edition a report for `year` must use; `None` before 2019, when no table of this form existed.
    pub fn of_year(year: u16) -> Option<Self> {
        match year {
            2019 | 2020 => Some(Self::Y2019),
            2021.. => Some(Self::Y2021),
            _ => None,
        }
    }
}

/// A table of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableId {
    /// Table II: disclosure on own initiative.
    Disclosure,
    /// Table III: requests received and handled.
    Requests,
    /// Table IV: reconsideration and litigation.
    Remedies,
}

// By the number that the form gives it.
named!(TableId { Disclosure => "II", Requests => "III", Remedies => "IV" });

impl TableId {
    /// Its name in Chinese: 表二, 表三, 表四.
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Disclosure => "表二",
            Self::Requests => "表三",
            Self::Remedies => "表四",
        }
    }

    /// The first part of its field ids.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Disclosure => "disclosure",
            Self::Requests => "requests",
            Self::Remedies => "remedies",
        }
    }
}

/// What a field counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldUnit {
    /// 件: documents, cases, requests.
    Cases,
    /// 项: listed items.
    Items,
    /// 元.
    Yuan,
    /// 万元.
    TenThousandYuan,
}

// As the form writes them.
named!(FieldUnit { Cases => "件", Items => "项", Yuan => "元", TenThousandYuan => "万元" });

impl FieldUnit {
    /// Whether values are decimal amounts of money.
    pub fn is_money(self) -> bool {
        matches!(self, Self::Yuan | Self::TenThousandYuan)
    }
}

struct Entry {
    id: &'static str,
    /// The middle and the last part of the id; asked for with every cell of every report.
    row_id: &'static str,
    column_id: &'static str,
    table: TableId,
    editions: [bool; 2],
    group: &'static str,
    row: &'static str,
    column: &'static str,
    unit: FieldUnit,
    note: &'static str,
}

struct Catalogue {
    entries: Vec<Entry>,
    by_id: FxHashMap<&'static str, Field>,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut entries = Vec::with_capacity(226);
    for [id, table, forms, group, row, column, unit, note] in table::rows(include_str!("fields.csv")) {
        // The build has seen that every line has these.
        let (Ok(table), Some((_, place))) = (table.parse(), id.split_once('.')) else { continue };
        let Some((row_id, column_id)) = place.rsplit_once('.') else { continue };
        entries.push(Entry {
            id,
            row_id,
            column_id,
            table,
            editions: [forms.starts_with("2019"), forms.ends_with("2021")],
            group,
            row,
            column,
            unit: match unit {
                "项" => FieldUnit::Items,
                "元" => FieldUnit::Yuan,
                "万元" => FieldUnit::TenThousandYuan,
                _ => FieldUnit::Cases,
            },
            note: note.trim_matches('"'),
        });
    }
    let by_id = entries.iter().enumerate().map(|(i, entry)| (entry.id, Field(i as u8))).collect();
    Catalogue { entries, by_id }
});

/// One item of the official form, e.g. `requests.denied.state_secret.total`.
///
/// Ordered as the forms print them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Field(u8);

/// Every field, in the order of the forms.
pub fn fields() -> impl ExactSizeIterator<Item = Field> + Clone {
    (0..CATALOGUE.entries.len()).map(|i| Field(i as u8))
}

impl Field {
    /// The field with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        CATALOGUE.by_id.get(id).copied()
    }

    /// The field whose id is closest to a misspelt one; `None` where none is close.
    pub fn nearest(id: &str) -> Option<Self> {
        closest(id, fields().map(Self::id)).and_then(Self::from_id)
    }

    /// The field at a row and column of a table, e.g. (`Requests`, `"denied.state_secret"`, `"total"`).
    pub fn at(table: TableId, row: &str, column: &str) -> Option<Self> {
        let mut id = String::with_capacity(64);
        for part in [table.prefix(), ".", row, ".", column] {
            id.push_str(part);
        }
        Self::from_id(&id)
    }

    // A `Field` is only made from an index of the catalogue.
    #[allow(clippy::indexing_slicing)]
    fn entry(self) -> &'static Entry {
        &CATALOGUE.entries[usize::from(self.0)]
    }

    /// Position in the order of the forms, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The stable id.
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// The table it is in.
    pub fn table(self) -> TableId {
        self.entry().table
    }

    /// Whether `edition` has it.
    pub fn is_in(self, edition: Edition) -> bool {
        let [y2019, y2021] = self.entry().editions;
        match edition {
            Edition::Y2019 => y2019,
            Edition::Y2021 => y2021,
        }
    }

    /// The editions that have it.
    pub fn editions(self) -> impl Iterator<Item = Edition> {
        [Edition::Y2019, Edition::Y2021].into_iter().filter(move |&edition| self.is_in(edition))
    }

    /// The unit of its value.
    pub fn unit(self) -> FieldUnit {
        self.entry().unit
    }

    /// Whether a negative value is allowed (changes in item counts, edition 2019).
    pub fn may_be_negative(self) -> bool {
        self.column_id() == "items_change"
    }

    /// The middle part of the id: `denied.state_secret`.
    pub fn row_id(self) -> &'static str {
        self.entry().row_id
    }

    /// The last part of the id: `total`.
    pub fn column_id(self) -> &'static str {
        self.entry().column_id
    }

    /// The heading above the row in the form, e.g. `（三）不予公开`; empty where there is none.
    pub fn group_zh(self) -> &'static str {
        self.entry().group
    }

    /// The row's label in the form.
    pub fn row_zh(self) -> &'static str {
        self.entry().row
    }

    /// The column's label in the form.
    pub fn column_zh(self) -> &'static str {
        self.entry().column
    }

    /// The cell in the words of the form: its row and column, separated by `·`.
    pub fn name_zh(self) -> String {
        format!("{}·{}", self.row_zh(), self.column_zh())
    }

    /// A remark of the field table; empty where there is none.
    pub fn note(self) -> &'static str {
        self.entry().note
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(table: TableId, edition: Edition) -> usize {
        fields().filter(|f| f.table() == table && f.is_in(edition)).count()
    }

    #[test]
    fn each_form_has_the_cells_it_prints() {
        assert_eq!(fields().len(), 226);
        assert_eq!(count(TableId::Disclosure, Edition::Y2021), 10);
        assert_eq!(count(TableId::Requests, Edition::Y2021), 175);
        assert_eq!(count(TableId::Remedies, Edition::Y2021), 15);
        assert_eq!(count(TableId::Disclosure, Edition::Y2019), 22);
        assert_eq!(count(TableId::Requests, Edition::Y2019), 161);
        assert_eq!(count(TableId::Remedies, Edition::Y2019), 15);
    }

    #[test]
    fn ids_take_apart_and_go_together() {
        let field = Field::from_id("requests.denied.state_secret.total").unwrap();
        assert_eq!((field.row_id(), field.column_id()), ("denied.state_secret", "total"));
        assert_eq!(Field::at(TableId::Requests, "denied.state_secret", "total"), Some(field));
        assert_eq!(Field::from_id("disclosure.procurement.amount").unwrap().unit(), FieldUnit::Yuan);
        assert!(Field::from_id("disclosure.procurement.amount").unwrap().note().starts_with("decimal; the form"));
    }
}
