//! What style says on whether text is seen: the declarations of a `style` attribute or of a rule.

use std::borrow::Cow;

use crate::source::colour::Rgb;

/// Some of the ways in which style changes what a reader sees, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ways(u16);

impl Ways {
    pub const NONE: Self = Self(0);
    /// Not laid out at all.
    pub const GONE: Self = Self(1);
    /// Laid out, and not to be seen.
    pub const UNSEEN: Self = Self(2);
    /// Without colour of its own.
    pub const CLEAR: Self = Self(4);
    /// Outside of the page, or cut down to nothing.
    pub const AWAY: Self = Self(8);
    /// Letters without size.
    pub const TINY: Self = Self(16);
    /// In the colour of an empty page.
    pub const WHITE: Self = Self(32);
    /// Something is painted behind it.
    pub const PAINTED: Self = Self(64);
    pub const STRUCK: Self = Self(128);
    /// Raised or lowered.
    pub const MARK: Self = Self(256);
    /// Letters are from right to left.
    pub const REVERSED: Self = Self(512);
    /// The style itself writes a number at the element: `content`.
    pub const WRITES: Self = Self(1024);
    /// A picture is painted behind it.
    pub const PICTURED: Self = Self(2048);
    /// Those that hide text.
    pub const HIDING: Self = Self(1 | 2 | 4 | 8 | 16 | 32);
    /// Those of the text of an element, and not of what is painted at it.
    pub const OF_TEXT: Self = Self(!(1024 | 2048));
    /// Those that an element inside can undo.
    const UNDONE: Self = Self(2 | 4 | 16 | 32 | 64);
    /// Those of the element alone.
    const OWN: Self = Self(1024 | 2048);

    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// How the text of an element with this style is seen, in one that is seen as `self`.
    pub fn inside(self, style: Style) -> Self {
        self.without(Self(style.off.0 & Self::UNDONE.0)).with(style.on.without(Self::OWN))
    }
}

/// What some declarations switch on and off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub on: Ways,
    pub off: Ways,
    /// Those of them that only what is important too can change: `!important`.
    important: Ways,
}

impl Style {
    /// Only switches on.
    pub fn of(on: Ways) -> Self {
        Self { on, ..Self::default() }
    }

    /// Only switches off.
    pub fn undoing(off: Ways) -> Self {
        Self { off, ..Self::default() }
    }

    /// These declarations, but for some ways.
    pub fn without(self, ways: Ways) -> Self {
        Self { on: self.on.without(ways), off: self.off.without(ways), important: self.important.without(ways) }
    }

    /// These declarations, followed by others for the same element.
    pub fn then(self, later: Self) -> Self {
        let stays = self.important.without(later.important);
        let (on, off) = (later.on.without(stays), later.off.without(stays));
        Self { on: self.on.without(off).with(on), off: self.off.without(on).with(off), important: self.important.with(later.important) }
    }

    /// The `color` of a `font`.
    pub fn of_color(value: &str) -> Self {
        let mut style = Self::default();
        style.set(Ways::WHITE, is_white(&value.to_ascii_lowercase()));
        style
    }

    fn set(&mut self, way: Ways, on: bool) {
        *self = self.then(if on { Self::of(way) } else { Self::undoing(way) });
    }

