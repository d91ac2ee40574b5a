//! `gov-disclosure extract`: files to data.

use std::cell::Cell;
use std::io::{self, IsTerminal};

use gov_disclosure::{Location, Severity, Step};

use crate::args::{Extract, OutputFormat};
use crate::inputs::Inputs;
use crate::language::Languages;
use crate::totals::{Outcome, Totals};
use crate::write::Writer;
use crate::{archive, batch, inputs, output, read, say};

/// Runs the command; the status is 0, 3 or 4.
///
/// # Errors
/// Where output cannot be written, or its format is not known.
pub fn run(args: &Extract) -> io::Result<u8> {
    let format = output_format(args)?;
    let inputs = Inputs::of(&args.paths, false);
    if inputs.inputs.is_empty() {
        Inputs::say_none(false, &Languages::both(), inputs.passed_over);
        return Ok(4);
    }
    let mut writer = Writer::open(output::open(args.output.as_deref(), &inputs)?, format, args.wide, args.bom)?;
    let mut totals = Totals::default();
    let read = |input: &_| read::copy(input, &args.overrides, args.explain);
    let expected = inputs.inputs.len();
    let passed_over = Cell::new(inputs.passed_over);
    let takes = |ending: &str| inputs::takes(ending, false);
    let list = inputs.inputs.into_iter().flat_map(|input| archive::spread(input, &takes, &passed_over));
    batch::run(list, expected, read, |(outcome, steps)| {
        explain(&outcome, &steps);
        if format != OutputFormat::Jsonl {
            findings(&outcome);
        }
        totals.add(&outcome);
        writer.write(&outcome)
    })?;
    writer.finish()?;
    if totals.is_empty() {
        Inputs::say_none(false, &Languages::both(), passed_over.get());
        return Ok(4);
    }
    totals.say(passed_over.get(), &Languages::both());
    Ok(if totals.has_failures() { 3 } else { 0 })
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
            return Err(output::usage(
                "不知道输出格式：请用 .jsonl 或 .csv 结尾，或加 --format",
                "the output format is not known: end the name in .jsonl or .csv, or add --format",
            ));
        }
        (None, None) if args.wide || args.bom => OutputFormat::Csv,
        (None, None) if io::stdout().is_terminal() => OutputFormat::Table,
        (None, None) => OutputFormat::Jsonl,
    };
    if (args.wide || args.bom) && format != OutputFormat::Csv {
        return Err(output::usage("--wide 和 --bom 只用于 CSV", "--wide and --bom go with CSV only"));
    }
    Ok(format)
}

fn explain(outcome: &Outcome, steps: &[Step]) {
    let Ok(report) = outcome else { return };
    let name = report.source.name.as_deref().unwrap_or("-");
    for step in steps {
        let text: String = step.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(40).collect();
        let place = step.location.as_ref().map(place).unwrap_or_default();
        say::line(&format!("{name}{place}: {text}: {}", step.reason));
    }
}

/// Tells the findings of a report, which only the JSON holds otherwise.
fn findings(outcome: &Outcome) {
    let Ok(report) = outcome else { return };
    let name = report.source.name.as_deref().unwrap_or("-");
    for found in report.diagnostics.iter().filter(|found| found.severity > Severity::Info) {
        let place = found.locations.first().map(place).unwrap_or_default();
        say::line(&format!("{name}{place}: {} {}: {} | {}", found.rule, found.name, found.message.zh, found.message.en));
    }
}

/// A place behind a file's name: the line alone, where there are lines.
fn place(location: &Location) -> String {
    location.line().map_or_else(|| format!(":{location}"), |line| format!(":{line}"))
}
