//! The command of the test kit: `roundtrip` and `corpus`; CONTRIBUTING.md says what for.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command")]

use std::path::Path;
use std::process::ExitCode;

use gov_disclosure_testkit::roundtrip::{Line, Wound, copy, floors, run, table};
use gov_disclosure_testkit::write::Format;
use gov_disclosure_testkit::{corpus, damage};

const USAGE: &str = "\
gov-disclosure-testkit roundtrip [--seeds N] [--from SEED] [--format NAME] [--damage NAME] [--faults N] [--floors FILE]
gov-disclosure-testkit copy SEED FORMAT [DAMAGE] -o FILE
gov-disclosure-testkit corpus N -o FOLDER
gov-disclosure-testkit list";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["roundtrip", options @ ..] => roundtrip(options),
        ["copy", seed, format, rest @ ..] => one(seed, format, rest),
        ["corpus", count, "-o", folder] => count
            .parse()
            .ok()
            .map(|count| corpus::write(count, Path::new(folder)).map_or_else(|error| fail(&error.to_string()), |()| ExitCode::SUCCESS)),
        ["list"] => {
            Format::ALL.iter().for_each(|(name, _)| println!("{name}"));
            damage::ALL.iter().for_each(|damage| println!("{:<20}{}", damage.name, damage.does));
            Some(ExitCode::SUCCESS)
        }
        _ => None,
    };
    done.unwrap_or_else(|| {
        eprintln!("{USAGE}");
        ExitCode::from(2)
    })
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}

/// Runs every format and damage, or those that are named; fails where a line falls short of `floors.csv`.
fn roundtrip(options: &[&str]) -> Option<ExitCode> {
    let (mut seeds, mut from, mut shown) = (200, 0, 0);
    let (mut only_format, mut only_damage, mut file) = (None, None, None);
    for pair in options.chunks(2) {
        match *pair {
            ["--seeds", n] => seeds = n.parse().ok()?,
            ["--from", n] => from = n.parse().ok()?,
            ["--faults", n] => shown = n.parse().ok()?,
            ["--format", name] => only_format = Some(name),
            ["--damage", name] => only_damage = Some(name),
            ["--floors", path] => file = Some(path),
            _ => return None,
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    for (name, format) in Format::ALL.into_iter().filter(|(name, _)| only_format.is_none_or(|only| only == *name)) {
        for wound in Wound::of(format).into_iter().filter(|wound| only_damage.is_none_or(|only| only == wound.name())) {
            let line = run(name, format, wound, from..from + seeds);
            let faults = line.score.wrong.iter().chain(&line.score.unexplained).chain(&line.score.untold);
            faults.take(shown).for_each(|fault| eprintln!("{name} {}", fault));
            lines.push(line);
        }
    }
    print!("{}", table(&lines));
    if let Some(path) = file {
        return Some(std::fs::write(path, floors::csv(&lines)).map_or_else(|error| fail(&error.to_string()), |()| ExitCode::SUCCESS));
    }
    let failures: Vec<String> = lines.iter().filter_map(floors::failure).collect();
    failures.iter().for_each(|failure| eprintln!("{failure}"));
    Some(if failures.is_empty() && !lines.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes one copy: what a fault names can be looked at.
fn one(seed: &str, format: &str, rest: &[&str]) -> Option<ExitCode> {
    let (wound, path) = match rest {
        ["-o", path] => (Wound::None, path),
        ["composed", "-o", path] => (Wound::Composed, path),
        [name, "-o", path] => (Wound::One(damage::named(name)?), path),
        _ => return None,
    };
    let (file, knows) = copy(Format::from_name(format)?, wound, seed.parse().ok()?);
    eprintln!("{knows:?}");
    Some(std::fs::write(path, file).map_or_else(|error| fail(&error.to_string()), |()| ExitCode::SUCCESS))
}
