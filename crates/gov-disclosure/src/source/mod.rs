//! Bytes to document, one module per format.

pub mod encoding;
pub mod format;
pub mod html;
pub mod text;

pub use format::Format;
