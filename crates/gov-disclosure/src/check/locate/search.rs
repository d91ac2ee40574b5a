//! The smallest sets of cells whose change satisfies every equation.
//!
//! A broken equation needs one of its cells changed, and a changed cell that leaves another of its equations
//! broken needs a second one there. So the search branches only over the cells of one equation at a time:
//! some broken equation that no chosen cell is in, or, where there is none, the equations of the chosen
//! cells. Every smallest set is found, since a cell that is in neither could be left unchanged.

use rustc_hash::FxHashSet;

use super::equations::Equations;
use super::{Change, MAX_CELLS};
use crate::check::system::System;

/// What the search found.
#[derive(Debug)]
pub enum Found {
    /// Every smallest set, each in the order of the form.
    Sets(Vec<Vec<Change>>),
    /// No set of at most [`MAX_CELLS`].
    None,
    /// The budget was used up.
    Unfinished,
}

/// Sets that are solved before the search gives up; about 40 ms on a common machine. A full Table III
/// needs a quarter of it.
const BUDGET: usize = 200_000;

/// Finds the smallest sets.
pub fn smallest(system: &System, equations: &Equations) -> Found {
    let broken = (0..equations.all.len()).filter(|&e| equations.all.get(e).is_some_and(|equation| equation.excess != 0)).collect();
    let mut search = Search { system, equations, broken, seen: FxHashSet::default(), sets: Vec::new(), left: BUDGET };
    for size in 1..=MAX_CELLS {
        search.extend(&mut Vec::new(), size);
        if search.left == 0 {
            return Found::Unfinished;
        }
        if !search.sets.is_empty() {
            return Found::Sets(search.sets);
        }
        search.seen.clear();
    }
    Found::None
}

struct Search<'a> {
    system: &'a System,
    equations: &'a Equations,
    broken: Vec<usize>,
    /// Sets that were tried, sorted.
    seen: FxHashSet<[usize; MAX_CELLS]>,
    sets: Vec<Vec<Change>>,
    left: usize,
}

impl Search<'_> {
    /// Extends the chosen cells in every way that may lead to a set of `size` cells.
    fn extend(&mut self, chosen: &mut Vec<usize>, size: usize) {
        if self.left == 0 || !self.is_new(chosen) {
            return;
        }
        let untouched = |e: &&usize| chosen.iter().all(|&cell| self.equations.factor(**e, cell) == 0);
        let untouched: Vec<usize> = self.broken.iter().filter(untouched).copied().collect();
        if chosen.len() == size {
            self.left -= 1;
            if untouched.is_empty()
                && let Some(changes) = self.solve(chosen)
            {
                self.sets.push(changes);
            }
            return;
        }
        for cell in self.candidates(chosen, &untouched) {
            chosen.push(cell);
            self.extend(chosen, size);
            chosen.pop();
        }
    }

    fn is_new(&mut self, chosen: &[usize]) -> bool {
        let mut key = [usize::MAX; MAX_CELLS];
        key.iter_mut().zip(chosen).for_each(|(slot, cell)| *slot = *cell);
        key.sort_unstable();
        chosen.is_empty() || self.seen.insert(key)
    }

    /// The cells of which one must be in every set that holds the chosen ones.
    fn candidates(&self, chosen: &[usize], untouched: &[usize]) -> Vec<usize> {
        let cells = |e: usize| self.equations.all.get(e).into_iter().flat_map(|equation| equation.terms.iter().map(|&(at, _)| at));
        let shortest = untouched.iter().copied().min_by_key(|&e| cells(e).count());
        let mut out: Vec<usize> = match shortest {
            Some(equation) => cells(equation).collect(),
            None => {
                let own = chosen.iter().flat_map(|&cell| self.equations.of_cell.get(cell).into_iter().flatten());
                own.flat_map(|&(equation, _)| cells(equation)).collect()
            }
        };
        out.sort_unstable();
        out.dedup();
        out.retain(|cell| !chosen.contains(cell));
        out
    }

    /// The changes of the chosen cells that satisfy every equation, where there is exactly one solution, it
    /// changes all of them, and it is whole and not negative.
    // Places come from the equations themselves.
    #[allow(clippy::indexing_slicing)]
    fn solve(&self, chosen: &[usize]) -> Option<Vec<Change>> {
        let mut touched: Vec<usize> = chosen.iter().flat_map(|&cell| self.equations.of_cell[cell].iter().map(|&(e, _)| e)).collect();
        touched.sort_unstable();
        touched.dedup();
        // Factors of the chosen cells, and minus the excess after them.
        let mut rows: Vec<[i128; MAX_CELLS + 1]> = Vec::with_capacity(touched.len());
        for &e in &touched {
            let mut row = [0; MAX_CELLS + 1];
            for (slot, &cell) in row.iter_mut().zip(chosen) {
                *slot = i128::from(self.equations.factor(e, cell));
            }
            row[MAX_CELLS] = -self.equations.all[e].excess;
            rows.push(row);
        }
        for column in 0..chosen.len() {
            let pivot = (column..rows.len()).find(|&r| rows[r][column] != 0)?;
            rows.swap(column, pivot);
            let pivot = rows[column];
            for (r, row) in rows.iter_mut().enumerate() {
                let (own, by) = (row[column], pivot[column]);
                if r != column && own != 0 {
                    for (term, other) in row.iter_mut().zip(&pivot) {
                        *term = term.checked_mul(by)?.checked_sub(other.checked_mul(own)?)?;
                    }
                }
            }
        }
        if rows.iter().skip(chosen.len()).any(|row| row[MAX_CELLS] != 0) {
            return None;
        }
        let mut changes = Vec::with_capacity(chosen.len());
        for (column, &cell) in chosen.iter().enumerate() {
            let (by, right) = (rows[column][column], rows[column][MAX_CELLS]);
            let value = i64::try_from(right / by).ok()?.checked_add(self.system.cell(cell).value?)?;
            if right % by != 0 || right == 0 || value < 0 {
                return None;
            }
            changes.push(Change { cell, value });
        }
        changes.sort_unstable();
        Some(changes)
    }
}
