//! Tables drawn in text: pandoc's grid tables, reStructuredText, and values between commas.

use super::text::width;
use crate::page::{Block, Row, grid, joined};

/// How a table is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// pandoc's grid tables: every cell in a box, long texts on several lines of it, merged cells empty.
    Pandoc,
    /// reStructuredText: titles with a line below, and boxes that merged cells span.
    Restructured,
    /// Comma-separated values; a text with a comma or a line break between quotes.
    Commas,
}

/// Columns of a terminal that a box has at most.
const WIDEST: usize = 24;

/// The page as text.
pub fn write(blocks: &[Block], ruling: Ruling) -> String {
    let line = |text: &str| match ruling {
        Ruling::Commas => quoted(text) + "\n",
        _ => text.to_owned() + "\n\n",
    };
    let one = |block: &Block| match block {
        Block::Heading(_, text) if ruling == Ruling::Restructured => format!("{text}\n{}\n\n", "-".repeat(width(text))),
        block => {
            joined(std::slice::from_ref(block), |rows, _| if ruling == Ruling::Commas { commas(rows) } else { boxes(rows, ruling) }, line)
        }
    };
    blocks.iter().map(one).collect()
}

fn quoted(text: &str) -> String {
    if text.contains([',', '\n', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn commas(rows: &[Row]) -> String {
    let spread = |row: Vec<crate::page::Place>| {
        row.iter().map(|place| quoted(&place.text) + &",".repeat(place.columns - 1)).collect::<Vec<_>>().join(",") + "\n"
    };
    grid(rows).into_iter().map(spread).collect()
}

/// A text in lines of at most so many columns.
fn broken(text: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let mut line = String::new();
        for c in part.chars() {
            if width(&line) + width(&c.to_string()) > most {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
        lines.push(line);
    }
    lines
}

fn boxes(rows: &[Row], ruling: Ruling) -> String {
    let grid = grid(rows);
    let columns = grid.iter().map(|row| row.iter().map(|place| place.columns).sum()).max().unwrap_or(0);
    let mut widths = vec![1usize; columns];
    for place in grid.iter().flatten().filter(|place| place.columns == 1) {
        widths[place.column] = widths[place.column].max(place.text.split('\n').map(width).max().unwrap_or(0).min(WIDEST));
    }
    let spans = ruling == Ruling::Restructured;
    let room = |column: usize, count: usize| widths[column..column + count].iter().sum::<usize>() + 3 * (count - 1);
    // What is covered below, by column, where boxes span rows.
    let mut out = rule(&grid, None, &widths, spans);
    for (number, row) in grid.iter().enumerate() {
        let parts: Vec<(usize, Vec<String>)> = row
            .iter()
            .flat_map(|place| {
                let joins = spans && place.columns > 1;
                let first = room(place.column, if joins { place.columns } else { 1 });
                let rest = if joins { 0 } else { place.columns - 1 };
                let text = (first, broken(&place.text, first));
                std::iter::once(text).chain((0..rest).map(|at| (widths[place.column + 1 + at], vec![String::new()]))).collect::<Vec<_>>()
            })
            .collect();
        let height = parts.iter().map(|(_, lines)| lines.len()).max().unwrap_or(1);
        for at in 0..height {
            out.push('|');
            for (room, lines) in &parts {
                let text = lines.get(at).map_or("", String::as_str);
                out += &format!(" {text}{} |", " ".repeat(room.saturating_sub(width(text))));
            }
            out.push('\n');
        }
        out += &rule(&grid, Some(number), &widths, spans);
    }
    out + "\n"
}

/// The line below a row; with spans it is open where a cell goes on below.
fn rule(grid: &[Vec<crate::page::Place>], below: Option<usize>, widths: &[usize], spans: bool) -> String {
    let next = below.map_or(0, |row| row + 1);
    let is_open = |column: usize| {
        let row = grid.get(next).filter(|_| spans && below.is_some());
        row.is_some_and(|row| row.iter().any(|place| place.covered && (place.column..place.column + place.columns).contains(&column)))
    };
    let mut out = if is_open(0) { "|".to_owned() } else { "+".to_owned() };
    for (column, width) in widths.iter().enumerate() {
        let fill = if is_open(column) { ' ' } else { '-' };
        out.extend(std::iter::repeat_n(fill, width + 2));
        let within = is_open(column) && is_open(column + 1) && column + 1 < widths.len();
        out.push(if within { ' ' } else { '+' });
    }
    out + "\n"
}
