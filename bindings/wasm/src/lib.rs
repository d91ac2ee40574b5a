//! What JavaScript calls, and what crosses the boundary: bytes of files, and JSON as text.
//!
//! Text keeps the canonical JSON what it is in every language, byte by byte; the JavaScript beside this crate makes
//! objects of it. [`call`] and [`catalogue`] hold the functions, `exports` hands them to JavaScript, and `host` and
//! `normalizer` ask its `TextDecoder` and `String.prototype.normalize` in builds without tables of their own.

pub mod call;
pub mod catalogue;
pub mod fault;
pub mod options;

#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(all(target_arch = "wasm32", feature = "read", not(feature = "legacy-encoding")))]
mod host;
#[cfg(all(target_arch = "wasm32", not(feature = "normalization")))]
mod normalizer;
#[cfg(all(target_arch = "wasm32", feature = "read", not(feature = "legacy-encoding")))]
mod text_decoder;
