//! Numbers stated in prose.

use serde::{Deserialize, Serialize};

use super::Value;
use crate::document::Location;
use crate::form::ClaimTrust;
use crate::lex::date::Date;

/// What a number of the prose is to the numbers around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A number that is alone, or words that say zero.
    Count,
    /// The whole of a list.
    Total,
    /// An item of a list; [`Claim::of`] is its total.
    Part,
    /// Another count of the thing before it (4大项19小项); [`Claim::of`] is that one.
    Alternative,
    /// A share in percent; [`Claim::of`] is the number of which it is a share, where known.
    Percent,
    /// The day of an event.
    Date,
}

named!(Role { Count => "count", Total => "total", Part => "part", Alternative => "alternative", Percent => "percent", Date => "date" });

/// How a number is blurred; [`Claim::range`] says what it allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Approximation {
    /// 余, 多: somewhat more.
    More,
    /// 近, 不足: somewhat less.
    Less,
    /// 约, 左右: on either side.
    About,
    /// 以上, 逾, 超过: at least.
    AtLeast,
}

named!(Approximation { More => "more", Less => "less", About => "about", AtLeast => "at_least" });

/// What the wording says of the parts after a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// They make up the whole: 分别为, brackets, a last item 其他, a total after them (合计).
    Closed,
    /// They may be some of many: 其中, 包括, 主要, a closing 等.
    Open,
    /// No word joins them to the total.
    Unmarked,
}

named!(ListKind { Closed => "closed", Open => "open", Unmarked => "unmarked" });

/// Of when a number of a report on 2008 to 2018 is, whose tables have a column for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Of the report's year.
    Year,
    /// Of all years up to it (历年累计).
    Cumulated,
    /// Of other years, or up to a day: compared with nothing.
    Other,
}

named!(Scope { Year => "year", Cumulated => "cumulated", Other => "other" });

/// A number stated in prose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Claim {
    /// The section it is in, by its number; null before the first.
    pub section: Option<u8>,
    /// What it is to the numbers around it.
    pub role: Role,
    /// The words it counts, simplified.
    pub label: String,
    /// The number, 万 and 亿 multiplied out; 0 where the words say zero (未收到); absent for a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The unit in simplified characters (条, 件, %; 万元 becomes 元); null where none is written.
    pub unit: Option<String>,
    /// How it is blurred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approximation: Option<Approximation>,
    /// Least and greatest number that the words allow, where they blur it; null for no bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<[Option<Value>; 2]>,
    /// The claim it belongs to, by its place in the list of claims, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// Where a list follows: what the wording says of its parts. A part may start a list of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<ListKind>,
    /// What it states, where that is something the tables hold; docs/json.md lists the subjects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// How much a difference between the claim and the tables would say; with `subject`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<ClaimTrust>,
    /// Reports on 2008 to 2018 only, with `subject`: of when the number is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// `date` only: the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The words of the number as written.
    pub raw: String,
    /// Where it is; absent in reports from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
}
