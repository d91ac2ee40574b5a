//! The sums of Table III and IV as an error-correcting code: erased cells come back, wrong cells are named,
//! and nothing is said of tables that agree.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod blanks;
mod locate;
mod prove;
mod table;
