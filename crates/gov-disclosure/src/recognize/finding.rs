//! What is found wrong while a report is read: facts and spans, before they have their words and their places.

use std::collections::HashMap;

use crate::diagnostic::{Confidence, Diagnostic, Hint, Rule, RuleId, Severity};
use crate::document::{Locator, Span};
use crate::fact::Fact;
use crate::form::{Field, Statistic};
use crate::limits;

/// What a rule found, and the spans where that shows: a [`Diagnostic`] to be.
#[derive(Debug)]
pub struct Finding {
    pub rule: &'static Rule,
    pub severity: Severity,
    pub fields: Vec<Field>,
    pub statistics: Vec<Statistic>,
    pub spans: Vec<Span>,
    fact: Fact,
    confidence: Confidence,
    hint: Option<Hint>,
    /// How many more of its rule are left out after it.
    more: usize,
}

impl Finding {
    /// A finding with the rule's own severity and high confidence.
    pub fn of(rule: &'static Rule, fact: impl Into<Fact>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            fields: Vec::new(),
            statistics: Vec::new(),
            spans: Vec::new(),
            fact: fact.into(),
            confidence: Confidence::High,
            hint: None,
            more: 0,
        }
    }

    /// It shows here too, where that is known.
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.spans.extend(span.into());
        self
    }

    /// With these fields.
    pub fn with_fields(mut self, fields: impl IntoIterator<Item = Field>) -> Self {
        self.fields.extend(fields);
        self
    }

    /// With these cells of forms of 2008 to 2018.
    pub fn with_statistics(mut self, statistics: impl IntoIterator<Item = Statistic>) -> Self {
        self.statistics.extend(statistics);
        self
    }

    /// With another severity than the rule's.
    pub fn with_severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// With another confidence than high.
    pub fn with_confidence(self, confidence: Confidence) -> Self {
        Self { confidence, ..self }
    }

    /// With what would help.
    pub fn with_hint(self, hint: Hint) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// In words, and with its places.
    pub fn located(self, locator: &Locator<'_>) -> Diagnostic {
        let locations = self.spans.iter().map(|span| locator.of(*span)).collect();
        Diagnostic { locations, ..self.without_place() }
    }

    /// In words, for a report from elsewhere: there is no text to point at.
    pub fn without_place(self) -> Diagnostic {
        let mut diagnostic = Diagnostic::of(self.rule, self.fact)
            .with_fields(self.fields)
            .with_statistics(self.statistics)
            .with_severity(self.severity)
            .with_confidence(self.confidence);
        diagnostic.hint = self.hint;
        if self.more > 0 {
            diagnostic.message.and_more(self.more);
        }
        diagnostic
    }
}

/// Keeps a bounded number of findings of each rule; the last says how many more there are.
pub fn bound(findings: &mut Vec<Finding>) {
    let mut counts: HashMap<RuleId, usize> = HashMap::new();
    for finding in findings.iter() {
        *counts.entry(finding.rule.id).or_default() += 1;
    }
    let mut seen: HashMap<RuleId, usize> = HashMap::new();
    findings.retain_mut(|finding| {
        let number = seen.entry(finding.rule.id).or_default();
        *number += 1;
        if *number == limits::DIAGNOSTICS_PER_RULE {
            finding.more = counts.get(&finding.rule.id).map_or(0, |count| count - limits::DIAGNOSTICS_PER_RULE);
        }
        *number <= limits::DIAGNOSTICS_PER_RULE
    });
}
