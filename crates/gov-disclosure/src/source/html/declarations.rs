//! The declarations of a `style` attribute or of a rule: what each says, and what some say only together.

use std::borrow::Cow;

use super::apart::Layout;
use super::geometry::{
    BEYOND, OFF_LINE, SMALLEST_SCALE, argument, is_far, is_moved_away, is_moved_far, is_no_inset, is_no_polygon, is_small, is_smaller,
    is_turned_over, left_of, number, pixels, rise, shift,
};
use super::identifier::plain;
use super::paint::Paint;
use super::style::{Style, Ways};
use super::valid::is_valid;
use crate::lex::hanzi;

impl Style {
    /// Reads declarations.
    pub fn read(declarations: &str) -> Self {
        let (mut all, mut together) = (Self::default(), Together::default());
        let is_escaped = declarations.contains('\\');
        let unescaped = |text| if is_escaped { plain(text) } else { Cow::Borrowed(text) };
        for declaration in declarations.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let mut lower = [0u8; 24];
            let name = unescaped(name.trim());
            let name = name.as_bytes();
            let Some(buffer) = lower.get_mut(..name.len()) else { continue };
            for (to, from) in buffer.iter_mut().zip(name) {
                *to = from.to_ascii_lowercase();
            }
            let (value, importance) = value.split_once('!').map_or((value, None), |(value, word)| (value, Some(word.trim())));
            if importance.is_some_and(|word| !word.eq_ignore_ascii_case("important")) {
                continue;
            }
            let written = unescaped(value.trim());
            let written = written.as_ref();
            let value: Cow<'_, str> = match written.bytes().any(|b| b.is_ascii_uppercase()) {
                true => written.to_ascii_lowercase().into(),
                false => Cow::Borrowed(written),
            };
            if value == "inherit" || !is_valid(buffer, &value) {
                // What is named somewhere else.
                if buffer == b"content" {
                    all.set(Ways::WRITES, true);
                }
                continue;
            }
            let style = together.declare(buffer, &value);
            all = all.then(if importance.is_some() { style.important() } else { style });
        }
        together.complete(&mut all);
        all
    }
}

/// What declarations say that counts beside others.
#[derive(Debug, Default)]
struct Together {
    /// Taken out of the text, or moved from its place in it.
    lifted: bool,
    moved: bool,
    /// Moved out of the page, up or down, to a side, to the middle of the line.
    out: bool,
    aside: bool,
    middle: bool,
    /// How high and wide the box is, in pixels: as it should be, and at most.
    height: [Option<f32>; 2],
    width: [Option<f32>; 2],
    /// Without room between the lines.
    leadless: bool,
    /// The colour that the letters are filled with, whatever their own is.
    filled: Option<Paint>,
    /// What is outside of the box is cut off; the text starts there.
    cut: bool,
    pushed: bool,
    /// In small letters, at the top or bottom of the line, raised, with a shadow.
    small: bool,
    smaller: bool,
    topped: bool,
    raised: bool,
    shadowed: bool,
    /// How far its letters and its box are off the line, in pixels.
    rise: [f32; 2],
    shifted: f32,
    /// Something is drawn beside it.
    drawn: bool,
    /// It paints a ground, in front of what is there, and from which sides to which: its own as long as those around it.
    painted: bool,
    behind: bool,
    sides: u8,
    /// In the colour of its own letters.
    in_own_colour: bool,
    /// A line below it.
    lined: bool,
    /// From right to left, whatever the letters are; in columns.
    turned: bool,
    overrides: bool,
    vertical: bool,
    layout: Layout,
}

impl Together {
    /// What one declaration says by itself.
    fn declare(&mut self, name: &[u8], value: &str) -> Style {
        let mut style = Style::default();
        if !self.of_letters(name, value, &mut style) {
            self.of_box(name, value, &mut style);
            self.layout.take(name, value, &mut style);
        }
        style
    }

