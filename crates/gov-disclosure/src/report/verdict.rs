//! What the checks found of each thing that they could look at.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{RuleFamily, RuleId};
use crate::fact::Reason;
use crate::form::Field;
use crate::message::Message;

/// The outcome of one check in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It holds.
    Pass,
    /// It holds if the blanks in it mean zero.
    PassWithBlankAsNil,
    /// It does not hold; a diagnostic says how bad that is.
    Fail,
    /// It holds in one reading of the words and not in another.
    Ambiguous,
    /// What it needs was not read; the reason names it.
    NotAssessable,
    /// The rule does not speak of this.
    NotApplicable,
}

named!(Outcome {
    Pass => "pass",
    PassWithBlankAsNil => "pass_with_blank_as_nil",
    Fail => "fail",
    Ambiguous => "ambiguous",
    NotAssessable => "not_assessable",
    NotApplicable => "not_applicable",
});

impl Reason {
    /// The outcome that it is the reason of.
    pub(crate) fn outcome(&self) -> Outcome {
        match self {
            Self::Holds
            | Self::Both(_)
            | Self::Agree(..)
            | Self::Sides(_)
            | Self::NothingFound
            | Self::NoRegulations
            | Self::WithinPeriod
            | Self::SectionFiveFilled
            | Self::FeeStated
            | Self::NoContradiction
            | Self::LabelsDiffer
            | Self::PartsAddUp(_)
            | Self::AddUpWith(_)
            | Self::AlikeAddUp(_)
            | Self::AddUpWithoutWithdrawn
            | Self::Share { .. }
            | Self::ShareOfSeveral { .. }
            | Self::SharesAddUp(_)
            | Self::Equals(_)
            | Self::WithSiblings(_)
            | Self::SiblingsEqualTable
            | Self::EqualsTable
            | Self::SameProse(_) => Outcome::Pass,
            Self::BothWithBlanks(_) | Self::BlanksAsZero(_) | Self::EqualsWithBlanks(_) => Outcome::PassWithBlankAsNil,
            Self::Channels
            | Self::Overlap
            | Self::FirstAddUp(_)
            | Self::AddUpToOther
            | Self::PartOfOther
            | Self::Nested
            | Self::DifferentUnits
            | Self::SomeOfMany(_)
            | Self::AnotherEquals
            | Self::EqualsOtherColumn => Outcome::Ambiguous,
            Self::NoValue
            | Self::NotWritten
            | Self::Empty
            | Self::NoValueIn { .. }
            | Self::NotStated
            | Self::AgencyUnknown
            | Self::NoText
            | Self::NoSectionSix
            | Self::TooManyParts
            | Self::ShareOfWhat
            | Self::EqualsProved(_)
            | Self::EqualsCandidate(_)
            | Self::TableUncertain
            | Self::LittleProse
            | Self::OtherName { .. }
            | Self::NoReport(_) => Outcome::NotAssessable,
            Self::OlderForm
            | Self::MayMakeRegulations
            | Self::NoCell
            | Self::NoCellOfTable
            | Self::OtherMeaning
            | Self::OtherCount
            | Self::OwnDocuments
            | Self::NotMatched
            | Self::StockOfOtherForm => Outcome::NotApplicable,
        }
    }
}

/// What one rule found in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Verdict {
    /// The rule's id.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub rule: RuleId,
    /// The fields it speaks of, in the order of the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub fields: Vec<Field>,
    /// The claim it speaks of, by its place in the list of claims, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<u32>,
    /// The outcome.
    pub verdict: Outcome,
    /// Why.
    pub reason: Message,
}

impl Verdict {
    /// The family of its rule; `None` for a rule that this version does not know, in a report from elsewhere.
    pub fn family(&self) -> Option<RuleFamily> {
        self.rule.family()
    }
}
