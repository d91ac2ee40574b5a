//! Which cells of a table are wrong, when its sums do not hold: the smallest set whose change makes all of
//! them hold, with the fitting values.
//!
//! Fellegi and Holt, "A systematic approach to automatic edit and imputation" (JASA 71, 1976): the fewest
//! fields whose change satisfies every edit. Table III binds its cells by 37 independent sums in such a way
//! that any one wrong cell is unique; equal and opposite errors at two corners of a rectangle tie with the
//! other corners, so the answer is a list of sets. It is a suggestion; nothing applies it.

mod equations;
mod likely;
mod search;

use super::derive::Bounds;
use super::system::System;
use equations::Equations;
pub use equations::connected;

/// A cell, by its place in the system, and the value that would fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Change {
    /// The cell.
    pub cell: usize,
    /// Its fitting value.
    pub value: i64,
}

/// Cells whose change makes every sum hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hypothesis {
    /// The changes, in the order of the form.
    pub changes: Vec<Change>,
    /// What would have happened.
    pub slip: Slip,
}

/// What would have happened to the written numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Digits were transposed, dropped or doubled in every cell of the set.
    Digits,
    /// The values of a row are a column further.
    ShiftedRow,
    /// Some cells of the set show a slip of digits.
    SomeDigits,
    /// Nothing that is seen often.
    Other,
}

/// The answer for the broken sums of one connected part of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Located {
    /// Hypotheses: those that change fewest cells first, of one size what is seen oftenest.
    Found {
        /// Shifted rows and the smallest sets of cells.
        hypotheses: Vec<Hypothesis>,
        /// Whether there are more than are listed.
        more: bool,
    },
    /// More cells than [`MAX_CELLS`] would have to change.
    TooMany,
    /// Cells that are not written leave no sum to tell by.
    Open,
    /// The search took longer than its budget allows.
    Unfinished,
}

/// Cells of a set that are looked for: with three the sums still tell one set from another.
pub const MAX_CELLS: usize = 3;

/// Sets that are listed: the corners of a rectangle move to each of 21 rows, and a third cell multiplies that.
pub const MAX_SETS: usize = 64;

/// Explains the broken sums `broken` of a system, all of one connected part.
pub fn locate(system: &System, broken: &[usize]) -> Located {
    let Some(equations) = Equations::of(system, broken) else { return Located::Unfinished };
    // A sum that is broken although some of its cells are open is not among the equations.
    let is_open = |&s: &usize| system.sums.get(s).is_some_and(|sum| system.open(sum).next().is_some());
    let nothing = if broken.iter().any(is_open) { Located::Open } else { Located::TooMany };
    let mut hypotheses = likely::shifted_rows(system, &equations);
    match search::smallest(system, &equations) {
        search::Found::Sets(sets) => {
            let known: Vec<Vec<Change>> = hypotheses.iter().map(|hypothesis| hypothesis.changes.clone()).collect();
            let new = sets.into_iter().filter(|set| !known.contains(set));
            let mut new: Vec<Hypothesis> = new.map(|changes| Hypothesis { slip: likely::slip(system, &changes), changes }).collect();
            new.sort_by(|a, b| a.slip.cmp(&b.slip).then_with(|| a.changes.cmp(&b.changes)));
            hypotheses.append(&mut new);
        }
        search::Found::None if hypotheses.is_empty() => return nothing,
        search::Found::Unfinished if hypotheses.is_empty() => return Located::Unfinished,
        search::Found::None | search::Found::Unfinished => {}
    }
    hypotheses.sort_by_key(|hypothesis| (hypothesis.changes.len(), hypothesis.slip));
    if system.cells.iter().any(|cell| cell.value.is_none()) {
        hypotheses.retain(|hypothesis| leaves_room(system, hypothesis));
        if hypotheses.is_empty() {
            return Located::Open;
        }
    }
    let more = cut(&mut hypotheses);
    Located::Found { hypotheses, more }
}

/// Cuts what is beyond [`MAX_SETS`], and says whether anything was. Shifted rows stay: they stand last, since they change most cells.
fn cut(hypotheses: &mut Vec<Hypothesis>) -> bool {
    let before = hypotheses.len();
    let mut room = MAX_SETS.saturating_sub(hypotheses.iter().filter(|hypothesis| hypothesis.slip == Slip::ShiftedRow).count());
    hypotheses.retain(|hypothesis| {
        if hypothesis.slip == Slip::ShiftedRow {
            return true;
        }
        let has_room = room > 0;
        room = room.saturating_sub(1);
        has_room
    });
    hypotheses.len() < before
}

/// Whether the cells that are not written could hold counts if the changes were made.
fn leaves_room(system: &System, hypothesis: &Hypothesis) -> bool {
    let mut changed = system.clone();
    for change in &hypothesis.changes {
        if let Some(cell) = changed.cells.get_mut(change.cell) {
            cell.value = Some(change.value);
        }
    }
    Bounds::of(&changed).contradiction.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shifted_row_is_listed_beside_more_sets_than_fit() {
        let of = |slip, cells| Hypothesis { changes: (0..cells).map(|cell| Change { cell, value: 1 }).collect(), slip };
        let mut found = vec![of(Slip::Other, 3); MAX_SETS + 6];
        found.push(of(Slip::ShiftedRow, 7));
        assert!(cut(&mut found));
        assert_eq!((found.len(), found.last().unwrap().slip), (MAX_SETS, Slip::ShiftedRow));
        assert!(!cut(&mut found));
    }
}
