//! What the operators of a content paint with, as far as it says what of a page is seen.

use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, Name, Number, Object};
use hayro_syntax::page::Resources;

use super::frame::Frame;
use super::guard;
use crate::limits;
use crate::meter::Meter;

/// Parts of colours, and opacities, nearer than this to their ends are there.
const NEAR: f64 = 0.02;

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Colour {
    /// The colour of the page.
    White,
    /// Red, green and blue, of 255.
    Rgb([u8; 3]),
    /// One that is not known.
    Other,
}

impl Colour {
    /// Whether it is black, or next to that.
    pub fn is_black(self) -> bool {
        matches!(self, Self::Rgb(parts) if parts.iter().all(|part| *part < 24))
    }

    /// Whether it has little light.
    pub fn is_dark(self) -> bool {
        matches!(self, Self::Rgb(parts) if parts.iter().all(|part| *part < 96))
    }
}

/// What the numbers of a colour mean.
#[derive(Clone, Copy, Debug)]
enum Space {
    /// Light: all of them are 1 for white; four are inks.
    Light,
    /// Inks: none for white.
    Inks,
    /// Patterns, palettes and the rest.
    Unknown,
}

/// What fills, strokes and shows text.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    pub fill: Colour,
    pub stroke: Colour,
    fill_space: Space,
    stroke_space: Space,
    fill_opacity: f64,
    /// What is painted mixes with what is below it, or is left out in parts.
    blends: bool,
    masked: bool,
    /// The width of strokes.
    pub stroke_width: f64,
    /// What is painted shows within this.
    clip: Option<Frame>,
    /// It shows in all of that.
    fills_clip: bool,
}

impl Default for Paint {
    fn default() -> Self {
        let (fill, space) = (Colour::Rgb([0; 3]), Space::Light);
        Self {
            fill,
            stroke: fill,
            fill_space: space,
            stroke_space: space,
            fill_opacity: 1.0,
            blends: false,
            masked: false,
            stroke_width: 1.0,
            clip: None,
            fills_clip: true,
        }
    }
}

impl Paint {
    /// Whether what is filled hides what is below it.
    pub fn is_opaque(&self) -> bool {
        self.fill_opacity >= 1.0 - NEAR && !self.blends && !self.masked
    }

    /// Whether what is filled hides what is below it nearly: white that is seen through a little.
    pub fn is_nearly_opaque(&self) -> bool {
        self.fill == Colour::White && self.fill_opacity >= 0.5 && !self.blends && !self.masked
    }

    /// Whether what is drawn is left out in parts.
    pub fn is_masked(&self) -> bool {
        self.masked
    }

    /// Whether what is filled does not show at all.
    pub fn is_clear(&self) -> bool {
        self.fill_opacity <= NEAR
    }

    /// Whether a point shows.
    pub fn shows(&self, point: (f32, f32)) -> bool {
        self.clip.is_none_or(|clip| clip.holds(point))
    }

    /// Whether what is painted shows wherever it is within the bounds of what shows.
    pub fn is_exact(&self) -> bool {
        self.fills_clip
    }

    /// The part of a frame that shows.
    pub fn within_clip(&self, frame: Frame) -> Frame {
        self.clip.map_or(frame, |clip| Frame {
            left: clip.left.max(frame.left),
            top: clip.top.max(frame.top),
            right: clip.right.min(frame.right),
            bottom: clip.bottom.min(frame.bottom),
        })
    }

    /// Shows no more than what is within a frame too, or in a part of that.
    pub fn clip(&mut self, frame: Frame, is_all: bool) {
        self.clip = Some(self.within_clip(frame));
        self.fills_clip &= is_all;
    }

    /// Carries out an operator that sets a colour; whether it was one.
    pub fn set(&mut self, operator: &Op<'_, '_>, resources: &Resources<'_>, meter: &Meter) -> bool {
        let (light, inks) = (Space::Light, Space::Inks);
        match operator {
            Op::NonStrokeColorDeviceGray(c) => (self.fill_space, self.fill) = (light, colour(light, &[c.0])),
            Op::NonStrokeColorDeviceRgb(c) => (self.fill_space, self.fill) = (light, colour(light, &[c.0, c.1, c.2])),
            Op::NonStrokeColorCmyk(c) => (self.fill_space, self.fill) = (inks, colour(inks, &[c.0, c.1, c.2, c.3])),
            Op::NonStrokeColor(c) => self.fill = colour(self.fill_space, &c.0),
            Op::NonStrokeColorNamed(c) => self.fill = colour(self.fill_space, &c.0),
            Op::ColorSpaceNonStroke(name) => (self.fill_space, self.fill) = (space(name.0, resources, meter), Colour::Other),
            Op::StrokeColorDeviceGray(c) => (self.stroke_space, self.stroke) = (light, colour(light, &[c.0])),
            Op::StrokeColorDeviceRgb(c) => (self.stroke_space, self.stroke) = (light, colour(light, &[c.0, c.1, c.2])),
            Op::StrokeColorCmyk(c) => (self.stroke_space, self.stroke) = (inks, colour(inks, &[c.0, c.1, c.2, c.3])),
            Op::StrokeColor(c) => self.stroke = colour(self.stroke_space, &c.0),
            Op::StrokeColorNamed(c) => self.stroke = colour(self.stroke_space, &c.0),
            Op::LineWidth(width) => self.stroke_width = width.0.as_f64(),
            Op::ColorSpaceStroke(name) => (self.stroke_space, self.stroke) = (space(name.0, resources, meter), Colour::Other),
            _ => return false,
        }
        true
    }

