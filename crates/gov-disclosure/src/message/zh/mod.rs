//! Messages in Chinese.

pub mod disclosure;
pub mod meta;
pub mod reading;
mod reason;
pub mod series;
pub mod statistics;
pub mod structure;
pub mod sum;
pub mod text;
pub mod value;

use super::ids;

pub use reason::reason;

/// That there are so many more findings of the kind.
pub fn and_more(more: usize) -> String {
    format!("（同类问题另有 {more} 处）")
}
