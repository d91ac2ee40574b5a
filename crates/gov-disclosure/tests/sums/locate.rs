//! Which cells are named when the sums do not hold.

use std::collections::BTreeSet;

use gov_disclosure::{Confidence, Diagnostic, Edition, Field, Report, TableId, check};

use crate::table::{APPLICANTS, Dice, Table};

/// The sets that the diagnostics of a report name; all of them name the same.
fn suspects(report: &Report) -> Vec<Vec<(Field, i64)>> {
    let sums: Vec<&Diagnostic> = report.diagnostics.iter().filter(|d| d.rule.starts_with('A')).collect();
    let first = &sums.first().expect("a sum is broken").suspects;
    assert!(sums.iter().all(|d| d.suspects == *first));
    assert!(first.is_sorted_by_key(Vec::len), "fewest cells first");
    first.iter().map(|set| set.iter().map(|suspect| (suspect.field, suspect.value)).collect()).collect()
}

/// Every smallest set, found by trying all sets of one, two and three cells: a set explains the table if,
/// with its cells erased, the sums give them back as counts and then hold.
fn by_trial(table: &Table) -> BTreeSet<Vec<(Field, i64)>> {
    let sums = table.sums();
    let excess: Vec<i64> = sums
        .iter()
        .map(|(left, right)| {
            let side = |cells: &[usize]| cells.iter().map(|&i| table.cells[i].1).sum::<i64>();
            side(left) - side(right)
        })
        .collect();
    let mask = |i: usize| sums.iter().enumerate().filter(|(_, (l, r))| l.contains(&i) || r.contains(&i)).fold(0u64, |m, (s, _)| m | 1 << s);
    let masks: Vec<u64> = (0..table.cells.len()).map(mask).collect();
    let broken = excess.iter().enumerate().filter(|(_, e)| **e != 0).fold(0u64, |m, (s, _)| m | 1 << s);
    let solve = |set: &[usize]| -> Option<Vec<(Field, i64)>> {
        let mut moved: Vec<Option<i64>> = vec![None; set.len()];
        let sign = |s: usize, i: usize| if sums[s].0.contains(&i) { 1 } else { -1 };
        let touched = set.iter().fold(0, |m, &i| m | masks[i]);
        let touched: Vec<usize> = (0..sums.len()).filter(|s| touched >> s & 1 == 1).collect();
        for _ in 0..set.len() {
            for &s in &touched {
                let open: Vec<usize> = (0..set.len()).filter(|&k| masks[set[k]] >> s & 1 == 1 && moved[k].is_none()).collect();
                if let [k] = open[..] {
                    let known: i64 =
                        (0..set.len()).filter(|&k| masks[set[k]] >> s & 1 == 1).map(|k| sign(s, set[k]) * moved[k].unwrap_or(0)).sum();
                    moved[k] = Some(-(excess[s] + known) * sign(s, set[k]));
                }
            }
        }
        let moved: Vec<i64> = moved.into_iter().collect::<Option<_>>()?;
        let holds = touched.iter().all(|&s| {
            excess[s] + (0..set.len()).filter(|&k| masks[set[k]] >> s & 1 == 1).map(|k| sign(s, set[k]) * moved[k]).sum::<i64>() == 0
        });
        let changes: Vec<(Field, i64)> = set.iter().zip(&moved).map(|(&i, by)| (table.cells[i].0, table.cells[i].1 + by)).collect();
        (holds && moved.iter().all(|by| *by != 0) && changes.iter().all(|(_, value)| *value >= 0)).then_some(changes)
    };
    let n = table.cells.len();
    let covers = |set: &[usize]| set.iter().fold(0, |m, &i| m | masks[i]) & broken == broken;
    let mut found: BTreeSet<_> = (0..n).filter(|i| covers(&[*i])).filter_map(|i| solve(&[i])).collect();
    if found.is_empty() {
        let pairs = (0..n).flat_map(|i| (i + 1..n).map(move |j| [i, j]));
        found = pairs.filter(|set| covers(set)).filter_map(|set| solve(&set)).collect();
    }
    if found.is_empty() {
        let triples = (0..n).flat_map(|i| (i + 1..n).flat_map(move |j| (j + 1..n).map(move |k| [i, j, k])));
        found = triples.filter(|set| covers(set)).filter_map(|set| solve(&set)).collect();
    }
    found
}

#[test]
fn a_table_that_agrees_says_nothing() {
    let mut dice = Dice::new(1);
    for round in 0..500 {
        let table = Table::random(if round % 2 == 0 { Edition::Y2019 } else { Edition::Y2021 }, &mut dice);
        let report = check(table.report(&[]));
        assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
        assert!(report.verdicts.iter().filter(|v| !v.fields.is_empty()).all(|v| v.verdict == gov_disclosure::Outcome::Pass));
    }
}

