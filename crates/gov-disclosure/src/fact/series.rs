//! What is found in the reports on two years: Y601 to Y611. The year is that of the earlier report.

use rust_decimal::Decimal;

use crate::form::Field;

/// What is found in the reports on two years.
#[derive(Clone, Debug, PartialEq)]
pub enum Series {
    /// What a year hands on is not what the next takes over.
    CarryOver {
        /// The cell that takes over.
        field: Field,
        /// The year that hands on.
        year: u16,
        /// What it hands on.
        expected: Decimal,
        /// What is taken over.
        actual: Decimal,
    },
    /// Last year's items are not those that last year's report arrived at.
    Items {
        /// The label of the row.
        label: &'static str,
        /// The year before.
        year: u16,
        /// The items of the year before and their change.
        terms: Vec<Decimal>,
        /// Their sum.
        expected: Decimal,
        /// What the report has.
        actual: Decimal,
    },
    /// Documents in force are not those of the year before with what came and went.
    Stock {
        /// The label of the row.
        label: &'static str,
        /// The year before.
        year: u16,
        /// Documents in force then.
        stock: Decimal,
        /// What follows.
        expected: Decimal,
        /// What the report has.
        actual: Decimal,
    },
    /// A total over the years is not that of the year before and the year.
    RunningTotal {
        /// The label of the row.
        label: &'static str,
        /// The year before.
        year: u16,
        /// The total then.
        before: Decimal,
        /// What the year adds.
        added: Decimal,
        /// What follows.
        expected: Decimal,
        /// What the report has.
        actual: Decimal,
    },
    /// A total over the years is less than that of the year before.
    Restarted {
        /// The label of the row.
        label: &'static str,
        /// The year before.
        year: u16,
        /// The total then.
        before: Decimal,
        /// What the report has.
        actual: Decimal,
    },
    /// The prose is nearly that of the year before.
    CopiedText {
        /// The year before.
        year: u16,
        /// Percent of the prose that both have.
        share: usize,
    },
}
