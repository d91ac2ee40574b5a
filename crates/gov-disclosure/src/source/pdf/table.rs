//! A table as one or more pages show it.

use super::frame::Frame;
use super::lattice::{Lattice, Region};
use super::line::{self, TextLine};
use super::page::Glyph;
use crate::document::{Asides, GridBuilder, Place, Places, Table};
use crate::error::Error;
use crate::fact::Limited;
use crate::lex::number::{self, Reading};
use crate::lex::outline::{self, Numbering};
use crate::limits;

/// A cell.
#[derive(Clone, Debug)]
pub struct PageCell {
    pub row: usize,
    pub row_end: usize,
    pub column: usize,
    pub column_end: usize,
    pub text: String,
    /// What is in it and is no part of its text.
    pub asides: Asides,
    /// Whether its last line has no room for another character.
    pub full: bool,
    pub page: u32,
    /// Where it is: its text, or where it has none, the cell.
    pub frame: Frame,
}

/// A table.
#[derive(Debug)]
pub struct PageTable {
    /// Its place on its first page.
    pub frame: Frame,
    /// Where its columns start, and where the last one ends.
    pub columns: Vec<f32>,
    /// Rows that it has.
    pub height: usize,
    /// In reading order.
    pub cells: Vec<PageCell>,
}

/// Boundaries of columns on two pages that are no further apart are one.
const SAME_COLUMN: f32 = 4.0;

/// Rows at most that a table repeats at the top of each page.
const HEAD: usize = 6;

impl PageTable {
    /// The table of a lattice, with the characters that are in each of its cells.
    pub fn new(lattice: &Lattice, contents: Vec<Vec<&Glyph>>, page: u32) -> Self {
        let cell = |(region, glyphs): (&Region, Vec<&Glyph>)| {
            let lines = line::lines(glyphs, false);
            let (text, asides) = line::cell_text(&lines, region.frame);
            let frame = lines.iter().map(|line: &TextLine| line.frame).reduce(Frame::with).unwrap_or(region.frame);
            let full = lines.last().is_some_and(|line| line.room_in(region.frame) < line.size);
            let Region { row, row_end, column, column_end, .. } = *region;
            PageCell { row, row_end, column, column_end, text, asides, full, page, frame }
        };
        Self {
            frame: lattice.frame,
            columns: lattice.columns.clone(),
            height: lattice.rows.len().saturating_sub(1),
            cells: lattice.regions.iter().zip(contents).map(cell).collect(),
        }
    }

    /// Whether the next page goes on with it: between the same sides.
    pub fn goes_on_with(&self, next: &Self) -> bool {
        let width = |table: &Self| table.columns.last().zip(table.columns.first()).map_or(0.0, |(last, first)| last - first);
        (width(self) - width(next)).abs() <= SAME_COLUMN
    }

    /// Adds what the next page shows of it; a header that is repeated there is left out.
    pub fn append(&mut self, mut next: Self) {
        let shift = self.columns.first().zip(next.columns.first()).map_or(0.0, |(here, there)| here - there);
        next.columns.iter_mut().for_each(|column| *column += shift);
        let mut columns: Vec<f32> = self.columns.iter().chain(&next.columns).copied().collect();
        columns.sort_by(f32::total_cmp);
        columns.dedup_by(|next, last| *next - *last <= SAME_COLUMN);
        self.recolumn(&columns);
        next.recolumn(&columns);
        let head = self.repeated_head(&next);
        next.cells.retain(|cell| cell.row >= head);
        for cell in &mut next.cells {
            cell.row -= head;
            cell.row_end -= head;
        }
        next.height -= head;
        let below = if self.is_split(&next) {
            self.mend(&mut next);
            self.height - 1
        } else {
            self.close_over(&mut next);
            self.height
        };
        self.cells.extend(next.cells.into_iter().map(|cell| PageCell { row: cell.row + below, row_end: cell.row_end + below, ..cell }));
        self.height = below + next.height;
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
    }

    /// Counts its cells by other columns, which hold its own.
    fn recolumn(&mut self, columns: &[f32]) {
        let number = |at: f32| columns.partition_point(|&column| column <= at + SAME_COLUMN / 2.0).saturating_sub(1);
        let numbers: Vec<usize> = self.columns.iter().map(|&column| number(column)).collect();
        let of = |old: usize| numbers.get(old).copied().unwrap_or(0);
        for cell in &mut self.cells {
            (cell.column, cell.column_end) = (of(cell.column), of(cell.column_end).max(of(cell.column) + 1));
        }
        self.columns = columns.to_vec();
    }

