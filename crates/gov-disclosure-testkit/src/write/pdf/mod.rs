//! PDF files: drawn from text and lines, with a form set on their pages.

pub mod draw;
pub mod typeset;
