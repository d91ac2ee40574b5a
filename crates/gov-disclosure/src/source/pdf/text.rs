//! Where the text operators of a content stream put characters.

use hayro_font::kurbo::Affine;
use hayro_font::{Font, UNITS_PER_EM};

use super::font::PageFont;

/// What the text operators set.
#[derive(Clone)]
pub struct TextState<'a> {
    pub font: Option<PageFont<'a>>,
    pub size: f64,
    pub between_characters: f64,
    pub between_words: f64,
    /// Horizontal scaling, 1 for none.
    pub scale: f64,
    pub leading: f64,
    pub rise: f64,
    /// The rendering mode: 3 is text that is not shown.
    pub mode: i64,
    at: Affine,
    line: Affine,
}

impl Default for TextState<'_> {
    fn default() -> Self {
        Self {
            font: None,
            size: 1.0,
            between_characters: 0.0,
            between_words: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            at: Affine::IDENTITY,
            line: Affine::IDENTITY,
        }
    }
}

impl TextState<'_> {
    /// Starts text anew at `matrix`.
    pub fn begin(&mut self, matrix: Affine) {
        (self.at, self.line) = (matrix, matrix);
    }

    /// Goes to a place seen from the start of the line.
    pub fn next_line(&mut self, x: f64, y: f64) {
        self.begin(self.line * Affine::translate((x, y)));
    }

    /// From the room of one em, the origin on the base line, to the page's own space.
    pub fn glyph_space(&self) -> Affine {
        self.at * Affine::new([self.size * self.scale, 0.0, 0.0, self.size, 0.0, self.rise])
    }

    /// Goes back by thousandths of an em.
    pub fn back(&mut self, font: &Font<'_>, thousandths: f64) {
        let by = -thousandths / f64::from(UNITS_PER_EM) * self.size;
        let (x, y) = if font.is_horizontal() { (by * self.scale, 0.0) } else { (0.0, by) };
        self.at *= Affine::translate((x, y));
    }

    /// Goes past the character of a code of `length` bytes.
    pub fn advance(&mut self, font: &Font<'_>, code: u32, length: usize) {
        let advance = font.code_advance(code) / f64::from(UNITS_PER_EM) * self.size;
        let word = if code == 32 && length == 1 { self.between_words } else { 0.0 };
        let more = self.between_characters + word;
        let (x, y) = if font.is_horizontal() { ((advance.x + more) * self.scale, 0.0) } else { (0.0, advance.y + more) };
        self.at *= Affine::translate((x, y));
    }
}