    /// Reads declarations.
    pub fn read(declarations: &str) -> Self {
        let mut all = Self::default();
        let (mut lifted, mut out, mut flat, mut cut, mut turned, mut override_) = (false, false, false, false, false, false);
        let (mut raised, mut dot) = (false, false);
        let (mut moved, mut shifted, mut small, mut topped, mut pushed) = (false, false, false, false, false);
        let (mut colour, mut ground) = ("", "");
        for declaration in declarations.split(';') {
            let mut style = Self::default();
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let mut lower = [0u8; 24];
            // A comment may come before it.
            let name = name.rsplit("*/").next().unwrap_or("").trim().as_bytes();
            let Some(buffer) = lower.get_mut(..name.len()) else { continue };
            for (to, from) in buffer.iter_mut().zip(name) {
                *to = from.to_ascii_lowercase();
            }
            let name: &[u8] = buffer;
            let (value, important) = value.split_once('!').map_or((value, false), |(value, _)| (value, true));
            let written = value.trim();
            let value: Cow<'_, str> = match written.bytes().any(|b| b.is_ascii_uppercase()) {
                true => written.to_ascii_lowercase().into(),
                false => written.into(),
            };
            let value = &*value;
            let starts = |words: &[&str]| words.iter().any(|word| value.starts_with(word));
            match name {
                b"display" => style.set(Ways::GONE, value == "none"),
                b"mso-hide" => style.set(Ways::GONE, matches!(value, "all" | "screen")),
                b"content-visibility" => style.set(Ways::GONE, value == "hidden"),
                b"visibility" => style.set(Ways::UNSEEN, matches!(value, "hidden" | "collapse")),
                b"opacity" => style.set(Ways::CLEAR, number(value).is_some_and(|(opacity, _)| opacity < 0.02)),
                b"-webkit-text-fill-color" => style.set(Ways::CLEAR, is_clear(value)),
                b"font-size" => {
                    small = is_small(value);
                    size(&mut style, value);
                }
                b"font" => value.split_ascii_whitespace().for_each(|word| size(&mut style, word.split('/').next().unwrap_or(""))),
                b"color" if is_clear(value) => style.set(Ways::CLEAR, true),
                b"color" if !starts(&["inherit", "currentcolor", "var"]) => {
                    colour = written;
                    style.set(Ways::WHITE, is_white(value));
                    style.set(Ways::CLEAR, false);
                }
                b"background" | b"background-color" | b"background-image" => match value {
                    _ if is_white(value) => style.set(Ways::PAINTED, false),
                    "none" => style.set(Ways::PICTURED, false),
                    "" | "inherit" | "initial" | "unset" => {}
                    _ if is_clear(value) => {}
                    _ => {
                        ground = written;
                        style.set(Ways::PAINTED, true);
                        style.set(Ways::PICTURED, value.contains("url("));
                    }
                },
                b"text-decoration" | b"text-decoration-line" => style.set(Ways::STRUCK, value.contains("line-through")),
                b"vertical-align" => {
                    topped = matches!(value, "top" | "text-top" | "bottom" | "text-bottom");
                    style.set(Ways::MARK, starts(&["super", "sub"]) || shift(value));
                }
                b"mso-text-raise" => style.set(Ways::MARK, shift(value)),
                b"font-variant-position" => style.set(Ways::MARK, starts(&["super", "sub"])),
                b"position" => (lifted, moved) = (matches!(value, "absolute" | "fixed"), value == "relative"),
                b"top" | b"bottom" if is_far(value) => out = true,
                b"top" | b"bottom" => shifted |= shift(value),
                b"left" | b"right" => out |= is_far(value) || number(value).is_some_and(|(length, _)| length >= BEYOND),
                b"text-indent" if number(value).is_some_and(|(length, unit)| unit == "%" && length >= 100.0) => pushed = true,
                b"text-indent" | b"margin-left" | b"margin-top" if is_far(value) => style.set(Ways::AWAY, true),
                b"clip" => out |= value.starts_with("rect(") && !value.contains(|c: char| matches!(c, '2'..='9' | 'a')),
                b"clip-path" => style.set(Ways::AWAY, starts(&["circle(0"]) || is_no_inset(value) || is_no_polygon(value)),
                b"transform" => {
                    raised = argument(value, "translatey(").is_some_and(|(length, _)| length != 0.0);
                    style.set(Ways::AWAY, is_moved_away(value));
                }
                b"zoom" => style.set(Ways::AWAY, number(value).is_some_and(|(zoom, unit)| unit.is_empty() && zoom < SMALLEST_SCALE)),
                b"-webkit-text-security" => style.set(Ways::CLEAR, value != "none"),
                b"scale" => style.set(Ways::AWAY, number(value).is_some_and(|(scale, _)| scale < SMALLEST_SCALE)),
                b"translate" => style.set(Ways::AWAY, value.split_ascii_whitespace().any(is_moved_far)),
                b"filter" => style.set(Ways::CLEAR, argument(value, "opacity(").is_some_and(|(opacity, _)| opacity < 0.02)),
                b"content" => style.set(Ways::WRITES, writes_number(value)),
                b"overflow" => cut = matches!(value, "hidden" | "clip"),
                b"height" | b"width" | b"max-height" | b"max-width" => {
                    let length = number(value);
                    flat |= length.is_some_and(|(length, _)| length == 0.0);
                    dot |= length.is_some_and(|(length, unit)| length <= 1.0 && unit == "px");
                }
                b"direction" => turned = value == "rtl",
                b"unicode-bidi" => override_ = matches!(value, "bidi-override" | "isolate-override"),
                _ => {}
            }
            if important {
                style.important = style.on.with(style.off);
            }
            all = all.then(style);
        }
        if lifted && (out || dot && cut) || (flat || pushed) && cut {
            all.set(Ways::AWAY, true);
        }
        // Small letters at the top or bottom of a line are raised or lowered.
        if moved && shifted || small && (topped || raised) {
            all.set(Ways::MARK, true);
        }
        // Letters in the colour of their own ground.
        if !colour.is_empty() && colour.eq_ignore_ascii_case(ground) {
            all.set(Ways::CLEAR, true);
        }
        if turned && override_ {
            all.set(Ways::REVERSED, true);
        }
        all
    }
}

