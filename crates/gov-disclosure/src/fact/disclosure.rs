//! What is found in rows of Table II: A421 to A426.

use rust_decimal::Decimal;

/// What is found in rows of Table II.
#[derive(Clone, Debug, PartialEq)]
pub enum Disclosure {
    /// The values of a row do not go together.
    Row {
        /// The label of the row in the form.
        label: &'static str,
        /// What is wrong.
        fault: RowFault,
    },
    /// An agency that cannot make regulations reports some.
    NoRuleMakingPower {
        /// The agency.
        agency: String,
    },
}

/// Why the values of a row do not go together.
#[derive(Clone, Debug, PartialEq)]
pub enum RowFault {
    /// The stock a year ago would be negative.
    StockBelowZero {
        /// Documents in force.
        in_force: Decimal,
        /// Documents repealed in the year.
        repealed: Decimal,
        /// Documents issued in the year.
        issued: Decimal,
        /// What follows for the year before.
        before: Decimal,
    },
    /// More was published in the year than in all.
    MoreThanInAll {
        /// In the year.
        published: Decimal,
        /// In all.
        total: Decimal,
    },
    /// Purchases without an amount, or an amount without purchases.
    PurchasesOrAmount {
        /// Purchases.
        projects: Decimal,
        /// Their amount in yuan.
        amount: Decimal,
    },
    /// The change in items equals the number of decisions.
    ChangeIsDecisions {
        /// Both.
        change: Decimal,
    },
    /// Last year's items and the change leave fewer than none.
    ItemsBelowZero {
        /// Last year's items.
        last_year: Decimal,
        /// The change.
        change: Decimal,
        /// What is left.
        now: Decimal,
    },
}
