//! The promise, held on examples: one line, cell or character removed, doubled, swapped or broken makes no value that the text
//! does not have, unless a warning names its cell. `gov-disclosure-testkit slips` takes every slip of any file.

use gov_disclosure::{ParseOptions, decode};
use gov_disclosure_testkit::slip::{Slip, faults};

use super::root;

/// The examples of which no sampled slip is read wrong without a diagnostic; the command shows what others still do.
const HELD: [&str; 5] = ["html-clean.html", "text-doubled.txt", "text-rows-pipes.txt", "text-trafilatura.txt", "markdown-tables.md"];

/// One slip in so many is read: seconds instead of minutes.
const ONE_IN: usize = 60;

#[test]
fn no_slip_makes_a_value_in_silence() {
    for name in HELD {
        let bytes = std::fs::read(root().join("examples/reports").join(name)).unwrap();
        let text = decode(&bytes, &ParseOptions::new()).unwrap().unwrap().into_owned();
        let slips: Vec<Slip> = Slip::all(&text).into_iter().step_by(ONE_IN).collect();
        assert!(slips.len() > 200, "{name}");
        let faults: Vec<String> = faults(&text, &slips).iter().map(ToString::to_string).collect();
        assert_eq!(faults, [""; 0], "{name}");
    }
}
