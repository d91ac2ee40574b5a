//! A report.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use gov_disclosure::{Field, IndicatorOptions, ParseOptions, Provenance, Severity, State, Target, Value};
use gov_disclosure_arrow::Shape;
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString, PyType};

use crate::cell::Cell;
use crate::diagnostic::Diagnostic;
use crate::errors::raised;
use crate::json::{dumps, loads, to_python};
use crate::options::options;
use crate::rows::{self, Rows};
use crate::source;

/// The bytes of a source, and the options, with its own name where none is given.
pub fn given(
    source: &Bound<'_, PyAny>,
    name: Option<String>,
    format: Option<&str>,
    encoding: Option<String>,
    year: Option<i64>,
    agency: Option<String>,
) -> PyResult<(Vec<u8>, ParseOptions)> {
    let options = options(name.or_else(|| source::name(source)), format, encoding, year, agency)?;
    Ok((source::bytes(source)?, options))
}

/// Read one file. The GIL is released meanwhile.
///
/// source: a path, the bytes of a file, a file open in binary mode, a file of fsspec, or a response of urllib, requests or httpx.
/// name: what becomes ``report.source["name"]``; None: the path or address of the source, where it has one.
/// format: "html", "text", "docx", "xlsx", "xls", "mhtml" or "pdf"; None: found from the bytes.
/// encoding: a WHATWG label such as "gb18030"; None: found from the bytes.
/// year, agency: taken instead of what is found.
///
/// Raises a subclass of DisclosureError where no report can be made, OSError where the file cannot be read, ValueError
/// for an unknown format and for a text or an address instead of a path, TypeError for any other source.
///
/// Of a file that holds several reports this is the first; a diagnostic (R026) names the others.
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
    let (bytes, options) = given(source, name, format, encoding, year, agency)?;
    let py = source.py();
    py.detach(|| gov_disclosure::parse(&bytes, &options)).map(Report::new).map_err(|error| raised(py, &error))
}

/// Read a report from its text: a page, Markdown or plain text that is a ``str`` already.
///
/// Arguments and errors are those of ``parse``; locations count in the text as UTF-8.
#[pyfunction]
#[pyo3(signature = (text, *, name = None, format = None, year = None, agency = None))]
pub fn parse_text(
    py: Python<'_>,
    text: &str,
    name: Option<String>,
    format: Option<&str>,
    year: Option<i64>,
    agency: Option<String>,
) -> PyResult<Report> {
    // What a page says of its encoding is about the bytes that it was.
    let options = options(name, format, Some("utf-8".to_owned()), year, agency)?;
    py.detach(|| gov_disclosure::parse(text.as_bytes(), &options)).map(Report::new).map_err(|error| raised(py, &error))
}

/// Read every report of a file, in their order: a collection of several agencies' or years', pages saved together, a
/// workbook with a sheet for each. One report in nearly all files.
///
/// Where there are several, ``report.source["part"]`` is a dict of ``number``, from 1, and ``of``, how many there are.
/// Two copies of one report are one report. year and agency are the first one's. Everything else is as in ``parse``.
#[pyfunction]
#[pyo3(signature = (source, *, name = None, format = None, encoding = None, year = None, agency = None))]
pub fn parse_all(
    source: &Bound<'_, PyAny>,
    name: Option<String>,
    format: Option<&str>,
    encoding: Option<String>,
    year: Option<i64>,
    agency: Option<String>,
) -> PyResult<Vec<Report>> {
    let (bytes, options) = given(source, name, format, encoding, year, agency)?;
    let py = source.py();
    let reports = py.detach(|| gov_disclosure::parse_all(&bytes, &options)).map_err(|error| raised(py, &error))?;
    Ok(reports.into_iter().map(Report::new).collect())
}

/// Check several years of one agency against each other.
///
/// The reports come back in their order; the diagnostics and verdicts of family Y are made anew in the later report of
/// each pair of years. Agencies are distinguished by their names.
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
            Err(_) => Err(PyTypeError::new_err(format!("reports are needed, not {}", item.get_type().name()?))),
        }
    };
    reports.try_iter()?.map(report).collect()
}

/// A report in the form of 2021, and what became of the cells of the form of 2019.
#[pyclass(frozen, module = "gov_disclosure")]
pub struct Conversion {
    report: Arc<gov_disclosure::Report>,
    carried: Vec<Field>,
    open: Vec<Field>,
    left: gov_disclosure::Cells,
}

