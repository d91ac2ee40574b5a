//! What is found in the prose: X501 to X523.

use rust_decimal::Decimal;

use super::Number;
use crate::form::Field;
use crate::lex::date::Date;

/// A number of the prose: what it counts and how it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// What it counts.
    pub label: String,
    /// The number as written.
    pub raw: String,
}

/// What is found in the prose.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// A number is not that of the tables.
    TableDiffers {
        /// The number.
        said: Said,
        /// What the tables have, in each reading of the words.
        readings: Vec<InTable>,
    },
    /// A number is not that of a table of 2008 to 2018.
    StatisticsDiffer {
        /// The number.
        said: Labelled,
        /// The labels of the rows that state the same.
        rows: Vec<&'static str>,
        /// What they have.
        value: Option<Decimal>,
        /// Whether they are compared in the column over the years.
        cumulated: bool,
    },
    /// The parts of a list do not add up to its total.
    ListSum {
        /// The total.
        total: Labelled,
        /// The parts, in digits.
        terms: Vec<String>,
        /// Their sum.
        sum: Number,
    },
    /// Numbers of one kind exceed a number before them, without a word that links them.
    UnlinkedParts {
        /// The number before them.
        total: Labelled,
        /// How many follow.
        count: usize,
        /// Their sum.
        sum: Decimal,
    },
    /// A share is cut off or raised, not rounded.
    NotRounded {
        /// The share as written.
        raw: String,
        /// The part.
        part: Decimal,
        /// The whole.
        whole: Decimal,
        /// The exact percentage.
        exact: Decimal,
        /// Whether it is cut off.
        is_cut: bool,
    },
    /// A share is another.
    Share {
        /// The share as written.
        raw: String,
        /// The part.
        part: Decimal,
        /// The whole.
        whole: Decimal,
        /// The exact percentage.
        exact: Decimal,
        /// The part with two digits exchanged, where it fits.
        swapped: Option<Decimal>,
    },
    /// More was closed than received, with a rate of all or less.
    ClosingRate {
        /// What was closed.
        closed: Labelled,
        /// What was received.
        received: Labelled,
        /// The rate as written.
        rate: String,
    },
    /// The parts of a list add up, and its shares not to a hundred.
    SharesOfList {
        /// What the list counts.
        label: String,
        /// What the shares add up to.
        sum: Decimal,
    },
    /// A list names the same thing twice.
    RepeatedLabel {
        /// The label.
        label: String,
        /// What the list counts.
        total: String,
        /// The first number.
        first: String,
        /// The second.
        second: String,
        /// Whether they are the same.
        same: bool,
    },
    /// An event is not of the year.
    DateOutsidePeriod {
        /// The event.
        label: String,
        /// Its day.
        date: Date,
        /// First day of the period.
        start: Date,
        /// Last day of the period.
        end: Date,
    },
    /// Section six does not state the fee.
    NoFeeStatement,
    /// Section six denies a notice of fees that Table III counts.
    FeeContradiction {
        /// Requests closed over unpaid fees.
        unpaid: i64,
        /// The words of section six.
        raw: String,
    },
    /// Section five is empty.
    EmptySectionFive,
}

/// A number of the prose as it is quoted.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// In words, such as 未收取.
    InWords(String),
    /// In digits.
    InDigits(Labelled),
}

/// What cells of the tables have together.
#[derive(Clone, Debug, PartialEq)]
pub struct InTable {
    /// The cells.
    pub fields: Vec<Field>,
    /// Their sum; `None` where it is not known.
    pub value: Option<Decimal>,
    /// Whether it is in 10,000 yuan.
    pub is_money: bool,
}
