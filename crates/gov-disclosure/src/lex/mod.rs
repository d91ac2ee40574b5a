//! Characters and their grammars: folding, numbers, dates, outline numbering, numbers of pages.
//!
//! Nothing here knows what a report is. Folded text serves matching only: values and raw text are
//! always taken from the source.

pub mod compatibility;
pub mod csv;
pub mod date;
pub mod fold;
pub mod formula;
pub mod grammar;
pub mod hanzi;
pub mod marks;
pub mod number;
pub mod outline;
pub mod page;
pub mod pinyin;
pub mod quantity;
pub mod script;
pub mod width;