    /// How many of the first rows of the next page are the first of this table.
    fn repeated_head(&self, next: &Self) -> usize {
        let rows = |table: &Self, end: usize| -> Vec<(usize, usize, String)> {
            let cells = table.cells.iter().filter(|cell| cell.row < end);
            cells.map(|cell| (cell.column, cell.column_end, cell.text.split_whitespace().collect())).collect()
        };
        let ends_here = |table: &Self, end: usize| table.cells.iter().all(|cell| cell.row >= end || cell.row_end <= end);
        let has_numeral = |end: usize| self.cells.iter().any(|cell| cell.row < end && cell.text.trim().parse::<f64>().is_ok());
        let most = HEAD.min(self.height).min(next.height.saturating_sub(1));
        (1..=most).rev().find(|&end| ends_here(next, end) && !has_numeral(end) && rows(self, end) == rows(next, end)).unwrap_or(0)
    }

    /// Whether the page break went through the last row: its cells go on in the same columns, what they hold is
    /// on one of the two pages, and no label starts on the second. A text goes on there only after a full line.
    fn is_split(&self, next: &Self) -> bool {
        let in_order = |cells: &mut Vec<&PageCell>| cells.sort_by_key(|cell| cell.column);
        let mut last: Vec<&PageCell> = self.cells.iter().filter(|cell| cell.row_end == self.height).collect();
        let mut first: Vec<&PageCell> = next.cells.iter().filter(|cell| cell.row == 0).collect();
        in_order(&mut last);
        in_order(&mut first);
        let columns = |cells: &[&PageCell]| -> Vec<(usize, usize)> { cells.iter().map(|cell| (cell.column, cell.column_end)).collect() };
        let has_value = |cells: &[&PageCell]| cells.iter().any(|cell| is_value(&cell.text));
        let labels = |cells: &[&PageCell]| cells.iter().filter(|cell| !cell.text.is_empty() && !is_value(&cell.text)).count();
        let starts_label = first.iter().any(|cell| outline::numbering(cell.text.trim()).0.is_some());
        columns(&last) == columns(&first)
            && first.len() > 1
            && labels(&last) > 0
            && !starts_label
            && (has_value(&last) != has_value(&first) || has_value(&first) && labels(&first) == 0)
            && !last.iter().zip(&first).any(|(cell, other)| clash(cell, other))
    }

    /// Puts the two parts of a row that a page break went through together.
    fn mend(&mut self, next: &mut Self) {
        let height = self.height;
        let (first, rest): (Vec<PageCell>, Vec<PageCell>) = std::mem::take(&mut next.cells).into_iter().partition(|cell| cell.row == 0);
        next.cells = rest;
        for cell in first {
            let Some(last) = self.cells.iter_mut().find(|last| last.row_end == height && last.column == cell.column) else { continue };
            if last.text.is_empty() {
                (last.page, last.frame) = (cell.page, cell.frame);
            } else if !cell.text.is_empty() {
                last.text.push('\n');
            }
            if !cell.text.is_empty() {
                last.full = cell.full;
            }
            last.asides.append(last.text.len(), cell.asides);
            last.text.push_str(&cell.text);
            last.row_end += cell.row_end - 1;
        }
    }

    /// Lets cells over several rows reach over the page break: a cell at its end and one after it, of which one is
    /// empty or goes on with the text of the other, left of the label of a row. An empty cell below a header is a value.
    fn close_over(&mut self, next: &mut Self) {
        let height = self.height;
        let labels = next.cells.iter().filter(|cell| cell.row == 0 && cell.row_end > 1).map(|cell| (cell.column, cell.column_end));
        let labels: Vec<(usize, usize)> = labels.collect();
        let written = || next.cells.iter().filter(|cell| cell.row == 0 && !cell.text.is_empty());
        // In a row of nothing but values, 三 is one too, and no piece of a label.
        let all_values = written().all(|cell| number::read(&cell.text) != Reading::Other);
        let last_label = written().filter(|cell| !all_values && !is_value(&cell.text)).map(|cell| cell.column).max();
        for last in self.cells.iter_mut().filter(|cell| cell.row_end == height) {
            let columns = (last.column, last.column_end);
            let spans = (last.row_end - last.row > 1 || labels.contains(&columns)) && last_label >= Some(last.column);
            let Some(at) = next.cells.iter().position(|cell| cell.row == 0 && (cell.column, cell.column_end) == columns) else { continue };
            let Some(behind) = next.cells.get(at).filter(|behind| spans && (last.text.is_empty() || goes_on(last, behind))) else {
                continue;
            };
            let added = if last.text.is_empty() || behind.text.is_empty() { 0 } else { last.text.len() + 1 };
            last.asides.append(added, behind.asides.clone());
            if last.text.is_empty() && !behind.text.is_empty() {
                (last.text, last.full, last.page, last.frame) = (behind.text.clone(), behind.full, behind.page, behind.frame);
            } else if !behind.text.is_empty() {
                last.text.push('\n');
                last.text.push_str(&behind.text);
                last.full = behind.full;
            }
            last.row_end += behind.row_end;
            next.cells.remove(at);
        }
    }

