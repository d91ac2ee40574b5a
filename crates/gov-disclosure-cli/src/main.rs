//! The `gov-disclosure` command.
//!
//! Data goes to standard output, everything else to standard error. Exit status: 0 done, 2 usage, 3 some
//! inputs gave no report, 4 no input.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod args;
mod dictionary;
mod extract;
mod inputs;
mod say;
mod write;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;

fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Extract(args) => extract::run(&args),
        Command::Fields(args) => dictionary::fields(&args),
        Command::Schema => dictionary::schema(),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        // A reader that has seen enough (`| head`) is no failure.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say::line(&format!("gov-disclosure: {error}"));
            ExitCode::from(2)
        }
    }
}
