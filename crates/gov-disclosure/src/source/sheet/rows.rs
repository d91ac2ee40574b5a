//! From the cells of a sheet to lines and tables.

use std::collections::HashMap;

use calamine::Dimensions;

use super::drawing::Laid;
use super::rich::Rich;
use crate::document::{Asides, Block, GridBuilder, Line, Place, Places, Role};
use crate::error::Error;
use crate::fact::Limited;
use crate::limits;
use crate::meter::Meter;

/// A cell of a sheet, counted from 0; empty for one that is there without text.
#[derive(Debug)]
pub struct SheetCell {
    pub row: u32,
    pub column: u32,
    pub text: String,
    /// What is beside its text.
    pub asides: Asides,
}

/// What the sheets of a workbook may still cost.
#[derive(Debug)]
pub struct Budget<'m> {
    pub meter: &'m Meter,
    /// Slots of merged ranges.
    slots: usize,
    /// Cells, with those that only fill a gap.
    cells: usize,
    /// Bytes of text.
    text: usize,
    /// Merged ranges, once for every row.
    merged: usize,
}

impl<'m> Budget<'m> {
    pub fn new(meter: &'m Meter) -> Self {
        Self { meter, slots: limits::SPAN_SLOTS, cells: limits::SHEET_CELLS, text: limits::TEXT_BYTES, merged: limits::MERGED_ROWS }
    }

    /// Takes a cell with this much text from the budget.
    ///
    /// # Errors
    /// `limit-exceeded` where it is used up.
    pub fn take(&mut self, bytes: usize) -> Result<(), Error> {
        self.cells = self.cells.checked_sub(1).ok_or_else(|| Error::limit(Limited::Cells, limits::SHEET_CELLS as u64))?;
        self.text = self.text.checked_sub(bytes).ok_or_else(too_much_text)?;
        self.meter.hold(limits::SHEET_CELL_BYTES + bytes)?;
        self.meter.work(limits::SHEET_CELL_STEPS + bytes)
    }

    /// Takes a string whose runs look different, which may be in many cells, before it is put together.
    ///
    /// # Errors
    /// `limit-exceeded` where the budget is used up.
    pub fn take_rich(&mut self, rich: &Rich) -> Result<(), Error> {
        let bytes = rich.bytes();
        self.text = self.text.checked_sub(bytes).ok_or_else(too_much_text)?;
        self.meter.hold(bytes)?;
        self.meter.work(bytes)
    }
}

fn too_much_text() -> Error {
    Error::limit(Limited::TextBytes, limits::TEXT_BYTES as u64)
}

fn too_many_slots() -> Error {
    Error::limit(Limited::Slots, limits::SPAN_SLOTS as u64)
}

/// Puts what lies on cells beside their text.
///
/// # Errors
/// `limit-exceeded` for too many cells.
pub fn lay(cells: &mut Vec<SheetCell>, laid: Vec<Laid>, budget: &mut Budget<'_>) -> Result<(), Error> {
    if laid.is_empty() {
        return Ok(());
    }
    let mut known: HashMap<(u32, u32), usize> = cells.iter().enumerate().map(|(at, cell)| ((cell.row, cell.column), at)).collect();
    let last_row = cells.iter().map(|cell| cell.row).max().unwrap_or(0);
    let last_column = cells.iter().map(|cell| cell.column).max().unwrap_or(0);
    for Laid { from: (row, column), to, words } in laid {
        let at = *known.entry((row, column)).or_insert(cells.len());
        if at == cells.len() {
            budget.take(0)?;
            cells.push(SheetCell { row, column, text: String::new(), asides: Asides::default() });
        }
        if let Some(cell) = cells.get_mut(at) {
            cell.asides.add(Role::NotText, cell.text.len(), &words);
        }
        // Of the others that it covers, those that the sheet has.
        for place in (row..=to.0.min(last_row)).flat_map(|row| (column..=to.1.min(last_column)).map(move |column| (row, column))).skip(1) {
            budget.take(0)?;
            if let Some(cell) = known.get(&place).and_then(|at| cells.get_mut(*at)) {
                cell.asides.add(Role::NotText, cell.text.len(), "");
            }
        }
    }
    Ok(())
}

