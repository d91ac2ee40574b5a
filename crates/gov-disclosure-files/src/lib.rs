//! The files of a run: folders and archives, spread out into inputs in a fixed order, each read when its turn comes.
//!
//! The command and the Python package take their inputs from here, so that a folder is the same reports under the same
//! names in both.

mod archive;
mod inputs;

pub use inputs::{COPIES, Input, Inputs, JSON, MOST, Passed};
