//! Completions, manual pages, help.

use super::harness::{examples, run, run_with, status, stderr, stdout};

#[test]
fn shells_get_completions() {
    for (shell, mark) in [
        ("bash", "complete -F _gov__disclosure"),
        ("zsh", "#compdef gov-disclosure"),
        ("fish", "complete -c gov-disclosure"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let output = run(&examples(), &["completions", shell]);
        assert_eq!(status(&output), 0);
        assert!(stdout(&output).contains(mark), "{shell}");
        assert!(stdout(&output).contains("--fail-on") || stdout(&output).contains("fail-on"), "{shell} knows the options of check");
    }
    assert_eq!(status(&run(&examples(), &["completions", "tcsh"])), 2);
}

#[test]
fn manual_pages_are_troff() {
    let page = stdout(&run(&examples(), &["man"]));
    assert!(page.contains(".TH") && page.contains("gov\\-disclosure") && page.contains("extract"), "{page}");
    let page = stdout(&run(&examples(), &["man", "check"]));
    assert!(page.contains(".TH gov\\-disclosure\\-check") || page.contains(".TH gov-disclosure-check"), "{page}");
    assert!(page.contains("\\-\\-fail\\-on"));
    let output = run(&examples(), &["man", "chek"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("extract, check"), "{}", stderr(&output));
}

/// Columns of a text on a terminal: Chinese takes two.
fn columns(line: &str) -> usize {
    line.chars().map(|c| if ('\u{2E80}'..='\u{D7FF}').contains(&c) || ('\u{FF01}'..='\u{FF60}').contains(&c) { 2 } else { 1 }).sum()
}

#[test]
fn help_fits_the_terminal() {
    for width in [80, 100, 140] {
        for command in ["", "extract", "check", "render", "indicators"] {
            let args: Vec<&str> = [command, "--help"].into_iter().filter(|arg| !arg.is_empty()).collect();
            let help = stdout(&run_with(&examples(), &args, &[("COLUMNS", &width.to_string())]));
            let long: Vec<&str> = help.lines().filter(|line| columns(line) > width).collect();
            assert!(long.is_empty(), "{command} at {width}: {long:#?}");
        }
    }
}
