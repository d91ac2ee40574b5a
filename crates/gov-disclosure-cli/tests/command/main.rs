//! The command as a user runs it: streams, formats, exit statuses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod archive;
mod check;
mod codebook;
mod correct;
mod dictionary;
mod excerpts;
mod extract;
mod github;
mod harness;
mod indicators;
mod injection;
mod json;
mod operations;
mod render;
mod rules;
mod sarif;
mod series;
mod shell;
mod tables;