/// A piece of a row: columns that hold one text, or that a merged range covers from above.
#[derive(Debug)]
struct Slot {
    column: u32,
    columns: u32,
    /// `None` where it is covered.
    text: Option<String>,
    asides: Asides,
}

impl Slot {
    fn end(&self) -> u32 {
        self.column.saturating_add(self.columns)
    }

    fn has_text(&self) -> bool {
        self.text.as_ref().is_some_and(|text| !text.is_empty()) || !self.asides.is_empty()
    }
}

/// A row with its slots from left to right, none over another.
#[derive(Debug)]
struct SheetRow {
    number: u32,
    slots: Vec<Slot>,
}

impl SheetRow {
    fn texts(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(|slot| slot.has_text())
    }

    /// The column after the last text.
    fn text_end(&self) -> u32 {
        self.texts().last().map_or(0, Slot::end)
    }

    /// The column after the last slot, with or without text.
    fn end(&self) -> u32 {
        self.slots.last().map_or(0, Slot::end)
    }

    /// Whether it holds one text that stands for itself: merged over the whole sheet, or prose.
    fn is_line(&self, left: u32, right: u32) -> bool {
        let mut texts = self.texts();
        let (Some(slot), None) = (texts.next(), texts.next()) else { return false };
        let text = slot.text.as_deref().unwrap_or("");
        let merged = slot.columns > 1 && slot.column <= left && slot.end() >= right;
        let alone = self.slots.len() == 1 && slot.column <= left;
        merged || text.len() > MAX_CELL_LENGTH || alone && text.contains('。')
    }
}

/// Longest text of a cell of a table, in bytes; a row that holds one text longer than this is prose.
const MAX_CELL_LENGTH: usize = 300;

/// The blocks of one sheet under way.
struct Sheet<'a, 'm> {
    number: u32,
    places: &'a mut Places,
    budget: &'a mut Budget<'m>,
    out: &'a mut Vec<Block<'static>>,
    grid: Option<GridBuilder<'static>>,
    /// The columns that texts are in.
    left: u32,
    right: u32,
    /// The column after the last one of the table.
    width: u32,
}

/// Appends the lines and tables of a sheet. Gives the number of texts that merged ranges hide.
///
/// # Errors
/// `limit-exceeded` for too many merged ranges or too wide tables.
pub fn blocks(
    number: u32,
    cells: Vec<SheetCell>,
    merges: Vec<Dimensions>,
    places: &mut Places,
    budget: &mut Budget<'_>,
    out: &mut Vec<Block<'static>>,
) -> Result<usize, Error> {
    let (rows, hidden) = rows(cells, merges, budget)?;
    let left = rows.iter().filter_map(|row| row.texts().next()).map(|slot| slot.column).min().unwrap_or(0);
    let right = rows.iter().map(SheetRow::text_end).max().unwrap_or(0);
    let mut sheet = Sheet { number, places, budget, out, grid: None, left, right, width: 0 };
    let mut expected = None;
    for row in rows {
        if expected != Some(row.number) {
            sheet.end_table();
        }
        expected = Some(row.number + 1);
        if row.is_line(left, right) {
            sheet.end_table();
            sheet.line(row);
        } else if row.texts().next().is_some() || sheet.grid.is_some() && row.end() > left {
            // A row of empty cells belongs to the table it is in.
            sheet.row(row)?;
        } else {
            sheet.end_table();
        }
    }
    sheet.end_table();
    Ok(hidden)
}

