//! A page as the payload of office files: the body of a Word document, the sheets of a workbook, the records of an old one.

use super::{package, seen};
use crate::page::{Beside, Block, Role, Row, grid, has_beside};

/// The payload of a Word document: body, styles and numbering, as [`Container::Docx`](super::container::Container) parts them.
pub fn docx(blocks: &[Block]) -> String {
    let runs = |text: &str| text.split('\n').map(|line| format!("<w:t>{line}</w:t>")).collect::<Vec<_>>().join("<w:br/>");
    let paragraph = |text: &str| format!("<w:p><w:r>{}</w:r></w:p>\n", runs(text));
    let table = |rows: &[Row]| {
        let mut out = "<w:tbl>\n".to_owned();
        for row in grid(rows) {
            out += "<w:tr>";
            for place in row {
                let merge = match (place.covered, place.rows) {
                    (true, _) => "<w:vMerge/>",
                    (false, 1) => "",
                    _ => "<w:vMerge w:val='restart'/>",
                };
                let columns = place.columns;
                let content = seen::docx(&format!("<w:r>{}</w:r>", runs(&place.text)), &place.beside);
                out += &format!("<w:tc><w:tcPr><w:gridSpan w:val='{columns}'/>{merge}</w:tcPr><w:p>{content}</w:p></w:tc>");
            }
            out += "</w:tr>\n";
        }
        out + "</w:tbl>\n"
    };
    let styles = "<w:style w:type='paragraph' w:styleId='H'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>\
        <w:lvlText w:val='%1、'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let heading = "<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:t>附注</w:t></w:r></w:p>";
    let body = crate::page::joined(blocks, |rows, _| table(rows), paragraph);
    format!("{body}{heading}\n---\n{styles}\n---\n{numbering}")
}

/// What is on a sheet: its rows of cells, and its merged ranges as first row, last row, first and last column.
#[derive(Default)]
struct Cells {
    rows: Vec<Vec<(usize, String, Vec<Beside>)>>,
    merges: Vec<[usize; 4]>,
}

fn cells(blocks: &[Block]) -> Cells {
    let mut found = Cells::default();
    for block in blocks {
        let rows = match block {
            Block::Line(text) | Block::Heading(_, text) => {
                found.rows.push(vec![(0, text.clone(), Vec::new())]);
                continue;
            }
            Block::Table(_, rows) => rows,
        };
        for row in grid(rows) {
            let at = found.rows.len();
            let mut cells = Vec::new();
            for place in row.into_iter().filter(|place| !place.covered) {
                if place.columns * place.rows > 1 {
                    found.merges.push([at, at + place.rows - 1, place.column, place.column + place.columns - 1]);
                }
                cells.push((place.column, place.text, place.beside));
            }
            found.rows.push(cells);
        }
    }
    found
}

/// Whether a spreadsheet holds a text as a number that shows as the same text.
fn is_number(text: &str) -> bool {
    let short = text.bytes().filter(u8::is_ascii_digit).count() <= 15;
    let plain = text.strip_prefix('-').unwrap_or(text).bytes().all(|b| b.is_ascii_digit() || b == b'.');
    short && plain && text.parse::<f64>().is_ok_and(|number| number.to_string() == text)
}

/// A sheet: its data and merged cells. The first text is the first shared string.
fn sheet(blocks: &[Block]) -> String {
    let name = |row: usize, column: usize| format!("{}{}", (b'A' + column as u8) as char, row + 1);
    let Cells { rows, merges } = cells(blocks);
    let mut out = "<sheetData>".to_owned();
    for (at, row) in rows.iter().enumerate() {
        out += &format!("<row r='{}'>", at + 1);
        for (column, text, beside) in row {
            let r = name(at, *column);
            out += &if beside.iter().any(|one| one.role == Role::Unreckoned) {
                format!("<c r='{r}'><f>{text}+0</f></c>")
            } else if let ("", [Beside { role: Role::Hidden, text, way, .. }, ..]) = (text.as_str(), beside.as_slice()) {
                format!("<c r='{r}' s='{}'><v>{text}</v></c>", seen::hiding_style(*way))
            } else if !beside.is_empty() {
                format!("<c r='{r}' t='inlineStr'><is>{}</is></c>", seen::xlsx(text, beside))
            } else if is_number(text) {
                format!("<c r='{r}' s='0'><v>{text}</v></c>")
            } else {
                format!("<c r='{r}' t='inlineStr'><is><t xml:space='preserve'>{text}</t></is></c>")
            };
        }
        out += "</row>\n";
    }
    out += "</sheetData>";
    if !merges.is_empty() {
        let cells =
            merges.iter().map(|[top, bottom, left, right]| format!("<mergeCell ref='{}:{}'/>", name(*top, *left), name(*bottom, *right)));
        out += &format!("<mergeCells>{}</mergeCells>", cells.collect::<String>());
    }
    out
}

