//! What the sums prove of cells that are not written.

use gov_disclosure::{Edition, Field, State, TableId, Value, check};

use crate::table::{Dice, Table};

/// Fails unless every erased cell is derived, with its true value, from written cells.
fn comes_back(table: &Table, erased: &[usize]) {
    let report = check(table.report(erased));
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
    for &i in erased {
        let (field, value) = table.cells[i];
        let cell = report.cell(field).unwrap();
        assert_eq!((cell.state, cell.value), (State::Absent, None), "{field}: the copy's own layer stays");
        let derived = cell.derived.as_ref().unwrap_or_else(|| panic!("{field} stays open with {erased:?} erased"));
        assert_eq!(derived.value, Value::Count(value), "{field}");
        assert!(!derived.rules.is_empty() && !derived.inputs.is_empty(), "{field}");
        assert!(derived.inputs.iter().all(|input| !erased.contains(&table.index(*input))), "{field} follows from itself");
    }
}

#[test]
fn any_one_cell_comes_back() {
    for edition in [Edition::Y2019, Edition::Y2021] {
        let table = Table::random(edition, &mut Dice::new(5));
        (0..table.cells.len()).for_each(|i| comes_back(&table, &[i]));
    }
}

#[test]
fn two_and_three_cells_come_back() {
    let mut dice = Dice::new(17);
    for round in 0..1500 {
        let table = Table::random(if round % 3 == 0 { Edition::Y2019 } else { Edition::Y2021 }, &mut dice);
        let mut erased: Vec<usize> = (0..2 + round % 2).map(|_| dice.below(table.cells.len() as u64) as usize).collect();
        erased.dedup();
        comes_back(&table, &erased);
    }
}

/// Three cells of one row, of one column, and of two rows and columns: where sums share unknowns.
#[test]
fn three_cells_near_each_other_come_back() {
    let table = Table::random(Edition::Y2021, &mut Dice::new(23));
    for row in [0, 2, 10, 23] {
        for (a, b, c) in [(0, 1, 6), (0, 7, 1), (0, 7, 8), (6, 13, 12), (3, 10, 4)] {
            comes_back(&table, &[row * 7 + a, row * 7 + b, row * 7 + c].map(|i| i % 175));
        }
    }
}

#[test]
fn any_row_and_any_column_comes_back() {
    for edition in [Edition::Y2019, Edition::Y2021] {
        let table = Table::random(edition, &mut Dice::new(31));
        for row in 0..table.cells.len() / 7 {
            comes_back(&table, &(row * 7..row * 7 + 7).collect::<Vec<_>>());
        }
        for column in 0..7 {
            comes_back(&table, &(column..table.cells.len()).step_by(7).collect::<Vec<_>>());
        }
    }
}

#[test]
fn four_corners_of_a_rectangle_stay_open_unless_a_sum_is_zero() {
    let mut table = Table::random(Edition::Y2021, &mut Dice::new(3));
    let at = |row: &str, column: &str| Field::at(TableId::Requests, row, column).unwrap();
    let mut corners = Vec::new();
    for (row, column) in
        [("granted", "natural_person"), ("granted", "enterprise"), ("partly_granted", "natural_person"), ("partly_granted", "enterprise")]
    {
        // Something in each corner, carried through to the totals.
        for (row, column) in [row, "handled_total", "received"].into_iter().flat_map(|row| [(row, column), (row, "total")]) {
            let field = at(row, column);
            table.set(field, table.get(field) + 3);
        }
        corners.push(table.index(at(row, column)));
    }
    let report = check(table.report(&corners));
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
    for &i in &corners {
        assert_eq!(report.cell(table.cells[i].0).unwrap().derived, None);
    }
    let mut zero = table.clone();
    for (row, column) in [("granted", "natural_person"), ("partly_granted", "natural_person")] {
        let by = zero.get(at(row, column));
        for (row, column) in [row, "handled_total", "received"].into_iter().flat_map(|row| [(row, column), (row, "total")]) {
            let field = at(row, column);
            zero.set(field, zero.get(field) - by);
        }
    }
    // The column's other outcomes are all of its total: nothing is left for the two corners in it.
    comes_back(&zero, &corners);
}
