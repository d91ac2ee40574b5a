//! Messages in Chinese.

mod disclosure;
mod meta;
mod reading;
mod reason;
mod series;
mod statistics;
mod structure;
mod sum;
mod text;
mod value;

use super::ids;
use crate::fact::Fact;

pub use reason::reason;

/// What is found.
pub fn fact(fact: &Fact) -> String {
    match fact {
        Fact::Reading(fact) => reading::message(fact),
        Fact::Structure(fact) => structure::message(fact),
        Fact::Value(fact) => value::message(fact),
        Fact::Meta(fact) => meta::message(fact),
        Fact::Disclosure(fact) => disclosure::message(fact),
        Fact::Sum(fact) => sum::message(fact),
        Fact::Statistics(fact) => statistics::message(fact),
        Fact::Text(fact) => text::message(fact),
        Fact::Series(fact) => series::message(fact),
    }
}

/// That there are so many more findings of the kind.
pub fn and_more(more: usize) -> String {
    format!("（同类问题另有 {more} 处）")
}
