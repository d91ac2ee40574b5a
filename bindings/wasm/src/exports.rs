//! The functions as JavaScript calls them. A wrong call or an input without a report throws text, of which the
//! JavaScript beside this crate makes an error.

use gov_disclosure::ParseOptions;
use wasm_bindgen::prelude::*;

use crate::fault::Fault;
use crate::{call, catalogue, options};

impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        Self::from_str(&fault.to_text())
    }
}

fn read(json: &str) -> Result<ParseOptions, Fault> {
    let options = options::read(json)?;
    #[cfg(not(feature = "legacy-encoding"))]
    let options = options.with_decoder(&crate::host::Host);
    Ok(options)
}

#[wasm_bindgen]
pub fn parse(bytes: &[u8], options: &str) -> Result<String, JsValue> {
    Ok(call::parse(bytes, &read(options)?)?)
}

#[wasm_bindgen]
pub fn extract(bytes: &[u8], options: &str) -> Result<String, JsValue> {
    Ok(call::extract(bytes, &read(options)?)?)
}

#[wasm_bindgen]
pub fn decode(bytes: &[u8], options: &str) -> Result<Option<String>, JsValue> {
    Ok(call::decode(bytes, &read(options)?)?)
}

#[wasm_bindgen]
pub fn canonical(report: &str) -> Result<String, JsValue> {
    Ok(call::canonical(report)?)
}

#[wasm_bindgen]
pub fn check(report: &str) -> Result<String, JsValue> {
    Ok(call::check(report)?)
}

#[wasm_bindgen(js_name = checkSeries)]
pub fn check_series(reports: &str) -> Result<String, JsValue> {
    Ok(call::check_series(reports)?)
}

#[wasm_bindgen]
pub fn cells(report: &str) -> Result<String, JsValue> {
    Ok(call::cells(report)?)
}

#[wasm_bindgen]
pub fn indicators(report: &str, beside: &str) -> Result<String, JsValue> {
    Ok(call::indicators(report, beside)?)
}

#[wasm_bindgen(js_name = indicatorDefinitions)]
pub fn indicator_definitions() -> String {
    catalogue::indicator_definitions()
}

#[wasm_bindgen]
pub fn render(report: &str, target: &str) -> Result<Vec<u8>, JsValue> {
    Ok(call::render(report, target)?)
}

#[wasm_bindgen(js_name = renderTables)]
pub fn render_tables(report: &str) -> Result<String, JsValue> {
    Ok(call::render_tables(report)?)
}

#[cfg(feature = "catalogue")]
#[wasm_bindgen]
pub fn rules() -> String {
    catalogue::rules()
}

#[wasm_bindgen]
pub fn fields() -> String {
    catalogue::fields()
}

#[wasm_bindgen]
pub fn printed() -> String {
    catalogue::printed()
}

#[cfg(feature = "catalogue")]
#[wasm_bindgen]
pub fn schema() -> String {
    gov_disclosure::schema().to_owned()
}
