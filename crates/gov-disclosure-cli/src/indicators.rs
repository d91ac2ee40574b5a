//! `gov-disclosure indicators`: rates, shares and stocks of reports, with their counts.

use std::io::{self, Write};
use std::ops::ControlFlow;

use gov_disclosure::{Error, FilePart, Indicator, IndicatorOptions, Report, Series, indicators};
use gov_disclosure_files::{Input, Inputs, Outcome, Reason, Task};
use serde::Serialize;

use crate::args::{CsvStyle, IndicatorFormat, Indicators};
use crate::language::Languages;
use crate::output::Out;
use crate::read::{Checked, CopiesOrJson, Held};
use crate::spill::Spill;
use crate::totals::Totals;
use crate::write::csv::words;
use crate::write::text;
use crate::{batch, json_lines, output};

/// Runs the command; the status is 0, 3 or 4.
///
/// # Errors
/// Where output cannot be written.
pub fn run(args: &Indicators) -> io::Result<u8> {
    let languages = Languages::new(&args.spoken.lang);
    let inputs = Inputs::of(&args.paths, true);
    let mut totals = Totals::new(&inputs, &args.running, args.output.as_deref())?;
    if inputs.inputs.is_empty() {
        totals.write(true, &languages)?;
        return Ok(4);
    }
    let (out, place) = output::open(args.output.as_deref(), &inputs)?;
    let mut writer = Writer::open(out, format(args)?, args.csv)?;
    let passed_over = inputs.passed_over();
    let expected = inputs.inputs.len();
    let mut years = if args.series { Some((Series::new(), Spill::new()?)) } else { None };
    let task = Computed { reading: CopiesOrJson { overrides: args.overrides.clone() }, population: args.population, series: args.series };
    batch::run(inputs.spread().flat_map(json_lines::spread), expected, &args.running, task, |(held, computed)| {
        if let Held::Nothing(name) = &held {
            passed_over.add(name, Reason::OtherJson);
        }
        let mut computed = computed;
        for checked in held.into_reports() {
            totals.add(&checked.outcome);
            match &mut years {
                Some((series, spill)) => {
                    checked.outcome.iter().for_each(|report| series.add(report));
                    spill.push(&Checked { text: None, ..checked })?;
                }
                None => {
                    let own = computed.take().unwrap_or_else(|| of(&checked.outcome, None, args.population));
                    writer.write(&checked.outcome, &own)?;
                }
            }
        }
        Ok(if output::has_hung_up() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    if let Some((series, mut spill)) = years {
        across_years(&series, &mut spill, &mut writer, args.population)?;
    }
    writer.finish()?;
    place.finish()?;
    totals.write(true, &languages)?;
    Ok(match (totals.is_empty(), totals.has_failures()) {
        (true, _) => 4,
        (false, true) => 3,
        (false, false) => 0,
    })
}

/// Writes the indicators of every report, beside the same agency's report on the year before, both checked against the
/// years before them.
fn across_years(series: &Series, spill: &mut Spill, writer: &mut Writer, population: Option<u64>) -> io::Result<()> {
    // Places among the reports, which failures are not, in the order of adding.
    let mut places = Vec::new();
    for at in 0..spill.len() {
        if spill.is_report(at) {
            places.push(at);
        }
    }
    for at in 0..spill.len() {
        let mut outcome = spill.get(at)?.outcome;
        let before = match outcome.as_ref().ok().and_then(|report| places.get(series.year_before(report)?)) {
            Some(before) => spill.get(*before)?.outcome.ok(),
            None => None,
        };
        let before = before.map(|mut report| {
            series.assess(&mut report);
            report
        });
        outcome.iter_mut().for_each(|report| series.assess(report));
        writer.write(&outcome, &of(&outcome, before.as_ref(), population))?;
        if output::has_hung_up() {
            break;
        }
    }
    Ok(())
}

/// Reads an input and computes the indicators of its report, where it holds one and no other is needed for them.
struct Computed {
    reading: CopiesOrJson,
    population: Option<u64>,
    series: bool,
}

impl Task for Computed {
    type Output = (Held, Option<Vec<Indicator>>);

    fn read(&self, input: &Input) -> Self::Output {
        let held = self.reading.read(input);
        let computed = match &held {
            Held::One(checked) if !self.series => Some(of(&checked.outcome, None, self.population)),
            _ => None,
        };
        (held, computed)
    }

    fn given_up(&self, name: &str, error: Error) -> Self::Output {
        (self.reading.given_up(name, error), None)
    }
}

/// The indicators of a report, beside that of its body on the year before where there is one; none of a failure.
fn of(outcome: &Outcome, before: Option<&Report>, population: Option<u64>) -> Vec<Indicator> {
    let Ok(report) = outcome else { return Vec::new() };
    let mut options = IndicatorOptions::new();
    options.previous = before;
    options.population = population;
    indicators(report, &options)
}

fn format(args: &Indicators) -> io::Result<IndicatorFormat> {
    let ending =
        output::file(args.output.as_deref()).and_then(|path| path.extension()).and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    let named = if matches!(ending.as_deref(), Some("jsonl" | "ndjson")) { IndicatorFormat::Jsonl } else { IndicatorFormat::Csv };
    let format = args.format.unwrap_or(named);
    output::csv_only(args.csv, format == IndicatorFormat::Csv)?;
    Ok(format)
}

/// Columns of the CSV.
const COLUMNS: [&str; 15] = [
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
    "comparable",
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
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<FilePart>,
}

enum Writer {
    Csv(Box<csv::Writer<Out>>, bool),
    Jsonl(Out),
}

impl Writer {
    fn open(mut out: Out, format: IndicatorFormat, style: CsvStyle) -> io::Result<Self> {
        if style.bom {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        match format {
            IndicatorFormat::Jsonl => Ok(Self::Jsonl(out)),
            IndicatorFormat::Csv => {
                let mut csv = csv::Writer::from_writer(out);
                csv.write_record(COLUMNS)?;
                Ok(Self::Csv(Box::new(csv), style.exact_text))
            }
        }
    }

    /// Writes what one input gave. CSV has no place for failures: they are reported on standard error.
    fn write(&mut self, outcome: &Outcome, indicators: &[Indicator]) -> io::Result<()> {
        match (self, outcome) {
            (Self::Csv(csv, exact), Ok(report)) => rows(csv, report, indicators, *exact),
            (Self::Csv(..), Err(_)) => Ok(()),
            (Self::Jsonl(out), Err(failure)) => writeln!(out, "{}", failure.to_json()),
            (Self::Jsonl(out), Ok(report)) => {
                let line = Line {
                    schema: "gov-disclosure/indicators/v1",
                    source: Named { name: report.source.name.as_deref(), part: report.source.part },
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
            Self::Csv(mut csv, _) => csv.flush(),
            Self::Jsonl(mut out) => out.flush(),
        }
    }
}

fn rows(csv: &mut csv::Writer<Out>, report: &Report, indicators: &[Indicator], exact: bool) -> io::Result<()> {
    fn joined(list: &[impl ToString]) -> String {
        list.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
    }
    let label = report.source.label();
    let [source, agency] = [label.as_deref(), report.meta.agency.as_deref()].map(|text| words(text.unwrap_or_default(), exact));
    let year = text(report.meta.year);
    for one in indicators {
        let (reason, inputs) = one.reason.as_ref().map_or(("", String::new()), |reason| (reason.code.as_str(), joined(&reason.inputs)));
        csv.write_record([
            &*source,
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
            one.comparable,
        ])?;
    }
    Ok(())
}