    /// The table of the document.
    ///
    /// # Errors
    /// `limit-exceeded` for more slots than are left.
    pub fn into_table(self, places: &mut Places, slots: &mut usize) -> Result<Table<'static>, Error> {
        let mut grid = GridBuilder::new();
        let mut cells = self.cells.into_iter().peekable();
        for row in 0..self.height {
            grid.start_row();
            while let Some(cell) = cells.next_if(|cell| cell.row == row) {
                let mut text = places.text(cell.text, Place::Page { page: cell.page, bounds: cell.frame.bounds() });
                text.asides = cell.asides;
                let (columns, rows) = (cell.column_end - cell.column, cell.row_end - cell.row);
                grid.skip((cell.column as u32).saturating_sub(grid.column()));
                grid.add(text, columns as u32, rows as u32, slots).map_err(|_| Error::limit(Limited::Slots, limits::SPAN_SLOTS as u64))?;
            }
        }
        Ok(grid.finish())
    }
}

/// Whether a cell holds a number, or a sign for none. 三 may be what a narrow column shows of a heading.
fn is_value(text: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".,-/—–＋+%".contains(c);
    let is_ordinal = |c: char| c.is_whitespace() || "一二三四五六七八九十".contains(c);
    match number::read(text) {
        Reading::Number(_) => !text.chars().all(is_ordinal),
        Reading::Placeholder => true,
        Reading::Other => text.chars().all(is_sign),
        Reading::Blank => false,
    }
}

/// Whether two texts cannot be parts of one: a number and anything else, or one that follows a line with room for more.
fn clash(a: &PageCell, b: &PageCell) -> bool {
    !a.text.is_empty() && !b.text.is_empty() && (is_value(&a.text) || is_value(&b.text) || !a.full)
}

