//! Rows of Table II as the rules need them.

use rust_decimal::Decimal;

use super::findings::Findings;
use crate::diagnostic::{Diagnostic, Rule};
use crate::fact::{Disclosure, Reason, RowFault};
use crate::form::{Field, TableId};
use crate::report::Report;

/// Some cells of a row of Table II.
#[derive(Debug)]
pub struct Row {
    /// Its label.
    pub label: &'static str,
    /// The fields, as they were asked for.
    pub fields: Vec<Field>,
    /// Their written values; `None` where one is not written.
    pub values: Option<Vec<Decimal>>,
}

impl Row {
    /// The cells of a row; `None` where the report's form does not have them.
    pub fn of(report: &Report, row: &str, columns: &[&str]) -> Option<Self> {
        let fields: Vec<Field> = columns.iter().filter_map(|column| Field::at(TableId::Disclosure, row, column)).collect();
        let edition = report.form.of(TableId::Disclosure)?;
        let label = fields.first()?.row_zh();
        let values = fields.iter().map(|field| Some(report.cell(*field)?.value?.as_decimal())).collect();
        fields.iter().all(|field| field.is_in(edition)).then_some(Self { label, fields, values })
    }

    /// Judges the row: `test` finds what is wrong with its values.
    pub fn judge(self, report: &Report, rule: &'static Rule, findings: &mut Findings, test: impl Fn(&[Decimal]) -> Option<RowFault>) {
        let Some(values) = &self.values else {
            return findings.verdict(rule, self.fields, &Reason::NoValue);
        };
        match test(values) {
            None => findings.verdict(rule, self.fields, &Reason::Holds),
            Some(fault) => {
                let mut diagnostic = Diagnostic::of(rule, Disclosure::Row { label: self.label, fault });
                diagnostic.locations = report.locations(self.fields.iter().copied()).collect();
                findings.fail(rule, diagnostic.with_fields(self.fields));
            }
        }
    }
}
