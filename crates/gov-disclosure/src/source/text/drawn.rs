//! Tables drawn with a border between all rows: boxes of terminals, grid tables of Markdown and reStructuredText. A cell takes
//! as many lines as it needs, and may reach over several rows and columns.

use super::lines::RawLine;
use crate::document::{GridBuilder, Table, Text};
use crate::error::Error;
use crate::fact::Limited;
use crate::lex::script::is_han;
use crate::limits;
use crate::meter::Meter;

/// Rows with text below which lines between two borders are rows of their own: a table with borders around its header only.
const MIN_ROWS: usize = 3;

/// A character where it is: its column on a terminal and its byte in the line.
#[derive(Clone, Copy)]
struct Place {
    column: usize,
    byte: usize,
    what: char,
}

/// How many columns a terminal gives to a character: programs differ on wide characters, and on marks that Chinese and other fonts
/// draw differently.
#[derive(Clone, Copy)]
struct Measure {
    wide: usize,
    mark: usize,
}

const MEASURES: [Measure; 4] =
    [Measure { wide: 2, mark: 1 }, Measure { wide: 2, mark: 2 }, Measure { wide: 1, mark: 1 }, Measure { wide: 2, mark: 0 }];

impl Measure {
    fn of(self, c: char) -> usize {
        match c {
            '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{300}'..='\u{36F}' => 0,
            '\u{2E80}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{1F300}'..='\u{3FFFD}' => self.wide,
            '\u{A1}'..='\u{24F}' | '\u{370}'..='\u{4FF}' | '\u{2010}'..='\u{24FF}' | '\u{25A0}'..='\u{27BF}' => self.mark,
            _ => 1,
        }
    }

    fn places(self, line: &str) -> (Vec<Place>, usize) {
        let mut column = 0;
        let places = line.char_indices().map(|(byte, what)| {
            let place = Place { column, byte, what };
            column += self.of(what);
            place
        });
        (places.collect(), column)
    }
}

/// A line of the table, measured so that it ends where the table does.
struct Drawn<'a> {
    text: &'a str,
    start: usize,
    places: Vec<Place>,
}

impl Drawn<'_> {
    fn at(&self, column: usize) -> Option<Place> {
        let found = self.places.binary_search_by_key(&column, |place| place.column).ok()?;
        self.places.get(found).copied()
    }

    /// Whether the line draws a border across the columns between two corners.
    fn is_border(&self, from: usize, to: usize) -> bool {
        to > from + 1 && (from + 1..to).all(|column| self.at(column).is_some_and(|place| is_stroke(place.what) || is_corner(place.what)))
    }

    /// The text between two columns.
    fn between(&self, from: usize, to: usize) -> Text<'_> {
        let byte = |column: usize| {
            let next = self.places.partition_point(|place| place.column < column);
            self.places.get(next).map_or(self.text.len(), |place| place.byte)
        };
        let range = byte(from)..byte(to);
        Text::borrowed(self.text.get(range.clone()).unwrap_or(""), self.start + range.start)
    }
}

fn is_stroke(c: char) -> bool {
    matches!(c, '-' | '=' | ':' | '─' | '━' | '═' | '╌' | '┄')
}

fn is_corner(c: char) -> bool {
    c == '+' || ('\u{250C}'..='\u{254B}').contains(&c) || ('\u{2552}'..='\u{256C}').contains(&c)
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '│' | '┃' | '║')
}

/// Whether a line can belong to a drawn table: a bar or a corner at both ends.
fn is_framed(line: &str) -> bool {
    let line = line.trim();
    let is_frame = |c: char| is_bar(c) || is_corner(c);
    line.len() > 2 && line.starts_with(is_frame) && line.ends_with(is_frame)
}

/// Whether a line draws the upper border of a table from end to end.
fn is_top(line: &str) -> bool {
    let line = line.trim();
    is_framed(line) && line.starts_with(is_corner) && line.chars().any(is_stroke) && line.chars().all(|c| is_stroke(c) || is_corner(c))
}

/// What the lines draw.
pub enum Drawing<'a> {
    /// No table with a border between all rows, in as many lines.
    None(usize),
    /// A table, with the number of its lines.
    Table(usize, Table<'a>),
    /// A table whose cells cannot be determined, with the number of its lines: a cell goes on in the next line, and none of them is a row.
    Unclear(usize),
}

