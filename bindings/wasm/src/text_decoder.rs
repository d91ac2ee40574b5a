//! The host's `TextDecoder`, which in a browser follows the standard to the letter. The crate in `encoding` reads this file too.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str, options: JsValue) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn encoding(this: &TextDecoder) -> String;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn object(json: &str) -> Result<JsValue, JsValue>;
}

fn decoder(label: &str, options: &str) -> Option<TextDecoder> {
    TextDecoder::new(label, object(options).ok()?).ok()
}

/// The name of the encoding that a label means, in lower case.
pub fn name(label: &str) -> Option<String> {
    Some(decoder(label, "{}")?.encoding())
}

/// The text of bytes; `None` for an encoding that the host does not have and, where it is to be `whole`, for bytes that
/// are not of the encoding. Only a decoder that stops at the first invalid byte tells whether there is one.
pub fn decode(name: &str, bytes: &[u8], whole: bool) -> Option<String> {
    let options = if whole { r#"{"fatal":true,"ignoreBOM":true}"# } else { r#"{"ignoreBOM":true}"# };
    decoder(name, options)?.decode(bytes).ok()
}
