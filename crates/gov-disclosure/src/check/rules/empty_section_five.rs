//! X523 empty-section-five: the problems and improvements that article 50 (4) of the Regulation requires are missing.

use crate::check::findings::Findings;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::fact::{Reason, Text};
use crate::report::Report;

/// Judges section five.
pub fn assess(report: &Report, findings: &mut Findings) {
    let rule = &catalogue::EMPTY_SECTION_FIVE;
    // The sections of reports on 2008 to 2018 have other numbers.
    if report.form.statistics.is_some() || report.meta.year.is_some_and(|year| year <= 2018) {
        return;
    }
    let Some(section) = report.sections.iter().find(|section| section.number == 5) else { return };
    // A report from elsewhere may hold no text at all.
    if report.sections.iter().all(|section| section.text.is_empty()) {
        return findings.verdict(rule, [], &Reason::NoText);
    }
    let said: String = section.folded().chars().filter(|c| c.is_alphanumeric()).collect();
    if !said.is_empty() && !matches!(said.as_str(), "无" | "没有" | "暂无" | "无问题" | "不存在问题") {
        return findings.verdict(rule, [], &Reason::SectionFiveFilled);
    }
    let mut diagnostic = Diagnostic::of(rule, Text::EmptySectionFive);
    diagnostic.locations = vec![section.location.clone()];
    findings.fail(rule, diagnostic);
}
