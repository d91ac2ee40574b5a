//! Y602 stock-roll-forward: documents in force are those of the year before, and what came and went.

use super::{Difference, Equation, Pair};
use crate::check::findings::Findings;
use crate::diagnostic::catalogue;
use crate::fact::{Reason, Series};
use crate::form::{Edition, Field, TableId};

/// Judges the rules and the normative documents of two years of the 2021 form.
pub fn assess(pair: &Pair<'_>, findings: &mut Findings) {
    let editions = (pair.before.form.of(TableId::Disclosure), pair.after.form.of(TableId::Disclosure));
    let rule = &catalogue::STOCK_ROLL_FORWARD;
    match editions {
        (Some(Edition::Y2021), Some(Edition::Y2021)) => {}
        (Some(_), Some(Edition::Y2021)) => {
            return findings.verdict(rule, [], &Reason::StockOfOtherForm);
        }
        _ => return,
    }
    for row in ["rules", "normative_documents"] {
        let cells: Option<Vec<Field>> =
            ["in_force", "issued", "repealed"].iter().map(|column| Field::at(TableId::Disclosure, row, column)).collect();
        let Some(cells) = cells else { continue };
        let Some(&stock) = cells.first() else { continue };
        let equation = Equation {
            before: &[stock],
            after: &cells,
            compute: |before, after| match (before, after) {
                ([before], [stock, issued, repealed]) => (before + issued - repealed, *stock),
                _ => Default::default(),
            },
            fact: &|Difference { year, before, expected, actual }| {
                // One cell is asked for in the report before.
                let before = before.iter().copied().sum();
                Series::Stock { label: stock.row_zh(), year, stock: before, expected, actual }
            },
            severity: None,
        };
        pair.judge(findings, rule, &equation);
    }
}