    /// Declarations of letters and colours; `false` for any other.
    fn of_letters(&mut self, name: &[u8], value: &str, style: &mut Style) -> bool {
        let starts = |words: &[&str]| words.iter().any(|word| value.starts_with(word));
        match name {
            b"font-size" => {
                (self.small, self.smaller) = (is_small(value), is_smaller(value));
                size(style, value);
            }
            b"font" => value.split_ascii_whitespace().for_each(|word| size(style, word.split('/').next().unwrap_or(""))),
            b"color" if matches!(value, "initial" | "revert" | "revert-layer") => style.color(Paint::read("canvastext")),
            b"color" => style.color(Paint::read(value)),
            b"background" | b"background-color" | b"background-image" => {
                self.in_own_colour = value == "currentcolor";
                self.painted = matches!(Paint::first(value), Paint::Of(_, share) if share >= 0.5);
                style.paint(value);
            }
            b"-webkit-text-fill-color" => self.filled = Some(Paint::read(value)),
            b"-webkit-text-security" => style.set(Ways::CLEAR, value != "none"),
            b"font-family" => {
                if value.contains("dings") {
                    style.set(Ways::DOUBT, true);
                }
            }
            b"text-shadow" => self.shadowed = value != "none",
            b"background-clip" | b"-webkit-background-clip" => self.shadowed |= value == "text",
            b"text-decoration" | b"text-decoration-line" => style.set(Ways::STRUCK, value.contains("line-through")),
            b"vertical-align" => {
                self.topped = matches!(value, "top" | "text-top" | "bottom" | "text-bottom");
                self.rise[0] = if starts(&["super", "sub"]) { OFF_LINE[1] } else { rise(value) };
                style.raise(self.rise[0]);
            }
            b"font-feature-settings" => {
                if value.contains("sups") || value.contains("subs") {
                    style.set(Ways::MARK, true);
                }
            }
            b"mso-text-raise" => {
                self.rise[1] = rise(value);
                style.raise(self.rise[1]);
            }
            b"font-variant-position" => style.set(Ways::MARK, starts(&["super", "sub"])),
            b"letter-spacing" => {
                let is_cramped = |by: f32, unit| if unit == "em" { by <= -0.4 } else { pixels(value).unwrap_or(by) <= -5.0 };
                if number(value).is_some_and(|(by, unit)| is_cramped(by, unit)) {
                    style.set(Ways::DOUBT, true);
                }
            }
            b"writing-mode" | b"-webkit-writing-mode" => self.vertical = starts(&["vertical", "sideways", "tb"]),
            b"direction" => {
                self.turned = value == "rtl";
                style.set(Ways::FROM_RIGHT, self.turned);
            }
            b"unicode-bidi" => self.overrides = matches!(value, "bidi-override" | "isolate-override"),
            b"content" => {
                self.drawn = true;
                style.set(Ways::WRITES, writes_number(value));
            }
            // The mark of an item of a list.
            b"list-style" | b"list-style-type" => {
                let is_sign = |word: &str| matches!(word, "none" | "disc" | "circle" | "square");
                style.set(Ways::UNNUMBERED, value.split_ascii_whitespace().any(is_sign));
                if value.contains(['"', '\'']) && writes_number(value.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == ' ')) {
                    style.set(Ways::WRITES, true);
                }
            }
            _ => return false,
        }
        true
    }

    /// Declarations of the box that text is in: whether it is shown, where, and how much of it.
    fn of_box(&mut self, name: &[u8], value: &str, style: &mut Style) {
        let starts = |words: &[&str]| words.iter().any(|word| value.starts_with(word));
        match name {
            b"display" => style.set(Ways::GONE, value == "none"),
            b"mso-hide" => style.set(Ways::GONE, matches!(value, "all" | "screen")),
            b"content-visibility" => style.set(Ways::AWAY, value == "hidden"),
            b"visibility" => style.set(Ways::UNSEEN, matches!(value, "hidden" | "collapse")),
            b"opacity" => style.set(Ways::FADED, number(value).is_some_and(|(opacity, _)| opacity < 0.02)),
            b"filter" => {
                if argument(value, "opacity(").is_some_and(|(opacity, _)| opacity < 0.02) {
                    style.set(Ways::FADED, true);
                }
                // Dark letters become light ones.
                let is_inverted = argument(value, "invert(").is_some_and(|(by, unit)| by > if unit == "%" { 50.0 } else { 0.5 });
                style.set(Ways::DOUBT, is_inverted || argument(value, "blur(").is_some_and(|(by, _)| by > 2.0));
            }
            b"mask" | b"mask-image" | b"-webkit-mask" | b"-webkit-mask-image" => style.set(Ways::DOUBT, value != "none"),
            b"position" => {
                (self.lifted, self.moved) = (matches!(value, "absolute" | "fixed"), value == "relative");
                style.set(Ways::PLACED, self.moved);
            }
            b"inset" => self.sides |= if value.split_ascii_whitespace().all(|side| pixels(side) == Some(0.0)) { ALL_SIDES } else { 0 },
            b"z-index" => self.behind = value.starts_with('-'),
            b"border-bottom" => self.lined = number(value.split(' ').next().unwrap_or("")).is_some_and(|(width, _)| width > 0.0),
            b"top" | b"bottom" if is_far(value) => self.out = true,
            b"top" | b"bottom" => {
                self.shifted = self.shifted.max(rise(value));
                self.sides |= if pixels(value) == Some(0.0) { if name == b"top" { 4 } else { 8 } } else { 0 };
                self.middle |=
                    number(value).is_some_and(|(length, unit)| unit == "%" && (40.0..=60.0).contains(&length)) || starts(&["calc(50%"]);
            }
            b"left" | b"right" => {
                self.out |= is_far(value) || number(value).is_some_and(|(length, _)| length >= BEYOND);
                self.aside |= shift(value);
                self.sides |= if pixels(value) == Some(0.0) { if name == b"left" { 1 } else { 2 } } else { 0 };
                style.set(Ways::ASIDE, shift(value));
            }
            b"float" => style.set(Ways::MOVED, matches!(value, "left" | "right")),
            b"order" => style.set(Ways::SHIFTED, value != "0"),
            b"grid-column" | b"grid-area" | b"grid-row" => style.set(Ways::MOVED, value != "0"),
            b"flex-direction" | b"flex-flow" => style.set(Ways::DOUBT, value.contains("reverse")),
            b"text-indent" if number(value).is_some_and(|(length, unit)| unit == "%" && length >= 100.0) => self.pushed = true,
            b"text-indent" | b"margin-left" | b"margin-top" | b"margin-inline-start" | b"margin-inline-end" if is_far(value) => {
                style.set(Ways::AWAY, true)
            }
            b"margin" | b"margin-inline" if value.split_ascii_whitespace().any(is_far) => style.set(Ways::AWAY, true),
            b"margin" => style.set(Ways::MOVED, is_less_than_none(left_of(value))),
            b"margin-left" | b"margin-inline-start" => style.set(Ways::MOVED, is_less_than_none(value)),
            b"clip" => self.out |= value.starts_with("rect(") && !value.contains(|c: char| matches!(c, '2'..='9' | 'a')),
            b"clip-path" => {
                style.set(Ways::AWAY, starts(&["circle(0", "ellipse(0", "rect(0"]) || is_no_inset(value) || is_no_polygon(value));
            }
            b"transform" => {
                self.raised |= argument(value, "translatey(").is_some_and(|(length, _)| length != 0.0);
                style.set(Ways::AWAY, is_moved_away(value));
                // As wide as a cell of a number, or a digit.
                let by = ["translate(", "translatex(", "translate3d("].iter().find_map(|function| argument(value, function));
                let by = by.and_then(|(by, unit)| pixels(&format!("{by}{unit}")));
                style.set(Ways::SHIFTED, by.is_some_and(|by| by.abs() >= 5.0) && !is_moved_away(value));
                style.set(Ways::DOUBT, is_turned_over(value));
            }
            b"zoom" => style.set(Ways::AWAY, number(value).is_some_and(|(zoom, unit)| unit.is_empty() && zoom < SMALLEST_SCALE)),
            b"scale" => style.set(Ways::AWAY, number(value).is_some_and(|(scale, _)| scale < SMALLEST_SCALE)),
            b"translate" => {
                self.raised |= value.split_ascii_whitespace().nth(1).is_some_and(shift);
                style.set(Ways::AWAY, value.split_ascii_whitespace().any(is_moved_far));
            }
            b"overflow" | b"overflow-x" | b"overflow-y" => self.cut |= starts(&["hidden", "clip", "auto", "scroll", "overlay"]),
            b"height" | b"block-size" => {
                self.height[0] = pixels(value);
                self.sides |= if value == "100%" { 12 } else { 0 };
            }
            b"max-height" | b"max-block-size" => self.height[1] = pixels(value),
            b"width" | b"inline-size" => {
                self.width[0] = pixels(value);
                self.sides |= if value == "100%" { 3 } else { 0 };
            }
            b"max-width" | b"max-inline-size" => self.width[1] = pixels(value),
            b"line-height" => self.leadless = number(value).is_some_and(|(height, _)| height == 0.0),
            _ => {}
        }
    }

    /// Adds what all declarations say together.
    fn complete(&self, all: &mut Style) {
        let least = |sides: [Option<f32>; 2]| sides.into_iter().flatten().reduce(f32::min);
        let (height, width) = (least(self.height), least(self.width));
        let is_flat = height.is_some_and(|height| height <= DOT) || self.leadless;
        let is_dot = is_flat || width.is_some_and(|width| width <= if self.lifted { DOT } else { 0.0 });
        if (self.lifted || self.moved) && self.out || self.pushed && self.cut {
            all.set(Ways::AWAY, true);
        } else if is_dot && self.cut {
            all.set(Ways::SHUT, true);
        } else if self.cut {
            all.room = width.map(|width| width as u16);
        }
        if let Some(paint) = self.filled {
            all.color(paint);
            all.set(Ways::UNFILLED, paint.is_clear());
        }
        // Small letters at the top or bottom of a line are raised or lowered; those on it may be moved by another rule.
        let [slight, clear] = OFF_LINE;
        let rise = self.rise[0].max(self.rise[1]).max(if self.moved { self.shifted } else { 0.0 });
        let is_small_mark = self.topped || self.raised || rise >= slight || self.smaller && rise > 0.0;
        if rise >= clear || self.small && is_small_mark {
            all.set(Ways::MARK, true);
        } else if rise >= slight || self.small && rise > 0.0 {
            all.set(Ways::RAISED, true);
        } else if self.moved {
            all.off = all.off.without(Ways::MARK);
        }
        if (self.moved && self.aside || self.lifted) && !all.on.meets(Ways::AWAY.with(Ways::SHUT)) {
            all.set(Ways::MOVED, true);
        }
        self.layout.complete(width, all);
        // It lies on all of what it is in.
        let is_clear = all.on.meets(Ways::FADED.with(Ways::GONE).with(Ways::UNSEEN));
        if self.lifted && self.painted && !self.behind && self.sides == ALL_SIDES && !is_clear {
            all.set(Ways::WRITES, true);
        }
        // The line below a low box runs through its letters.
        if self.lined && all.on.meets(Ways::BOXED) && height.is_some_and(|height| (4.0..12.0).contains(&height)) {
            all.set(Ways::DOUBT, true);
        }
        if self.in_own_colour {
            all.set(Ways::CLEAR, true);
        }
        if self.small {
            all.set(Ways::SMALL, true);
        }
        // A line across the letters.
        if self.drawn && self.lifted && self.middle {
            all.set(Ways::WRITES, true);
        }
        if self.shadowed && all.on.meets(Ways::CLEAR) {
            all.set(Ways::CLEAR.with(Ways::UNFILLED), false);
            all.set(Ways::DOUBT, true);
        }
        // Letters in the colour of their own ground.
        if all.ink.zip(all.ground).is_some_and(|(ink, ground)| ink.is_like(ground)) {
            all.set(Ways::CLEAR, true);
        }
        if self.turned && self.overrides {
            all.set(Ways::REVERSED, true);
        }
        if self.turned && self.vertical {
            all.set(Ways::DOUBT, true);
        }
    }
}

