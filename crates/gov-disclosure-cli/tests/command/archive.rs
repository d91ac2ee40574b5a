//! ZIP archives, saved pages and files of other programs.

use std::fs;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::harness::{example, folder, lines, run, status, stderr, stdout};

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn names(records: &[serde_json::Value]) -> Vec<&str> {
    records.iter().map(|record| record["source"]["name"].as_str().unwrap()).collect()
}

#[test]
fn members_of_an_archive_are_inputs_of_their_own() {
    let page = example("html-clean.html");
    let inner = archive(&[("深.html", page.as_bytes()), ("深深.zip", &archive(&[("x.html", b"")]))]);
    let bytes = archive(&[
        ("市/一.html", page.as_bytes()),
        ("市/一_files/frame.html", b"<p>x</p>"),
        ("市/图.png", b"\x89PNG"),
        ("市/坏.docx", b"PK\x03\x04"),
        ("内.zip", &inner),
        ("__MACOSX/市/一.html", b""),
    ]);
    let files = tempfile::tempdir().unwrap();
    fs::write(files.path().join("a.zip"), &bytes).unwrap();
    fs::write(files.path().join("说明.ofd"), b"OFD").unwrap();
    for argument in [".", "a.zip"] {
        let output = run(files.path(), &["extract", argument]);
        let records = lines(&output);
        let prefix = if argument == "." { "./" } else { "" };
        let expected = ["a.zip/市/一.html", "a.zip/市/坏.docx", "a.zip/内.zip/深.html", "a.zip/内.zip/深深.zip"];
        assert_eq!(names(&records), expected.map(|name| format!("{prefix}{name}")));
        assert_eq!(status(&output), 3);
        assert_eq!(records[0]["cells"], records[2]["cells"]);
        assert_eq!(records[3]["error"]["code"], "unknown-format", "archives in archives in archives are not looked into");
        let passed = if argument == "." { 4 } else { 3 };
        assert!(stderr(&output).contains(&format!("{passed} passed over")), "{}", stderr(&output));
    }
    let output = run(files.path(), &["check", "a.zip", "--format", "json", "--select", "S"]);
    assert_eq!(stdout(&output).matches("\"schema\":\"gov-disclosure/report/v1\"").count(), 2);
}

/// Chinese Windows writes names in GBK and does not say so.
#[test]
fn names_in_gbk_are_read() {
    let mut bytes = archive(&[("AAAA.html", example("html-clean.html").as_bytes())]);
    let (gbk, _, _) = encoding_rs::GBK.encode("年报");
    let at: Vec<usize> = (0..bytes.len() - 4).filter(|&at| bytes[at..].starts_with(b"AAAA.html")).collect();
    for at in at {
        bytes[at..at + 4].copy_from_slice(&gbk);
    }
    let files = tempfile::tempdir().unwrap();
    fs::write(files.path().join("a.zip"), &bytes).unwrap();
    assert_eq!(names(&lines(&run(files.path(), &["extract", "a.zip"]))), ["a.zip/年报.html"]);
}

#[test]
fn bombs_broken_archives_and_empty_ones_are_told() {
    let files = tempfile::tempdir().unwrap();
    let (many, zeros) = (["0.txt", "1.txt", "2.txt"], vec![b' '; 40 << 20]);
    let bomb = archive(&many.map(|name| (name, zeros.as_slice())));
    fs::write(files.path().join("bomb.zip"), &bomb).unwrap();
    fs::write(files.path().join("cut.zip"), &bomb[..bomb.len() / 2]).unwrap();
    fs::write(files.path().join("empty.zip"), archive(&[("a.png", b"")])).unwrap();
    let records = lines(&run(files.path(), &["extract", "bomb.zip", "cut.zip"]));
    let reported: Vec<&str> = records.iter().map(|record| record["error"]["code"].as_str().unwrap()).collect();
    assert_eq!(reported, ["empty", "limit-exceeded", "malformed"], "the second member is one too many");
    assert_eq!(status(&run(files.path(), &["extract", "empty.zip"])), 4);
}

