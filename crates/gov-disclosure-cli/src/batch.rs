//! Many inputs: read in parallel, taken in input order, bounded in memory.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

/// Files read at once for each thread: enough to keep the threads busy, few enough for memory.
const CHUNK: usize = 8;

/// Reads every input and hands what it became to `take`, in input order; `expected` is for the progress bar.
///
/// # Errors
/// That of `take`, at once.
pub fn run<T: Send>(
    inputs: impl IntoIterator<Item = Input>,
    expected: usize,
    read: impl Fn(&Input) -> T + Sync,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let bar = progress(expected);
    let mut inputs = inputs.into_iter();
    loop {
        let chunk: Vec<Input> = inputs.by_ref().take(CHUNK * rayon::current_num_threads()).collect();
        if chunk.is_empty() {
            break;
        }
        let read: Vec<T> = chunk.par_iter().map(&read).collect();
        for one in read {
            take(one)?;
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    Ok(())
}

fn progress(count: usize) -> ProgressBar {
    if count < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(count as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}
use gov_disclosure_files::Input;
