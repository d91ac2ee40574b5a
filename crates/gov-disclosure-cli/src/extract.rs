//! `gov-disclosure extract`: files to data.

use std::borrow::Cow;
use std::io::{self, IsTerminal};
use std::ops::ControlFlow;

use gov_disclosure::{Location, ReadingStep, Severity};
use gov_disclosure_arrow::{Columns, Content, Shape};
use gov_disclosure_files::{Inputs, Outcome, Read};

use crate::args::{Extract, OutputFormat, TableName};
use crate::escape;
use crate::language::Languages;
use crate::totals::Totals;
use crate::{batch, console, output, read, write};

/// Runs the command; the status is 0, 3 or 4.
///
/// # Errors
/// Where output cannot be written, or its format is not known.
pub fn run(args: &Extract) -> io::Result<u8> {
    let format = output_format(args)?;
    let languages = Languages::new(&args.spoken.lang);
    let inputs = Inputs::of(&args.paths, false);
    let mut totals = Totals::new(&inputs, &args.running, args.output.as_deref())?;
    if inputs.inputs.is_empty() {
        totals.write(false, &languages)?;
        return Ok(4);
    }
    let (out, place) = output::open(args.output.as_deref(), &inputs)?;
    let style = write::Style { format, shape: shape(args), bom: args.csv.bom, exact: args.csv.exact_text };
    let mut writer = write::open(out, style)?;
    let expected = inputs.inputs.len();
    let task = read::reading(&args.overrides, args.explain);
    batch::run(inputs.spread(), expected, &args.running, task, |Read { outcomes, steps }| {
        outcomes.first().into_iter().for_each(|outcome| explain(outcome, &steps, &languages));
        for mut outcome in outcomes {
            if format != OutputFormat::Jsonl {
                findings(&outcome, &languages);
            }
            totals.add(&outcome);
            if let Ok(report) = &mut outcome
                && format != OutputFormat::Jsonl
            {
                // A row has no other column that tells the reports of one file apart.
                report.source.name = report.source.label().map(Cow::into_owned);
                report.source.part = None;
            }
            writer.write(&outcome)?;
        }
        Ok(if output::has_hung_up() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    writer.finish()?;
    place.finish()?;
    totals.write(false, &languages)?;
    Ok(match (totals.is_empty(), totals.has_failures()) {
        (true, _) => 4,
        (false, true) => 3,
        (false, false) => 0,
    })
}

/// What a row is.
fn shape(args: &Extract) -> Shape {
    match args.table {
        Some(table) => table.shape(),
        None if args.wide => Shape::Wide(Content::Value, args.form.as_deref().and_then(Columns::of).unwrap_or_default()),
        None => Shape::Cells,
    }
}

fn output_format(args: &Extract) -> io::Result<OutputFormat> {
    let file = output::file(args.output.as_deref());
    let ending = file.and_then(|path| path.extension()).and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    let named = match ending.as_deref() {
        Some("csv") => Some(OutputFormat::Csv),
        Some("jsonl" | "ndjson") => Some(OutputFormat::Jsonl),
        Some("parquet") => Some(OutputFormat::Parquet),
        Some("xlsx") => Some(OutputFormat::Xlsx),
        _ => None,
    };
    let format = match (args.format, named) {
        (Some(format), _) => format,
        (None, Some(format)) => format,
        (None, None) if file.is_some() => {
            return Err(output::usage(
                "不知道输出格式：请用 .jsonl、.csv、.parquet 或 .xlsx 结尾，或加 --format",
                "the output format is not known: end the name in .jsonl, .csv, .parquet or .xlsx, or add --format",
            ));
        }
        (None, None) if args.wide || args.table.is_some() || args.csv.bom || args.csv.exact_text => OutputFormat::Csv,
        (None, None) if io::stdout().is_terminal() => OutputFormat::Table,
        (None, None) => OutputFormat::Jsonl,
    };
    output::csv_only(args.csv, format == OutputFormat::Csv)?;
    let is_cells = args.table.is_none_or(|table| matches!(table, TableName::Cells | TableName::Wide));
    if args.table.is_some() && (format == OutputFormat::Table || is_cells && format == OutputFormat::Jsonl) {
        return Err(output::usage(
            "--table 只用于 CSV 和 Parquet；各格以外的表也可用 JSON 行（jsonl）",
            "--table goes with CSV and Parquet, and with JSON lines for other tables than those of the cells",
        ));
    }
    if !is_cells && format == OutputFormat::Xlsx {
        return Err(output::usage("Excel 文件只有各格、发现和失败的表", "a workbook has the sheets of cells, findings and failures only"));
    }
    if args.wide && matches!(format, OutputFormat::Jsonl | OutputFormat::Table) {
        return Err(output::usage("--wide 只用于 CSV、Parquet 和 Excel", "--wide goes with CSV, Parquet and Excel only"));
    }
    let is_binary = matches!(format, OutputFormat::Parquet | OutputFormat::Xlsx);
    if is_binary && file.is_none() && io::stdout().is_terminal() {
        return Err(output::usage(
            "终端不能显示这种格式：请用 -o 写入文件",
            "a terminal cannot show this format: write it to a file with -o",
        ));
    }
    Ok(format)
}

fn explain(outcome: &Outcome, steps: &[ReadingStep], languages: &Languages) {
    let Ok(report) = outcome else { return };
    let name = report.source.name.as_deref().unwrap_or("-");
    for step in steps {
        let text: String = escape::flowing(&step.text).chars().take(40).collect();
        let place = step.location.as_ref().map(place).unwrap_or_default();
        let reason = languages.pick(&step.reason.zh, &step.reason.en).join(" | ");
        console::line(&format!("{name}{place}: {text}: {reason}"));
    }
}

/// Tells the findings of a report, which only the JSON holds otherwise.
fn findings(outcome: &Outcome, languages: &Languages) {
    let Ok(report) = outcome else { return };
    let name = report.source.name.as_deref().unwrap_or("-");
    for found in report.diagnostics.iter().filter(|found| found.severity > Severity::Info) {
        let place = found.locations.first().map(place).unwrap_or_default();
        let message = languages.pick(&found.message.zh, &found.message.en).join(" | ");
        console::remark(&format!("{name}{place}: {} {}: {message}", found.rule, found.name));
    }
}

/// A place after a file's name: the line alone, where there are lines.
fn place(location: &Location) -> String {
    location.line().map_or_else(|| format!(":{location}"), |line| format!(":{line}"))
}