/// What starts at the first line.
///
/// # Errors
/// `limit-exceeded` for more cells than the limits allow.
pub fn table<'a>(lines: &[RawLine<'a>], cells: &mut usize, meter: &Meter) -> Result<Drawing<'a>, Error> {
    if !lines.first().is_some_and(|line| is_top(line.text)) {
        return Ok(Drawing::None(0));
    }
    // Two tables may be close together: the first ends where another upper border follows a lower one.
    let mut taken = 1;
    while let Some(line) = lines.get(taken).filter(|line| is_framed(line.text)) {
        if taken > 1 && is_top(line.text) && lines.get(taken - 1).is_some_and(|last| is_top(last.text)) {
            break;
        }
        taken += 1;
    }
    let Some(run) = lines.get(..taken) else { return Ok(Drawing::None(taken)) };
    let bands = bands(run);
    if bands.len() < MIN_ROWS || holds_rows(run, &bands) {
        return Ok(Drawing::None(taken));
    }
    let goes_on = bands.iter().any(|band| band.end > band.first + 1);
    let unclear = || if goes_on { Drawing::Unclear(taken) } else { Drawing::None(taken) };
    meter.hold(run.iter().map(|line| line.text.len() * size_of::<Place>()).sum())?;
    let Some(grid) = Grid::of(run) else { return Ok(unclear()) };
    *cells += grid.bands.len() * grid.columns.len();
    if *cells > limits::TABLE_CELLS {
        return Err(Error::limit(Limited::Cells, limits::TABLE_CELLS as u64));
    }
    Ok(grid.table(run).map_or_else(unclear, |table| Drawing::Table(taken, table)))
}

/// Lines of one row of the table, between two borders.
struct Band {
    first: usize,
    end: usize,
}

/// Whether a line draws a border, from end to end or beside a cell that reaches over it.
fn is_border(line: &str) -> bool {
    let chars = || line.chars().zip(line.chars().skip(1)).zip(line.chars().skip(2));
    is_top(line) || chars().any(|((a, b), c)| is_corner(a) && is_stroke(b) && is_stroke(c) || is_stroke(a) && is_stroke(b) && is_corner(c))
}

/// The rows that borders mark off, as far as they are closed.
fn bands(run: &[RawLine<'_>]) -> Vec<Band> {
    let mut bands = Vec::new();
    let mut first = None;
    for (i, line) in run.iter().enumerate() {
        if is_border(line.text) {
            bands.extend(first.take().map(|first| Band { first, end: i }));
        } else {
            first.get_or_insert(i);
        }
    }
    bands
}

/// Whether lines between the same borders hold values one under the other because they are rows of their own, as where borders
/// are between groups of rows. Numbers that are broken over lines are in few of the rows, or in a row without words.
fn holds_rows(run: &[RawLine<'_>], bands: &[Band]) -> bool {
    let (mut with_numbers, mut with_rows) = (0, 0);
    for band in bands {
        let lines = run.get(band.first..band.end).unwrap_or_default();
        let numbers: Vec<Vec<bool>> = lines.iter().map(|line| line.text.split(is_bar).map(is_number).collect()).collect();
        let is_pair = |pair: &[Vec<bool>]| {
            let [a, b] = pair else { return false };
            let under = a.iter().zip(b).filter(|(a, b)| **a && **b).count();
            under > 1 || under == 1 && a.iter().chain(b).filter(|is_number| **is_number).count() == 2
        };
        let has_words = lines.iter().any(|line| line.text.contains(is_han));
        with_numbers += usize::from(has_words && numbers.iter().flatten().any(|is_number| *is_number));
        with_rows += usize::from(has_words && numbers.windows(2).any(is_pair));
    }
    with_rows * 3 > with_numbers
}

fn is_number(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace());
    !text.is_empty() && text.chars().all(|c| c.is_numeric() || matches!(c, '.' | ',' | '-' | '+' | '/' | '—'))
}

/// Where the borders of a table run.
struct Grid<'a> {
    lines: Vec<Drawn<'a>>,
    /// Columns of the corners: the cells lie between them.
    corners: Vec<usize>,
    /// The first and last corner of each column of cells.
    columns: Vec<(usize, usize)>,
    bands: Vec<Band>,
}

