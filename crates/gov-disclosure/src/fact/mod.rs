//! What the rules find, as data: the numbers, cells and pieces of text of each finding, without a word about them. The words are made of
//! these in `message`, in one place for each language. Why no report can be made, why an indicator has no value, and what
//! reading decides on its way, are data alike.

mod disclosure;
mod fault;
mod indicator;
mod meta;
mod reading;
mod reason;
mod series;
mod statistics;
mod step;
mod structure;
mod sum;
mod text;
mod value;

use std::fmt;

use rust_decimal::Decimal;

pub use disclosure::{Disclosure, RowFault};
pub use fault::{
    BadFigures, BadPackage, BadRow, Broken, EmptyFile, Encrypted, Excess, FoundTitle, Json, Limited, NoField, NoReport, OtherDocument,
    OtherFormat, Pictures, UncertainCell, Uncorrected, Unknown, Unwritable, shortened,
};
pub use indicator::{NamedInput, NoIndicator, Unfilled};
pub use meta::{Due, Meta, Origin};
pub use reading::{Beside, Reading, RowDoubt, WidthFault};
pub use reason::Reason;
pub use series::Series;
pub use statistics::{Column, Sides, Statistics};
pub use step::{Evidence, Step};
pub use structure::Structure;
pub use sum::{Change, Correction, Explanation, Place, Sum};
pub use text::{InTable, Labelled, Said, Text};
pub use value::{Value, Written};

/// What a rule found, by the family of the rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// In reading the file.
    Reading(Reading),
    /// In the parts of the report.
    Structure(Structure),
    /// In the values of cells.
    Value(Value),
    /// In title, agency, year and dates.
    Meta(Meta),
    /// In a row of Table II.
    Disclosure(Disclosure),
    /// In the sums of Tables III and IV.
    Sum(Sum),
    /// In a table of 2008 to 2018.
    Statistics(Statistics),
    /// In the prose.
    Text(Text),
    /// In the reports on two years.
    Series(Series),
}

/// Lets each family be given where a fact is asked for.
macro_rules! families {
    ($($family:ident),+) => {
        $(impl From<$family> for Fact {
            fn from(fact: $family) -> Self {
                Self::$family(fact)
            }
        })+
    };
}

families!(Reading, Structure, Value, Meta, Disclosure, Sum, Statistics, Text, Series);

/// A number that is stated: exact, between two bounds, or at least so much. It prints in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// The least it may be.
    pub low: Decimal,
    /// The most it may be.
    pub high: Option<Decimal>,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let low = self.low.normalize();
        match self.high {
            Some(high) if high == self.low => write!(f, "{low}"),
            Some(high) => write!(f, "{low}–{}", high.normalize()),
            None => write!(f, "≥{low}"),
        }
    }
}
