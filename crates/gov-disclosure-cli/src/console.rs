//! Words for people, on standard error.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::escape;
use crate::progress::Bar;

/// The progress bar, which steps aside for every line.
static BAR: Mutex<Option<Bar>> = Mutex::new(None);

/// Whether only failures are reported.
static QUIET: AtomicBool = AtomicBool::new(false);

/// Says only what went wrong from here on.
pub fn only_failures() {
    QUIET.store(true, Ordering::Relaxed);
}

/// Whether only failures are reported.
pub fn is_quiet() -> bool {
    QUIET.load(Ordering::Relaxed)
}

/// Sets the bar that lines are written above; none, where it is done.
pub fn beside(bar: Option<Bar>) {
    *BAR.lock().unwrap_or_else(PoisonError::into_inner) = bar;
}

/// Writes a line that is always said. A closed standard error is nobody to tell.
pub fn line(text: &str) {
    let shown = escape::one_line(text);
    let write = || {
        let _ = writeln!(std::io::stderr(), "{shown}");
    };
    match &*BAR.lock().unwrap_or_else(PoisonError::into_inner) {
        Some(bar) => bar.suspend(write),
        None => write(),
    }
}

/// Writes a line, unless only what went wrong is asked for.
pub fn remark(text: &str) {
    if !is_quiet() {
        line(text);
    }
}
