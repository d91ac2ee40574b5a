//! What the rows and columns of a panel are.

use gov_disclosure::{Edition, Field, Figure, Report, State, Statistic, StatisticsForm, Value, fields};

/// What a row of a panel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// A cell, with the columns of [`gov_disclosure::CellRow`].
    Cells,
    /// A report, with a column a field, named [`gov_disclosure::Field::column`], or those of one form.
    Wide(Content, Columns),
    /// A diagnostic.
    Diagnostics,
    /// A report: its file, what it is about, and how many cells and findings of each kind it has.
    Reports,
    /// A number of the prose.
    Claims,
    /// A section, with its text.
    Sections,
    /// An indicator.
    Indicators,
    /// A file that gave no report.
    Failures,
    /// A file that was passed over.
    PassedOver,
}

impl Shape {
    /// The tables that can be asked for by name.
    pub const ALL: [Self; 9] = [
        Self::Reports,
        Self::Cells,
        Self::Wide(Content::Value, Columns::Fields),
        Self::Claims,
        Self::Sections,
        Self::Diagnostics,
        Self::Indicators,
        Self::Failures,
        Self::PassedOver,
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cells => "cells",
            Self::Wide(..) => "wide",
            Self::Diagnostics => "diagnostics",
            Self::Reports => "reports",
            Self::Claims => "claims",
            Self::Sections => "sections",
            Self::Indicators => "indicators",
            Self::Failures => "failures",
            Self::PassedOver => "passed_over",
        }
    }
}

/// Of which form the columns of a wide panel are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Columns {
    /// The fields of the forms since 2019, of both editions.
    #[default]
    Fields,
    /// The fields of one of them.
    Edition(Edition),
    /// The cells of a form of 2008 to 2018, by its name.
    Form(&'static str),
}

impl Columns {
    /// Those of a form: `2019`, `2021`, `stat2014` and so on.
    pub fn of(form: &str) -> Option<Self> {
        let edition = [Edition::Y2019, Edition::Y2021].into_iter().find(|edition| edition.as_str() == form);
        edition.map(Self::Edition).or_else(|| StatisticsForm::from_id(form).map(|form| Self::Form(form.id)))
    }

    /// The columns, in the order of the form.
    pub fn list(self) -> Vec<CellColumn> {
        let form = match self {
            Self::Fields => return fields().map(CellColumn::Field).collect(),
            Self::Edition(edition) => return fields().filter(|field| field.is_in(edition)).map(CellColumn::Field).collect(),
            Self::Form(id) => StatisticsForm::from_id(id),
        };
        let cells = |form: &'static StatisticsForm| {
            (0..form.rows.len()).flat_map(move |row| (0..form.columns.len()).filter_map(move |column| form.cell(row, column)))
        };
        form.into_iter().flat_map(cells).map(CellColumn::Statistic).collect()
    }
}

/// A column of a wide panel: a cell of the forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellColumn {
    /// A field of the forms since 2019.
    Field(Field),
    /// A cell of a form of 2008 to 2018.
    Statistic(Statistic),
}

impl CellColumn {
    /// Its name, of at most 32 letters, digits and `_`.
    pub fn name(self) -> String {
        match self {
            Self::Field(field) => field.column().to_owned(),
            Self::Statistic(cell) => cell.column(),
        }
    }

    /// Whether it holds money.
    pub fn is_money(self) -> bool {
        match self {
            Self::Field(field) => field.unit().is_money(),
            Self::Statistic(cell) => cell.unit().ends_with('元'),
        }
    }

    /// Its value in a report, where that is reported in the unit of the form.
    pub fn value(self, report: &Report) -> Option<Value> {
        match self {
            Self::Field(field) => report.cell(field)?.comparable(),
            Self::Statistic(cell) => {
                let figure = report.statistics.cells.get(cell)?;
                let has_unit = !self.is_money() || figure.unit.as_deref() == Some(cell.unit());
                figure.value.filter(|_| figure.state == State::Reported && has_unit)
            }
        }
    }

    /// What a report has in its place of the old forms.
    pub(crate) fn figure(self, report: &Report) -> Option<&Figure> {
        match self {
            Self::Field(_) => None,
            Self::Statistic(cell) => report.statistics.cells.get(cell),
        }
    }
}

/// How values are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Numbers {
    /// As they are: counts as integers, amounts and mixed columns as decimals.
    #[default]
    Exact,
    /// As floats, which statistics packages compute with; counts are whole numbers that floats hold exactly.
    Float,
}

/// What the columns of a wide panel hold of each cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// Its value: an integer, for amounts a decimal; null in every state but `reported`, and for amounts whose unit is not
    /// known ([`gov_disclosure::Cell::comparable`]).
    Value,
    /// Its state; null where the form of the report does not have the field.
    State,
    /// Its text as written.
    Raw,
    /// The value that the sums of the form prove, where it is not `reported`.
    Derived,
}

impl Content {
    /// Every content.
    pub const ALL: [Self; 4] = [Self::Value, Self::State, Self::Raw, Self::Derived];

    /// Its name: `value`, `state`, `raw`, `derived`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::State => "state",
            Self::Raw => "raw",
            Self::Derived => "derived",
        }
    }
}
