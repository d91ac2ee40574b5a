//! Which table of a file is the report's, where several are of one form: last year's beside this year's, or a second copy.

use super::figures::Reader;
use super::naming::Named;
use super::table::Table;
use crate::diagnostic::catalogue;
use crate::document::Span;
use crate::fact;
use crate::form::Statistic;
use crate::recognize::draft::Tables;
use crate::recognize::finding::Finding;
use crate::report::State;

/// How surely a table is of the year of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    Another,
    Unknown,
    This,
}

fn of(table: &Table, year: Option<u16>) -> Of {
    let heads: Vec<u16> = table.heads.iter().filter_map(|head| head.year).collect();
    let years = if heads.is_empty() { table.caption.iter().filter_map(|own| own.year).collect() } else { heads };
    match year {
        Some(year) if years.contains(&year) => Of::This,
        Some(_) if !years.is_empty() => Of::Another,
        _ => Of::Unknown,
    }
}

/// The tables of the form that most rows are of: the one that is read, and others that may be meant as well.
#[derive(Debug)]
pub struct Choice {
    pub main: usize,
    pub others: Vec<usize>,
}

/// Chooses a table: the one with most rows of its form; of several such the one that names the report's year, then the first.
pub fn choose(tables: &[Table], named: &[Option<Named>], year: Option<u16>) -> Option<Choice> {
    let size = |at: usize| named.get(at).and_then(Option::as_ref).map_or(0, |named| named.rows.iter().flatten().count());
    let family = |at: usize| named.get(at).and_then(Option::as_ref).map(|named| named.form.family);
    let most = (0..tables.len()).rev().filter(|&at| size(at) > 0).max_by_key(|&at| size(at))?;
    let (largest, form) = (size(most), family(most));
    let alike: Vec<usize> = (0..tables.len()).filter(|&at| family(at) == form && size(at) * 2 >= largest).collect();
    let rank = |at: usize| tables.get(at).map(|table| of(table, year));
    let main = alike.iter().copied().rev().max_by_key(|&at| (rank(at), size(at)))?;
    let others = alike.into_iter().filter(|&at| at != main && rank(at) == rank(main)).collect();
    Some(Choice { main, others })
}

impl Reader<'_> {
    /// Gives up values that another table has otherwise, where nothing says which table is meant.
    pub fn differing(&mut self, own: &mut Tables, other: &Tables) {
        let mut lost: Vec<Statistic> = Vec::new();
        let mut spans: Vec<Span> = Vec::new();
        for (cell, figure) in &mut own.cells {
            if !matches!(figure.state, State::Reported | State::Blank | State::Placeholder) {
                continue;
            }
            let second = other.cells.iter().find(|(id, _)| id == cell).map(|(_, figure)| figure);
            let Some(second) = second.filter(|second| second.value.is_some() && second.value != figure.value) else { continue };
            let mut values = vec![figure.value, second.value];
            values.sort_unstable();
            spans.extend(second.span());
            (figure.state, figure.value, figure.candidates) = (State::Lost, None, Some(values));
            lost.push(*cell);
        }
        if let Some(first) = spans.first().copied() {
            let fact = fact::Reading::StatisticsTables { cells: lost.len() };
            self.out.push(Finding::of(&catalogue::REPEATED_ROW, fact).at(first).with_statistics(lost));
        }
    }
}
