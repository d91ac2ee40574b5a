//! `gov-disclosure indicators`: rates, shares and stocks of reports, with their counts.

use std::io::{self, Write};

use gov_disclosure::{Indicator, IndicatorOptions, Report, check_series, indicators};
use gov_disclosure_files::Inputs;
use serde::Serialize;

use crate::args::{IndicatorFormat, Indicators};
use crate::language::Languages;
use crate::totals::{Outcome, Totals};
use crate::write::{Out, text};
use crate::{batch, json_lines, output, read, say};

/// Runs the command; the status is 0, 3 or 4.
///
/// # Errors
/// Where output cannot be written.
pub fn run(args: &Indicators) -> io::Result<u8> {
    let inputs = Inputs::of(&args.paths, true);
    if inputs.inputs.is_empty() {
        say::no_input(true, &Languages::both(), inputs.passed_over().count());
        return Ok(4);
    }
    let mut writer = Writer::open(output::open(args.output.as_deref(), &inputs)?, format(args)?, args.bom)?;
    let mut totals = Totals::default();
    let passed_over = inputs.passed_over();
    let expected = inputs.inputs.len();
    let mut held: Vec<Outcome> = Vec::new();
    let read = |input: &_| {
        let outcomes = read::copy_or_json(input, &args.overrides).into_iter().map(|checked| checked.outcome);
        outcomes.map(|outcome| (if args.series { Vec::new() } else { of(&outcome, None, args) }, outcome)).collect::<Vec<_>>()
    };
    batch::run(inputs.spread().flat_map(json_lines::spread), expected, read, |computed| {
        if computed.is_empty() {
            passed_over.one();
        }
        for (computed, outcome) in computed {
            totals.add(&outcome);
            match args.series {
                true => held.push(outcome),
                false => writer.write(&outcome, &computed)?,
            }
        }
        Ok(())
    })?;
    let reports: Vec<Report> = check_series(&held.iter().filter_map(|outcome| outcome.clone().ok()).collect::<Vec<_>>());
    let mut assessed = reports.iter();
    for outcome in held {
        let outcome = outcome.map(|report| assessed.next().cloned().unwrap_or(report));
        writer.write(&outcome, &of(&outcome, Some(&reports), args))?;
    }
    writer.finish()?;
    if totals.is_empty() {
        say::no_input(true, &Languages::both(), passed_over.count());
        return Ok(4);
    }
    totals.say(passed_over.count(), &Languages::both());
    Ok(if totals.has_failures() { 3 } else { 0 })
}

/// The indicators of a report, beside others of its body where there are some; none of a failure.
fn of(outcome: &Outcome, among: Option<&[Report]>, args: &Indicators) -> Vec<Indicator> {
    let Ok(report) = outcome else { return Vec::new() };
    let mut options = IndicatorOptions::new();
    options.previous = among.and_then(|among| report.year_before(among));
    options.population = args.population;
    indicators(report, &options)
}

fn format(args: &Indicators) -> io::Result<IndicatorFormat> {
    let ending = args.output.as_deref().and_then(|path| path.extension()).and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    let named = if matches!(ending.as_deref(), Some("jsonl" | "ndjson")) { IndicatorFormat::Jsonl } else { IndicatorFormat::Csv };
    let format = args.format.unwrap_or(named);
    if args.bom && format != IndicatorFormat::Csv {
        return Err(output::usage("--bom 只用于 CSV", "--bom goes with CSV only"));
    }
    Ok(format)
}

/// Columns of the CSV.
const COLUMNS: [&str; 14] = [
    "source",
    "agency",
    "year",
    "indicator",
    "zh",
    "en",
    "value",
    "unit",
    "numerator",
    "denominator",
    "reason",
    "reason_inputs",
    "derived",
    "disputed",
];

/// The indicators of one report, a line of JSON.
#[derive(Serialize)]
struct Line<'r> {
    schema: &'static str,
    source: Named<'r>,
    agency: Option<&'r str>,
    year: Option<u16>,
    indicators: &'r [Indicator],
}

#[derive(Serialize)]
struct Named<'r> {
    name: Option<&'r str>,
}

enum Writer {
    Csv(Box<csv::Writer<Out>>),
    Jsonl(Out),
}

impl Writer {
    fn open(mut out: Out, format: IndicatorFormat, bom: bool) -> io::Result<Self> {
        if bom {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        match format {
            IndicatorFormat::Jsonl => Ok(Self::Jsonl(out)),
            IndicatorFormat::Csv => {
                let mut csv = csv::Writer::from_writer(out);
                csv.write_record(COLUMNS)?;
                Ok(Self::Csv(Box::new(csv)))
            }
        }
    }

    /// Writes what one input gave. CSV has no place for failures: they are told on standard error.
    fn write(&mut self, outcome: &Outcome, indicators: &[Indicator]) -> io::Result<()> {
        match (self, outcome) {
            (Self::Csv(csv), Ok(report)) => rows(csv, report, indicators),
            (Self::Csv(_), Err(_)) => Ok(()),
            (Self::Jsonl(out), Err(failure)) => writeln!(out, "{}", failure.to_json()),
            (Self::Jsonl(out), Ok(report)) => {
                let line = Line {
                    schema: "gov-disclosure/indicators/v1",
                    source: Named { name: report.source.name.as_deref() },
                    agency: report.meta.agency.as_deref(),
                    year: report.meta.year,
                    indicators,
                };
                serde_json::to_writer(&mut *out, &line)?;
                writeln!(out)
            }
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Csv(mut csv) => csv.flush(),
            Self::Jsonl(mut out) => out.flush(),
        }
    }
}

fn rows(csv: &mut csv::Writer<Out>, report: &Report, indicators: &[Indicator]) -> io::Result<()> {
    fn joined(list: &[impl ToString]) -> String {
        list.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
    }
    let (source, agency, year) = (text(report.source.name.as_ref()), text(report.meta.agency.as_ref()), text(report.meta.year));
    for one in indicators {
        let (reason, inputs) = one.reason.as_ref().map_or(("", String::new()), |reason| (reason.code.as_str(), joined(&reason.inputs)));
        csv.write_record([
            &source,
            &agency,
            &year,
            one.id,
            one.zh,
            one.en,
            &text(one.value),
            one.unit.unwrap_or(""),
            &text(one.numerator),
            &text(one.denominator),
            reason,
            &inputs,
            &joined(&one.derived),
            &joined(&one.disputed),
        ])?;
    }
    Ok(())
}
