//! The elements of a spreadsheet's parts and their attributes.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The value of an attribute, as it is written.
pub fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element.try_get_attribute(name).ok().flatten().map(|attribute| attribute.value.to_string())
}

/// Whether a switch is on.
pub fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    value(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

/// Whether a length is no more than another.
pub fn is_at_most(element: &BytesStart<'_>, name: &str, most: f32) -> bool {
    value(element, name).and_then(|length| length.parse::<f32>().ok()).is_some_and(|length| length <= most)
}

/// Whether a switch that is on by itself is off.
pub fn is_unset(element: &BytesStart<'_>, name: &str) -> bool {
    value(element, name).is_some_and(|value| matches!(value.as_str(), "0" | "false"))
}

/// Hands the elements of a part to `take`. What is broken the library refuses.
pub fn each(part: &[u8], mut take: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => take(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}
