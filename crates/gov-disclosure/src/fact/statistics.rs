//! What is found in the tables of 2008 to 2018: A431 and A432.

use rust_decimal::Decimal;

/// What is found in a table of 2008 to 2018.
#[derive(Clone, Debug, PartialEq)]
pub enum Statistics {
    /// What is of the year is more than what is of all years.
    YearBeyondAll {
        /// The label of the row.
        label: &'static str,
        /// In the year.
        year: Decimal,
        /// Over the years.
        all: Decimal,
    },
    /// Rows are not the sum of others.
    Unequal(Sides),
    /// Rows are more than those they are a part of.
    Exceeds(Sides),
}

/// Two sides of a relation between rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Sides {
    /// The labels of the rows on the left.
    pub left: Vec<&'static str>,
    /// The labels of the rows on the right.
    pub right: Vec<&'static str>,
    /// The column.
    pub column: Column,
    /// The sum of the rows on the left.
    pub actual: Decimal,
    /// The sum of the rows on the right.
    pub expected: Decimal,
}

/// A column of such a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Of the year, where there are others.
    Year,
    /// Over the years.
    Cumulated,
    /// Another, or the only one.
    Other,
}
