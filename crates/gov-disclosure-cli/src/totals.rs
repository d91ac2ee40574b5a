//! What a run came to, on standard error.

use gov_disclosure::{Failure, Report, Severity, State};

use crate::language::{Languages, count};
use crate::say;

/// What one input became.
pub type Outcome = Result<Report, Failure>;

/// The sums of a run.
#[derive(Default)]
pub struct Totals {
    reports: usize,
    failures: Vec<Failure>,
    reported: usize,
    lost: usize,
    warnings: usize,
    errors: usize,
}

impl Totals {
    /// Counts an outcome.
    pub fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Ok(report) => {
                self.reports += 1;
                self.reported += report.cells.iter().filter(|(_, cell)| cell.state == State::Reported).count();
                self.lost += report.cells.iter().filter(|(_, cell)| matches!(cell.state, State::Lost | State::Illegible)).count();
                self.warnings += report.diagnostics.iter().filter(|d| d.severity == Severity::Warning).count();
                self.errors += report.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
            }
            Err(failure) => self.failures.push(failure.clone()),
        }
    }

    /// Whether nothing at all was an input.
    pub fn is_empty(&self) -> bool {
        self.reports == 0 && self.failures.is_empty()
    }

    /// Whether some inputs gave no report.
    pub fn has_failures(&self) -> bool {
        !self.failures.is_empty()
    }

    /// Says each failure, then the sums.
    pub fn say(&self, passed_over: usize, languages: &Languages) {
        for failure in &self.failures {
            let name = failure.source.name.as_deref().unwrap_or("-");
            say::line(&format!("{name}: {}: {}", failure.error.code, languages.of(&failure.error.message).join(" | ")));
        }
        let (reports, failed) = (self.reports, self.failures.len());
        let (reported, lost, errors, warnings) = (self.reported, self.lost, self.errors, self.warnings);
        languages.say(
            &format!(
                "{reports} 份报告，{reported} 个数值，{lost} 个丢失或无法辨认；{errors} 个错误，{warnings} 个警告；{failed} 个文件未能读取，{passed_over} 个略过"
            ),
            &format!(
                "{}, {}, {lost} lost or illegible; {}, {}; {} gave no report, {passed_over} passed over",
                count(reports, "report"),
                count(reported, "value"),
                count(errors, "error"),
                count(warnings, "warning"),
                count(failed, "file")
            ),
        );
    }
}
