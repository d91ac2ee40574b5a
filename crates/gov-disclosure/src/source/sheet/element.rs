//! The attributes of an element of a spreadsheet's parts.

use quick_xml::events::BytesStart;

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
