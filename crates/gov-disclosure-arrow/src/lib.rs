//! The cells of many reports as Arrow record batches and as Parquet files.
//!
//! A [`Panel`] takes reports one by one and gives record batches of one [`Shape`]: one cell per row, one report per row, a
//! diagnostic a row, and so on. It holds what was pushed since the last batch and nothing else, so that any number of
//! reports streams through.
//!
//! ```
//! use gov_disclosure_arrow::{Panel, Shape};
//!
//! let report = gov_disclosure::Report::from_json(r#"{"year": 2023, "requests.received.total": 62}"#)?;
//! let mut panel = Panel::new(Shape::Cells);
//! panel.push(&report);
//! let batch = panel.finish()?;
//! assert_eq!((batch.num_rows(), batch.num_columns()), (200, 13));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cells;
mod columns;
mod diagnostics;
mod panel;
#[cfg(feature = "parquet")]
mod parquet;
mod records;
mod shape;
mod table;
mod value;
mod wide;

pub use columns::{AMOUNT_DIGITS, AMOUNT_SCALE};
pub use panel::Panel;
#[cfg(feature = "parquet")]
pub use parquet::ParquetWriter;
pub use shape::{CellColumn, Columns, Content, Numbers, Shape};
pub use value::{Datum, datum};
