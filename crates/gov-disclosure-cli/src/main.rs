//! The `gov-disclosure` command; what it does is in the library of this package.

use std::process::ExitCode;

fn main() -> ExitCode {
    // A program of WASI starts in the root of what it may see; the host names the folder that it was called in.
    #[cfg(target_os = "wasi")]
    if let Some(folder) = std::env::var_os("PWD") {
        let _ = std::env::set_current_dir(folder);
    }
    ExitCode::from(gov_disclosure_cli::run(std::env::args_os()))
}
