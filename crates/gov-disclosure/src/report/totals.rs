//! Totals that a report leaves empty, from their parts.

use super::{Cell, LARGEST, Provenance, Repair, RepairKind, Report, State, Value};
use crate::form::{Field, Identity, IdentityKind, TableId, identities};

impl Report {
    /// Fills the totals that are blank or absent and whose parts are all reported: those of the rows of Table III,
    /// of its outcomes, and of Table IV. The others stay: blank is not zero. Returns the fields filled, in the order
    /// of the form; the repair `totals-filled` names them, since no file says them.
    ///
    /// ```
    /// let json = r#"{"remedies.reconsideration.upheld": 2, "remedies.reconsideration.corrected": 0,
    ///     "remedies.reconsideration.other": 1, "remedies.reconsideration.pending": 0}"#;
    /// let mut report = gov_disclosure::Report::from_json(json)?;
    /// let filled = report.fill_totals();
    /// assert_eq!(filled.iter().map(|field| field.id()).collect::<Vec<_>>(), ["remedies.reconsideration.total"]);
    /// let cell = report.cell(filled[0]).unwrap();
    /// assert_eq!((cell.value.unwrap().as_count(), cell.provenance), (Some(3), gov_disclosure::Provenance::Computed));
    /// # Ok::<(), gov_disclosure::Error>(())
    /// ```
    pub fn fill_totals(&mut self) -> Vec<Field> {
        let mut filled = Vec::new();
        for table in [TableId::Requests, TableId::Remedies] {
            let Some(edition) = self.form.of(table).or(self.form.expected) else { continue };
            let is_total = |sum: &&Identity| sum.kind != IdentityKind::Balance && sum.left.iter().all(|field| field.table() == table);
            // The total of all outcomes needs those of the rows first.
            loop {
                let before = filled.len();
                for sum in identities(edition).iter().filter(is_total) {
                    filled.extend(self.fill(sum));
                }
                if filled.len() == before {
                    break;
                }
            }
        }
        filled.sort_unstable();
        if !filled.is_empty() {
            let count = u32::try_from(filled.len()).unwrap_or(u32::MAX);
            self.repairs.push(Repair { kind: RepairKind::TotalsFilled, count, fields: filled.clone() });
        }
        filled
    }

    /// Fills the total of one sum; `None` where it has one or a part is missing.
    fn fill(&mut self, sum: &Identity) -> Option<Field> {
        let [total] = sum.left.as_slice() else { return None };
        let is_open = self.cell(*total).is_none_or(|cell| matches!(cell.state, State::Blank | State::Absent));
        if !is_open {
            return None;
        }
        let part = |field: &Field| self.cell(*field)?.value?.as_count();
        let value = sum.right.iter().try_fold(0i64, |value, field| value.checked_add(part(field)?))?;
        if value.abs() > LARGEST {
            return None;
        }
        self.cells.insert(*total, Cell { provenance: Provenance::Computed, ..Cell::reported(Value::Count(value)) });
        Some(*total)
    }
}
