//! Hostile and broken input: a clear answer, no panic, bounded work.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use gov_disclosure::{ErrorKind, ParseOptions, Report, State, parse};

fn read(bytes: impl AsRef<[u8]>) -> Result<Report, gov_disclosure::Error> {
    parse(bytes.as_ref(), &ParseOptions::new())
}

fn refused(bytes: impl AsRef<[u8]>) -> ErrorKind {
    read(bytes).unwrap_err().kind()
}

const HEADINGS: &str =
    "<p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p>";

#[test]
fn nothing_and_noise_are_no_reports() {
    assert_eq!(refused(""), ErrorKind::Empty);
    assert_eq!(refused(" \n\u{a0}\n"), ErrorKind::Empty);
    assert_eq!(refused("\u{feff}\r\n"), ErrorKind::Empty);
    assert_eq!(refused(b"\xff\xfe"), ErrorKind::Empty);
    assert_eq!(refused(b"\xff\xfe\r\0\n\0"), ErrorKind::Empty);
    assert_eq!(refused("\u{3000}".repeat(2000)), ErrorKind::Empty);
    assert_eq!(refused("."), ErrorKind::NotAReport);
    assert_eq!(refused("<html><body><p>今天天气很好</p><table><tr><td>1</td><td>2</td></tr></table></body></html>"), ErrorKind::NotAReport);
    let noise: Vec<u8> = (0u32..100_000).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(refused(noise), ErrorKind::UnknownFormat);
    assert_eq!(refused(b"PK\x03\x04\x14\0"), ErrorKind::Malformed, "an archive that is cut off");
    assert_eq!(refused(b"PK\x03\x04 [Content_Types].xml xl/worksheets/sheet1.xml"), ErrorKind::Malformed);
}

#[test]
fn every_limit_has_its_answer() {
    assert_eq!(refused("<table><tr><td>".repeat(10_000)), ErrorKind::LimitExceeded);
    assert_eq!(refused(format!("<table><tr>{}", "<td>".repeat(2_000_000))), ErrorKind::LimitExceeded);
    assert_eq!(refused("<table>".to_owned() + &"<tr><td colspan=1000000000>1</td></tr>".repeat(20_000)), ErrorKind::LimitExceeded);
    assert_eq!(refused("0\n".repeat(1_200_000)), ErrorKind::LimitExceeded);
    assert_eq!(refused("1|".repeat(1_200_000)), ErrorKind::LimitExceeded);
    assert_eq!(refused("1 ".repeat(2_300_000)), ErrorKind::LimitExceeded);
    let rows = |row: &str| format!("三、收到和处理政府信息公开申请情况\n{}", row.repeat(60_000));
    assert_eq!(refused(rows("2.重复申请     1     2     3     4     5     6    7\n")), ErrorKind::LimitExceeded);
    assert_eq!(refused(rows("| 2.重复申请 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n")), ErrorKind::LimitExceeded);
}

/// A text without tags is one token of a page, however many lines it has.
#[test]
fn lines_of_a_page_are_charged_before_they_are_kept() {
    let page = |before: &str, behind: &str| format!("{HEADINGS}{before}{}{behind}", "X: 1\n".repeat(6_000_000));
    for page in [page("", ""), page("<pre>", "</pre>")] {
        let cost = allocation_counter::measure(|| assert_eq!(refused(&page), ErrorKind::LimitExceeded));
        assert!(cost.bytes_max < 64 << 20, "{} bytes at once", cost.bytes_max);
    }
}

/// What is beside the text of a line is kept mark by mark, long before the line ends.
#[test]
fn a_line_of_a_page_is_charged_while_it_grows() {
    let page = format!("{HEADINGS}{}", "1<sup>2</sup>".repeat(7_000_000));
    let cost = allocation_counter::measure(|| assert_eq!(refused(&page), ErrorKind::LimitExceeded));
    assert!(cost.bytes_max < 400 << 20, "{} bytes at once", cost.bytes_max);
}

