//! Which fields of the two forms state the same, so that years before and after 2021 can be compared.

use super::{Edition, Field, TableId, fields};

impl Field {
    /// The fields of `edition` that together state what this field states; `None` where nothing there does.
    ///
    /// Table III and IV carry over, the three rows of other handling of 2021 as the one of 2019; of Table II only
    /// the decisions on licences, penalties and coercion. What was public in total (2019) is not what is in force
    /// (2021), and a number of fee items not an amount of fees.
    pub fn counterpart(self, edition: Edition) -> Option<Vec<Self>> {
        if self.is_in(edition) {
            return Some(vec![self]);
        }
        let is_single_row = self.table() == TableId::Requests && self.row_id() == "other_handling";
        is_single_row.then(|| {
            let split = fields().filter(|field| field.row_id().starts_with("other_handling.") && field.column_id() == self.column_id());
            split.collect()
        })
    }

    /// Whether the same field may be compared between reports of both forms.
    pub fn is_comparable_across_forms(self) -> bool {
        self.is_in(Edition::Y2019) && self.is_in(Edition::Y2021) && (self.table() != TableId::Disclosure || self.column_id() == "decisions")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counterpart(id: &str, edition: Edition) -> Option<Vec<&'static str>> {
        Some(Field::from_id(id).unwrap().counterpart(edition)?.into_iter().map(Field::id).collect())
    }

    #[test]
    fn what_carries_over_and_what_does_not() {
        assert_eq!(counterpart("requests.carried_in.total", Edition::Y2019), Some(vec!["requests.carried_in.total"]));
        assert_eq!(
            counterpart("requests.other_handling.total", Edition::Y2021),
            Some(vec![
                "requests.other_handling.not_corrected.total",
                "requests.other_handling.fee_unpaid.total",
                "requests.other_handling.other.total"
            ])
        );
        assert_eq!(counterpart("requests.other_handling.other.total", Edition::Y2019), None);
        assert_eq!(counterpart("disclosure.rules.published_total", Edition::Y2021), None);
        assert_eq!(counterpart("disclosure.fees.amount", Edition::Y2019), None);
        assert!(Field::from_id("disclosure.licensing.decisions").unwrap().is_comparable_across_forms());
        assert!(!Field::from_id("disclosure.procurement.items").unwrap().is_comparable_across_forms());
    }
}
