//! `gov-disclosure extract`: files to data.

use std::io::{self, IsTerminal};

use gov_disclosure::{Failure, ParseOptions, Report, Severity, State, Step};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::args::{Extract, OutputFormat};
use crate::inputs::{Input, Inputs};
use crate::say;
use crate::write::Writer;

/// What one input became.
pub type Outcome = Result<Report, Failure>;

/// The endings that a folder's files are read by.
const ENDINGS: &str = "html, htm, xhtml, shtml, txt, text, md, markdown";

/// Files read at once for each thread: enough to keep the threads busy, few enough for memory.
const CHUNK: usize = 8;

#[derive(Default)]
struct Totals {
    reports: usize,
    failures: Vec<String>,
    reported: usize,
    lost: usize,
    warnings: usize,
    errors: usize,
}

/// Runs the command; the status is 0, 3 or 4.
///
/// # Errors
/// Where output cannot be written, or its format is not known.
pub fn run(args: &Extract) -> io::Result<u8> {
    let format = output_format(args)?;
    let inputs = Inputs::of(&args.paths);
    if inputs.inputs.is_empty() {
        let over = inputs.passed_over;
        say::line(&format!(
            "没有可读的文件，略过 {over} 个；可读 {ENDINGS} | no input, {over} files passed over; files ending in {ENDINGS} are read"
        ));
        return Ok(4);
    }
    if let Some(output) = &args.output
        && let Ok(canonical) = output.canonicalize()
        && inputs.inputs.iter().any(|input| input.is(&canonical))
    {
        let reason = format!("{} 是输入文件，不会覆盖 | is an input and will not be overwritten", output.display());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
    }
    let mut writer = Writer::open(args.output.as_deref(), format, args.wide, args.bom)?;
    let bar = progress(inputs.inputs.len());
    let mut totals = Totals::default();
    for chunk in inputs.inputs.chunks(CHUNK * rayon::current_num_threads()) {
        let outcomes: Vec<(Outcome, Vec<Step>)> = chunk.par_iter().map(|input| read(input, args)).collect();
        for (outcome, steps) in outcomes {
            explain(&outcome, &steps);
            if format != OutputFormat::Jsonl {
                findings(&outcome);
            }
            totals.add(&outcome);
            writer.write(&outcome)?;
            bar.inc(1);
        }
    }
    writer.finish()?;
    bar.finish_and_clear();
    totals.say(inputs.passed_over);
    Ok(if totals.failures.is_empty() { 0 } else { 3 })
}

fn read(input: &Input, args: &Extract) -> (Outcome, Vec<Step>) {
    let mut options = ParseOptions::new().with_name(&input.name);
    options.encoding.clone_from(&args.encoding);
    options.agency.clone_from(&args.agency);
    options.year = args.year;
    let result = input.read().and_then(|bytes| match args.explain {
        true => gov_disclosure::parse_explained(&bytes, &options),
        false => gov_disclosure::parse(&bytes, &options).map(|report| (report, Vec::new())),
    });
    match result {
        Ok((report, steps)) => (Ok(gov_disclosure::check(report)), steps),
        Err(error) => (Err(Failure::new(Some(input.name.clone()), &error)), Vec::new()),
    }
}

fn output_format(args: &Extract) -> io::Result<OutputFormat> {
    let ending = args.output.as_deref().and_then(|path| path.extension()).and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    let named = match ending.as_deref() {
        Some("csv") => Some(OutputFormat::Csv),
        Some("jsonl" | "ndjson") => Some(OutputFormat::Jsonl),
        _ => None,
    };
    let format = match (args.format, named) {
        (Some(format), _) => format,
        (None, Some(format)) => format,
        (None, None) if args.output.is_some() => {
            let reason = "不知道输出格式：请用 .jsonl 或 .csv 结尾，或加 --format | the output format is not known: end the name in .jsonl or .csv, or add --format";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
        }
        (None, None) if args.wide || args.bom => OutputFormat::Csv,
        (None, None) if io::stdout().is_terminal() => OutputFormat::Table,
        (None, None) => OutputFormat::Jsonl,
    };
    if (args.wide || args.bom) && format != OutputFormat::Csv {
        let reason = "--wide 和 --bom 只用于 CSV | --wide and --bom go with CSV only";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
    }
    Ok(format)
}

fn progress(count: usize) -> ProgressBar {
    if count < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(count as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}

fn explain(outcome: &Outcome, steps: &[Step]) {
    let Ok(report) = outcome else { return };
    let name = report.source.name.as_deref().unwrap_or("-");
    for step in steps {
        let text: String = step.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(40).collect();
        say::line(&format!("{name}:{}: {text}: {}", step.line, step.reason));
    }
}

/// Tells the findings of a report, which only the JSON holds otherwise.
fn findings(outcome: &Outcome) {
    let Ok(report) = outcome else { return };
    let name = report.source.name.as_deref().unwrap_or("-");
    for found in report.diagnostics.iter().filter(|found| found.severity > Severity::Info) {
        let line = found.locations.first().map_or_else(String::new, |location| format!(":{}", location.line));
        say::line(&format!("{name}{line}: {} {}: {} | {}", found.rule, found.name, found.message.zh, found.message.en));
    }
}

impl Totals {
    fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Ok(report) => {
                self.reports += 1;
                self.reported += report.cells.iter().filter(|(_, cell)| cell.state == State::Reported).count();
                self.lost += report.cells.iter().filter(|(_, cell)| matches!(cell.state, State::Lost | State::Illegible)).count();
                self.warnings += report.diagnostics.iter().filter(|d| d.severity == Severity::Warning).count();
                self.errors += report.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
            }
            Err(failure) => {
                let name = failure.source.name.as_deref().unwrap_or("-");
                let error = &failure.error;
                self.failures.push(format!("{name}: {}: {} | {}", error.code, error.message.zh, error.message.en));
            }
        }
    }

    fn say(&self, passed_over: usize) {
        for failure in &self.failures {
            say::line(failure);
        }
        let (reports, failed) = (self.reports, self.failures.len());
        let (reported, lost, errors, warnings) = (self.reported, self.lost, self.errors, self.warnings);
        say::line(&format!(
            "{reports} 份报告，{reported} 个数值，{lost} 个丢失或无法辨认；{errors} 个错误，{warnings} 个警告；{failed} 个文件未能读取，{passed_over} 个略过"
        ));
        say::line(&format!(
            "{reports} reports, {reported} values, {lost} lost or illegible; {errors} errors, {warnings} warnings; {failed} files gave no report, {passed_over} passed over"
        ));
    }
}
