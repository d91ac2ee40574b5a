//! Tables and pages of another shape than the form prints: what sites, offices and programs make of it. Unlike damage, a shape
//! says in its own heads and labels what each value is.
// Shapes share one signature with damages, and some of them add blocks.
#![allow(clippy::ptr_arg)]

mod around;
mod columns;
mod heads;
mod remedies;
mod rows;

use crate::damage::Damage;

/// Every shape.
pub const ALL: &[Damage] = &[];

/// Shapes that are not read without fault yet: by name only, and by no test.
pub const MORE: &[Damage] = &[
    around::CONTENTS,
    around::SEVERAL,
    around::SEVERAL_CUT,
    columns::ORDER,
    columns::MISSING,
    columns::ADDED,
    columns::EMPTY_LABEL,
    columns::ORDINALS,
    columns::ORDINAL_ROW,
    heads::PARTS,
    remedies::ROTATED,
    remedies::TOTAL_FIRST,
    remedies::TWO_TABLES,
    remedies::VERTICAL,
    rows::STACKED,
    rows::MERGED,
];
