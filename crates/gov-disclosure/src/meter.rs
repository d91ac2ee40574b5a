//! What reading one input has cost so far, and the one way to stop it.
//!
//! Work is counted in steps and memory in bytes. Both follow from what the input holds, never from a clock or from what
//! the machine has left, so an input is refused everywhere or nowhere: in every language, on every machine.

use std::cell::Cell;

use crate::error::Error;
use crate::fact::Limited;
use crate::limits;

/// The cost of one input. Whoever works on it says beforehand what that will cost.
#[derive(Debug)]
pub struct Meter {
    steps: Cell<u64>,
    bytes: Cell<u64>,
}

impl Meter {
    /// The whole of [`limits::STEPS`] and [`limits::MEMORY`], less the input itself.
    pub fn new(input: usize) -> Self {
        Self { steps: Cell::new(limits::STEPS), bytes: Cell::new(limits::MEMORY.saturating_sub(input as u64)) }
    }

    /// Takes steps: one is about what it takes to look at a character.
    ///
    /// # Errors
    /// `limit-exceeded` where there are not as many left.
    pub fn work(&self, steps: usize) -> Result<(), Error> {
        take(&self.steps, steps).ok_or_else(|| Error::limit(Limited::Steps, limits::STEPS))
    }

    /// Takes steps where nobody can stop: the next who asks for [`work`](Self::work) is refused once there are none left.
    pub fn spend(&self, steps: usize) {
        self.steps.set(self.steps.get().saturating_sub(steps as u64));
    }

    /// The steps taken so far.
    pub fn steps(&self) -> u64 {
        limits::STEPS - self.steps.get()
    }

    /// Takes memory, before it is asked for.
    ///
    /// # Errors
    /// `limit-exceeded` where there is not as much left.
    pub fn hold(&self, bytes: usize) -> Result<(), Error> {
        take(&self.bytes, bytes).ok_or_else(|| Error::limit(Limited::MemoryBytes, limits::MEMORY))
    }

    /// Gives memory back that was [held](Self::hold).
    pub fn release(&self, bytes: usize) {
        self.bytes.set(self.bytes.get().saturating_add(bytes as u64).min(limits::MEMORY));
    }
}

fn take(left: &Cell<u64>, count: usize) -> Option<()> {
    left.set(left.get().checked_sub(count as u64)?);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_up_is_refused_and_what_is_given_back_is_there() {
        let meter = Meter::new(1 << 20);
        assert!(meter.work(limits::STEPS as usize).is_ok());
        assert_eq!(meter.work(1).map_err(|error| error.code()), Err("limit-exceeded"));
        assert_eq!(meter.steps(), limits::STEPS);
        let meter = Meter::new(1 << 20);
        meter.spend(limits::STEPS as usize + 7);
        assert!(meter.work(1).is_err());
        let all = limits::MEMORY as usize - (1 << 20);
        assert!(meter.hold(all).is_ok());
        assert!(meter.hold(1).is_err());
        meter.release(10);
        assert!(meter.hold(10).is_ok());
        assert!(meter.hold(1).is_err());
    }
}
