//! The sums that bind the cells of Tables III and IV.
//!
//! The balance is printed in the form's corner note; the others follow from its layout.

use std::sync::LazyLock;

use super::{Edition, Field, TableId, fields};

/// Which sum it is; the rules `A401`, `A402`, `A403` and `A411`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityKind {
    /// Column of Table III: received + carried in = handled + carried out.
    Balance,
    /// Column of Table III: handled = all outcomes.
    Outcomes,
    /// Row of Table III: total = all applicants.
    RowTotal,
    /// Block of Table IV: total = all results.
    RemediesTotal,
}

/// One sum: the fields of `left` add up to those of `right`.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Which sum.
    pub kind: IdentityKind,
    /// The written total, or received and carried in.
    pub left: Vec<Field>,
    /// Its parts, or handled and carried out.
    pub right: Vec<Field>,
}

static Y2019: LazyLock<Vec<Identity>> = LazyLock::new(|| build(Edition::Y2019));
static Y2021: LazyLock<Vec<Identity>> = LazyLock::new(|| build(Edition::Y2021));

/// The sums of an edition: 40 in 2019, 42 since 2021.
pub fn identities(edition: Edition) -> &'static [Identity] {
    match edition {
        Edition::Y2019 => &Y2019,
        Edition::Y2021 => &Y2021,
    }
}

fn build(edition: Edition) -> Vec<Identity> {
    let cells = |table: TableId| fields().filter(|f| f.table() == table && f.is_in(edition)).collect::<Vec<Field>>();
    let (requests, remedies) = (cells(TableId::Requests), cells(TableId::Remedies));
    let is_outcome = |f: &Field| !matches!(f.row_id(), "received" | "carried_in" | "handled_total" | "carried_out");
    let mut all = Vec::new();
    for first in requests.iter().filter(|f| f.row_id() == "received") {
        let column: Vec<Field> = requests.iter().copied().filter(|f| f.column_id() == first.column_id()).collect();
        let rows = |ids: &[&str]| ids.iter().filter_map(|id| column.iter().copied().find(|f| f.row_id() == *id)).collect();
        all.push(Identity {
            kind: IdentityKind::Balance,
            left: rows(&["received", "carried_in"]),
            right: rows(&["handled_total", "carried_out"]),
        });
        let outcomes = column.iter().copied().filter(is_outcome).collect();
        all.push(Identity { kind: IdentityKind::Outcomes, left: rows(&["handled_total"]), right: outcomes });
    }
    for (cells, kind) in [(requests, IdentityKind::RowTotal), (remedies, IdentityKind::RemediesTotal)] {
        for row in cells.chunk_by(|a, b| a.row_id() == b.row_id()) {
            let (left, right) = row.iter().copied().partition(|field| field.column_id() == "total");
            all.push(Identity { kind, left, right });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_edition_has_its_sums() {
        assert_eq!(identities(Edition::Y2019).len(), 40);
        assert_eq!(identities(Edition::Y2021).len(), 42);
        let row = identities(Edition::Y2021).iter().find(|i| i.kind == IdentityKind::RowTotal).unwrap();
        assert_eq!((row.left.len(), row.right.len()), (1, 6));
        let outcomes = identities(Edition::Y2021).iter().find(|i| i.kind == IdentityKind::Outcomes).unwrap();
        assert_eq!(outcomes.right.len(), 21);
    }
}
