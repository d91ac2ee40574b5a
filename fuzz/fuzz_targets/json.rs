#![no_main]

use gov_disclosure_fuzz::reports;

libfuzzer_sys::fuzz_target!(|input: &str| {
    reports::from_json(input);
});
