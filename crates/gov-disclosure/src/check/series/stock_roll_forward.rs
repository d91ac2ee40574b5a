//! Y602 stock-roll-forward: documents in force are those of the year before, and what came and went.

use super::{Equation, Pair};
use crate::check::findings::Findings;
use crate::diagnostic::catalogue;
use crate::form::{Edition, Field, TableId};
use crate::report::Outcome;

/// Judges the rules and the normative documents of two years of the 2021 form.
pub fn assess(pair: &Pair<'_>, findings: &mut Findings) {
    let editions = (pair.before.form.of(TableId::Disclosure), pair.after.form.of(TableId::Disclosure));
    let rule = &catalogue::STOCK_ROLL_FORWARD;
    match editions {
        (Some(Edition::Y2021), Some(Edition::Y2021)) => {}
        (Some(_), Some(Edition::Y2021)) => {
            let zh = "上年用的是2019年格式，“对外公开总数量”与“现行有效件数”不能比较";
            let en = "the year before is in the form of 2019, whose totals are not documents in force";
            return findings.verdict(rule, [], Outcome::NotApplicable, zh, en);
        }
        _ => return,
    }
    for row in ["rules", "normative_documents"] {
        let cells: Option<Vec<Field>> =
            ["in_force", "issued", "repealed"].iter().map(|column| Field::at(TableId::Disclosure, row, column)).collect();
        let Some(cells) = cells else { continue };
        let Some(&stock) = cells.first() else { continue };
        let equation = Equation {
            label: stock.row_zh(),
            before: &[stock],
            after: &cells,
            compute: |before, after| match (before, after) {
                ([before], [stock, issued, repealed]) => (before + issued - repealed, *stock),
                _ => Default::default(),
            },
            message: |year, before, expected, actual| {
                let stock = before.first().copied().unwrap_or_default();
                (
                    format!(
                        "现行有效 {actual} 件，按{year}年度的 {stock} 件加本年制发、减本年废止应为 {expected} 件；若有届满失效或机构改革划转，请说明"
                    ),
                    format!(
                        "{actual} in force; the {stock} of {year} plus those issued minus those repealed make {expected}, unless some lapsed or moved in a reorganisation"
                    ),
                )
            },
            severity: None,
        };
        pair.judge(findings, rule, &equation);
    }
}