    /// Sets what a dictionary of the graphics state says of opacity.
    pub fn set_state(&mut self, state: &Dict<'_>, meter: &Meter) {
        if let Some(opacity) = state.get::<Number>(keys::CA_NS) {
            self.fill_opacity = opacity.as_f64();
        }
        if let Some(mask) = state.get::<Object<'_>>(keys::SMASK) {
            meter.spend(reading(&mask));
            self.masked = !matches!(mask, Object::Name(_));
        }
        let plain = |name: &Name<'_>| matches!(name.as_ref(), b"Normal" | b"Compatible");
        match state.get::<Object<'_>>(keys::BM) {
            Some(Object::Name(name)) => self.blends = !plain(&name),
            Some(Object::Array(names)) => {
                meter.spend(names.data().len() * limits::PDF_ENTRY_BYTE_STEPS);
                self.blends = !names.iter::<Name<'_>>().next().is_none_or(|name| plain(&name));
            }
            _ => {}
        }
    }
}

fn colour(space: Space, numbers: &[Number]) -> Colour {
    let mut parts = numbers.iter().map(|part| part.as_f64());
    let is_white = match space {
        _ if parts.len() == 0 => false,
        Space::Light if parts.len() < 4 => parts.all(|part| part >= 1.0 - NEAR),
        Space::Light | Space::Inks => parts.all(|part| part <= NEAR),
        Space::Unknown => false,
    };
    let light = |part: &Number| (part.as_f64().clamp(0.0, 1.0) * 255.0).round() as u8;
    match (space, numbers) {
        _ if is_white => Colour::White,
        (Space::Light, [grey]) => Colour::Rgb([light(grey); 3]),
        (Space::Light, [red, green, blue]) => Colour::Rgb([light(red), light(green), light(blue)]),
        _ => Colour::Other,
    }
}

/// Steps of an object that was looked up.
fn reading(object: &Object<'_>) -> usize {
    match object {
        Object::Dict(dict) => guard::reading(dict),
        Object::Stream(stream) => guard::reading(stream.dict()),
        Object::Array(array) => array.data().len() * limits::PDF_ENTRY_BYTE_STEPS,
        _ => 0,
    }
}

fn space(name: &Name<'_>, resources: &Resources<'_>, meter: &Meter) -> Space {
    let known = |name: &Name<'_>| match name.as_ref() {
        b"DeviceGray" | b"DeviceRGB" | b"CalGray" | b"CalRGB" | b"ICCBased" => Some(Space::Light),
        b"DeviceCMYK" | b"Separation" | b"DeviceN" => Some(Space::Inks),
        _ => None,
    };
    let defined = || {
        let defined = resources.get_color_space(name)?;
        meter.spend(reading(&defined));
        match defined {
            Object::Name(name) => known(&name),
            Object::Array(parts) => known(&parts.iter::<Name<'_>>().next()?),
            _ => None,
        }
    };
    known(name).or_else(defined).unwrap_or(Space::Unknown)
}

#[cfg(test)]
mod tests {
    use hayro_syntax::content::TypedIter;

    use super::*;

    #[test]
    fn white_is_white_in_every_colour_space() {
        let fill = |content: &str| {
            let (mut paint, resources) = (Paint::default(), Resources::new(Dict::empty()));
            let mut operators = TypedIter::new(content.as_bytes());
            while let Some(operator) = operators.next() {
                paint.set(&operator, &resources, &Meter::new(0));
            }
            paint.fill
        };
        for white in ["1 g", "1 1 1 rg", "0 0 0 0 k", "/DeviceRGB cs 1 1 1 sc", "/DeviceCMYK cs 0 0 0 0 scn", "0 g .99 g"] {
            assert_eq!(fill(white), Colour::White, "{white}");
        }
        for other in ["", "0 g", "1 1 0.9 rg", "0 0 0 1 k", "1 1 1 1 k", "/DeviceRGB cs", "1 g /Pattern cs /P scn", "1 G"] {
            assert_ne!(fill(other), Colour::White, "{other}");
        }
    }
}
