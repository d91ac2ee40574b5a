//! Which row a label is that several rows of a form have: 其他情形数 below 行政复议 and again below 行政诉讼.
//!
//! The labels that are there once are the frame. A row is placed where the frame leaves it one place, and either every row with its
//! label has its own or the row before it is the one that the form prints there. What lines that are lost or out of order leave open is
//! for the sums to prove.

use crate::form::StatisticsForm;

/// Rows of the table that are some of these rows of the form, without a proof which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Rows of the table, each with the places that the frame leaves it; without any where it is out of order.
    pub rows: Vec<(usize, Vec<usize>)>,
    /// Rows of the form, as many or more.
    pub options: Vec<usize>,
}

/// Places the rows whose label is that of several rows of the form. `options` has the rows that each row of the table may be; `rows`
/// those of the labels that the form has once, and then all that are placed.
pub fn place(form: &StatisticsForm, options: &[Vec<usize>], rows: &mut [Option<usize>]) -> Vec<Open> {
    let frame = in_order(rows);
    let mut groups: Vec<(&[usize], Vec<usize>)> = Vec::new();
    for (number, own) in options.iter().enumerate().filter(|(_, own)| own.len() > 1) {
        match groups.iter_mut().find(|(other, _)| *other == own.as_slice()) {
            Some((_, numbers)) => numbers.push(number),
            None => groups.push((own, vec![number])),
        }
    }
    // The places that the frame leaves each row.
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    for (own, numbers) in &groups {
        for &number in numbers {
            if let Some(slot) = places.get_mut(number) {
                *slot = between(&frame, number, own);
            }
        }
        let left = |number: &usize| places.get(*number).map_or(&[][..], Vec::as_slice);
        let all: Vec<usize> = numbers.iter().flat_map(left).copied().collect();
        let is_whole =
            all.len() == own.len() && numbers.iter().all(|number| left(number).len() == 1) && own.iter().all(|at| all.contains(at));
        for number in numbers.iter().filter(|_| is_whole) {
            set(rows, *number, left(number).first().copied());
        }
    }
    for number in 0..rows.len() {
        // A row that the form does not have parts no others.
        let before = (0..number).rev().find(|&before| options.get(before).is_some_and(|own| !own.is_empty()));
        let before = before.and_then(|before| rows.get(before).copied().flatten());
        let Some((before, left)) = before.zip(places.get(number)) else { continue };
        // A table that ends here has no rows of the next group; in one that goes on, those between two groups may be gone.
        let is_last = frame.last().is_none_or(|(last, _)| *last < number);
        let follows = left.iter().copied().find(|&at| printed_before(form, at) == Some(before)).filter(|_| is_last || left.len() == 1);
        if follows.is_some() && rows.get(number).is_some_and(Option::is_none) {
            set(rows, number, follows);
        }
    }
    let mut open = Vec::new();
    for (own, numbers) in groups {
        let is_left = |number: &usize| rows.get(*number).is_some_and(Option::is_none);
        let left: Vec<(usize, Vec<usize>)> =
            numbers.into_iter().filter(is_left).map(|number| (number, places.get(number).cloned().unwrap_or_default())).collect();
        let free: Vec<usize> = own.iter().copied().filter(|&at| !rows.contains(&Some(at))).collect();
        if !left.is_empty() && !free.is_empty() {
            open.push(Open { rows: left, options: free });
        }
    }
    open
}

fn set(rows: &mut [Option<usize>], number: usize, place: Option<usize>) {
    if let Some(row) = rows.get_mut(number) {
        *row = place;
    }
}

/// The row with values that the form prints before another.
fn printed_before(form: &StatisticsForm, at: usize) -> Option<usize> {
    (0..at).rev().find(|&before| form.rows.get(before).is_some_and(|row| row.id.is_some()))
}

/// Those rows of the form that are between the rows of the frame around a row of the table.
fn between(frame: &[(usize, usize)], number: usize, options: &[usize]) -> Vec<usize> {
    let next = frame.partition_point(|(own, _)| *own < number);
    let low = next.checked_sub(1).and_then(|before| frame.get(before)).map(|(_, at)| *at);
    let high = frame.get(next).map(|(_, at)| *at);
    let fits = |at: &usize| low.is_none_or(|low| low < *at) && high.is_none_or(|high| *at < high);
    options.iter().copied().filter(fits).collect()
}

