//! The host's `String.prototype.normalize`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["String", "prototype", "normalize"], js_name = call)]
    fn normalize(text: &str, form: &str) -> String;
}

/// Has the host asked, from the start of each part on.
#[wasm_bindgen(start)]
pub fn start() {
    gov_disclosure::set_normalizer(|text| normalize(text, "NFKC"));
}
