//! Paths as far as they draw straight lines: strokes along the page's sides, and filled shapes too thin to be anything
//! else.

use hayro_font::kurbo::Point;

use super::frame::Frame;
use super::page::{Cover, Drawing, Hides, Page};
use super::paint::{Colour, Paint};

/// Thicker than this, in points, a filled shape is no line.
const THICKEST: f32 = 3.5;

/// A line may be as far aslant, in points, as a scanner or a rounding puts it.
const ASLANT: f64 = 1.0;

/// A path under way, in the page's space.
#[derive(Debug, Default)]
pub struct Path {
    parts: Vec<Part>,
}

#[derive(Debug, Default)]
struct Part {
    points: Vec<Point>,
    curved: bool,
}

impl Path {
    pub fn move_to(&mut self, point: Point) {
        self.parts.push(Part { points: vec![point], curved: false });
    }

    pub fn line_to(&mut self, point: Point) {
        match self.parts.last_mut() {
            Some(part) => part.points.push(point),
            None => self.move_to(point),
        }
    }

    pub fn curve_to(&mut self, point: Point) {
        self.line_to(point);
        if let Some(part) = self.parts.last_mut() {
            part.curved = true;
        }
    }

    /// Goes back to the start, where it is not there already: a rectangle is.
    pub fn close(&mut self) {
        let last = self.parts.last().filter(|part| part.points.first() != part.points.last());
        if let Some(start) = last.and_then(|part| part.points.first()).copied() {
            self.line_to(start);
        }
    }

    pub fn rectangle(&mut self, corners: [Point; 4]) {
        self.parts.push(Part { points: corners.to_vec(), curved: false });
        self.close();
    }

    pub fn clear(&mut self) {
        self.parts.clear();
    }

    /// What it encloses, and whether that is all of a rectangle.
    pub fn bounds(&self) -> Option<(Frame, bool)> {
        let frame = Frame::around(self.parts.iter().flat_map(|part| &part.points).map(|point| (point.x, point.y)))?;
        Some((frame, matches!(self.parts.as_slice(), [part] if part.is_rectangle())))
    }

    /// Draws its straight edges.
    pub fn stroke(&mut self, page: &mut Page, paint: &Paint) {
        for part in self.parts.drain(..) {
            let is_aslant = |pair: &[Point]| matches!(pair, [a, b] if (a.x - b.x).abs() > ASLANT && (a.y - b.y).abs() > ASLANT);
            if part.curved || part.points.windows(2).any(is_aslant) {
                page.drawings.extend(part.drawing(paint, paint.stroke));
            }
            if part.curved {
                continue;
            }
            for pair in part.points.windows(2).filter(|pair| !is_aslant(pair)) {
                let [a, b] = pair else { continue };
                if let Some(frame) = Frame::around([(a.x, a.y), (b.x, b.y)]) {
                    page.draw(frame);
                }
            }
        }
    }

    /// Whether nothing is under way.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Covers what is below it, where it is one rectangle.
    pub fn cover(&self, page: &mut Page, paint: &Paint) {
        if let Some((frame, true)) = self.bounds() {
            filled(page, frame, paint, Hides::all(paint.is_opaque() && paint.is_exact()));
        }
    }

    /// Draws its parts that are thin; the others cover what is below them.
    pub fn fill(&mut self, page: &mut Page, paint: &Paint) {
        // Of several parts, one may be a hole in another.
        let is_lone = self.parts.len() == 1;
        for part in self.parts.drain(..) {
            let Some(frame) = part.frame() else { continue };
            let is_thin = frame.width().min(frame.height()) <= THICKEST;
            match part.curved || !is_thin {
                true if part.is_rectangle() => {
                    let hides = Hides::all(is_lone && paint.is_opaque() && paint.is_exact());
                    filled(page, frame, paint, if is_lone && paint.is_nearly_opaque() { hides.or_parts() } else { hides });
                }
                true => {
                    let hides = if is_lone && paint.is_opaque() { Hides::Parts } else { Hides::Nothing };
                    filled(page, frame, paint, hides);
                    page.drawings.extend(part.drawing(paint, paint.fill));
                }
                false if frame.width().max(frame.height()) <= THICKEST => page.dots.push(frame.center()),
                false => page.draw(frame),
            }
        }
    }
}

/// Covers the characters that were drawn so far with what is filled in a frame.
fn filled(page: &mut Page, frame: Frame, paint: &Paint, hides: Hides) {
    let before = page.glyphs.len();
    page.covers.push(Cover { frame: paint.within_clip(frame), before, colour: paint.fill, hides, is_picture: false });
}

impl Part {
    fn frame(&self) -> Option<Frame> {
        Frame::around(self.points.iter().map(|point| (point.x, point.y)))
    }

    /// Whether it is a rectangle along the sides of the page.
    fn is_rectangle(&self) -> bool {
        let straight = |pair: &[Point]| matches!(pair, [a, b] if ((a.x - b.x).abs() <= ASLANT) != ((a.y - b.y).abs() <= ASLANT));
        let ends_at_start = self.points.first() == self.points.last();
        !self.curved && self.points.len() == 4 + usize::from(ends_at_start) && self.points.windows(2).all(straight)
    }

    /// What it shows, where that is seen.
    fn drawing(&self, paint: &Paint, colour: Colour) -> Option<Drawing> {
        let frame = self.frame().filter(|frame| frame.width().max(frame.height()) > THICKEST)?;
        (colour != Colour::White && !paint.is_clear() && paint.shows(frame.center())).then_some(Drawing {
            frame,
            is_picture: false,
            is_alone: false,
        })
    }
}
