//! Styles of tables that a workbook makes itself, as far as they may hide what is in cells or strike it out.

use std::collections::HashMap;

use super::address::corners;
use super::element::{each, value};

/// The formats of the styles, by their names: places in the list of those that conditions give too.
pub type Styles = HashMap<String, Vec<usize>>;

/// A table of a sheet: where it is, and its style.
#[derive(Debug)]
pub struct Table {
    pub range: [u32; 4],
    pub style: String,
}

/// The styles of a part with styles. What they say of headers is left out.
pub fn styles(part: &[u8]) -> Styles {
    let mut styles = Styles::new();
    // Few workbooks have any.
    if memchr::memmem::find(part, b"tableStyleElement").is_none() {
        return styles;
    }
    let mut name = None;
    each(part, |element| match element.local_name().as_ref() {
        "tableStyle" => name = value(element, "name"),
        "tableStyleElement" if !value(element, "type").is_some_and(|kind| kind.starts_with("header")) => {
            let (Some(name), Some(format)) = (&name, value(element, "dxfId").and_then(|format| format.parse::<usize>().ok())) else {
                return;
            };
            styles.entry(name.clone()).or_default().push(format);
        }
        _ => {}
    });
    styles
}

/// The table that a part describes.
pub fn table(part: &[u8]) -> Option<Table> {
    let (mut range, mut style) = (None, None);
    each(part, |element| match element.local_name().as_ref() {
        "table" => range = value(element, "ref").and_then(|range| corners(range.as_bytes())),
        "tableStyleInfo" => style = value(element, "name"),
        _ => {}
    });
    Some(Table { range: range?, style: style? })
}
