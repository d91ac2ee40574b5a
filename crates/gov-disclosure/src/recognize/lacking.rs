//! What the form requires and a file does not have. Of a file that ends before its format does, that says nothing of the report:
//! one finding says so, and nobody is blamed for the rest.

use super::finding::Finding;
use crate::diagnostic::{Severity, catalogue};
use crate::error::Error;
use crate::fact::{Broken, Reading, Structure};
use crate::form::{Field, Statistic, TableId};

/// Something that a report must have.
#[derive(Clone, Debug)]
pub enum Lack {
    /// A section.
    Section {
        /// Its number.
        number: u8,
        /// Its heading.
        name: &'static str,
    },
    /// A table.
    Table(TableId),
    /// Cells of a table.
    Cells(TableId, Vec<Field>),
    /// Cells of a table of 2008 to 2018.
    Statistics {
        /// The cells.
        cells: Vec<Statistic>,
        /// Whether several tables share the lines of the form, as yearly reports print a selection of them.
        in_parts: bool,
    },
    /// All but the title of an attachment.
    Attached(String),
}

/// All that a report lacks.
#[derive(Clone, Debug, Default)]
pub struct Lacking(Vec<Lack>);

impl Lacking {
    /// Adds one more.
    pub fn push(&mut self, lack: Lack) {
        self.0.push(lack);
    }

    /// The findings: one for each, or that the file is cut off.
    pub fn findings(self, is_cut_off: bool) -> Vec<Finding> {
        if is_cut_off {
            return vec![Finding::of(&catalogue::CUT_OFF, Reading::CutOff { lacks: !self.0.is_empty() })];
        }
        self.0.into_iter().filter_map(finding).collect()
    }
}

fn finding(lack: Lack) -> Option<Finding> {
    Some(match lack {
        Lack::Section { number, name } => Finding::of(&catalogue::MISSING_SECTION, Structure::NoSection { number, name }),
        Lack::Table(table) => Finding::of(&catalogue::MISSING_TABLE, Structure::NoTable(table)),
        Lack::Cells(table, cells) => {
            let mut labels: Vec<&'static str> = cells.iter().map(|field| field.row_zh()).collect();
            labels.dedup();
            let first = labels.first()?;
            let fact = Structure::MissingCells { table, cells: cells.len(), rows: labels.len(), first };
            Finding::of(&catalogue::MISSING_ROWS, fact).with_fields(cells)
        }
        Lack::Statistics { cells, in_parts } => {
            let fact = Structure::MissingStatistics { cells: cells.len(), first: cells.first()?.label() };
            let found = Finding::of(&catalogue::MISSING_ROWS, fact).with_statistics(cells);
            if in_parts { found.with_severity(Severity::Info) } else { found }
        }
        Lack::Attached(name) => Finding::of(&catalogue::ATTACHMENT_ONLY, Structure::AttachmentOnly { name }),
    })
}

/// The error for a file whose first part holds nothing of a report.
pub fn error() -> Error {
    Broken::CutOff.into()
}
