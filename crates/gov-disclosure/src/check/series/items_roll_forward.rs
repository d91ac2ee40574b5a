//! Y603 items-roll-forward: last year's items are those that last year's report arrived at.

use super::{Difference, Equation, Pair};
use crate::check::findings::Findings;
use crate::diagnostic::catalogue;
use crate::fact::Series;
use crate::form::{Edition, Field, TableId};

/// Judges the rows of items of two years of the 2019 form.
pub fn assess(pair: &Pair<'_>, findings: &mut Findings) {
    let is_old = |edition| edition == Some(Edition::Y2019);
    if !is_old(pair.before.form.of(TableId::Disclosure)) || !is_old(pair.after.form.of(TableId::Disclosure)) {
        return;
    }
    for row in ["licensing", "other_services", "penalties", "coercion", "fees"] {
        let at = |column| Field::at(TableId::Disclosure, row, column);
        let Some((last_year, change)) = at("items_last_year").zip(at("items_change")) else { continue };
        let equation = Equation {
            before: &[last_year, change],
            after: &[last_year],
            compute: |before, after| (before.iter().sum(), after.iter().sum()),
            fact: &|Difference { year, before, expected, actual }| {
                let label = last_year.row_zh();
                Series::Items { label, year, terms: before.to_vec(), expected, actual }
            },
            severity: None,
        };
        pair.judge(findings, &catalogue::ITEMS_ROLL_FORWARD, &equation);
    }
}