/// The most rows of a table that are in the order of the form: their numbers, and their rows of the form.
fn in_order(rows: &[Option<usize>]) -> Vec<(usize, usize)> {
    let placed: Vec<(usize, usize)> = rows.iter().enumerate().filter_map(|(number, at)| Some((number, (*at)?))).collect();
    // For each length the end of the run that ends lowest, and before each row the one that its run goes on from.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(placed.len());
    let at = |own: usize| placed.get(own).map_or(0, |(_, at)| *at);
    for (own, (_, place)) in placed.iter().enumerate() {
        let length = ends.partition_point(|&end| at(end) < *place);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = own,
            None => ends.push(own),
        }
    }
    let mut out = Vec::with_capacity(ends.len());
    let mut own = ends.last().copied();
    while let Some(here) = own {
        out.extend(placed.get(here).copied());
        own = before.get(here).copied().flatten();
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_in_order() {
        assert_eq!(in_order(&[Some(4), Some(6), Some(5), None, Some(7)]), [(0, 4), (2, 5), (4, 7)]);
        assert_eq!(in_order(&[Some(9), Some(1), Some(2)]), [(1, 1), (2, 2)]);
        assert!(in_order(&[None, None]).is_empty());
    }

    /// The rows of the national table by their ids; * is a row that it does not have.
    fn placed(ids: &[&str]) -> (Vec<Option<&'static str>>, Vec<Open>) {
        let form = StatisticsForm::from_id("stat2014").unwrap();
        let same = |own: &str| -> Vec<usize> {
            let end = own.rsplit('.').next().unwrap();
            let is_same = |id: &str| id == own || matches!(end, "corrected" | "other") && id.ends_with(end) && id.contains("ations.");
            (0..form.rows.len()).filter(|&at| form.rows[at].id.is_some_and(is_same)).collect()
        };
        let options: Vec<Vec<usize>> = ids.iter().map(|id| same(id)).collect();
        let mut rows: Vec<Option<usize>> = options.iter().map(|own| if let [only] = own.as_slice() { Some(*only) } else { None }).collect();
        let open = place(form, &options, &mut rows);
        (rows.iter().map(|at| at.and_then(|at| form.rows[at].id)).collect(), open)
    }

    #[test]
    fn a_label_of_two_groups_is_placed_by_the_rows_around_it() {
        const REVIEWS: [&str; 4] = ["reconsiderations", "reconsiderations.upheld", "reconsiderations.corrected", "reconsiderations.other"];
        const SUITS: [&str; 4] = ["litigations", "litigations.upheld", "litigations.corrected", "litigations.other"];
        let whole = [&["requests.other_ways"], &REVIEWS[..], &SUITS[..], &["complaints"]].concat();
        let holds = |ids: &[&str]| {
            let (rows, open) = placed(ids);
            assert!(open.is_empty(), "{ids:?}: {open:?}");
            assert!(rows.iter().zip(ids).all(|(row, id)| row.is_none_or(|row| row == *id)), "{ids:?}: {rows:?}");
            rows
        };
        assert!(holds(&whole).iter().all(Option::is_some));
        // One line is gone, or in other words.
        for gone in 0..whole.len() {
            let mut ids = whole.clone();
            ids[gone] = "*";
            holds(&ids);
            ids.remove(gone);
            holds(&ids);
        }
        // Two lines have changed places: only where such a label crosses one that is there once does the order not say which is which.
        for at in 0..whole.len() - 1 {
            let mut ids = whole.clone();
            ids.swap(at, at + 1);
            let (rows, open) = placed(&ids);
            assert!(rows.iter().zip(&ids).all(|(row, id)| row.is_none_or(|row| row == *id)), "{ids:?}: {rows:?}");
            assert_eq!(open.len(), usize::from([2, 4, 6, 8].contains(&at)), "{ids:?}: {open:?}");
        }
        // The table ends within a group, and between two groups lines are gone.
        holds(&REVIEWS[..3]);
        holds(&[&REVIEWS[..2], &["*"], &REVIEWS[2..]].concat());
        holds(&[&REVIEWS[..], &SUITS[..3]].concat());
        let (rows, open) = placed(&[&REVIEWS[..], &["complaints"]].concat());
        assert_eq!((rows[2], rows[3], open.len()), (None, None, 2));
        // A row below the header of the other group, where the table ends.
        let (rows, open) =
            placed(&["reconsiderations", "reconsiderations.upheld", "reconsiderations.corrected", "litigations", "reconsiderations.other"]);
        assert_eq!(rows[4], None);
        assert_eq!(open[0].options.len(), 2);
    }
}
