//! Marks of notes: small characters that are raised or lowered right beside larger ones.

use super::page::{Glyph, Seen};

/// A mark is smaller than the text by this at least, in parts of the size of the text.
const SMALLER: f32 = 0.86;

/// The base line of a mark is higher or lower than that of the text by this at least, in parts of the size of the text.
/// Smaller text that is in the middle of its line differs by half of it; what is smaller by a little must differ by more.
const RAISED: f32 = 0.2;
const LOWERED: f32 = 0.06;
const LITTLE_SMALLER: f32 = 0.82;

/// Digits as large as those beside them are marks where their base line is higher by this at least, in parts of their size.
const LIFTED: f32 = 0.35;

/// Digits whose base lines differ by this at least, in parts of their size, are perhaps not of one number.
const UNEVEN: f32 = 0.15;

/// A mark is no further from the text than this, in parts of the size of the text.
const BESIDE: f32 = 0.35;

/// The share of its size that a character reaches below its base line.
const BELOW: f32 = 0.12;

/// What a character of a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    #[default]
    Text,
    Mark,
    /// Text, or a mark.
    Unsure,
}

/// What the characters of a line are, from the left; nothing where all are text.
pub fn of_line(glyphs: &[&Glyph]) -> Vec<Part> {
    let sizes = || glyphs.iter().map(|glyph| glyph.size);
    let (least, most) = (sizes().fold(f32::INFINITY, f32::min), sizes().fold(0.0, f32::max));
    let bases = || glyphs.iter().map(|glyph| base(glyph));
    let spread = bases().fold(f32::NEG_INFINITY, f32::max) - bases().fold(f32::INFINITY, f32::min);
    if least > SMALLER * most && spread < UNEVEN * least {
        return Vec::new();
    }
    let mut parts = vec![Part::Text; glyphs.len()];
    go(glyphs, &mut parts, 0..glyphs.len());
    go(glyphs, &mut parts, (0..glyphs.len()).rev());
    let mut from = 0;
    for to in 0..glyphs.len() {
        if !goes_on(glyphs, &parts, to) {
            number(glyphs.get(from..=to).unwrap_or_default(), parts.get_mut(from..=to).unwrap_or_default());
            from = to + 1;
        }
    }
    parts
}

/// Goes along the line and marks what is beside text or beside a mark.
fn go(glyphs: &[&Glyph], parts: &mut [Part], order: impl Iterator<Item = usize>) {
    let mut text: Option<&Glyph> = None;
    let mut last: Option<&Glyph> = None;
    for i in order {
        let Some(glyph) = glyphs.get(i).filter(|glyph| !glyph.text.is_blank()) else { continue };
        let is_mark = text.zip(last).is_some_and(|(text, last)| is_mark(glyph, text) && apart(glyph, last) <= BESIDE * text.size);
        if is_mark || parts.get(i) == Some(&Part::Mark) {
            parts.get_mut(i).into_iter().for_each(|part| *part = Part::Mark);
        } else {
            text = Some(glyph);
        }
        last = Some(glyph);
    }
}

/// Whether the digit at `at` and the character after it are right beside each other, digits both and no marks.
fn goes_on(glyphs: &[&Glyph], parts: &[Part], at: usize) -> bool {
    let digit = |at: usize| {
        let is_text = parts.get(at) == Some(&Part::Text);
        glyphs.get(at).filter(|glyph| is_text && glyph.seen != Seen::Searched && glyph.is_digit())
    };
    digit(at).zip(digit(at + 1)).is_some_and(|(a, b)| apart(a, b) <= BESIDE * a.size.max(b.size))
}

/// Looks at digits that are beside each other. A few of them that are clearly raised are a mark; which ones are, or whether any
/// is, may not be known.
fn number(digits: &[&Glyph], parts: &mut [Part]) {
    let size = digits.iter().map(|glyph| glyph.size).fold(0.0, f32::max);
    let is_small = digits.iter().any(|glyph| glyph.size <= SMALLER * size);
    let lowest = digits.iter().map(|glyph| base(glyph)).fold(f32::NEG_INFINITY, f32::max);
    let rises: Vec<f32> = digits.iter().map(|glyph| lowest - base(glyph)).collect();
    let most = rises.iter().copied().fold(0.0, f32::max);
    if most < UNEVEN * size {
        return;
    }
    let is_up = |rise: &f32| *rise > most / 2.0;
    let (ups, turns) = (
        rises.iter().filter(|rise| is_up(rise)).count(),
        rises.windows(2).filter(|pair| pair.iter().filter(|rise| is_up(rise)).count() == 1),
    );
    let is_mark = !is_small && most >= LIFTED * size && 2 * ups < digits.len() && turns.count() == 1;
    for (part, rise) in parts.iter_mut().zip(&rises) {
        *part = match is_mark {
            true if is_up(rise) => Part::Mark,
            true => Part::Text,
            false => Part::Unsure,
        };
    }
}

