//! `gov-disclosure check`: what is wrong with reports, for people and for other programs.

use std::io;

use gov_disclosure::check_series;
use gov_disclosure_files::Inputs;

use crate::args::Check;
use crate::filter::Filter;
use crate::findings::Writer;
use crate::language::Languages;
use crate::read::Checked;
use crate::totals::Totals;
use crate::{batch, json_lines, output, read, say};

/// Runs the command; the status is 0, 1, 3 or 4.
///
/// # Errors
/// Where output cannot be written, or a rule is named that is none.
pub fn run(args: &Check) -> io::Result<u8> {
    let languages = Languages::new(&args.lang);
    let filter = Filter::new(args)?;
    let inputs = Inputs::of(&args.paths, true);
    if inputs.inputs.is_empty() {
        say::no_input(true, &languages, inputs.passed_over().count());
        return Ok(4);
    }
    let out = output::open(args.output.as_deref(), &inputs)?;
    let writer = Writer::open(out, args.format, languages.clone(), args.output.is_some())?;
    let mut run = Run { writer, filter, totals: Totals::default(), hidden: 0, failing: false };
    let passed_over = inputs.passed_over();
    let mut held = Vec::new();
    let expected = inputs.inputs.len();
    let read = |input: &_| read::copy_or_json(input, &args.overrides);
    batch::run(inputs.spread().flat_map(json_lines::spread), expected, read, |checked| {
        if checked.is_empty() {
            passed_over.one();
        }
        match args.series {
            true => held.extend(checked),
            false => checked.into_iter().try_for_each(|one| run.take(one))?,
        }
        Ok(())
    })?;
    across_years(&mut held);
    held.into_iter().try_for_each(|one| run.take(one))?;
    run.writer.finish()?;

    let passed_over = passed_over.count();
    if run.totals.is_empty() {
        say::no_input(true, &languages, passed_over);
        return Ok(4);
    }
    if run.hidden > 0 {
        languages.say(
            &format!("另有 {} 条级别较低的提示未列出；--min-severity info 列出全部", run.hidden),
            &format!("not shown, of lower severity: {}; --min-severity info shows all", run.hidden),
        );
    }
    run.totals.say(passed_over, &languages);
    Ok(match (run.totals.has_failures(), run.failing) {
        (true, _) => 3,
        (false, true) => 1,
        (false, false) => 0,
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

/// Checks the reports against each other, each in its place.
fn across_years(held: &mut [Checked]) {
    let reports: Vec<_> = held.iter().filter_map(|checked| checked.outcome.clone().ok()).collect();
    let mut assessed = check_series(&reports).into_iter();
    for checked in held.iter_mut().filter(|checked| checked.outcome.is_ok()) {
        if let Some(report) = assessed.next() {
            checked.outcome = Ok(report);
        }
    }
}
