//! Rows and columns of a sheet that are not shown, and what of them a merged cell shows all the same.

use std::collections::HashMap;

use calamine::Dimensions;

use super::record::short;

/// The height of a row, in points, and the width of a column, in digits, in which no digit can be seen.
pub const LOWEST_ROW: f32 = 4.0;
pub const NARROWEST_COLUMN: f32 = 0.5;

/// The records of old workbooks on a row and on columns.
pub const ROW: u16 = 0x208;
pub const COLUMNS: u16 = 0x7D;

/// The rows and columns of a sheet that are not shown, counted from 0.
#[derive(Debug, Default)]
pub struct Hidden {
    pub rows: Ranges,
    pub columns: Ranges,
}

impl Hidden {
    pub fn is_empty(&self) -> bool {
        self.rows.0.is_empty() && self.columns.0.is_empty()
    }

    /// Takes in a record on a row or on columns.
    pub fn take(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        const ROW_IS_HIDDEN: u32 = 0x20;
        const COLUMNS_ARE_HIDDEN: u32 = 1;
        /// In parts of twenty of a point; the height of a row that is as high as usual has its highest bit set.
        const LOWEST: u32 = LOWEST_ROW as u32 * 20;
        /// In parts of 256 of a digit.
        const NARROWEST: u32 = (NARROWEST_COLUMN * 256.0) as u32;
        let (first, last) = (short(data, 0)?, short(data, 2)?);
        match kind {
            ROW if short(data, 12)? & ROW_IS_HIDDEN != 0 || short(data, 6)? <= LOWEST => self.rows.push(first, first),
            COLUMNS if short(data, 8)? & COLUMNS_ARE_HIDDEN != 0 || short(data, 4)? <= NARROWEST => self.columns.push(first, last),
            _ => {}
        }
        Some(())
    }

    /// How a sheet with these merged ranges looks. A range whose first row is hidden starts in its first row that is shown.
    pub fn shown(&mut self, merges: &mut [Dimensions]) -> Shown<'_> {
        self.rows.settle();
        self.columns.settle();
        let mut ends = HashMap::new();
        for range in merges.iter_mut() {
            let (row, column) = (self.rows.shown_from(range.start.0), self.columns.shown_from(range.start.1));
            if (row, column) != range.start {
                ends.insert(range.start, range.end);
                range.start.0 = if row <= range.end.0 { row } else { range.start.0 };
            }
        }
        Shown { hidden: self, ends }
    }
}

/// Where the cells of a sheet are seen.
#[derive(Debug)]
pub struct Shown<'a> {
    hidden: &'a Hidden,
    /// The last cells of the merged ranges that start in a hidden row or column, by their first cells.
    ends: HashMap<(u32, u32), (u32, u32)>,
}

impl Shown<'_> {
    /// The row in which a cell is seen; `None` where all its rows are hidden.
    pub fn row(&self, place: (u32, u32)) -> Option<u32> {
        let row = self.hidden.rows.shown_from(place.0);
        (row == place.0 || self.ends.get(&place).is_some_and(|end| row <= end.0)).then_some(row)
    }

    /// Whether a column of a cell is shown.
    pub fn has_column(&self, place: (u32, u32)) -> bool {
        let column = self.hidden.columns.shown_from(place.1);
        column == place.1 || self.ends.get(&place).is_some_and(|end| column <= end.1)
    }
}

/// Ranges of rows or of columns, first and last.
#[derive(Debug, Default)]
pub struct Ranges(Vec<(u32, u32)>);

impl Ranges {
    pub fn push(&mut self, first: u32, last: u32) {
        match self.0.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(first) => *end = last.max(first),
            _ => self.0.push((first, last.max(first))),
        }
    }

    /// Orders them and joins those that touch.
    fn settle(&mut self) {
        self.0.sort_unstable();
        self.0.dedup_by(|next, kept| {
            let touches = next.0 <= kept.1.saturating_add(1);
            kept.1 = if touches { kept.1.max(next.1) } else { kept.1 };
            touches
        });
    }

    /// The first from this one on that is in none of them.
    fn shown_from(&self, at: u32) -> u32 {
        let before = self.0.partition_point(|(first, _)| *first <= at);
        let range = before.checked_sub(1).and_then(|before| self.0.get(before));
        range.filter(|(_, last)| *last >= at).map_or(at, |(_, last)| last.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_touch_are_one() {
        let mut ranges = Ranges::default();
        for (first, last) in [(7, 9), (2, 3), (4, 4), (8, 8), (12, 11)] {
            ranges.push(first, last);
        }
        ranges.settle();
        assert_eq!(ranges.0, [(2, 4), (7, 9), (12, 12)]);
        assert_eq!([1, 2, 4, 5, 8, 10, 12, 13].map(|at| ranges.shown_from(at)), [1, 5, 5, 5, 10, 10, 13, 13]);
        ranges.push(u32::MAX, u32::MAX);
        assert_eq!(ranges.shown_from(u32::MAX), u32::MAX);
    }

    #[test]
    fn a_merged_cell_is_seen_where_any_of_it_is_shown() {
        let mut hidden = Hidden::default();
        hidden.rows.push(1, 2);
        hidden.columns.push(4, 5);
        let mut merges = [Dimensions::new((1, 4), (3, 6)), Dimensions::new((1, 0), (2, 0)), Dimensions::new((0, 5), (0, 5))];
        let shown = hidden.shown(&mut merges);
        assert_eq!((shown.row((1, 4)), shown.has_column((1, 4))), (Some(3), true));
        assert_eq!((shown.row((1, 0)), shown.has_column((1, 0))), (None, true));
        assert_eq!((shown.row((0, 5)), shown.has_column((0, 5))), (Some(0), false));
        assert_eq!((shown.row((2, 3)), shown.row((3, 3)), shown.has_column((3, 6))), (None, Some(3), true));
        assert_eq!(merges.map(|range| range.start), [(3, 4), (1, 0), (0, 5)]);
    }

    #[test]
    fn records_of_old_workbooks_hide_rows_and_columns() {
        let record = |numbers: &[u16]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<_>>();
        let mut hidden = Hidden::default();
        // Number, first and last cell, height, two that are not used, what it is.
        for row in [[4, 0, 9, 300, 0, 0, 0x120], [6, 0, 9, 20, 0, 0, 0x140], [7, 0, 9, 0x80FF, 0, 0, 0x100], [8, 0, 9, 0x8000, 0, 0, 0x100]]
        {
            hidden.take(ROW, &record(&row));
        }
        // First, last, width, style, what they are.
        for columns in [[0, 1, 2304, 15, 0], [2, 3, 2304, 15, 1], [5, 5, 128, 15, 0]] {
            hidden.take(COLUMNS, &record(&columns));
        }
        assert_eq!(hidden.take(ROW, &record(&[9, 0])), None);
        assert_eq!((hidden.rows.0, hidden.columns.0), (vec![(4, 4), (6, 6)], vec![(2, 3), (5, 5)]));
    }
}
