//! Many inputs: read in parallel, taken in input order, bounded in memory.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::time::Duration;

use gov_disclosure_files::{Bounds, Input, Pool, Task};

use crate::args::Running;
use crate::console;
use crate::progress::Bar;

/// Reads every input and hands what it became to `take`, in input order, until that has enough; `expected` is for the
/// progress bar.
///
/// # Errors
/// That of `take`, at once.
pub fn run<T: Task>(
    inputs: impl Iterator<Item = Input>,
    expected: usize,
    running: &Running,
    task: T,
    mut take: impl FnMut(T::Output) -> io::Result<ControlFlow<()>>,
) -> io::Result<()> {
    let bar = progress(expected);
    let result = (|| {
        for one in Pool::new(inputs, task, bounds(running)) {
            if take(one)?.is_break() {
                break;
            }
            bar.advance();
        }
        Ok(())
    })();
    bar.finish();
    console::beside(None);
    result
}

fn bounds(running: &Running) -> Bounds {
    let usual = Bounds::usual();
    Bounds { threads: running.jobs.map_or(usual.threads, usize::from), timeout: running.timeout.map(Duration::from_secs_f64) }
}

/// A bar where there is a terminal that nothing else is written to.
fn progress(count: usize) -> Bar {
    if count < 2 || console::is_quiet() || !io::stderr().is_terminal() || io::stdout().is_terminal() {
        return Bar::hidden();
    }
    let bar = Bar::new(count);
    console::beside(Some(bar.clone()));
    bar
}
