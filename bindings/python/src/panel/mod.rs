//! Many reports, one after the other, or as tables.

mod batches;
mod feed;
mod given;
mod source;

use std::sync::{Arc, Mutex};

use gov_disclosure_arrow::{Columns, Content, Shape};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use self::feed::{Feed, Item};
use self::given::{Given, nothing};
use self::source::{Contents, Held, Plan, Source, locked};
use crate::failure::Failure;
use crate::options::options;
use crate::report::{Report, counted};
use crate::rows::{Rows, numbers};

/// A loop over a panel.
#[pyclass(frozen, module = "gov_disclosure._native", name = "_Loop")]
pub struct Loop(Feed);

#[pymethods]
impl Loop {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.0.next(py)? {
            Item::Report(report) => Ok(Some(Bound::new(py, Report(report))?.into_any())),
            Item::Failure(failure) => Ok(Some(Bound::new(py, Failure(failure))?.into_any())),
            Item::End | Item::Waiting => Ok(None),
        }
    }
}

/// Many reports: to loop over, or as tables.
///
/// ``parse_many`` makes one of files, ``Panel(items)`` one of reports and failures. A panel of files reads them when it is asked,
/// some at a time: each loop and each table reads them anew. ``load`` reads them once and keeps the reports. A panel of an
/// iterator can be read once.
///
/// Tables start with source, agency, year, so that they can be joined. A table warns (PanelWarning) of files that have no rows
/// in it and of reports that repeat others, whose rows count again.
#[pyclass(frozen, module = "gov_disclosure")]
pub struct Panel {
    source: Arc<Source>,
    /// How many inputs there are, where that is known.
    count: Option<usize>,
}

#[pymethods]
impl Panel {
    #[new]
    fn of_reports(py: Python<'_>, reports: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut items = Vec::new();
        for item in reports.try_iter()? {
            let item = item?;
            items.push(if let Ok(report) = item.cast::<Report>() {
                Held::Report(report.get().0.clone())
            } else if let Ok(failure) = item.cast::<Failure>() {
                Held::Failure(failure.get().0.clone())
            } else {
                return Err(PyTypeError::new_err(format!("a panel is made of reports and failures, not {}", item.get_type().name()?)));
            });
        }
        // What another panel passed over is known when it has been read.
        let passed = reports.cast::<Self>().ok().map(|panel| feed::summary(&panel.get().source, py)).transpose()?;
        let passed = passed.map_or_else(Vec::new, |summary| summary.passed.clone());
        let count = Some(items.len());
        Ok(Self { source: Source::new(Contents::Held { items: items.into(), passed }, None), count })
    }

    /// The files of paths and pairs: what `parse_many` gives.
    #[staticmethod]
    #[pyo3(signature = (items, *, threads, check, tick, format, encoding, year, agency))]
    #[allow(clippy::too_many_arguments)]
    fn _of_files(
        py: Python<'_>,
        items: &Bound<'_, PyAny>,
        threads: usize,
        check: bool,
        tick: Option<Py<PyAny>>,
        format: Option<&str>,
        encoding: Option<String>,
        year: Option<i64>,
        agency: Option<String>,
    ) -> PyResult<Self> {
        let plan = Plan { options: options(None, format, encoding, year, agency)?, check, threads };
        let Ok(list) = items.cast::<pyo3::types::PyList>() else {
            let items = Mutex::new(Some(items.clone().unbind()));
            return Ok(Self { source: Source::new(Contents::Stream { items, plan }, tick), count: None });
        };
        let given = list.iter().map(|item| Given::of(&item)).collect::<PyResult<Vec<_>>>()?;
        let source = Source::new(Contents::Files { given, plan }, tick);
        let inputs = source.inputs(py)?;
        if !list.is_empty() && inputs.are_missing() {
            return Err(nothing(&inputs));
        }
        Ok(Self { count: Some(inputs.inputs.len()), source })
    }

    fn __iter__(&self, py: Python<'_>) -> PyResult<Loop> {
        Feed::begin(&self.source, py).map(Loop)
    }

    fn __len__(&self) -> PyResult<usize> {
        self.count.ok_or_else(|| PyTypeError::new_err("the number of files is not known: an iterator gives them"))
    }

    fn __bool__(&self) -> bool {
        true
    }

    /// The panel with everything read and kept in memory: its loops and tables take no more reading.
    fn load(slf: &Bound<'_, Self>) -> PyResult<Self> {
        Self::of_reports(slf.py(), slf.as_any())
    }

    /// One report per row: title, sha256, format, encoding, script, copies, period_start, period_end, published, signed, form_expected
    /// and the form of each table, how many cells are in each state (cells_reported, cells_blank …), errors, warnings, remarks, and
    /// duplicate_of: the first file with the same bytes (duplicate is "file") or the same agency and year ("agency-and-year").
    fn reports(&self) -> Rows {
        self.table(Shape::Reports)
    }

    /// One cell per row: table, form, field, state, value, unit, raw, derived, line, provenance. numbers: values as decimals or as floats.
    #[pyo3(signature = (*, numbers = "exact"))]
    fn cells(&self, numbers: &str) -> PyResult<Rows> {
        Ok(self.table(Shape::Cells).with(self::numbers(numbers)?))
    }