/// The sides of a box: left, right, top and bottom.
const ALL_SIDES: u8 = 15;

/// The height of a box, in pixels, in which nothing can be read.
const DOT: f32 = 1.0;

/// A length below none, by which text is put over what is before it.
fn is_less_than_none(value: &str) -> bool {
    number(value).is_some_and(|(length, _)| length < 0.0)
}

/// What a `content` writes that may change a number: digits, units and signs, or what is not known.
fn writes_number(value: &str) -> bool {
    let is_number = |c: char| c.is_numeric() || hanzi::is_numeral(c) || matches!(c, '%' | '‰' | '-' | '−');
    value.starts_with(['"', '\'']) && value.contains(is_number)
        || ["counter", "attr(", "url(", "var("].iter().any(|word| value.contains(word))
}

/// The size of letters: those of a dot or less are not seen. A share of the size around says nothing, unless it is next to none.
fn size(style: &mut Style, value: &str) {
    let Some((length, unit)) = number(value) else {
        if ["small", "medium", "large", "smaller", "larger"].iter().any(|word| value.ends_with(word)) {
            style.set(Ways::TINY, false);
        }
        return;
    };
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

    /// What `apart` is about.
    const SHAPE: Ways = Ways::SMALL
        .with(Ways::APART)
        .with(Ways::ALIGNED)
        .with(Ways::GAPS)
        .with(Ways::PLACED)
        .with(Ways::ASIDE)
        .with(Ways::BOXED)
        .with(Ways::FROM_RIGHT);

    #[test]
    fn declarations_that_hide_strike_or_raise() {
        for (declarations, on) in [
            ("display:none", Ways::GONE),
            ("DISPLAY : None !important", Ways::GONE),
            ("display:none;display:inline", Ways::NONE),
            ("mso-hide:all", Ways::GONE),
            ("visibility: hidden", Ways::UNSEEN),
            ("opacity:0.0", Ways::FADED),
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
            ("height:0;overflow:hidden", Ways::SHUT),
            ("height:0", Ways::NONE),
            ("position:relative;top:-5px", Ways::MARK),
            ("position:relative;top:0", Ways::NONE),
            ("position:relative;top:-1.0pt;mso-text-raise:1.0pt", Ways::NONE),
            ("vertical-align:1px", Ways::NONE),
            ("vertical-align:-2pt", Ways::RAISED),
            ("vertical-align:20%", Ways::RAISED),
            ("vertical-align:1px;font-size:70%", Ways::MARK),
            ("vertical-align:1px;font-size:8pt", Ways::RAISED),
            ("vertical-align:super;vertical-align:baseline", Ways::NONE),
            ("filter:brightness(0) invert(1)", Ways::DOUBT),
            ("filter:grayscale(100%)", Ways::NONE),
            ("d\\69splay:none", Ways::GONE),
            ("display:n\\6f ne", Ways::GONE),
            ("margin-inline-start:-9999px", Ways::AWAY),
            ("background:currentColor", Ways::CLEAR),
            ("letter-spacing:-1ch", Ways::DOUBT),
            ("transform:translateX(-60px)", Ways::SHIFTED),
            ("position:absolute;inset:0;background:#fff", Ways::WRITES.with(Ways::MOVED)),
            ("position:absolute;inset:0;background:#fff;z-index:-1", Ways::MOVED),
            ("position:absolute;left:0;bottom:0;width:100%;height:1px;background:#c00", Ways::MOVED.with(Ways::PAINTED)),
            ("display:inline-block;height:.6em;border-bottom:1px solid #000", Ways::DOUBT),
            ("display:inline-block;border-bottom:1px solid #000", Ways::NONE),
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
            ("filter:opacity(0%)", Ways::FADED),
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
            ("position:absolute;width:1px;height:1px;overflow:hidden", Ways::SHUT),
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
            ("order:2", Ways::SHIFTED),
            ("display:flex;flex-direction:row-reverse", Ways::DOUBT),
            ("position:relative;left:1em", Ways::MOVED),
            ("margin-left:-10px", Ways::MOVED),
            ("margin:0 0 0 -9999px", Ways::AWAY),
            ("margin:-5px auto", Ways::NONE),
            ("transform:matrix(0,0,0,0,0,0)", Ways::AWAY),
            ("transform:scaleX(-1)", Ways::DOUBT),
            ("transform:rotate(180deg)", Ways::DOUBT),
            ("clip-path:ellipse(0 0)", Ways::AWAY),
            ("height:0;overflow-y:hidden", Ways::SHUT),
            ("height:0;overflow:auto", Ways::SHUT),
            ("height:1px;overflow:hidden", Ways::SHUT),
            ("block-size:0;overflow:scroll", Ways::SHUT),
            ("line-height:0;overflow:hidden", Ways::SHUT),
            ("height:0;height:auto;overflow:hidden", Ways::NONE),
            ("height:0;height:-1px;overflow:hidden", Ways::SHUT),
            ("width:1.6em;overflow:hidden", Ways::NONE),
            ("font-size:calc(0px)", Ways::TINY),
            ("font-size:0;font-size:medium", Ways::NONE),
            ("font-size:clamp(1rem, 2vw, 2rem)", Ways::NONE),
            ("display:none;display:inline\\9", Ways::GONE),
            ("display:none;display:block!ie", Ways::GONE),
            ("color:#fff;color:nocolor", Ways::WHITE),
            ("color:#fff;color:initial", Ways::NONE),
            ("color:#fff;background:nocolor", Ways::WHITE),
            ("-webkit-text-fill-color:#fff;color:#000", Ways::WHITE),
            ("filter:blur(30px)", Ways::DOUBT),
            ("letter-spacing:-1em", Ways::DOUBT),
            ("font-family:Wingdings", Ways::DOUBT),
            ("vertical-align:baseline;position:relative", Ways::NONE),
            ("writing-mode:vertical-rl;direction:rtl", Ways::DOUBT),
            ("writing-mode:vertical-rl", Ways::NONE),
            ("direction:rtl", Ways::NONE),
            ("list-style-type:'7'", Ways::WRITES),
            ("list-style: inside \"7\"", Ways::WRITES),
            ("list-style:'· '", Ways::NONE),
            ("list-style:none", Ways::UNNUMBERED),
            ("list-style:decimal", Ways::NONE),
        ] {
            assert_eq!(Style::read(declarations).on.without(SHAPE), on, "{declarations}");
        }
    }
}
