//! Places on a page, in points from its upper left corner as it is looked at.

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Frame {
    /// The smallest frame around points; `None` without any, or where one is no number.
    pub fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        let mut frame: Option<Self> = None;
        for (x, y) in points {
            let (x, y) = (x as f32, y as f32);
            if !x.is_finite() || !y.is_finite() {
                return None;
            }
            let one = Self { left: x, top: y, right: x, bottom: y };
            frame = Some(frame.map_or(one, |frame| frame.with(one)));
        }
        frame
    }

    /// The smallest frame around both.
    pub fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Whole points around it.
    pub fn bounds(&self) -> [u32; 4] {
        let whole = |value: f32| value.clamp(0.0, 1e6) as u32;
        [whole(self.left.floor()), whole(self.top.floor()), whole(self.right.ceil()), whole(self.bottom.ceil())]
    }

    /// Its middle.
    pub fn center(&self) -> (f32, f32) {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    pub fn holds(&self, (x, y): (f32, f32)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// The same frame after the page is turned by quarters, clockwise; `height` and `width` are those before.
    pub fn turned(self, quarters: u8, width: f32, height: f32) -> Self {
        let Self { left, top, right, bottom } = self;
        match quarters % 4 {
            0 => self,
            1 => Self { left: height - bottom, top: left, right: height - top, bottom: right },
            2 => Self { left: width - right, top: height - bottom, right: width - left, bottom: height - top },
            _ => Self { left: top, top: width - right, right: bottom, bottom: width - left },
        }
    }
}
