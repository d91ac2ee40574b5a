//! `gov-disclosure codebook`: every field of every form, as a page, as data, and as labels for Stata and R.

mod entry;
mod labels;
mod package;
mod page;

use std::io::{self, Write};

use crate::args::{Codebook, CodebookFormat};
use crate::codebook::entry::entries;

/// Prints the codebook.
///
/// # Errors
/// Where standard output cannot be written.
pub fn run(args: &Codebook) -> io::Result<u8> {
    let entries = entries();
    let mut out = io::stdout().lock();
    match args.format {
        CodebookFormat::Csv => {
            let mut csv = csv::Writer::from_writer(out);
            entries.iter().try_for_each(|entry| csv.serialize(entry))?;
            csv.flush()?;
        }
        CodebookFormat::Md => out.write_all(page::page(&entries).as_bytes())?,
        CodebookFormat::Datapackage => {
            serde_json::to_writer_pretty(&mut out, &package::package(&entries))?;
            writeln!(out)?;
        }
        CodebookFormat::Stata => out.write_all(labels::stata(&entries, args.lang).as_bytes())?,
        CodebookFormat::R => out.write_all(labels::r(&entries, args.lang).as_bytes())?,
    }
    Ok(0)
}
