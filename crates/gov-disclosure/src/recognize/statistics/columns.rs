//! Which column of a form each value column of a table is, by its header and the year that it names.

use super::table::{COMPARED, Head, Order, Row, Table, Written};
use crate::diagnostic::catalogue;
use crate::fact;
use crate::form::StatisticsForm;
use crate::recognize::finding::Finding;

/// The value columns of a table, left to right.
#[derive(Debug)]
pub struct Columns {
    /// Which column of the form each is; `None` for one that is none, or of which that is not sure.
    pub of: Vec<Option<usize>>,
    /// Columns of the form that may be one or another of the table's.
    pub open: Vec<Unsure>,
}

/// A column of the form that may be one of several of the table.
#[derive(Debug)]
pub struct Unsure {
    /// The column of the form.
    pub column: usize,
    /// The columns of the table that it may be.
    pub places: Vec<usize>,
}

impl Columns {
    /// The columns of a table in a report on this year.
    pub fn new(form: &StatisticsForm, table: &Table, year: Option<u16>) -> Self {
        if table.heads.is_empty() {
            return Self { of: without_heads(form, table), open: Vec::new() };
        }
        let mut of: Vec<Option<usize>> = table.heads.iter().map(|head| column(form, head)).collect();
        let is_glued = !table.is_spaced && table.rows.iter().any(|row| matches!(row.written, Written::Runs { .. }));
        // One header in other words is the header of the one column that the form has; without white space it may be those of several.
        if of == [None] && form.columns.len() == 1 && !table.heads.iter().any(is_compared) {
            return if is_glued {
                Self { of, open: vec![Unsure { column: 0, places: Vec::new() }] }
            } else {
                Self { of: vec![Some(0)], open: Vec::new() }
            };
        }
        if table.order == Order::Lost && table.heads.len() > 1 {
            return out_of_order(form, table, of);
        }
        let is_other_year = |at: usize| table.heads.get(at).and_then(|head| head.year).is_some_and(|own| Some(own) != year);
        let (mut open, mut taken) = (Vec::new(), of.clone());
        for column in 0..form.columns.len() {
            let all: Vec<usize> = (0..of.len()).filter(|&at| of.get(at) == Some(&Some(column))).collect();
            let own: Vec<usize> = all.iter().copied().filter(|&at| !is_other_year(at)).collect();
            // The one header that names no other year, else any of them.
            let places = match (all.as_slice(), own.as_slice()) {
                ([] | [_], _) | (_, [_]) => own,
                (_, []) => all.clone(),
                _ => own,
            };
            if all.len() > 1 {
                let keep = places.first().copied().filter(|_| places.len() == 1);
                for (at, slot) in of.iter_mut().enumerate() {
                    *slot = slot.filter(|own| *own != column || keep == Some(at));
                }
                open.extend(keep.is_none().then_some(Unsure { column, places }));
            }
        }
        // A header that nobody knows may be that of a column which has none.
        let is_unknown = |&at: &usize| taken.get(at) == Some(&None) && !table.heads.get(at).is_some_and(is_compared) && !is_other_year(at);
        let unknown: Vec<usize> = (0..of.len()).filter(is_unknown).collect();
        let known = taken.iter().flatten().count();
        if !unknown.is_empty() && known > 0 {
            let lacking = (0..form.columns.len()).filter(|column| !taken.contains(&Some(*column)));
            open.extend(lacking.map(|column| Unsure { column, places: unknown.clone() }));
        }
        // Digits without white space under the header of the total alone are those of the year too: its header is lost.
        let is_total = form.running.is_some_and(|(total, year)| taken.contains(&Some(total)) && !taken.contains(&Some(year)));
        if let Some((_, year)) = form.running.filter(|_| is_glued && is_total) {
            let all = taken.drain(..).flatten().chain([year]);
            open.extend(all.map(|column| Unsure { column, places: Vec::new() }));
            of.fill(None);
        }
        Self { of, open }
    }
}

