//! What a page shows: characters, lines and pictures, each with its place.
//!
//! Places are in points from the upper left corner of the page as it is looked at.

use super::frame::Frame;
use super::paint::Colour;

/// A character.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// What it stands for: one character, or several where a ligature stands for them; U+FFFD where nothing says.
    pub text: GlyphText,
    /// The room that it takes on its line.
    pub frame: Frame,
    /// The size of its font.
    pub size: f32,
    /// The direction of its line in quarters, clockwise from left to right.
    pub turn: u8,
    /// The colour that it is drawn in.
    pub ink: Colour,
    pub seen: Seen,
}

impl Glyph {
    pub fn is_digit(&self) -> bool {
        self.text.one().is_some_and(|c| c.is_ascii_digit())
    }
}

/// Whether a character is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    Shown,
    /// A line runs through it.
    Struck,
    /// It is white, and seen where it is on something that is not.
    White,
    /// It is there to be found by a search: not drawn, or below a picture, which may be the picture of it.
    Searched,
    /// It cannot be seen.
    Hidden,
    /// It is drawn through a mask, or something of another form than a rectangle is drawn over it.
    Unsure,
}

/// The characters of a glyph, nearly always one.
#[derive(Clone, Debug, PartialEq)]
pub enum GlyphText {
    One(char),
    Several(Box<str>),
}

impl GlyphText {
    /// The one character that it is.
    pub fn one(&self) -> Option<char> {
        match self {
            Self::One(c) => Some(*c),
            Self::Several(_) => None,
        }
    }

    pub fn is_blank(&self) -> bool {
        match self {
            Self::One(c) => c.is_whitespace() || *c == '\0',
            Self::Several(text) => text.trim().is_empty(),
        }
    }

    pub fn push_to(&self, text: &mut String) {
        match self {
            Self::One(c) => text.push(*c),
            Self::Several(several) => text.push_str(several),
        }
    }
}

/// A straight line, level or upright.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Its place across its direction: x of an upright line, y of a level one.
    pub at: f32,
    /// Where it starts and ends along its direction.
    pub from: f32,
    pub to: f32,
}

/// A picture, or a drawing of curves and slanted lines.
#[derive(Clone, Copy, Debug)]
pub struct Drawing {
    pub frame: Frame,
    pub is_picture: bool,
    /// It is something to see where a cell has no text: a bar, a stroke, a digit that is aslant.
    pub is_alone: bool,
}

/// A filled rectangle or a picture.
#[derive(Clone, Copy, Debug)]
pub struct Cover {
    pub frame: Frame,
    /// The characters that were drawn before it.
    pub before: usize,
    pub colour: Colour,
    pub hides: Hides,
    pub is_picture: bool,
}

/// What a cover hides of what is below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hides {
    Nothing,
    Parts,
    All,
}

impl Hides {
    /// All of it, or nothing.
    pub fn all(hides: bool) -> Self {
        if hides { Self::All } else { Self::Nothing }
    }

    /// The same, or parts where it hides nothing.
    pub fn or_parts(self) -> Self {
        if self == Self::All { self } else { Self::Parts }
    }
}

/// A page.
#[derive(Debug, Default)]
pub struct Page {
    pub width: f32,
    pub height: f32,
    /// In the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    pub level: Vec<Rule>,
    pub upright: Vec<Rule>,
    /// Dots, which may belong to lines.
    pub dots: Vec<(f32, f32)>,
    /// What is painted over all that was drawn before.
    pub covers: Vec<Cover>,
    /// What shows something and is no text, nor a line of a table.
    pub drawings: Vec<Drawing>,
    /// The share of the page that its largest picture covers.
    pub pictured: f32,
}

impl Page {
    /// Turns the page so that most of its text reads from left to right. Text that is aslant is a watermark
    /// and was never taken up.
    pub fn set_upright(&mut self) {
        let mut counts = [0usize; 4];
        for glyph in &self.glyphs {
            if let Some(count) = counts.get_mut(usize::from(glyph.turn)) {
                *count += 1;
            }
        }
        let turn = (0u8..4).rev().max_by_key(|&turn| counts.get(usize::from(turn))).unwrap_or(0);
        if turn == 0 {
            return;
        }
        let (width, height, quarters) = (self.width, self.height, 4 - turn);
        for glyph in &mut self.glyphs {
            glyph.frame = glyph.frame.turned(quarters, width, height);
            glyph.turn = (glyph.turn + quarters) % 4;
        }
        for drawing in &mut self.drawings {
            drawing.frame = drawing.frame.turned(quarters, width, height);
        }
        let as_frame = |rule: &Rule, is_level: bool| match is_level {
            true => Frame { left: rule.from, top: rule.at, right: rule.to, bottom: rule.at },
            false => Frame { left: rule.at, top: rule.from, right: rule.at, bottom: rule.to },
        };
        let frames: Vec<Frame> =
            self.level.iter().map(|rule| as_frame(rule, true)).chain(self.upright.iter().map(|rule| as_frame(rule, false))).collect();
        self.level.clear();
        self.upright.clear();
        for frame in frames {
            self.draw(frame.turned(quarters, width, height));
        }
        for (x, y) in &mut self.dots {
            (*x, *y) = Frame { left: *x, top: *y, right: *x, bottom: *y }.turned(quarters, width, height).center();
        }
        if turn % 2 == 1 {
            (self.width, self.height) = (height, width);
        }
    }

    /// Adds what is something to see where a cell has no text.
    pub fn draw_alone(&mut self, frame: Frame) {
        self.drawings.push(Drawing { frame, is_picture: false, is_alone: true });
    }

    /// Adds the line that a long, thin frame is.
    pub fn draw(&mut self, frame: Frame) {
        let (x, y) = frame.center();
        match frame.width() >= frame.height() {
            true => self.level.push(Rule { at: y, from: frame.left, to: frame.right }),
            false => self.upright.push(Rule { at: x, from: frame.top, to: frame.bottom }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_on_its_side_is_turned_with_all_that_is_on_it() {
        // On a page 100 wide and 200 high, text runs downwards along the right edge: looked at from the right, it
        // runs along the top.
        let frame = Frame { left: 80.0, top: 10.0, right: 90.0, bottom: 20.0 };
        let glyph = Glyph { text: GlyphText::One('一'), frame, size: 10.0, turn: 1, ink: Colour::Other, seen: Seen::Shown };
        let mut page = Page { width: 100.0, height: 200.0, glyphs: vec![glyph], ..Page::default() };
        page.draw(Frame { left: 95.0, top: 0.0, right: 95.0, bottom: 200.0 });
        page.set_upright();
        assert_eq!((page.width, page.height), (200.0, 100.0));
        assert_eq!(page.glyphs[0].frame, Frame { left: 10.0, top: 10.0, right: 20.0, bottom: 20.0 });
        assert_eq!(page.level, [Rule { at: 5.0, from: 0.0, to: 200.0 }]);
    }
}
