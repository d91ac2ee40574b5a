//! A report.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use gov_disclosure::{Field, IndicatorOptions, Severity, State, Target};
use gov_disclosure_arrow::Shape;
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString, PyType};

use crate::cell::Cell;
use crate::diagnostic::Diagnostic;
use crate::errors::raised;
use crate::json::{dumps, loads, to_python};
use crate::options::options;
use crate::rows::Rows;
use crate::source;

#[pyfunction]
#[pyo3(signature = (source, *, name = None, format = None, encoding = None, year = None, agency = None))]
pub fn parse(
    source: &Bound<'_, PyAny>,
    name: Option<String>,
    format: Option<&str>,
    encoding: Option<String>,
    year: Option<i64>,
    agency: Option<String>,
) -> PyResult<Report> {
    let options = options(name, format, encoding, year, agency)?;
    let bytes = source::bytes(source)?;
    let py = source.py();
    py.detach(|| gov_disclosure::parse(&bytes, &options)).map(Report::new).map_err(|error| raised(py, &error))
}

#[pyfunction]
pub fn check_series(reports: &Bound<'_, PyAny>) -> PyResult<Vec<Report>> {
    let py = reports.py();
    let reports: Vec<gov_disclosure::Report> = all_of(reports)?.iter().map(|report| (**report).clone()).collect();
    Ok(py.detach(|| gov_disclosure::check_series(&reports)).into_iter().map(Report::new).collect())
}

/// The reports that something iterable gives.
pub fn all_of(reports: &Bound<'_, PyAny>) -> PyResult<Vec<Arc<gov_disclosure::Report>>> {
    let report = |item: PyResult<Bound<'_, PyAny>>| {
        let item = item?;
        match item.cast::<Report>() {
            Ok(report) => Ok(report.get().0.clone()),
            Err(_) => Err(PyTypeError::new_err(format!("reports are asked for, not {}", item.get_type().name()?))),
        }
    };
    reports.try_iter()?.map(report).collect()
}

#[pyclass(frozen, mapping, module = "gov_disclosure")]
pub struct Report(pub Arc<gov_disclosure::Report>);

impl Report {
    pub fn new(report: gov_disclosure::Report) -> Self {
        Self(Arc::new(report))
    }

    fn cell(&self, field: Field) -> Option<Cell> {
        self.0.cell(field).cloned().map(|cell| Cell { field, cell })
    }

    fn fields(&self) -> impl Iterator<Item = Field> + '_ {
        self.0.cells.iter().map(|(field, _)| field)
    }
}

#[pymethods]
impl Report {
    #[getter]
    fn title(&self) -> Option<&str> {
        self.0.meta.title.as_deref()
    }

    #[getter]
    fn agency(&self) -> Option<&str> {
        self.0.meta.agency.as_deref()
    }

    #[getter]
    fn year(&self) -> Option<u16> {
        self.0.meta.year
    }

