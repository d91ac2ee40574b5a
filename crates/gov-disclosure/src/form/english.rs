//! The fields in English: the form itself has no English, so these are names of ours.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::field::Field;
use super::table;

/// The words of rows (`requests.received`) and of columns (`requests..total`).
static WORDS: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| table::rows(include_str!("english.csv")).map(|[part, name]| (part, name)).collect());

impl Field {
    /// The cell in English: its row and column, such as `Denied: state secret, natural persons`; at most 80 characters.
    pub fn name_en(self) -> String {
        // Every row and column has one: a test holds it.
        let words = |part: &str| WORDS.get(part).copied().unwrap_or("");
        let table = self.table().prefix();
        let (row, column) = (words(&format!("{table}.{}", self.row_id())), words(&format!("{table}..{}", self.column_id())));
        format!("{row}, {column}")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::form::fields;

    #[test]
    fn every_field_has_an_english_name_of_its_own() {
        let names: HashSet<String> = fields().map(Field::name_en).collect();
        assert_eq!(names.len(), fields().len());
        assert!(names.iter().all(|name| name.len() <= 80 && !name.starts_with(',') && !name.ends_with(", ")));
        let field = Field::from_id("requests.denied.state_secret.natural_person").unwrap();
        assert_eq!(field.name_en(), "Denied: state secret, natural persons");
    }
}
