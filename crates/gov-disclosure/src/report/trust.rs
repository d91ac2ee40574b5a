//! Which values may be used as they are.

use std::collections::BTreeSet;

use super::{Cell, Provenance, Report, State};
use crate::diagnostic::{Diagnostic, Severity};
use crate::form::{Field, Statistic};

impl Report {
    /// Whether a warning or an error names the field. Ask it of a checked report: the checks find what does not add up.
    pub fn is_flagged(&self, field: Field) -> bool {
        self.loud().any(|found| found.fields.contains(&field))
    }

    /// As [`is_flagged`](Self::is_flagged), of a cell of the forms of 2008 to 2018.
    pub fn is_statistic_flagged(&self, statistic: Statistic) -> bool {
        self.loud().any(|found| found.statistics.contains(&statistic))
    }

    /// The cells that are reported and not flagged, in the order of the form: the values that the promise covers. What was computed or
    /// edited is none of them, since the file does not say it.
    ///
    /// ```
    /// let json = r#"{"year": 2023, "remedies.reconsideration.upheld": 2, "remedies.reconsideration.corrected": 0,
    ///     "remedies.reconsideration.other": 1, "remedies.reconsideration.pending": 0, "remedies.reconsideration.total": 4,
    ///     "disclosure.rules.made": 2, "disclosure.rules.in_force": null}"#;
    /// let report = gov_disclosure::check(gov_disclosure::Report::from_json(json)?);
    /// let trusted: Vec<_> = report.trusted().map(|(field, cell)| (field.id(), cell.value.unwrap().as_count())).collect();
    /// assert_eq!(trusted, [("disclosure.rules.made", Some(2))], "a sum is broken, and blank is not 0");
    /// # Ok::<(), gov_disclosure::Error>(())
    /// ```
    pub fn trusted(&self) -> impl Iterator<Item = (Field, &Cell)> {
        let flagged: BTreeSet<Field> = self.loud().flat_map(|found| found.fields.iter().copied()).collect();
        self.cells
            .iter()
            .filter(move |(field, cell)| cell.state == State::Reported && cell.provenance == Provenance::Read && !flagged.contains(field))
    }

    fn loud(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|found| found.severity > Severity::Info)
    }
}
