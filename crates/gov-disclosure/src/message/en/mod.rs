//! Messages in English.

mod disclosure;
mod reason;
mod series;
mod statistics;
mod sum;
mod text;

use super::ids;
use crate::fact::Fact;

pub use reason::reason;

/// What is found.
pub fn fact(fact: &Fact) -> String {
    match fact {
        Fact::Disclosure(fact) => disclosure::message(fact),
        Fact::Sum(fact) => sum::message(fact),
        Fact::Statistics(fact) => statistics::message(fact),
        Fact::Text(fact) => text::message(fact),
        Fact::Series(fact) => series::message(fact),
    }
}