impl Conversion {
    pub fn new(made: gov_disclosure::Conversion) -> Self {
        let gov_disclosure::Conversion { report, carried, open, left, .. } = made;
        Self { report: Arc::new(report), carried, open, left }
    }
}

fn ids(fields: &[Field]) -> Vec<&'static str> {
    fields.iter().map(|field| field.id()).collect()
}

#[pymethods]
impl Conversion {
    /// The report, with the cells of the form of 2021 and no others in the tables that were converted.
    #[getter]
    fn report(&self) -> Report {
        Report(self.report.clone())
    }

    /// The ids of the fields that both forms have, whose cells are as they were.
    #[getter]
    fn carried(&self) -> Vec<&'static str> {
        ids(&self.carried)
    }

    /// The ids of the fields that only the form of 2021 has: absent, to be filled in.
    #[getter]
    fn open(&self) -> Vec<&'static str> {
        ids(&self.open)
    }

    /// The cells that only the form of 2019 has, by id: nothing of them is in the report.
    #[getter]
    fn left(&self) -> HashMap<&'static str, Cell> {
        self.left.iter().map(|(field, cell)| (field.id(), Cell { field, cell: cell.clone() })).collect()
    }

    fn __repr__(&self) -> String {
        format!("<Conversion: {} carried over, {} open, {} left out>", self.carried.len(), self.open.len(), self.left.len())
    }
}