fn base(glyph: &Glyph) -> f32 {
    glyph.frame.bottom - BELOW * glyph.size
}

fn is_mark(glyph: &Glyph, text: &Glyph) -> bool {
    let raised = base(text) - base(glyph);
    let touches = glyph.frame.top < base(text) && glyph.frame.bottom > text.frame.top - 0.3 * text.size;
    let lowered = if glyph.size <= LITTLE_SMALLER * text.size { LOWERED } else { UNEVEN };
    glyph.size <= SMALLER * text.size && (raised >= RAISED * text.size || -raised >= lowered * text.size) && touches
}

fn apart(a: &Glyph, b: &Glyph) -> f32 {
    (a.frame.left - b.frame.right).max(b.frame.left - a.frame.right)
}

#[cfg(test)]
mod tests {
    use super::super::frame::Frame;
    use super::super::page::GlyphText;
    use super::super::paint::Colour;
    use super::*;

    /// Characters, their sizes, and how high their base lines are.
    fn marked(line: &[(char, f32, f32)]) -> Vec<Part> {
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
        use Part::{Mark, Text, Unsure};
        let raised = [('4', 10.0, 0.0), ('7', 10.0, 0.0), ('[', 6.0, 4.0), ('1', 6.0, 4.0), (']', 6.0, 4.0)];
        assert_eq!(marked(&raised), [Text, Text, Mark, Mark, Mark]);
        assert_eq!(marked(&[('1', 6.0, 4.0), ('4', 10.0, 0.0)]), [Mark, Text]);
        assert_eq!(marked(&[('4', 10.0, 0.0), ('2', 6.0, -2.0)]), [Text, Mark]);
        assert_eq!(marked(&[('4', 12.0, 0.0), ('2', 7.0, -1.1)]), [Text, Mark]);
        // Smaller by a sixth, and the mark is that at the right or at the left.
        assert_eq!(marked(&[('4', 12.0, 0.0), ('2', 12.0, 0.0), ('6', 10.0, -3.0), ('0', 10.0, -3.0)]), [Text, Text, Mark, Mark]);
        assert_eq!(marked(&[('6', 10.0, -3.0), ('4', 12.0, 0.0), ('2', 12.0, 0.0)]), [Mark, Text, Text]);
        // As large as the number, and raised.
        assert_eq!(marked(&[('9', 12.0, 0.0), ('6', 12.0, 0.0), ('2', 12.0, 4.5)]), [Text, Text, Mark]);
        assert_eq!(marked(&[('2', 12.0, 4.5), ('9', 12.0, 0.0), ('6', 12.0, 0.0)]), [Mark, Text, Text]);
        assert_eq!(marked(&[('9', 12.0, 0.0), ('6', 12.0, 1.0)]), []);
        // Which of them is the number is not known.
        assert_eq!(marked(&[('9', 12.0, 0.0), ('6', 12.0, 4.5)]), [Unsure; 2]);
        assert_eq!(marked(&[('9', 12.0, 0.0), ('6', 12.0, 0.0), ('2', 12.0, -4.5)]), [Unsure; 3]);
        assert_eq!(marked(&[('9', 12.0, 0.0), ('6', 12.0, 0.0), ('2', 12.0, 2.5)]), [Unsure; 3]);
        assert_eq!(marked(&[('9', 9.0, 0.0), ('2', 6.0, 1.5)]), [Unsure; 2]);
        // Smaller text on the same base line, or in the middle of the line, is text.
        assert_eq!(marked(&[('4', 10.0, 0.0), ('7', 7.0, 0.0)]), [Text; 2]);
        assert_eq!(marked(&[('4', 10.0, 0.0), ('7', 7.0, 1.1)]), [Text; 2]);
        assert_eq!(marked(&[('4', 6.0, 0.0), ('7', 6.0, 0.0)]), []);
    }
}
