//! Text in the layouts that copies come in.

use crate::page::{Block, Row, grid, joined};

/// How a table becomes lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One row per line, cells separated by pipes, each row filled to the longest.
    PipesPadded,
    /// Rows of pipes with a slot for each column, as Markdown has tables.
    Markdown,
    /// One row per line, columns separated by tabs, covered ones empty.
    Tabs,
    /// One row per line, cells separated by tabs.
    TabsOmitted,
    /// One cell per line.
    Lines,
    /// One cell per line, blank lines between.
    LinesBlank,
    /// One cell per line with a pipe after it, and filler for merged cells.
    LinesPipes,
    /// Columns two spaces apart, figures right aligned, wide characters two columns wide.
    Aligned,
    /// As terminal browsers dump a page: single spaces, lines broken at 76 columns, empty cells nothing.
    Wrapped,
}

impl Layout {
    /// Whether a line break within a cell stays one.
    fn breaks(self) -> bool {
        matches!(self, Self::Lines | Self::LinesBlank)
    }
}

/// The page as text.
pub fn write(blocks: &[Block], layout: Layout) -> String {
    let between = if matches!(layout, Layout::Markdown | Layout::LinesBlank) { "\n\n" } else { "\n" };
    let table = |rows: &[Row]| {
        let mut rows = rows.to_vec();
        if !layout.breaks() {
            rows.iter_mut().flatten().for_each(|cell| cell.text = cell.text.replace('\n', " "));
        }
        match layout {
            Layout::PipesPadded => pipes_padded(&rows),
            Layout::Markdown => markdown(&rows),
            Layout::Tabs => slots(&rows).iter().map(|row| row.join("\t") + "\n").collect(),
            Layout::TabsOmitted => rows.iter().map(|row| texts(row).join("\t") + "\n").collect(),
            Layout::Lines => rows.iter().flatten().map(|cell| format!("{}\n", cell.text)).collect(),
            Layout::LinesBlank => rows.iter().flatten().map(|cell| format!("{}\n\n", cell.text)).collect(),
            Layout::LinesPipes => lines_pipes(&rows),
            Layout::Aligned => aligned(&rows),
            Layout::Wrapped => wrapped(&rows),
        }
    };
    joined(blocks, |rows, _| table(rows), |line| format!("{line}{between}"))
}

fn texts(row: &Row) -> Vec<&str> {
    row.iter().map(|cell| cell.text.as_str()).collect()
}

/// Rows with a slot for each column; what is merged from the left or from above is empty.
fn slots(rows: &[Row]) -> Vec<Vec<String>> {
    let spread = |row: Vec<crate::page::Place>| {
        let mut slots = Vec::new();
        for place in row {
            slots.push(place.text);
            slots.extend(std::iter::repeat_n(String::new(), place.columns - 1));
        }
        slots
    };
    grid(rows).into_iter().map(spread).collect()
}

fn pipes_padded(rows: &[Row]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.iter().map(|row| format!("{} |{}\n", texts(row).join(" | "), " |".repeat(width - row.len()))).collect()
}

fn markdown(rows: &[Row]) -> String {
    let mut out = String::new();
    for (i, row) in slots(rows).iter().enumerate() {
        out.push_str(&format!("| {} |\n", row.join(" | ")));
        if i == 0 {
            out.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
        }
    }
    out + "\n"
}

fn lines_pipes(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows {
        for cell in row {
            out.push_str(&if cell.text.is_empty() { "|\n".to_owned() } else { format!("{} |\n", cell.text) });
        }
        let spanned: usize = row.iter().map(|cell| cell.columns - 1).sum();
        if spanned > 0 {
            out.push_str(&format!("{}\n", "|".repeat(spanned + 1)));
        }
    }
    out
}

/// How many columns of a terminal a text takes.
pub fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

fn aligned(rows: &[Row]) -> String {
    let grid = slots(rows);
    let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
    let at = |row: &Vec<String>, column: usize| row.get(column).map_or(0, |text| width(text));
    let widths: Vec<usize> = (0..columns).map(|column| grid.iter().map(|row| at(row, column)).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for row in &grid {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(text, w)| format!("{}{text}", " ".repeat(w - width(text)))).collect();
        out.push_str(cells.join("  ").trim_end());
        out.push('\n');
    }
    out
}

fn wrapped(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows {
        let mut used = 0;
        for text in texts(row).into_iter().filter(|text| !text.is_empty()) {
            if used > 0 && used + width(text) > 76 {
                out.push('\n');
                used = 0;
            }
            out.push_str(if used == 0 { "" } else { " " });
            out.push_str(text);
            used += width(text) + 1;
        }
        out.push('\n');
    }
    out
}