#[test]
fn the_folder_of_a_saved_page_is_passed_over() {
    let page = example("html-clean.html");
    let files = folder(&[("年报.html", &page)]);
    for beside in ["年报_files", "别的_files"] {
        fs::create_dir(files.path().join(beside)).unwrap();
        fs::write(files.path().join(beside).join("frame.html"), &page).unwrap();
    }
    let output = run(files.path(), &["extract", "."]);
    assert_eq!(names(&lines(&output)), ["./别的_files/frame.html", "./年报.html"]);
    assert_eq!(names(&lines(&run(files.path(), &["extract", "年报_files"]))), ["年报_files/frame.html"], "it is read where it is named");
}

#[test]
fn a_web_archive_gives_the_cells_of_its_page() {
    let page = example("html-clean.html");
    let quoted: String =
        page.bytes().map(|b| format!("={b:02X}")).collect::<Vec<_>>().chunks(25).map(|line| line.concat() + "=\r\n").collect();
    let saved = format!(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
         Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n--b--\r\n"
    );
    let files = folder(&[("a.html", &page), ("a.mhtml", &saved)]);
    let records = lines(&run(files.path(), &["extract", "."]));
    assert_eq!(names(&records), ["./a.html", "./a.mhtml"]);
    assert_eq!(records[0]["cells"], records[1]["cells"]);
    assert_eq!(records[1]["source"]["format"], "mhtml");
}

/// Programs that append to an archive leave the older member of the same name in it.
#[test]
fn members_of_one_name_are_all_read() {
    let (first, second) = (example("html-clean.html"), example("text-cells.txt"));
    let mut bytes = archive(&[("甲/a.html", first.as_bytes()), ("甲/b.html", second.as_bytes()), ("甲/c.html", b"x"), ("d.html", b"x")]);
    for at in 0..bytes.len() - 9 {
        if bytes[at..].starts_with("甲/b.html".as_bytes()) || bytes[at..].starts_with("甲/c.html".as_bytes()) {
            bytes[at + 4] = b'a';
        }
    }
    let files = tempfile::tempdir().unwrap();
    fs::write(files.path().join("z.zip"), &bytes).unwrap();
    let inner = archive(&[("in.zip", &bytes)]);
    fs::write(files.path().join("y.zip"), inner).unwrap();
    let records = lines(&run(files.path(), &["extract", "z.zip", "y.zip"]));
    let expected = ["甲/a.html", "甲/a.html#2", "甲/a.html#3", "d.html"];
    let all = expected.map(|name| format!("z.zip/{name}")).into_iter().chain(expected.map(|name| format!("y.zip/in.zip/{name}")));
    assert_eq!(names(&records), all.collect::<Vec<_>>());
    let totals: Vec<_> = records.iter().map(|record| record["cells"]["requests.received.total"]["value"].as_u64()).collect();
    assert_eq!(totals, [Some(2837), Some(818), None, None, Some(2837), Some(818), None, None]);
}

/// The bytes that an archive may unpack to are those of all archives in it.
#[test]
fn archives_in_an_archive_share_its_limit() {
    let inner = archive(&[("x.html", &vec![0; 40 << 20])]);
    let outer = archive(&["0.zip", "1.zip", "2.zip", "3.zip"].map(|name| (name, inner.as_slice())));
    let files = tempfile::tempdir().unwrap();
    fs::write(files.path().join("a.zip"), outer).unwrap();
    let records = lines(&run(files.path(), &["extract", "a.zip"]));
    let reported: Vec<&str> = records.iter().map(|record| record["error"]["code"].as_str().unwrap()).collect();
    assert!(reported.len() <= 4 && reported.contains(&"limit-exceeded"), "{reported:?}: 160 MiB of an archive of {} KB", inner.len() / 256);
}
