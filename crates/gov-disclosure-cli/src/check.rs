//! `gov-disclosure check`: what is wrong with reports, for people and for other programs.

use std::io;
use std::ops::ControlFlow;

use gov_disclosure::Series;
use gov_disclosure_files::{Inputs, Reason};

use crate::args::Check;
use crate::filter::Filter;
use crate::findings::Writer;
use crate::language::{Languages, count};
use crate::read::{self, Checked, Held};
use crate::spill::Spill;
use crate::totals::Totals;
use crate::{batch, json_lines, output};

/// Runs the command; the status is 0, 1, 3 or 4.
///
/// # Errors
/// Where output cannot be written, or a rule is named that is none.
pub fn run(args: &Check) -> io::Result<u8> {
    let languages = Languages::new(&args.spoken.lang);
    let filter = Filter::new(args)?;
    let inputs = Inputs::of(&args.paths, true);
    let mut totals = Totals::new(&inputs, &args.running, args.output.as_deref())?;
    if inputs.inputs.is_empty() {
        totals.write(true, &languages)?;
        return Ok(4);
    }
    let (out, place) = output::open(args.output.as_deref(), &inputs)?;
    let to_file = output::file(args.output.as_deref()).is_some();
    let writer = Writer::open(out, args.format, languages.clone(), to_file)?;
    let mut run = Run { writer, filter, totals, hidden: 0, failing: false };
    let passed_over = inputs.passed_over();
    let mut years = if args.series { Some((Series::new(), Spill::new()?)) } else { None };
    let expected = inputs.inputs.len();
    let task = read::CopiesOrJson { overrides: args.overrides.clone() };
    batch::run(inputs.spread().flat_map(json_lines::spread), expected, &args.running, task, |held| {
        if let Held::Nothing(name) = &held {
            passed_over.add(name, Reason::OtherJson);
        }
        for checked in held.into_reports() {
            match &mut years {
                Some((series, spill)) => {
                    checked.outcome.iter().for_each(|report| series.add(report));
                    spill.push(&checked)?;
                }
                None => run.take(checked)?,
            }
        }
        // Findings count for the exit status whether they are read or not.
        Ok(ControlFlow::Continue(()))
    })?;
    let mut compared = None;
    if let Some((series, mut spill)) = years {
        let (mut with_last, mut reports) = (0, 0);
        for at in 0..spill.len() {
            let mut checked = spill.get(at)?;
            if let Ok(report) = &mut checked.outcome {
                reports += 1;
                with_last += usize::from(series.year_before(report).is_some());
                series.assess(report);
            }
            run.take(checked)?;
        }
        compared = Some((with_last, reports));
    }
    run.writer.finish()?;
    place.finish()?;

    if run.hidden > 0 {
        languages.remark(
            &format!("另有 {} 条级别较低的提示未列出；--min-severity info 列出全部", run.hidden),
            &format!("not shown, of lower severity: {}; --min-severity info shows all", run.hidden),
        );
    }
    if let Some((with_last, reports)) = compared.filter(|(_, reports)| *reports > 0) {
        languages.remark(
            &format!("{reports} 份报告中，{with_last} 份与同一机关的上年报告作了核对"),
            &format!("{with_last} of {} compared with the same agency's report on the year before", count(reports, "report")),
        );
    }
    run.totals.write(true, &languages)?;
    Ok(match (run.totals.is_empty(), run.totals.has_failures(), run.failing) {
        (true, ..) => 4,
        (false, true, _) => 3,
        (false, false, true) => 1,
        (false, false, false) => 0,
    })
}

/// A run under way.
struct Run {
    writer: Writer,
    filter: Filter,
    totals: Totals,
    hidden: usize,
    failing: bool,
}

impl Run {
    /// Filters, counts and writes one outcome.
    fn take(&mut self, mut checked: Checked) -> io::Result<()> {
        if let Ok(report) = &mut checked.outcome {
            report.diagnostics.retain(|found| self.filter.asks_for(found));
            let asked = report.diagnostics.len();
            report.diagnostics.retain(|found| self.filter.shows(found));
            self.hidden += asked - report.diagnostics.len();
            self.failing |= report.diagnostics.iter().any(|found| self.filter.fails(found));
        }
        self.totals.add(&checked.outcome);
        self.writer.write(&checked)
    }
}
