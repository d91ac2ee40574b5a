//! Reports to order, for the tests of `gov-disclosure`: drawn from a seed, written in any format, damaged, read back.
//!
//! A [`sheet::Sheet`] is a filled form; [`draw`] makes random ones. [`page`] lays it out as blocks, [`mod@write`] writes them in
//! any format, [`damage`] damages them and says what a reader may still know, [`compare`] holds what was read against that,
//! [`roundtrip`] does all of it for many seeds, and [`corpus`] keeps the files. Nothing here asks the recogniser: the form's
//! fields and printed tables are all that is taken from the core, and its script table, the other way round.
//!
//! The same seed gives the same bytes on every machine: only whole numbers are drawn, from a generator that is
//! [its own](random), and nothing depends on the order of a hash map.
#![allow(clippy::expect_used, reason = "its input is its own")]

pub mod compare;
pub mod corpus;
pub mod damage;
pub mod draw;
pub mod growth;
pub mod old;
pub mod page;
mod prose;
pub mod random;
pub mod roundtrip;
pub mod shape;
pub mod sheet;
pub mod slip;
pub mod write;
