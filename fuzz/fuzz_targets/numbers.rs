#![no_main]

use gov_disclosure_fuzz::numbers;

libfuzzer_sys::fuzz_target!(|input: &str| {
    numbers::read(input);
});
