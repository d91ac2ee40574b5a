//! Names of columns: a field where a panel has one report per row.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::field::{Field, fields};
use super::table;

static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let short: FxHashMap<&str, &str> = table::rows(include_str!("columns.csv")).map(|[part, short]| (part, short)).collect();
    let part = |part: &'static str| short.get(part).map_or_else(|| part.replace('.', "_"), |&short| short.to_owned());
    fields().map(|field| [field.table().prefix(), field.row_id(), field.column_id()].map(part).join("_")).collect()
});

impl Field {
    /// Its name as a column of a wide panel, e.g. `req_denied_state_secret_total`: ASCII letters, digits and `_`, at
    /// most 32 of them, which is what Stata takes.
    pub fn column(self) -> &'static str {
        NAMES.get(self.index()).map_or("", String::as_str)
    }

    /// The field that a column of a wide panel holds.
    pub fn from_column(name: &str) -> Option<Self> {
        fields().find(|field| field.column() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_names_that_stata_takes() {
        for field in fields() {
            let name = field.column();
            assert!(name.len() <= 32, "{name}");
            assert!(name.starts_with(|c: char| c.is_ascii_lowercase()), "{name}");
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "{name}");
            assert_eq!(Field::from_column(name), Some(field), "two fields are called {name}");
        }
    }

    #[test]
    fn short_parts_are_parts_of_ids() {
        for line in include_str!("columns.csv").lines().skip(1) {
            let (part, short) = line.split_once(',').unwrap();
            assert!(short.len() < part.len(), "{line}");
            let has = |field: Field| field.table().prefix() == part || field.row_id() == part || field.column_id() == part;
            assert!(fields().any(has), "no id has the part {part}");
        }
    }

    #[test]
    fn a_column_can_be_guessed_from_the_id() {
        let column = |id: &str| Field::from_id(id).unwrap().column();
        assert_eq!(column("requests.denied.state_secret.total"), "req_denied_state_secret_total");
        assert_eq!(column("disclosure.fees.amount"), "dis_fees_amount");
        assert_eq!(column("remedies.litigation_after_reconsideration.corrected"), "rem_suit_recon_corrected");
    }
}