/// A record has no more fields than all tables may have cells.
#[test]
fn a_line_of_commas_is_no_record_without_end() {
    let text = "1,".repeat(4_000_000);
    let cost = allocation_counter::measure(|| assert_eq!(refused(&text), ErrorKind::NotAReport));
    assert!(cost.bytes_max < 128 << 20, "{} bytes at once", cost.bytes_max);
}

/// Text that is not UTF-8 is decoded in one of several ways; all of it is, once.
#[test]
fn noise_is_refused_before_all_of_it_is_decoded() {
    let mut seed = 1u32;
    let mut noise = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    let bytes: Vec<u8> = (0..16 << 20).map(|_| noise() | 1).collect();
    let cost = allocation_counter::measure(|| assert_eq!(refused(&bytes), ErrorKind::UnknownFormat));
    assert!(cost.bytes_max < 16 << 20, "{} bytes at once", cost.bytes_max);
}

/// What the prose has beyond its limits is reported, where it starts.
#[test]
fn prose_beyond_its_limits_is_told() {
    let reported = |prose: &str| {
        let report = read(format!("<h2>一、总体情况</h2>{prose}{HEADINGS}")).unwrap();
        report.diagnostics.iter().filter(|d| d.rule == "R017").map(|d| d.locations[0].line().unwrap()).collect::<Vec<_>>()
    };
    let lines = |line: &str, count: usize| format!("<p>{line}</p>\n").repeat(count);
    let (long, counting) = ("全年各项工作有序开展。".repeat(100), "公开信息12条，答复来信3件。");
    assert_eq!(reported(&lines(&long, 635)), [0; 0]);
    assert_eq!(reported(&lines(&long, 640)), [636]);
    assert_eq!(reported(&lines(counting, 1001)), [0; 0]);
    assert_eq!(reported(&lines(counting, 1003)), [1002]);
    assert_eq!(reported(&(lines(counting, 1003) + &lines(&long, 640))).len(), 2);
}

#[test]
fn one_enormous_span_costs_nothing() {
    let page = format!("{HEADINGS}<table><tr><td colspan=1000000000 rowspan=1000000000>1</td></tr></table>");
    assert!(read(page).is_ok());
}

#[test]
fn unclosed_markup_is_read_to_its_end() {
    for tail in ["<!--", "<td", "<td colspan='", "<script>", "</", "&#", "<table><tr><td>5", "<!", "<a href=\"x>y"] {
        assert!(read(format!("{HEADINGS}{tail}")).is_ok(), "{tail}");
    }
}

/// Every example cut at every hundredth byte gives a report or an error, and what it reports of a cell is
/// what the whole file says, or it is flagged.
#[test]
fn a_cut_file_never_gives_another_number() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let whole = read(&bytes).unwrap();
        for cut in (0..bytes.len()).step_by(101) {
            let Ok(part) = read(&bytes[..cut]).map(gov_disclosure::check) else { continue };
            for (field, cell) in part.cells.iter().filter(|(_, cell)| cell.state == State::Reported) {
                let known = whole.cell(field).and_then(|cell| cell.value);
                let flagged = part.is_flagged(field);
                assert!(cell.value == known || flagged, "{} cut at {cut}: {field} is {:?}, was {known:?}", path.display(), cell.value);
            }
        }
    }
}

/// Seeded damage: bytes changed, dropped and doubled anywhere. No panic, and always an answer.
#[test]
fn damaged_bytes_never_panic() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let mut seed = 0x2545_F491_4F6C_DD1Du64;
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below.max(1) as u64) as usize
    };
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for _ in 0..25 {
            let mut damaged = bytes.clone();
            for _ in 0..1 + random(20) {
                let at = random(damaged.len());
                match random(4) {
                    0 => damaged[at] = random(256) as u8,
                    1 => drop(damaged.drain(at..(at + random(40)).min(damaged.len()))),
                    2 => {
                        let piece = damaged[at..(at + random(60)).min(damaged.len())].to_vec();
                        damaged.splice(at..at, piece);
                    }
                    _ => damaged.insert(at, b"<>|\t\n&\"' 0"[random(10)]),
                }
            }
            let _ = read(&damaged);
        }
    }
}
