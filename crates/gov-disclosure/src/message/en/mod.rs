//! Messages in English.

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
    format!(" (and {more} more of this kind)")
}

/// A cell by its row and column, in the words of the form.
fn cell(field: Field) -> String {
    format!("\"{}\"", field.name_zh())
}

/// Cells by their rows and columns, a whole group by its heading.
fn cells(fields: &[Field], between: &str) -> String {
    match group(fields) {
        Some(group) => format!("\"{group}\" in all"),
        None => fields.iter().map(|field| cell(*field)).collect::<Vec<_>>().join(between),
    }
}
