//! What style says on whether text is seen: the declarations of a `style` attribute or of a rule.

use std::borrow::Cow;

use super::geometry::{
    BEYOND, SMALLEST_SCALE, argument, is_far, is_moved_away, is_moved_far, is_no_inset, is_no_polygon, is_small, is_turned_over, left_of,
    number, shift,
};
use super::paint::Paint;
use crate::lex::hanzi;
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
    /// Whether it is seen, or how, is not known.
    pub const DOUBT: Self = Self(4096);
    /// It is not seen where it is written.
    pub const MOVED: Self = Self(8192);
    /// In the colour of what is painted behind it.
    pub const BLENDS: Self = Self(16384);
    /// Those that hide text.
    pub const HIDING: Self = Self(1 | 2 | 4 | 8 | 16 | 32 | 16384);
    /// Those that an element inside can undo.
    const UNDONE: Self = Self(2 | 4 | 16 | 32 | 64 | 16384);
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
    /// The colour of its letters, and the one that is painted behind them.
    pub ink: Option<Rgb>,
    pub ground: Option<Rgb>,
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

    /// What they are for an element that they are perhaps for. What they would show stays hidden.
    pub fn in_doubt(self) -> Self {
        let white = if self.on.meets(Ways::PAINTED) { Ways::WHITE } else { Ways::NONE };
        let ways = Ways::HIDING.without(white).with(Ways::STRUCK).with(Ways::MARK).with(Ways::REVERSED).with(Ways::MOVED).with(Ways::DOUBT);
        let own = Ways(self.on.0 & Ways::OWN.0);
        let on = if self.on.meets(ways) { own.with(Ways::DOUBT) } else { own };
        Self { on, off: Ways(self.off.0 & Ways::MARK.0), ..Self::default() }
    }

    /// What they are for an element before or after which they are for something: that is at it, and not its text.
    pub fn beside(self) -> Self {
        let is_seen = !self.on.meets(Ways::GONE.with(Ways::UNSEEN));
        Self::of(Ways(if is_seen { self.on.0 & Ways::OWN.0 } else { 0 }))
    }

    /// Whether they may change how text is seen. Dark letters are on a light ground.
    pub fn changes(self) -> bool {
        /// The light of letters, of the 765 of white, from which they may be on a ground of their own colour.
        const LIGHT: u16 = 384;
        let is_light = |ink: Rgb| ink.0.iter().map(|&part| u16::from(part)).sum::<u16>() >= LIGHT;
        self.on != Ways::NONE || self.ink.is_some_and(is_light)
    }

    /// These declarations, followed by others for the same element.
    pub fn then(self, later: Self) -> Self {
        let stays = self.important.without(later.important);
        let (on, off) = (later.on.without(stays), later.off.without(stays));
        Self {
            on: self.on.without(off).with(on),
            off: self.off.without(on).with(off),
            important: self.important.with(later.important),
            ink: later.ink.or(self.ink),
            ground: if on.with(off).meets(Ways::PAINTED) { later.ground } else { self.ground },
        }
    }

    /// The `color` of a `font`.
    pub fn of_color(value: &str) -> Self {
        let mut style = Self::default();
        let paint = Paint::read(&value.to_ascii_lowercase());
        style.set(Ways::WHITE, paint.is_white());
        style.ink = paint.light();
        style
    }

    /// The `bgcolor` of an element.
    pub fn of_ground(value: &str) -> Self {
        let mut style = Self::default();
        style.paint(&value.to_ascii_lowercase());
        style
    }

    /// What a `background` puts behind text.
    fn paint(&mut self, value: &str) {
        let paint = Paint::first(value);
        let has_picture = value.contains("url(");
        match value {
            "" | "initial" | "unset" | "revert" => {}
            "none" => self.set(Ways::PICTURED, false),
            _ if !has_picture && paint.is_clear() && !value.contains("gradient(") => {}
            _ if !has_picture && paint.is_white() => self.set(Ways::PAINTED, false),
            _ => {
                self.set(Ways::PAINTED, true);
                self.set(Ways::PICTURED, has_picture);
                self.ground = if let Paint::Of(light, 1.0) = paint { Some(light).filter(|_| !has_picture) } else { None };
                // A line across the letters may be drawn so.
                if value.contains("gradient(") && value.matches("transparent").count() > 1 {
                    self.set(Ways::DOUBT, true);
                }
            }
        }
    }

    fn set(&mut self, way: Ways, on: bool) {
        *self = self.then(if on { Self::of(way) } else { Self::undoing(way) });
    }

    /// Reads declarations.
    pub fn read(declarations: &str) -> Self {
        let mut all = Self::default();
        let (mut lifted, mut out, mut flat, mut cut, mut turned, mut override_) = (false, false, false, false, false, false);
        let (mut raised, mut dot) = (false, false);
        let (mut moved, mut shifted, mut aside, mut small, mut topped, mut pushed) = (false, false, false, false, false, false);
        let (mut drawn, mut middle, mut shadowed, mut narrow) = (false, false, false, false);
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
            if value == "inherit" {
                continue;
            }
            let starts = |words: &[&str]| words.iter().any(|word| value.starts_with(word));
            match name {
                b"display" => style.set(Ways::GONE, value == "none"),
                b"mso-hide" => style.set(Ways::GONE, matches!(value, "all" | "screen")),
                b"content-visibility" => style.set(Ways::AWAY, value == "hidden"),
                b"visibility" => style.set(Ways::UNSEEN, matches!(value, "hidden" | "collapse")),
                b"opacity" => style.set(Ways::CLEAR, number(value).is_some_and(|(opacity, _)| opacity < 0.02)),
                b"-webkit-text-fill-color" => style.set(Ways::CLEAR, Paint::read(value).is_clear()),
                b"font-size" => {
                    small = is_small(value);
                    size(&mut style, value);
                }
                b"font" => value.split_ascii_whitespace().for_each(|word| size(&mut style, word.split('/').next().unwrap_or(""))),
                b"color" => match Paint::read(value) {
                    Paint::Unknown => style.set(Ways::DOUBT, true),
                    Paint::None if starts(&["unset", "currentcolor", "var"]) => {}
                    paint => {
                        style.set(Ways::CLEAR, paint.is_clear());
                        if !paint.is_clear() {
                            style.set(Ways::WHITE, paint.is_white());
                            style.ink = paint.light();
                        }
                    }
                },
                b"background" | b"background-color" | b"background-image" => style.paint(value),
                b"font-family" if value.contains("dings") => style.set(Ways::DOUBT, true),
                b"text-shadow" => shadowed = value != "none",
                b"background-clip" | b"-webkit-background-clip" => shadowed |= value == "text",
                b"text-decoration" | b"text-decoration-line" => style.set(Ways::STRUCK, value.contains("line-through")),
                b"vertical-align" => {
                    topped = matches!(value, "top" | "text-top" | "bottom" | "text-bottom");
                    style.set(Ways::MARK, starts(&["super", "sub"]) || shift(value));
                }
                b"font-feature-settings" if value.contains("sups") || value.contains("subs") => style.set(Ways::MARK, true),
                b"mso-text-raise" => style.set(Ways::MARK, shift(value)),
                b"font-variant-position" => style.set(Ways::MARK, starts(&["super", "sub"])),
                b"position" => (lifted, moved) = (matches!(value, "absolute" | "fixed"), value == "relative"),
                b"top" | b"bottom" if is_far(value) => out = true,
                b"top" | b"bottom" => {
                    shifted |= shift(value);
                    middle |=
                        number(value).is_some_and(|(length, unit)| unit == "%" && (40.0..=60.0).contains(&length)) || starts(&["calc(50%"]);
                }
                b"left" | b"right" => {
                    out |= is_far(value) || number(value).is_some_and(|(length, _)| length >= BEYOND);
                    aside |= shift(value);
                }
                b"float" => style.set(Ways::MOVED, matches!(value, "left" | "right")),
                b"order" | b"grid-column" | b"grid-area" | b"grid-row" => style.set(Ways::MOVED, value != "0"),
                b"flex-direction" | b"flex-flow" => style.set(Ways::DOUBT, value.contains("reverse")),
                b"letter-spacing" if number(value).is_some_and(|(by, unit)| by <= if unit == "em" { -0.4 } else { -5.0 }) => {
                    style.set(Ways::DOUBT, true);
                }
                b"mask" | b"mask-image" | b"-webkit-mask" | b"-webkit-mask-image" => style.set(Ways::DOUBT, value != "none"),
                b"text-indent" if number(value).is_some_and(|(length, unit)| unit == "%" && length >= 100.0) => pushed = true,
                b"text-indent" | b"margin-left" | b"margin-top" if is_far(value) => style.set(Ways::AWAY, true),
                b"margin" if value.split_ascii_whitespace().any(is_far) => style.set(Ways::AWAY, true),
                b"margin" => style.set(Ways::MOVED, is_less_than_none(left_of(value))),
                b"margin-left" => style.set(Ways::MOVED, is_less_than_none(value)),
                b"clip" => out |= value.starts_with("rect(") && !value.contains(|c: char| matches!(c, '2'..='9' | 'a')),
                b"clip-path" => {
                    style.set(Ways::AWAY, starts(&["circle(0", "ellipse(0", "rect(0"]) || is_no_inset(value) || is_no_polygon(value))
                }
                b"transform" => {
                    raised = argument(value, "translatey(").is_some_and(|(length, _)| length != 0.0);
                    style.set(Ways::AWAY, is_moved_away(value));
                    style.set(Ways::DOUBT, is_turned_over(value));
                }
                b"zoom" => style.set(Ways::AWAY, number(value).is_some_and(|(zoom, unit)| unit.is_empty() && zoom < SMALLEST_SCALE)),
                b"-webkit-text-security" => style.set(Ways::CLEAR, value != "none"),
                b"scale" => style.set(Ways::AWAY, number(value).is_some_and(|(scale, _)| scale < SMALLEST_SCALE)),
                b"translate" => style.set(Ways::AWAY, value.split_ascii_whitespace().any(is_moved_far)),
                b"filter" => {
                    style.set(Ways::CLEAR, argument(value, "opacity(").is_some_and(|(opacity, _)| opacity < 0.02));
                    style.set(Ways::DOUBT, argument(value, "blur(").is_some_and(|(by, _)| by > 2.0));
                }
                b"content" => {
                    drawn = true;
                    style.set(Ways::WRITES, writes_number(value));
                }
                b"overflow" | b"overflow-x" | b"overflow-y" => cut |= starts(&["hidden", "clip"]),
                b"height" | b"width" | b"max-height" | b"max-width" => {
                    let length = number(value);
                    flat |= length.is_some_and(|(length, _)| length == 0.0);
                    dot |= length.is_some_and(|(length, unit)| length <= 1.0 && unit == "px");
                    narrow |= name.ends_with(b"width")
                        && length.is_some_and(|(length, unit)| length <= if unit == "px" { 24.0 } else { 2.0 } && unit != "%");
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
        if (lifted || moved) && out || lifted && dot && cut || (flat || pushed) && cut {
            all.set(Ways::AWAY, true);
        }
        // Small letters at the top or bottom of a line are raised or lowered; those on it may be moved by another rule.
        if moved && shifted || small && (topped || raised) {
            all.set(Ways::MARK, true);
        } else if moved {
            all.off = all.off.without(Ways::MARK);
        }
        if (moved && aside || lifted) && !all.on.meets(Ways::AWAY) {
            all.set(Ways::MOVED, true);
        }
        // A line across the letters.
        if drawn && lifted && middle {
            all.set(Ways::WRITES, true);
        }
        if narrow && cut && !all.on.meets(Ways::AWAY) || shadowed && all.on.meets(Ways::CLEAR) {
            all.set(Ways::CLEAR, false);
            all.set(Ways::DOUBT, true);
        }
        // Letters in the colour of their own ground.
        if all.ink.is_some() && all.ink == all.ground {
            all.set(Ways::CLEAR, true);
        }
        if turned && override_ {
            all.set(Ways::REVERSED, true);
        }
        all
    }
}

/// A length below none, by which text is put over what is before it.
fn is_less_than_none(value: &str) -> bool {
    number(value).is_some_and(|(length, _)| length < 0.0)
}

/// What a `content` writes that may change a number: digits, units and signs, or what is not known.
fn writes_number(value: &str) -> bool {
    let is_number = |c: char| c.is_numeric() || hanzi::is_numeral(c) || matches!(c, '%' | '‰' | '-' | '−');
    value.starts_with(['"', '\'']) && value.contains(is_number) || ["counter", "attr(", "url("].iter().any(|word| value.contains(word))
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
            ("position:relative; left:-9999px", Ways::AWAY),
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
            ("position:absolute;left:900px", Ways::MOVED),
            ("position:absolute;width:1px;height:1px;overflow:hidden", Ways::AWAY),
            ("font-size:1%", Ways::TINY),
            ("font-size:.01em", Ways::TINY),
            ("font-size:70%", Ways::NONE),
            ("zoom:.001", Ways::AWAY),
            ("zoom:1", Ways::NONE),
            ("transform:rotateY(90deg)", Ways::AWAY),
            ("transform:rotateY(180deg)", Ways::DOUBT),
            ("transform:rotate(90deg)", Ways::NONE),
            ("font-size:9px;transform:translateY(-6px)", Ways::MARK),
            ("transform:translateY(-6px)", Ways::NONE),
            ("color:rgb(0 0 0 / 0%)", Ways::CLEAR),
            ("color:rgb(0, 0, 0)", Ways::NONE),
            ("-webkit-text-security:disc", Ways::CLEAR),
            ("content:''", Ways::NONE),
            ("unicode-bidi:bidi-override;direction:rtl", Ways::REVERSED),
            ("color:rgba(0,0,0,.01)", Ways::CLEAR),
            ("color:#0000", Ways::CLEAR),
            ("color:Canvas", Ways::WHITE),
            ("color:color-mix(in srgb, white 100%, black)", Ways::DOUBT),
            ("color:transparent;text-shadow:0 0 0 #000", Ways::DOUBT),
            ("color:#eef", Ways::NONE),
            ("mask:linear-gradient(transparent,transparent)", Ways::DOUBT),
            ("mask:none", Ways::NONE),
            ("content:attr(data-n)", Ways::WRITES),
            ("content:'万'", Ways::WRITES),
            ("content:'';position:absolute;left:0;right:0;top:50%;border-top:1px solid", Ways::WRITES.with(Ways::MOVED)),
            ("float:right", Ways::MOVED),
            ("float:none", Ways::NONE),
            ("order:2", Ways::MOVED),
            ("display:flex;flex-direction:row-reverse", Ways::DOUBT),
            ("position:relative;left:1em", Ways::MOVED),
            ("margin-left:-10px", Ways::MOVED),
            ("margin:0 0 0 -9999px", Ways::AWAY),
            ("margin:-5px auto", Ways::NONE),
            ("transform:matrix(0,0,0,0,0,0)", Ways::AWAY),
            ("transform:scaleX(-1)", Ways::DOUBT),
            ("transform:rotate(180deg)", Ways::DOUBT),
            ("clip-path:ellipse(0 0)", Ways::AWAY),
            ("height:0;overflow-y:hidden", Ways::AWAY),
            ("width:1.6em;overflow:hidden", Ways::DOUBT),
            ("filter:blur(30px)", Ways::DOUBT),
            ("letter-spacing:-1em", Ways::DOUBT),
            ("font-family:Wingdings", Ways::DOUBT),
            ("vertical-align:baseline;position:relative", Ways::NONE),
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
