//! Messages in Chinese.

pub mod disclosure;
pub mod fault;
pub mod indicator;
pub mod meta;
pub mod reading;
mod reason;
pub mod series;
pub mod statistics;
pub mod step;
pub mod structure;
pub mod sum;
pub mod text;
pub mod value;

use super::group;
use crate::form::Field;

pub use reason::reason;

/// That there are so many more findings of the kind.
pub fn and_more(more: usize) -> String {
    format!("（同类问题另有 {more} 处）")
}

/// Cells by their rows and columns, a whole group by its heading.
fn cells(fields: &[Field], between: &str) -> String {
    match group(fields) {
        Some(group) => format!("“{group}”各项合计"),
        None => fields.iter().map(|field| format!("“{}”", field.name_zh())).collect::<Vec<_>>().join(between),
    }
}
