//! The digits of a row whose values were written without anything between them.
//!
//! Such a row keeps its digits as the `raw` of each of its cells, which are lost. They can be split into the values of
//! the row in several ways: a value has no zero in front of other digits, and white space among the digits parts values.
//! An empty cell leaves no trace, so a row with one may be split wrongly; reading gives no digits to a table that has any.

use crate::limits;

/// Digits that hold the values of a row, in the order of its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Digits, signs and decimal points.
    marks: String,
    /// For each mark, whether white space parts it from the next.
    parted: Vec<bool>,
}

/// Digits of one value.
const MAX_LENGTH: usize = 15;

impl Digits {
    /// The digits of a text that has nothing else but white space, signs and decimal points, and not too many of them.
    pub fn read(raw: &str) -> Option<Self> {
        let (mut marks, mut parted) = (String::new(), Vec::new());
        for c in raw.chars() {
            match c {
                '0'..='9' | '-' | '+' | '.' => {
                    marks.push(c);
                    parted.push(false);
                }
                c if c.is_whitespace() => {
                    if let Some(last) = parted.last_mut() {
                        *last = true;
                    }
                }
                _ => return None,
            }
        }
        (!marks.is_empty() && marks.len() <= limits::ROW_DIGITS).then_some(Self { marks, parted })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    /// The text of a range, where it can be a value: a number without a zero in front of other digits, or a lone `-`.
    fn value(&self, start: usize, end: usize) -> Option<&str> {
        let text = self.marks.get(start..end)?;
        let is_whole = !self.parted.get(start..end.checked_sub(1)?)?.contains(&true);
        let number = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let has_zero = whole.len() > 1 && whole.starts_with('0');
        (is_whole && (is_digits(whole) && is_digits(decimals) && !has_zero || text == "-")).then_some(text)
    }

    /// The ends of the values that may start at a place.
    fn ends(&self, start: usize) -> impl Iterator<Item = (usize, &str)> {
        (start + 1..=self.len().min(start + MAX_LENGTH)).filter_map(move |end| Some((end, self.value(start, end)?)))
    }

    /// What each of the columns may hold; nothing for any where the digits cannot be split so.
    pub fn candidates(&self, columns: usize) -> Vec<Vec<&str>> {
        let places = self.len() + 1;
        // Whether the digits up to a place can be those of the first columns, and those after it of the others.
        let mut before = vec![vec![false; places]; columns + 1];
        let mut behind = before.clone();
        let set = |table: &mut Vec<Vec<bool>>, column: usize, place: usize| {
            if let Some(slot) = table.get_mut(column).and_then(|row| row.get_mut(place)) {
                *slot = true;
            }
        };
        let get =
            |table: &[Vec<bool>], column: usize, place: usize| table.get(column).and_then(|row| row.get(place)).copied() == Some(true);
        set(&mut before, 0, 0);
        set(&mut behind, columns, self.len());
        for column in 0..columns {
            for start in (0..places).filter(|&start| get(&before, column, start)).collect::<Vec<_>>() {
                self.ends(start).for_each(|(end, _)| set(&mut before, column + 1, end));
            }
        }
        for column in (0..columns).rev() {
            for start in 0..self.len() {
                if self.ends(start).any(|(end, _)| get(&behind, column + 1, end)) {
                    set(&mut behind, column, start);
                }
            }
        }
        let of_column = |column: usize| {
            let starts = (0..self.len()).filter(|&start| get(&before, column, start));
            let ends = starts.flat_map(|start| self.ends(start)).filter(|&(end, _)| get(&behind, column + 1, end));
            let mut values: Vec<&str> = ends.map(|(_, value)| value).collect();
            values.sort_unstable();
            values.dedup();
            values
        };
        (0..columns).map(of_column).collect()
    }

    /// The ways to part the digits into blocks of columns of which the last is the sum of the others, such as
    /// the seven of Table III; `None` where there are too many to look at.
    pub fn with_sums(&self, blocks: &[usize]) -> Option<Vec<Vec<i64>>> {
        if !self.marks.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut search = Search { digits: self, blocks, found: Vec::new(), steps: 0 };
        search.block(0, 0, &mut Vec::new());
        (search.steps < limits::SPLIT_STEPS && search.found.len() < limits::SPLITS).then_some(search.found)
    }
}

struct Search<'d> {
    digits: &'d Digits,
    blocks: &'d [usize],
    found: Vec<Vec<i64>>,
    steps: usize,
}

