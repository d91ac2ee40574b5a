#![no_main]

use gov_disclosure_fuzz::invariants;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    invariants::read(&[b"<html>", input].concat());
});
