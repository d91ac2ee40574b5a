//! Tables of 2008 to 2018 that the test kit draws in every form, writes in every layout and damages: nothing is read wrong without notice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use gov_disclosure_testkit::old::{Copy, Wound, run};
use gov_disclosure_testkit::roundtrip::table;

#[test]
fn nothing_is_read_wrong_without_a_word() {
    let seeds: u64 = std::env::var("OLD_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(3);
    let mut lines = Vec::new();
    for (name, copy) in Copy::all() {
        for (wound, seeds) in Wound::with_seeds(copy, 0..seeds, false) {
            lines.push(run(None, name, copy, wound, &seeds));
        }
    }
    println!("{}", table(&lines));
    let faults: Vec<String> = lines.iter().filter_map(|line| line.failure()).collect();
    assert_eq!(faults, [""; 0], "{}", faults.join("\n"));
}
