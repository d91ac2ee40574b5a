//! Checks over several years of one agency.

mod carry_over;
mod copied_text;
mod items_roll_forward;
mod past;
mod running_total;
mod stock_roll_forward;

use rust_decimal::Decimal;

use self::past::{Index, Past};
use super::findings::Findings;
use crate::diagnostic::{Diagnostic, Rule, RuleFamily, catalogue, sort};
use crate::fact::{self, Reason};
use crate::form::Field;
use crate::report::Report;

/// The report of a year and what is kept of that of the year before.
struct Pair<'r> {
    before: &'r Past,
    after: &'r Report,
    year: u16,
}

const RULES: [fn(&Pair<'_>, &mut Findings); 5] =
    [carry_over::assess, stock_roll_forward::assess, items_roll_forward::assess, running_total::assess, copied_text::assess];

/// Several years of one agency, or of many, to be checked against each other.
///
/// It keeps of each report what a later year is compared with (the values and the prose, some 20 KB), not the report,
/// and finds the year before by name, so that thousands of reports take a time in proportion to their number. Every
/// report is added first; then each is assessed, in any order.
///
/// ```
/// use gov_disclosure::{Report, Series, check};
///
/// let year = |json: &str| Report::from_json(json).map(check);
/// let before = year(r#"{"year": 2022, "agency": "青岫市林业局", "requests.carried_out.total": 5}"#)?;
/// let mut after = year(r#"{"year": 2023, "agency": "青岫市林业局", "requests.carried_in.total": 4}"#)?;
/// let mut series = Series::new();
/// series.add(&before);
/// series.add(&after);
/// series.assess(&mut after);
/// assert!(after.diagnostics.iter().any(|found| found.rule == "Y601"));
/// assert_eq!(series.year_before(&after), Some(0));
/// # Ok::<(), gov_disclosure::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Series {
    reports: Vec<Past>,
    index: Index,
}

impl Series {
    /// No reports.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a report that the others are compared with.
    pub fn add(&mut self, report: &Report) {
        self.index.add(report, self.reports.len());
        self.reports.push(Past::of(report));
    }

    /// The same agency's report on the year before, as its place in the order of adding, from 0; of several copies the
    /// first. As [`Report::year_before`].
    pub fn year_before(&self, report: &Report) -> Option<usize> {
        let year = report.meta.year?.checked_sub(1)?;
        self.index.same_body(report.meta.agency.as_deref(), year)
    }

    /// Checks a report against the one on the year before: its diagnostics and verdicts of family Y are made anew,
    /// everything else stays.
    pub fn assess(&self, report: &mut Report) {
        report.diagnostics.retain(|diagnostic| diagnostic.family() != Some(RuleFamily::Series));
        report.verdicts.retain(|verdict| verdict.family() != Some(RuleFamily::Series));
        let mut findings = Findings::default();
        self.judge(report, &mut findings);
        report.verdicts.append(&mut findings.verdicts);
        report.diagnostics.append(&mut findings.diagnostics);
        sort(&mut report.diagnostics);
    }

    fn judge(&self, after: &Report, findings: &mut Findings) {
        let Some(year) = after.meta.year else { return };
        let own = after.meta.agency.as_deref();
        let last = year.saturating_sub(1);
        if let Some(before) = self.year_before(after).and_then(|at| self.reports.get(at)) {
            let pair = Pair { before, after, year };
            RULES.iter().for_each(|assess| assess(&pair, findings));
        } else if let Some(name) = own.and_then(|own| self.index.alike(own, last)) {
            let reason = Reason::OtherName { year: last, name: name.to_owned() };
            findings.verdict(&catalogue::CARRY_OVER, [], &reason);
        } else if self.index.has_earlier(own, year) {
            // Only a gap is worth a word: the first year has nothing before it.
            findings.verdict(&catalogue::CARRY_OVER, [], &Reason::NoReport(last));
        }
    }
}

/// Checks several years of one agency against each other and returns the reports in the order given: the
/// diagnostics and verdicts of family Y are made anew in the later report of each pair of years, everything
/// else stays. Reports of other agencies, by their names, are not compared; one without a name is taken for
/// any agency's, one without a year compared with none. [`Series`] does the same without holding the reports.
pub fn check_series(reports: &[Report]) -> Vec<Report> {
    let mut series = Series::new();
    reports.iter().for_each(|report| series.add(report));
    let mut out = reports.to_vec();
    out.iter_mut().for_each(|report| series.assess(report));
    out
}

impl Pair<'_> {
    /// Judges an equation between cells of both years: the cells of the year before and of the year, what their
    /// values should be and are.
    fn judge(&self, findings: &mut Findings, rule: &'static Rule, equation: &Equation<'_>) {
        let of_year = |field: &Field| self.after.cell(*field).and_then(|cell| cell.value).map(|value| value.as_decimal());
        let before = equation.before.iter().map(|field| self.before.value(*field)).collect::<Option<Vec<Decimal>>>();
        let after = equation.after.iter().map(of_year).collect::<Option<Vec<Decimal>>>();
        let fields = || equation.before.iter().chain(equation.after).copied();
        let Some((before, after)) = before.zip(after) else {
            return findings.verdict(rule, fields(), &Reason::NoValue);
        };
        let (expected, actual) = (equation.compute)(&before, &after);
        if expected == actual {
            return findings.verdict(rule, fields(), &Reason::Both(actual));
        }
        let fact = (equation.fact)(Difference { year: self.year.saturating_sub(1), before: &before, expected, actual });
        let mut diagnostic = Diagnostic::of(rule, fact).with_fields(fields());
        (diagnostic.expected, diagnostic.actual) = (i64::try_from(expected).ok(), i64::try_from(actual).ok());
        diagnostic.locations = self.after.locations(equation.after.iter().copied()).collect();
        equation.severity.into_iter().for_each(|severity| diagnostic.severity = severity);
        findings.fail(rule, diagnostic);
    }
}

/// Two years that do not say the same of one thing.
struct Difference<'e> {
    /// The year before.
    year: u16,
    /// Its values.
    before: &'e [Decimal],
    /// What the year should state.
    expected: Decimal,
    /// What it states.
    actual: Decimal,
}

/// What two years say of one thing.
struct Equation<'e> {
    /// Cells of the year before.
    before: &'e [Field],
    /// Cells of the year.
    after: &'e [Field],
    /// What the year should state and what it states.
    compute: fn(&[Decimal], &[Decimal]) -> (Decimal, Decimal),
    /// What is found where the two differ.
    fact: &'e dyn Fn(Difference<'_>) -> fact::Series,
    /// The severity, where it is not the rule's.
    severity: Option<crate::diagnostic::Severity>,
}
