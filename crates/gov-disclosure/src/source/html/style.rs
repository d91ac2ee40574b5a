//! What style says on whether text is seen: the declarations of a `style` attribute or of a rule.

use std::borrow::Cow;

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
    /// Letters stand from right to left.
    pub const REVERSED: Self = Self(512);
    /// Those that hide text.
    pub const HIDING: Self = Self(1 | 2 | 4 | 8 | 16 | 32);
    /// Those that an element inside can undo.
    const UNDONE: Self = Self(2 | 4 | 16 | 32 | 64);

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
        self.without(Self(style.off.0 & Self::UNDONE.0)).with(style.on)
    }
}

/// What some declarations switch on and off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub on: Ways,
    pub off: Ways,
}

impl Style {
    /// Only switches on.
    pub fn of(on: Ways) -> Self {
        Self { on, off: Ways::NONE }
    }

    /// These declarations, followed by others for the same element.
    pub fn then(self, later: Self) -> Self {
        Self { on: self.on.without(later.off).with(later.on), off: self.off.without(later.on).with(later.off) }
    }

    /// The `color` of a `font`.
    pub fn of_color(value: &str) -> Self {
        let mut style = Self::default();
        style.set(Ways::WHITE, is_white(&value.to_ascii_lowercase()));
        style
    }

    fn set(&mut self, way: Ways, on: bool) {
        *self = self.then(if on { Self::of(way) } else { Self { on: Ways::NONE, off: way } });
    }

    /// Reads declarations.
    pub fn read(declarations: &str) -> Self {
        let mut style = Self::default();
        let (mut lifted, mut out, mut flat, mut cut, mut turned, mut override_) = (false, false, false, false, false, false);
        for declaration in declarations.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let mut lower = [0u8; 24];
            // A comment may stand before it.
            let name = name.rsplit("*/").next().unwrap_or("").trim().as_bytes();
            let Some(buffer) = lower.get_mut(..name.len()) else { continue };
            for (to, from) in buffer.iter_mut().zip(name) {
                *to = from.to_ascii_lowercase();
            }
            let name: &[u8] = buffer;
            let value = value.split('!').next().unwrap_or("").trim();
            let value: Cow<'_, str> = match value.bytes().any(|b| b.is_ascii_uppercase()) {
                true => value.to_ascii_lowercase().into(),
                false => value.into(),
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
                b"font-size" => size(&mut style, value),
                b"font" => value.split_ascii_whitespace().for_each(|word| size(&mut style, word.split('/').next().unwrap_or(""))),
                b"color" if is_clear(value) => style.set(Ways::CLEAR, true),
                b"color" if !starts(&["inherit", "currentcolor", "var"]) => {
                    style.set(Ways::WHITE, is_white(value));
                    style.set(Ways::CLEAR, false);
                }
                b"background" | b"background-color" | b"background-image" => match value {
                    _ if is_white(value) => style.set(Ways::PAINTED, false),
                    "" | "none" | "inherit" | "initial" | "unset" => {}
                    _ if is_clear(value) => {}
                    _ => style.set(Ways::PAINTED, true),
                },
                b"text-decoration" | b"text-decoration-line" => style.set(Ways::STRUCK, value.contains("line-through")),
                b"vertical-align" => style.set(Ways::MARK, starts(&["super", "sub"]) || shift(value)),
                b"mso-text-raise" => style.set(Ways::MARK, shift(value)),
                b"font-variant-position" => style.set(Ways::MARK, starts(&["super", "sub"])),
                b"position" => lifted = matches!(value, "absolute" | "fixed"),
                b"left" | b"top" | b"right" | b"bottom" => out |= is_far(value),
                b"text-indent" | b"margin-left" | b"margin-top" if is_far(value) => style.set(Ways::AWAY, true),
                b"clip" => out |= value.starts_with("rect(") && !value.contains(|c: char| matches!(c, '2'..='9' | 'a')),
                b"clip-path" => style.set(Ways::AWAY, starts(&["inset(50%", "inset(100%", "circle(0"])),
                b"transform" => style.set(Ways::AWAY, starts(&["scale(0)", "scale(0,", "scalex(0)", "scaley(0)"])),
                b"overflow" => cut = matches!(value, "hidden" | "clip"),
                b"height" | b"width" | b"max-height" | b"max-width" => flat |= number(value).is_some_and(|(length, _)| length == 0.0),
                b"direction" => turned = value == "rtl",
                b"unicode-bidi" => override_ = matches!(value, "bidi-override" | "isolate-override"),
                _ => {}
            }
        }
        if lifted && out || flat && cut {
            style.set(Ways::AWAY, true);
        }
        if turned && override_ {
            style.set(Ways::REVERSED, true);
        }
        style
    }
}

/// The number that a value starts with, and its unit.
fn number(value: &str) -> Option<(f32, &str)> {
    let end = value.find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+')).unwrap_or(value.len());
    let (digits, unit) = value.split_at_checked(end)?;
    Some((digits.parse().ok()?, unit.trim()))
}

/// A length that moves text off its line.
fn shift(value: &str) -> bool {
    number(value).is_some_and(|(length, _)| length != 0.0)
}

/// A length that moves text off the page.
fn is_far(value: &str) -> bool {
    number(value).is_some_and(|(length, unit)| length <= if matches!(unit, "em" | "rem" | "%" | "vw" | "vh") { -50.0 } else { -500.0 })
}

/// The size of letters: those of a dot or less are not seen. A share of the size around says nothing.
fn size(style: &mut Style, value: &str) {
    let Some((length, unit)) = number(value) else { return };
    match unit {
        "px" | "pt" => style.set(Ways::TINY, length <= 1.0),
        "" | "in" | "cm" | "mm" | "pc" | "rem" | "q" => style.set(Ways::TINY, length == 0.0),
        _ if length == 0.0 => style.set(Ways::TINY, true),
        _ => {}
    }
}

/// A colour that cannot be seen on an empty page.
pub fn is_white(value: &str) -> bool {
    let plain: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(plain.as_str(), "#fff" | "#ffffff" | "white" | "#ffff" | "#ffffffff" | "fff" | "ffffff")
        || ["rgb(255,255,255", "rgba(255,255,255", "rgb(100%,100%,100%", "hsl(0,0%,100%"].iter().any(|white| plain.starts_with(white))
}

fn is_clear(value: &str) -> bool {
    let plain: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    let alpha = || {
        plain
            .strip_prefix("rgba(")
            .or_else(|| plain.strip_prefix("hsla("))?
            .trim_end_matches(')')
            .rsplit([',', '/'])
            .next()?
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
