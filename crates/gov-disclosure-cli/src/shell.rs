//! `gov-disclosure completions` and `gov-disclosure man`: what shells and `man` know of the command.

use std::io::{self, Write};

use clap::{Command, CommandFactory};

use crate::args::{Args, Completions, Man};
use crate::output;

const NAME: &str = "gov-disclosure";

/// Prints the completions of a shell.
///
/// # Errors
/// Where standard output cannot be written.
pub fn completions(args: &Completions) -> io::Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), NAME, &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(0)
}

/// Prints the manual page of the command, or of one of its subcommands.
///
/// # Errors
/// Where standard output cannot be written, or no subcommand is called so.
pub fn man(args: &Man) -> io::Result<u8> {
    let mut command = Args::command();
    command.build();
    let page = match &args.command {
        None => command,
        Some(name) => command.find_subcommand(name).cloned().ok_or_else(|| unknown(&command, name))?,
    };
    clap_mangen::Man::new(page).render(&mut io::stdout().lock())?;
    Ok(0)
}

fn unknown(command: &Command, name: &str) -> io::Error {
    let known = command.get_subcommands().map(Command::get_name).collect::<Vec<_>>().join(", ");
    output::usage(&format!("没有子命令“{name}”；有 {known}"), &format!("there is no subcommand \"{name}\"; there are {known}"))
}
