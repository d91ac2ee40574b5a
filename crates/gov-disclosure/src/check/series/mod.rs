//! Checks over several years of one body.

mod carry_over;
mod copied_text;
mod items_roll_forward;
mod stock_roll_forward;

use rust_decimal::Decimal;

use super::findings::Findings;
use crate::diagnostic::{Diagnostic, Rule, catalogue, sort};
use crate::form::Field;
use crate::report::{Outcome, Report, body};

/// The report of a year and that of the year before.
struct Pair<'r> {
    before: &'r Report,
    after: &'r Report,
    year: u16,
}

const RULES: [fn(&Pair<'_>, &mut Findings); 4] =
    [carry_over::assess, stock_roll_forward::assess, items_roll_forward::assess, copied_text::assess];

/// Checks several years of one body against each other and returns the reports in the order given: the
/// diagnostics and verdicts of family Y are made anew in the later report of each pair of years, everything
/// else stays. Reports of other bodies, by their names, are not compared; one without a name is taken for
/// any body's, one without a year compared with none.
pub fn check_series(reports: &[Report]) -> Vec<Report> {
    let mut out: Vec<Report> = reports.to_vec();
    for (at, report) in out.iter_mut().enumerate() {
        report.diagnostics.retain(|diagnostic| !diagnostic.rule.starts_with('Y'));
        report.verdicts.retain(|verdict| !verdict.rule.starts_with('Y'));
        let Some(after) = reports.get(at) else { continue };
        let mut findings = Findings::default();
        let before = after.year_before(reports);
        let alike = if before.is_none() { alike(reports, after) } else { None };
        match (after.meta.year, before, alike) {
            (Some(year), Some(before), _) => {
                let pair = Pair { before, after, year };
                RULES.iter().for_each(|assess| assess(&pair, &mut findings));
            }
            (Some(year), None, Some(name)) => {
                let before = year.saturating_sub(1);
                let zh = format!("{before}年度报告的机关名称是“{name}”，与本报告不同；若是同一机关，请用 --agency 统一名称后再比较");
                let en = format!("the report on {before} is that of {name}; if it is the same body, give both one name (--agency)");
                findings.verdict(&catalogue::CARRY_OVER, [], Outcome::NotAssessable, zh, en);
            }
            // Only a gap is worth a word: the first year has nothing before it.
            (Some(year), None, None)
                if reports.iter().any(|other| after.is_of_same_body(other) && other.meta.year.is_some_and(|own| own < year)) =>
            {
                let before = year.saturating_sub(1);
                let (zh, en) = (format!("没有{before}年度的报告"), format!("there is no report on {before}"));
                findings.verdict(&catalogue::CARRY_OVER, [], Outcome::NotAssessable, zh, en);
            }
            _ => {}
        }
        report.verdicts.append(&mut findings.verdicts);
        report.diagnostics.append(&mut findings.diagnostics);
        sort(&mut report.diagnostics);
    }
    out
}

/// The name of a body that reports on the year before and may be the same, though its name does not say so for sure:
/// a government and its office, 发改局 and 发展和改革局.
fn alike<'r>(reports: &'r [Report], after: &Report) -> Option<&'r str> {
    let (year, own) = (after.meta.year?.checked_sub(1)?, after.meta.agency.as_deref()?);
    let names = reports.iter().filter(|other| other.meta.year == Some(year)).filter_map(|other| other.meta.agency.as_deref());
    names.into_iter().find(|name| body::is_same(name, own))
}

impl Pair<'_> {
    /// Judges an equation between cells of both years: the cells of the year before and of the year, what their
    /// values should be and are.
    fn judge(&self, findings: &mut Findings, rule: &'static Rule, equation: &Equation<'_>) {
        let value = |report: &Report, field: &Field| report.cell(*field).and_then(|cell| cell.value).map(|value| value.as_decimal());
        let values = |report: &Report, fields: &[Field]| fields.iter().map(|field| value(report, field)).collect::<Option<Vec<Decimal>>>();
        let fields = || equation.before.iter().chain(equation.after).copied();
        let Some((before, after)) = values(self.before, equation.before).zip(values(self.after, equation.after)) else {
            return findings.verdict(rule, fields(), Outcome::NotAssessable, "有单元格没有数值", "a cell has no value");
        };
        let (expected, actual) = (equation.compute)(&before, &after);
        if expected == actual {
            return findings.verdict(rule, fields(), Outcome::Pass, format!("均为 {actual}"), format!("both are {actual}"));
        }
        let (years, label) = (self.year.saturating_sub(1), equation.label);
        let (zh, en) = (equation.told)(years, &before, expected, actual);
        let mut diagnostic = Diagnostic::new(rule, format!("“{label}”：{zh}"), format!("{label}: {en}")).with_fields(fields());
        (diagnostic.expected, diagnostic.actual) = (i64::try_from(expected).ok(), i64::try_from(actual).ok());
        diagnostic.locations = self.after.locations(equation.after.iter().copied()).collect();
        equation.severity.into_iter().for_each(|severity| diagnostic.severity = severity);
        findings.fail(rule, diagnostic);
    }
}

/// What two years say of one thing.
struct Equation<'e> {
    /// The thing, in the words of the form.
    label: &'e str,
    /// Cells of the year before.
    before: &'e [Field],
    /// Cells of the year.
    after: &'e [Field],
    /// What the year should state and what it states.
    compute: fn(&[Decimal], &[Decimal]) -> (Decimal, Decimal),
    /// What to say of the difference, given the year before, its values, and the two.
    told: fn(u16, &[Decimal], Decimal, Decimal) -> (String, String),
    /// The severity, where it is not the rule's.
    severity: Option<crate::diagnostic::Severity>,
}
