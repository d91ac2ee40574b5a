//! What the rules find, collected.

use crate::diagnostic::{Diagnostic, Rule};
use crate::fact::Reason;
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
    /// Notes the verdict of a rule on fields, which follows from its reason; none for a rule on the report as a whole.
    pub fn verdict(&mut self, rule: &Rule, fields: impl IntoIterator<Item = Field>, reason: &Reason) {
        self.judged(rule, fields, reason.outcome(), Message::why(reason));
    }

    /// Notes the verdict of a rule on a claim.
    pub fn claim(&mut self, rule: &Rule, claim: usize, reason: &Reason) {
        self.judged_claim(rule, claim, reason.outcome(), Message::why(reason));
    }

    /// Notes that what the reading found breaks a rule on the report as a whole.
    pub fn found(&mut self, rule: &Rule, diagnostic: &Diagnostic) {
        self.judged(rule, [], Outcome::Fail, diagnostic.message.clone());
    }

    /// Notes a diagnostic and the verdict that goes with it, on the diagnostic's fields.
    pub fn fail(&mut self, rule: &Rule, diagnostic: Diagnostic) {
        self.judged(rule, diagnostic.fields.iter().copied(), Outcome::Fail, diagnostic.message.clone());
        self.diagnostics.push(diagnostic);
    }

    /// Notes a diagnostic on a claim and the verdict that goes with it.
    pub fn fail_claim(&mut self, rule: &Rule, claim: usize, diagnostic: Diagnostic) {
        self.judged_claim(rule, claim, Outcome::Fail, diagnostic.message.clone());
        self.diagnostics.push(diagnostic);
    }

    fn judged(&mut self, rule: &Rule, fields: impl IntoIterator<Item = Field>, verdict: Outcome, reason: Message) {
        let mut fields: Vec<Field> = fields.into_iter().collect();
        fields.sort_unstable();
        fields.dedup();
        self.verdicts.push(Verdict { rule: rule.id, fields, claim: None, verdict, reason });
    }

    fn judged_claim(&mut self, rule: &Rule, claim: usize, verdict: Outcome, reason: Message) {
        self.verdicts.push(Verdict { rule: rule.id, fields: Vec::new(), claim: Some(claim as u32), verdict, reason });
    }
}
