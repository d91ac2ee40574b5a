//! Runs that are stopped, full disks, closed pipes: what was there stays, and the exit status says what was found.
#![cfg(unix)]

use std::fs;
use std::io::Read;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::harness::{broken, clean, command, example, examples, folder, lines, run, run_on, run_with, status, stderr, stdout};

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A run that has opened its output and waits for standard input.
fn waiting(folder: &Path) -> Child {
    let child = command(folder, &["extract", "-", "-o", "out.csv"]).stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    while names(folder).len() < 2 {
        assert!(start.elapsed() < Duration::from_secs(60), "the output is opened");
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

fn kill(child: &Child, signal: &str) {
    let sent = std::process::Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

#[test]
fn a_run_that_is_killed_leaves_what_was_there() {
    let files = folder(&[("out.csv", "before")]);
    let mut child = waiting(files.path());
    kill(&child, "-KILL");
    child.wait().unwrap();
    assert_eq!(fs::read_to_string(files.path().join("out.csv")).unwrap(), "before");
    let left = names(files.path());
    assert!(left.iter().all(|name| name == "out.csv" || name.starts_with(".gov-disclosure-") && name.ends_with(".tmp")), "{left:?}");
}

#[test]
fn ctrl_c_and_the_signal_to_end_remove_what_is_not_whole() {
    for (signal, expected) in [("-INT", 130), ("-TERM", 143)] {
        let files = folder(&[("out.csv", "before")]);
        let mut child = waiting(files.path());
        kill(&child, signal);
        assert_eq!(child.wait().unwrap().code(), Some(expected));
        assert_eq!(names(files.path()), ["out.csv"], "{signal}");
        assert_eq!(fs::read_to_string(files.path().join("out.csv")).unwrap(), "before");
    }
}

#[test]
fn a_full_disk_destroys_nothing() {
    let files = folder(&[("a.html", &clean())]);
    let small = files.path().join("small");
    fs::create_dir(&small).unwrap();
    let mounted = std::process::Command::new("mount").args(["-t", "tmpfs", "-o", "size=16k", "tmpfs"]).arg(&small).output();
    if !mounted.is_ok_and(|output| output.status.success()) {
        // Only root may mount; /dev/full is what is left.
        let output = run(files.path(), &["extract", "a.html", "-o", "/dev/full", "--format", "csv"]);
        assert_eq!(status(&output), 2, "{}", stderr(&output));
        return;
    }
    fs::write(small.join("out.csv"), "before").unwrap();
    let outputs =
        ["out.csv", "out.jsonl", "out.xlsx"].map(|name| run(files.path(), &["extract", "a.html", "-o", &format!("small/{name}")]));
    let (left, kept) = (names(&small), fs::read_to_string(small.join("out.csv")).unwrap());
    let unmounted = std::process::Command::new("umount").arg(&small).status().unwrap();
    assert!(unmounted.success());
    assert_eq!((left, kept.as_str()), (vec!["out.csv".to_owned()], "before"));
    for output in outputs {
        assert_eq!(status(&output), 2);
        let reported = stderr(&output);
        assert!(reported.contains("No space left") && reported.contains("cannot write small/out."), "{reported}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn more_jobs_than_there_is_memory_for_are_fewer_jobs() {
    let page = clean();
    let names: Vec<String> = (0..200).map(|number| format!("{number:03}.html")).collect();
    let files = folder(&names.iter().map(|name| (name.as_str(), page.as_str())).collect::<Vec<_>>());
    let limited = |kilobytes: u32| {
        let limit = format!("ulimit -v {kilobytes}; exec \"$0\" \"$@\"");
        let own = command(files.path(), &["extract", ".", "--format", "csv", "--jobs", "64"]);
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &limit]).arg(own.get_program()).args(own.get_args()).current_dir(files.path()).output().unwrap()
    };
    let free = run(files.path(), &["extract", ".", "--format", "csv"]);
    for kilobytes in [300_000, 600_000, 1_500_000] {
        let output = limited(kilobytes);
        assert_eq!(output.status.code(), Some(0), "{kilobytes}: {}", stderr(&output));
        assert!(output.stdout == free.stdout, "{kilobytes}");
    }
}

/// Runs the command with a standard output that nobody reads.
fn hung_up(folder: &Path, args: &[&str]) -> i32 {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    command(folder, args).stdout(writer).stderr(Stdio::null()).status().unwrap().code().unwrap()
}

#[test]
fn a_closed_pipe_keeps_the_status() {
    let files = folder(&[("clean.html", &clean()), ("error.html", &broken()), ("junk.txt", "今天天气很好")]);
    assert_eq!(hung_up(files.path(), &["check", "clean.html", "error.html"]), 1);
    assert_eq!(hung_up(files.path(), &["check", "clean.html"]), 0);
    assert_eq!(hung_up(files.path(), &["check", "clean.html", "junk.txt"]), 3);
    assert_eq!(hung_up(files.path(), &["check", "error.html", "--format", "json"]), 1);
    assert_eq!(hung_up(files.path(), &["extract", "junk.txt"]), 3);
    assert_eq!(hung_up(files.path(), &["extract", "clean.html"]), 0);
    assert_eq!(hung_up(files.path(), &["rules"]), 0);
}

#[test]
fn an_output_that_is_an_input_is_refused_through_links_too() {
    let files = folder(&[("a.html", &clean())]);
    symlink("a.html", files.path().join("soft.csv")).unwrap();
    fs::hard_link(files.path().join("a.html"), files.path().join("hard.csv")).unwrap();
    for output in ["soft.csv", "hard.csv", "./a.html"] {
        for args in [["extract", "a.html", "-o", output], ["check", "a.html", "-o", output], ["extract", ".", "--errors", output]] {
            let ran = run(files.path(), &[&args[..], &["--year", "2022"]].concat());
            if args[0] == "extract" && output == "./a.html" && args[2] == "-o" {
                assert_eq!(status(&ran), 2, "no format is called html");
            }
            assert_eq!(status(&ran), 2, "{args:?}: {}", stderr(&ran));
        }
    }
    assert_eq!(fs::read_to_string(files.path().join("a.html")).unwrap(), clean());
}

#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    let files = folder(&[("a.html", &clean()), ("real.csv", "before")]);
    fs::set_permissions(files.path().join("real.csv"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.csv", files.path().join("link.csv")).unwrap();
    assert_eq!(status(&run(files.path(), &["extract", "a.html", "-o", "link.csv"])), 0);
    assert!(files.path().join("link.csv").is_symlink());
    assert!(fs::read_to_string(files.path().join("real.csv")).unwrap().starts_with("source,"));
    assert_eq!(fs::metadata(files.path().join("real.csv")).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(status(&run(files.path(), &["extract", "a.html", "-o", "/dev/null", "--format", "csv"])), 0, "a device is written to");
}

#[test]
fn a_dash_is_standard_output() {
    let files = folder(&[("a.html", &clean())]);
    let plain = run(files.path(), &["extract", "a.html"]);
    let dash = run(files.path(), &["extract", "a.html", "-o", "-"]);
    assert_eq!((status(&dash), &dash.stdout), (0, &plain.stdout));
    let checked = run(files.path(), &["check", "a.html", "--format", "json", "-o", "-"]);
    assert!(stdout(&checked).starts_with("{\"reports\""));
    let rendered = run(files.path(), &["render", "a.html", "--to", "txt", "-o", "-"]);
    assert!(stdout(&rendered).contains("青岫市人民政府"));
    let indicators = run(files.path(), &["indicators", "a.html", "-o", "-"]);
    assert!(stdout(&indicators).starts_with("source,"));
    assert_eq!(names(files.path()), ["a.html"]);
}

#[test]
fn the_number_of_threads_changes_nothing_that_is_written() {
    let files: Vec<(String, String)> = (0..20).map(|n| (format!("{n:02}.html"), if n % 3 == 0 { broken() } else { clean() })).collect();
    let files = folder(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
    let of = |jobs: &str| stdout(&run(files.path(), &["extract", ".", "--jobs", jobs]));
    assert_eq!(of("1"), of("7"));
    assert_eq!(lines(&run(files.path(), &["extract", ".", "-j", "3"])).len(), 20);
    for wrong in ["0", "-1", "many", "100000"] {
        assert_eq!(status(&run(files.path(), &["extract", ".", "--jobs", wrong])), 2, "{wrong}");
    }
}

#[test]
fn a_system_that_gives_no_threads_is_no_failure() {
    let files = folder(&[("a.html", &clean()), ("b.html", &broken())]);
    // A stack that no address space holds.
    let output = run_with(files.path(), &["extract", "."], &[("RUST_MIN_STACK", "1000000000000000")]);
    assert_eq!((status(&output), lines(&output).len()), (0, 2), "{}", stderr(&output));
}

#[test]
fn a_file_that_takes_too_long_is_a_failure_and_the_others_are_read() {
    let files = folder(&[("a.html", &clean()), ("c.html", &clean())]);
    // A pipe that nobody writes to: reading it never ends.
    assert!(std::process::Command::new("mkfifo").arg(files.path().join("b.html")).status().unwrap().success());
    let start = Instant::now();
    let output = run(files.path(), &["extract", "a.html", "b.html", "c.html", "--timeout", "3", "--jobs", "1"]);
    assert!(start.elapsed() < Duration::from_secs(120));
    assert_eq!(status(&output), 3);
    let codes: Vec<String> = lines(&output).iter().map(|record| record["error"]["code"].as_str().unwrap_or("report").to_owned()).collect();
    assert_eq!(codes, ["report", "limit-exceeded", "report"]);
    assert!(stderr(&output).contains("b.html: limit-exceeded: "), "{}", stderr(&output));
    assert!(stderr(&output).contains("allow more time and try again (--timeout)"), "{}", stderr(&output));
    for wrong in ["0", "-3", "soon", "inf", "nan"] {
        assert_eq!(status(&run(files.path(), &["extract", "a.html", "--timeout", wrong])), 2, "{wrong}");
    }
}

#[test]
fn quiet_says_only_which_files_gave_no_report() {
    let files = folder(&[("a.html", &broken()), ("junk.txt", "今天天气很好"), ("p.png", "x")]);
    let output = run(files.path(), &["extract", ".", "--format", "csv", "--quiet"]);
    assert_eq!(status(&output), 3);
    let said = stderr(&output);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.starts_with("./junk.txt: not-a-report: "));
    let output = run(files.path(), &["check", "a.html", "-q"]);
    assert_eq!((status(&output), stderr(&output).as_str()), (1, ""));
    assert!(stdout(&output).contains("A403"), "what is asked for is written");
}

#[test]
fn errors_go_to_a_file_with_what_was_passed_over_and_what_stands_twice() {
    let other = example("html-clean.html").replace("<td>2837</td>", "<td>2838</td>");
    let files = folder(&[("a.html", &clean()), ("b.html", &clean()), ("c.html", &other), ("junk.txt", "今天天气很好"), ("p.png", "x")]);
    symlink("nowhere.html", files.path().join("gone.html")).unwrap();
    fs::create_dir(files.path().join("sub")).unwrap();
    symlink("..", files.path().join("sub/loop")).unwrap();
    let output = run(files.path(), &["extract", ".", "--errors", "errors.jsonl", "-o", "out.csv"]);
    assert_eq!(status(&output), 3);
    let text = fs::read_to_string(files.path().join("errors.jsonl")).unwrap();
    let records: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let reported: Vec<[&str; 3]> = records
        .iter()
        .map(|r| {
            let what = r["error"]["code"].as_str().or(r["reason"].as_str()).or(r["same"].as_str()).unwrap();
            [r["source"]["name"].as_str().unwrap(), what, r["first"].as_str().unwrap_or("")]
        })
        .collect();
    let expected = [
        ["./junk.txt", "not-a-report", ""],
        ["./gone.html", "broken-link", ""],
        ["./p.png", "other-format", ""],
        ["./sub/loop", "link-loop", ""],
        ["./b.html", "file", "./a.html"],
        ["./c.html", "agency-and-year", "./a.html"],
    ];
    assert_eq!(reported, expected);
    let said = stderr(&output);
    assert!(said.contains("passed over: ./gone.html (broken-link), ./p.png (other-format), ./sub/loop (link-loop)\n"), "{said}");
    assert!(said.contains("略过：./gone.html（失效的链接）, ./p.png（不读的格式）, ./sub/loop（循环的链接）\n"), "{said}");
    assert!(said.contains("files with the same content: ./b.html = ./a.html\n"), "{said}");
    assert!(said.contains("each of which counts in a table of all: ./c.html = ./a.html\n"), "{said}");
    assert!(said.contains("1 file gave no report, 3 passed over"));
    let wrong = run(files.path(), &["extract", "a.html", "-o", "x.jsonl", "--errors", "x.jsonl"]);
    assert_eq!(status(&wrong), 2, "one file cannot be both");
}

#[test]
fn what_does_not_exist_or_matches_nothing_is_said() {
    let files = folder(&[("a.html", &clean()), ("b.html", &clean()), ("empty/p.png", "x")]);
    let output = run(files.path(), &["extract", "nowhere", "*.docx", "*.html"]);
    assert_eq!(status(&output), 3);
    let records = lines(&output);
    let names: Vec<&str> = records.iter().map(|record| record["source"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["nowhere", "*.docx", "a.html", "b.html"]);
    assert_eq!((&records[0]["error"]["code"], &records[1]["error"]["code"]), (&"io".into(), &"io".into()));
    assert!(stderr(&output).contains("*.docx: io: "), "{}", stderr(&output));
    let named = folder(&[("a[1].html", &clean())]);
    assert_eq!(status(&run(named.path(), &["extract", "a[1].html"])), 0, "a file is called as it is called");
    let none = run(files.path(), &["extract", "empty"]);
    assert_eq!(status(&none), 4);
    assert!(stderr(&none).contains("1 file passed over"));
}

#[test]
fn an_empty_file_is_told_as_such() {
    for bytes in [&b""[..], b" \r\n", b"\xef\xbb\xbf\n"] {
        let output = run_on(bytes, &["extract", "-"]);
        assert_eq!((status(&output), &lines(&output)[0]["error"]["code"]), (3, &"empty".into()));
        let said = stderr(&output);
        assert!(said.contains("文件是空的，没有任何内容") && said.contains("the file is empty") && said.contains("download"), "{said}");
    }
}

#[test]
fn cells_that_a_file_does_not_have_are_counted() {
    let output = run(&examples(), &["extract", "text-truncated.txt", "--format", "table"]);
    let said = stderr(&output);
    assert!(
        said.contains("101 个数值，92 个缺失，7 个丢失或无法辨认") && said.contains("101 values, 92 absent, 7 lost or illegible"),
        "{said}"
    );
    assert!(stdout(&output).lines().nth(1).unwrap().ends_with("101         92          7         6"), "{}", stdout(&output));
    assert!(!stderr(&run(&examples(), &["extract", "html-clean.html"])).contains("absent"));
}

#[test]
fn what_is_wrong_with_an_archive_is_said_in_both_languages() {
    let files = folder(&[]);
    let mut zip = zip::ZipWriter::new(fs::File::create(files.path().join("a.zip")).unwrap());
    zip.start_file("a.html", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, clean().as_bytes()).unwrap();
    zip.finish().unwrap();
    let whole = fs::read(files.path().join("a.zip")).unwrap();
    fs::write(files.path().join("a.zip"), &whole[..whole.len() - 60]).unwrap();
    let said = stderr(&run(files.path(), &["extract", "a.zip"]));
    assert!(said.contains("压缩包损坏或不完整（文件目录缺失或有误）；请重新下载或另存后再试"), "{said}");
    assert!(said.contains("the archive is broken or cut off (its list of files is missing or wrong); download or save it again"), "{said}");
}

/// What a library says of an archive is English, and stays out of Chinese.
#[test]
fn what_is_wrong_with_a_package_is_said_in_one_language() {
    let draft =
        gov_disclosure::render(&gov_disclosure::parse(clean().as_bytes(), &Default::default()).unwrap(), gov_disclosure::Target::Docx)
            .unwrap();
    let files = folder(&[]);
    fs::write(files.path().join("a.docx"), &draft[..draft.len() - 60]).unwrap();
    let said = stderr(&run(files.path(), &["extract", "a.docx", "--lang", "zh"]));
    let message = said.lines().find(|line| line.contains("malformed")).unwrap();
    let words = message.replace("a.docx", "").replace("malformed", "");
    assert!(words.contains("压缩包损坏或不完整") && !words.contains(|c: char| c.is_ascii_alphabetic()), "{said}");
}

#[test]
fn an_encoding_that_is_none_is_usage() {
    let output = run_on(clean().as_bytes(), &["extract", "-", "--encoding", "gb1803"]);
    assert_eq!((status(&output), stdout(&output).as_str()), (2, ""));
    assert!(stderr(&output).contains("gb18030") && stderr(&output).contains("不认识的编码名"), "{}", stderr(&output));
    assert_eq!(status(&run_on(clean().as_bytes(), &["extract", "-", "--encoding", "utf8"])), 0);
}

#[test]
fn a_defect_of_a_library_loses_one_file_and_prints_nothing_of_its_own() {
    let hostile = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases/hostile/xls-panic.xls");
    let Ok(bytes) = fs::read(hostile) else { return };
    let files = folder(&[("b.html", &clean())]);
    fs::write(files.path().join("a.xls"), bytes).unwrap();
    let output = run(files.path(), &["extract", "."]);
    assert_eq!((status(&output), lines(&output).len()), (3, 2));
    assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
}

#[test]
fn the_standard_output_of_a_run_can_be_read_bit_by_bit() {
    let files = folder(&[("a.html", &clean()), ("b.html", &broken())]);
    let mut child = command(files.path(), &["check", "."]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    // The pipe is closed here, after a byte.
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

/// What a terminal shows of a line of the shell; `None` where no program makes one.
#[cfg(target_os = "linux")]
fn on_terminal(folder: &Path, shell: &str) -> Option<String> {
    let mut script = std::process::Command::new("script");
    let ran = script.args(["-qec", shell, "/dev/null"]).current_dir(folder).stdin(Stdio::null()).output().ok()?;
    Some(String::from_utf8_lossy(&ran.stdout).into_owned())
}

/// The lines that are there at the end: what follows the return of a line replaces what it covers.
#[cfg(target_os = "linux")]
fn standing(shown: &str) -> Vec<&str> {
    let lines = shown.split('\n').map(|line| line.trim_end_matches('\r').rsplit('\r').next().unwrap_or_default());
    lines.map(|line| line.trim_start_matches("\u{1b}[2K")).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn messages_stand_whole_beside_the_progress_bar() {
    let files: Vec<(String, String)> = (0..12).map(|n| (format!("{n:02}.html"), clean())).collect();
    let files = folder(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
    fs::write(files.path().join("junk.txt"), "今天天气很好").unwrap();
    let call = ["extract", ".", "--format", "csv", "--explain"];
    let told: Vec<String> = stderr(&run(files.path(), &call)).lines().map(str::to_owned).collect();
    let shell = format!("stty cols 100; '{}' {} >/dev/null", env!("CARGO_BIN_EXE_gov-disclosure"), call.join(" "));
    let Some(shown) = on_terminal(files.path(), &shell).filter(|shown| !shown.is_empty()) else { return };
    assert!(shown.contains("/13 "), "there is a bar: {shown}");
    let lines = standing(&shown);
    for message in told.iter().filter(|line| !line.is_empty()) {
        assert!(lines.contains(&message.as_str()), "{message:?} stands nowhere whole in {lines:#?}");
    }
}