impl Search<'_> {
    fn block(&mut self, number: usize, start: usize, values: &mut Vec<i64>) {
        match self.blocks.get(number) {
            Some(&columns) => self.column(number, columns, 0, start, values),
            None if start == self.digits.len() => self.found.push(values.clone()),
            None => {}
        }
    }

    fn column(&mut self, number: usize, left: usize, sum: i64, start: usize, values: &mut Vec<i64>) {
        // Each column that is left has a digit at least.
        let more = left + self.blocks.iter().skip(number + 1).sum::<usize>();
        if self.digits.len() - start < more {
            return;
        }
        for (end, value) in self.digits.ends(start) {
            let Ok(value) = value.parse::<i64>() else { continue };
            self.steps += 1;
            if self.steps >= limits::SPLIT_STEPS || self.found.len() >= limits::SPLITS {
                return;
            }
            values.push(value);
            match left {
                0 | 1 if value == sum => self.block(number + 1, end, values),
                0 | 1 => {}
                _ => self.column(number, left - 1, sum + value, end, values),
            }
            values.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(raw: &str) -> Digits {
        Digits::read(raw).unwrap()
    }

    #[test]
    fn a_row_sum_leaves_few_ways() {
        assert_eq!(digits("152000017").with_sums(&[7]).unwrap(), [[15, 2, 0, 0, 0, 0, 17]]);
        assert_eq!(digits("21710000218").with_sums(&[7]).unwrap(), [[217, 1, 0, 0, 0, 0, 218]]);
        assert_eq!(digits("1000001").with_sums(&[7]).unwrap(), [[1, 0, 0, 0, 0, 0, 1]]);
        assert_eq!(digits("1100000011").with_sums(&[7]).unwrap(), Vec::<Vec<i64>>::new());
        assert_eq!(digits("000000010").with_sums(&[7]).unwrap(), Vec::<Vec<i64>>::new());
    }

    #[test]
    fn three_blocks_have_a_sum_each() {
        let found = digits("1000112003150000015").with_sums(&[5, 5, 5]).unwrap();
        assert!(found.iter().all(|values| values.len() == 15 && values.chunks(5).all(|b| b[..4].iter().sum::<i64>() == b[4])));
        assert_eq!(digits("000000000000000").with_sums(&[5, 5, 5]).unwrap(), [[0; 15]]);
    }

    #[test]
    fn spaces_part_values() {
        assert_eq!(digits("5800000 58 ").with_sums(&[7]).unwrap(), [[58, 0, 0, 0, 0, 0, 58]]);
        assert_eq!(digits("1 2").candidates(1), [Vec::<&str>::new()]);
        assert_eq!(digits("0 0 00 00 0").candidates(7), vec![vec!["0"]; 7]);
    }

    #[test]
    fn candidates_are_what_some_way_of_parting_has() {
        assert_eq!(digits("1173").candidates(3), [vec!["1", "11"], vec!["1", "17", "7"], vec!["3", "73"]]);
        assert_eq!(digits("8801").candidates(3), [vec!["8", "88"], vec!["0", "80"], vec!["1"]]);
        assert_eq!(digits("12").candidates(3), vec![Vec::<&str>::new(); 3]);
        assert_eq!(digits("2650").candidates(1), [["2650"]]);
        assert_eq!(digits("15-15").candidates(2), [["15"], ["-15"]]);
        assert_eq!(digits("26-260").candidates(3), [vec!["2", "26"], vec!["-", "-2", "-26", "6"], vec!["-260", "0", "260", "60"]]);
        assert_eq!(digits("547.96").candidates(2), [vec!["5", "54", "547.9"], vec!["47.96", "6", "7.96"]]);
    }

    #[test]
    fn too_many_digits_are_not_looked_at() {
        assert_eq!(Digits::read(&"1".repeat(limits::ROW_DIGITS + 1)), None);
        assert_eq!(Digits::read("0/0"), None);
        assert_eq!(digits("1-1").with_sums(&[2]), None);
        assert_eq!(digits(&"1".repeat(limits::ROW_DIGITS)).with_sums(&[5, 5, 5]), None);
    }
}