/// A report: a mapping of field ids to cells, with what it is about as attributes. It never changes.
///
/// Dicts have the keys and values of the report's JSON.
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
    /// The report's title, annotations stripped.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.0.meta.title.as_deref()
    }

    /// The reporting agency.
    #[getter]
    fn agency(&self) -> Option<&str> {
        self.0.meta.agency.as_deref()
    }

    /// The year reported on.
    #[getter]
    fn year(&self) -> Option<u16> {
        self.0.meta.year
    }

    /// ``start`` and ``end``, ISO 8601, where they are stated.
    #[getter]
    fn period<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.meta.period.as_ref().map(|period| to_python(py, period)).transpose()
    }

    /// Day of publication, ISO 8601, where the page states it.
    #[getter]
    fn published(&self) -> Option<String> {
        self.0.meta.published.map(|date| date.to_string())
    }

    /// The date under the signature, or 成文日期 where the page gives no day of publication; ISO 8601.
    #[getter]
    fn signed(&self) -> Option<String> {
        self.0.meta.signed.map(|date| date.to_string())
    }

    /// office, address, postcode, phone, fax, email.
    #[getter]
    fn contact<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.meta.contact)
    }

    /// Title, agency, year, period, published, signed, contact; ``agency_evidence`` (``found_in``, ``confidence``) says where the
    /// agency was found and how sure that is; ``raw`` as written where it differs.
    #[getter]
    fn meta<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.meta)
    }

    /// name, sha256, format, encoding, script, copies of the file.
    #[getter]
    fn source<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.source)
    }

    /// The edition, "2019" or "2021", that the year asks for (``expected``) and each table has.
    #[getter]
    fn form<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.form)
    }

    /// The sections found: number, heading, location, text.
    #[getter]
    fn sections<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.sections)
    }

    /// Subtotals that a private template adds to the tables.
    #[getter]
    fn extras<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.extras)
    }

    /// Numbers stated in prose.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.claims)
    }

    /// What was undone to read the file.
    #[getter]
    fn repairs<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.repairs)
    }

    /// Verdicts of the checks; empty before ``check``.
    #[getter]
    fn verdicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.verdicts)
    }

    /// What is wrong with the file or with the reading of it; ``check`` adds what does not add up.
    #[getter]
    fn diagnostics(&self) -> Vec<Diagnostic> {
        self.0.diagnostics.iter().cloned().map(Diagnostic).collect()
    }

    // Its cells, as a mapping.

    fn __getitem__(&self, py: Python<'_>, field: &Bound<'_, PyAny>) -> PyResult<Cell> {
        let id = field.cast::<PyString>().map_err(|_| PyKeyError::new_err(field.clone().unbind()))?;
        let field = known(py, id.to_str()?)?;
        self.cell(field).ok_or_else(|| no_field(py, format!("{:?} is not a field of this report's form", field.id())))
    }

    fn __setitem__(&self, field: &str, _value: &Bound<'_, PyAny>) -> PyResult<()> {
        Err(PyTypeError::new_err(format!("a report does not change; report.replace({{{field:?}: value}}) gives a new one")))
    }

    fn __delitem__(&self, field: &str) -> PyResult<()> {
        Err(PyTypeError::new_err(format!("a report does not change; report.replace({{{field:?}: None}}) gives one with a blank cell")))
    }

    /// The cell of a field, or ``default`` where the report's form does not have it.
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
        Ok(self._ipython_key_completions_().into_pyobject(py)?.try_iter()?.into_any())
    }

    /// The ids of its fields, in the order of the form.
    fn keys<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        view(slf, "KeysView")
    }

    /// Its cells, in the order of the form.
    fn values<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        view(slf, "ValuesView")
    }

    /// Pairs of field id and cell, in the order of the form.
    fn items<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        view(slf, "ItemsView")
    }

    fn _ipython_key_completions_(&self) -> Vec<&'static str> {
        self.fields().map(Field::id).collect()
    }

    // What can be made of it.

    /// The report with everything checked: derived values, verdicts, and the diagnostics of families A and X.
    /// Checking twice changes nothing.
    fn check(&self, py: Python<'_>) -> Self {
        Self::new(py.detach(|| gov_disclosure::check((*self.0).clone())))
    }

    /// Whether a warning or an error names the field; ask it after ``check``. Raises UnknownFieldError.
    fn is_flagged(&self, py: Python<'_>, field: &str) -> PyResult<bool> {
        Ok(self.0.is_flagged(known(py, field)?))
    }

    /// The cells that are reported and not flagged, a dict by field; what was computed or edited is none of them. Ask it after ``check``.
    fn trusted<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let cells = PyDict::new(py);
        for (field, cell) in self.0.trusted() {
            cells.set_item(field.id(), Bound::new(py, Cell { field, cell: cell.clone() })?)?;
        }
        Ok(cells)
    }

    /// The report with other values: a dict of field ids and counts, amounts (Decimal or decimal text), None for blank or "/".
    ///
    /// A changed cell has no place, its provenance is "edited", and an amount keeps its unit. A report that was checked is checked again.
    /// Raises UnknownFieldError, ValueError.
    fn replace(&self, py: Python<'_>, values: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut report = (*self.0).clone();
        let items = values.call_method0("items").map_err(|_| PyTypeError::new_err("values are a dict of field ids and values"))?;
        for item in items.try_iter()? {
            let (id, value) = item?.extract::<(String, Bound<'_, PyAny>)>()?;
            let field = known(py, &id)?;
            let Some(old) = report.cells.get(field) else {
                return Err(no_field(py, format!("{id:?} is not a field of this report's form")));
            };
            // The value is not the file's any more: it has no place.
            let mut cell = written(py, field, &value)?;
            if let (Some(Value::Amount(_)), Some(Value::Amount(_))) = (old.value, cell.value) {
                cell.unit.clone_from(&old.unit);
            }
            cell.provenance = Provenance::Edited;
            report.cells.insert(field, cell);
        }
        let checked = !self.0.verdicts.is_empty();
        Ok(Self::new(py.detach(|| if checked { gov_disclosure::check(report) } else { report })))
    }

    /// Its cells, one a row, as an Arrow stream; numbers as in ``Panel.cells``.
    #[pyo3(signature = (*, numbers = "exact"))]
    fn cells(&self, numbers: &str) -> PyResult<Rows> {
        Ok(Rows::new(self.0.clone(), Shape::Cells).with(rows::numbers(numbers)?))
    }

    /// Rates, shares and stocks: a list of dicts of id, zh, en, value, unit, numerator, denominator, inputs, comparable, and,
    /// where there are any, derived, disputed and reason.
    ///
    /// ``value`` is None and ``reason`` says why where an input is not observed or a denominator is 0. previous: the
    /// same agency's report on the year before, for growth. population: residents, for requests per resident.
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

    /// The official form, filled in: text for "html", "md" and "txt", bytes for "docx" and "xlsx".
    ///
    /// Raises ValueError for any other target, LimitExceededError where an office file cannot hold the report.
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

    /// The report with totals that are missing filled in from their parts, and the ids of what was filled.
    fn fill_totals(&self) -> (Self, Vec<&'static str>) {
        let mut report = (*self.0).clone();
        let filled = report.fill_totals().into_iter().map(Field::id).collect();
        (Self::new(report), filled)
    }

    /// The report with its tables in the form of 2021, where they are in that of 2019: what both forms have is carried over, what is
    /// new is absent, and what only the old form has is left out and listed. Nothing is divided, added up or guessed.
    fn to_form_2021(&self, py: Python<'_>) -> Conversion {
        Conversion::new(py.detach(|| (*self.0).clone().to_form_2021()))
    }

    /// The ids of what is written but has no place in the form that ``render`` prints.
    fn unprinted(&self) -> Vec<&'static str> {
        self.0.unprinted().into_iter().map(Field::id).collect()
    }

    /// The canonical JSON, byte for byte that of the command and of every language.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The JSON as a dict; amounts are decimal strings.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        loads(py, &self.0.to_json())
    }

    /// A report from its JSON, from an object with ``schema`` and ``cells``, or from a flat object of field ids and
    /// values with ``year`` and ``agency`` where known. None is blank.
    ///
    /// Raises MalformedError, LimitExceededError.
    #[classmethod]
    fn from_json(class: &Bound<'_, PyType>, json: &str) -> PyResult<Self> {
        let py = class.py();
        py.detach(|| gov_disclosure::Report::from_json(json)).map(Self::new).map_err(|error| raised(py, &error))
    }

    /// Plain figures in CSV as a report: the columns ``field`` and ``value``, with a header or without one, ``agency`` and
    /// ``year`` as rows of their own where they are known; or the long CSV that the command writes. None for a text that is
    /// no such table.
    ///
    /// Raises MalformedError, LimitExceededError.
    #[classmethod]
    fn from_csv(class: &Bound<'_, PyType>, text: &str) -> PyResult<Option<Self>> {
        let py = class.py();
        let report = py.detach(|| gov_disclosure::Report::from_csv(text)).map_err(|error| raised(py, &error))?;
        Ok(report.map(Self::new))
    }

    /// As ``from_json``, from a dict.
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
        let cells = match self.0.form.statistics.as_deref() {
            _ if !cells.is_empty() => cells.join(", "),
            Some(form) => format!("table of 2008 to 2018 ({form})"),
            None => "no cells".to_owned(),
        };
        let of = |severity| self.0.diagnostics.iter().filter(|found| found.severity == severity).count();
        let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
        let counts = format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"));
        // Reading finds something too.
        let findings = match (self.0.verdicts.is_empty(), errors + warnings) {
            (false, _) => counts,
            (true, 0) => "not checked".to_owned(),
            (true, _) => format!("{counts}; not checked"),
        };
        let agency = self.agency().or(self.0.source.name.as_deref()).unwrap_or("agency unknown");
        let year = self.year().map_or_else(|| "year unknown".to_owned(), |year| year.to_string());
        format!("<Report {agency} {year}: {cells}; {findings}>")
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