/// The number that a value starts with, and its unit.
fn number(value: &str) -> Option<(f32, &str)> {
    let end = value.find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+')).unwrap_or(value.len());
    let (digits, unit) = value.split_at_checked(end)?;
    Some((digits.parse().ok()?, unit.trim()))
}

/// The first number of a function, with its unit: of `scale(0.5, 1)` it is 0.5.
fn argument<'v>(value: &'v str, function: &str) -> Option<(f32, &'v str)> {
    let (_, inner) = value.split_once(function)?;
    number(inner.split([',', ')']).next()?.trim())
}

/// Whether a `content` writes a number, or may.
fn writes_number(value: &str) -> bool {
    value.starts_with(['"', '\'']) && value.contains(|c: char| c.is_ascii_digit())
        || value.contains("counter(")
        || value.contains("counters(")
}

/// Pixels to the right of the page at which nothing is looked for.
const BEYOND: f32 = 5000.0;

/// Text at a smaller scale than this is not seen.
const SMALLEST_SCALE: f32 = 0.05;

/// Whether a `transform` moves text off the page or makes it too small to be seen.
fn is_moved_away(value: &str) -> bool {
    let shrinks = |scale| argument(value, scale).is_some_and(|(by, _)| by < SMALLEST_SCALE);
    let moves = |function| {
        let lengths = value.split_once(function).and_then(|(_, inner): (&str, &str)| inner.split(')').next());
        lengths.is_some_and(|lengths| lengths.split(',').any(|length| is_moved_far(length.trim())))
    };
    // Seen from the side.
    let is_turned = |turn| argument(value, turn).is_some_and(|(angle, unit)| unit == "deg" && matches!(angle.abs(), 90.0 | 270.0));
    ["scale(", "scalex(", "scaley(", "scale3d("].into_iter().any(shrinks)
        || ["rotatex(", "rotatey("].into_iter().any(is_turned)
        || ["translate(", "translatex(", "translatey(", "translate3d("].into_iter().any(moves)
}

/// As [`is_far`], of a length that may be a share of the text's own size.
fn is_moved_far(length: &str) -> bool {
    is_far(length) && !length.ends_with('%')
}

/// Whether a `clip-path` cuts off as much as there is, from above and below or from both sides.
fn is_no_inset(value: &str) -> bool {
    let Some(inner) = value.strip_prefix("inset(").and_then(|inner| inner.split(')').next()) else { return false };
    let sides = inner.split_ascii_whitespace().take_while(|side| *side != "round");
    let sides: Vec<f32> = sides.map(|side| number(side).map_or(0.0, |(share, unit)| if unit == "%" { share } else { 0.0 })).collect();
    let side = |at: usize, else_at: usize| sides.get(at).or(sides.get(else_at)).or(sides.first()).copied().unwrap_or(0.0);
    side(0, 0) + side(2, 0) >= 100.0 || side(1, 0) + side(3, 1) >= 100.0
}

/// Whether a `clip-path` has all its corners at one place.
fn is_no_polygon(value: &str) -> bool {
    let corners = value.strip_prefix("polygon(").and_then(|inner| inner.split(')').next());
    corners.is_some_and(|corners| {
        let mut corners = corners.split(',').map(str::trim);
        let first = corners.next();
        corners.all(|corner| Some(corner) == first)
    })
}