impl<'a> Grid<'a> {
    fn of(run: &[RawLine<'a>]) -> Option<Self> {
        let width = MEASURES.first()?.places(run.first()?.text.trim_end()).1;
        let lines: Option<Vec<Drawn<'a>>> = run.iter().map(|line| measured(line, width)).collect();
        let lines = lines?;
        let mut corners: Vec<usize> = Vec::new();
        for line in &lines {
            let is_between = |i: usize| {
                let next = |at: Option<usize>| at.and_then(|at| line.places.get(at)).is_some_and(|place| is_stroke(place.what));
                next(i.checked_sub(1)) || next(i.checked_add(1))
            };
            corners
                .extend(line.places.iter().enumerate().filter(|(i, place)| is_corner(place.what) && is_between(*i)).map(|(_, p)| p.column));
        }
        corners.sort_unstable();
        corners.dedup();
        if corners.len() > limits::COLUMN_SPAN as usize {
            return None;
        }
        let columns: Vec<(usize, usize)> = corners.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect();
        let mut bands: Vec<Band> = Vec::new();
        let mut first = None;
        for (i, line) in lines.iter().enumerate() {
            if columns.iter().any(|&(from, to)| line.is_border(from, to)) {
                bands.extend(first.take().map(|first| Band { first, end: i }));
            } else {
                first.get_or_insert(i);
            }
        }
        // A table without a lower border may go on elsewhere.
        (first.is_none() && bands.len() >= MIN_ROWS).then_some(Self { lines, corners, columns, bands })
    }

    /// Whether all lines of a row have a bar at a corner; `None` where only some have.
    fn has_bar(&self, band: &Band, corner: usize) -> Option<bool> {
        let lines = self.lines.get(band.first..band.end)?;
        let is_at = |line: &Drawn<'_>| line.at(corner).is_some_and(|place| is_bar(place.what) || is_corner(place.what));
        let bars = lines.iter().filter(|line| is_at(line)).count();
        if bars == 0 { Some(false) } else { (bars == lines.len()).then_some(true) }
    }

    fn table(&self, run: &[RawLine<'a>]) -> Option<Table<'a>> {
        let bars: Option<Vec<Vec<bool>>> =
            self.bands.iter().map(|band| self.corners.iter().map(|&corner| self.has_bar(band, corner)).collect()).collect();
        let bars = bars?;
        let mut covered = vec![vec![false; self.columns.len()]; self.bands.len()];
        let mut grid = GridBuilder::new();
        let mut budget = limits::SPAN_SLOTS;
        for (b, band) in self.bands.iter().enumerate() {
            grid.start_row();
            let mut c = 0;
            while c < self.columns.len() {
                let end = (c + 1..self.columns.len()).find(|&next| bars.get(b).and_then(|row| row.get(next)) == Some(&true));
                let end = end.unwrap_or(self.columns.len());
                if covered.get(b)?.get(c..end)?.iter().all(|&covered| covered) {
                    c = end;
                    continue;
                }
                let rows = self.rows(b, c, end, &bars, &mut covered)?;
                let (from, to) = (self.columns.get(c)?.0 + 1, self.columns.get(end - 1)?.1);
                let last = self.bands.get(b + rows - 1)?.end;
                let text = text(run.get(band.first..last)?, self.lines.get(band.first..last)?, from, to);
                grid.add(text, (end - c) as u32, rows as u32, &mut budget).ok()?;
                c = end;
            }
        }
        Some(grid.finish())
    }

    /// How many rows the cell takes that starts in a row and reaches over columns, whose slots it covers; `None` where it is no rectangle.
    fn rows(&self, b: usize, c: usize, end: usize, bars: &[Vec<bool>], covered: &mut [Vec<bool>]) -> Option<usize> {
        let mut rows = 1;
        loop {
            let row = b + rows - 1;
            for slot in covered.get_mut(row)?.get_mut(c..end)? {
                if std::mem::replace(slot, true) {
                    return None;
                }
            }
            let below = self.bands.get(row)?.end;
            let border = self.lines.get(below)?;
            let drawn = self.columns.get(c..end)?.iter().filter(|&&(from, to)| border.is_border(from, to)).count();
            if drawn == end - c {
                return Some(rows);
            }
            let next = bars.get(row + 1)?;
            let goes_on = drawn == 0
                && next.get(c..=end)?.iter().enumerate().all(|(i, &bar)| bar == (i == 0 || i == end - c))
                && self.bands.get(row + 1).is_some_and(|band| band.first == below + 1);
            if !goes_on {
                return None;
            }
            rows += 1;
        }
    }
}

/// A line measured so that it is as wide as the table.
fn measured<'a>(line: &RawLine<'a>, width: usize) -> Option<Drawn<'a>> {
    let text = line.text.trim_end();
    let (places, _) = MEASURES.iter().map(|measure| measure.places(text)).find(|(_, own)| *own == width)?;
    Some(Drawn { text, start: line.start, places })
}

/// The text of a cell, a line for each of its lines with text.
fn text<'a>(run: &[RawLine<'a>], lines: &[Drawn<'a>], from: usize, to: usize) -> Text<'a> {
    let mut out = Text::default();
    for (raw, line) in run.iter().zip(lines) {
        let own = line.between(from, to).span.range();
        let own = own.start - raw.start..own.end - raw.start;
        let part = Text::borrowed(raw.text.get(own.clone()).unwrap_or(""), raw.start + own.start);
        if !part.content.is_empty() {
            out.push_line(&part);
        }
    }
    super::attributes::without(out)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::document::{Block, Table};

    fn only_table(text: &str) -> Table<'_> {
        let document = read(text, &crate::meter::Meter::new(text.len())).unwrap();
        document.blocks.into_iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).unwrap()
    }

    fn texts<'t>(table: &'t Table<'_>) -> Vec<Vec<(&'t str, u32, u32, u32)>> {
        let row = |row: &'t crate::document::Row<'_>| {
            row.cells.iter().map(|cell| (cell.text.as_str(), cell.column, cell.columns, cell.rows)).collect()
        };
        table.rows.iter().map(row).collect()
    }

    #[test]
    fn cells_take_several_lines_and_reach_over_rows_and_columns() {
        let table = only_table(
            "┌────┬─────────┐\n│办理│  申请人 │\n│情况├────┬────┤\n│    │个人│总计│\n├────┼────┼────┤\n│一、│    │    │\n│新收│ 12 │ 15 │\n└────┴────┴────┘\n",
        );
        assert_eq!(
            texts(&table),
            [
                vec![("办理\n情况", 0, 1, 2), ("申请人", 1, 2, 1)],
                vec![("个人", 1, 1, 1), ("总计", 2, 1, 1)],
                vec![("一、\n新收", 0, 1, 1), ("12", 1, 1, 1), ("15", 2, 1, 1)]
            ]
        );
    }

    #[test]
    fn grid_tables_of_markdown_keep_a_value_on_a_later_line() {
        let table = only_table(
            "+------+-----+\n| 项目 | 数  |\n+:=====+====:+\n| 行政 | 4   |\n| 许可 |     |\n+------+-----+\n| 处罚 |     |\n|      | 7   |\n+------+-----+\n",
        );
        assert_eq!(
            texts(&table).iter().map(|row| row.iter().map(|cell| cell.0).collect::<Vec<_>>()).collect::<Vec<_>>(),
            [["项目", "数"], ["行政\n许可", "4"], ["处罚", "7"]]
        );
    }

    #[test]
    fn lines_between_borders_that_hold_rows_stay_rows() {
        let text = "+----+---+---+\n| 项 | a | b |\n+----+---+---+\n| 甲 | 1 | 2 |\n| 乙 | 3 | 4 |\n+----+---+---+\n| 丙 | 5 | 6 |\n+----+---+---+\n";
        assert_eq!(only_table(text).rows.len(), 4);
        let text = "+----+---+\n| 项 | a |\n+----+---+\n| 甲 | 1 |\n| 乙 | 3 |\n+----+---+\n| 丙 | 5 |\n+----+---+\n";
        assert_eq!(only_table(text).rows.len(), 4);
    }

    #[test]
    fn values_at_different_heights_are_of_one_row() {
        let text = "+----+----+----+\n| 项 | a  | b  |\n+----+----+----+\n| 甲 | 1  |    |\n|    |    | 2  |\n+----+----+----+\n| 乙 | 3  | 4  |\n+----+----+----+\n";
        let table = only_table(text);
        let rows: Vec<Vec<_>> = texts(&table).iter().map(|row| row.iter().map(|cell| cell.0).collect()).collect();
        assert_eq!(rows, [["项", "a", "b"], ["甲", "1", "2"], ["乙", "3", "4"]]);
    }

    #[test]
    fn cells_that_are_not_closed_are_no_rows() {
        let text = "+----+----+\n| 项 | a  |\n+----+----+\n| 甲 |    |\n|    | 12  |\n+----+----+\n| 乙 | 4  |\n+----+----+\n";
        let document = read(text, &crate::meter::Meter::new(text.len())).unwrap();
        assert!(document.blocks.iter().all(|block| matches!(block, Block::Line(_))));
    }
}
