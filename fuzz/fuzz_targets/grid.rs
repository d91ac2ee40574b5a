#![no_main]

use gov_disclosure_fuzz::grid;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    grid::read(input);
});
