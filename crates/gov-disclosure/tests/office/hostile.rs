//! Office files made to break their readers: an answer within two seconds, whatever they claim.

use gov_disclosure::ErrorKind;

use super::{docx, docx_with, package, read, xls, xlsx};

/// How a file was answered; a build that is not optimised gets more processor time than the two seconds of the release build.
fn answered(bytes: &[u8]) -> Option<ErrorKind> {
    let start = processor_time();
    let kind = read(bytes).err().map(|error| error.kind());
    let taken = processor_time() - start;
    assert!(taken < 10.0, "{taken} s for {} bytes", bytes.len());
    kind
}

/// Seconds that this thread has run, where Linux tells: other work on the machine does not count.
fn processor_time() -> f64 {
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    schedule.split_whitespace().next().and_then(|time| time.parse::<f64>().ok()).map_or(0.0, |nanoseconds| nanoseconds / 1e9)
}

const LIMIT: Option<ErrorKind> = Some(ErrorKind::LimitExceeded);
const MALFORMED: Option<ErrorKind> = Some(ErrorKind::Malformed);

#[test]
fn bombs_are_refused() {
    assert_eq!(answered(&docx(&" ".repeat(40 << 20))), LIMIT, "a part too large");
    let styles = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(1 << 20));
    let bomb = package(&[("[Content_Types].xml", ""), ("xl/worksheets/sheet1.xml", ""), ("xl/styles.xml", &styles)]);
    assert_eq!(answered(&bomb), LIMIT, "a style sheet too large");
    let names: Vec<String> = (0..5000).map(|i| format!("{i}.xml")).collect();
    let parts: Vec<(&str, &str)> =
        names.iter().map(|name| (name.as_str(), "")).chain([("[Content_Types].xml", ""), ("word/document.xml", "")]).collect();
    assert_eq!(answered(&package(&parts)), LIMIT, "too many parts");
}

#[test]
fn entities_and_depth_are_refused() {
    let lol = "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><w:document><w:body>&b;</w:body></w:document>";
    let document = package(&[("[Content_Types].xml", ""), ("word/document.xml", lol)]);
    assert_eq!(answered(&document), MALFORMED);
    assert_eq!(answered(&docx("&undefined;")), MALFORMED);
    assert_eq!(answered(&docx(&format!("{}{}", "<w:sdt>".repeat(100_000), "</w:sdt>".repeat(100_000)))), LIMIT);
    let nested = 100;
    let (open, close) = ("<w:tbl><w:tr><w:tc>".repeat(nested), "</w:tc></w:tr></w:tbl>".repeat(nested));
    assert_eq!(answered(&docx(&(open + &close))), LIMIT);
}

