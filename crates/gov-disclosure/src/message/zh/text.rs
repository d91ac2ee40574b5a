//! The prose.

use super::cells;
use crate::fact::{InTable, Said, Text};

/// What is found in the prose.
pub fn message(fact: &Text) -> String {
    match fact {
        Text::TableDiffers { said, readings } => {
            let said = match said {
                Said::InWords(raw) => format!("正文称“{raw}”"),
                Said::InDigits(own) => format!("正文“{}”为 {}", own.label, own.raw),
            };
            let tables = readings.iter().map(in_table).collect::<Vec<_>>().join("，");
            format!("{said}，表中{tables}，不相符；请核对正文与表格")
        }
        Text::StatisticsDiffer { said, rows, value, cumulated } => {
            let value = value.map(|value| value.to_string()).unwrap_or_default();
            let of = if *cumulated { "（历年累计）" } else { "" };
            let rows = rows.join("”＋“");
            format!("正文“{}”为 {}，统计表“{rows}”{of}为 {value}，不相符；请核对正文与表格", said.label, said.raw)
        }
        Text::ListSum { total, terms, sum } => match terms.as_slice() {
            [only] => format!("“{}”为 {}，其中一项却为 {only}；请核对", total.label, total.raw),
            _ => {
                let (count, terms) = (terms.len(), terms.join("＋"));
                format!("“{}”为 {}，所列 {count} 项之和为 {terms}＝{sum}，不相符；请核对总数和各项", total.label, total.raw)
            }
        },
        Text::UnlinkedParts { total, count, sum } => {
            format!("“{}”为 {}，其后并列的 {count} 项之和为 {sum}，超过该数；文中没有说明两者的关系", total.label, total.raw)
        }
        Text::NotRounded { raw, part, whole, exact, is_cut } => {
            let done = if *is_cut { "截去尾数" } else { "进位" };
            format!("{raw} 是 {part}÷{whole}＝{exact}% {done}所得，未四舍五入")
        }
        Text::Share { raw, part, whole, exact, swapped } => {
            let swapped = swapped.map(|other| format!("；若为 {other} 则相符，疑为两位数字写反")).unwrap_or_default();
            format!("{raw} 应为 {part}÷{whole}＝{exact}%{swapped}")
        }
        Text::ClosingRate { closed, received, rate } => {
            format!("“{}”为 {}，多于“{}”的 {}，与 {rate} 不符；请核对", closed.label, closed.raw, received.label, received.raw)
        }
        Text::SharesOfList { label, sum } => format!("“{label}”各项之和与总数相符，而百分比之和为 {sum}%"),
        Text::RepeatedLabel { label, total, first, second, same } => {
            let then = if *same { "，数值也相同，可能重复计算" } else { "；请核对名称和数值" };
            format!("“{label}”在“{total}”的分项中出现两次（{first}、{second}）{then}")
        }
        Text::DateOutsidePeriod { label, date, start, end } => {
            format!("“{label}”的日期 {date} 不在统计期限 {start} 至 {end} 内；请核对是否属于本年度")
        }
        Text::NoFeeStatement => "第六部分没有说明收取信息处理费的情况；即使没有收取，也应写明".to_owned(),
        Text::FeeContradiction { unpaid, raw } => {
            format!("表三有 {unpaid} 件因逾期未缴费而不再处理，第六部分却称“{raw}”；请核对")
        }
        Text::EmptySectionFive => "第五部分没有内容；《条例》第五十条要求写明主要问题和改进情况".to_owned(),
    }
}

/// What cells have together.
fn in_table(held: &InTable) -> String {
    let name = cells(&held.fields, "＋");
    let unit = if held.is_money { "万元" } else { "" };
    match held.value {
        Some(value) => format!("{name}为 {value}{unit}"),
        None => format!("{name}为 ?"),
    }
}
