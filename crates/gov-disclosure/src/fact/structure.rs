//! What is found in the parts of a report: the S rules.

use crate::form::{Edition, Field, TableId};

/// What is found in the parts of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Structure {
    /// A table is missing.
    NoTable(TableId),
    /// A table lacks cells.
    MissingCells {
        /// The table.
        table: TableId,
        /// How many cells.
        cells: usize,
        /// In how many rows.
        rows: usize,
        /// The label of the first row.
        first: &'static str,
    },
    /// A table of 2008 to 2018 lacks cells.
    MissingStatistics {
        /// How many.
        cells: usize,
        /// The label of the first.
        first: &'static str,
    },
    /// Tables are in the form of another year.
    OtherForm {
        /// The tables.
        tables: Vec<TableId>,
        /// Their form.
        form: Edition,
        /// That of the year.
        expected: Edition,
    },
    /// So many cells of another year's form are among the table's own.
    MixedForm(usize),
    /// The tables were converted to the form of 2021.
    Converted {
        /// The tables.
        tables: Vec<TableId>,
        /// Whether the form of the year is that of 2019.
        is_against_year: bool,
        /// Cells to be filled in.
        open: Vec<Field>,
        /// Cells left out.
        left: Vec<Field>,
    },
    /// A section is missing.
    NoSection {
        /// Its number.
        number: u8,
        /// Its heading.
        name: &'static str,
    },
    /// The heading of a section is worded otherwise.
    Wording {
        /// Its number.
        number: u8,
        /// Its heading.
        name: &'static str,
        /// What is printed.
        text: String,
    },
    /// A heading occurs more than once.
    Twice {
        /// The number of the section.
        number: u8,
    },
    /// A section comes after one that it should precede.
    Order {
        /// The later.
        before: u8,
        /// The earlier, which comes after it.
        after: u8,
    },
    /// Section one is long.
    LongOverview {
        /// Its characters.
        length: usize,
        /// What the form allows.
        most: usize,
    },
    /// The text does not mention appraisal.
    NoAppraisal,
    /// The page has only the title of its attachment.
    AttachmentOnly {
        /// The attachment.
        name: String,
    },
    /// Schools and hospitals have another form.
    SchoolForm,
    /// A report up to 2018 has no table.
    NoStatistics {
        /// The attachment that may have it.
        attachment: Option<String>,
    },
}
