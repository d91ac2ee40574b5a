//! The tables of 2008 to 2018.

use crate::fact::{Column, Statistics};

/// What is found in a table of 2008 to 2018.
pub fn message(fact: &Statistics) -> String {
    match fact {
        Statistics::YearBeyondAll { label, year, all } => {
            format!("“{label}”：本年度 {year} 大于历年累计 {all}；请核对两列是否填反")
        }
        Statistics::Unequal(sides) => {
            let (left, right) = (sides.left.join(" + "), sides.right.join(" + "));
            format!("“{left}”{}为 {}，{right} 合计 {}；请对照原件", of(sides.column), sides.actual, sides.expected)
        }
        Statistics::Exceeds(sides) => {
            let (left, right) = (sides.left.join(" + "), sides.right.join(" + "));
            format!("“{left}”{}为 {}，大于“{right}”的 {}；请对照原件", of(sides.column), sides.actual, sides.expected)
        }
    }
}

fn of(column: Column) -> &'static str {
    match column {
        Column::Year => "（本年度）",
        Column::Cumulated => "（历年累计）",
        Column::Other => "",
    }
}
