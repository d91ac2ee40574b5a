//! Reasons of verdicts.

use super::cells;
use crate::fact::Reason;
use crate::message::counted;

/// Why a rule gives its verdict.
pub fn reason(reason: &Reason) -> String {
    let words = match reason {
        Reason::Both(value) => return format!("both are {value}"),
        Reason::BothWithBlanks(value) => return format!("with blanks as zero both are {value}"),
        Reason::Agree(one, other) => return format!("{one} agrees with {other}"),
        Reason::NoValueIn { fields, more: 0 } => return format!("no value: {}", cells(fields, ", ")),
        Reason::NoValueIn { fields, more } => return format!("no value: {} and {more} more", cells(fields, ", ")),
        Reason::Sides(value) => return format!("both sides are {value}"),
        Reason::BlanksAsZero(count) => return format!("holds with its {} as zero", counted(*count, "empty cell", "empty cells")),
        Reason::PartsAddUp(sum) => return format!("the parts add up to {sum}"),
        Reason::AddUpWith(counts) => return format!("the parts add up with {}", counts.join(", ")),
        Reason::AlikeAddUp(count) => return format!("the {count} parts in the total's unit add up to it"),
        Reason::FirstAddUp(count) => return format!("the first {count} parts add up; what follows may speak of something else"),
        Reason::SomeOfMany(sum) => return format!("the parts add up to {sum}, less than the total; they may be some of many"),
        Reason::Share { part, whole, exact } => return format!("{part} / {whole} = {exact}%"),
        Reason::ShareOfSeveral { sum, whole } => return format!("several parts together, {sum} / {whole}, give the share"),
        Reason::SharesAddUp(sum) => return format!("the shares add up to {sum}%"),
        Reason::Equals(fields) => return format!("equals {}", cells(fields, " + ")),
        Reason::EqualsWithBlanks(fields) => return format!("equals {} with its empty cells as zero", cells(fields, " + ")),
        Reason::EqualsProved(fields) => return format!("{} is not written; agrees with what the sums prove", cells(fields, " + ")),
        Reason::EqualsCandidate(fields) => return format!("{} is lost; agrees with one of its candidates", cells(fields, " + ")),
        Reason::WithSiblings(sum) => {
            return format!("with the other parts of its list that mean the same it is {sum}, as in the table");
        }
        Reason::SameProse(share) => return format!("{share} % of the prose of both years is the same"),
        Reason::OtherName { year, name } => {
            return format!("the report on {year} is that of {name}; if it is the same agency, give both the same name");
        }
        Reason::NoReport(year) => return format!("there is no report on {year}"),

        Reason::Holds => "holds",
        Reason::NoValue => "a cell has no value",
        Reason::NotWritten => "the cell has no value",
        Reason::Empty => "a cell is empty",
        Reason::NothingFound => "nothing was found",
        Reason::NotStated => "the file does not state it",
        Reason::OlderForm => "reports up to 2018 have another form",
        Reason::AgencyUnknown => "the agency is not known",
        Reason::MayMakeRegulations => "the agency may make regulations",
        Reason::NoRegulations => "no rules are reported",
        Reason::WithinPeriod => "within the period",
        Reason::NoText => "the text of the sections is not there",
        Reason::SectionFiveFilled => "section five says something",
        Reason::NoSectionSix => "there is no text of section six",
        Reason::FeeStated => "section six states the information-processing fee",
        Reason::NoContradiction => "does not contradict the table",
        Reason::LabelsDiffer => "no label occurs twice",
        Reason::TooManyParts => "there are too many parts",
        Reason::AddUpWithoutWithdrawn => "the parts add up without what was withdrawn",
        Reason::Channels => "the same information may be disclosed through several channels, so the parts may be more than the total",
        Reason::Overlap => "the parts sort the total by different things, so the same one may be in two of them",
        Reason::AddUpToOther => "the parts add up to another number before them, or to both",
        Reason::PartOfOther => "the part may be of another number before it",
        Reason::Nested => "the parts add up if some of them divide the one before",
        Reason::DifferentUnits => "the parts have different units",
        Reason::ShareOfWhat => "the text does not say of which number it is a share",
        Reason::NoCell => "no cell of the tables states this",
        Reason::NoCellOfTable => "no cell of the table states this",
        Reason::OtherMeaning => "the words may mean something else than the table",
        Reason::OtherCount => "its other count is compared with the table",
        Reason::SiblingsEqualTable => "with other parts of its list it equals the table",
        Reason::AnotherEquals => "another number of the text equals the table's",
        Reason::OwnDocuments => "it counts the agency's own documents, not requests",
        Reason::NotMatched => "the words were not matched with a cell of the tables",
        Reason::EqualsTable => "equals the table",
        Reason::TableUncertain => "the table's value is not known for certain",
        Reason::EqualsOtherColumn => "equals the value of the other column",
        Reason::LittleProse => "there is too little prose",
        Reason::StockOfOtherForm => "the year before is in the form of 2019, whose totals are not documents in force",
    };
    words.to_owned()
}