/// The payload of a workbook of one sheet: sheet, styles and shared strings.
pub fn xlsx(blocks: &[Block]) -> String {
    let styles = "<numFmts><numFmt numFmtId='200' formatCode='0.00'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='200'/></cellXfs>";
    let styles = if has_beside(blocks) { seen::XLSX_STYLES } else { styles };
    let mut sheet = sheet(blocks);
    let mut shared = String::new();
    // One text by reference, so that the reader of shared strings has work.
    if let Some(Block::Line(title)) = blocks.first() {
        let inline = format!("<c r='A1' t='inlineStr'><is><t xml:space='preserve'>{title}</t></is></c>");
        if sheet.contains(&inline) {
            sheet = sheet.replacen(&inline, "<c r='A1' t='s'><v>0</v></c>", 1);
            shared = format!("<si><t>{title}</t></si>");
        }
    }
    format!("{sheet}\n---\n{styles}\n---\n{shared}")
}

/// A workbook with a sheet for each section.
pub fn workbook(blocks: &[Block]) -> Vec<u8> {
    let mut parts: Vec<&[Block]> = Vec::new();
    let starts: Vec<usize> = blocks.iter().enumerate().filter(|(_, b)| matches!(b, Block::Heading(..))).map(|(at, _)| at).collect();
    let mut from = 0;
    for to in starts.into_iter().chain([blocks.len()]).filter(|&to| to > 0) {
        parts.push(&blocks[from..to]);
        from = to;
    }
    let names: Vec<String> = (0..parts.len()).map(|n| format!("第{n}页")).collect();
    let sheets: Vec<(&str, String)> = names.iter().map(String::as_str).zip(parts.into_iter().map(sheet)).collect();
    let hiding = format!("<styleSheet>{}</styleSheet>", seen::XLSX_STYLES);
    let styles = if has_beside(blocks) { hiding.as_str() } else { package::STYLES };
    package::xlsx_with(&sheets, &[], &[("xl/styles.xml", styles)])
}

/// The records that say how cells look: fonts, a number format that shows nothing, styles, and strings with runs.
fn looks(rows: &[Vec<(usize, String, Vec<Beside>)>], record: impl Fn(u16, &[u8]) -> Vec<u8>) -> Vec<u8> {
    let shorts = |numbers: &[u16]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    let mut out = Vec::new();
    for (height, flags, colour, raised) in seen::FONTS {
        let font = [shorts(&[height, flags, colour, 400, raised]), vec![0, 0, 0, 0, 5, 0], b"Arial".to_vec()].concat();
        out.extend(record(0x31, &font));
    }
    out.extend(record(0x41E, &[shorts(&[164, 3]), vec![0], b";;;".to_vec()].concat()));
    // Font and number format; the rest of a style is as usual.
    for (font, format) in [(0u16, 0u16), (2, 0), (0, 164)] {
        out.extend(record(0xE0, &[shorts(&[font, format]), vec![0; 16]].concat()));
    }
    let mut strings = Vec::new();
    let mut count = 0u32;
    for (_, text, beside) in rows.iter().flatten().filter(|(_, text, beside)| !beside.is_empty() && !text.is_empty()) {
        let (text, runs) = seen::xls(text, beside);
        let units: Vec<u16> = text.encode_utf16().collect();
        strings.extend([shorts(&[units.len() as u16]), vec![9], shorts(&[runs.len() as u16]), shorts(&units)].concat());
        strings.extend(runs.into_iter().flat_map(|(at, font)| shorts(&[at as u16, font])));
        count += 1;
    }
    let head = [count.to_le_bytes(), count.to_le_bytes()].concat();
    out.extend(record(0xFC, &[head, strings].concat()));
    out
}

