#![no_main]

use gov_disclosure_fuzz::{containers::Container, invariants};

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    invariants::read(&Container::Pdf.wrap(input));
});
