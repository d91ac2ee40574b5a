//! What reading decides on its way.

use crate::fact::{Evidence, Step};
use crate::form::{Fit, Meaning};

/// A decision of reading.
pub fn message(step: &Step) -> String {
    match step {
        Step::Heading(number) => format!("heading of section {number}"),
        Step::Label { meaning, fit } => {
            let how = match fit {
                Fit::Exact => "listed variant",
                Fit::Joined => "listed variant after its group's label",
                Fit::Loose => "nearest listed variant, within the allowed edits",
            };
            format!("{} ({how})", named(*meaning))
        }
        Step::Placed { values, columns, evidence } => {
            let shown = match evidence {
                Evidence::Grid => "the grid of the table",
                Evidence::Order => "order",
                Evidence::Separators => "separators",
                Evidence::Lines => "lines",
                Evidence::Alignment => "alignment",
                Evidence::Digits => "digits",
            };
            format!("{values} values in {columns} columns, placed by {shown}")
        }
        Step::NoColumns { values } => format!("{values} values, columns cannot be known"),
    }
}

fn named(meaning: Meaning) -> String {
    match meaning {
        Meaning::Section(number) => format!("section {number}"),
        Meaning::DisclosureBlock(0) => "block of table II, item lost".to_owned(),
        Meaning::DisclosureBlock(item) => format!("block of table II, item {item}"),
        Meaning::DisclosureItem => "header of table II".to_owned(),
        Meaning::Measure(measure) => format!("column {} of table II", measure.id()),
        Meaning::OtherDisclosure => "row that the form does not have".to_owned(),
        Meaning::Corner => "header of table III: corner".to_owned(),
        Meaning::Applicants => "header of table III: applicants".to_owned(),
        Meaning::Organisations => "header of table III: organisations".to_owned(),
        Meaning::Subtotal => "subtotals of table III".to_owned(),
        Meaning::Applicant(applicant) => format!("column {} of table III", applicant.id()),
        Meaning::Row(row) => format!("row {} of table {}", row.id(), row.table().as_str()),
        Meaning::Group(group) => format!("group {} of table III", group.id()),
        Meaning::Litigation => "block litigation of table IV".to_owned(),
        Meaning::Remedy(remedy) => format!("block {} of table IV", remedy.id()),
        Meaning::Outcome(outcome) => format!("column {} of table IV", outcome.id()),
    }
}
