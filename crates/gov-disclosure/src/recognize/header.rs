//! The heads of the tables: which columns a copy prints, in which order.
//!
//! Copies break heads over rows and lines in every way, so the form's order holds unless the copy shows
//! another: two labels side by side, or one below the other in a single column, the wrong way round.

use std::rc::Rc;

use crate::form::{Edition, TableId, fields};

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

/// A label of a head and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// Id of the column, or `organisations` for 法人或其他组织.
    pub id: &'static str,
    /// Row of the strip.
    pub row: u32,
    /// First column.
    pub start: u32,
    /// Whether columns on different rows can be compared: one cell a line.
    pub stacked: bool,
}

impl Head {
    /// Whether `self`, read before `other`, is before it in the table as well.
    fn precedes(&self, other: &Self) -> bool {
        self.row == other.row || (self.stacked && other.stacked && self.start.abs_diff(other.start) < 2)
    }
}

/// The applicant columns of Table III in the order of the form.
pub const APPLICANTS: [&str; 7] = ["natural_person", "enterprise", "research", "public_interest", "legal_service", "other_org", "total"];
/// The blocks of Table IV in the order of the form.
pub const BLOCKS: [&str; 3] = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];
/// The columns of each block of Table IV in the order of the form.
pub const RESULTS: [&str; 5] = ["upheld", "corrected", "other", "pending", "total"];

fn all(ids: impl IntoIterator<Item = &'static str>) -> Columns {
    ids.into_iter().map(Column::plain).collect()
}

/// The columns of Table III from the labels of its head in reading order. `None` where they contradict
/// the form in a way that cannot be followed.
pub fn applicants(heads: &[Head]) -> Option<Columns> {
    let is_inner = |id: &str| !matches!(id, "natural_person" | "total" | "organisations");
    let inner: Vec<&Head> = heads.iter().filter(|head| is_inner(head.id)).collect();
    let totals: Vec<&Head> = heads.iter().filter(|head| head.id == "total").collect();
    let person = heads.iter().find(|head| head.id == "natural_person");
    let extras = inner.iter().filter(|head| head.id == "extra").count();
    if totals.len() > 1 || extras > 1 {
        return None;
    }
    // The columns of organisations as printed, where all stand and can be compared.
    let complete = APPLICANTS.iter().filter(|id| is_inner(id)).all(|id| inner.iter().filter(|head| head.id == *id).count() == 1);
    let comparable = inner.windows(2).all(|pair| matches!(pair, [a, b] if a.precedes(b)));
    let contradicts = inner.iter().enumerate().any(|(i, a)| {
        inner
            .iter()
            .skip(i + 1)
            .any(|b| a.precedes(b) && a.id != "extra" && b.id != "extra" && position(a.id, &APPLICANTS) >= position(b.id, &APPLICANTS))
    });
    let mut order: Vec<&'static str> = if complete && comparable {
        inner.iter().map(|head| if head.id == "extra" { "" } else { head.id }).collect()
    } else if contradicts || extras > 0 {
        return None;
    } else {
        APPLICANTS.into_iter().filter(|id| is_inner(id)).collect()
    };
    let total_first = match (totals.first(), person) {
        (Some(total), Some(person)) => {
            let before = heads.iter().position(|h| h.id == "total") < heads.iter().position(|h| h.id == "natural_person");
            before && total.precedes(person)
        }
        _ => false,
    };
    // A total between the applicants is a layout of no known form.
    let after_total = heads.iter().skip_while(|head| head.id != "total").nth(1);
    if !total_first
        && let (Some(total), Some(next)) = (totals.first(), after_total)
        && next.row == total.row
        && matches!(next.id, "organisations" | "natural_person")
    {
        return None;
    }
    if total_first {
        order.splice(0..0, ["total", "natural_person"]);
    } else {
        order.insert(0, "natural_person");
        order.push("total");
    }
    Some(all(order))
}

/// The columns of Table IV: the form's, unless labels side by side, or stacked, are out of its order.
pub fn remedies(heads: &[Head]) -> Option<Columns> {
    let stacked = heads.iter().all(|head| head.stacked) && heads.windows(2).all(|pair| matches!(pair, [a, b] if a.row != b.row));
    let mut rest = heads;
    while let Some(first) = rest.first() {
        let length = if stacked { rest.len() } else { rest.iter().take_while(|head| head.row == first.row).count() };
        let (row, after) = rest.split_at(length);
        let ids: Vec<&str> = row.iter().map(|head| head.id).collect();
        if !cycles(&ids) {
            return None;
        }
        rest = after;
    }
    Some(all((0..15).filter_map(|i| RESULTS.get(i % 5).copied())))
}

