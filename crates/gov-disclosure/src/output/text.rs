//! The form as plain text: one row of a table per line, cells separated by aligned pipes.

use super::markup::acts;
use super::outline::{Outline, Table};
use crate::form::{PrintedSlot, SlotContent};
use crate::lex::width::width;

/// What parts two cells.
const SEPARATOR: &str = " | ";

/// The whole form.
pub fn write(outline: &Outline<'_>) -> String {
    let mut out = format!("{}\n", flat(&outline.title));
    for part in &outline.parts {
        out.push_str(&format!("\n{}\n\n", flat(&part.heading)));
        part.prose.iter().for_each(|paragraph| out.push_str(&format!("{}\n", flat(paragraph))));
        for row in part.list.iter().flatten() {
            let cells: Vec<String> = row.iter().map(|text| flat(text).replace(['|', '｜'], "∣")).collect();
            out.push_str(&format!("{}{}\n", cells.join(SEPARATOR), SEPARATOR.trim_end()));
        }
        if let Some(one) = &part.table {
            out.push_str(if part.prose.is_empty() { "" } else { "\n" });
            out.push_str(&table(one));
        }
        part.note.iter().for_each(|note| out.push_str(&format!("\n{}\n", note.plain())));
    }
    if !outline.signature.is_empty() {
        out.push('\n');
    }
    outline.signature.iter().for_each(|line| out.push_str(&format!("{}\n", flat(line))));
    out
}

/// The text on one line, without what a terminal would act on.
fn flat(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }).filter(|c| !acts(*c)).collect()
}

/// The text of a slot; a pipe of its own would part it.
fn words(table: &Table<'_>, slot: &PrintedSlot) -> String {
    match slot.print {
        SlotContent::Field(field) => flat(&table.shown(field).text).replace(['|', '｜'], "∣"),
        print => print.words().unwrap_or("").to_owned(),
    }
}

fn table(table: &Table<'_>) -> String {
    let rows: Vec<Vec<(&PrintedSlot, String)>> =
        table.printed.rows.iter().map(|row| row.iter().map(|slot| (slot, words(table, slot))).collect()).collect();
    let widths = widths(table.printed.widths.len(), &rows);
    // Where a column starts on the line, and where the last ends.
    let start = |column: usize| widths.iter().take(column).map(|width| width + SEPARATOR.len()).sum::<usize>();
    let mut out = String::new();
    for row in &rows {
        let mut used = 0;
        for (slot, text) in row {
            let room = start(slot.column + slot.columns) - start(slot.column) - SEPARATOR.len();
            let rest = " ".repeat(room.saturating_sub(width(text)));
            out.push_str(&" ".repeat(start(slot.column).saturating_sub(used)));
            match slot.print {
                SlotContent::Field(_) => out.extend([rest.as_str(), text]),
                _ => out.extend([text, rest.as_str()]),
            }
            out.push_str(SEPARATOR);
            used = start(slot.column + slot.columns);
        }
        // The last pipe stays: it tells an empty last cell.
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    out
}

/// How wide each column must be; what spans columns widens its last.
fn widths(columns: usize, rows: &[Vec<(&PrintedSlot, String)>]) -> Vec<usize> {
    let mut widths = vec![0usize; columns];
    let mut slots: Vec<&(&PrintedSlot, String)> = rows.iter().flatten().collect();
    slots.sort_by_key(|(slot, _)| slot.columns);
    for (slot, text) in slots {
        let spanned = || widths.iter().skip(slot.column).take(slot.columns);
        let room = spanned().sum::<usize>() + SEPARATOR.len() * (slot.columns - 1);
        let last = slot.column + slot.columns - 1;
        if let Some(last) = widths.get_mut(last) {
            *last += width(text).saturating_sub(room);
        }
    }
    widths
}