/// The columns of a table whose headers are not in their order: a running total that is nowhere less than the year shows which of two
/// it is.
fn out_of_order(form: &StatisticsForm, table: &Table, of: Vec<Option<usize>>) -> Columns {
    /// Rows in which they must differ.
    const LEAST: usize = 3;
    let pair = |row: &Row| match &row.written {
        Written::Runs { runs, other: None } => match runs.as_slice() {
            [first, second] => Some((first.text.parse::<i64>().ok()?, second.text.parse::<i64>().ok()?)),
            _ => None,
        },
        _ => None,
    };
    let pairs: Vec<(i64, i64)> = table.rows.iter().filter_map(pair).collect();
    let rising = pairs.iter().filter(|(first, second)| first < second).count();
    let falling = pairs.iter().filter(|(first, second)| first > second).count();
    let is_named = |column: usize| of.contains(&Some(column));
    if let Some((total, year)) = form.running.filter(|&(total, year)| of.len() == 2 && is_named(total) && is_named(year)) {
        match (rising, falling) {
            (LEAST.., 0) => return Columns { of: vec![Some(year), Some(total)], open: Vec::new() },
            (0, LEAST..) => return Columns { of: vec![Some(total), Some(year)], open: Vec::new() },
            _ => {}
        }
    }
    let has_unknown = of.contains(&None);
    let meant = (0..form.columns.len()).filter(|&column| has_unknown || is_named(column));
    let open = meant.map(|column| Unsure { column, places: (0..of.len()).collect() }).collect();
    Columns { of: vec![None; of.len()], open }
}

/// The column of the form that a header names.
fn column(form: &StatisticsForm, head: &Head) -> Option<usize> {
    let words = head.words();
    let words = if head.year.is_some() && matches!(words.as_str(), "" | "年") { "年度" } else { words.as_str() };
    // Words that another column's words start with are no header of it: 累计 in 本年累计.
    let fits = form.columns.iter().enumerate().filter_map(|(at, column)| {
        let longest = column.headers.iter().filter(|own| words == **own).map(|own| own.len()).max()?;
        Some((longest, at))
    });
    fits.max().map(|(_, at)| at)
}

/// Whether a header is that of last year's values, or of a remark.
fn is_compared(head: &Head) -> bool {
    COMPARED.iter().any(|word| head.text.contains(word))
}

/// Without headers only rows with a value for each column of the form say which is which.
fn without_heads(form: &StatisticsForm, table: &Table) -> Vec<Option<usize>> {
    // Nobody knows which columns of a list a file prints.
    if form.running.is_none() && form.columns.len() > 1 {
        return vec![None; form.columns.len()];
    }
    let runs = table.rows.iter().filter_map(|row| match &row.written {
        Written::Runs { runs, .. } => Some(runs.len()),
        Written::Cells(_) | Written::Under(_) | Written::Torn(_) => None,
    });
    let full = runs.clone().filter(|&count| count == form.columns.len()).count();
    let all = runs.count();
    // In a table of one value per row without a header the column of the value is unknown; its rows are reported as lost.
    if full * 2 > all || form.columns.len() > 1 { (0..form.columns.len()).map(Some).collect() } else { vec![Some(0)] }
}

/// The year in the header of a column that is read, or in the caption, where it is not the report's.
pub fn of_another_year(form: &StatisticsForm, table: &Table, year: Option<u16>) -> Option<Finding> {
    let own_year = year?;
    let columns = Columns::new(form, table, year);
    let is_read = |at: usize| columns.of.get(at).is_some_and(Option::is_some) || columns.open.iter().any(|own| own.places.contains(&at));
    let mut heads = table.heads.iter().enumerate().filter(|(at, _)| is_read(*at));
    let head = match table.heads.iter().any(|head| head.year.is_some()) {
        true => heads.find(|(_, head)| head.year.is_some_and(|own| own != own_year))?.1,
        false => table.caption.as_ref().filter(|own| own.year != year)?,
    };
    Some(Finding::of(&catalogue::YEAR_CONFLICT, fact::Meta::TableOfOtherYear { own: head.year?, year: own_year }).at(head.span))
}
