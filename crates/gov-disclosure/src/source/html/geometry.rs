//! Lengths of style, and what moving, scaling and clipping leave of text.

use super::math;

/// The number that a value starts with or comes to, and its unit.
pub fn number(value: &str) -> Option<(f32, &str)> {
    if value.ends_with(')') { math::calculated(value) } else { math::plain(value) }
}

/// A length in pixels, for letters of the usual size. A share of what is around is not known, unless it is none.
pub fn pixels(value: &str) -> Option<f32> {
    let (length, unit) = number(value)?;
    let pixels = match unit {
        "px" | "" => 1.0,
        "pt" => 4.0 / 3.0,
        "em" | "rem" | "lh" | "ic" | "pc" => 16.0,
        "ch" | "ex" => DIGIT,
        "in" => 96.0,
        "cm" => 37.8,
        "mm" => 3.78,
        _ if length == 0.0 => 1.0,
        _ => return None,
    };
    Some(length * pixels)
}

/// The width, in pixels, that declarations give a box.
pub fn width(declarations: &str) -> Option<u16> {
    let value = |declaration: &str| {
        let (name, value) = declaration.split_once(':')?;
        name.trim().eq_ignore_ascii_case("width").then(|| pixels(value.trim()))?
    };
    declarations.split(';').filter_map(value).next_back().map(|width| width as u16)
}

/// The width, in pixels, of a digit of the usual size.
pub const DIGIT: f32 = 8.0;

/// The first number of a function, with its unit: of `scale(0.5, 1)` it is 0.5.
pub fn argument<'v>(value: &'v str, function: &str) -> Option<(f32, &'v str)> {
    let (_, inner) = value.split_once(function)?;
    number(inner.split([',', ')']).next()?.trim())
}

/// Pixels to the right of the page at which nothing is looked for.
pub const BEYOND: f32 = 5000.0;

/// Text at a smaller scale than this is not seen.
pub const SMALLEST_SCALE: f32 = 0.05;

/// Whether a `transform` moves text off the page or makes it too small to be seen.
pub fn is_moved_away(value: &str) -> bool {
    let shrinks = |scale| argument(value, scale).is_some_and(|(by, _)| by.abs() < SMALLEST_SCALE);
    let moves = |function| {
        let lengths = value.split_once(function).and_then(|(_, inner): (&str, &str)| inner.split(')').next());
        lengths.is_some_and(|lengths| lengths.split(',').any(|length| is_moved_far(length.trim())))
    };
    // Seen from the side.
    let is_turned = |turn| argument(value, turn).is_some_and(|(angle, unit)| unit == "deg" && matches!(angle.abs(), 90.0 | 270.0));
    ["scale(", "scalex(", "scaley(", "scale3d(", "matrix("].into_iter().any(shrinks)
        || ["rotatex(", "rotatey("].into_iter().any(is_turned)
        || ["translate(", "translatex(", "translatey(", "translate3d("].into_iter().any(moves)
}

/// As [`is_far`], of a length that may be a share of the text's own size.
pub fn is_moved_far(length: &str) -> bool {
    is_far(length) && !length.ends_with('%')
}

/// Whether a `clip-path` cuts off as much as there is, from above and below or from both sides.
pub fn is_no_inset(value: &str) -> bool {
    let Some(inner) = value.strip_prefix("inset(").and_then(|inner| inner.split(')').next()) else { return false };
    let sides = inner.split_ascii_whitespace().take_while(|side| *side != "round");
    let sides: Vec<f32> = sides.map(|side| number(side).map_or(0.0, |(share, unit)| if unit == "%" { share } else { 0.0 })).collect();
    let side = |at: usize, else_at: usize| sides.get(at).or(sides.get(else_at)).or(sides.first()).copied().unwrap_or(0.0);
    side(0, 0) + side(2, 0) >= 100.0 || side(1, 0) + side(3, 1) >= 100.0
}

/// Whether a `clip-path` has all its corners at one place.
pub fn is_no_polygon(value: &str) -> bool {
    let corners = value.strip_prefix("polygon(").and_then(|inner| inner.split(')').next());
    corners.is_some_and(|corners| {
        let mut corners = corners.split(',').map(str::trim);
        let first = corners.next();
        corners.all(|corner| Some(corner) == first)
    })
}

/// A size of letters that is smaller than that of the text around.
pub fn is_small(value: &str) -> bool {
    match number(value) {
        Some((length, "px")) => length <= 10.0,
        Some((length, "pt")) => length <= 8.0,
        Some((length, "em" | "rem")) => length <= 0.85,
        Some((length, "%")) => length <= 85.0,
        _ => matches!(value, "smaller" | "small" | "x-small" | "xx-small"),
    }
}

/// A length that moves text off its line.
pub fn shift(value: &str) -> bool {
    number(value).is_some_and(|(length, _)| length != 0.0)
}

/// How far a length moves text off its line, in pixels; a share is one of the line.
pub fn rise(value: &str) -> f32 {
    match number(value) {
        Some((share, "%")) => share.abs() * 0.16,
        Some((0.0, _)) | None => 0.0,
        Some((length, _)) => pixels(value).unwrap_or(length).abs(),
    }
}

/// Letters of the usual size that are off their line by less than the first of these, in pixels, are set so for their looks, and
/// from the second on as a mark.
pub const OFF_LINE: [f32; 2] = [2.5, 4.0];

/// As [`is_small`], and smaller than the text around for certain.
pub fn is_smaller(value: &str) -> bool {
    is_small(value) && !value.ends_with("px") && !value.ends_with("pt")
}

/// A length that moves text off the page.
pub fn is_far(value: &str) -> bool {
    number(value).is_some_and(|(length, unit)| length <= if matches!(unit, "em" | "rem" | "%" | "vw" | "vh") { -50.0 } else { -500.0 })
}

/// Whether a `transform` turns text over, so that digits no longer look as they are.
pub fn is_turned_over(value: &str) -> bool {
    let flips = |scale| argument(value, scale).is_some_and(|(by, _)| by <= -SMALLEST_SCALE);
    let turns = |turn| {
        argument(value, turn).is_some_and(|(angle, unit)| unit == "deg" && angle.abs() % 360.0 > 90.0 && angle.abs() % 360.0 < 270.0)
    };
    ["scale(", "scalex(", "scaley(", "matrix("].into_iter().any(flips) || ["rotate(", "rotatex(", "rotatey("].into_iter().any(turns)
}

/// The right one of the margins that `margin` sets at once.
pub fn right_of(margins: &str) -> &str {
    let mut sides = margins.split_ascii_whitespace();
    let first = sides.next().unwrap_or("");
    sides.next().unwrap_or(first)
}

/// The left one of the margins that `margin` sets at once.
pub fn left_of(margins: &str) -> &str {
    let mut sides = margins.split_ascii_whitespace();
    let (first, second) = (sides.next().unwrap_or(""), sides.next());
    sides.nth(1).or(second).unwrap_or(first)
}
