//! The heads of the tables: which columns a copy prints, in which order.

use std::rc::Rc;

/// A printed column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Id of the form's column; empty for a column that the form does not have.
    pub id: &'static str,
    /// Whether the head names 万元.
    pub in_ten_thousands: bool,
    /// Whether the head names 元.
    pub in_yuan: bool,
}

impl Column {
    /// A column without a unit in its head.
    pub fn plain(id: &'static str) -> Self {
        Self { id, in_ten_thousands: false, in_yuan: false }
    }

    /// A column whose head reads `text`.
    pub fn headed(id: &'static str, text: &str) -> Self {
        let in_ten_thousands = text.contains("万元") || text.contains("萬元");
        Self { id, in_ten_thousands, in_yuan: !in_ten_thousands && text.contains('元') }
    }
}

/// The columns of a row, left to right.
pub type Columns = Rc<[Column]>;

/// The applicant columns of Table III in the order of the form.
pub const APPLICANTS: [&str; 7] = ["natural_person", "enterprise", "research", "public_interest", "legal_service", "other_org", "total"];
/// The blocks of Table IV in the order of the form.
pub const BLOCKS: [&str; 3] = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];
/// The columns of each block of Table IV in the order of the form.
pub const RESULTS: [&str; 5] = ["upheld", "corrected", "other", "pending", "total"];

fn all(ids: impl IntoIterator<Item = &'static str>) -> Columns {
    ids.into_iter().map(Column::plain).collect()
}

/// The columns of Table III from the labels of its head in reading order; `organisations` stands for
/// 法人或其他组织. `None` where they contradict the form in a way that cannot be followed.
pub fn applicants(labels: &[&'static str]) -> Option<Columns> {
    let inner: Vec<&'static str> = labels.iter().copied().filter(|id| !matches!(*id, "natural_person" | "total" | "organisations")).collect();
    let totals = labels.iter().filter(|id| **id == "total").count();
    let mut order: Vec<&'static str> = Vec::new();
    let mut placed = false;
    for &id in labels {
        match id {
            "organisations" => {
                order.extend(&inner);
                placed = true;
            }
            "natural_person" | "total" => order.push(id),
            _ if !placed && !labels.contains(&"organisations") => order.push(id),
            _ => {}
        }
    }
    let official = |id: &&'static str| APPLICANTS.contains(id);
    let mut found: Vec<&'static str> = order.iter().copied().filter(official).collect();
    let extras = order.iter().filter(|id| **id == "extra").count();
    if totals > 1 {
        return None;
    }
    let complete = APPLICANTS.iter().all(|id| found.contains(id)) && found.len() == APPLICANTS.len();
    if complete {
        return Some(all(order.into_iter().map(|id| if id == "extra" { "" } else { id })));
    }
    // Labels that damage took are where the form has them, as long as the rest is in its order.
    found.dedup();
    (extras == 0 && in_order(&found, &APPLICANTS)).then(|| all(APPLICANTS))
}

/// The columns of Table IV: the form's, unless the labels of its head are out of the form's order.
pub fn remedies(labels: &[&'static str]) -> Option<Columns> {
    let mut rest: &[&'static str] = labels;
    while let Some(&first) = rest.first() {
        // Each block prints its columns once, in order; the next block starts where the order starts over.
        let length = (1..=rest.len()).take_while(|&n| in_order(rest.get(..n).unwrap_or_default(), &RESULTS)).last().unwrap_or(0);
        if length == 0 {
            return None;
        }
        if length < rest.len() && rest.get(length).is_some_and(|next| position(next, &RESULTS) > position(first, &RESULTS)) {
            return None;
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    Some(all((0..15).filter_map(|i| RESULTS.get(i % 5).copied())))
}

/// The columns of one block of Table IV.
pub fn results() -> Columns {
    all(RESULTS)
}

fn position(id: &str, order: &[&str]) -> usize {
    order.iter().position(|known| *known == id).unwrap_or(usize::MAX)
}

fn in_order(labels: &[&str], order: &[&str]) -> bool {
    labels.windows(2).all(|pair| matches!(pair, [a, b] if position(a, order) < position(b, order)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(columns: Option<Columns>) -> Option<Vec<&'static str>> {
        columns.map(|columns| columns.iter().map(|column| column.id).collect())
    }

    #[test]
    fn two_rows_of_heads_make_one_order() {
        let labels = ["natural_person", "organisations", "total", "enterprise", "research", "public_interest", "legal_service", "other_org"];
        assert_eq!(ids(applicants(&labels)), Some(APPLICANTS.to_vec()));
    }

    #[test]
    fn a_total_in_front_and_a_subtotal_are_followed() {
        let labels = ["total", "natural_person", "organisations", "enterprise", "research", "public_interest", "legal_service", "other_org"];
        assert_eq!(ids(applicants(&labels)).unwrap()[..2], ["total", "natural_person"]);
        let labels = ["natural_person", "organisations", "total", "enterprise", "research", "public_interest", "legal_service", "other_org", "extra"];
        assert_eq!(ids(applicants(&labels)).unwrap()[5..], ["other_org", "", "total"]);
    }

    #[test]
    fn lost_heads_are_filled_in_and_contradictions_are_not() {
        assert_eq!(ids(applicants(&["natural_person", "organisations", "total"])), Some(APPLICANTS.to_vec()));
        assert_eq!(ids(applicants(&["total", "natural_person", "organisations", "enterprise"])), None);
    }

    #[test]
    fn remedies_follow_the_form() {
        let full = ["upheld", "corrected", "other", "pending", "total"].repeat(3);
        assert_eq!(ids(remedies(&full)).unwrap().len(), 15);
        let lost = ["upheld", "corrected", "other", "pending", "upheld", "corrected", "other", "pending", "total"];
        assert!(remedies(&lost).is_some());
        assert!(remedies(&["total", "upheld", "corrected", "other", "pending"]).is_none());
    }
}