impl Sheet<'_, '_> {
    fn line(&mut self, row: SheetRow) {
        let Some(slot) = row.slots.into_iter().find(Slot::has_text) else { return };
        let place = Place::SheetCell { sheet: self.number, row: row.number, column: slot.column };
        for line in slot.text.iter().flat_map(|text| text.lines()).map(str::trim).filter(|line| !line.is_empty()) {
            let text = self.places.text(line.to_owned(), place);
            self.out.push(Block::Line(Line { text, heading: false, indent: 0, link: None }));
        }
    }

    /// Adds a row to the table, with an empty cell for every slot between that has none.
    fn row(&mut self, row: SheetRow) -> Result<(), Error> {
        if self.grid.is_none() {
            self.width = 0;
        }
        // A row whose last cells are empty and not even drawn is as wide as the one above.
        self.width = row.end().min(self.right).max(row.text_end()).max(self.width);
        let grid = self.grid.get_or_insert_with(GridBuilder::new);
        grid.start_row();
        let end = Slot { column: self.width, columns: 0, text: None, asides: Asides::default() };
        for slot in row.slots.into_iter().filter(|slot| slot.end() > self.left && slot.column < self.width).chain([end]) {
            let column = slot.column.max(self.left);
            let place = |column| Place::SheetCell { sheet: self.number, row: row.number, column };
            while grid.column() + self.left < column && grid.column() < limits::TABLE_COLUMNS {
                self.budget.take(0)?;
                let empty = self.places.text(String::new(), place(grid.column() + self.left));
                grid.add(empty, 1, 1, &mut self.budget.slots).map_err(|_| too_many_slots())?;
            }
            let columns = slot.end() - column;
            match slot.text {
                Some(text) => {
                    let mut text = self.places.text(text, place(slot.column));
                    text.asides = slot.asides;
                    grid.add(text.settled(), columns, 1, &mut self.budget.slots).map_err(|_| too_many_slots())?;
                }
                None => grid.cover(columns),
            }
        }
        Ok(())
    }

    fn end_table(&mut self) {
        self.out.extend(self.grid.take().map(|grid| Block::Table(grid.finish())));
    }
}

/// The rows that have cells, and the number of texts that merged ranges hide.
fn rows(mut cells: Vec<SheetCell>, mut merges: Vec<Dimensions>, budget: &mut Budget<'_>) -> Result<(Vec<SheetRow>, usize), Error> {
    cells.sort_by_key(|cell| (cell.row, cell.column));
    merges.retain(|range| range.start.0 <= range.end.0 && range.start.1 <= range.end.1);
    merges.sort_by_key(|range| (range.start, range.end));
    let mut merges = merges.into_iter().peekable();
    let mut above: Vec<Dimensions> = Vec::new();
    let (mut rows, mut hidden) = (Vec::new(), 0);
    let mut cells = cells.into_iter().peekable();
    while let Some(number) = cells.peek().map(|cell| cell.row) {
        above.retain(|range| range.end.0 >= number);
        while let Some(range) = merges.next_if(|range| range.start.0 <= number) {
            above.extend((range.end.0 >= number).then_some(range));
        }
        budget.merged =
            budget.merged.checked_sub(above.len()).ok_or_else(|| Error::limit(Limited::MergedRows, limits::MERGED_ROWS as u64))?;
        above.sort_by_key(|range| range.start.1);
        let mut ranges = above.iter().peekable();
        let mut slots: Vec<Slot> = Vec::new();
        let mut next = 0;
        while let Some(cell) = cells.next_if(|cell| cell.row == number) {
            while let Some(range) = ranges.next_if(|range| range.start.1 <= cell.column) {
                add_range(range, number, &mut next, &mut slots);
            }
            match slots.last_mut() {
                // The first cell of a merged range shows its text.
                Some(Slot { column, text: Some(text), asides, .. }) if cell.column < next && cell.column == *column && text.is_empty() => {
                    (*text, *asides) = (cell.text, cell.asides);
                }
                _ if cell.column < next => hidden += usize::from(!cell.text.is_empty()),
                _ => {
                    next = cell.column + 1;
                    slots.push(Slot { column: cell.column, columns: 1, text: Some(cell.text), asides: cell.asides });
                }
            }
        }
        ranges.for_each(|range| add_range(range, number, &mut next, &mut slots));
        rows.push(SheetRow { number, slots });
    }
    Ok((rows, hidden))
}

