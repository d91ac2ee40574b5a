//! Why an indicator has no value.

use crate::form::{Field, TableId};

/// Why an indicator has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoIndicator {
    /// The report is in this form of before 2019.
    OlderForm(Option<String>),
    /// The edition of the form does not ask for these.
    NotInThisEdition(Vec<NamedInput>),
    /// The table is missing, and nothing else shows its edition.
    TableMissing(TableId),
    /// The population is needed.
    PopulationNeeded,
    /// The report on the year before is needed.
    PreviousNeeded,
    /// The report on the year before is on another year; `None` where one of the two is not known.
    OtherYear(Option<(u16, u16)>),
    /// The report on the year before is counted otherwise.
    AcrossBreak,
    /// The report on the year before is of another agency.
    OtherAgency {
        /// The agency of the report.
        own: String,
        /// The other.
        other: String,
    },
    /// These have no value.
    NotObserved(Vec<NamedInput>),
    /// These are amounts without a unit.
    UnitMissing(Vec<NamedInput>),
    /// A number is too large.
    TooLarge,
    /// The denominator is 0.
    ZeroDenominator,
    /// The denominator is below 0.
    NegativeDenominator,
}

/// A cell that an indicator is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedInput {
    /// The cell.
    pub field: Field,
    /// Whether it is that of the year before.
    pub is_of_year_before: bool,
    /// Why it has no value, where that is what is wrong.
    pub unfilled: Option<Unfilled>,
}

/// Why a cell has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfilled {
    /// It is empty.
    Blank,
    /// It has a sign for none.
    Placeholder,
    /// What it has cannot be read.
    Illegible,
    /// The file does not have it.
    Absent,
    /// It is in the file, and its value could not be placed.
    Lost,
}
