//! Whether the sums of Table III bear out the order in which its columns were read.
//!
//! A table whose 总计 is in front, or over another column than its own, is read without any other sign where its header does not
//! say so: rows of equal values, and those of zeros and blanks, add up in both orders.

use crate::form::Field;
use crate::lex::number::Number;
use crate::recognize::pieces::{Kind, Sequence};
use crate::recognize::placement::Slot;

/// The rows of Table III as they were placed.
#[derive(Debug, Default)]
pub struct ColumnOrder {
    fields: Vec<Field>,
    /// For each column, how many rows have in it the sum of all their others.
    sums: Vec<usize>,
    total: Option<usize>,
    is_mixed: bool,
}

/// Rows that must have the sum of the others in another column.
const ENOUGH: usize = 2;

impl ColumnOrder {
    /// Adds a row, whose columns have these fields.
    pub fn add(&mut self, sequence: &Sequence<'_>, fields: &[Option<Field>], slots: &[Slot]) {
        let value = |slot: &Slot| match slot {
            Slot::Piece(at) => match sequence.piece(*at)?.kind {
                Kind::Number(number) => Number::whole(&number),
                _ => None,
            },
            Slot::Empty => None,
        };
        let values: Vec<i128> = slots.iter().map(|slot| value(slot).unwrap_or(0).into()).collect();
        let total = fields.iter().position(|field| field.is_some_and(|field| field.column_id() == "total"));
        self.is_mixed |= self.total.is_some() && (self.total != total || self.sums.len() != values.len());
        self.total = total;
        self.fields.extend(fields.iter().flatten());
        self.sums.resize(values.len(), 0);
        let sum: i128 = values.iter().sum();
        for (count, value) in self.sums.iter_mut().zip(&values) {
            *count += usize::from(sum > 0 && value * 2 == sum);
        }
    }

    /// How many rows have their sum where the total was read, and the most that have it in another column.
    fn counts(&self) -> Option<(usize, usize)> {
        let total = self.total.filter(|_| !self.is_mixed)?;
        let others = self.sums.iter().enumerate().filter(|(at, _)| *at != total).map(|(_, count)| *count);
        Some((*self.sums.get(total)?, others.max().unwrap_or(0)))
    }

    /// Whether more rows add up as they were read than in any other order.
    pub fn is_shown(&self) -> bool {
        self.counts().is_some_and(|(own, other)| own > other)
    }

    /// The cells of the table, where more rows add up with another column as the total.
    pub fn doubted(&self) -> &[Field] {
        let is_doubted = self.counts().is_some_and(|(own, other)| other > own && other >= ENOUGH);
        if is_doubted { &self.fields } else { &[] }
    }
}