    #[getter]
    fn period<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.meta.period.as_ref().map(|period| to_python(py, period)).transpose()
    }

    #[getter]
    fn published(&self) -> Option<&str> {
        self.0.meta.published.as_deref()
    }

    #[getter]
    fn signed(&self) -> Option<&str> {
        self.0.meta.signed.as_deref()
    }

    #[getter]
    fn contact<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.meta.contact)
    }

    #[getter]
    fn meta<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.meta)
    }

    #[getter]
    fn source<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.source)
    }

    #[getter]
    fn form<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.form)
    }

    #[getter]
    fn sections<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.sections)
    }

    #[getter]
    fn extras<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.extras)
    }

    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.claims)
    }

    #[getter]
    fn repairs<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.repairs)
    }

    #[getter]
    fn verdicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.verdicts)
    }

    #[getter]
    fn diagnostics(&self) -> Vec<Diagnostic> {
        self.0.diagnostics.iter().cloned().map(Diagnostic).collect()
    }

    // Its cells, as a mapping.

    fn __getitem__(&self, field: &str) -> PyResult<Cell> {
        let unknown = |id: &str| match Field::nearest(id) {
            Some(near) => PyKeyError::new_err(format!("{id:?} is no field of the form; did you mean {:?}?", near.id())),
            None => PyKeyError::new_err(format!("{id:?} is no field of the form; gov_disclosure.fields() lists them")),
        };
        let known = Field::from_id(field).ok_or_else(|| unknown(field))?;
        self.cell(known)
            .ok_or_else(|| PyKeyError::new_err(format!("{field:?} is a field of another edition of the form than this report's")))
    }

    #[pyo3(signature = (field, default = None))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        field: &Bound<'py, PyAny>,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let id = field.cast::<PyString>().ok().map(|id| id.to_str()).transpose()?;
        match id.and_then(Field::from_id).and_then(|field| self.cell(field)) {
            Some(cell) => Ok(Some(Bound::new(py, cell)?.into_any())),
            None => Ok(default),
        }
    }

    fn __contains__(&self, field: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(id) = field.cast::<PyString>() else { return Ok(false) };
        Ok(Field::from_id(id.to_str()?).is_some_and(|field| self.0.cell(field).is_some()))
    }

    fn __len__(&self) -> usize {
        self.0.cells.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.keys().into_pyobject(py)?.try_iter()?.into_any())
    }

    fn keys(&self) -> Vec<&'static str> {
        self.fields().map(Field::id).collect()
    }

    fn values(&self) -> Vec<Cell> {
        self.fields().filter_map(|field| self.cell(field)).collect()
    }

    fn items(&self) -> Vec<(&'static str, Cell)> {
        self.fields().filter_map(|field| Some((field.id(), self.cell(field)?))).collect()
    }

    // What can be made of it.

    fn check(&self, py: Python<'_>) -> Self {
        Self::new(py.detach(|| gov_disclosure::check((*self.0).clone())))
    }

    fn cells(&self) -> Rows {
        Rows::of_report(self.0.clone(), Shape::Cells)
    }

    #[pyo3(signature = (*, previous = None, population = None))]
    fn indicators<'py>(&self, py: Python<'py>, previous: Option<&Self>, population: Option<i64>) -> PyResult<Bound<'py, PyAny>> {
        let mut options = IndicatorOptions::new();
        options.previous = previous.map(|previous| &*previous.0);
        let counted = |number: i64| {
            u64::try_from(number).map_err(|_| PyValueError::new_err(format!("population is {number}; it cannot be negative")))
        };
        options.population = population.map(counted).transpose()?;
        to_python(py, &py.detach(|| gov_disclosure::indicators(&self.0, &options)))
    }

    #[pyo3(signature = (target = "html"))]
    fn render<'py>(&self, py: Python<'py>, target: &str) -> PyResult<Bound<'py, PyAny>> {
        let Some(known) = Target::from_extension(target) else {
            let names = Target::ALL.iter().map(|target| target.as_str()).collect::<Vec<_>>().join("\", \"");
            return Err(PyValueError::new_err(format!("target {target:?} is none of \"{names}\"")));
        };
        let bytes = py.detach(|| gov_disclosure::render(&self.0, known)).map_err(|error| raised(py, &error))?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(PyString::new(py, &text).into_any()),
            Err(office) => Ok(PyBytes::new(py, office.as_bytes()).into_any()),
        }
    }

    fn fill_totals(&self) -> (Self, Vec<&'static str>) {
        let mut report = (*self.0).clone();
        let filled = report.fill_totals().into_iter().map(Field::id).collect();
        (Self::new(report), filled)
    }

    fn unprinted(&self) -> Vec<&'static str> {
        self.0.unprinted().into_iter().map(Field::id).collect()
    }

    fn to_json(&self) -> String {
        self.0.to_json()
    }

    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        loads(py, &self.0.to_json())
    }

    #[classmethod]
    fn from_json(class: &Bound<'_, PyType>, json: &str) -> PyResult<Self> {
        let py = class.py();
        py.detach(|| gov_disclosure::Report::from_json(json)).map(Self::new).map_err(|error| raised(py, &error))
    }

    #[classmethod]
    fn from_dict(class: &Bound<'_, PyType>, value: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::from_json(class, &dumps(value)?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json(),)))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| Arc::ptr_eq(&self.0, &other.get().0) || self.to_json() == other.get().to_json())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.to_json().hash(&mut hasher);
        hasher.finish()
    }

    fn __bool__(&self) -> bool {
        true
    }

    fn __repr__(&self) -> String {
        let states = [State::Reported, State::Blank, State::Placeholder, State::Illegible, State::Absent, State::Lost];
        let counts = states.map(|state| (state, self.0.cells.iter().filter(|(_, cell)| cell.state == state).count()));
        let cells: Vec<_> =
            counts.iter().filter(|(_, count)| *count > 0).map(|(state, count)| format!("{count} {}", state.as_str())).collect();
        let of = |severity| self.0.diagnostics.iter().filter(|found| found.severity == severity).count();
        let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
        let agency = self.agency().or(self.0.source.name.as_deref()).unwrap_or("?");
        let year = self.year().map_or_else(|| "?".to_owned(), |year| year.to_string());
        format!("<Report {agency} {year}: {}; {errors} errors, {warnings} warnings>", cells.join(", "))
    }

    fn _repr_html_(&self) -> String {
        gov_disclosure::render_review(&self.0)
    }

    fn __copy__(&self) -> Self {
        Self(self.0.clone())
    }

    fn __deepcopy__(&self, _memo: &Bound<'_, PyAny>) -> Self {
        Self(self.0.clone())
    }
}
