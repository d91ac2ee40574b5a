//! The command of the test kit: `roundtrip` and `corpus`; CONTRIBUTING.md says what for.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command")]

use std::path::Path;
use std::process::ExitCode;

use gov_disclosure::StatisticsForm;
use gov_disclosure_testkit::roundtrip::{Line, Several, Wound, copy, floors, run, table};
use gov_disclosure_testkit::write::Format;
use gov_disclosure_testkit::{corpus, damage, growth, old, shape, slip};

const USAGE: &str = "\
gov-disclosure-testkit roundtrip [--seeds N] [--from SEED] [--dealt] [--format NAME] [--damage NAME] [--faults N] [--floors FILE]
gov-disclosure-testkit roundtrip --old [--form NAME] [--seeds N] [--from SEED] [--dealt] [--format NAME] [--damage NAME] [--faults N]
gov-disclosure-testkit copy SEED FORMAT [DAMAGE] -o FILE
gov-disclosure-testkit copy --old FORM SEED FORMAT [DAMAGE] -o FILE
gov-disclosure-testkit corpus N -o FOLDER
gov-disclosure-testkit growth [--bytes N] [-o FOLDER] [KIND]
gov-disclosure-testkit slips [--one-in N] FILE...
gov-disclosure-testkit list";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["roundtrip", options @ ..] => roundtrip(options),
        ["copy", "--old", form, seed, format, rest @ ..] => one_old(form, seed, format, rest),
        ["copy", seed, format, rest @ ..] => one(seed, format, rest),
        ["corpus", count, "-o", folder] => count
            .parse()
            .ok()
            .map(|count| corpus::write(count, Path::new(folder)).map_or_else(|error| fail(&error.to_string()), |()| ExitCode::SUCCESS)),
        ["growth", options @ ..] => grow(options),
        ["slips", "--one-in", number, files @ ..] => number.parse().ok().map(|number| slips(number, files)),
        ["slips", files @ ..] => Some(slips(1, files)),
        ["list"] => {
            Format::ALL.iter().chain(Format::MORE).for_each(|(name, _)| println!("{name}"));
            damage::ALL
                .iter()
                .chain(damage::SEEN)
                .chain(shape::ALL)
                .chain(shape::MORE)
                .for_each(|damage| println!("{:<24}{}", damage.name, damage.does));
            Several::ALL.iter().for_each(|several| println!("{:<24}{}", several.name(), several.does()));
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

/// Runs every format and damage, or those that are named; fails where a cell is read wrong, or missed, and nothing says why,
/// and where a line of the seeds of `floors.csv` falls short of it.
fn roundtrip(options: &[&str]) -> Option<ExitCode> {
    let (mut count, mut from, mut dealt, mut shown) = (floors::SEEDS.end, floors::SEEDS.start, false, 0);
    let (mut only_format, mut only_damage, mut file) = (None, None, None);
    let (mut is_old, mut only_form) = (false, None);
    let mut options = options;
    while let [option, rest @ ..] = options {
        options = match (*option, rest) {
            ("--dealt", rest) => {
                dealt = true;
                rest
            }
            ("--old", rest) => {
                is_old = true;
                rest
            }
            (option, [value, rest @ ..]) => {
                match option {
                    "--seeds" => count = value.parse().ok()?,
                    "--from" => from = value.parse().ok()?,
                    "--faults" => shown = value.parse().ok()?,
                    "--form" => only_form = Some(StatisticsForm::from_id(value)?),
                    "--format" => only_format = Some(*value),
                    "--damage" => only_damage = Some(*value),
                    "--floors" => file = Some(*value),
                    _ => return None,
                }
                rest
            }
            _ => return None,
        };
    }
    let seeds = from..from + count;
    if is_old {
        return Some(roundtrip_old(only_form, seeds, dealt, only_format, only_damage, shown));
    }
    let has_floors = seeds == floors::SEEDS && !dealt;
    if file.is_some() && !has_floors {
        return Some(fail("floors are those of seeds 0 to 99, every damage on each"));
    }
    let mut lines: Vec<Line> = Vec::new();
    // What is no part of every run is run where it is named.
    let formats = Format::ALL.iter().map(|own| (own, false)).chain(Format::MORE.iter().map(|own| (own, true)));
    let named = |name: &str, only: Option<&str>, by_name_only: bool| {
        only.map_or(!by_name_only, |only| only == name || only == "more" && by_name_only)
    };
    for ((name, format), _) in formats.filter(|((name, _), more)| named(name, only_format, *more)) {
        let (name, format) = (*name, *format);
        let every = Wound::with_seeds(format, seeds.clone(), dealt).into_iter().map(|own| (own, false));
        let is_every = |shape: &damage::Damage| shape::of(format).any(|own| own.name == shape.name);
        let more = shape::ALL
            .iter()
            .chain(shape::MORE)
            .filter(|shape| shape.fits(format) && !is_every(shape))
            .map(|shape| ((Wound::One(shape), seeds.clone().collect()), true));
        for ((wound, seeds), _) in every.chain(more).filter(|((wound, _), more)| named(wound.name(), only_damage, *more)) {
            let line = run(name, format, wound, &seeds);
            line.score.faults().take(shown).for_each(|fault| eprintln!("{name} {fault}"));
            lines.push(line);
        }
    }
    print!("{}", table(&lines));
    if let Some(path) = file {
        return Some(std::fs::write(path, floors::csv(&lines)).map_or_else(|error| fail(&error.to_string()), |()| ExitCode::SUCCESS));
    }
    let shortfalls = lines.iter().filter(|_| has_floors).filter_map(floors::shortfall);
    let failures: Vec<String> = lines.iter().filter_map(Line::failure).chain(shortfalls).collect();
    failures.iter().for_each(|failure| eprintln!("{failure}"));
    Some(if failures.is_empty() && !lines.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The same for reports on 2008 to 2018, in one form or in all.
fn roundtrip_old(
    form: Option<&'static StatisticsForm>,
    seeds: std::ops::Range<u64>,
    dealt: bool,
    only_format: Option<&str>,
    only_damage: Option<&str>,
    shown: usize,
) -> ExitCode {
    let mut lines: Vec<Line> = Vec::new();
    for (name, copy) in old::Copy::all().filter(|(name, _)| only_format.is_none_or(|only| only == *name)) {
        let wounds = old::Wound::with_seeds(copy, seeds.clone(), dealt).into_iter();
        for (wound, seeds) in wounds.filter(|(wound, _)| only_damage.is_none_or(|only| only == wound.name())) {
            let line = old::run(form, name, copy, wound, &seeds);
            line.score.faults().take(shown).for_each(|fault| eprintln!("{name} {fault}"));
            lines.push(line);
        }
    }
    print!("{}", table(&lines));
    let failures: Vec<String> = lines.iter().filter_map(Line::failure).collect();
    failures.iter().for_each(|failure| eprintln!("{failure}"));
    if failures.is_empty() && !lines.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Writes one copy of a report on 2008 to 2018.
fn one_old(form: &str, seed: &str, format: &str, rest: &[&str]) -> Option<ExitCode> {
    let (_, as_copy) = old::Copy::all().find(|(name, _)| *name == format)?;
    let (wound, path) = match rest {
        ["-o", path] => (old::Wound::None, path),
        [name, "-o", path] => (old::Wound::of(as_copy).into_iter().find(|wound| wound.name() == *name)?, path),
        _ => return None,
    };
    let (file, _, knows) = old::copy(StatisticsForm::from_id(form)?, as_copy, wound, seed.parse().ok()?);
    eprintln!("{knows:?}");
    Some(std::fs::write(path, file).map_or_else(|error| fail(&error.to_string()), |()| ExitCode::SUCCESS))
}

/// Writes one copy: what a fault names can be looked at.
fn one(seed: &str, format: &str, rest: &[&str]) -> Option<ExitCode> {
    let (wound, path) = match rest {
        ["-o", path] => (Wound::None, path),
        [name, "-o", path] => (Wound::named(name)?, path),
        _ => return None,
    };
    let (file, knows) = copy(Format::from_name(format)?, wound, seed.parse().ok()?);
    eprintln!("{knows:?}");
    Some(std::fs::write(path, file).map_or_else(|error| fail(&error.to_string()), |()| ExitCode::SUCCESS))
}

/// Reads every kind of content, or those whose names hold a word, at n, 2n and 4n; fails where one costs more than it is long.
/// With a folder it writes one file of each kind there instead.
fn grow(options: &[&str]) -> Option<ExitCode> {
    let (mut bytes, mut folder, mut word) = (1 << 16, None, "");
    let mut options = options;
    while let [option, rest @ ..] = options {
        options = match (*option, rest) {
            ("--bytes", [value, rest @ ..]) => {
                bytes = value.parse().ok()?;
                rest
            }
            ("-o", [path, rest @ ..]) => {
                folder = Some(Path::new(*path));
                rest
            }
            (name, rest) => {
                word = name;
                rest
            }
        };
    }
    let mut is_right = true;
    for (at, kind) in growth::all().enumerate().filter(|(_, kind)| kind.name.contains(word)) {
        if let Some(folder) = folder {
            let path = folder.join(format!("{at:03} {}.{}", kind.name.replace(": ", " "), kind.ending));
            if let Err(error) = std::fs::write(&path, kind.file(kind.count(bytes))) {
                return Some(fail(&format!("{}: {error}", path.display())));
            }
            continue;
        }
        let cost = growth::measure(kind, bytes);
        println!("{cost}");
        is_right &= !cost.is_wrong();
    }
    Some(if is_right { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads every file with each slip, or each so many; fails where a value comes of it that the file does not have.
fn slips(one_in: usize, files: &[&str]) -> ExitCode {
    let mut is_right = !files.is_empty();
    for file in files {
        let bytes = match std::fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) => return fail(&format!("{file}: {error}")),
        };
        let Ok(Some(text)) = gov_disclosure::decode(&bytes, &Default::default()) else { return fail(&format!("{file}: not a text")) };
        let slips: Vec<_> = slip::Slip::all(&text).into_iter().step_by(one_in.max(1)).collect();
        let faults = slip::faults(&text, &slips);
        println!("{file}: {} slips, {} faults", slips.len(), faults.len());
        for fault in &faults {
            let before = &text[..fault.slip.at.start];
            let (line, column) = (before.matches('\n').count() + 1, before.chars().rev().take_while(|&c| c != '\n').count() + 1);
            println!("{file}:{line}:{column}: {fault}");
        }
        is_right &= faults.is_empty();
    }
    if is_right { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
