//! Paths as far as they draw straight lines: strokes along the page's sides, and filled shapes too thin to be anything
//! else.

use hayro_font::kurbo::Point;

use super::page::{Frame, Page};

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

    pub fn close(&mut self) {
        if let Some(start) = self.parts.last().and_then(|part| part.points.first()).copied() {
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

    /// Draws its straight edges.
    pub fn stroke(&mut self, page: &mut Page) {
        for part in self.parts.drain(..).filter(|part| !part.curved) {
            for pair in part.points.windows(2) {
                let [a, b] = pair else { continue };
                if (a.x - b.x).abs() > ASLANT && (a.y - b.y).abs() > ASLANT {
                    continue;
                }
                if let Some(frame) = Frame::around([(a.x, a.y), (b.x, b.y)]) {
                    page.draw(frame);
                }
            }
        }
    }

    /// Draws its parts that are thin.
    pub fn fill(&mut self, page: &mut Page) {
        for part in self.parts.drain(..).filter(|part| !part.curved) {
            let Some(frame) = Frame::around(part.points.iter().map(|point| (point.x, point.y))) else { continue };
            if frame.width().min(frame.height()) > THICKEST {
                continue;
            }
            match frame.width().max(frame.height()) <= THICKEST {
                true => page.dots.push(frame.center()),
                false => page.draw(frame),
            }
        }
    }
}
