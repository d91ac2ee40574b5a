//! What is left to do when a run is stopped from outside: files that are not whole are removed.

use std::path::PathBuf;
use std::sync::{Mutex, Once, PoisonError};

/// Files that are not whole yet.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

static WATCH: Once = Once::new();

/// Does something with the list of unfinished files, while no signal ends the run.
pub fn protected<T>(change: impl FnOnce(&mut Vec<PathBuf>) -> T) -> T {
    WATCH.call_once(watch);
    change(&mut UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Removes what is not whole and ends the run.
#[cfg(any(unix, windows))]
fn stop(status: i32) -> ! {
    let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    for path in unfinished.iter() {
        let _ = std::fs::remove_file(path);
    }
    std::process::exit(status)
}

/// Waits for Ctrl-C and for the signal to end. Without it the system ends the run, and an unfinished file stays.
#[cfg(unix)]
fn watch() {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    let wait = move || {
        if let Some(signal) = signals.forever().next() {
            // As shells report what a signal has ended.
            stop(128 + signal);
        }
    };
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(wait);
}

#[cfg(windows)]
fn watch() {
    let _ = ctrlc::set_handler(|| stop(130));
}

/// Elsewhere there are no signals: under Node the host ends the run, and an unfinished file stays.
#[cfg(not(any(unix, windows)))]
fn watch() {}