/// A workbook with a sheet for each of several pages, by their names; every other title leaves the name to its sheet.
pub fn sheets(pages: &[(String, Vec<Block>)]) -> Vec<u8> {
    let content = |at: usize, name: &str, blocks: &[Block]| {
        let mut blocks = blocks.to_vec();
        if let Some(Block::Line(title)) = blocks.first_mut()
            && at % 2 == 1
        {
            *title = title.replace(name, "");
        }
        sheet(&blocks)
    };
    let sheets: Vec<(&str, String)> =
        pages.iter().enumerate().map(|(at, (name, blocks))| (name.as_str(), content(at, name, blocks))).collect();
    package::xlsx_with(&sheets, &[], &[("xl/styles.xml", package::STYLES)])
}

/// A condition that makes the letters of a cell with this number white.
fn whitening(number: f64) -> Vec<u8> {
    /// A comparison of the value, with what is equal; a formula of nine bytes; a format of letters alone.
    const START: [u8; 12] = [1, 3, 9, 0, 0, 0, 0xFF, 0xFF, 0x3F, 0x04, 0, 0];
    const WHITE: u8 = 9;
    let mut letters = [0; 118];
    letters[80] = WHITE;
    [&START[..], &letters, &[0x1F], &number.to_le_bytes()].concat()
}

/// The records of BIFF8, as far as a form needs them.
pub fn xls(blocks: &[Block]) -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat();
    let start = |kind: u16| record(0x809, &[0x0600u16.to_le_bytes(), kind.to_le_bytes(), [0; 2], [0; 2]].concat());
    let end = record(0x0A, &[]);
    let Cells { rows, merges } = cells(blocks);
    let looks = if has_beside(blocks) { looks(&rows, record) } else { Vec::new() };
    let globals = |at: u32| {
        let name = [&at.to_le_bytes()[..], &[0, 0, 1, 1], &0x8868u16.to_le_bytes()].concat();
        [start(5), record(0x85, &name), looks.clone(), end.clone()].concat()
    };
    let mut out = globals(globals(0).len() as u32);
    out.extend(start(0x10));
    let (mut rich, mut conditions) = (0u32, Vec::new());
    for (at, row) in rows.iter().enumerate() {
        for (column, text, beside) in row {
            let place = [(at as u16).to_le_bytes(), (*column as u16).to_le_bytes(), [0; 2]].concat();
            if let ("", [Beside { role: Role::Hidden, text, way, .. }, ..]) = (text.as_str(), beside.as_slice()) {
                let number: f64 = text.parse().expect("a number");
                // White letters, a format that shows nothing, white letters by a condition.
                let style = if *way % 3 == 2 { 0u16 } else { 1 + (*way % 3) as u16 };
                out.extend(record(0x203, &[&place[..4], &style.to_le_bytes(), &number.to_le_bytes()].concat()));
                if style == 0 {
                    let [row, column] = [&place[..2], &place[2..4]];
                    let range = [row, row, column, column].concat();
                    conditions.extend(record(0x1B0, &[&[1, 0, 0, 0], &range[..], &[1, 0], &range[..]].concat()));
                    conditions.extend(record(0x1B1, &whitening(number)));
                }
            } else if !beside.is_empty() {
                out.extend(record(0xFD, &[&place[..], &rich.to_le_bytes()].concat()));
                rich += 1;
            } else if is_number(text) {
                let number: f64 = text.parse().expect("a number");
                out.extend(record(0x203, &[&place[..], &number.to_le_bytes()].concat()));
            } else {
                let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
                let length = (units.len() / 2) as u16;
                out.extend(record(0x204, &[&place[..], &length.to_le_bytes(), &[1], &units].concat()));
            }
        }
    }
    out.extend(conditions);
    let ranges = merges.iter().flatten().flat_map(|n| (*n as u16).to_le_bytes());
    out.extend(record(0xE5, &[&(merges.len() as u16).to_le_bytes()[..], &ranges.collect::<Vec<_>>()].concat()));
    out.extend(&end);
    out
}
