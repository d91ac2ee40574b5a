//! Columns of a form that may be one or another of the table's: their cells are lost, with what they may be.

use super::columns::Unsure;
use super::figures::Reader;
use super::label::unnumbered;
use super::table::{Head, Row};
use crate::diagnostic::catalogue;
use crate::document::Span;
use crate::fact;
use crate::form::Statistic;
use crate::recognize::draft::{Spanned, Tables};
use crate::recognize::finding::Finding;
use crate::report::{Figure, State};

impl Reader<'_> {
    /// Says where a row prints a unit of money for what is none, or the other way round, in a table that does not print one unit for all.
    pub(super) fn other_unit(&mut self, row: &Row, at: usize, columns: &[usize]) {
        let form = self.named.form;
        let Some(own) = form.rows.get(at).filter(|own| !row.unit.is_empty() && row.unit.ends_with('元') != own.is_money()) else { return };
        if self.table.rows.iter().all(|other| other.unit == row.unit) {
            return;
        }
        let label = unnumbered(&row.label).words.to_owned();
        let fact = fact::Value::UnitOfRow { label, printed: row.unit.clone(), unit: own.unit };
        let cells = columns.iter().filter_map(|&column| form.cell(at, column));
        self.out.push(Finding::of(&catalogue::UNIT, fact).at(row.span).with_statistics(cells));
    }

    /// Gives up such a column.
    pub(super) fn unsure(&mut self, own: &Unsure, columns: usize, statistics: &mut Tables, missing: &mut Vec<Statistic>) {
        let form = self.named.form;
        let mut lost = Vec::new();
        for (at, line) in form.rows.iter().enumerate() {
            let Some(cell) = form.cell(at, own.column) else { continue };
            let number = self.named.rows.iter().position(|row| *row == Some(at));
            let is_open = self.named.open.iter().any(|open| open.options.contains(&at));
            match number.and_then(|number| self.table.rows.get(number)) {
                Some(row) => {
                    let figures = self.written(row, columns, line, false);
                    statistics.cells.push((cell, one_of(&figures, &own.places)));
                    lost.push(cell);
                }
                None if is_open => {
                    statistics.cells.push((cell, Figure::new(State::Lost).into()));
                    lost.push(cell);
                }
                None if !line.sometimes && !self.is_replaced(at) => {
                    statistics.cells.push((cell, Figure::new(State::Absent).into()));
                    missing.push(cell);
                }
                None => {}
            }
        }
        let column = form.columns.get(own.column).and_then(|column| column.headers.first()).copied().unwrap_or_default();
        let is_meant = |at: &usize| own.places.is_empty() || own.places.contains(at);
        let heads: Vec<&Head> = self.table.heads.iter().enumerate().filter(|(at, _)| is_meant(at)).map(|(_, head)| head).collect();
        let fact = fact::Reading::StatisticsColumn { column, heads: heads.iter().map(|head| head.text.clone()).collect() };
        let finding = Finding::of(&catalogue::UNSURE_COLUMNS, fact).with_statistics(lost);
        self.out.push(heads.into_iter().fold(finding, |finding, head| finding.at(head.span)));
    }
}

/// A cell that is one of these columns of a row, or none of them.
fn one_of(figures: &[Spanned<Figure>], places: &[usize]) -> Spanned<Figure> {
    let own: Vec<&Spanned<Figure>> = places.iter().filter_map(|&at| figures.get(at)).collect();
    let mut lost = Figure::new(State::Lost);
    let shown = if own.is_empty() { figures.iter().collect() } else { own.clone() };
    lost.unit = shown.iter().find_map(|figure| figure.unit.clone());
    let mut raw: Vec<&str> = shown.iter().filter_map(|figure| figure.raw.as_deref()).collect();
    raw.dedup();
    lost.raw = (!raw.is_empty()).then(|| raw.join(" "));
    let mut values: Vec<_> = own.iter().filter(|figure| figure.state != State::Lost).map(|figure| figure.value).collect();
    values.sort_unstable();
    values.dedup();
    lost.candidates = Some(values).filter(|values| !values.is_empty());
    match shown.iter().filter_map(|figure| figure.span()).reduce(Span::to) {
        Some(span) => Spanned::at(lost, span),
        None => lost.into(),
    }
}
