#![no_main]

use gov_disclosure_fuzz::reports;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    reports::from_values(input);
});
