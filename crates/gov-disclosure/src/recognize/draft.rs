//! The report while it is read: what its parts say, with spans of the text instead of places.
//!
//! Places are looked up once, when all is read: a [`Report`] is made of a [`Draft`] by [`Draft::report`] alone, and no part of a
//! draft fits into it without its place.

use std::ops::{Deref, DerefMut};

use super::finding::{self, Finding};
use crate::document::{Location, Locator, Span};
use crate::form::{Field, Statistic, fields};
use crate::lex::script::Script;
use crate::report::{
    Cell, Claim, Extra, Figure, Figures, FormEditions, Meta, OtherRow, OtherValue, Repair, Report, SCHEMA, Section, Source, Statistics,
};

/// Something that was read, and where.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    read: T,
    span: Option<Span>,
}

impl<T> Spanned<T> {
    /// What is at a span.
    pub fn at(read: T, span: Span) -> Self {
        Self { read, span: Some(span) }
    }

    /// Where it is; `None` for what the file does not show, such as a cell that a row lacks.
    pub fn span(&self) -> Option<Span> {
        self.span
    }

    /// The same with its place; `place` is where that is noted.
    pub fn located(self, locator: &Locator<'_>, place: impl FnOnce(&mut T) -> &mut Option<Location>) -> T {
        let Self { mut read, span } = self;
        if let Some(span) = span {
            *place(&mut read) = Some(locator.of(span));
        }
        read
    }
}

impl<T> From<T> for Spanned<T> {
    /// What the file does not show.
    fn from(read: T) -> Self {
        Self { read, span: None }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.read
    }
}

impl<T> DerefMut for Spanned<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.read
    }
}

/// Cells by field, in the order of the form.
#[derive(Debug, Default)]
pub struct Cells {
    /// One for each field; none while there is no cell.
    slots: Vec<Option<Spanned<Cell>>>,
}

impl Cells {
    pub fn get(&self, field: &Field) -> Option<&Spanned<Cell>> {
        self.slots.get(field.index())?.as_ref()
    }

    pub fn get_mut(&mut self, field: &Field) -> Option<&mut Spanned<Cell>> {
        self.slots.get_mut(field.index())?.as_mut()
    }

    pub fn contains_key(&self, field: &Field) -> bool {
        self.get(field).is_some()
    }

    pub fn insert(&mut self, field: Field, cell: Spanned<Cell>) {
        if self.slots.is_empty() {
            self.slots.resize_with(fields().len(), || None);
        }
        if let Some(slot) = self.slots.get_mut(field.index()) {
            *slot = Some(cell);
        }
    }

    pub fn values(&self) -> impl Iterator<Item = &Spanned<Cell>> {
        self.slots.iter().flatten()
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = (Field, &mut Spanned<Cell>)> {
        fields().zip(&mut self.slots).filter_map(|(field, slot)| slot.as_mut().map(|cell| (field, cell)))
    }

    pub fn into_fields(self) -> impl Iterator<Item = (Field, Spanned<Cell>)> {
        fields().zip(self.slots).filter_map(|(field, slot)| slot.map(|cell| (field, cell)))
    }
}

/// The cells of an old form and the rows of others.
#[derive(Debug, Default)]
pub struct Tables {
    /// The cells of the form, in its order.
    pub cells: Vec<(Statistic, Spanned<Figure>)>,
    /// Rows that no known form has.
    pub rows: Vec<Row>,
}

/// A row that no known form has: what [`OtherRow`] is in a report.
#[derive(Debug)]
pub struct Row {
    pub label: String,
    pub unit: String,
    pub section: String,
    /// Its values with their headers.
    pub values: Vec<(String, Spanned<Figure>)>,
}

/// A section's heading and its prose.
#[derive(Debug)]
pub struct Heading {
    pub number: u8,
    pub text: String,
    pub span: Span,
    pub prose: String,
}

/// A report without its source: what the document says.
#[derive(Debug)]
pub struct Draft {
    pub script: Option<Script>,
    pub copies: u32,
    pub meta: Meta,
    pub form: FormEditions,
    pub sections: Vec<Heading>,
    pub claims: Vec<Spanned<Claim>>,
    pub cells: Cells,
    pub statistics: Tables,
    pub extras: Vec<Spanned<Extra>>,
    pub repairs: Vec<Repair>,
    pub findings: Vec<Finding>,
}

impl Draft {
    /// The report of a file: what was read, with its places.
    pub fn report(self, file: Source, locator: &Locator<'_>) -> Report {
        let Self { script, copies, meta, form, sections, claims, cells, statistics, extras, repairs, mut findings } = self;
        finding::bound(&mut findings);
        let section = |Heading { number, text, span, prose }: Heading| {
            let location = locator.of(span);
            Section { number, heading: text, location, text: prose }
        };
        Report {
            schema: SCHEMA.to_owned(),
            source: Source { script, copies, ..file },
            meta,
            form,
            sections: sections.into_iter().map(section).collect(),
            cells: cells.into_fields().map(|(field, cell)| (field, cell.located(locator, |cell| &mut cell.location))).collect(),
            statistics: statistics.located(locator),
            extras: extras.into_iter().map(|extra| extra.located(locator, |extra| &mut extra.location)).collect(),
            claims: claims.into_iter().map(|claim| claim.located(locator, |claim| &mut claim.location)).collect(),
            repairs,
            verdicts: Vec::new(),
            diagnostics: findings.into_iter().map(|finding| finding.located(locator)).collect(),
        }
    }
}

impl Tables {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.rows.is_empty()
    }

    fn located(self, locator: &Locator<'_>) -> Statistics {
        let figure = |figure: Spanned<Figure>| figure.located(locator, |figure| &mut figure.location);
        let mut cells = Figures::default();
        self.cells.into_iter().for_each(|(statistic, own)| cells.insert(statistic, figure(own)));
        let value = |(header, cell): (String, Spanned<Figure>)| OtherValue { header, cell: figure(cell) };
        let row =
            |Row { label, unit, section, values }: Row| OtherRow { label, unit, section, values: values.into_iter().map(value).collect() };
        Statistics { cells, rows: self.rows.into_iter().map(row).collect() }
    }
}
