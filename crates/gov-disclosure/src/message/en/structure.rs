//! The parts of a report.

use crate::fact::Structure;
use crate::form::{Field, TableId};
use crate::message::counted;

/// What is found in the parts of a report.
pub fn message(fact: &Structure) -> String {
    match fact {
        Structure::NoTable(table) => {
            format!("table {} was not found; if the original has it, use a file that keeps its tables", table.as_str())
        }
        Structure::MissingCells { table, cells, rows, first } => {
            let (cells, rows) = (counted(*cells, "cell", "cells"), counted(*rows, "row", "rows"));
            format!("table {} lacks {cells} in {rows}, from \"{first}\" on; compare with the original", table.as_str())
        }
        Structure::MissingStatistics { cells, first } => {
            let cells = counted(*cells, "cell", "cells");
            format!("the table of statistics lacks {cells}, from \"{first}\" on; compare with the original")
        }
        Structure::OtherForm { tables, form, expected } => {
            format!("table {} is in the form of {form}; this year's form is that of {expected}", numerals(tables))
        }
        Structure::MixedForm(cells) => {
            let cells = counted(*cells, "cell of another year's form is", "cells of another year's form are");
            format!("{cells} among the table's own")
        }
        Structure::Converted { tables, is_against_year, open, left } => {
            let mut words = format!("table {} was converted from the form of 2019 to that of 2021", numerals(tables));
            if *is_against_year {
                words.push_str(", and this year's form is that of 2019");
            }
            if !open.is_empty() {
                let (cells, rows) = (counted(open.len(), "cell", "cells"), rows(open));
                words.push_str(&format!("; {cells} of the new form have no data and must be filled in ({rows})"));
            }
            if !left.is_empty() {
                let (cells, rows) = (counted(left.len(), "cell", "cells"), rows(left));
                words.push_str(&format!("; {cells} of the old form have no counterpart and were left out ({rows})"));
            }
            words
        }
        Structure::NoSection { number, name } => {
            format!("section {number} ({name}) is missing; the form requires all six, with or without content")
        }
        Structure::Wording { number, name, text } => {
            format!("the heading of section {number} reads \"{text}\"; the form's wording is \"{name}\"")
        }
        Structure::Twice { number } => format!("the heading of section {number} occurs more than once"),
        Structure::Order { before, after } => format!("section {after} comes after section {before}, against the order of the form"),
        Structure::LongOverview { length, most } => {
            format!("section one has {length} characters; in principle the form allows {most}")
        }
        Structure::NoAppraisal => {
            "the text does not mention assessment, appraisal or accountability; article 50 requires their results in a government's report"
                .to_owned()
        }
        Structure::AttachmentOnly { name } => {
            format!("the page has only the title; the report is its attachment {name}: read that")
        }
        Structure::SchoolForm => {
            "schools and hospitals report under their own regulations, in another form; title, agency, sections and text are read"
                .to_owned()
        }
        Structure::NoStatistics { attachment: Some(name) } => {
            format!("the report has no table; it may be in the attachment {name}: read that file too")
        }
        Structure::NoStatistics { attachment: None } => "the report has no table; title, agency and sections are read".to_owned(),
    }
}

fn numerals(tables: &[TableId]) -> String {
    tables.iter().map(|table| table.as_str()).collect::<Vec<_>>().join(", ")
}

fn rows(fields: &[Field]) -> String {
    let mut rows: Vec<&str> = fields.iter().map(|field| field.row_zh()).collect();
    rows.dedup();
    rows.join("、")
}
