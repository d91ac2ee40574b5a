//! The reports on two years.

use crate::fact::Series;

/// What is found in the reports on two years.
pub fn message(fact: &Series) -> String {
    match fact {
        Series::CarryOver { field, year, expected, actual } => {
            format!("{}: {actual} here, and the report on {year} carried out {expected}; they must be equal", field.name_zh())
        }
        Series::Items { label, year, terms, expected, actual } => {
            let terms = terms.iter().map(ToString::to_string).collect::<Vec<_>>().join("＋");
            format!("{label}: last year's items are {actual} here, and {terms} = {expected} in the report on {year}")
        }
        Series::Stock { label, year, stock, expected, actual } => format!(
            "{label}: {actual} in force; the {stock} of {year} plus those issued minus those repealed make {expected}, unless some lapsed or moved in a reorganisation"
        ),
        Series::RunningTotal { label, year, before, added, expected, actual } => {
            format!("{label}: {actual} over the years; {before} of {year} and {added} of the year make {expected}; compare both reports")
        }
        Series::Restarted { label, year, before, actual } => {
            format!("{label}: {actual} over the years is less than {before} of {year}; the running total may have been restarted")
        }
        Series::CopiedText { year, share } => {
            format!("apart from numbers, {share} % of the prose is the same as for {year}; it may be copied")
        }
    }
}