/// A size of letters that is smaller than that of the text around.
fn is_small(value: &str) -> bool {
    match number(value) {
        Some((length, "px")) => length <= 10.0,
        Some((length, "pt")) => length <= 8.0,
        Some((length, "em" | "rem")) => length <= 0.85,
        Some((length, "%")) => length <= 85.0,
        _ => matches!(value, "smaller" | "small" | "x-small" | "xx-small"),
    }
}

/// A length that moves text off its line.
fn shift(value: &str) -> bool {
    number(value).is_some_and(|(length, _)| length != 0.0)
}

/// A length that moves text off the page.
fn is_far(value: &str) -> bool {
    number(value).is_some_and(|(length, unit)| length <= if matches!(unit, "em" | "rem" | "%" | "vw" | "vh") { -50.0 } else { -500.0 })
}

/// The size of letters: those of a dot or less are not seen. A share of the size around says nothing, unless it is next to none.
fn size(style: &mut Style, value: &str) {
    let Some((length, unit)) = number(value) else { return };
    match unit {
        "px" | "pt" => style.set(Ways::TINY, length <= 1.0),
        "" | "in" | "cm" | "mm" | "pc" | "rem" | "q" => style.set(Ways::TINY, length == 0.0),
        "em" | "%" if length <= if unit == "%" { 5.0 } else { 0.05 } => style.set(Ways::TINY, true),
        _ if length == 0.0 => style.set(Ways::TINY, true),
        _ => {}
    }
}

/// A colour that cannot be seen on an empty page.
pub fn is_white(value: &str) -> bool {
    let value = value.trim();
    let parts = |name: &str| value.strip_prefix(name).and_then(|rest| rest.trim_start_matches('a').strip_prefix('('));
    let split = |parts: &'_ str| -> Vec<(f32, bool)> {
        let parts = parts.split([',', ' ', '/', ')']).filter(|part| !part.is_empty());
        parts.map_while(|part| number(part).map(|(value, unit)| (value, unit == "%"))).collect()
    };
    if let Some(parts) = parts("rgb") {
        let light = |&(value, is_share): &(f32, bool)| (if is_share { value * 2.55 } else { value }).round().clamp(0.0, 255.0) as u8;
        return matches!(split(parts).as_slice(), [red, green, blue, ..] if Rgb([light(red), light(green), light(blue)]).is_white());
    }
    if let Some(parts) = parts("hsl") {
        return matches!(split(parts).as_slice(), [_, _, (light, _), ..] if *light >= 98.0);
    }
    let digits = value.strip_prefix('#').unwrap_or(value);
    let pair = |at: usize| digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    match digits.len() {
        3 | 4 => digits.bytes().take(3).all(|digit| digit.eq_ignore_ascii_case(&b'f')),
        6 | 8 => matches!((pair(0), pair(2), pair(4)), (Some(red), Some(green), Some(blue)) if Rgb([red, green, blue]).is_white()),
        _ => matches!(value, "white" | "snow"),
    }
}

