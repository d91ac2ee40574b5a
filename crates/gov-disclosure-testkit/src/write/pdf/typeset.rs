//! Sets a filled form on pages, as programs print it: cells as wide as they must be, rows over page breaks.

use super::draw::{self, Encoding, Page, SIZE, width};
use crate::page::{Beside, Block, Role, Row};
use crate::write::seen;

/// How the pages are set.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// How its text is encoded.
    pub encoding: Encoding,
    /// Lines around the cells.
    pub ruled: bool,
    /// Where a page ends, in points from its top.
    pub bottom: f64,
    /// Whether the first rows of a table are printed again on each page it goes on to.
    pub repeats_head: bool,
    /// Width of the widest label column; narrow ones break their labels over many lines.
    pub label: f64,
    /// Numbers in several pieces.
    pub split: bool,
}

impl Style {
    /// Ruled tables on long pages.
    pub const PLAIN: Self =
        Self { encoding: Encoding::UniGbUtf16, ruled: true, bottom: 790.0, repeats_head: false, label: 120.0, split: false };
}

const LEFT: f64 = 40.0;
const TOP: f64 = 50.0;
const PAD: f64 = 4.0;
const LEADING: f64 = 13.0;

/// The pages of a report.
pub fn pages(blocks: &[Block], style: Style) -> Vec<Page> {
    let mut setter = Setter { style, pages: vec![Page::new(style.encoding)], y: TOP, page_width: 0.0 };
    for block in blocks {
        match block {
            Block::Line(line) | Block::Heading(_, line) => setter.paragraph(line),
            Block::Table(_, rows) => setter.table(rows),
        }
    }
    setter.pages
}

struct Setter {
    style: Style,
    pages: Vec<Page>,
    y: f64,
    page_width: f64,
}

/// A cell on the grid of its table.
struct Placed {
    text: Vec<String>,
    row: usize,
    rows: usize,
    column: usize,
    columns: usize,
    beside: Vec<Beside>,
}

impl Setter {
    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("there is one")
    }

    fn new_page(&mut self) {
        self.pages.push(Page::new(self.style.encoding));
        self.y = TOP;
    }

    fn paragraph(&mut self, text: &str) {
        for line in broken(text, 515.0) {
            if self.y + LEADING > self.style.bottom {
                self.new_page();
            }
            let y = self.y + SIZE;
            self.page().text(LEFT, y, &line);
            self.y += LEADING;
        }
        self.y += LEADING;
    }

    fn table(&mut self, rows: &[Row]) {
        let sides = sides(rows, self.style.label);
        let cells = placed(rows, &sides);
        self.page_width = sides.last().map_or(0.0, |side| side + LEFT);
        let mut heights = vec![LEADING + 2.0 * PAD; rows.len()];
        for cell in &cells {
            let needed = cell.text.len() as f64 * LEADING + 2.0 * PAD;
            let has: f64 = heights[cell.row..cell.row + cell.rows].iter().sum();
            heights[cell.row + cell.rows - 1] += (needed - has).max(0.0);
        }
        let head = rows.iter().position(|row| row.iter().any(|cell| cell.field.is_some())).unwrap_or(0);
        let mut start = 0;
        while start < rows.len() {
            let repeated = if start > 0 && self.style.repeats_head { head } else { 0 };
            let mut room = self.style.bottom - self.y - heights[..repeated].iter().sum::<f64>();
            let mut end = start;
            while end < rows.len() && heights[end] <= room {
                room -= heights[end];
                end += 1;
            }
            if end == start && self.y > TOP {
                self.new_page();
                continue;
            }
            self.rows(&cells, &heights, &sides, 0..repeated);
            self.rows(&cells, &heights, &sides, start..end.max(start + 1));
            start = end.max(start + 1);
            if start < rows.len() {
                self.new_page();
            }
        }
        self.y += 2.0 * LEADING;
    }

    /// The rows of a range; of a cell that reaches into it from above, the lines that the page before had no room for.
    fn rows(&mut self, cells: &[Placed], heights: &[f64], sides: &[f64], range: std::ops::Range<usize>) {
        let (top, width) = (self.y, self.page_width);
        self.page().widen(width);
        let at = |row: usize| top + heights[range.start..row].iter().sum::<f64>();
        for cell in cells.iter().filter(|cell| cell.row < range.end && cell.row + cell.rows > range.start) {
            let (from, to) = (at(cell.row.max(range.start)), at((cell.row + cell.rows).min(range.end)));
            let (left, right) = (sides[cell.column], sides[cell.column + cell.columns]);
            if self.style.ruled {
                let corners = [(left, from), (right, from), (right, to), (left, to), (left, from)];
                corners.windows(2).for_each(|pair| self.page().line(pair[0], pair[1]));
            }
            let above: f64 = heights[cell.row..range.start.max(cell.row)].iter().sum();
            let set = if above > 0.0 { lines_in(above) } else { 0 };
            let fits = if cell.row + cell.rows > range.end { lines_in(to - from) } else { cell.text.len() };
            let split = self.style.split;
            let is_drawn = cell.beside.iter().any(|one| one.role == Role::Picture);
            for (i, line) in cell.text.iter().skip(set).take(fits).enumerate() {
                let y = from + PAD + i as f64 * LEADING + SIZE;
                let x = (left + right - draw::width(line)) / 2.0;
                if i == 0 && set == 0 && !cell.beside.is_empty() {
                    seen::pdf(self.page(), (x, x + draw::width(line), y), &cell.beside);
                }
                if is_drawn {
                    continue;
                }
                if split && line.len() > 1 && line.bytes().all(|b| b.is_ascii_digit()) {
                    let (first, rest) = line.split_at(1);
                    self.page().text(x + draw::width(first), y, rest);
                    self.page().text(x, y, first);
                } else {
                    self.page().text(x, y, line);
                }
            }
        }
        self.y = at(range.end);
    }
}

