//! The tables of 2008 to 2018.

use crate::fact::{Column, Statistics};

/// What is found in a table of 2008 to 2018.
pub fn message(fact: &Statistics) -> String {
    match fact {
        Statistics::YearBeyondAll { label, year, all } => {
            format!("{label}: {year} in the year is more than {all} over the years; check whether the columns were swapped")
        }
        Statistics::Unequal(sides) => {
            let (left, right) = (sides.left.join(" + "), sides.right.join(" + "));
            format!("{left}{} is {}, and {right} make {}; compare with the original", of(sides.column), sides.actual, sides.expected)
        }
        Statistics::Exceeds(sides) => {
            let (left, right) = (sides.left.join(" + "), sides.right.join(" + "));
            format!("{left}{} is {}, more than {} of {right}; compare with the original", of(sides.column), sides.actual, sides.expected)
        }
    }
}

fn of(column: Column) -> &'static str {
    match column {
        Column::Year => " (year)",
        Column::Cumulated => " (over the years)",
        Column::Other => "",
    }
}
