//! The form as Markdown.

use super::list::List;
use super::markup::acts;
use super::outline::{Outline, Table};
use crate::form::SlotContent;

/// The whole form.
pub fn write(outline: &Outline<'_>) -> String {
    let mut out = format!("# {}\n", escaped(&outline.title));
    for part in &outline.parts {
        out.push_str(&format!("\n## {}\n", escaped(&part.heading)));
        part.prose.iter().for_each(|paragraph| out.push_str(&format!("\n{}\n", escaped(paragraph))));
        part.list.iter().for_each(|one| out.push_str(&format!("\n{}", list(one))));
        part.table.iter().for_each(|one| out.push_str(&format!("\n{}", table(one))));
        part.note.iter().for_each(|note| out.push_str(&format!("\n{}\n", note.plain())));
    }
    outline.signature.iter().for_each(|line| out.push_str(&format!("\n{}\n", escaped(line))));
    out
}

/// One row per line.
fn list(list: &List) -> String {
    let mut out = String::new();
    for (at, row) in list.iter().enumerate() {
        out.push_str(&format!("| {} |\n", row.iter().map(|text| escaped(text)).collect::<Vec<_>>().join(" | ")));
        if at == 0 {
            out.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
        }
    }
    out
}

/// A row of the grid a line; what a merged cell covers is empty, since Markdown cannot merge.
fn table(table: &Table<'_>) -> String {
    let width = table.printed.widths.len();
    let mut out = String::new();
    for (at, row) in table.printed.rows.iter().enumerate() {
        let mut cells = vec![String::new(); width];
        for slot in row {
            if let Some(cell) = cells.get_mut(slot.column) {
                *cell = match slot.print {
                    SlotContent::Field(field) => escaped(&table.shown(field).text),
                    print => escaped(print.words().unwrap_or("")),
                };
            }
        }
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            out.push_str(&format!("|{}\n", " --- |".repeat(width)));
        }
    }
    out
}

/// The text without meaning for Markdown. A pipe is written as a reference: within a table a backslash before it is
/// not understood everywhere.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '|' => out.push_str("&#124;"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' => out.extend(['\\', c]),
            // At the start of a line: a heading, a list, a quotation, a rule.
            '#' | '>' | '~' | '=' if at == 0 => out.extend(['\\', c]),
            '+' | '-' if at == 0 && text.get(1..).is_some_and(|rest| rest.starts_with([' ', c])) => out.extend(['\\', c]),
            '.' if text.get(at + 1..).is_some_and(|rest| rest.starts_with(' '))
                && text.get(..at).is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())) =>
            {
                out.push_str("\\.");
            }
            '\t' | '\n' | '\r' => out.push(' '),
            // A terminal would act on it.
            c if acts(c) => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_text_is_markup() {
        let cases = [
            ("# 号*重*_点_[链]", "\\# 号\\*重\\*\\_点\\_\\[链\\]"),
            ("a|b<c>", "a&#124;b&lt;c>"),
            ("1. 推进", "1\\. 推进"),
            ("1.推进2.5", "1.推进2.5"),
            ("- 项", "\\- 项"),
            ("---", "\\---"),
            ("-8", "-8"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
    }
}
