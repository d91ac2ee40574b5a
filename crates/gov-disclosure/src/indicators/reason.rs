//! Why an indicator has no value.

use serde::{Serialize, Serializer};

use super::IndicatorInput;
use crate::fact::{NamedInput, NoIndicator, Unfilled};
use crate::form::{Field, TableId};
use crate::message::Message;
use crate::report::{Report, State};

/// Why an indicator has no value; where several hold, the first of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReasonCode {
    /// The report is in a form of before 2019, which counted otherwise.
    OlderForm,
    /// The edition of the form does not ask for an input.
    NotInThisEdition,
    /// The file does not show which edition a table has, and its year does not tell.
    TableMissing,
    /// The caller gives no population.
    PopulationNeeded,
    /// The caller gives no report on the year before.
    PreviousNeeded,
    /// The report given for the year before is of another year, or one of the two years is not known.
    OtherYear,
    /// The report given for the year before is on 2018 or earlier: counting changed with 2019.
    AcrossBreak,
    /// The report given for the year before is of another agency, by its name.
    OtherAgency,
    /// An input has no value in the file, and the sums prove none: blank, placeholder, illegible, absent or lost.
    NotObserved,
    /// An amount names no unit.
    UnitMissing,
    /// A sum is beyond ±(2⁵³−1), which JSON numbers hold exactly.
    TooLarge,
    /// The denominator is 0.
    ZeroDenominator,
    /// The denominator is below 0: a part exceeds its whole.
    NegativeDenominator,
}

named!(ReasonCode {
    OlderForm => "older-form",
    NotInThisEdition => "not-in-this-edition",
    TableMissing => "table-missing",
    PopulationNeeded => "population-needed",
    PreviousNeeded => "previous-needed",
    OtherYear => "other-year",
    AcrossBreak => "across-break",
    OtherAgency => "other-agency",
    NotObserved => "not-observed",
    UnitMissing => "unit-missing",
    TooLarge => "too-large",
    ZeroDenominator => "zero-denominator",
    NegativeDenominator => "negative-denominator",
});

/// Why an indicator has no value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct IndicatorReason {
    /// The kind of reason.
    pub code: ReasonCode,
    /// The inputs that it lies in, in the order of the formula.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<IndicatorInput>,
    /// The same for people.
    pub message: Message,
}

impl Serialize for IndicatorInput {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl IndicatorReason {
    /// The reason of some inputs of a report and the one before it.
    pub(super) fn new(code: ReasonCode, inputs: Vec<IndicatorInput>, report: &Report, previous: Option<&Report>) -> Self {
        let message = Message::of_no_indicator(&fact(code, &inputs, report, previous));
        Self { code, inputs, message }
    }
}

fn fact(code: ReasonCode, inputs: &[IndicatorInput], report: &Report, previous: Option<&Report>) -> NoIndicator {
    let agency = |report: Option<&Report>| report.and_then(|report| report.meta.agency.clone()).unwrap_or_default();
    match code {
        ReasonCode::OlderForm => NoIndicator::OlderForm(report.form.statistics.clone()),
        ReasonCode::NotInThisEdition => NoIndicator::NotInThisEdition(named(inputs, |_| None)),
        ReasonCode::TableMissing => {
            NoIndicator::TableMissing(inputs.iter().find_map(|input| input.field()).map_or(TableId::Disclosure, Field::table))
        }
        ReasonCode::PopulationNeeded => NoIndicator::PopulationNeeded,
        ReasonCode::PreviousNeeded => NoIndicator::PreviousNeeded,
        ReasonCode::OtherYear => NoIndicator::OtherYear(report.meta.year.zip(previous.and_then(|report| report.meta.year))),
        ReasonCode::AcrossBreak => NoIndicator::AcrossBreak,
        ReasonCode::OtherAgency => NoIndicator::OtherAgency { own: agency(Some(report)), other: agency(previous) },
        ReasonCode::NotObserved => NoIndicator::NotObserved(named(inputs, |input| {
            let report = if matches!(input, IndicatorInput::Previous(_)) { previous } else { Some(report) };
            unfilled(report.and_then(|report| report.cell(input.field()?)).map_or(State::Absent, |cell| cell.state))
        })),
        ReasonCode::UnitMissing => NoIndicator::UnitMissing(named(inputs, |_| None)),
        ReasonCode::TooLarge => NoIndicator::TooLarge,
        ReasonCode::ZeroDenominator => NoIndicator::ZeroDenominator,
        ReasonCode::NegativeDenominator => NoIndicator::NegativeDenominator,
    }
}

/// The cells among the inputs.
fn named(inputs: &[IndicatorInput], unfilled: impl Fn(IndicatorInput) -> Option<Unfilled>) -> Vec<NamedInput> {
    let named = |&input: &IndicatorInput| {
        let is_of_year_before = matches!(input, IndicatorInput::Previous(_));
        Some(NamedInput { field: input.field()?, is_of_year_before, unfilled: unfilled(input) })
    };
    inputs.iter().filter_map(named).collect()
}

fn unfilled(state: State) -> Option<Unfilled> {
    match state {
        State::Reported => None,
        State::Blank => Some(Unfilled::Blank),
        State::Placeholder => Some(Unfilled::Placeholder),
        State::Illegible => Some(Unfilled::Illegible),
        State::Absent => Some(Unfilled::Absent),
        State::Lost => Some(Unfilled::Lost),
    }
}
