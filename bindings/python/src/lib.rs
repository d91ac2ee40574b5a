//! The Python package `gov_disclosure`: the core crate under the same words. It reads nothing itself; what Python sees
//! is described in `python/gov_disclosure/_native.pyi`.

mod catalogue;
mod cell;
mod command;
mod correct;
mod diagnostic;
mod errors;
mod failure;
mod hint;
mod json;
mod options;
mod panel;
mod report;
mod rows;
mod source;

use pyo3::prelude::*;

/// Compiled half of the package `gov_disclosure`.
#[pymodule(gil_used = false)]
mod _native {
    use super::*;

    #[pymodule_export]
    use super::catalogue::{fields, indicator_definitions, rules, schema};
    #[pymodule_export]
    use super::cell::{Cell, Derived};
    #[pymodule_export]
    use super::command::command;
    #[pymodule_export]
    use super::correct::correct;
    #[pymodule_export]
    use super::diagnostic::Diagnostic;
    #[pymodule_export]
    use super::failure::Failure;
    #[pymodule_export]
    use super::panel::Panel;
    #[pymodule_export]
    use super::report::{Conversion, Report, check_series, parse, parse_all, parse_text};
    #[pymodule_export]
    use super::rows::Rows;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        errors::add_to(module)
    }
}
