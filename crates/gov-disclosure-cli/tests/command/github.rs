//! Annotations of GitHub Actions.

use super::harness::{broken, folder, lacking, run, run_on, status, stdout};

#[test]
fn an_annotation_names_file_place_and_rule() {
    let files = folder(&[("a.html", &broken())]);
    let output = run(files.path(), &["check", "a.html", "--format", "github", "--select", "A403", "--lang", "en"]);
    assert_eq!(status(&output), 1);
    let message = "table III, row 一、本年新收政府信息公开申请数量: the total is 2873, its parts add up to 2837; they must be equal; \
        every sum would hold if \"一、本年新收政府信息公开申请数量·总计\" were 2837 instead of 2873";
    assert_eq!(stdout(&output), format!("::error file=a.html,line=44,col=118,endColumn=122,title=A403 row-total::{message}\n"));
}

#[test]
fn what_would_end_a_property_or_line_is_escaped() {
    let files = folder(&[("a,b:100%.html", &lacking())]);
    let output = run(files.path(), &["check", "a,b:100%.html", "--format", "github", "--select", "S101"]);
    let printed = stdout(&output);
    assert_eq!(printed.lines().count(), 1, "both languages on one line: {printed}");
    assert!(printed.starts_with("::warning file=a%2Cb%3A100%25.html,title=S101 missing-section::"), "{printed}");
    assert!(printed.contains("标题%0Asection 5 "), "{printed}");
    let forged = "{\"requests.received.total\": \"5\\n::error::forged 100%\"}";
    let output = run_on(forged.as_bytes(), &["check", "-", "--format", "github", "--lang", "en"]);
    assert_eq!(stdout(&output).lines().filter(|line| line.starts_with("::")).count(), 1);
    assert_eq!(stdout(&output).lines().count(), 1, "{}", stdout(&output));
}

#[test]
fn infos_are_notices_and_failures_errors() {
    let output = run_on(b"{\"requests.received.total\": null}", &["check", "-", "--format", "github", "--min-severity", "info"]);
    assert!(stdout(&output).starts_with("::notice file=-,title=V304 blank::"), "{}", stdout(&output));
    let output = run_on("今天天气很好".as_bytes(), &["check", "-", "--format", "github"]);
    assert_eq!(status(&output), 3);
    assert!(stdout(&output).starts_with("::error file=-,title=not-a-report::"), "{}", stdout(&output));
}
