//! The host's `TextDecoder`, which in a browser follows the standard to the letter.

use std::borrow::Cow;

use gov_disclosure::Decoder;
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

/// Asks the host.
#[derive(Debug)]
pub struct Host;

fn decoder(label: &str, options: &str) -> Option<TextDecoder> {
    TextDecoder::new(label, object(options).ok()?).ok()
}

impl Decoder for Host {
    fn name(&self, label: &str) -> Option<Cow<'static, str>> {
        Some(decoder(label, "{}")?.encoding().into())
    }

    fn decode<'a>(&self, bytes: &'a [u8], name: &str) -> (Cow<'a, str>, bool) {
        // Only a decoder that stops at the first invalid byte tells whether there is one.
        let whole = decoder(name, r#"{"fatal":true,"ignoreBOM":true}"#).and_then(|decoder| decoder.decode(bytes).ok());
        let text = |text: String| Cow::Owned(text);
        match whole {
            Some(whole) => (text(whole), false),
            None => {
                let patched = decoder(name, r#"{"ignoreBOM":true}"#).and_then(|decoder| decoder.decode(bytes).ok());
                (patched.map_or_else(|| String::from_utf8_lossy(bytes), text), true)
            }
        }
    }
}
