//! `gov-disclosure correct`: the draft itself, with other figures in it.

use std::io::{self, Write};
use std::path::PathBuf;

use gov_disclosure::{Corrections, Error, Field, check, correct_report, parse};
use gov_disclosure_files::{Input, Inputs, failure, guarded};

use crate::args::Correct;
use crate::language::Languages;
use crate::totals::{Totals, no_input};
use crate::{output, read};

/// A correction of a cell: what is there, and what is to be there.
struct Change {
    field: Field,
    was: String,
    now: String,
}

/// Runs the command; the status is 0, 2, 3 or 4. Nothing is written where one correction has no certain place.
///
/// # Errors
/// Where output cannot be written, or nothing is to be corrected.
pub fn run(args: &Correct) -> io::Result<u8> {
    let languages = Languages::new(&args.spoken.lang);
    let paths: &[PathBuf] = std::slice::from_ref(&args.path);
    if args.path.is_dir() {
        return Err(output::usage("一次只更正一份文件，请指定文件", "correct takes one file: name a file, not a folder"));
    }
    let mut inputs = Inputs::of(paths, true);
    let Some(input) = inputs.inputs.drain(..).next() else {
        no_input(true, &languages, inputs.passed_over().count());
        return Ok(4);
    };
    let (changes, bytes) = match guarded(|| corrected(&input, args)) {
        Ok((changes, bytes)) if !changes.is_empty() || !args.claims.is_empty() => (changes, bytes),
        Ok(_) if args.suggested => {
            return Err(output::usage(
                "没有只有一种改法的错误，未写文件",
                "no error has exactly one possible correction; nothing was written",
            ));
        }
        Ok(_) => {
            return Err(output::usage(
                "没有要更正的内容：请用 --set，或加 --suggested",
                "nothing to correct: use --set, or add --suggested",
            ));
        }
        Err(error) => {
            let mut totals = Totals::of_one(inputs.passed_over());
            totals.add(&Err(failure(&input.name, &error)));
            totals.write(true, &languages)?;
            return Ok(3);
        }
    };
    let (mut out, place) = output::open(Some(&args.output), &Inputs::of(paths, true))?;
    out.write_all(&bytes)?;
    out.flush()?;
    drop(out);
    place.finish()?;
    for Change { field, was, now } in &changes {
        languages.remark(&format!("“{}”：{was} 改为 {now}", field.name_zh()), &format!("{field}: {was} is now {now}"));
    }
    Ok(0)
}

fn corrected(input: &Input, args: &Correct) -> Result<(Vec<Change>, Vec<u8>), Error> {
    let bytes = input.read()?;
    let options = read::options(input, &args.overrides);
    let report = check(parse(&bytes, &options)?);
    let mut corrections = if args.suggested { Corrections::suggested(&report) } else { Corrections::new() };
    for (field, text) in &args.set {
        corrections = corrections.cell(*field, text.as_str());
    }
    for (index, number) in &args.claims {
        corrections = corrections.claim(*index, number.as_str());
    }
    if let Some(author) = &args.tracked {
        corrections = corrections.tracked(author.as_str());
    }
    if corrections.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let corrected = correct_report(&bytes, &report, &options, &corrections)?;
    let was = |field: Field| report.cell(field).and_then(|cell| cell.raw.clone()).unwrap_or_else(|| "（空）".to_owned());
    Ok((corrections.cells().map(|(field, now)| Change { field, was: was(field), now: now.to_owned() }).collect(), corrected))
}