/// A field by its id.
fn known(py: Python<'_>, id: &str) -> PyResult<Field> {
    Field::from_id(id).ok_or_else(|| {
        let help = match Field::nearest(id) {
            Some(near) => format!("did you mean {:?}?", near.id()),
            None => "gov_disclosure.fields() lists them".to_owned(),
        };
        no_field(py, format!("{id:?} is not a field of the form; {help}"))
    })
}

fn no_field(py: Python<'_>, message: String) -> PyErr {
    match py.import("gov_disclosure._warnings").and_then(|module| module.getattr("UnknownFieldError")?.call1((message,))) {
        Ok(error) => PyErr::from_value(error),
        Err(other) => other,
    }
}

/// A view of a mapping, as `collections.abc` has them.
fn view<'py>(report: &Bound<'py, Report>, class: &str) -> PyResult<Bound<'py, PyAny>> {
    report.py().import("collections.abc")?.getattr(class)?.call1((report,))
}

/// A value as a cell: read as the JSON of a report has it.
fn written(py: Python<'_>, field: Field, value: &Bound<'_, PyAny>) -> PyResult<gov_disclosure::Cell> {
    let cells = PyDict::new(py);
    cells.set_item(field.id(), value)?;
    let whole = PyDict::new(py);
    whole.set_item("schema", "gov-disclosure/report/v1")?;
    whole.set_item("cells", cells)?;
    let report = gov_disclosure::Report::from_json(&dumps(&whole)?).map_err(|error| raised(py, &error))?;
    let cell = report.cell(field).cloned();
    let cell = cell.filter(|cell| cell.state != State::Illegible);
    cell.ok_or_else(|| PyValueError::new_err(format!("{:?} takes a count, an amount, None for blank or \"/\"; not {}", field.id(), value)))
}

/// A number of things, as a representation counts them.
pub fn counted(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
