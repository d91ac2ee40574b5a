//! Marks of notes: small characters that are raised or lowered right beside larger ones.

use super::page::Glyph;

/// A mark is smaller than the text by this at least, in parts of the size of the text.
const SMALLER: f32 = 0.82;

/// The base line of a mark is higher or lower than that of the text by this at least, in parts of the size of the text.
/// Smaller text that is in the middle of its line differs by half of it.
const RAISED: f32 = 0.2;
const LOWERED: f32 = 0.06;

/// A digit as large as those beside it is raised where its base line is higher by this at least, in parts of their size.
const LIFTED: f32 = 0.25;

/// A mark is no further from the text than this, in parts of the size of the text.
const BESIDE: f32 = 0.35;

/// The share of its size that a character reaches below its base line.
const BELOW: f32 = 0.12;

/// Which of the characters of a line, from the left, are marks; nothing where none is.
pub fn of_line(glyphs: &[&Glyph]) -> Vec<bool> {
    let sizes = || glyphs.iter().map(|glyph| glyph.size);
    let (least, most) = (sizes().fold(f32::INFINITY, f32::min), sizes().fold(0.0, f32::max));
    let bases = || glyphs.iter().map(|glyph| base(glyph));
    let spread = bases().fold(f32::NEG_INFINITY, f32::max) - bases().fold(f32::INFINITY, f32::min);
    if least > SMALLER * most && spread < LIFTED * least {
        return Vec::new();
    }
    let mut marks = vec![false; glyphs.len()];
    go(glyphs, &mut marks, 0..glyphs.len());
    go(glyphs, &mut marks, (0..glyphs.len()).rev());
    marks
}

/// Goes along the line and marks what is beside text or beside a mark.
fn go(glyphs: &[&Glyph], marks: &mut [bool], order: impl Iterator<Item = usize>) {
    let mut text: Option<&Glyph> = None;
    let mut last: Option<&Glyph> = None;
    for i in order {
        let Some(glyph) = glyphs.get(i).filter(|glyph| !glyph.text.is_blank()) else { continue };
        let is_mark = text.zip(last).is_some_and(|(text, last)| is_mark(glyph, text) && apart(glyph, last) <= BESIDE * text.size);
        if is_mark || marks.get(i) == Some(&true) {
            marks.get_mut(i).into_iter().for_each(|mark| *mark = true);
        } else {
            text = Some(glyph);
        }
        last = Some(glyph);
    }
}

fn base(glyph: &Glyph) -> f32 {
    glyph.frame.bottom - BELOW * glyph.size
}

fn is_mark(glyph: &Glyph, text: &Glyph) -> bool {
    let is_digit = |glyph: &Glyph| glyph.text.one().is_some_and(|c| c.is_ascii_digit());
    let raised = base(text) - base(glyph);
    let touches = glyph.frame.top < base(text) && glyph.frame.bottom > text.frame.top - 0.3 * text.size;
    let is_lifted = raised >= LIFTED * text.size && is_digit(glyph) && is_digit(text);
    let is_small = glyph.size <= SMALLER * text.size;
    is_lifted && touches || is_small && (raised >= RAISED * text.size || -raised >= LOWERED * text.size) && touches
}

fn apart(a: &Glyph, b: &Glyph) -> f32 {
    (a.frame.left - b.frame.right).max(b.frame.left - a.frame.right)
}

#[cfg(test)]
mod tests {
    use super::super::frame::Frame;
    use super::super::page::{GlyphText, Seen};
    use super::super::paint::Colour;
    use super::*;

    /// Characters, their sizes, and how high their base lines are.
    fn marked(line: &[(char, f32, f32)]) -> Vec<bool> {
        let mut x = 0.0;
        let mut glyph = |&(c, size, rise): &(char, f32, f32)| {
            let frame = Frame { left: x, top: 100.0 - rise - 0.88 * size, right: x + size / 2.0, bottom: 100.0 - rise + 0.12 * size };
            x += size / 2.0;
            Glyph { text: GlyphText::One(c), frame, size, turn: 0, ink: Colour::Other, seen: Seen::Shown }
        };
        let glyphs: Vec<Glyph> = line.iter().map(&mut glyph).collect();
        of_line(&glyphs.iter().collect::<Vec<_>>())
    }

    #[test]
    fn small_raised_characters_beside_text_are_marks() {
        let raised = [('4', 10.0, 0.0), ('7', 10.0, 0.0), ('[', 6.0, 4.0), ('1', 6.0, 4.0), (']', 6.0, 4.0)];
        assert_eq!(marked(&raised), [false, false, true, true, true]);
        assert_eq!(marked(&[('1', 6.0, 4.0), ('4', 10.0, 0.0)]), [true, false]);
        assert_eq!(marked(&[('4', 10.0, 0.0), ('2', 6.0, -2.0)]), [false, true]);
        assert_eq!(marked(&[('4', 12.0, 0.0), ('2', 7.0, -1.1)]), [false, true]);
        // As large as the number, and raised.
        assert_eq!(marked(&[('9', 12.0, 0.0), ('6', 12.0, 0.0), ('2', 12.0, 4.5)]), [false, false, true]);
        assert_eq!(marked(&[('2', 12.0, 4.5), ('9', 12.0, 0.0), ('6', 12.0, 0.0)]), [true, false, false]);
        assert_eq!(marked(&[('9', 12.0, 0.0), ('6', 12.0, 1.0)]), [false; 0]);
        // Smaller text on the same base line, or in the middle of the line, is text.
        assert_eq!(marked(&[('4', 10.0, 0.0), ('7', 7.0, 0.0)]), [false, false]);
        assert_eq!(marked(&[('4', 10.0, 0.0), ('7', 7.0, 1.1)]), [false, false]);
        assert_eq!(marked(&[('4', 6.0, 0.0), ('7', 6.0, 0.0)]), [false; 0]);
    }
}
