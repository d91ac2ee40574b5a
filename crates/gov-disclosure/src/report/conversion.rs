//! A report in the form of 2019 as one in the form of 2021.

use serde::Serialize;

use super::{Cell, Cells, Repair, RepairKind, Report, State};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::fact::Structure;
use crate::form::{Edition, Field, TableId, fields};

/// A report in the form of 2021, and what became of the cells of the form of 2019: [`Report::to_form_2021`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Conversion {
    /// The report, with the cells of the form of 2021 and no others in the tables that were converted.
    pub report: Report,
    /// The fields that both forms have, whose cells are as they were. In the order of the form, as all that follows.
    pub carried: Vec<Field>,
    /// The fields that only the form of 2021 has: absent, to be filled in by who knows the numbers.
    pub open: Vec<Field>,
    /// The cells that only the form of 2019 has, as they were: nothing of them is in the report.
    pub left: Cells,
}

impl Conversion {
    /// Converts the tables that are in the form of 2019. The report has yet to be checked.
    pub(crate) fn of(mut report: Report) -> Self {
        let form = &mut report.form;
        let tables =
            [(TableId::Disclosure, &mut form.disclosure), (TableId::Requests, &mut form.requests), (TableId::Remedies, &mut form.remedies)];
        let mut old = Vec::new();
        for (table, edition) in tables {
            if *edition == Some(Edition::Y2019) {
                *edition = Some(Edition::Y2021);
                old.push(table);
            }
        }
        let (mut carried, mut open, mut left) = (Vec::new(), Vec::new(), Cells::new());
        for field in fields().filter(|field| old.contains(&field.table())) {
            match (field.is_in(Edition::Y2021), report.cells.remove(field)) {
                (true, Some(cell)) => {
                    report.cells.insert(field, cell);
                    carried.push(field);
                }
                (true, None) => {
                    report.cells.insert(field, Cell::new(State::Absent));
                    open.push(field);
                }
                (false, Some(cell)) => left.insert(field, cell),
                (false, None) => {}
            }
        }
        if !old.is_empty() {
            keep_what_holds(&mut report);
            report.diagnostics.push(flag(&report, &old, &open, &left));
            let count = u32::try_from(open.len()).unwrap_or(u32::MAX);
            report.repairs.push(Repair { kind: RepairKind::FormConverted, count, fields: open.clone() });
        }
        Self { report, carried, open, left }
    }
}

impl Report {
    /// The report with this year and agency in the place of those that were found, and the edition that the year requires.
    #[must_use]
    pub fn with_overrides(mut self, year: Option<u16>, agency: Option<&str>) -> Self {
        if let Some(year) = year {
            self.meta.year = Some(year);
            self.form.expected = Edition::of_year(year);
        }
        if let Some(agency) = agency {
            self.meta.agency = Some(agency.to_owned());
        }
        self
    }

    /// The report with every table in this edition: for plain figures, which have none of their own. Fields that only the other edition has
    /// stay where they are reported, for [`Report::unprinted`] to name them. It has yet to be checked.
    #[must_use]
    pub fn in_edition(mut self, edition: Edition) -> Self {
        let form = &mut self.form;
        (form.disclosure, form.requests, form.remedies) = (Some(edition), Some(edition), Some(edition));
        for field in fields() {
            let is_reported = self.cells.get(field).is_some_and(|cell| cell.state == State::Reported);
            match self.cells.get(field) {
                None if field.is_in(edition) => self.cells.insert(field, Cell::new(State::Absent)),
                Some(_) if !field.is_in(edition) && !is_reported => drop(self.cells.remove(field)),
                _ => {}
            }
        }
        self
    }
}

/// Drops what was found of the old form, and of cells that are not in the report any more.
fn keep_what_holds(report: &mut Report) {
    let cells = &report.cells;
    report.diagnostics.retain_mut(|diagnostic| {
        let had = !diagnostic.fields.is_empty();
        diagnostic.fields.retain(|field| cells.get(*field).is_some());
        diagnostic.rule != catalogue::OTHER_FORM.id && !(had && diagnostic.fields.is_empty())
    });
}

/// What whoever hands in the report must know: which cells are to be filled in, and what was not taken over.
fn flag(report: &Report, tables: &[TableId], open: &[Field], left: &Cells) -> Diagnostic {
    let written: Vec<Field> = left.iter().filter(|(_, cell)| cell.state != State::Absent).map(|(field, _)| field).collect();
    let fact = Structure::Converted {
        tables: tables.to_vec(),
        is_against_year: report.form.expected == Some(Edition::Y2019),
        open: open.to_vec(),
        left: written,
    };
    Diagnostic::of(&catalogue::OTHER_FORM, fact).with_fields(open.iter().copied())
}
