//! Digits of several columns that run together: how they may be split, and which ways the rows leave.

use std::collections::HashSet;

use crate::diagnostic::{RuleId, catalogue};
use crate::form::{Relation, StatisticsForm};

/// One way to read the values of a row, column by column.
pub type Way = Vec<i64>;

/// Ways that one row may have.
const WAYS: usize = 512;

/// Sums that are kept while a relation is tried.
const SUMS: usize = 4096;

/// A row's ways, and the rules that left them.
#[derive(Clone, Debug, Default)]
pub struct Domain {
    pub ways: Vec<Way>,
    pub rules: Vec<RuleId>,
    /// Rows that the rules looked at.
    pub inputs: Vec<usize>,
}

/// Every way to part digits into `columns` numbers, none of which starts with a zero.
pub fn ways(digits: &str, columns: usize) -> Vec<Way> {
    let mut out = Vec::new();
    part(digits, columns, &mut Vec::new(), &mut out);
    out
}

fn part(digits: &str, columns: usize, before: &mut Way, out: &mut Vec<Way>) {
    const MAX_LENGTH: usize = 15;
    if out.len() >= WAYS || columns == 0 {
        return;
    }
    let ends = if columns == 1 { digits.len()..digits.len() + 1 } else { 1..digits.len() };
    for end in ends {
        let Some((own, rest)) = digits.split_at_checked(end) else { return };
        if own.len() > MAX_LENGTH || own.is_empty() || own.len() > 1 && own.starts_with('0') {
            continue;
        }
        let Ok(value) = own.parse() else { continue };
        before.push(value);
        if columns == 1 {
            out.push(before.clone());
        } else {
            part(rest, columns - 1, before, out);
        }
        before.pop();
    }
}

/// Leaves the ways in which no value of the year is larger than the running total; none where that holds in no way: the digits are one
/// value beside an empty cell.
pub fn within_total(domain: &mut Domain, total: usize, year: usize) {
    let fits = |way: &Way| way.get(year) <= way.get(total);
    if !narrow(domain, catalogue::STATISTICS_PART.id, &[], fits) && !domain.ways.iter().any(fits) {
        domain.ways.clear();
    }
}

/// Leaves the ways that `keep`, if there are any.
pub fn narrow(domain: &mut Domain, rule: RuleId, inputs: &[usize], keep: impl Fn(&Way) -> bool) -> bool {
    let kept = domain.ways.iter().filter(|way| keep(way)).count();
    if kept == 0 || kept == domain.ways.len() {
        return false;
    }
    domain.ways.retain(keep);
    if !domain.rules.contains(&rule) {
        domain.rules.push(rule);
    }
    domain.inputs.extend(inputs);
    domain.inputs.sort_unstable();
    domain.inputs.dedup();
    true
}

/// Leaves the ways in which the relations of the form can hold, until nothing more goes. `domains` has those of the form's rows that
/// are printed; a relation with a row whose values are not known says nothing, and neither does one that no way satisfies.
pub fn satisfy(form: &StatisticsForm, columns: &[usize], domains: &mut [Option<Domain>]) {
    for _ in 0..form.relations.len() + 1 {
        let mut changed = false;
        for relation in form.relations.iter().filter(|relation| relation.gravity != crate::form::Gravity::Info) {
            changed |= satisfy_one(form, relation, columns, domains);
        }
        if !changed {
            return;
        }
    }
}

fn satisfy_one(form: &StatisticsForm, relation: &Relation, columns: &[usize], domains: &mut [Option<Domain>]) -> bool {
    let is_left_out = |row: usize| form.rows.get(row).is_some_and(|row| row.sometimes) && domains.get(row).is_none_or(Option::is_none);
    let own = |rows: &[usize]| rows.iter().copied().filter(|&row| !is_left_out(row)).collect::<Vec<_>>();
    let (left, right) = (own(&relation.left), own(&relation.right));
    let rows: Vec<(usize, i64)> = left.iter().map(|&row| (row, 1)).chain(right.iter().map(|&row| (row, -1))).collect();
    let bound = |way: &Way, sign: i64| -> Way {
        let binds = |column: &usize| relation.column.is_none_or(|only| only == *column);
        way.iter().zip(columns).map(|(value, column)| if binds(column) { value * sign } else { 0 }).collect()
    };
    let mut sides: Vec<Vec<Way>> = Vec::new();
    for (row, sign) in &rows {
        let Some(Some(domain)) = domains.get(*row) else { return false };
        if domain.ways.is_empty() {
            return false;
        }
        sides.push(domain.ways.iter().map(|way| bound(way, *sign)).collect());
    }
    let holds = |way: &Way| way.iter().all(|&value| if relation.equal { value == 0 } else { value <= 0 });
    let zero: Way = vec![0; columns.len()];
    let add = |sums: &HashSet<Way>, ways: &[Way]| -> Option<HashSet<Way>> {
        let mut out = HashSet::new();
        for sum in sums {
            for way in ways {
                out.insert(sum.iter().zip(way).map(|(a, b)| a.saturating_add(*b)).collect::<Way>());
                if out.len() > SUMS {
                    return None;
                }
            }
        }
        Some(out)
    };
    let mut changed = false;
    let all: Vec<usize> = rows.iter().map(|(row, _)| *row).collect();
    for (at, (row, sign)) in rows.iter().enumerate() {
        if sides.get(at).is_none_or(|ways| ways.len() < 2) {
            continue;
        }
        let others = sides.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, ways)| ways);
        let Some(sums) = others.into_iter().try_fold(HashSet::from([zero.clone()]), |sums, ways| add(&sums, ways)) else { return changed };
        let fits = |way: &Way| {
            let own = bound(way, *sign);
            sums.iter().any(|sum| holds(&sum.iter().zip(&own).map(|(a, b)| a.saturating_add(*b)).collect()))
        };
        let rule = if relation.equal { catalogue::STATISTICS_SUM.id } else { catalogue::STATISTICS_PART.id };
        let inputs: Vec<usize> = all.iter().copied().filter(|other| other != row).collect();
        if let Some(Some(domain)) = domains.get_mut(*row) {
            changed |= narrow(domain, rule, &inputs, fits);
            if let Some(side) = sides.get_mut(at) {
                *side = domain.ways.iter().map(|way| bound(way, *sign)).collect();
            }
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_part_without_leading_zeros() {
        assert_eq!(ways("4251516", 2).len(), 6);
        assert_eq!(ways("00", 2), [[0, 0]]);
        assert_eq!(ways("10", 2), [[1, 0]]);
        assert_eq!(ways("100", 2), [[10, 0]]);
        assert!(ways("7", 2).is_empty());
        assert!(ways("000", 2).is_empty());
        assert_eq!(ways("123", 3), [[1, 2, 3]]);
    }

    #[test]
    fn relations_leave_the_ways_that_fit() {
        let form = StatisticsForm::from_id("fujian2009").unwrap();
        let row = |id: &str| form.row(id).unwrap();
        let mut domains = vec![None; form.rows.len()];
        for (id, digits) in [("disclosed", "6122048"), ("disclosed.website", "6032039"), ("disclosed.gazette", "99")] {
            let mut domain = Domain { ways: ways(digits, 2), ..Domain::default() };
            within_total(&mut domain, 1, 0);
            domains[row(id)] = Some(domain);
        }
        satisfy(form, &[0, 1], &mut domains);
        assert_eq!(domains[row("disclosed")].as_ref().unwrap().ways, [[612, 2048]]);
        assert_eq!(domains[row("disclosed.website")].as_ref().unwrap().ways, [[603, 2039]]);
    }
}
