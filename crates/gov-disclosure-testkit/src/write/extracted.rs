//! The text of a page as programs take it out of HTML and PDF files: what was a table is a stream of words.

use crate::page::{Block, Row, grid, joined};

/// How a program reads a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extraction {
    /// BeautifulSoup's `get_text("\n")`: one text per line, empty cells nothing.
    Lines,
    /// Its `get_text(" ")` of a page with one row of a table per line.
    Spaced,
    /// Its `get_text()` of such a page: the cells of a row run together.
    Glued,
    /// Its `get_text(" ")` of a page that is one line.
    OneLine,
    /// `textContent` of such a page: everything runs together.
    OneLineGlued,
    /// A page of PDF read column by column, one cell per line.
    Columns,
    /// pdfplumber's lines: what is at one height is a line, and a label of several lines is around its figures.
    PageLines,
    /// pypdf's lines: cell by cell, each line of one cell per line.
    DrawnLines,
}

/// Characters of a label that fit into its column of a page.
const LABEL: usize = 14;
/// Characters of a header.
const HEAD: usize = 4;

/// The page as text.
pub fn write(blocks: &[Block], extraction: Extraction) -> String {
    use Extraction::{Columns, DrawnLines, Glued, Lines, OneLine, OneLineGlued, PageLines, Spaced};
    let table = |rows: &[Row]| match extraction {
        Lines => by_cell(rows, "\n", "\n"),
        Spaced => by_cell(rows, " ", "\n"),
        Glued => by_cell(rows, "", "\n"),
        OneLine => by_cell(rows, " ", " "),
        OneLineGlued => by_cell(rows, "", ""),
        Columns => by_column(rows),
        PageLines => page_lines(rows),
        DrawnLines => rows.iter().map(drawn_lines).collect(),
    };
    let end = match extraction {
        OneLine => " ",
        OneLineGlued => "",
        _ => "\n",
    };
    joined(blocks, |rows, _| table(rows), |line| format!("{}{end}", line.replace('\n', "")))
}

fn by_cell(rows: &[Row], between: &str, end: &str) -> String {
    let texts = |row: &Row| row.iter().map(|cell| cell.text.replace('\n', between)).filter(|text| !text.is_empty()).collect::<Vec<_>>();
    rows.iter().map(|row| texts(row).join(between) + end).collect()
}

fn by_column(rows: &[Row]) -> String {
    let mut cells: Vec<(usize, usize, String)> = Vec::new();
    for (number, row) in grid(rows).into_iter().enumerate() {
        let own = row.into_iter().filter(|place| !place.text.is_empty());
        cells.extend(own.map(|place| (place.column, number, place.text.replace('\n', ""))));
    }
    cells.sort();
    cells.into_iter().map(|(.., text)| text + "\n").collect()
}

/// A text in lines of so many characters.
fn lines(text: &str, width: usize) -> Vec<String> {
    let chunks = |part: &str| part.chars().collect::<Vec<_>>().chunks(width).map(|chunk| chunk.iter().collect()).collect::<Vec<String>>();
    text.split('\n').flat_map(chunks).collect()
}

/// The lines of a cell: labels are wider than headers and than what names a group, and figures are not broken.
fn broken(text: &str, columns: usize, rows: usize, is_head: bool) -> Vec<String> {
    let is_figure = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-');
    let width = match () {
        () if is_figure => text.len(),
        () if columns > 1 || rows == 1 && !is_head => LABEL,
        () => HEAD,
    };
    lines(text, width)
}

fn is_head(row: &Row) -> bool {
    row.iter().all(|cell| cell.field.is_none())
}

/// A row as it is drawn: the figures after the last line of the label, or on a line of their own where they are in the middle of it.
fn drawn_lines(row: &Row) -> String {
    let (labels, figures): (Vec<_>, Vec<_>) = row.iter().partition(|cell| cell.field.is_none());
    let lines: Vec<String> = labels.iter().flat_map(|cell| broken(&cell.text, cell.columns, cell.rows, is_head(row))).collect();
    let of_last = labels.last().map_or(0, |cell| broken(&cell.text, cell.columns, cell.rows, false).len());
    let figures = figures.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    let between = if of_last > 2 || lines.is_empty() { "\n" } else { " " };
    let end = if figures.is_empty() { String::new() } else { format!("{between}{figures}") };
    format!("{}{end}\n", lines.join("\n")).trim_start_matches('\n').to_owned()
}

/// Each line of each cell at its height in its row, those of one height joined from left to right.
fn page_lines(rows: &[Row]) -> String {
    // The first height of each row, in half lines; a cell over several rows is in their middle.
    let placed = grid(rows);
    let own = |place: &crate::page::Place| !place.covered && !place.text.is_empty();
    let lines_of = |row: usize, place: &crate::page::Place| broken(&place.text, place.columns, place.rows, is_head(&rows[row]));
    let tallest = |(at, row): (usize, &Vec<crate::page::Place>)| {
        row.iter().filter(|place| own(place) && place.rows == 1).map(|place| lines_of(at, place).len()).max().unwrap_or(1)
    };
    let heights: Vec<usize> = placed.iter().enumerate().map(|row| 2 * tallest(row)).collect();
    let top = |row: usize| heights.iter().take(row).sum::<usize>();
    let mut pieces: Vec<(usize, usize, String)> = Vec::new();
    for (number, row) in placed.iter().enumerate() {
        for place in row.iter().filter(|place| own(place)) {
            let lines = lines_of(number, place);
            let height: usize = heights.iter().skip(number).take(place.rows).sum();
            let first = top(number) + height.saturating_sub(2 * lines.len()) / 2;
            pieces.extend(lines.into_iter().enumerate().map(|(at, line)| (first + 2 * at, place.column, line)));
        }
    }
    pieces.sort();
    let mut out = String::new();
    for line in pieces.chunk_by(|a, b| a.0 == b.0) {
        out += &line.iter().map(|(.., text)| text.as_str()).collect::<Vec<_>>().join(" ");
        out.push('\n');
    }
    out
}
