//! `correct`: the draft itself with other figures, or nothing.

use std::fs;

use gov_disclosure::{Field, parse};

use super::harness::{clean, folder, run, status, stderr};

fn value(bytes: &[u8], id: &str) -> Option<i64> {
    let report = parse(bytes, &Default::default()).unwrap();
    report.cell(Field::from_id(id).unwrap()).and_then(|cell| cell.value).and_then(|value| value.as_count())
}

#[test]
fn a_figure_is_set_and_an_error_is_mended() {
    let files = folder(&[("a.html", &clean())]);
    for draft in ["draft.docx", "draft.xlsx"] {
        assert_eq!(status(&run(files.path(), &["render", "a.html", "-o", draft])), 0);
        let output = run(files.path(), &["correct", draft, "--set", "requests.received.total=2846", "-o", "wrong.docx"]);
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        assert!(stderr(&output).contains("requests.received.total: 2837 is now 2846"), "{}", stderr(&output));
        let output = run(files.path(), &["correct", "wrong.docx", "--suggested", "-o", "right.docx"]);
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        assert_eq!(value(&fs::read(files.path().join("right.docx")).unwrap(), "requests.received.total"), Some(2837));
        assert_eq!(status(&run(files.path(), &["check", "right.docx"])), 0);
        assert_eq!(status(&run(files.path(), &["check", "wrong.docx"])), 1);
    }
}

#[test]
fn what_cannot_be_corrected_is_left_alone() {
    let files = folder(&[("a.html", &clean())]);
    let output = run(files.path(), &["correct", "a.html", "--set", "requests.received.total=2846", "-o", "b.docx"]);
    assert_eq!(status(&output), 3, "{}", stderr(&output));
    assert!(stderr(&output).contains("not-correctable") && !files.path().join("b.docx").exists());
    let output = run(files.path(), &["correct", "a.html", "-o", "b.docx"]);
    assert!(status(&output) == 2 && stderr(&output).contains("--suggested"), "{}", stderr(&output));
    assert_eq!(status(&run(files.path(), &["render", "a.html", "-o", "draft.docx"])), 0);
    let output = run(files.path(), &["correct", "draft.docx", "--suggested", "-o", "b.docx"]);
    assert!(status(&output) == 2 && stderr(&output).contains("no error has exactly one possible correction"), "{}", stderr(&output));
    assert!(!files.path().join("b.docx").exists());
    for text in ["abc", "-5", "1.5"] {
        let set = format!("requests.received.total={text}");
        let output = run(files.path(), &["correct", "draft.docx", "--set", &set, "-o", "b.docx"]);
        assert!(status(&output) == 3 && stderr(&output).contains(&format!("cannot be \"{text}\"")), "{}", stderr(&output));
    }
    let output = run(files.path(), &["correct", "a.html", "--set", "requests.recieved.total=1", "-o", "b.docx"]);
    assert!(status(&output) == 2 && stderr(&output).contains("requests.received.total"), "{}", stderr(&output));
}
