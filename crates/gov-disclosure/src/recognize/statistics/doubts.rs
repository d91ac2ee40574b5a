//! Rows of a table that are in doubt: of which group a label is, which of two rows is meant, and whether the last number is whole.

use rust_decimal::Decimal;

use super::figures::Reader;
use super::label::unnumbered;
use super::order::Open;
use super::table::Row;
use crate::diagnostic::catalogue;
use crate::fact;
use crate::form::{Statistic, StatisticsForm};
use crate::recognize::draft::{Spanned, Tables};
use crate::recognize::finding::Finding;
use crate::report::{Figure, State, Value};

impl<'t> Reader<'t> {
    /// Gives up the value that the file ends with: it may lack digits.
    pub(super) fn cut_off(&mut self, form: &StatisticsForm, row: usize, columns: &[Option<usize>], figures: &mut [Spanned<Figure>]) {
        let Some(cut) = self.cut else { return };
        for (column, figure) in columns.iter().zip(figures) {
            let is_last = figure.state == State::Reported && figure.span().is_some_and(|span| span.end >= cut.end);
            let cell = column.and_then(|column| form.cell(row, column)).filter(|_| is_last);
            let Some((cell, text)) = cell.zip(figure.raw.clone()) else { continue };
            self.out.push(Finding::of(&catalogue::CUT_OFF, fact::Reading::LastNumber { text }).at(cut).with_statistics([cell]));
            (figure.state, figure.value) = (State::Lost, None);
        }
    }

    pub(super) fn is_cut_off(&self, cell: Statistic) -> bool {
        self.out.iter().any(|own| own.rule.id == catalogue::CUT_OFF.id && own.statistics.contains(&cell))
    }

    /// Rows whose label is that of several rows of the form: a row takes the place in which the sums hold; the others are candidates for
    /// the places that are left. Gives the rows of the table that have a place now.
    pub(super) fn settle(
        &mut self,
        columns: &[Option<usize>],
        glued: bool,
        statistics: &mut Tables,
        missing: &mut Vec<Statistic>,
    ) -> Vec<usize> {
        let (named, mut settled) = (self.named, Vec::new());
        let form = named.form;
        for group in &named.open {
            let mut rows = self.in_doubt(group, columns.len(), glued);
            let mut free = group.options.clone();
            for (at, number) in proven(form, group, &rows, columns, statistics) {
                let Some(place) = rows.iter().position(|own| own.number == number) else { continue };
                let figures = rows.remove(place).figures;
                let cell = |(column, figure): (&Option<usize>, Spanned<Figure>)| Some((form.cell(at, (*column)?)?, figure));
                statistics.cells.extend(columns.iter().zip(figures).filter_map(cell));
                free.retain(|own| *own != at);
                settled.push(number);
            }
            let mut open = Vec::new();
            for &at in &free {
                for (place, cell) in columns.iter().enumerate().filter_map(|(place, column)| Some((place, form.cell(at, (*column)?)?))) {
                    let figure = if rows.is_empty() { Figure::new(State::Absent) } else { candidates(&rows, place) };
                    if rows.is_empty() { &mut *missing } else { &mut open }.push(cell);
                    statistics.cells.push((cell, figure.into()));
                }
            }
            if let Some(first) = rows.first().filter(|_| !open.is_empty()) {
                let label = unnumbered(&first.row.label).words.to_owned();
                let finding = Finding::of(&catalogue::ROW_GAP, fact::Reading::GroupUnknown { label }).with_statistics(open);
                self.out.push(rows.iter().fold(finding, |finding, own| finding.at(own.row.span)));
            }
        }
        let place = |cell: &Statistic| (form.row(cell.row_id()), form.column(cell.column_id()));
        statistics.cells.sort_by_key(|(cell, _)| place(cell));
        settled
    }

