//! Verdicts of the rules that the reading itself answers: sections, tables, year, period, deadline, copies.

use crate::check::findings::Findings;
use crate::diagnostic::{Rule, RuleFamily, catalogue};
use crate::fact::Reason;
use crate::report::Report;

/// Adds a verdict for each.
pub fn assess(report: &Report, findings: &mut Findings) {
    // A report that was not read here says nothing of how a copy looks.
    if report.source.format.is_none() {
        return;
    }
    let meta = &report.meta;
    let rules: [(&'static Rule, bool); 12] = [
        (&catalogue::REPEATED_COPY, true),
        (&catalogue::DEDUPLICATED, true),
        (&catalogue::MISSING_SECTION, true),
        (&catalogue::SECTION_ORDER, true),
        (&catalogue::SECTION_TWICE, true),
        (&catalogue::MISSING_TABLE, true),
        (&catalogue::MISSING_ROWS, true),
        (&catalogue::OTHER_FORM, meta.year.is_some()),
        (&catalogue::YEAR_CONFLICT, meta.year.is_some()),
        (&catalogue::PERIOD, meta.period.is_some()),
        (&catalogue::DEADLINE, meta.year.is_some() && (meta.published.is_some() || meta.signed.is_some())),
        (&catalogue::AGENCY_CONFLICT, meta.agency.is_some()),
    ];
    let is_old = report.diagnostics.iter().any(|diagnostic| diagnostic.rule == catalogue::UNSUPPORTED_FORM.id)
        || report.form.statistics.is_some() && report.form.requests.is_none();
    for (rule, is_known) in rules {
        if is_old && rule.family() == Some(RuleFamily::Structure) {
            findings.verdict(rule, [], &Reason::OlderForm);
            continue;
        }
        let mut broken = report.diagnostics.iter().filter(|diagnostic| diagnostic.rule == rule.id).peekable();
        if broken.peek().is_none() {
            findings.verdict(rule, [], if is_known { &Reason::NothingFound } else { &Reason::NotStated });
        }
        for diagnostic in broken {
            findings.found(rule, diagnostic);
        }
    }
}
