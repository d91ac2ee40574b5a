//! Why an indicator has no value.

use crate::fact::{NamedInput, NoIndicator, Unfilled};
use crate::message::NAMED_INPUTS;

/// Why an indicator has no value.
pub fn message(fact: &NoIndicator) -> String {
    let words = match fact {
        NoIndicator::OlderForm(form) => {
            let form = form.as_deref().unwrap_or("indicators");
            return format!("报告所用格式为“{form}”，2019年前后统计口径不同；docs/forms.md 列出可比的填报项");
        }
        NoIndicator::NotInThisEdition(inputs) => return format!("本报告所用格式没有此填报项：{}", list(inputs)),
        NoIndicator::TableMissing(table) => return format!("没有找到{}，所用格式也无法由年度得知", table.name_zh()),
        NoIndicator::OtherYear(Some((own, other))) => return format!("本报告为{own}年度，所给上一年度的报告为{other}年度"),
        NoIndicator::OtherAgency { own, other } => {
            return format!("上一年度的报告属于“{other}”，本报告属于“{own}”；若是同一机关，请统一名称");
        }
        NoIndicator::NotObserved(inputs) => return format!("没有数值：{}；空白、缺失都不是 0", list(inputs)),
        NoIndicator::UnitMissing(inputs) => return format!("未注明单位：{}", list(inputs)),
        NoIndicator::PopulationNeeded => "需要人口数，报告中没有",
        NoIndicator::PreviousNeeded => "需要同一机关上一年度的报告",
        NoIndicator::OtherYear(None) => "年度不明，无法确定是否相邻两年",
        NoIndicator::AcrossBreak => "上一年度的报告为2018年度或更早，2019年起统计口径不同，不能跨越比较",
        NoIndicator::TooLarge => "数值过大，无法精确表示",
        NoIndicator::ZeroDenominator => "分母为 0",
        NoIndicator::NegativeDenominator => "分母小于 0：部分大于总数",
    };
    words.to_owned()
}

/// The first of the cells with their states, and how many there are.
fn list(inputs: &[NamedInput]) -> String {
    let named = inputs.iter().take(NAMED_INPUTS).map(|input| {
        let year = if input.is_of_year_before { "上一年度" } else { "" };
        let state = input.unfilled.map(|unfilled| format!("（{}）", state(unfilled))).unwrap_or_default();
        format!("{year}“{}”{state}", input.field.name_zh())
    });
    let named = named.collect::<Vec<_>>().join("、");
    if inputs.len() > NAMED_INPUTS { format!("{named}等 {} 项", inputs.len()) } else { named }
}

fn state(unfilled: Unfilled) -> &'static str {
    match unfilled {
        Unfilled::Blank => "空白",
        Unfilled::Placeholder => "占位符号",
        Unfilled::Illegible => "无法辨认",
        Unfilled::Absent => "缺失",
        Unfilled::Lost => "丢失",
    }
}