    /// The rows of a group with their values.
    fn in_doubt(&mut self, group: &Open, columns: usize, glued: bool) -> Vec<InDoubt<'t>> {
        let own = group.options.first().and_then(|&at| self.named.form.rows.get(at));
        let mut rows = Vec::new();
        for (number, places) in &group.rows {
            let table = self.table;
            let Some((row, own)) = table.rows.get(*number).zip(own) else { continue };
            rows.push(InDoubt { number: *number, places: places.clone(), row, figures: self.written(row, columns, own, glued) });
        }
        rows
    }

    /// Doubts rows below the header of another group than the form's, where the file lacks the header of their own and the labels of
    /// both groups are alike.
    pub(super) fn doubt_groups(&mut self, columns: &[usize]) {
        let (named, table) = (self.named, self.table);
        let form = named.form;
        let mut header: Option<usize> = None;
        for (number, at) in named.rows.iter().enumerate() {
            let (Some(at), Some(row)) = (*at, table.rows.get(number)) else { continue };
            let Some(own) = group_of(form, at) else {
                header = Some(at);
                continue;
            };
            let is_foreign = header.is_some_and(|header| header != own && shares_labels(form, header, own));
            if is_foreign && !named.rows.contains(&Some(own)) {
                let cells = columns.iter().filter_map(|&column| form.cell(at, column));
                let label = unnumbered(&row.label).words.to_owned();
                let finding = Finding::of(&catalogue::ROW_GAP, fact::Reading::GroupUnknown { label });
                self.out.push(finding.at(row.span).with_statistics(cells));
            }
        }
    }

    /// Says where a row is there twice with other values; the first stays.
    pub(super) fn say_again(&mut self, columns: &[Option<usize>], glued: bool, statistics: &Tables) {
        for &(number, at) in &self.named.again {
            let (Some(row), Some(own)) = (self.table.rows.get(number), self.named.form.rows.get(at)) else { continue };
            let figures = self.written(row, columns.len(), own, glued);
            let mut differing = columns.iter().zip(figures).filter_map(|(column, figure)| {
                let cell = self.named.form.cell(at, (*column)?)?;
                let (_, first) = statistics.cells.iter().find(|(own, _)| *own == cell)?;
                let (a, b) = (first.value, figure.value?);
                (a != Some(b)).then(|| (cell, a.map(|value| value.to_string()), b.to_string()))
            });
            let Some((cell, first, second)) = differing.next() else { continue };
            let cells: Vec<Statistic> = [cell].into_iter().chain(differing.map(|(cell, ..)| cell)).collect();
            let fact = fact::Reading::StatisticsRepeated { label: unnumbered(&row.label).words.to_owned(), first, second };
            self.out.push(Finding::of(&catalogue::REPEATED_ROW, fact).at(row.span).with_statistics(cells));
        }
    }
}

/// The row with values that a row of the form is a part of.
fn group_of(form: &StatisticsForm, at: usize) -> Option<usize> {
    let depth = form.rows.get(at)?.depth;
    let own = (0..at).rev().find(|&before| form.rows.get(before).is_some_and(|row| row.depth < depth))?;
    form.rows.get(own).filter(|row| row.id.is_some()).map(|_| own)
}

/// Whether some part of a row of the form has the label of a part of another.
fn shares_labels(form: &StatisticsForm, a: usize, b: usize) -> bool {
    let parts = |of: usize| form.rows.iter().enumerate().filter(move |(at, _)| group_of(form, *at) == Some(of)).map(|(_, row)| row);
    parts(a).any(|a| parts(b).any(|b| a.labels.first() == b.labels.first()))
}

/// A row that is one of several rows of the form.
struct InDoubt<'t> {
    number: usize,
    /// Where the order allows it; empty where it is out of order.
    places: Vec<usize>,
    row: &'t Row,
    figures: Vec<Spanned<Figure>>,
}

/// A cell that has the value of one of these rows.
fn candidates(rows: &[InDoubt<'_>], place: usize) -> Figure {
    let figures = rows.iter().filter_map(|own| own.figures.get(place)).filter(|figure| figure.state != State::Lost);
    let mut values: Vec<Option<Value>> = figures.map(|figure| figure.value).collect();
    values.sort_unstable();
    values.dedup();
    let mut lost = Figure::new(State::Lost);
    lost.unit = rows.first().map(|own| own.row.unit.clone()).filter(|unit| !unit.is_empty());
    lost.candidates = Some(values).filter(|values| !values.is_empty());
    lost
}

/// The rows of the form in which the sums hold with one row of the table alone, and that row in no other.
fn proven(
    form: &StatisticsForm,
    group: &Open,
    rows: &[InDoubt<'_>],
    columns: &[Option<usize>],
    statistics: &Tables,
) -> Vec<(usize, usize)> {
    let is_allowed = |at: usize, own: &InDoubt<'_>| own.places.is_empty() || own.places.contains(&at);
    let fits = |at: usize, own: &InDoubt<'_>| is_allowed(at, own) && holds(form, at, columns, &own.figures, statistics);
    let pairs: Vec<(usize, usize)> =
        group.options.iter().flat_map(|&at| rows.iter().filter(move |own| fits(at, own)).map(move |own| (at, own.number))).collect();
    let is_alone = |(at, number): &(usize, usize)| pairs.iter().filter(|other| other.0 == *at || other.1 == *number).count() == 1;
    pairs.iter().copied().filter(is_alone).collect()
}

/// Whether a sum of the form that a row is in holds in every column with these values of the row.
fn holds(form: &StatisticsForm, row: usize, columns: &[Option<usize>], figures: &[Spanned<Figure>], statistics: &Tables) -> bool {
    let number = |value: Value| value.as_decimal();
    let in_column = |(column, figure): (&Option<usize>, &Spanned<Figure>)| -> Option<bool> {
        let (column, own) = ((*column)?, figure.value.map(number)?);
        let relation = form.relations.iter().find(|relation| relation.equal && relation.right.contains(&row))?;
        let value = |at: usize| {
            let cell = form.cell(at, column)?;
            if at == row { Some(own) } else { statistics.cells.iter().find(|(own, _)| *own == cell)?.1.value.map(number) }
        };
        let sum = |rows: &[usize]| rows.iter().try_fold(Decimal::ZERO, |sum, &at| sum.checked_add(value(at)?));
        Some(sum(&relation.left)? == sum(&relation.right)?)
    };
    !figures.is_empty() && columns.iter().zip(figures).all(|own| in_column(own) == Some(true))
}
