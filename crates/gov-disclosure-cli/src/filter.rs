//! Which findings are shown, and which make the run fail.

use std::io;

use gov_disclosure::{Confidence, Diagnostic, Severity};

use crate::args::{Check, CheckFormat, ConfidenceLevel, FailOn, SeverityLevel};
use crate::{output, rules};

/// What the options say of findings.
pub struct Filter {
    select: Vec<String>,
    ignore: Vec<String>,
    confidence: Confidence,
    severity: Severity,
    fail_on: Option<Severity>,
}

impl Filter {
    /// The filter of a call.
    ///
    /// # Errors
    /// Where a rule is named that is none.
    pub fn new(args: &Check) -> io::Result<Self> {
        let fail_on = match args.fail_on {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Info => Some(Severity::Info),
            FailOn::Never => None,
        };
        let usual = match args.format {
            CheckFormat::Plain | CheckFormat::Github => Severity::Warning,
            CheckFormat::Json | CheckFormat::Sarif => Severity::Info,
        };
        let severity = match args.min_severity {
            Some(SeverityLevel::Info) => Severity::Info,
            Some(SeverityLevel::Warning) => Severity::Warning,
            Some(SeverityLevel::Error) => Severity::Error,
            // What makes the run fail is shown.
            None => usual.min(fail_on.unwrap_or(usual)),
        };
        let confidence = match args.min_confidence {
            ConfidenceLevel::Low => Confidence::Low,
            ConfidenceLevel::Medium => Confidence::Medium,
            ConfidenceLevel::High => Confidence::High,
        };
        Ok(Self { select: selectors(&args.select)?, ignore: selectors(&args.ignore)?, confidence, severity, fail_on })
    }

    /// Whether the rules and the confidence asked for let a finding pass, whatever its severity.
    pub fn asks_for(&self, found: &Diagnostic) -> bool {
        let any = |selectors: &[String]| selectors.iter().any(|selector| found.rule.starts_with(selector));
        (self.select.is_empty() || any(&self.select)) && !any(&self.ignore) && found.confidence >= self.confidence
    }

    /// Whether a finding that is asked for is severe enough to be shown.
    pub fn shows(&self, found: &Diagnostic) -> bool {
        found.severity >= self.severity
    }

    /// Whether a finding that is shown makes the run fail.
    pub fn fails(&self, found: &Diagnostic) -> bool {
        self.fail_on.is_some_and(|least| found.severity >= least)
    }
}

/// The beginnings of ids that were asked for; a name stands for its id.
fn selectors(asked: &[String]) -> io::Result<Vec<String>> {
    asked
        .iter()
        .map(|asked| asked.trim())
        .map(|asked| {
            let prefix = asked.to_ascii_uppercase();
            let known = gov_disclosure::rules().find(|rule| !asked.is_empty() && rule.id.starts_with(&prefix));
            let named = rules::find(asked).map(|rule| rule.id.to_string());
            known.map(|_| prefix).or(named).ok_or_else(|| {
                let (zh, en) = rules::unknown(asked);
                output::usage(&zh, &en)
            })
        })
        .collect()
}