/// Whether a cell below a page break may go on with the text of the one above it: it holds none, or what no label
/// starts with.
fn goes_on(last: &PageCell, behind: &PageCell) -> bool {
    let starts_label = !matches!(outline::numbering(&behind.text).0, None | Some(Numbering::Damaged));
    behind.text.is_empty() || !starts_label && !is_value(&last.text) && !is_value(&behind.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[(&str, usize, usize)]]) -> PageTable {
        let frame = Frame { left: 0.0, top: 0.0, right: 90.0, bottom: 10.0 };
        let mut cells = Vec::new();
        for (row, texts) in rows.iter().enumerate() {
            for &(text, column, down) in texts.iter() {
                let text = text.to_owned();
                let asides = Asides::default();
                cells.push(PageCell { row, row_end: row + down, column, column_end: column + 1, text, asides, full: true, page: 1, frame });
            }
        }
        PageTable { frame, columns: vec![0.0, 30.0, 60.0, 90.0], height: rows.len(), cells }
    }

    fn texts(table: &PageTable) -> Vec<(usize, usize, usize, &str)> {
        table.cells.iter().map(|cell| (cell.row, cell.row_end, cell.column, cell.text.as_str())).collect()
    }

    #[test]
    fn a_repeated_head_is_there_once_and_groups_reach_over_the_break() {
        let mut first = table(&[
            &[("事项", 0, 1), ("数", 1, 1), ("计", 2, 1)],
            &[("组", 0, 2), ("甲", 1, 1), ("1", 2, 1)],
            &[("乙", 1, 1), ("2", 2, 1)],
        ]);
        let next =
            table(&[&[("事项", 0, 1), ("数", 1, 1), ("计", 2, 1)], &[("", 0, 2), ("丙", 1, 1), ("3", 2, 1)], &[("丁", 1, 1), ("", 2, 1)]]);
        assert!(first.goes_on_with(&next));
        first.append(next);
        let expected = [
            (0, 1, 0, "事项"),
            (0, 1, 1, "数"),
            (0, 1, 2, "计"),
            (1, 5, 0, "组"),
            (1, 2, 1, "甲"),
            (1, 2, 2, "1"),
            (2, 3, 1, "乙"),
            (2, 3, 2, "2"),
            (3, 4, 1, "丙"),
            (3, 4, 2, "3"),
            (4, 5, 1, "丁"),
            (4, 5, 2, ""),
        ];
        assert_eq!(texts(&first), expected);
    }

    #[test]
    fn a_row_that_a_page_break_goes_through_is_one_row() {
        let mut first = table(&[&[("甲", 0, 1), ("1", 1, 1), ("2", 2, 1)], &[("其他法律行政法", 0, 1), ("3", 1, 1), ("4", 2, 1)]]);
        first.append(table(&[&[("规禁止公开", 0, 1), ("", 1, 1), ("", 2, 1)], &[("乙", 0, 1), ("5", 1, 1), ("6", 2, 1)]]));
        assert_eq!(texts(&first)[3..6], [(1, 2, 0, "其他法律行政法\n规禁止公开"), (1, 2, 1, "3"), (1, 2, 2, "4")]);
        assert_eq!(texts(&first)[6..], [(2, 3, 0, "乙"), (2, 3, 1, "5"), (2, 3, 2, "6")]);
        // A numbered label starts a row of its own, whose cells are empty.
        let mut first = table(&[&[("1.属于国家秘密", 0, 1), ("3", 1, 1), ("4", 2, 1)]]);
        first.append(table(&[&[("2.其他法律行政法规禁止公开", 0, 1), ("", 1, 1), ("", 2, 1)], &[("乙", 0, 1), ("5", 1, 1), ("6", 2, 1)]]));
        assert_eq!(texts(&first)[3], (1, 2, 0, "2.其他法律行政法规禁止公开"));
        // Values below their headers are a row of their own.
        let mut first = table(&[&[("维持", 0, 1), ("纠正", 1, 1), ("总计", 2, 1)]]);
        first.append(table(&[&[("1", 0, 1), ("2", 1, 1), ("3", 2, 1)]]));
        assert_eq!(first.height, 2);
        // So they are where a header reaches down to them and a value is missing.
        let mut first = table(&[&[("维持", 0, 2), ("复议", 1, 1)], &[("纠正", 1, 1), ("总计", 2, 1)]]);
        first.append(table(&[&[("", 0, 1), ("2", 1, 1), ("2", 2, 1)]]));
        assert_eq!(texts(&first)[4], (2, 3, 0, ""));
        // After a line with room for more, a label is another row's, though only one of the two has values.
        let mut first = table(&[&[("行政处罚", 0, 1), ("", 1, 1), ("", 2, 1)]]);
        first.cells[0].full = false;
        first.append(table(&[&[("行政强制", 0, 1), ("7", 1, 1), ("7", 2, 1)]]));
        assert_eq!(texts(&first)[3..], [(1, 2, 0, "行政强制"), (1, 2, 1, "7"), (1, 2, 2, "7")]);
    }

    #[test]
    fn a_group_that_a_page_break_goes_through_is_one_group() {
        let mut first = table(&[&[("三、本年", 0, 1), ("甲", 1, 1), ("1", 2, 1)]]);
        first.append(table(&[&[("度办理", 0, 2), ("乙", 1, 1), ("2", 2, 1)], &[("丙", 1, 1), ("3", 2, 1)]]));
        assert_eq!(texts(&first)[0], (0, 3, 0, "三、本年\n度办理"));
        // A number with its unit is the value below a header, and no part of it.
        let mut first = table(&[&[("维持", 0, 2), ("复议", 1, 1)], &[("纠正", 1, 1), ("总计", 2, 1)]]);
        first.append(table(&[&[("1件", 0, 1), ("2件", 1, 1), ("３", 2, 1)]]));
        assert_eq!(texts(&first)[4], (2, 3, 0, "1件"));
        // Nor is a word for none, in a row of nothing but values.
        let mut first = table(&[&[("维持", 0, 2), ("复议", 1, 1)], &[("纠正", 1, 1), ("总计", 2, 1)]]);
        first.append(table(&[&[("无", 0, 1), ("", 1, 1), ("三", 2, 1)]]));
        assert_eq!(texts(&first)[4..], [(2, 3, 0, "无"), (2, 3, 1, ""), (2, 3, 2, "三")]);
        // Nor beside the label of its row, where the header above spans rows.
        let mut first = table(&[&[("事项", 0, 2), ("自然人", 1, 2), ("企业", 2, 1)], &[("商业", 2, 1)]]);
        first.append(table(&[&[("一、新收", 0, 1), ("无", 1, 1), ("零", 2, 1)]]));
        assert_eq!(texts(&first)[4..], [(2, 3, 0, "一、新收"), (2, 3, 1, "无"), (2, 3, 2, "零")]);
        // Another group starts with its number.
        let mut first = table(&[&[("（三）不予", 0, 1), ("甲", 1, 1), ("1", 2, 1)]]);
        first.append(table(&[&[("（四）无法", 0, 2), ("乙", 1, 1), ("2", 2, 1)], &[("丙", 1, 1), ("3", 2, 1)]]));
        assert_eq!(texts(&first)[3], (1, 3, 0, "（四）无法"));
    }
}
