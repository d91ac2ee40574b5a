//! From the labels of a table's header to its columns.
//!
//! Where the source has the geometry of the table, the header is over the values and its labels say the columns,
//! whatever their order ([`grid`]). Elsewhere the labels come as a sequence, in one of the orders in which a header of
//! two levels may be read ([`sequence`]).

pub mod grid;
pub mod sequence;

use super::column::{Column, Columns, Name};
use crate::form::{Edition, Measure, RowId};

/// The columns that an edition prints for a row of Table II.
pub fn printed(row: RowId, edition: Edition) -> Columns {
    let own = row.fields().iter().filter(|field| field.is_in(edition));
    own.filter_map(|field| Measure::from_id(field.column_id())).map(|measure| Column::new(Name::Measure(measure))).collect()
}

/// Whether columns are all that an edition prints for a row of Table II.
pub fn is_complete(row: RowId, columns: &[Column]) -> bool {
    let same = |edition| printed(row, edition).iter().map(|column| column.name).eq(columns.iter().map(|column| column.name));
    same(Edition::Y2019) || same(Edition::Y2021)
}

/// Whether each column of a row of Table II is known, or the others are in the places that an edition gives them.
pub fn is_in_place(row: RowId, columns: &[Column]) -> bool {
    let is_unknown = |column: &Column| matches!(column.name, Name::Unread | Name::Unlabelled);
    let fits = |edition| {
        let printed = printed(row, edition);
        printed.len() == columns.len() && printed.iter().zip(columns).all(|(printed, own)| is_unknown(own) || own.name == printed.name)
    };
    !columns.iter().any(is_unknown) || fits(Edition::Y2019) || fits(Edition::Y2021)
}
