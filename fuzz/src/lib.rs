//! What the fuzz targets share: how bytes become files, forms and reports, and what must hold of every answer.

pub mod grid;
pub mod numbers;
pub mod reports;

#[path = "../../crates/gov-disclosure/tests/mutations/containers.rs"]
pub mod containers;
#[path = "../../crates/gov-disclosure/tests/pdf/draw.rs"]
#[allow(dead_code, reason = "shared with the tests of PDF files")]
mod draw;
#[path = "../../crates/gov-disclosure/tests/layouts/form.rs"]
mod form;
#[path = "../../crates/gov-disclosure/tests/mutations/invariants.rs"]
pub mod invariants;
#[path = "../../crates/gov-disclosure/tests/office/packages.rs"]
#[allow(dead_code, reason = "shared with the tests of office files")]
mod packages;
#[path = "../../crates/gov-disclosure/tests/layouts/writers.rs"]
#[allow(dead_code, reason = "shared with the tests of layouts")]
mod writers;
