//! Inputs to reports, in their order, with a failure in the place of each that gives none.

use gov_disclosure::{Error, Failure, ParseOptions, ReadingStep, Report, check, parse_all, parse_all_explained};

use crate::input::Input;
use crate::pool::{Task, guarded};

/// A report, or why there is none.
pub type Outcome = Result<Report, Failure>;

/// How inputs become reports.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The options of all inputs; the name is each input's own.
    pub options: ParseOptions,
    /// Whether reports are checked.
    pub check: bool,
    /// Whether the steps of reading are given too.
    pub explain: bool,
}

/// What an input gave.
#[derive(Debug)]
pub struct Read {
    /// Its reports in their order, at least one, or one failure.
    pub outcomes: Vec<Outcome>,
    /// The steps of reading, where they were asked for.
    pub steps: Vec<ReadingStep>,
}

impl Reading {
    /// The options for one input.
    pub fn options_of(&self, input: &Input) -> ParseOptions {
        self.options.clone().with_name(&input.name)
    }

    fn reports(&self, input: &Input) -> Result<Read, Error> {
        let (bytes, options) = (input.read()?, self.options_of(input));
        let (reports, steps) = match self.explain {
            true => parse_all_explained(&bytes, &options)?,
            false => (parse_all(&bytes, &options)?, Vec::new()),
        };
        let outcomes = reports.into_iter().map(|report| Ok(if self.check { check(report) } else { report })).collect();
        Ok(Read { outcomes, steps })
    }
}

impl Task for Reading {
    type Output = Read;

    fn read(&self, input: &Input) -> Read {
        guarded(|| self.reports(input)).unwrap_or_else(|error| self.given_up(&input.name, error))
    }

    fn given_up(&self, name: &str, error: Error) -> Read {
        Read { outcomes: vec![Err(failure(name, &error))], steps: Vec::new() }
    }
}

/// The record of an input that gives no report.
pub fn failure(name: &str, error: &Error) -> Failure {
    Failure::new(Some(name.to_owned()), error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pool::{Bounds, Pool};

    #[test]
    fn a_file_that_gives_no_report_is_a_failure_in_its_place() {
        let report = "某县林业局2023年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n第二十条第（五）项\n行政许可 3\n";
        let inputs = ["", report, "<p>无关的网页</p>"].into_iter().enumerate();
        let inputs = inputs.map(|(at, text)| Input::line(format!("{at}.txt"), text.as_bytes().to_vec()));
        let reading = Reading { check: true, ..Reading::default() };
        let read: Vec<String> = Pool::new(inputs, reading, Bounds { threads: 2, timeout: None })
            .flat_map(|read| read.outcomes)
            .map(|outcome| match outcome {
                Ok(report) => report.source.name.unwrap_or_default(),
                Err(failure) => format!("{}: {}", failure.source.name.unwrap_or_default(), failure.error.code),
            })
            .collect();
        assert_eq!(read, ["0.txt: empty", "1.txt", "2.txt: not-a-report"]);
    }
}