#[test]
fn one_wrong_cell_is_named_with_its_true_value() {
    let mut dice = Dice::new(2);
    for round in 0..6 {
        let table = Table::random(if round % 3 == 0 { Edition::Y2019 } else { Edition::Y2021 }, &mut dice);
        for i in 0..table.cells.len() {
            let (field, truth) = table.cells[i];
            for wrong in [truth + 1, truth.max(1) - 1, truth * 10, truth + 1_000_000_007, 0, (1 << 53) - 1] {
                if wrong == truth {
                    continue;
                }
                let mut changed = table.clone();
                changed.set(field, wrong);
                let report = check(changed.report(&[]));
                assert_eq!(suspects(&report), [[(field, truth)]], "{field} written {wrong}");
                assert!(report.diagnostics.iter().all(|d| d.confidence == Confidence::High));
            }
        }
    }
}

#[test]
fn one_wrong_cell_of_a_row_comes_before_a_row_that_moved() {
    let mut table = Table::random(Edition::Y2021, &mut Dice::new(5));
    let at = |column: &str| Field::at(TableId::Requests, "granted", column).unwrap();
    let row: Vec<Field> = APPLICANTS.iter().map(|column| at(column)).chain([at("total")]).collect();
    for (field, value) in row.iter().zip([0, 5, 0, 0, 0, 0, 7]) {
        table.set(*field, value);
    }
    // What a file that ends after the row says.
    let erased: Vec<usize> = (0..table.cells.len()).filter(|&i| !row.contains(&table.cells[i].0)).collect();
    let found = suspects(&check(table.report(&erased)));
    // Each cell of the row may be wrong; then the row may have moved by a column, with the end that it lost.
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 1, 1, 1, 1, 1, 3, 3, 4]);
    assert!(found.contains(&vec![(at("total"), 5)]), "{found:?}");
    let moved = [("natural_person", 5), ("enterprise", 0), ("other_org", 7), ("total", 12)];
    assert_eq!(found[9], moved.map(|(column, value)| (at(column), value)));
}

#[test]
fn two_and_three_wrong_cells_give_every_smallest_set() {
    let mut dice = Dice::new(3);
    for round in 0..160 {
        let table = Table::random(Edition::Y2021, &mut dice);
        let mut changed = table.clone();
        let mut wrong = BTreeSet::new();
        let count = if round % 8 == 0 { 3 } else { 2 };
        while wrong.len() < count {
            let i = match dice.below(3) {
                // Cells of one row and of one column are the hard ones.
                0 => dice.below(7) as usize + 7 * (round % 25),
                1 => 7 * dice.below(25) as usize + round % 7,
                _ => dice.below(175) as usize,
            };
            let (field, truth) = changed.cells[i];
            let value = if round % 2 == 0 { truth + 4 } else { dice.below(60) as i64 };
            if value != truth && wrong.insert((field, truth)) {
                changed.set(field, value);
            }
        }
        let wrong: Vec<(Field, i64)> = wrong.into_iter().collect();
        let expected = by_trial(&changed);
        let found = suspects(&check(changed.report(&[])));
        let smallest = expected.iter().next().unwrap().len();
        assert!(smallest < count || expected.contains(&wrong), "the trial itself knows the truth");
        if expected.len() <= 64 {
            let missing: Vec<_> = expected.iter().filter(|set| !found.contains(set)).collect();
            assert!(missing.is_empty(), "{missing:?} of {wrong:?}");
            // A shifted row may be beside the smallest sets, and nothing else.
            let other = found.iter().filter(|set| !expected.contains(*set));
            for set in other {
                let rows: BTreeSet<&str> = set.iter().map(|(field, _)| field.row_id()).collect();
                assert_eq!(rows.len(), 1, "{set:?} explains nothing in {wrong:?}");
            }
        }
    }
}

#[test]
fn equal_errors_at_two_corners_of_a_rectangle_tie_and_say_so() {
    let table = Table::random(Edition::Y2021, &mut Dice::new(8));
    let at = |row: &str, column: &str| Field::at(TableId::Requests, row, column).unwrap();
    let mut changed = table.clone();
    for (column, by) in [("enterprise", 5), ("research", -5)] {
        let field = at("granted", column);
        changed.set(field, 20 + by + table.get(field));
    }
    // Make the table agree but for the pair.
    let mut base = table;
    for column in ["enterprise", "research", "total"] {
        let by = if column == "total" { 40 } else { 20 };
        for row in ["granted", "handled_total", "received"] {
            let field = at(row, column);
            base.set(field, base.get(field) + by);
            if row != "granted" || column == "total" {
                changed.set(field, changed.get(field) + by);
            }
        }
    }
    let report = check(changed.report(&[]));
    let truth: Vec<(Field, i64)> = ["enterprise", "research"].map(|column| (at("granted", column), base.get(at("granted", column)))).into();
    let found = suspects(&report);
    assert!(found.contains(&truth), "{found:?}");
    assert!(found.len() > 1 && report.diagnostics.iter().all(|d| d.confidence < Confidence::High));
}

