//! The `gov-disclosure` command.
//!
//! Data goes to standard output, everything else to standard error. Exit status: 0 done, 1 findings
//! (`check` only), 2 usage, 3 some inputs gave no report, 4 no input.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod args;
mod batch;
mod check;
mod dictionary;
mod extract;
mod figures;
mod filter;
mod findings;
mod indicators;
mod json_lines;
mod language;
mod output;
mod read;
mod render;
mod report_json;
mod rules;
mod say;
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
    let result = match Args::parse().command {
        Command::Extract(args) => extract::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Render(args) => render::run(&args),
        Command::Indicators(args) => indicators::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Fields(args) => dictionary::fields(&args),
        Command::Schema => dictionary::schema(),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        // A reader that has seen enough (`| head`) is no failure.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say::line(&format!("gov-disclosure: {error}"));
            ExitCode::from(2)
        }
    }
}
