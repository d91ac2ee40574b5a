//! A slip in a built-in table stops the build: what the build runs is compiled and run over tables with one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::Command;

const TABLES: [&str; 6] = ["columns", "english", "fields", "labels", "phrases", "subjects"];

#[test]
fn a_slip_in_a_table_stops_the_build_with_its_line() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("slips");
    fs::create_dir_all(folder.join("src/form")).unwrap();
    for table in TABLES {
        fs::copy(own.join(format!("src/form/{table}.csv")), folder.join(format!("src/form/{table}.csv"))).unwrap();
    }
    let program = folder.join("build-script");
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let made = Command::new(compiler).current_dir(own).args(["--edition", "2024", "build.rs", "-o"]).arg(&program).status().unwrap();
    assert!(made.success());
    let run = || Command::new(&program).env("CARGO_MANIFEST_DIR", &folder).output().unwrap();
    let whole = run();
    assert!(whole.status.success(), "{}", String::from_utf8_lossy(&whole.stdout));

    let labels = folder.join("src/form/labels.csv");
    let text = fs::read_to_string(&labels).unwrap();
    let line = 1 + text.lines().position(|line| line.starts_with("requests_row,denied.deliberative,")).unwrap();
    fs::write(&labels, text.replace("requests_row,denied.deliberative,", "requests_row,denied.deliberatve,")).unwrap();
    let slipped = run();
    let said = String::from_utf8_lossy(&slipped.stdout);
    assert!(
        !slipped.status.success()
            && said.contains(&format!("cargo::error=labels.csv:{line}: requests_row denied.deliberatve names nothing")),
        "{said}"
    );
}
