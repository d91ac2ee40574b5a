//! What the rules find, collected.

use crate::diagnostic::{Diagnostic, Rule};
use crate::form::Field;
use crate::message::Message;
use crate::report::{Outcome, Verdict};

/// The verdicts and diagnostics of a check.
#[derive(Debug, Default)]
pub struct Findings {
    /// One for each place that a rule could look at.
    pub verdicts: Vec<Verdict>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// Notes the verdict of a rule on fields; none for a rule on the report as a whole.
    pub fn verdict(
        &mut self,
        rule: &Rule,
        fields: impl IntoIterator<Item = Field>,
        verdict: Outcome,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        let mut fields: Vec<Field> = fields.into_iter().collect();
        fields.sort_unstable();
        fields.dedup();
        let reason = Message { zh: zh.into(), en: en.into() };
        self.verdicts.push(Verdict { rule: rule.id.to_owned(), fields, claim: None, verdict, reason });
    }

    /// Notes the verdict of a rule on a claim.
    pub fn claim(&mut self, rule: &Rule, claim: usize, verdict: Outcome, zh: impl Into<String>, en: impl Into<String>) {
        let reason = Message { zh: zh.into(), en: en.into() };
        self.verdicts.push(Verdict { rule: rule.id.to_owned(), fields: Vec::new(), claim: Some(claim as u32), verdict, reason });
    }

    /// Notes a diagnostic and the verdict that goes with it, on the diagnostic's fields.
    pub fn fail(&mut self, rule: &Rule, diagnostic: Diagnostic) {
        let Message { zh, en } = diagnostic.message.clone();
        self.verdict(rule, diagnostic.fields.iter().copied(), Outcome::Fail, zh, en);
        self.diagnostics.push(diagnostic);
    }

    /// Notes a diagnostic on a claim and the verdict that goes with it.
    pub fn fail_claim(&mut self, rule: &Rule, claim: usize, diagnostic: Diagnostic) {
        let Message { zh, en } = diagnostic.message.clone();
        self.claim(rule, claim, Outcome::Fail, zh, en);
        self.diagnostics.push(diagnostic);
    }
}
