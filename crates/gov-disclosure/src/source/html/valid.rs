//! Values that browsers know. A declaration with another one is dropped: what was declared before counts.

use super::geometry::number;

/// Whether a browser heeds this value, in small letters, of a property. Those of other properties are not looked at.
pub fn is_valid(name: &[u8], value: &str) -> bool {
    // Ends of values for one browser: `inline\9`.
    if value.contains('\\') && !value.contains(['"', '\'']) && !matches!(name, b"font-family" | b"font") {
        return false;
    }
    let is_one_of = |words: &[&str]| words.contains(&value);
    match name {
        _ if value.is_empty() => false,
        _ if is_one_of(&["initial", "unset", "revert", "revert-layer"]) => true,
        b"display" => value.split_ascii_whitespace().all(|word| DISPLAYS.contains(&word)),
        b"visibility" => is_one_of(&["visible", "hidden", "collapse"]),
        b"position" => is_one_of(&["static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky"]),
        b"float" => is_one_of(&["left", "right", "none", "inline-start", "inline-end"]),
        b"content-visibility" => is_one_of(&["visible", "hidden", "auto"]),
        b"overflow" | b"overflow-x" | b"overflow-y" => {
            value.split_ascii_whitespace().all(|word| matches!(word, "visible" | "hidden" | "clip" | "scroll" | "auto" | "overlay"))
        }
        b"opacity" | b"zoom" => number(value).is_some_and(|(share, unit)| share >= 0.0 && matches!(unit, "" | "%")) || value.contains('('),
        b"font-size" => {
            is_length(value, false)
                || value.starts_with("-webkit-")
                || is_one_of(&["xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large", "smaller", "larger"])
        }
        b"vertical-align" => {
            is_length(value, true)
                || is_one_of(&["baseline", "sub", "super", "text-top", "text-bottom", "middle", "top", "bottom"])
                || value.starts_with("-webkit-")
        }
        b"text-decoration" | b"text-decoration-line" => value.split_ascii_whitespace().any(|word| DECORATIONS.contains(&word)),
        b"height" | b"width" | b"max-height" | b"max-width" | b"block-size" | b"inline-size" | b"max-block-size" | b"max-inline-size" => {
            is_length(value, false) || value.contains("content") || is_one_of(&["auto", "none", "stretch", "-webkit-fill-available"])
        }
        b"line-height" => is_length(value, false) || value == "normal",
        b"text-indent" | b"top" | b"bottom" | b"left" | b"right" => value == "auto" || is_length(value, true),
        _ => true,
    }
}

/// Whether a value is a length, which may be less than none. Pages without a document type may leave out the unit.
fn is_length(value: &str, signed: bool) -> bool {
    let is_known = |(length, unit): (f32, &str)| (signed || length >= 0.0) && (unit.is_empty() || UNITS.contains(&unit));
    number(value).map_or(value.contains('('), is_known)
}

const UNITS: [&str; 36] = [
    "px", "pt", "em", "rem", "%", "ex", "ch", "cm", "mm", "in", "pc", "q", "vw", "vh", "vmin", "vmax", "vi", "vb", "svw", "svh", "lvw",
    "lvh", "dvw", "dvh", "lh", "rlh", "cap", "rcap", "ic", "ric", "rex", "rch", "cqw", "cqh", "cqi", "cqb",
];

const DISPLAYS: [&str; 35] = [
    "none",
    "block",
    "inline",
    "inline-block",
    "flow-root",
    "flow",
    "contents",
    "list-item",
    "flex",
    "inline-flex",
    "grid",
    "inline-grid",
    "table",
    "inline-table",
    "table-row",
    "table-cell",
    "table-row-group",
    "table-header-group",
    "table-footer-group",
    "table-column",
    "table-column-group",
    "table-caption",
    "ruby",
    "ruby-base",
    "ruby-text",
    "ruby-base-container",
    "ruby-text-container",
    "math",
    "-webkit-box",
    "-webkit-inline-box",
    "-webkit-flex",
    "-webkit-inline-flex",
    "run-in",
    "block-ruby",
    "inline-ruby",
];

const DECORATIONS: [&str; 13] = [
    "none",
    "underline",
    "overline",
    "line-through",
    "blink",
    "solid",
    "double",
    "dotted",
    "dashed",
    "wavy",
    "auto",
    "from-font",
    "currentcolor",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_browsers_know() {
        for (name, value) in [
            ("display", "inline flow-root"),
            ("display", "-webkit-box"),
            ("opacity", ".5"),
            ("opacity", "calc(1/2)"),
            ("font-size", "small"),
            ("font-size", "clamp(1rem, 2vw, 2rem)"),
            ("font-size", "0"),
            ("height", "fit-content"),
            ("text-decoration", "underline red"),
            ("vertical-align", "-4px"),
            ("color", "\"\\9\""),
        ] {
            assert!(is_valid(name.as_bytes(), value), "{name}:{value}");
        }
        for (name, value) in [
            ("display", "-moz-box2"),
            ("display", "inline\\9"),
            ("display", ""),
            ("visibility", "shown"),
            ("opacity", "abc"),
            ("opacity", "1 1"),
            ("font-size", "-1px"),
            ("font-size", "12foo"),
            ("height", "-1px"),
            ("overflow", "seen"),
            ("text-decoration", "nothing"),
        ] {
            assert!(!is_valid(name.as_bytes(), value), "{name}:{value}");
        }
    }
}
