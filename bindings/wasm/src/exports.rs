//! The functions as JavaScript calls them. A wrong call or an input without a report throws text, of which the
//! JavaScript beside this crate makes an error.

use wasm_bindgen::prelude::*;

use crate::call;
use crate::fault::Fault;

impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        Self::from_str(&fault.to_text())
    }
}

/// Reads the bytes of a file: `act` is `parse`, `parseAll`, `extract` or `decode`, and the rest what a caller says of the file. Only
/// `decode` may give nothing.
#[cfg(feature = "read")]
#[wasm_bindgen]
pub fn read(
    act: &str,
    bytes: &[u8],
    name: Option<String>,
    format: Option<String>,
    encoding: Option<String>,
    year: Option<u32>,
    agency: Option<String>,
) -> Result<Option<String>, JsValue> {
    let options = crate::options::options(name, format.as_deref(), encoding, year, agency)?;
    #[cfg(not(feature = "legacy-encoding"))]
    let options = options.with_decoder(&crate::host::Host);
    Ok(match act {
        "parse" => Some(call::parse(bytes, &options)?),
        "parseAll" => Some(call::parse_all(bytes, &options)?),
        "extract" => Some(call::extract(bytes, &options)?),
        _ => call::decode(bytes, &options)?,
    })
}

/// A Word document or workbook with other figures in it.
#[cfg(all(feature = "read", feature = "office"))]
#[wasm_bindgen]
pub fn correct(bytes: &[u8], name: Option<String>, corrections: &str) -> Result<Vec<u8>, JsValue> {
    let options = crate::options::options(name, None, None, None, None)?;
    Ok(call::correct(bytes, &options, corrections)?)
}

#[cfg(feature = "act")]
mod act {
    use super::*;

    #[wasm_bindgen]
    pub fn canonical(report: &str) -> Result<String, JsValue> {
        Ok(call::canonical(report)?)
    }

    #[wasm_bindgen(js_name = fromCsv)]
    pub fn from_csv(csv: &str) -> Result<Option<String>, JsValue> {
        Ok(call::from_csv(csv)?)
    }

    #[wasm_bindgen(js_name = isFlagged)]
    pub fn is_flagged(report: &str, field: &str) -> Result<bool, JsValue> {
        Ok(call::is_flagged(report, field)?)
    }

    #[wasm_bindgen]
    pub fn trusted(report: &str) -> Result<String, JsValue> {
        Ok(call::trusted(report)?)
    }

    #[wasm_bindgen]
    pub fn check(report: &str) -> Result<String, JsValue> {
        Ok(call::check(report)?)
    }

    #[wasm_bindgen(js_name = checkSeries)]
    pub fn check_series(reports: &str) -> Result<String, JsValue> {
        Ok(call::check_series(reports)?)
    }

    #[wasm_bindgen(js_name = toForm2021)]
    pub fn to_form_2021(report: &str) -> Result<String, JsValue> {
        Ok(call::to_form_2021(report)?)
    }

    #[wasm_bindgen]
    pub fn cells(report: &str) -> Result<String, JsValue> {
        Ok(call::cells(report)?)
    }

    #[wasm_bindgen]
    pub fn indicators(report: &str, beside: &str) -> Result<String, JsValue> {
        Ok(call::indicators(report, beside)?)
    }

    #[wasm_bindgen]
    pub fn render(report: &str, target: &str) -> Result<Vec<u8>, JsValue> {
        Ok(call::render(report, target)?)
    }

    #[wasm_bindgen(js_name = renderTables)]
    pub fn render_tables(report: &str) -> Result<String, JsValue> {
        Ok(call::render_tables(report)?)
    }
}

/// What the package holds as data; scripts/build-wasm writes it there.
#[cfg(feature = "catalogue")]
mod listed {
    use super::*;
    use crate::catalogue;

    #[wasm_bindgen]
    pub fn rules() -> String {
        catalogue::rules()
    }

    #[wasm_bindgen]
    pub fn fields() -> String {
        catalogue::fields()
    }

    #[wasm_bindgen(js_name = statisticFields)]
    pub fn statistic_fields() -> String {
        catalogue::statistic_fields()
    }

    #[wasm_bindgen]
    pub fn printed() -> String {
        catalogue::printed()
    }

    #[wasm_bindgen(js_name = indicatorDefinitions)]
    pub fn indicator_definitions() -> String {
        catalogue::indicator_definitions()
    }

    #[wasm_bindgen]
    pub fn schema() -> String {
        gov_disclosure::schema().to_owned()
    }
}
