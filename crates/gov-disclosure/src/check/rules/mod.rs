//! The rules of one report, a file each; sums of one kind share one.

pub mod sums;
