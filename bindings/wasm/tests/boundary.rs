//! What crosses the boundary, on the host: the same functions that JavaScript calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use gov_disclosure::{Decoder, ParseOptions, parse};
use gov_disclosure_wasm::fault::Fault;
use gov_disclosure_wasm::options::options;
use gov_disclosure_wasm::{call, catalogue};
use serde_json::Value;

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn reading_and_checking_at_once_is_both_in_turn() {
    for path in examples() {
        let bytes = fs::read(&path).unwrap();
        let options = ParseOptions::new().with_name("a");
        let read = call::parse(&bytes, &options).unwrap();
        assert_eq!(call::canonical(&read).unwrap(), read);
        assert_eq!(call::extract(&bytes, &options).unwrap(), call::check(&read).unwrap(), "{}", path.display());
    }
}

#[test]
fn options_are_those_of_the_library() {
    let text = |text: &str| Some(text.to_owned());
    let read = options(text("a"), Some("TXT"), text("gbk"), Some(2023), None).unwrap();
    assert_eq!((read.name.as_deref(), read.encoding.as_deref(), read.year, read.agency), (Some("a"), Some("gbk"), Some(2023), None));
    assert_eq!(read.format, Some(gov_disclosure::Format::Text));
    assert!(matches!(options(None, Some("jpeg"), None, None, None), Err(Fault::Usage(words)) if words.contains("jpeg")));
    for year in [2007, 2200, 65536 + 2023] {
        assert!(matches!(options(None, None, None, Some(year), None), Err(Fault::Usage(words)) if words.contains("2008 to 2199")));
    }
}

#[test]
fn a_failure_is_the_record_that_the_command_writes() {
    let fault = call::parse("一则通知".as_bytes(), &ParseOptions::new().with_name("a")).unwrap_err();
    let failure: Value = serde_json::from_str(&fault.to_text()).unwrap();
    assert_eq!(failure["schema"], "gov-disclosure/failure/v1");
    assert_eq!((&failure["source"]["name"], &failure["error"]["code"]), (&"a".into(), &"not-a-report".into()));
}

#[test]
fn what_may_be_used_is_what_the_library_says() {
    let csv = "field,value\nyear,2023\nrequests.received.total,3\nrequests.received.natural_person,2\ndisclosure.rules.made,4\n";
    let own = call::check(&call::from_csv(csv).unwrap().unwrap()).unwrap();
    let report = gov_disclosure::Report::from_json(&own).unwrap();
    let trusted: serde_json::Map<String, Value> = serde_json::from_str(&call::trusted(&own).unwrap()).unwrap();
    assert!(trusted.keys().map(String::as_str).eq(report.trusted().map(|(field, _)| field.id())) && !trusted.is_empty());
    for (field, _) in report.cells.iter() {
        assert_eq!(call::is_flagged(&own, field.id()).unwrap(), report.is_flagged(field), "{field}");
    }
    assert!(matches!(call::is_flagged(&own, "requests"), Err(Fault::Usage(words)) if words.contains("requests")));
    assert_eq!(call::from_csv("name,age\n").unwrap(), None);
    let failure: Value = serde_json::from_str(&call::from_csv("field,value\nrequests.received.totl,3\n").unwrap_err().to_text()).unwrap();
    assert_eq!((&failure["error"]["code"], &failure["error"]["hint"]), (&"malformed".into(), &"fields".into()));
}

#[test]
fn rows_have_the_unit_of_their_value_and_null_for_none() {
    let json = r#"{"year":2019,"disclosure.fees.amount":"62.785","requests.received.total":null}"#;
    let rows: Vec<Value> = serde_json::from_str(&call::cells(&call::check(json).unwrap()).unwrap()).unwrap();
    let row = |field: &str| rows.iter().find(|row| row["field"] == field).unwrap();
    assert_eq!((&row("disclosure.fees.amount")["value"], &row("requests.received.total")["state"]), (&"62.785".into(), &"blank".into()));
    assert_eq!((&row("requests.received.total")["value"], &row("requests.received.total")["unit"]), (&Value::Null, &"件".into()));
}

#[test]
fn the_printed_form_has_the_words_of_the_form() {
    let printed: Value = serde_json::from_str(&catalogue::printed()).unwrap();
    assert_eq!(printed["sections"][1], "二、主动公开政府信息情况");
    let slots = printed["tables"][4]["rows"].as_array().unwrap().iter().flat_map(|row| row.as_array().unwrap());
    assert!(slots.clone().any(|slot| slot["field"] == "requests.denied.state_secret.total" && slot["print"] == "field"));
    assert!(slots.clone().any(|slot| slot["words"] == "申请人情况" && slot["columns"] == 7));
}

/// A host's decoder that is the standard's.
#[derive(Debug)]
struct Standard;

impl Decoder for Standard {
    fn name(&self, label: &str) -> Option<Cow<'static, str>> {
        Some(encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?.name().to_ascii_lowercase().into())
    }

    fn decode<'a>(&self, bytes: &'a [u8], name: &str) -> (Cow<'a, str>, bool) {
        let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap();
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        let damaged = text.is_none();
        (text.unwrap_or_else(|| encoding.decode_without_bom_handling(bytes).0), damaged)
    }
}

#[test]
fn with_the_decoder_of_the_host_a_report_is_the_same() {
    let mut encodings: Vec<String> = Vec::new();
    for path in examples() {
        let mut bytes = fs::read(&path).unwrap();
        for damaged in [false, true] {
            if damaged {
                let middle = bytes.len() / 2;
                bytes[middle] = 0xFF;
            }
            let own = parse(&bytes, &ParseOptions::new()).unwrap();
            let host = parse(&bytes, &ParseOptions::new().with_decoder(&Standard)).unwrap();
            assert_eq!(host.to_json(), own.to_json(), "{}", path.display());
            encodings.extend(own.source.encoding);
        }
    }
    assert!(["gb18030", "big5", "utf-16le", "utf-8"].iter().all(|name| encodings.iter().any(|known| known == name)));
}
