//! What the sums prove of cells that are not written.
//!
//! Every cell of Tables III and IV is a count, so at least zero; each sum bounds each of its cells by the
//! others. The bounds are tightened to a fixpoint, and where the least and the greatest possible value
//! meet, the cell is proved: one unknown in a sum is the difference, and a zero sum makes all its parts zero.

use super::system::System;

/// What a bound rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// Counts are not negative; no upper bound.
    Nothing,
    /// The number is written.
    Written,
    /// A sum and the bounds of its other cells: a place in [`Bounds::steps`].
    Step(usize),
}

/// A sum that gave a bound, and the bounds that it used.
#[derive(Clone, Debug)]
struct Step {
    sum: usize,
    /// Cells whose bounds were used, and what those rested on; bounds that rest on nothing are left out.
    used: Vec<(usize, Ground)>,
}

#[derive(Clone, Copy, Debug)]
struct Bound {
    low: i64,
    high: Option<i64>,
    low_ground: Ground,
    high_ground: Ground,
}

/// The least and greatest possible value of each cell.
#[derive(Debug)]
pub struct Bounds {
    of: Vec<Bound>,
    steps: Vec<Step>,
    /// A sum that no numbers in the open cells can satisfy together with the other sums.
    pub contradiction: Option<usize>,
}

/// A proved value.
#[derive(Debug, PartialEq, Eq)]
pub struct Proof {
    /// The value.
    pub value: i64,
    /// Sums that prove it, by their place in the system, ascending.
    pub sums: Vec<usize>,
    /// Written cells that it follows from, by their place in the system, ascending.
    pub inputs: Vec<usize>,
}

/// Bounds beyond which a count cannot be: 2⁵³−1 in every cell of a table.
const GREATEST: i64 = 1 << 61;

/// Visits of sums: a table settles within a few of each, and bounds that creep on prove nothing.
const VISITS: usize = 4000;

impl Bounds {
    /// Tightens the bounds of a system's cells as far as its sums do.
    pub fn of(system: &System) -> Self {
        let of = system.cells.iter().map(|cell| match cell.value {
            Some(value) => {
                // A written zero says no more of the least value than that counts are not negative.
                let low_ground = if value == 0 { Ground::Nothing } else { Ground::Written };
                Bound { low: value, high: Some(value), low_ground, high_ground: Ground::Written }
            }
            None => Bound { low: 0, high: None, low_ground: Ground::Nothing, high_ground: Ground::Nothing },
        });
        let mut bounds = Self { of: of.collect(), steps: Vec::new(), contradiction: None };
        let mut waiting: std::collections::VecDeque<usize> = (0..system.sums.len()).collect();
        let mut is_waiting = vec![true; system.sums.len()];
        for _ in 0..VISITS {
            let Some(s) = waiting.pop_front() else { break };
            if let Some(flag) = is_waiting.get_mut(s) {
                *flag = false;
            }
            for changed in bounds.visit(system, s) {
                for &next in system.sums_of.get(changed).into_iter().flatten() {
                    if let Some(flag) = is_waiting.get_mut(next).filter(|flag| !**flag) {
                        *flag = true;
                        waiting.push_back(next);
                    }
                }
            }
            if bounds.contradiction.is_some() {
                break;
            }
        }
        bounds
    }

    /// Tightens the bounds of one sum's cells; the cells whose bounds changed.
    // Places come from the system itself.
    #[allow(clippy::indexing_slicing)]
    fn visit(&mut self, system: &System, s: usize) -> Vec<usize> {
        let terms = &system.sums[s].terms;
        // A term is its cell on the left and minus its cell on the right.
        let least = |bound: &Bound, sign: i64| if sign > 0 { Some(bound.low) } else { bound.high.map(|high| -high) };
        let most = |bound: &Bound, sign: i64| least(bound, -sign).map(|least| -least);
        let add = |(sum, endless): (i64, usize), value: Option<i64>| value.map_or((sum, endless + 1), |v| (sum.saturating_add(v), endless));
        let lows = terms.iter().map(|&(at, sign)| least(&self.of[at], sign)).fold((0, 0), add);
        let highs = terms.iter().map(|&(at, sign)| most(&self.of[at], sign)).fold((0, 0), add);
        let but = |(sum, endless): (i64, usize), own: Option<i64>| match own {
            Some(own) if endless == 0 => Some(sum - own),
            None if endless == 1 => Some(sum),
            _ => None,
        };
        let mut found = Vec::new();
        for &(at, sign) in terms {
            let own = &self.of[at];
            let (low, high) = (but(lows, least(own, sign)), but(highs, most(own, sign)));
            // The term is minus the sum of the others.
            let (low, high) = if sign > 0 { (high.map(|v| -v), low.map(|v| -v)) } else { (low, high) };
            let low = low.filter(|low| *low > own.low).map(|low| (low, self.used(system, s, at, sign)));
            let high = high.filter(|high| own.high.is_none_or(|known| *high < known)).map(|high| (high, self.used(system, s, at, -sign)));
            if low.is_some() || high.is_some() {
                found.push((at, low, high));
            }
        }
        let mut changed = Vec::new();
        for (at, low, high) in found {
            if let Some((low, used)) = low {
                self.of[at] = Bound { low, low_ground: self.step(s, used), ..self.of[at] };
            }
            if let Some((high, used)) = high {
                self.of[at] = Bound { high: Some(high), high_ground: self.step(s, used), ..self.of[at] };
            }
            let bound = &self.of[at];
            if bound.high.is_some_and(|high| high < bound.low) || bound.low > GREATEST {
                self.contradiction.get_or_insert(s);
            }
            changed.push(at);
        }
        changed
    }

    /// The bounds that a bound of the cell `at` uses: `side` is its sign for the lower bound, the opposite for the upper.
    // Places come from the system itself.
    #[allow(clippy::indexing_slicing)]
    fn used(&self, system: &System, s: usize, at: usize, side: i64) -> Vec<(usize, Ground)> {
        let others = system.sums[s].terms.iter().filter(|&&(other, _)| other != at);
        // A cell's lower bound needs the upper bounds of its own side and the lower ones of the other.
        let used = others.map(|&(other, sign)| {
            let bound = &self.of[other];
            (other, if sign == side { bound.high_ground } else { bound.low_ground })
        });
        used.filter(|(_, ground)| *ground != Ground::Nothing).collect()
    }

    fn step(&mut self, sum: usize, used: Vec<(usize, Ground)>) -> Ground {
        self.steps.push(Step { sum, used });
        Ground::Step(self.steps.len() - 1)
    }

    /// The proof of a cell that is not written; `None` where the sums leave it open.
    pub fn proof(&self, at: usize) -> Option<Proof> {
        let bound = self.of.get(at)?;
        let value = bound.high.filter(|high| *high == bound.low)?;
        let mut proof = Proof { value, sums: Vec::new(), inputs: Vec::new() };
        let mut seen = vec![false; self.steps.len()];
        let mut open = vec![(at, bound.low_ground), (at, bound.high_ground)];
        while let Some((cell, ground)) = open.pop() {
            match ground {
                Ground::Nothing => {}
                Ground::Written => proof.inputs.push(cell),
                Ground::Step(step) => {
                    if let (Some(seen), Some(step)) = (seen.get_mut(step), self.steps.get(step))
                        && !std::mem::replace(seen, true)
                    {
                        proof.sums.push(step.sum);
                        open.extend(&step.used);
                    }
                }
            }
        }
        for list in [&mut proof.sums, &mut proof.inputs] {
            list.sort_unstable();
            list.dedup();
        }
        Some(proof)
    }
}
