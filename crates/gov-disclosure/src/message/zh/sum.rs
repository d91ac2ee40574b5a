//! The sums of Tables III and IV.

use crate::fact::{Change, Correction, Explanation, Place, Sum};
use crate::form::{Field, IdentityKind};

/// What is found in the sums.
pub fn message(fact: &Sum) -> String {
    match fact {
        Sum::Unequal { place: at, left, right, open, explanation } => {
            let at_least = if *open > 0 { format!("（另有 {open} 格没有数值，但至少如此）") } else { String::new() };
            let fitting = explanation.as_ref().map(explained).unwrap_or_default();
            let place = place(at);
            match at.kind {
                IdentityKind::Balance => {
                    format!("{place}：新收＋上年结转＝{left}，办理结果总计＋结转下年度＝{right}，应相等{at_least}{fitting}")
                }
                _ => format!("{place}：总计为 {left}，各项之和为 {right}，应相等{at_least}{fitting}"),
            }
        }
        Sum::Contradiction(at) => {
            format!("{}：空缺的单元格无论填什么数，都不能使此处与其他勾稽关系同时成立；已写的数值中至少有一个不对", place(at))
        }
        Sum::NotACandidate { field, value } => {
            format!("由勾稽关系推算“{}”为 {value}，而文件中该单元格可能的数值里没有它；请对照原件核对相关各格", field.name_zh())
        }
        Sum::NoWayOfSplitting { first } => {
            format!("“{}”等处连写的数字无论怎样拆分，都不能使勾稽关系成立；请对照原件", first.map_or("", Field::row_zh))
        }
        Sum::BlankIsNotZero { place: at, blank, excess } => {
            let fits = if *blank == 1 { format!("；要使其相等，空白处应为 {}", excess.abs()) } else { String::new() };
            format!("{}：有 {blank} 个空白单元格，按空白为零计算不相等，空白处可能另有数值{fits}", place(at))
        }
        Sum::Subtotal { label, actual, sum } => {
            format!("小计“{label}”为 {actual}，各项之和为 {sum}，应相等；格式不要求小计，可以删去")
        }
    }
}

/// The place of a sum.
fn place(place: &Place) -> String {
    let (row, column) = place.total.map_or(("", ""), |total| (total.row_zh(), total.column_zh()));
    match place.kind {
        IdentityKind::Balance | IdentityKind::Outcomes => format!("表三“{column}”列"),
        IdentityKind::RowTotal => format!("表三“{row}”行"),
        IdentityKind::RemediesTotal => format!("表四“{row}”"),
    }
}

/// What would make the sums hold: the only change, or how many there are and which looks like a slip.
fn explained(explanation: &Explanation) -> String {
    match explanation {
        Explanation::Corrections { first, count, more, likely } => {
            let first = first.as_ref().map(corrected).unwrap_or_default();
            if *count == 1 {
                return format!("；若{first}，则全部成立");
            }
            let count = if *more { format!("超过 {count}") } else { count.to_string() };
            let likely = if *likely { format!("，最像笔误的是{first}") } else { String::new() };
            format!("；有 {count} 种改法能使全部成立{likely}")
        }
        Explanation::MoreThan(most) => format!("；未能定位：改动任何不多于 {most} 格都不能使全部勾稽关系成立"),
        Explanation::Open => "；未能定位：有单元格没有数值".to_owned(),
        Explanation::Unfinished => "；未能定位：可能的组合过多".to_owned(),
    }
}

fn corrected(correction: &Correction) -> String {
    let each = |changes: &[Change], between: &str| {
        let one = |change: &Change| format!("“{}”由 {} 改为 {}", change.field.name_zh(), change.written, change.value);
        changes.iter().map(one).collect::<Vec<_>>().join(between)
    };
    match correction {
        Correction::Cells(changes) => each(changes, "且"),
        Correction::ShiftedRow(changes) => format!("整行错位一列，即{}", each(changes, "、")),
        Correction::ShiftedRowAt(at) => format!("整行错位一列（详见{}）", place(at)),
    }
}
