//! The sums of a system without the cells that are not written.

use crate::check::system::System;

/// One equation between written cells.
#[derive(Clone, Debug)]
pub struct Equation {
    /// Cells by their place in the system, with their factors; no factor is zero.
    pub terms: Vec<(usize, i64)>,
    /// What the written values give; zero where the equation holds.
    pub excess: i128,
}

/// The equations that the written cells must satisfy.
#[derive(Clone, Debug)]
pub struct Equations {
    /// The equations.
    pub all: Vec<Equation>,
    /// For each cell of the system the equations it is in, with its factor.
    pub of_cell: Vec<Vec<(usize, i64)>>,
}

/// Factors beyond which eliminating open cells is given up: tables with so few written cells say nothing.
const LARGEST_FACTOR: i64 = 1 << 20;

impl Equations {
    /// The equations of the part of the system that holds the sums `part`: sums whose open cells are
    /// eliminated by adding and subtracting them. `None` where too many cells are open.
    pub fn of(system: &System, part: &[usize]) -> Option<Self> {
        let connected = connected(system, part);
        let mut rows: Vec<Vec<i64>> = Vec::new();
        for (s, sum) in system.sums.iter().enumerate() {
            if connected.get(s).copied().unwrap_or(false) {
                let mut row = vec![0; system.cells.len()];
                for &(at, sign) in &sum.terms {
                    *row.get_mut(at)? += sign;
                }
                rows.push(row);
            }
        }
        for (open, _) in system.cells.iter().enumerate().filter(|(_, cell)| cell.value.is_none()) {
            let factor = |row: &[i64]| row.get(open).copied().unwrap_or(0);
            let weight = |row: &[i64]| row.iter().filter(|f| **f != 0).count();
            // The shortest sum keeps the others short.
            let pivot = rows.iter().enumerate().filter(|(_, row)| factor(row) != 0).min_by_key(|(_, row)| weight(row)).map(|(i, _)| i);
            let Some(pivot) = pivot else { continue };
            let pivot = rows.swap_remove(pivot);
            for row in rows.iter_mut() {
                let (own, by) = (factor(row), factor(&pivot));
                if own == 0 {
                    continue;
                }
                for (term, other) in row.iter_mut().zip(&pivot) {
                    *term = *term * by - other * own;
                    if term.abs() > LARGEST_FACTOR {
                        return None;
                    }
                }
                let divisor = row.iter().fold(0, |divisor, term| gcd(divisor, term.abs())).max(1);
                row.iter_mut().for_each(|term| *term /= divisor);
            }
        }
        let mut all = Vec::new();
        let mut of_cell = vec![Vec::new(); system.cells.len()];
        for row in rows {
            let terms: Vec<(usize, i64)> = row.into_iter().enumerate().filter(|(_, factor)| *factor != 0).collect();
            if terms.is_empty() {
                continue;
            }
            let excess = terms.iter().map(|&(at, factor)| i128::from(factor) * i128::from(system.cell(at).value.unwrap_or(0))).sum();
            for &(at, factor) in &terms {
                of_cell.get_mut(at)?.push((all.len(), factor));
            }
            all.push(Equation { terms, excess });
        }
        Some(Self { all, of_cell })
    }

    /// The factor of a cell in an equation.
    pub fn factor(&self, equation: usize, cell: usize) -> i64 {
        let own = self.of_cell.get(cell).into_iter().flatten();
        own.filter(|(e, _)| *e == equation).map(|(_, factor)| *factor).next().unwrap_or(0)
    }
}

/// Which sums hang together with the sums `part` by the cells they share.
pub fn connected(system: &System, part: &[usize]) -> Vec<bool> {
    let mut is_in: Vec<bool> = (0..system.sums.len()).map(|s| part.contains(&s)).collect();
    let mut cells = vec![false; system.cells.len()];
    let mut grows = true;
    while grows {
        grows = false;
        for (sum, is_in) in system.sums.iter().zip(is_in.iter_mut()) {
            *is_in |= sum.terms.iter().any(|&(at, _)| cells.get(at).copied().unwrap_or(false));
            for &(at, _) in sum.terms.iter().filter(|_| *is_in) {
                if let Some(cell) = cells.get_mut(at).filter(|cell| !**cell) {
                    (*cell, grows) = (true, true);
                }
            }
        }
    }
    is_in
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