/// Whether labels run through the results once for each block: every run goes up, and what starts over
/// starts no later than the run before it did.
fn cycles(ids: &[&str]) -> bool {
    let mut start = 0;
    for (i, pair) in ids.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        if position(a, &RESULTS) < position(b, &RESULTS) {
            continue;
        }
        let first = ids.get(start).copied().unwrap_or("");
        if position(b, &RESULTS) > position(first, &RESULTS) {
            return false;
        }
        start = i + 1;
    }
    // A total in front of its parts, rather than one whose parts the copy lost.
    ids.first() != Some(&"total") || ids.last() == Some(&"total") || ids.len() < 4
}

/// The columns that an edition prints for a row of Table II.
pub fn printed(row: &str, edition: Edition) -> Columns {
    let own = fields().take_while(|f| f.table() == TableId::Disclosure);
    let of_row = own.filter(|f| f.row_id() == row && f.is_in(edition));
    of_row.map(|field| Column::plain(field.column_id())).collect()
}

/// Whether columns are all that an edition prints for a row of Table II.
pub fn is_complete(row: &str, columns: &[Column]) -> bool {
    let same = |edition| printed(row, edition).iter().map(|column| column.id).eq(columns.iter().map(|column| column.id));
    same(Edition::Y2019) || same(Edition::Y2021)
}

/// The columns of one block of Table IV.
pub fn results() -> Columns {
    all(RESULTS)
}

fn position(id: &str, order: &[&str]) -> usize {
    order.iter().position(|known| *known == id).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(rows: &[&[&'static str]]) -> Vec<Head> {
        let row = |(row, ids): (usize, &&[&'static str])| {
            ids.iter().enumerate().map(move |(i, id)| Head { id, row: row as u32, start: i as u32 * 9, stacked: false }).collect::<Vec<_>>()
        };
        rows.iter().enumerate().flat_map(row).collect()
    }

    fn ids(columns: Option<Columns>) -> Option<Vec<&'static str>> {
        columns.map(|columns| columns.iter().map(|column| column.id).collect())
    }

    const INNER: &[&str] = &["enterprise", "research", "public_interest", "legal_service", "other_org"];

    #[test]
    fn heads_over_two_rows_make_one_order() {
        let labels = heads(&[&["natural_person", "organisations", "total"], INNER]);
        assert_eq!(ids(applicants(&labels)), Some(APPLICANTS.to_vec()));
        // A merged head set in the middle of its height comes first in reading order.
        let labels = heads(&[&["organisations"], &["natural_person", "total"], INNER]);
        assert_eq!(ids(applicants(&labels)), Some(APPLICANTS.to_vec()));
    }

    #[test]
    fn a_total_in_front_and_a_subtotal_are_followed() {
        let labels = heads(&[&["total", "natural_person", "organisations"], INNER]);
        assert_eq!(ids(applicants(&labels)).unwrap()[..3], ["total", "natural_person", "enterprise"]);
        let labels = heads(&[
            &["natural_person", "organisations", "total"],
            &["enterprise", "research", "public_interest", "legal_service", "other_org", "extra"],
        ]);
        assert_eq!(ids(applicants(&labels)).unwrap()[5..], ["other_org", "", "total"]);
    }

    #[test]
    fn lost_heads_are_filled_in_and_contradictions_are_not() {
        assert_eq!(ids(applicants(&heads(&[&["natural_person", "organisations", "total"]]))), Some(APPLICANTS.to_vec()));
        assert_eq!(ids(applicants(&heads(&[&["natural_person", "organisations", "total"], &["research", "enterprise"]]))), None);
    }

    #[test]
    fn remedies_follow_the_form() {
        let full = RESULTS.repeat(3);
        assert_eq!(ids(remedies(&heads(&[&full]))).unwrap().len(), 15);
        assert!(remedies(&heads(&[&["upheld", "corrected", "other", "pending", "upheld", "corrected"]])).is_some());
        assert!(remedies(&heads(&[&["total", "upheld", "corrected", "other", "pending"]])).is_none());
        assert!(remedies(&heads(&[&["upheld", "other", "corrected"]])).is_none());
    }
}