/// Adds the part of a merged range in a row, unless another slot reaches into it.
fn add_range(range: &Dimensions, row: u32, next: &mut u32, slots: &mut Vec<Slot>) {
    let (column, end) = (range.start.1, range.end.1.saturating_add(1));
    if column >= *next {
        *next = end;
        slots.push(Slot { column, columns: end - column, text: (range.start.0 == row).then(String::new), asides: Asides::default() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of a sheet: a line as it is, a table by its rows with `column+columns text`.
    fn read(cells: &[(u32, u32, &str)], merges: &[[u32; 4]]) -> (Vec<String>, usize) {
        let cells =
            cells.iter().map(|&(row, column, text)| SheetCell { row, column, text: text.to_owned(), asides: Asides::default() }).collect();
        let merges = merges.iter().map(|&[row, column, last, end]| Dimensions::new((row, column), (last, end))).collect();
        let (mut places, mut out) = (Places::default(), Vec::new());
        let number = places.name("s");
        let hidden = blocks(number, cells, merges, &mut places, &mut Budget::new(&Meter::new(0)), &mut out).unwrap();
        let mut shown = Vec::new();
        for block in out {
            match block {
                Block::Line(line) => shown.push(format!("{}: {}", places.location(line.text.span), line.text.content)),
                Block::Table(table) => shown.extend(table.rows.iter().map(|row| {
                    let cell = |cell: &crate::document::Cell<'_>| format!("{}+{} {}", cell.column, cell.columns, cell.text.content);
                    row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
                })),
            }
        }
        (shown, hidden)
    }

    #[test]
    fn a_merged_range_is_one_cell_and_what_it_covers_none() {
        let cells = [(0, 0, "甲"), (0, 1, "乙"), (0, 3, "1"), (1, 1, "丙"), (1, 2, "藏"), (1, 3, "2"), (2, 1, "丁"), (2, 3, "3")];
        let (shown, hidden) = read(&cells, &[[0, 0, 2, 0], [0, 1, 0, 2], [1, 1, 1, 2]]);
        assert_eq!(shown, ["0+1 甲 | 1+2 乙 | 3+1 1", "1+2 丙 | 3+1 2", "1+1 丁 | 2+1  | 3+1 3"]);
        assert_eq!(hidden, 1);
    }

    #[test]
    fn empty_cells_inside_a_table_are_cells() {
        let (shown, _) = read(&[(0, 1, "a"), (0, 2, "b"), (0, 3, "c"), (1, 1, "x"), (1, 3, "7"), (2, 1, "y")], &[]);
        assert_eq!(shown, ["0+1 a | 1+1 b | 2+1 c", "0+1 x | 1+1  | 2+1 7", "0+1 y | 1+1  | 2+1 "]);
    }

    #[test]
    fn prose_and_titles_are_lines() {
        let (shown, _) = read(&[(0, 0, "标题"), (1, 0, "正文。\n第二行"), (2, 0, "a"), (2, 1, "1"), (9, 0, "完")], &[[0, 0, 0, 1]]);
        assert_eq!(shown, ["s!A1: 标题", "s!A2: 正文。", "s!A2: 第二行", "0+1 a | 1+1 1", "0+1 完"]);
    }

    #[test]
    fn merged_ranges_over_each_other_hide_no_cell_twice() {
        let (shown, hidden) = read(&[(0, 0, "a"), (0, 1, "b"), (0, 2, "c")], &[[0, 0, 0, 1], [0, 1, 0, 2], [0, 0, 0, 1]]);
        assert_eq!((shown, hidden), (vec!["0+2 a | 2+1 c".to_owned()], 1));
    }
}
