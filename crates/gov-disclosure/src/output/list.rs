//! Tables of 2008 to 2018 as they are printed: rows of a label, a unit and one value or more.

use crate::form::StatisticsForm;
use crate::report::{Figure, Report, State};

/// Rows of texts, the first of them the header.
pub type List = Vec<Vec<String>>;

/// The tables of a report on 2008 to 2018: that of the form, then the rows that no form has.
pub fn lists(report: &Report) -> Vec<List> {
    let form = report.form.statistics.as_deref().and_then(StatisticsForm::from_id);
    let known = form.map(|form| of_form(report, form));
    known.into_iter().chain(others(report)).filter(|list| list.len() > 1).collect()
}

/// What is printed of a cell: its value, or what a copy writes that is none; empty for blank, absent and lost cells.
fn shown(figure: Option<&Figure>) -> String {
    match figure {
        Some(figure) => match (figure.state, figure.value) {
            (State::Reported, Some(value)) => value.to_string(),
            (State::Placeholder, _) => figure.raw.clone().unwrap_or_else(|| "—".to_owned()),
            (State::Illegible, _) => figure.raw.clone().unwrap_or_default(),
            _ => String::new(),
        },
        None => String::new(),
    }
}

fn head<'h>(values: impl Iterator<Item = &'h str>) -> Vec<String> {
    ["指标名称", "计量单位"].into_iter().chain(values).map(str::to_owned).collect()
}

fn of_form(report: &Report, form: &'static StatisticsForm) -> List {
    let figure = |row: usize, column: usize| report.statistics.cells.get(form.cell(row, column)?);
    // A file may have some of the form's columns only.
    let is_printed = |column: &usize| (0..form.rows.len()).any(|row| figure(row, *column).is_some());
    let columns: Vec<usize> = (0..form.columns.len()).filter(is_printed).collect();
    let heads = columns.iter().filter_map(|&at| form.columns.get(at)?.headers.first().copied());
    let mut list = vec![head(heads)];
    for (at, row) in form.rows.iter().enumerate() {
        // Every row has a label: the reader of the forms refuses one without.
        let label = row.labels.first().copied().unwrap_or("");
        let values = || columns.iter().map(|&column| figure(at, column));
        // Headings have no values, and rows that only some copies have are left out where this one has not.
        if row.id.is_none() {
            list.push([label, "——"].into_iter().map(str::to_owned).chain(columns.iter().map(|_| "——".to_owned())).collect());
        } else if values().any(|figure| figure.is_some_and(|figure| figure.state != State::Absent)) {
            let unit = values().flatten().find_map(|figure| figure.unit.clone()).unwrap_or_else(|| row.unit.to_owned());
            list.push([label.to_owned(), unit].into_iter().chain(values().map(shown)).collect());
        }
    }
    list
}

/// Rows that no form has, those with the same headers together.
fn others(report: &Report) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    for row in &report.statistics.rows {
        let heads = head(row.values.iter().map(|value| if value.header.is_empty() { "数量" } else { value.header.as_str() }));
        let own =
            [row.label.clone(), row.unit.clone()].into_iter().chain(row.values.iter().map(|value| shown(Some(&value.cell)))).collect();
        match lists.last_mut().filter(|list| list.first() == Some(&heads)) {
            Some(list) => list.push(own),
            None => lists.push(vec![heads, own]),
        }
    }
    lists
}
