//! The rows of Table II.

use crate::fact::{Disclosure, RowFault};

/// What is found in rows of Table II.
pub fn message(fact: &Disclosure) -> String {
    match fact {
        Disclosure::Row { label, fault } => format!("表二“{label}”：{}", wrong(fault)),
        Disclosure::NoRuleMakingPower { agency } => {
            format!("“{agency}”没有规章制定权，“规章”一行却不为零；规章制度和规范性文件不是规章")
        }
    }
}

fn wrong(fault: &RowFault) -> String {
    match fault {
        RowFault::StockBelowZero { in_force, repealed, issued, before } => {
            format!("现行有效 {in_force}＋本年废止 {repealed}－本年制发 {issued}＝{before}，年初的件数不能为负；请核对三个数的口径")
        }
        RowFault::MoreThanInAll { published, total } => format!("本年新公开 {published} 大于对外公开总数 {total}；总数应包括本年"),
        RowFault::PurchasesOrAmount { projects, amount } => {
            format!("采购项目数量为 {projects}，采购总金额为 {amount} 元；两者应同时为零或同时不为零")
        }
        RowFault::ChangeIsDecisions { change } => {
            format!("“本年增/减”与“处理决定数量”同为 {change}；增减指事项数的变化，请核对是否误填了件数")
        }
        RowFault::ItemsBelowZero { last_year, change, now } => {
            format!("上一年项目数量 {last_year}，本年增/减 {change}，现有 {now} 项，不能为负")
        }
    }
}
