//! Running the command, and reports to run it on.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports").canonicalize().unwrap()
}

/// The text of an example.
pub fn example(name: &str) -> String {
    fs::read_to_string(examples().join(name)).unwrap()
}

/// The command, not yet run.
pub fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gov-disclosure"));
    command.current_dir(folder).args(args).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

pub fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

/// Runs the command with a variable of the environment set.
pub fn run_with(folder: &Path, args: &[&str], variables: &[(&str, &str)]) -> Output {
    command(folder, args).envs(variables.iter().copied()).output().unwrap()
}

/// Runs the command with bytes on standard input.
pub fn run_on(input: &[u8], args: &[&str]) -> Output {
    let mut child =
        command(&std::env::temp_dir(), args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A call that cannot be meant ends before it reads.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

pub fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The records of JSON lines.
pub fn lines(output: &Output) -> Vec<serde_json::Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A folder with these files.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A clean page of 2022, whose row of new requests reads `… 222 2837`.
pub fn clean() -> String {
    example("html-clean.html")
}

/// The same with two digits of that row's total swapped, which breaks the row (A403) and the balance of
/// the column of totals (A401): two errors and nothing else.
pub fn broken() -> String {
    let page = clean();
    assert_eq!(page.matches("<td>2837</td>").count(), 1);
    page.replace("<td>2837</td>", "<td>2873</td>")
}

/// The same page without its second section, which is a warning (S101) and nothing else.
pub fn lacking() -> String {
    let page = clean();
    let heading = "<h2>五、存在的主要问题及改进情况</h2>";
    assert_eq!(page.matches(heading).count(), 1);
    page.replace(heading, "")
}
