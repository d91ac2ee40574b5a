//! The `gov-disclosure` command, as a function: the binary calls it, and so does the Python package.
//!
//! Data goes to standard output, everything else to standard error. Exit status: 0 done, 1 findings
//! (`check` only), 2 usage or output that cannot be written, 3 some inputs gave no report, 4 no input.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod args;
mod batch;
mod check;
mod codebook;
mod console;
mod correct;
mod dictionary;
mod escape;
mod extract;
mod filter;
mod findings;
mod indicators;
mod interrupt;
mod json_lines;
mod language;
mod output;
mod progress;
mod read;
mod render;
mod report_json;
mod rules;
mod shell;
mod spill;
mod totals;
mod usage;
mod write;

use std::ffi::OsString;
use std::io::{self, Write};

use args::{Args, Command};
use clap::Parser;

/// Whether a reader hung up; the CSV writer wraps the error of the stream.
fn is_broken_pipe(error: &io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<csv::Error>());
    let wrapped = inner.is_some_and(|csv| matches!(csv.kind(), csv::ErrorKind::Io(io) if io.kind() == io::ErrorKind::BrokenPipe));
    wrapped || error.kind() == io::ErrorKind::BrokenPipe
}

/// Runs the command with these arguments, of which the first is its name, and gives the exit status.
///
/// It takes the process for its own: it reads and writes the standard streams, and silences the messages of panics, which the
/// record of the file reports instead. Where a file is being written, it handles Ctrl-C and the signal to end, and ends the process.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    // A defect that stops the reading of a file is reported in its record; this variable shows where the defect is.
    if std::env::var_os("GOV_DISCLOSURE_DEBUG").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    let command = match Args::try_parse_from(arguments) {
        Ok(args) => args.command,
        Err(told) => {
            usage::in_chinese(&told).iter().for_each(|problem| console::line(problem));
            // Help and version too, which are no errors. A stream that is closed is nobody to tell.
            let _ = told.print();
            return u8::try_from(told.exit_code()).unwrap_or(2);
        }
    };
    // Only the end of a Rust program writes what standard output still holds, and this may run in another.
    match obey(command).and_then(|status| io::stdout().flush().map(|()| status)) {
        Ok(status) => status,
        // A reader that has seen enough (`| head`) is no failure.
        Err(error) if is_broken_pipe(&error) => 0,
        Err(error) => {
            console::line(&format!("gov-disclosure: {error}"));
            2
        }
    }
}

fn obey(command: Command) -> io::Result<u8> {
    match command {
        Command::Extract(args) => extract::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Render(args) => render::run(&args),
        Command::Correct(args) => correct::run(&args),
        Command::Indicators(args) => indicators::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Fields(args) => dictionary::fields(&args),
        Command::Codebook(args) => codebook::run(&args),
        Command::Schema => dictionary::schema(),
        Command::Completions(args) => shell::completions(&args),
        Command::Man(args) => shell::man(&args),
    }
}
