//! Tables and pages of another shape than the form prints: what sites, offices and programs make of it. Unlike damage, a shape
//! says in its own headers and labels what each value is.
// Shapes share one signature with damages, and some of them add blocks.
#![allow(clippy::ptr_arg)]

pub(crate) mod around;
mod columns;
mod heads;
mod remedies;
mod rows;

use crate::damage::Damage;
use crate::write::Format;

/// Every shape that is read without fault where cells are in columns.
pub const ALL: &[Damage] = &[
    around::CONTENTS,
    columns::ORDER,
    columns::MISSING,
    columns::ADDED,
    columns::EMPTY_LABEL,
    columns::ORDINALS,
    columns::ORDINAL_ROW,
    remedies::ROTATED,
    remedies::TOTAL_FIRST,
    remedies::TWO_TABLES,
];

/// Shapes that are not yet: by name only, and by no test.
pub const MORE: &[Damage] = &[around::TABLE_GONE, heads::PARTS, remedies::VERTICAL, rows::STACKED, rows::MERGED];

/// The shapes that every run takes of a format. A reader of cells in columns loses nothing of them, so that they need no floors.
pub fn of(format: Format) -> impl Iterator<Item = &'static Damage> {
    ALL.iter().filter(move |shape| shape.fits(format) && format.has_columns() && format.has_borders())
}
