//! The files of a run: folders and archives, spread out into inputs in a fixed order, each read when its turn comes.
//!
//! The command and the Python package take their inputs from here, so that a folder is the same reports under the same
//! names in both.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod archive;
mod duplicates;
mod endings;
mod fault;
mod input;
mod inputs;
mod memory;
mod message;
mod passed;
mod pool;
mod reading;

pub use duplicates::{Duplicate, Duplicates, Same};
pub use endings::{COPIES, JSON};
pub use fault::{BadArchive, Fault};
pub use input::{Input, MAX_READ, Reader};
pub use inputs::Inputs;
pub use passed::{Passed, PassedOver, Reason};
pub use pool::{Bounds, Pool, Step, Task, guarded};
pub use reading::{Outcome, Read, Reading, failure};