    /// One report per row, with a column for each field, named as Stata takes it; ``fields()`` has the names under ``column``.
    ///
    /// of: what the columns hold; values are None in every state but "reported". form: only the columns of this form, "2019",
    /// "2021" or one of 2008 to 2018 such as "stat2014"; default: the fields since 2019. numbers: counts as integers and amounts
    /// as decimals, or all as floats.
    ///
    /// Raises ValueError for a form that is not known.
    #[pyo3(signature = (of = "value", *, form = None, numbers = "exact"))]
    fn wide(&self, of: &str, form: Option<&str>, numbers: &str) -> PyResult<Rows> {
        let content = Content::ALL.into_iter().find(|content| content.as_str() == of);
        let known =
            content.ok_or_else(|| PyValueError::new_err(format!("{of:?} is none of \"value\", \"state\", \"raw\", \"derived\"")))?;
        let columns = match form {
            Some(form) => Columns::of(form).ok_or_else(|| PyValueError::new_err(format!("no form is called {form:?}")))?,
            None => Columns::Fields,
        };
        Ok(self.table(Shape::Wide(known, columns)).with(self::numbers(numbers)?))
    }

    /// A number of the prose a row: claim, section, role, label, value, unit, approximation, least, greatest, of, list, subject,
    /// trust, date, raw, line, location.
    fn claims(&self) -> Rows {
        self.table(Shape::Claims)
    }

    /// One section per row: section, heading, text, line, location.
    fn sections(&self) -> Rows {
        self.table(Shape::Sections)
    }

    /// One diagnostic per row: rule, name, severity, confidence, fields, expected, actual, location, message_zh, message_en; suspect, the
    /// one field whose change to ``fits`` would correct it; suspects, all sets of such fields, as JSON.
    fn diagnostics(&self) -> Rows {
        self.table(Shape::Diagnostics)
    }

    /// One indicator per row: indicator, name_zh, name_en, value, unit, numerator, denominator, derived, disputed; reason, reason_zh
    /// and reason_en where there is no value; comparable, the forms across which it may be compared.
    fn indicators(&self) -> Rows {
        self.table(Shape::Indicators)
    }

    /// A file that gave no report a row: source, code, message_zh, message_en. Known without reading again after a whole loop or
    /// table.
    fn failures(&self) -> Rows {
        self.table(Shape::Failures)
    }

    /// A file or folder that was passed over a row: source, and reason: "other-format", "beside-its-page", "broken-link",
    /// "link-loop".
    fn passed_over(&self) -> Rows {
        self.table(Shape::PassedOver)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let class = py.get_type::<Self>();
        match &self.source.contents {
            Contents::Held { items, .. } => {
                let items = items.iter().map(|held| match held {
                    Held::Report(report) => Ok(Bound::new(py, Report(report.clone()))?.into_any()),
                    Held::Failure(failure) => Ok(Bound::new(py, Failure(failure.clone()))?.into_any()),
                });
                let items = items.collect::<PyResult<Vec<_>>>()?;
                Ok((class.into_any(), (items,).into_pyobject(py)?))
            }
            Contents::Files { given, plan } => {
                let given = given.iter().map(|given| match given {
                    Given::Path(path) => Ok(path.into_pyobject(py)?.into_any()),
                    Given::Source(name, source, _) => Ok((name, source.bind(py)).into_pyobject(py)?.into_any()),
                });
                let options = PyDict::new(py);
                options.set_item("threads", plan.threads)?;
                options.set_item("check", plan.check)?;
                options.set_item("progress", false)?;
                options.set_item("format", plan.options.format.map(|format| format.as_str()))?;
                options.set_item("encoding", &plan.options.encoding)?;
                options.set_item("year", plan.options.year)?;
                options.set_item("agency", &plan.options.agency)?;
                let given = given.collect::<PyResult<Vec<_>>>()?;
                let partial = py.import("functools")?.getattr("partial")?;
                let call = partial.call((py.import("gov_disclosure")?.getattr("parse_many")?,), Some(&options))?;
                Ok((call, (given,).into_pyobject(py)?))
            }
            Contents::Stream { .. } => Err(PyTypeError::new_err("a panel of an iterator cannot be pickled; panel.load() can")),
        }
    }

    fn __repr__(&self) -> String {
        let mut parts = vec![self.count.map_or_else(|| "inputs of an iterator".to_owned(), |count| counted(count, "input"))];
        if let Some(summary) = &*locked(&self.source.summary) {
            let (reports, failures, twice) = (summary.reports, summary.failures.len(), summary.duplicates);
            let counts = [counted(reports, "report"), counted(failures, "failure"), counted(twice, "duplicate")].join(", ");
            parts.push(format!("{counts}, {} passed over", summary.passed.len()));
        }
        format!("<Panel of {}>", parts.join(": "))
    }
}

impl Panel {
    fn table(&self, shape: Shape) -> Rows {
        Rows::new(self.source.clone(), shape)
    }
}