fn is_clear(value: &str) -> bool {
    let plain: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    // The fourth value, or what a slash parts: rgba(0,0,0,0), rgb(0 0 0 / 0%).
    let has_alpha = plain.contains('/') || plain.matches(',').count() == 3;
    let alpha = || {
        plain
            .strip_prefix("rgb")
            .or_else(|| plain.strip_prefix("hsl"))
            .filter(|_| has_alpha)?
            .trim_end_matches(')')
            .rsplit([',', '/'])
            .next()?
            .trim_end_matches('%')
            .parse::<f32>()
            .ok()
    };
    plain == "transparent" || alpha().is_some_and(|alpha| alpha == 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_that_hide_strike_or_raise() {
        for (declarations, on) in [
            ("display:none", Ways::GONE),
            ("DISPLAY : None !important", Ways::GONE),
            ("display:none;display:inline", Ways::NONE),
            ("mso-hide:all", Ways::GONE),
            ("visibility: hidden", Ways::UNSEEN),
            ("opacity:0.0", Ways::CLEAR),
            ("opacity:.85", Ways::NONE),
            ("color:rgba(0, 0, 0, 0)", Ways::CLEAR),
            ("font-size:0", Ways::TINY),
            ("font:0/0 a", Ways::TINY),
            ("font: bold 12px/0 Arial", Ways::NONE),
            ("font-size:1px", Ways::TINY),
            ("font-size:1em", Ways::NONE),
            ("color:#FFF", Ways::WHITE),
            ("color:#fff;background:#036", Ways::WHITE.with(Ways::PAINTED)),
            ("color:white;background-color:white", Ways::WHITE),
            ("text-decoration: underline line-through", Ways::STRUCK),
            ("vertical-align:super", Ways::MARK),
            ("vertical-align: 4px", Ways::MARK),
            ("vertical-align:middle", Ways::NONE),
            ("vertical-align:0", Ways::NONE),
            ("position:absolute; left:-9999px", Ways::AWAY),
            ("position:relative; left:-9999px", Ways::NONE),
            ("text-indent:-999em", Ways::AWAY),
            ("text-indent:-2em", Ways::NONE),
            ("position:absolute;width:1px;height:1px;clip:rect(0 0 0 0)", Ways::AWAY),
            ("height:0;overflow:hidden", Ways::AWAY),
            ("height:0", Ways::NONE),
            ("position:relative;top:-5px", Ways::MARK),
            ("position:relative;top:0", Ways::NONE),
            ("vertical-align:top;font-size:8px", Ways::MARK),
            ("vertical-align:top;font-size:14px", Ways::NONE),
            ("color:#fdfdfd", Ways::WHITE),
            ("color:#f0f0f0", Ways::NONE),
            ("color:rgb(255 255 255 / 80%)", Ways::WHITE),
            ("color:hsl(0 0% 100%)", Ways::WHITE),
            ("color:#c00;background:#c00", Ways::CLEAR.with(Ways::PAINTED)),
            ("transform:scale(.01)", Ways::AWAY),
            ("transform:translateX(-5000px)", Ways::AWAY),
            ("transform:translateX(-50%)", Ways::NONE),
            ("clip-path:polygon(0 0, 0 0, 0 0)", Ways::AWAY),
            ("clip-path:polygon(0 0, 100% 0, 0 100%)", Ways::NONE),
            ("filter:opacity(0%)", Ways::CLEAR),
            ("display:none!important;display:inline", Ways::GONE),
            ("content:'3'", Ways::WRITES),
            ("content:counter(n) '.'", Ways::WRITES),
            ("clip-path:inset(0 100% 0 0)", Ways::AWAY),
            ("clip-path:inset(60% 0 40%)", Ways::AWAY),
            ("clip-path:inset(50%)", Ways::AWAY),
            ("clip-path:inset(0 60% 0 10% round 4px)", Ways::NONE),
            ("text-indent:100%;white-space:nowrap;overflow:hidden", Ways::AWAY),
            ("text-indent:100%", Ways::NONE),
            ("position:absolute;left:9999px", Ways::AWAY),
            ("position:absolute;left:900px", Ways::NONE),
            ("position:absolute;width:1px;height:1px;overflow:hidden", Ways::AWAY),
            ("font-size:1%", Ways::TINY),
            ("font-size:.01em", Ways::TINY),
            ("font-size:70%", Ways::NONE),
            ("zoom:.001", Ways::AWAY),
            ("zoom:1", Ways::NONE),
            ("transform:rotateY(90deg)", Ways::AWAY),
            ("transform:rotateY(180deg)", Ways::NONE),
            ("transform:rotate(90deg)", Ways::NONE),
            ("font-size:9px;transform:translateY(-6px)", Ways::MARK),
            ("transform:translateY(-6px)", Ways::NONE),
            ("color:rgb(0 0 0 / 0%)", Ways::CLEAR),
            ("color:rgb(0, 0, 0)", Ways::NONE),
            ("-webkit-text-security:disc", Ways::CLEAR),
            ("content:''", Ways::NONE),
            ("unicode-bidi:bidi-override;direction:rtl", Ways::REVERSED),
        ] {
            assert_eq!(Style::read(declarations).on, on, "{declarations}");
        }
    }

    #[test]
    fn what_an_element_inside_can_undo() {
        let hidden = Ways::NONE.inside(Style::read("visibility:hidden;font-size:0"));
        assert_eq!(hidden.inside(Style::read("visibility:visible;font-size:12px")), Ways::NONE);
        assert_eq!(Ways::NONE.inside(Style::read("display:none")).inside(Style::read("display:inline")), Ways::GONE);
    }
}
