//! Messages for people, made of facts: in Chinese in `zh`, in English in `en`, a file for each family of rules.

pub(crate) mod en;
pub(crate) mod zh;

use serde::{Deserialize, Serialize};

use crate::fact::{Fact, NoIndicator, Reason, Step};
use crate::form::Field;

/// A number of things with the words for one of them or for several: `1 cell is`, `3 cells are`.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What would help: an option of reading, or another function. Messages say what is wrong; each front end names this in its own
/// terms, such as `--encoding` for the command and `encoding=` in Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Hint {
    /// The encoding of the text.
    Encoding,
    /// The year reported on.
    Year,
    /// The reporting agency.
    Agency,
    /// The report in the form of 2021: [`Report::to_form_2021`](crate::Report::to_form_2021).
    Convert,
    /// The list of the fields.
    Fields,
    /// The time that a file may take, where several are read at once.
    Timeout,
}

named!(Hint { Encoding => "encoding", Year => "year", Agency => "agency", Convert => "convert", Fields => "fields", Timeout => "timeout" });

/// A message in Chinese and English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Message {
    /// What is found, in words.
    pub(crate) fn of(fact: &Fact) -> Self {
        let (zh, en) = match fact {
            Fact::Reading(fact) => (zh::reading::message(fact), en::reading::message(fact)),
            Fact::Structure(fact) => (zh::structure::message(fact), en::structure::message(fact)),
            Fact::Value(fact) => (zh::value::message(fact), en::value::message(fact)),
            Fact::Meta(fact) => (zh::meta::message(fact), en::meta::message(fact)),
            Fact::Disclosure(fact) => (zh::disclosure::message(fact), en::disclosure::message(fact)),
            Fact::Sum(fact) => (zh::sum::message(fact), en::sum::message(fact)),
            Fact::Statistics(fact) => (zh::statistics::message(fact), en::statistics::message(fact)),
            Fact::Text(fact) => (zh::text::message(fact), en::text::message(fact)),
            Fact::Series(fact) => (zh::series::message(fact), en::series::message(fact)),
        };
        Self { zh, en }
    }

    /// Adds that there are so many more of the kind.
    pub(crate) fn and_more(&mut self, more: usize) {
        self.zh.push_str(&zh::and_more(more));
        self.en.push_str(&en::and_more(more));
    }

    /// What reading decided, in words.
    pub(crate) fn of_step(step: &Step) -> Self {
        Self { zh: zh::step::message(step), en: en::step::message(step) }
    }

    /// Why an indicator has no value, in words.
    pub(crate) fn of_no_indicator(fact: &NoIndicator) -> Self {
        Self { zh: zh::indicator::message(fact), en: en::indicator::message(fact) }
    }

    /// Why a rule gives its verdict, in words.
    pub(crate) fn why(reason: &Reason) -> Self {
        Self { zh: zh::reason(reason), en: en::reason(reason) }
    }
}

/// Cells that a message about an indicator names one by one.
const NAMED_INPUTS: usize = 3;

/// The group that all of these cells are, where they are too many to be named one by one.
fn group(fields: &[Field]) -> Option<&'static str> {
    let group = fields.first()?.group_zh();
    (fields.len() > 3 && !group.is_empty() && fields.iter().all(|field| field.group_zh() == group)).then_some(group)
}
