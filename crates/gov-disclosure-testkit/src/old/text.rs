//! A drawn report as text whose table has no columns: rows on lines, or all of them on one.

use super::draw::{Place, Sheet};
use super::page;

/// The report, with what is between the cells of a row and between rows.
pub fn write(sheet: &Sheet, between: &str, rows: &str) -> String {
    let mut text = page::title(sheet) + "\n";
    for (heading, own) in page::sections(sheet) {
        text += &format!("{heading}\n{own}\n");
    }
    let signature = page::signature(sheet).join("\n");
    let table = table(sheet, between, rows);
    match sheet.look.place {
        Place::Section | Place::BeforeSignature => text + &table + "\n" + &signature + "\n",
        Place::Annex => text + &signature + "\n附表\n" + &table + "\n",
    }
}

fn table(sheet: &Sheet, between: &str, rows: &str) -> String {
    let words = |cells: &[&str]| cells.iter().copied().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(between);
    let mut lines = Vec::new();
    let mut head = vec![sheet.look.name, sheet.look.unit];
    head.extend(sheet.heads.iter().map(String::as_str));
    lines.push(words(&head));
    for row in &sheet.rows {
        let mut cells = vec![row.label.as_str(), row.unit.as_str()];
        if row.values.is_empty() {
            cells.extend(sheet.heads.iter().map(|_| row.unit.as_str()));
        }
        cells.extend(row.values.iter().map(|entry| entry.text.as_str()));
        lines.push(words(&cells));
    }
    if sheet.look.footer {
        lines.push(page::FOOTER.to_owned());
    }
    lines.join(rows)
}
