//! The colours of style, as far as they are worked out.

use super::geometry::number;
use super::named::named;
use crate::source::colour::Rgb;

/// What a value of `color` or `background` says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// A colour, and how much of it shows, of 1.
    Of(Rgb, f32),
    /// A colour that is not worked out.
    Unknown,
    /// None: the one around, or no colour at all.
    None,
}

/// The share of a colour that can be seen.
pub const VISIBLE: f32 = 0.02;

impl Paint {
    /// Reads a value in small letters.
    pub fn read(value: &str) -> Self {
        let value = value.trim();
        if let Some(digits) = value.strip_prefix('#') {
            return hex(digits).unwrap_or(Self::None);
        }
        if let Some((name, inner)) = value.split_once('(') {
            return function(name, inner);
        }
        match named(value) {
            Some(light) => Self::Of(light, 1.0),
            None if value == "transparent" => Self::Of(Rgb([0; 3]), 0.0),
            // A few pages write a colour without its sign.
            None if value.len() == 6 || value.len() == 3 => hex(value).unwrap_or(Self::None),
            None => Self::None,
        }
    }

    /// The first colour of a value with several parts, that of the first stop of a gradient too.
    pub fn first(value: &str) -> Self {
        let mut rest = value;
        loop {
            rest = rest.trim_start_matches([' ', ',', '(', ')']);
            if rest.is_empty() {
                return Self::None;
            }
            let mut depth = 0usize;
            let ends = |c: char| {
                match c {
                    '(' => depth += 1,
                    ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                depth == 0 && matches!(c, ' ' | ',')
            };
            let token = rest.split(ends).next().unwrap_or(rest);
            match Self::read(token) {
                _ if token.contains("gradient(") => rest = rest.split_once('(').map_or("", |(_, inner)| inner),
                Self::None => rest = rest.get(token.len()..).unwrap_or(""),
                paint => return paint,
            }
        }
    }

    /// The colour, where it is one that shows.
    pub fn light(self) -> Option<Rgb> {
        if let Self::Of(light, alpha) = self { Some(light).filter(|_| alpha >= VISIBLE) } else { None }
    }

    /// Whether nothing of it is seen.
    pub fn is_clear(self) -> bool {
        matches!(self, Self::Of(_, alpha) if alpha < VISIBLE)
    }

    /// Whether it cannot be seen on an empty page.
    pub fn is_white(self) -> bool {
        self.light().is_some_and(Rgb::is_white)
    }
}

/// Three digits or six, with one or two for how much shows.
fn hex(digits: &str) -> Option<Paint> {
    let bytes = digits.as_bytes();
    let digit = |at: usize| Some(char::from(*bytes.get(at)?).to_digit(16)? as u8);
    let part = |at: usize| match bytes.len() {
        3 | 4 => Some(digit(at)? * 17),
        6 | 8 => Some(digit(at * 2)? * 16 + digit(at * 2 + 1)?),
        _ => None,
    };
    let alpha = if matches!(bytes.len(), 4 | 8) { f32::from(part(3)?) / 255.0 } else { 1.0 };
    Some(Paint::Of(Rgb([part(0)?, part(1)?, part(2)?]), alpha))
}

fn function(name: &str, inner: &str) -> Paint {
    let share = |(value, unit): (f32, &str), whole: f32| if unit == "%" { value / 100.0 } else { value / whole };
    let parts: Vec<(f32, &str)> = inner
        .split([',', ' ', '/', ')'])
        .filter(|part| !part.is_empty() && *part != "srgb")
        .map_while(|part| number(if part == "none" { "0" } else { part }))
        .collect();
    let alpha = parts.get(3).map_or(1.0, |&part| share(part, 1.0));
    let [first, second, third, ..] = *parts.as_slice() else {
        return if matches!(name, "var" | "url" | "env" | "attr") { Paint::None } else { Paint::Unknown };
    };
    let light = |part: f32| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
    match name {
        "rgb" | "rgba" => Paint::Of(Rgb([first, second, third].map(|part| light(share(part, 255.0)))), alpha),
        "color" if inner.trim_start().starts_with("srgb ") => {
            Paint::Of(Rgb([first, second, third].map(|part| light(share(part, 1.0)))), alpha)
        }
        "hsl" | "hsla" => {
            let (strong, bright) = (share(second, 100.0), share(third, 100.0));
            let reach = strong * bright.min(1.0 - bright);
            Paint::Of(Rgb(hues(first.0).map(|hue| light(bright - reach + 2.0 * reach * hue))), alpha)
        }
        "hwb" => {
            let (white, black) = (share(second, 100.0), share(third, 100.0));
            let over = (white + black).max(1.0);
            Paint::Of(Rgb(hues(first.0).map(|hue| light((hue * (over - white - black) + white) / over))), alpha)
        }
        _ => Paint::Unknown,
    }
}

/// The parts of red, green and blue, of 1, in the pure colour at an angle.
fn hues(angle: f32) -> [f32; 3] {
    [0.0, 240.0, 120.0].map(|turn| {
        let at = ((angle + turn).rem_euclid(360.0) / 60.0 - 3.0).abs();
        (at - 1.0).clamp(0.0, 1.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_as_pages_write_them() {
        let of = |value: &str| Paint::read(value);
        for (value, light) in [
            ("#f80", [255, 136, 0]),
            ("#ff8800", [255, 136, 0]),
            ("ff8800", [255, 136, 0]),
            ("rgb(255, 136, 0)", [255, 136, 0]),
            ("rgb(100% 0% 0% / 80%)", [255, 0, 0]),
            ("hsl(120, 100%, 50%)", [0, 255, 0]),
            ("hsl(210deg 50% 90%)", [217, 230, 242]),
            ("hwb(0 100% 0)", [255, 255, 255]),
            ("hwb(240 20% 20%)", [51, 51, 204]),
            ("color(srgb 1 0.5 0)", [255, 128, 0]),
            ("yellow", [255, 255, 0]),
        ] {
            assert_eq!(of(value).light(), Some(Rgb(light)), "{value}");
        }
        for clear in ["transparent", "#0000", "#12345600", "rgba(0,0,0,0)", "rgb(0 0 0 / 1%)", "rgba(9,9,9,.01)"] {
            assert!(of(clear).is_clear(), "{clear}");
        }
        for unknown in ["color-mix(in srgb, white 100%, black)", "oklch(100% 0 0)", "light-dark(#fff, #000)"] {
            assert_eq!(of(unknown), Paint::Unknown, "{unknown}");
        }
        for none in ["inherit", "var(--x)", "url(a.png)", "currentcolor", ""] {
            assert_eq!(of(none), Paint::None, "{none}");
        }
        assert_eq!(Paint::first("url(a.png) no-repeat rgb(1, 2, 3)").light(), Some(Rgb([1, 2, 3])));
        assert_eq!(Paint::first("linear-gradient(to right, #cde 0%, #fff)").light(), Some(Rgb([0xCC, 0xDD, 0xEE])));
        assert_eq!(Paint::first("none repeat scroll 0 0"), Paint::None);
    }
}
