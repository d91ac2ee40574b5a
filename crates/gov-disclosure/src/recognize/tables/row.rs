//! The rows of the tables, with the pieces that fill them.

use super::column::{Column, Columns, HeaderUnit, Name};
use crate::form::{Applicant, Field, Group, Outcome, RowId, TableId};
use crate::recognize::pieces::Flow;

/// What the label of a row names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowName {
    /// A row of the form; in Table IV a block that is printed as a row.
    Form(RowId),
    /// The subtotals of a group, which private templates add to Table III.
    Subtotal(Group),
    /// The one row of Table IV, which has no label.
    Remedies,
    /// An outcome, where Table IV is printed with remedies as its columns.
    Outcome(Outcome),
    /// A row of a table that the form does not have.
    Other(TableId),
}

impl RowName {
    /// The table it is in.
    pub fn table(self) -> TableId {
        match self {
            Self::Form(row) => row.table(),
            Self::Subtotal(_) => TableId::Requests,
            Self::Remedies | Self::Outcome(_) => TableId::Remedies,
            Self::Other(table) => table,
        }
    }

    /// Its field in a column; `None` where the form has none.
    pub fn field(self, column: Column) -> Option<Field> {
        match (column.name, self) {
            (Name::Measure(measure), Self::Form(row)) if row.table() == TableId::Disclosure => row.field(measure.id()),
            (Name::Applicant(applicant), Self::Form(row)) if row.table() == TableId::Requests => row.field(applicant.id()),
            (Name::Outcome(Some(remedy), outcome), Self::Remedies) | (Name::Remedy(remedy), Self::Outcome(outcome)) => {
                RowId::of_remedy(remedy)?.field(outcome.id())
            }
            (Name::Outcome(None, outcome), Self::Form(row)) if row.table() == TableId::Remedies => row.field(outcome.id()),
            _ => None,
        }
    }

    /// The row of the form, where it is one.
    pub fn form(self) -> Option<RowId> {
        match self {
            Self::Form(row) => Some(row),
            _ => None,
        }
    }
}

/// What the header over a row says of its columns.
#[derive(Clone, Debug)]
pub enum Header {
    /// Its columns, in the order of the row's values.
    Read(Columns),
    /// The columns of the form in its order: the labels are in an order that a header of two levels may give when it is
    /// read line by line, and that another table could give too.
    Ambiguous(Columns),
    /// The labels give the order of the form, or another table's with the total in front: the sums of the rows show which.
    IfSummed(Columns),
    /// The labels contradict the form, and no way of reading a header explains it.
    Contradictory,
    /// The file prints none for it.
    Missing,
}

impl Header {
    /// The columns, where they are known.
    pub fn columns(&self) -> Option<&Columns> {
        match self {
            Self::Read(columns) | Self::Ambiguous(columns) | Self::IfSummed(columns) => Some(columns),
            Self::Contradictory | Self::Missing => None,
        }
    }

    /// Contradictory where a column cannot be read and another of Table III is missing: the labels between them may be
    /// over other columns than theirs.
    pub fn in_line(self) -> Self {
        let is_unknown = |column: &Column| matches!(column.name, Name::Unread | Name::Unlabelled);
        let has = |columns: &Columns, applicant: Applicant| columns.iter().any(|column| column.name == Name::Applicant(applicant));
        match &self {
            Self::Read(columns) if columns.iter().any(is_unknown) && !Applicant::ALL.iter().all(|&applicant| has(columns, applicant)) => {
                Self::Contradictory
            }
            _ => self,
        }
    }

    /// With the unit that the label of the row names, where the columns name none.
    pub fn in_unit(self, unit: HeaderUnit) -> Self {
        if unit == HeaderUnit::None {
            return self;
        }
        let with_unit = |columns: Columns| -> Columns {
            let own = |column: &Column| if column.unit == HeaderUnit::None { Column { unit, ..*column } } else { *column };
            columns.iter().map(own).collect()
        };
        match self {
            Self::Read(columns) => Self::Read(with_unit(columns)),
            Self::Ambiguous(columns) => Self::Ambiguous(with_unit(columns)),
            Self::IfSummed(columns) => Self::IfSummed(with_unit(columns)),
            unknown => unknown,
        }
    }

    /// How many columns it names; `None` where they are not known.
    pub fn width(&self) -> Option<usize> {
        self.columns().map(|columns| columns.len())
    }
}

/// A row and the pieces that fill it.
#[derive(Debug)]
pub struct Row {
    /// What it is.
    pub name: RowName,
    /// Its header.
    pub header: Header,
    /// Its cells in order, as piece indices.
    pub cells: Vec<usize>,
    /// How many of them hold a value.
    pub values: usize,
    /// The piece its label starts with; `None` for the data row of Table IV.
    pub label: Option<usize>,
    /// The segment it is in.
    pub segment: usize,
    /// How that segment is written.
    pub flow: Flow,
    /// What followed was text that is no label: the row may hold less than was printed.
    pub broken: bool,
    /// Numbers without a row are beside it: parts of its cells may be on lines of their own.
    pub spilled: bool,
    /// How often digits that are no number stand beside its cells or at a label: so many of its numbers are not whole.
    pub torn: u32,
}

impl Row {
    /// Its columns; none where they are not known.
    pub fn columns(&self) -> &[Column] {
        self.header.columns().map_or(&[], |columns| columns)
    }

    /// The table it is in.
    pub fn table(&self) -> TableId {
        self.name.table()
    }

    /// Whether it has as many values as columns; where its header is not known, as many as the form has.
    pub fn is_full(&self) -> bool {
        let printed = (self.table() == TableId::Requests).then_some(Applicant::ALL.len());
        self.header.width().or(printed).is_some_and(|width| self.values >= width)
    }

    /// Whether one of its numbers is not whole.
    pub fn is_torn(&self) -> bool {
        self.torn > 0
    }
}
