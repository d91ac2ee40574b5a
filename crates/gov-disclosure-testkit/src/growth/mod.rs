//! What a file costs grows with it and no faster: content of every kind that recognition knows and that a source holds,
//! repeated n, 2n and 4n times.
//!
//! Steps are those of the core's own meter, so they are the same on every machine. That they stand for the work is seen by
//! the processor time that one takes, which no kind of content may make much longer than another.

mod kinds;

use std::fmt;

use gov_disclosure::{ParseOptions, steps};

pub use kinds::{Kind, all};

/// What twice as much may cost, in percent: a list grows a little faster than its content.
const TWICE: u64 = 230;

/// Nanoseconds of processor time that a step may take: an optimised build takes one to five where there are many steps, and
/// ten where there are few.
const STEP: f64 = 40.0;

/// Steps below which the time of one says nothing.
const ENOUGH: u64 = 4 << 20;

/// What one kind of content cost.
#[derive(Debug)]
pub struct Cost {
    kind: &'static Kind,
    /// Bytes of the largest file.
    bytes: usize,
    /// Steps of n, 2n and 4n; `None` where the answer was `limit-exceeded`, which is bounded.
    steps: [Option<u64>; 3],
    /// Nanoseconds of a step of the largest; zero where the system does not tell.
    step: f64,
}

/// Reads n, 2n and 4n of a kind, where n is about as many as come to `bytes`.
pub fn measure(kind: &'static Kind, bytes: usize) -> Cost {
    let n = kind.count(bytes);
    let mut cost = Cost { kind, bytes: 0, steps: [None; 3], step: 0.0 };
    for (slot, n) in cost.steps.iter_mut().zip([n, 2 * n, 4 * n]) {
        let file = kind.file(n);
        let start = processor_time();
        let (steps, answer) = steps(&file, &ParseOptions::new());
        cost.step = (processor_time() - start) / steps.max(ENOUGH) as f64;
        cost.bytes = file.len();
        *slot = Some(steps).filter(|_| answer.err().is_none_or(|error| error.code() != "limit-exceeded"));
    }
    cost
}

/// Nanoseconds that this thread has run, where Linux tells.
fn processor_time() -> f64 {
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    schedule.split_whitespace().next().and_then(|time| time.parse().ok()).unwrap_or(0.0)
}

impl Cost {
    /// Whether the cost grows faster than the content, or steps do not stand for it.
    pub fn is_wrong(&self) -> bool {
        self.grows() || self.step > STEP
    }

    /// From n to 2n a cell may become a text, which is read otherwise; what grows faster does so from 2n to 4n too.
    fn grows(&self) -> bool {
        !self.kind.is_squared && matches!(self.steps, [_, Some(less), Some(more)] if more * 100 > less * TWICE)
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<44} {:>9} bytes", self.kind.name, self.bytes)?;
        for steps in self.steps {
            match steps {
                Some(steps) => write!(f, " {steps:>11}")?,
                None => write!(f, " {:>11}", "limit")?,
            }
        }
        write!(f, " {:6.2} ns a step{}", self.step, if self.is_wrong() { "  GROWS" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Enough for a few hundred of most kinds, few enough for a build that is not optimised.
    const BYTES: usize = 6000;

    #[test]
    fn steps_grow_with_the_content_and_no_faster() {
        let costs = all().map(|kind| measure(kind, BYTES));
        let wrong: Vec<String> = costs.filter(Cost::grows).map(|cost| cost.to_string()).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
