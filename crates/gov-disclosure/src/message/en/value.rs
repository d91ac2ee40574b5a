//! The values of cells.

use super::cell;
use crate::fact::Value;
use crate::message::counted;

/// What is found in the values of cells.
pub fn message(fact: &Value) -> String {
    match fact {
        Value::Unreadable(own) => format!("{}: \"{}\" is not a number; compare with the original", cell(own.field), own.raw),
        Value::UnreadableInRow { label, raw } => {
            format!("\"{raw}\" in the row \"{label}\" is not a number; compare with the original")
        }
        Value::NotWhole(own) => format!("{}: \"{}\" is not whole, but this field is a count", cell(own.field), own.raw),
        Value::Negative(own) => format!("{}: \"{}\" is negative, which this field cannot be", cell(own.field), own.raw),
        Value::Blank(cells) => format!("{} empty; blank is not 0", counted(*cells, "cell is", "cells are")),
        Value::OtherUnit(own) => {
            format!("{}: the header names another unit than the form; \"{}\" is given as written, check it", cell(own.field), own.raw)
        }
        Value::UnitOfRow { label, printed, unit } => format!(
            "the row \"{label}\" is in {printed}, and the form in {unit}: its values may be those of another row; compare with the original"
        ),
        Value::CellUnit(own) => {
            format!("{}: the cell \"{}\" names another unit than its header; the cell's unit was used", cell(own.field), own.raw)
        }
        Value::NoUnit(field) => {
            format!("{}: neither the cell nor its header names a unit; the number is given as written", cell(*field))
        }
    }
}
