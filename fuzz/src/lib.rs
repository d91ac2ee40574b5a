//! What the fuzz targets share: how bytes become files, forms and reports, and what must hold of every answer.

pub mod grid;
pub mod numbers;
pub mod reports;

pub use gov_disclosure_testkit::write::container as containers;

#[path = "../../crates/gov-disclosure/tests/mutations/invariants.rs"]
pub mod invariants;
