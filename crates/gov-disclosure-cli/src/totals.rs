//! What a run came to, on standard error and in the file of `--errors`.

use std::io::{self, Write};

use gov_disclosure::{Failure, Severity, State};
use gov_disclosure_files::{COPIES, Duplicate, Duplicates, Inputs, JSON, Outcome, Passed, Same};
use serde_json::json;

use crate::args::Running;
use crate::console;
use crate::language::{Languages, count};
use crate::output::{self, Out, Pending};

/// Names that a line on standard error lists; the file of `--errors` has all.
const LISTED: usize = 5;

/// The sums of a run.
pub struct Totals {
    reports: usize,
    failures: Vec<Failure>,
    reported: usize,
    lost: usize,
    absent: usize,
    warnings: usize,
    errors: usize,
    known: Duplicates,
    twice: Vec<Duplicate>,
    passed: Passed,
    record: Option<(Out, Pending)>,
}

impl Totals {
    /// The sums of a run over these inputs.
    ///
    /// # Errors
    /// Where the file of `--errors` cannot be made.
    pub fn new(inputs: &Inputs, running: &Running, output: Option<&std::path::Path>) -> io::Result<Self> {
        if running.quiet {
            console::only_failures();
        }
        let errors = output::file(running.errors.as_deref());
        if errors.is_some() && errors == output::file(output) {
            return Err(output::usage("--errors 与 -o 不能是同一文件", "--errors and -o cannot be one file"));
        }
        let record = running.errors.as_deref().map(|path| output::open(Some(path), inputs)).transpose()?;
        Ok(Self { record, passed: inputs.passed_over(), ..Self::of_one(inputs.passed_over()) })
    }

    /// The sums of a run that takes one input.
    pub fn of_one(passed: Passed) -> Self {
        Self {
            reports: 0,
            failures: Vec::new(),
            reported: 0,
            lost: 0,
            absent: 0,
            warnings: 0,
            errors: 0,
            known: Duplicates::default(),
            twice: Vec::new(),
            passed,
            record: None,
        }
    }

    /// Counts an outcome.
    pub fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Ok(report) => {
                self.reports += 1;
                let states =
                    || report.cells.iter().map(|(_, cell)| cell.state).chain(report.statistics.cells.iter().map(|(_, cell)| cell.state));
                self.reported += states().filter(|state| *state == State::Reported).count();
                self.lost += states().filter(|state| matches!(state, State::Lost | State::Illegible)).count();
                self.absent += states().filter(|state| *state == State::Absent).count();
                self.warnings += report.diagnostics.iter().filter(|d| d.severity == Severity::Warning).count();
                self.errors += report.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
                self.twice.extend(self.known.add(report));
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

    /// Says each failure, what was passed over or is twice, and the sums; `json` where JSON is an input too.
    ///
    /// # Errors
    /// Where the file of `--errors` cannot be written.
    pub fn write(&mut self, json: bool, languages: &Languages) -> io::Result<()> {
        self.write_record()?;
        let passed = self.passed.count();
        if self.is_empty() {
            no_input(json, languages, passed);
            return Ok(());
        }
        for failure in &self.failures {
            let name = failure.source.name.as_deref().unwrap_or("-");
            console::line(&format!(
                "{name}: {}: {}",
                failure.error.code,
                languages.advised(&failure.error.message, failure.error.hint).join(" | ")
            ));
        }
        self.say_passed(languages);
        self.say_twice(languages);
        let (reports, failed) = (self.reports, self.failures.len());
        let (reported, lost, errors, warnings) = (self.reported, self.lost, self.errors, self.warnings);
        let (absent_zh, absent_en) = match self.absent {
            0 => Default::default(),
            absent => (format!("，{absent} 个缺失"), format!(", {absent} absent")),
        };
        languages.remark(
            &format!(
                "{reports} 份报告，{reported} 个数值{absent_zh}，{lost} 个丢失或无法辨认；{errors} 个错误，{warnings} 个警告；{failed} 个文件未能读取，{passed} 个略过"
            ),
            &format!(
                "{}, {}{absent_en}, {lost} lost or illegible; {}, {}; {} gave no report, {passed} passed over",
                count(reports, "report"),
                count(reported, "value"),
                count(errors, "error"),
                count(warnings, "warning"),
                count(failed, "file")
            ),
        );
        Ok(())
    }

    fn say_passed(&self, languages: &Languages) {
        let list = self.passed.list();
        if !list.is_empty() {
            let zh = listed(list.iter().map(|one| format!("{}（{}）", one.name, one.reason.zh())), list.len());
            let en = listed(list.iter().map(|one| format!("{} ({})", one.name, one.reason.as_str())), list.len());
            languages.remark(&format!("略过：{zh}"), &format!("passed over: {en}"));
        }
    }

    fn say_twice(&self, languages: &Languages) {
        let of = |same: Same| self.twice.iter().filter(move |one| one.same == same);
        let names = |same: Same| listed(of(same).map(|one| format!("{} = {}", one.name, one.first)), of(same).count());
        if of(Same::File).next().is_some() {
            let names = names(Same::File);
            languages.remark(&format!("内容相同的文件：{names}"), &format!("files with the same content: {names}"));
        }
        if of(Same::AgencyAndYear).next().is_some() {
            let names = names(Same::AgencyAndYear);
            languages.remark(
                &format!("同一机关同一年度不止一份，合并统计时会重复计算：{names}"),
                &format!("several reports of one agency for one year, each of which counts in a table of all: {names}"),
            );
        }
    }

    /// Writes failures, what was passed over, and what is twice.
    fn write_record(&mut self) -> io::Result<()> {
        let Some((mut out, pending)) = self.record.take() else { return Ok(()) };
        for failure in &self.failures {
            writeln!(out, "{}", failure.to_json())?;
        }
        for one in self.passed.list() {
            let source = json!({"name": one.name});
            writeln!(out, "{}", json!({"schema": "gov-disclosure/passed-over/v1", "source": source, "reason": one.reason.as_str()}))?;
        }
        for one in &self.twice {
            let (source, same) = (json!({"name": one.name}), one.same.as_str());
            writeln!(out, "{}", json!({"schema": "gov-disclosure/twice/v1", "source": source, "first": one.first, "same": same}))?;
        }
        out.flush()?;
        drop(out);
        pending.finish()
    }
}

/// The first names of a list, and how many more there are.
fn listed(names: impl Iterator<Item = String>, count: usize) -> String {
    let shown = names.take(LISTED).collect::<Vec<_>>().join(", ");
    if count > LISTED { format!("{shown}, … +{} (--errors FILE)", count - LISTED) } else { shown }
}

/// Says that there is no input, and what would be one: copies of reports, and JSON where `json` says so.
pub fn no_input(json: bool, languages: &Languages, passed_over: usize) {
    let more = if json { format!(", {}", JSON.join(", ")) } else { String::new() };
    let zh = format!("没有可读的文件，略过 {passed_over} 个；可读 {COPIES}{more}");
    let en = format!("no input, {} passed over; files ending in {COPIES}{more} are read", count(passed_over, "file"));
    console::line(&languages.pick(&zh, &en).join(" | "));
}