/// How many lines a part of a cell has room for.
fn lines_in(height: f64) -> usize {
    ((height - 2.0 * PAD) / LEADING).max(0.0) as usize
}

/// A text in lines no wider than this.
fn broken(text: &str, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for c in text.chars() {
        if c == '\n' {
            lines.push(String::new());
            continue;
        }
        let line = lines.last_mut().expect("there is one");
        if width(line) + width(&c.to_string()) > room && !line.is_empty() {
            lines.push(c.to_string());
        } else {
            line.push(c);
        }
    }
    lines
}

/// The sides of the columns: what is left beside the values goes to the labels.
fn sides(rows: &[Row], label: f64) -> Vec<f64> {
    let count = rows.iter().map(|row| row.iter().map(|cell| cell.columns).sum::<usize>()).max().unwrap_or(0);
    let labels = match count {
        10 => 3,
        15 => 0,
        _ => 1,
    };
    // Programs break long numbers where they must; here they need not.
    let values = rows.iter().flatten().filter(|cell| cell.field.is_some());
    let longest = values.map(|cell| width(&cell.text) + seen::room(&cell.beside) + 2.0 * PAD).fold(0.0, f64::max);
    let value = match labels {
        0 => (515.0 / count as f64).max(longest),
        _ => longest.max(40.0),
    };
    let mut sides = vec![LEFT];
    for column in 0..count {
        let width = match labels {
            3 if column < 3 => [24.0, 44.0, label][column],
            1 if column < 1 => label,
            1 => longest.max(90.0),
            _ => value,
        };
        sides.push(sides.last().unwrap_or(&LEFT) + width);
    }
    sides
}

/// Cells on the grid, their text broken to their width.
fn placed(rows: &[Row], sides: &[f64]) -> Vec<Placed> {
    let mut busy = vec![0usize; sides.len()];
    let mut cells = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in row {
            let (columns, down) = (cell.columns, cell.rows);
            while busy[column] > i {
                column += 1;
            }
            busy[column..column + columns].fill(i + down);
            let room = sides[column + columns] - sides[column] - 2.0 * PAD;
            cells.push(Placed { text: broken(&cell.text, room), row: i, rows: down, column, columns, beside: cell.beside.clone() });
            column += columns;
        }
    }
    cells
}
