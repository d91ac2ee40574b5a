//! The `gov-disclosure` command.
//!
//! Data goes to standard output, everything else to standard error. Exit status: 0 done, 1 findings
//! (`check` only), 2 usage or output that cannot be written, 3 some inputs gave no report, 4 no input.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod args;
mod batch;
mod check;
mod console;
mod correct;
mod dictionary;
mod escape;
mod extract;
mod figures;
mod filter;
mod findings;
mod indicators;
mod interrupt;
mod json_lines;
mod language;
mod output;
mod read;
mod render;
mod report_json;
mod rules;
mod shell;
mod spill;
mod totals;
mod write;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;

/// Whether a reader hung up; the CSV writer wraps the error of the stream.
fn is_broken_pipe(error: &std::io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<csv::Error>());
    let wrapped = inner.is_some_and(|csv| matches!(csv.kind(), csv::ErrorKind::Io(io) if io.kind() == std::io::ErrorKind::BrokenPipe));
    wrapped || error.kind() == std::io::ErrorKind::BrokenPipe
}

fn main() -> ExitCode {
    // A defect that stops the reading of a file is said in its record; where it is, whoever looks for it asks by this variable.
    if std::env::var_os("GOV_DISCLOSURE_DEBUG").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    let result = match Args::parse().command {
        Command::Extract(args) => extract::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Render(args) => render::run(&args),
        Command::Correct(args) => correct::run(&args),
        Command::Indicators(args) => indicators::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Fields(args) => dictionary::fields(&args),
        Command::Schema => dictionary::schema(),
        Command::Completions(args) => shell::completions(&args),
        Command::Man(args) => shell::man(&args),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        // A reader that has seen enough (`| head`) is no failure.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            console::line(&format!("gov-disclosure: {error}"));
            ExitCode::from(2)
        }
    }
}
