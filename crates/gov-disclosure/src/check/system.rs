//! The sums of a table over the cells of a report.

use std::sync::LazyLock;

use crate::form::{Edition, Field, Identity, TableId, fields, identities};
use crate::report::{Report, State};

/// A cell of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its field.
    pub field: Field,
    /// What the file says; `None` for a field that the report does not have.
    pub state: Option<State>,
    /// The written number, where there is one.
    pub value: Option<i64>,
}

impl Cell {
    /// Whether the cell is in the file without a number: zero, if the writer meant that.
    pub fn may_be_nil(&self) -> bool {
        self.state.is_some_and(State::may_be_nil)
    }
}

/// A sum: the terms, each a cell and its sign, add up to zero.
#[derive(Clone, Debug)]
pub struct Sum {
    /// The sum of the form.
    pub identity: &'static Identity,
    /// Cells by their place in [`System::cells`], `1` on the left side, `-1` on the right.
    pub terms: Vec<(usize, i64)>,
}

/// The cells of a table and the sums that bind them.
#[derive(Clone, Debug)]
pub struct System {
    /// The cells, in the order of the form.
    pub cells: Vec<Cell>,
    /// The sums.
    pub sums: &'static [Sum],
    /// For each cell the sums that it is in, by their place.
    pub sums_of: &'static [Vec<usize>],
}

/// A table of one edition: its fields, in the order of the form, its sums, and the sums of each field.
struct Table {
    id: TableId,
    fields: Vec<Field>,
    sums: Vec<Sum>,
    sums_of: Vec<Vec<usize>>,
}

static Y2019: LazyLock<[Table; 2]> = LazyLock::new(|| tables(Edition::Y2019));
static Y2021: LazyLock<[Table; 2]> = LazyLock::new(|| tables(Edition::Y2021));

fn tables(edition: Edition) -> [Table; 2] {
    [TableId::Requests, TableId::Remedies].map(|id| {
        let fields: Vec<Field> = fields().filter(|f| f.table() == id && f.is_in(edition)).collect();
        let at = |field: &Field| fields.binary_search(field).ok();
        let sums: Vec<Sum> = identities(edition)
            .iter()
            .filter(|identity| identity.left.first().is_some_and(|field| field.table() == id))
            .map(|identity| {
                let left = identity.left.iter().filter_map(at).map(|i| (i, 1));
                Sum { identity, terms: left.chain(identity.right.iter().filter_map(at).map(|i| (i, -1))).collect() }
            })
            .collect();
        let mut sums_of = vec![Vec::new(); fields.len()];
        for (s, sum) in sums.iter().enumerate() {
            for &(at, _) in &sum.terms {
                if let Some(own) = sums_of.get_mut(at) {
                    own.push(s);
                }
            }
        }
        Table { id, fields, sums, sums_of }
    })
}

impl System {
    /// The system of a table; `None` where the report does not have the table.
    pub fn of(report: &Report, table: TableId) -> Option<Self> {
        let edition = report.form.of(table)?;
        let tables = match edition {
            Edition::Y2019 => &*Y2019,
            Edition::Y2021 => &*Y2021,
        };
        let table = tables.iter().find(|own| own.id == table)?;
        let cell = |&field: &Field| {
            let cell = report.cell(field);
            let value = cell.filter(|cell| cell.state == State::Reported).and_then(|cell| cell.value).and_then(|value| value.as_count());
            Cell { field, state: cell.map(|cell| cell.state), value }
        };
        Some(Self { cells: table.fields.iter().map(cell).collect(), sums: &table.sums, sums_of: &table.sums_of })
    }

    /// The cell at a place.
    // Places come from the system itself.
    #[allow(clippy::indexing_slicing)]
    pub fn cell(&self, at: usize) -> Cell {
        self.cells[at]
    }

    /// Left minus right of a sum, what is not written counted as zero.
    pub fn excess(&self, sum: &Sum) -> i64 {
        sum.terms.iter().map(|&(at, sign)| sign * self.cell(at).value.unwrap_or(0)).sum()
    }

    /// The cells of a sum that are not written.
    pub fn open(&self, sum: &Sum) -> impl Iterator<Item = Cell> {
        sum.terms.iter().map(|&(at, _)| self.cell(at)).filter(|cell| cell.value.is_none())
    }

    /// Whether no non-negative numbers in the cells that are not written could make the sum hold.
    pub fn is_broken(&self, sum: &Sum) -> bool {
        let open = |side: i64| sum.terms.iter().any(|&(at, sign)| sign == side && self.cell(at).value.is_none());
        match self.excess(sum) {
            0 => false,
            // An open cell on the smaller side can make up for it.
            excess => !open(-excess.signum()),
        }
    }
}
