//! Grounds of cells that pass from one colour to another, which the library does not tell.

use std::collections::HashMap;

use super::element::{each, value};
use crate::source::colour::Rgb;

/// The formats of cells with such grounds, by their number, with the colour of the ground where it is one all over.
pub type Gradients = HashMap<usize, Option<Rgb>>;

/// Those of a part with styles.
pub fn of(part: &[u8]) -> Gradients {
    let mut found = Gradients::new();
    // Few workbooks have any.
    if memchr::memmem::find(part, b"gradientFill").is_none() {
        return found;
    }
    let mut grounds: HashMap<usize, Option<Rgb>> = HashMap::new();
    let (mut list, mut fills, mut formats, mut stops) = ("", 0usize, 0usize, 0usize);
    each(part, |element| match element.local_name().as_ref() {
        "fills" => list = "fills",
        "cellXfs" => list = "cellXfs",
        "cellStyleXfs" | "cellStyles" | "dxfs" | "borders" => list = "",
        "fill" if list == "fills" => (fills, stops) = (fills + 1, 0),
        "gradientFill" if list == "fills" => drop(grounds.insert(fills, None)),
        "color" if list == "fills" => {
            let colour = value(element, "rgb").and_then(|rgb| Rgb::from_hex(&rgb));
            if let Some(ground) = grounds.get_mut(&fills) {
                *ground = if stops == 0 { colour } else { colour.filter(|colour| *ground == Some(*colour)) };
                stops += 1;
            }
        }
        "xf" if list == "cellXfs" => {
            let fill = value(element, "fillId").and_then(|fill| fill.parse::<usize>().ok());
            if let Some(ground) = fill.and_then(|fill| grounds.get(&(fill + 1))) {
                found.insert(formats, *ground);
            }
            formats += 1;
        }
        _ => {}
    });
    found
}
