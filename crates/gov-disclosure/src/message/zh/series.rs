//! The reports on two years.

use crate::fact::Series;

/// What is found in the reports on two years.
pub fn message(fact: &Series) -> String {
    match fact {
        Series::CarryOver { field, year, expected, actual } => {
            format!("“{}”：本年填 {actual}，{year}年度报告的“结转下年度继续办理”为 {expected}，应相等", field.name_zh())
        }
        Series::Items { label, year, terms, expected, actual } => {
            let terms = terms.iter().map(ToString::to_string).collect::<Vec<_>>().join("＋");
            format!("“{label}”：上一年项目数量填 {actual}，{year}年度报告为 {terms}＝{expected}")
        }
        Series::Stock { label, year, stock, expected, actual } => format!(
            "“{label}”：现行有效 {actual} 件，按{year}年度的 {stock} 件加本年制发、减本年废止应为 {expected} 件；若有届满失效或机构改革划转，请说明"
        ),
        Series::RunningTotal { label, year, before, added, expected, actual } => {
            format!("“{label}”：历年累计 {actual}，按{year}年度的 {before} 加本年度 {added} 应为 {expected}；请对照两年的报告")
        }
        Series::Restarted { label, year, before, actual } => {
            format!("“{label}”：历年累计 {actual} 小于{year}年度的 {before}，累计重新起算")
        }
        Series::CopiedText { year, share } => format!("除数字外，正文有 {share}% 与{year}年度相同，可能照抄上年报告"),
    }
}
