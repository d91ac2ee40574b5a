//! A whole filled form as the payload of each container.

use std::cell::RefCell;

use super::writers::{Row, document, html_table, paragraph};
use super::{containers::Container, draw::Page, form::Sheet, typeset};

/// The payload that gives this form in this container.
pub fn payload(container: Container, sheet: &Sheet) -> Vec<u8> {
    match container {
        Container::Bare => page(sheet).into_bytes(),
        Container::Docx => docx(sheet).into_bytes(),
        Container::Xlsx => xlsx(sheet).into_bytes(),
        Container::Xls => xls(sheet),
        Container::Pdf => {
            let pages = typeset::pages(sheet, typeset::Style::PLAIN);
            pages.iter().map(Page::content).collect::<Vec<_>>().join("\n---\n").into_bytes()
        }
        Container::Mhtml => {
            let head = "Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
            (head.to_owned() + &page(sheet)).into_bytes()
        }
    }
}

fn page(sheet: &Sheet) -> String {
    document(sheet, |rows, _| html_table(rows, true), paragraph)
}

fn docx(sheet: &Sheet) -> String {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>\n");
    let table = |rows: &[Row], _| {
        let mut out = "<w:tbl>\n".to_owned();
        for row in grid(rows) {
            out += "<w:tr>";
            for Slot { text, columns, covered, height, .. } in row {
                let merge = match (covered, height) {
                    (true, _) => "<w:vMerge/>",
                    (false, 1) => "",
                    _ => "<w:vMerge w:val='restart'/>",
                };
                out +=
                    &format!("<w:tc><w:tcPr><w:gridSpan w:val='{columns}'/>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
            }
            out += "</w:tr>\n";
        }
        out + "</w:tbl>\n"
    };
    let styles = "<w:style w:type='paragraph' w:styleId='H'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>\
        <w:lvlText w:val='%1、'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let heading = "<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:t>附注</w:t></w:r></w:p>";
    format!("{}{heading}\n---\n{styles}\n---\n{numbering}", document(sheet, table, paragraph))
}

/// Where the sheet of a workbook stands: its rows of cells, and its merged ranges as first row, last row, first and last column.
#[derive(Default)]
struct Cells {
    rows: Vec<Vec<(usize, String)>>,
    merges: Vec<[usize; 4]>,
}

fn cells(sheet: &Sheet) -> Cells {
    let found = RefCell::new(Cells::default());
    let line = |text: &str| {
        found.borrow_mut().rows.push(vec![(0, text.to_owned())]);
        String::new()
    };
    let table = |rows: &[Row], _| {
        let mut found = found.borrow_mut();
        for row in grid(rows) {
            let at = found.rows.len();
            let origins = row.into_iter().filter(|slot| !slot.covered);
            let row = origins.map(|slot| {
                if slot.columns * slot.height > 1 {
                    found.merges.push([at, at + slot.height - 1, slot.column, slot.column + slot.columns - 1]);
                }
                (slot.column, slot.text)
            });
            let row = row.collect();
            found.rows.push(row);
        }
        String::new()
    };
    document(sheet, table, line);
    found.into_inner()
}

fn xlsx(sheet: &Sheet) -> String {
    let name = |row: usize, column: usize| format!("{}{}", (b'A' + column as u8) as char, row + 1);
    let Cells { rows, merges } = cells(sheet);
    let mut out = "<sheetData>".to_owned();
    for (at, row) in rows.iter().enumerate() {
        out += &format!("<row r='{}'>", at + 1);
        for (column, text) in row {
            let r = name(at, *column);
            match text.parse::<f64>() {
                Ok(_) => out += &format!("<c r='{r}' s='0'><v>{text}</v></c>"),
                Err(_) if *column == 0 && at == 0 => out += &format!("<c r='{r}' t='s'><v>0</v></c>"),
                Err(_) => out += &format!("<c r='{r}' t='inlineStr'><is><t>{text}</t></is></c>"),
            }
        }
        out += "</row>\n";
    }
    out += "</sheetData><mergeCells>";
    for [top, bottom, left, right] in merges {
        out += &format!("<mergeCell ref='{}:{}'/>", name(top, left), name(bottom, right));
    }
    let styles = "<numFmts><numFmt numFmtId='200' formatCode='0.00'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='200'/></cellXfs>";
    let title = rows.first().and_then(|row| row.first()).map_or("", |(_, text)| text);
    format!("{out}</mergeCells>\n---\n{styles}\n---\n<si><t>{title}</t></si>")
}

/// The records of BIFF8, as far as a form needs them.
fn xls(sheet: &Sheet) -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat();
    let start = |kind: u16| record(0x809, &[0x0600u16.to_le_bytes(), kind.to_le_bytes(), [0; 2], [0; 2]].concat());
    let end = record(0x0A, &[]);
    let Cells { rows, merges } = cells(sheet);
    let globals = |at: u32| {
        let name = [&at.to_le_bytes()[..], &[0, 0, 1, 1], &0x8868u16.to_le_bytes()].concat();
        [start(5), record(0x85, &name), end.clone()].concat()
    };
    let mut out = globals(globals(0).len() as u32);
    out.extend(start(0x10));
    for (at, row) in rows.iter().enumerate() {
        for (column, text) in row {
            let place = [(at as u16).to_le_bytes(), (*column as u16).to_le_bytes(), [0; 2]].concat();
            match text.parse::<f64>() {
                Ok(number) => out.extend(record(0x203, &[&place[..], &number.to_le_bytes()].concat())),
                Err(_) => {
                    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
                    let length = (units.len() / 2) as u16;
                    out.extend(record(0x204, &[&place[..], &length.to_le_bytes(), &[1], &units].concat()));
                }
            }
        }
    }
    let ranges = merges.iter().flatten().flat_map(|n| (*n as u16).to_le_bytes());
    out.extend(record(0xE5, &[&(merges.len() as u16).to_le_bytes()[..], &ranges.collect::<Vec<_>>()].concat()));
    out.extend(&end);
    out
}

/// A cell of a grid, or the columns of a row that a cell above covers.
struct Slot {
    text: String,
    column: usize,
    columns: usize,
    height: usize,
    covered: bool,
}

/// The rows with their columns; what is covered from above stands in each row it reaches.
fn grid(rows: &[Row]) -> Vec<Vec<Slot>> {
    // Columns and rows left of the cells that reach down, by their first column.
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let mut out = Vec::new();
    for row in rows {
        let mut slots: Vec<Slot> = Vec::new();
        let mut above = open.iter().filter(|(.., left)| *left > 0).copied().collect::<Vec<_>>();
        above.sort_unstable();
        let (mut column, mut above) = (0, above.into_iter().peekable());
        let mut next: Vec<(usize, usize, usize)> = above.clone().map(|(at, columns, left)| (at, columns, left - 1)).collect();
        let mut cover = |column: &mut usize, slots: &mut Vec<Slot>| {
            while let Some((_, columns, _)) = above.next_if(|(at, ..)| at == column) {
                slots.push(Slot { text: String::new(), column: *column, columns, height: 1, covered: true });
                *column += columns;
            }
        };
        for (text, columns, height) in row {
            cover(&mut column, &mut slots);
            slots.push(Slot { text: text.clone(), column, columns: *columns, height: *height, covered: false });
            next.push((column, *columns, height - 1));
            column += columns;
        }
        cover(&mut column, &mut slots);
        open = next;
        out.push(slots);
    }
    out
}