#[test]
fn enormous_spans_and_many_of_them_are_answered() {
    let wide =
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='1000000000'/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>";
    assert_eq!(answered(&docx(&format!("<w:tbl>{wide}</w:tbl>"))), Some(ErrorKind::NotAReport));
    assert_eq!(answered(&docx(&format!("<w:tbl>{}</w:tbl>", wide.repeat(60_000)))), LIMIT);
    assert_eq!(answered(&docx(&"<w:p/>".repeat(2_000_000))), LIMIT);
    assert_eq!(answered(&docx(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc/>".repeat(1_200_000)))), LIMIT);
    let merges = |reference: &dyn Fn(u32) -> String| {
        let ranges: String = (1..=900_000).map(|i| format!("<mergeCell ref='{}'/>", reference(i))).collect();
        let rows: String = (1..=2000).map(|i| format!("<row r='{i}'><c r='A{i}'><v>1</v></c></row>")).collect();
        xlsx(&[("s", &format!("<sheetData>{rows}</sheetData><mergeCells>{ranges}</mergeCells>"))], &[])
    };
    assert_eq!(answered(&merges(&|i| format!("A{i}:B{i}"))), Some(ErrorKind::NotAReport));
    assert_eq!(answered(&merges(&|_| "A1:XFD1048576".to_owned())), LIMIT);
    let cells = format!("<sheetData><row>{}</row></sheetData>", "<c><v>1</v></c>".repeat(1_200_000));
    assert_eq!(answered(&xlsx(&[("s", &cells)], &[])), LIMIT);
}

/// What is written once and used everywhere must not be copied everywhere.
#[test]
fn uses_of_one_long_text_are_bounded() {
    let fields = "<w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/>".repeat(100_000);
    assert_eq!(answered(&docx(&format!("<w:p>{fields}{}</w:p>", "<w:t>1</w:t>".repeat(400_000)))), Some(ErrorKind::NotAReport));
    let level = format!("<w:lvl w:ilvl='0'><w:lvlText w:val='{}'/></w:lvl>", "%1".repeat(2000));
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId='1'>{level}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
    );
    let body = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>".repeat(300_000);
    assert_eq!(answered(&docx_with(&body, &[("word/numbering.xml", &numbering)])), LIMIT);
    let text = format!("<c t='inlineStr'><is><t>{}</t></is></c>", "字".repeat(10_000));
    assert_eq!(
        answered(&xlsx(&[("s", &format!("<sheetData><row>{}</row></sheetData>", text.repeat(1000)))], &[])),
        Some(ErrorKind::NotAReport)
    );
    let rows: String = (1..=100_000).map(|i| format!("<row r='{i}'><c r='A{i}'><v>1</v></c><c r='XFD{i}'><v>1</v></c></row>")).collect();
    assert_eq!(answered(&xlsx(&[("s", &format!("<sheetData>{rows}</sheetData>"))], &[])), LIMIT, "every gap between two cells is filled");
    let font = format!("<styleSheet><fonts><font><name val='{}'/></font></fonts></styleSheet>", "宋".repeat(1000));
    let styled = package(&[("[Content_Types].xml", ""), ("xl/worksheets/sheet1.xml", ""), ("xl/styles.xml", &font)]);
    assert_eq!(answered(&styled), LIMIT);
}

/// Each name of a sheet has it read anew.
#[test]
fn one_old_sheet_under_many_names_is_refused() {
    let record = |kind: u16, data: &[u8]| [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat();
    let start = record(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let end = record(0x0A, &[]);
    let names = 20_000;
    let name = |at: u32| record(0x85, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'a']].concat());
    let sheet = start.len() + names * name(0).len() + end.len();
    let cell = record(0x203, &[0; 14]);
    let cells = cell.repeat(2000);
    let same = [&start[..], &name(sheet as u32).repeat(names), &end, &start, &cells, &end].concat();
    assert_eq!(answered(&xls(&same)), MALFORMED);
    let inside: Vec<u8> = (0..names).flat_map(|i| name((sheet + start.len() + i % 2000 * cell.len()) as u32)).collect();
    assert_eq!(answered(&xls(&[&start[..], &inside, &end, &start, &cells, &end].concat())), MALFORMED);
    let one = [&start[..], &name((start.len() + name(0).len() + end.len()) as u32), &end, &start, &cells, &end].concat();
    assert_eq!(answered(&xls(&one)), Some(ErrorKind::NotAReport));
}

/// The library that reads them indexes records without asking how long they are.
#[test]
fn old_records_that_are_too_short_are_malformed() {
    let record = |kind: u16, data: &[u8]| [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat();
    let (start, end) = (record(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]), record(0x0A, &[]));
    let book = |broken: &[u8]| xls(&[&start[..], broken, &end].concat());
    let string = |flags: u8, rest: &[u8]| record(0xFC, &[&[0; 8][..], &[3, 0, flags], rest].concat());
    for broken in [
        record(0x22, &[1]),
        record(0x42, &[]),
        record(0x809, &[6]),
        record(0x85, &[0; 5]),
        record(0xE5, &[2, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        record(0x06, &[0; 21]),
        string(8, &[1]),
        string(4, &[1, 0, 0]),
        string(0, b"ab"),
        [string(0, b"ab"), record(0x3C, &[])].concat(),
        [string(4, &[9, 0, 0, 0, b'a', b'b', b'c']), record(0x3C, &[1])].concat(),
    ] {
        assert_eq!(answered(&book(&broken)), MALFORMED, "{broken:x?}");
    }
    // Names and formulas are not read: what they hold cannot break anything.
    for passed in [
        record(0x17, &[]),
        record(0x18, &[9]),
        record(0x06, &[255; 22]),
        string(0, b"abc"),
        [string(1, b"a\0b"), record(0x3C, b"\0bc")].concat(),
    ] {
        assert_eq!(answered(&book(&passed)), Some(ErrorKind::NotAReport), "{passed:x?}");
    }
    let locked = [record(0x2F, &[1, 0, 1, 0]), record(0xFC, &[7; 9])].concat();
    assert_eq!(answered(&book(&locked)), Some(ErrorKind::Encrypted));
}

#[test]
fn one_sheet_under_many_names_is_refused() {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = format!("<Relationships><Relationship Id='r1' Type='{office}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
    let names: String = (1..=3000).map(|i| format!("<sheet name='{i}' sheetId='{i}' r:id='r1'/>")).collect();
    let book = |target: &str, names: &str, sheet: &str| {
        let relations = format!("<Relationships><Relationship Id='r1' Type='{office}/worksheet' Target='{target}'/></Relationships>");
        let names = format!("<workbook xmlns:r='{office}'><sheets>{names}</sheets></workbook>");
        let parts = [
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", &root),
            ("xl/workbook.xml", &names),
            ("xl/_rels/workbook.xml.rels", &relations),
            (&format!("xl/{target}"), sheet),
        ];
        package(&parts)
    };
    let padded = format!("<worksheet><sheetData>{}</sheetData></worksheet>", "<row/>".repeat(100_000));
    assert_eq!(answered(&book("worksheets/1.xml", &names, &padded)), MALFORMED, "read anew for each name");
    let large = format!("<worksheet><sheetData>{}</sheetData></worksheet>", " ".repeat(40 << 20));
    assert_eq!(answered(&book("worksheets/1.dat", "<sheet name='1' sheetId='1' r:id='r1'/>", &large)), LIMIT, "a part of another name");
}

#[test]
fn broken_packages_are_malformed() {
    let whole = docx("<w:p><w:r><w:t>二、主动公开政府信息情况</w:t></w:r></w:p>");
    for cut in (4..whole.len()).step_by(7) {
        assert!(answered(&whole[..cut]).is_some(), "cut at {cut}");
    }
    let relations =
        "<Relationships><Relationship Type='/officeDocument' Target='../../word/../word/_rels/document.xml.rels'/></Relationships>";
    let circle = "<Relationships><Relationship Type='/styles' Target='_rels/document.xml.rels'/></Relationships>";
    let parts =
        [("[Content_Types].xml", ""), ("_rels/.rels", relations), ("word/_rels/document.xml.rels", circle), ("word/document.xml", "")];
    assert_eq!(answered(&package(&parts)), Some(ErrorKind::NotAReport));
    let lost = [
        ("[Content_Types].xml", ""),
        ("_rels/.rels", "<Relationships><Relationship Type='/officeDocument' Target='a.xml'/></Relationships>"),
        ("word/document.xml", ""),
    ];
    assert_eq!(answered(&package(&lost)), MALFORMED);
    let styles = "<w:styles><w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'><w:basedOn w:val='A'/></w:style></w:styles>";
    let body = "<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr></w:p>".repeat(1000);
    assert_eq!(answered(&docx_with(&body, &[("word/styles.xml", styles)])), Some(ErrorKind::NotAReport));
}

/// Bytes changed, dropped and doubled anywhere: no panic, and always an answer.
#[test]
fn damaged_packages_never_panic() {
    let table =
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>行政许可</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let sheet = "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>";
    let mut seed = 0x9E37_79B9_7F4A_7C15u64;
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below.max(1) as u64) as usize
    };
    for whole in [docx(table), xlsx(&[("s", sheet)], &[])] {
        for _ in 0..400 {
            let mut bytes = whole.clone();
            for _ in 0..1 + random(6) {
                let at = random(bytes.len());
                match random(3) {
                    0 => bytes[at] = random(256) as u8,
                    1 => drop(bytes.drain(at..(at + random(20)).min(bytes.len()))),
                    _ => bytes.insert(at, random(256) as u8),
                }
            }
            answered(&bytes);
        }
    }
}