#[test]
fn a_row_that_slipped_by_a_column_is_one_hypothesis() {
    let mut dice = Dice::new(12);
    for _ in 0..60 {
        let mut table = Table::random(Edition::Y2021, &mut dice);
        // A row with several numbers in it, which no smaller set explains.
        for (column, by) in APPLICANTS.into_iter().zip([31, 7, 12, 4, 9, 2]).chain([("total", 65)]) {
            for row in ["granted", "handled_total", "received"] {
                let field = Field::at(TableId::Requests, row, column).unwrap();
                table.set(field, table.get(field) + by);
            }
        }
        let row: Vec<Field> =
            APPLICANTS.into_iter().chain(["total"]).map(|column| Field::at(TableId::Requests, "granted", column).unwrap()).collect();
        let truth: Vec<i64> = row.iter().map(|field| table.get(*field)).collect();
        for left in [false, true] {
            let mut changed = table.clone();
            for (k, field) in row.iter().enumerate() {
                let from = if left { k.checked_add(1) } else { k.checked_sub(1) };
                changed.set(*field, from.and_then(|from| truth.get(from)).copied().unwrap_or(0));
            }
            let expected: Vec<(Field, i64)> =
                row.iter().copied().zip(truth.iter().copied()).filter(|(field, value)| changed.get(*field) != *value).collect();
            let report = check(changed.report(&[]));
            let found = suspects(&report);
            assert_eq!(found.first(), Some(&expected), "slipped to the {}", if left { "left" } else { "right" });
            // The cells are reported once, and the other sums refer to them.
            let slipped = report.diagnostics.iter().filter(|d| d.message.en.contains("slipped by a column"));
            let (long, short): (Vec<_>, Vec<_>) = slipped.partition(|d| d.message.en.contains("instead of"));
            assert_eq!(long.len(), 1);
            assert!(short.iter().all(|d| d.message.en.contains("(see table III, ") && d.message.zh.contains("（详见表三")));
        }
    }
}

#[test]
fn more_wrong_cells_than_the_sums_can_tell_are_not_guessed() {
    let mut table = Table::random(Edition::Y2021, &mut Dice::new(40));
    for (k, (row, column)) in [
        ("granted", "natural_person"),
        ("denied.state_secret", "enterprise"),
        ("denied.enforcement_files", "research"),
        ("not_processed.repeat", "other_org"),
        ("received", "total"),
    ]
    .into_iter()
    .enumerate()
    {
        let field = Field::at(TableId::Requests, row, column).unwrap_or_else(|| panic!("{row}"));
        table.set(field, table.get(field) + 100 + 37 * k as i64);
    }
    let report = check(table.report(&[]));
    assert!(report.diagnostics.iter().all(|d| d.suspects.is_empty() && d.message.en.contains("not localised")), "{:?}", report.diagnostics);
}

#[test]
fn an_error_beside_an_erased_cell_is_still_named() {
    let table = Table::random(Edition::Y2021, &mut Dice::new(77));
    let wrong = Field::at(TableId::Requests, "granted", "natural_person").unwrap();
    let mut changed = table.clone();
    changed.set(wrong, table.get(wrong) + 9);
    for erased in [0, 30, 60, 120, 174] {
        let report = check(changed.report(&[erased]));
        assert_eq!(suspects(&report), [[(wrong, table.get(wrong))]], "with {} erased", table.cells[erased].0);
        assert!(report.cells.iter().all(|(_, cell)| cell.derived.is_none()), "nothing is proved from sums that do not hold");
    }
}

#[test]
fn an_error_in_table_four_has_five_explanations() {
    let row = ["upheld", "corrected", "other", "pending", "total"];
    let cells: Vec<String> = row
        .iter()
        .zip([4, 1, 2, 3, 11])
        .map(|(column, value)| format!(r#""remedies.reconsideration.{column}":{{"state":"reported","value":{value}}}"#))
        .collect();
    let json = format!(
        r#"{{"schema":"gov-disclosure/report/v1","form":{{"expected":"2021","disclosure":null,"requests":null,"remedies":"2021"}},"cells":{{{}}}}}"#,
        cells.join(",")
    );
    let report = check(Report::from_json(&json).unwrap());
    let broken: Vec<&Diagnostic> = report.diagnostics.iter().filter(|d| d.rule == "A411").collect();
    assert_eq!(broken.len(), 1);
    let mut values: Vec<(String, i64)> = broken[0].suspects.iter().map(|set| (set[0].field.column_id().to_owned(), set[0].value)).collect();
    values.sort();
    let expected = [("corrected", 2), ("other", 3), ("pending", 4), ("total", 10), ("upheld", 5)];
    assert_eq!(values, expected.map(|(column, value)| (column.to_owned(), value)));
    assert!(broken[0].suspects.iter().all(|set| set.len() == 1));
    assert_eq!(broken[0].confidence, Confidence::Low);
}
