//! A filled form with its grid edited: bytes are edits of four, which keep the labels words of the form, so that most
//! grids get as far as the columns and rows.

use std::sync::OnceLock;

use gov_disclosure::{Edition, Report, State, fields};

use gov_disclosure_testkit::page::{Cell, Row, joined, page};
use gov_disclosure_testkit::sheet::{Figures, Sheet};
use gov_disclosure_testkit::write::html::{self, Style};

use crate::invariants;

/// What a cell may hold beside labels.
const TEXTS: [&str; 24] = [
    "",
    "0",
    "1",
    "2",
    "7",
    "13",
    "58",
    "581",
    "14069",
    "14,069",
    "１２",
    "三十二",
    "-3",
    "5.5",
    "/",
    "无",
    "—",
    "&nbsp;",
    "9007199254740993",
    "1 2",
    "0（零）",
    "3件",
    "12万元",
    "其中：",
];

/// Spans, small ones first.
const SPANS: [usize; 8] = [1, 2, 3, 4, 7, 15, 1000, 70_000];

/// Every wording of every label of the form.
fn labels() -> &'static [&'static str] {
    static LABELS: OnceLock<Vec<&str>> = OnceLock::new();
    LABELS.get_or_init(|| {
        let lines = include_str!("../../crates/gov-disclosure/src/form/labels.csv").lines().skip(1);
        lines.filter_map(|line| line.splitn(3, ',').nth(2)).flat_map(|labels| labels.split('|')).collect()
    })
}

/// Reads the form that these edits make, and holds the answer against what must be so.
pub fn read(edits: &[u8]) {
    let Some((&[flags, seed], edits)) = edits.split_first_chunk() else { return };
    let edition = if flags & 1 == 0 { Edition::Y2021 } else { Edition::Y2019 };
    let figures = [Figures::Full, Figures::OnlyTotals, Figures::NoTotals, Figures::ZerosBlank][usize::from(flags >> 1 & 3)];
    let sheet = Sheet::new(edition, figures, seed.into());
    let (edits, _) = edits.as_chunks::<4>();
    let page = joined(
        &page(&sheet),
        |rows, table| {
            let table = table as usize + 2;
            // Smaller forms are read faster.
            if flags & 4 << table != 0 {
                return String::new();
            }
            let mut rows = rows.to_vec();
            edits
                .iter()
                .take(64)
                .filter(|[operation, ..]| usize::from(operation >> 6) == table - 2)
                .for_each(|edit| apply(&mut rows, *edit));
            html::table(&rows, Style::Plain)
        },
        html::paragraph,
    );
    let Some(report) = invariants::read(page.as_bytes()) else { return };
    if edits.iter().all(|[operation, ..]| operation >> 6 == 3) {
        says_what_is_written(&report, &sheet);
    }
}

/// The two upper bits of the first byte name the table, the lower ones what is done; then row, cell and a choice.
fn apply(rows: &mut Vec<Row>, [operation, row, cell, choice]: [u8; 4]) {
    let (row, other) = (usize::from(row) % rows.len().max(1), usize::from(choice) % rows.len().max(1));
    let choice = usize::from(choice);
    let text = |choice: usize| TEXTS[choice % TEXTS.len()].to_owned();
    let label = || labels()[(choice + usize::from(operation & 16) * 16) % labels().len()].to_owned();
    let Some(cells) = rows.get_mut(row) else { return };
    let at = usize::from(cell) % cells.len().max(1);
    match (operation & 15, cells.get_mut(at)) {
        (0..=2, Some(cell)) => cell.text = text(choice),
        (3, Some(cell)) => cell.text = label(),
        (4, Some(cell)) => cell.columns = SPANS[choice % SPANS.len()],
        (5, Some(cell)) => cell.rows = SPANS[choice % SPANS.len()],
        (6, Some(_)) => drop(cells.remove(at)),
        (7, Some(cell)) => cell.text = format!("<table><tr><td>{}</td><td>{}</td></tr></table>", label(), text(cell.text.len())),
        (8, Some(cell)) => cell.text += &format!("<br>{}", text(choice)),
        (9, _) => cells.insert(at, Cell::words(&text(choice), 1)),
        (10, _) => cells.insert(at, Cell::words(&label(), 1)),
        (11, _) => {
            let again = rows[row].clone();
            rows.insert(other, again);
        }
        (12, _) => rows.swap(row, other),
        (13, _) => drop(rows.remove(row)),
        (14, _) => rows[row].truncate(at),
        (15, Some(cell)) => cell.text = cell.text.chars().skip(choice % 4).collect(),
        _ => {}
    }
}

/// Of a form that nothing was done to, each value is the one that is written, or a warning names it.
fn says_what_is_written(report: &Report, sheet: &Sheet) {
    for field in fields() {
        let Some(cell) = report.cell(field) else { continue };
        let value = cell.value.map(|value| value.to_string());
        if cell.state == State::Reported && value != sheet.value(field) {
            assert!(report.is_flagged(field), "{field}: {cell:?}, written {:?}", sheet.value(field));
        }
    }
}
