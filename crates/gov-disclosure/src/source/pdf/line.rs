//! From characters to lines of text, by where they are.

use super::frame::Frame;
use super::marks::{self, Part};
use super::page::{Glyph, GlyphText, Seen};
use crate::document::{Asides, Role};

/// A line of text on a page.
#[derive(Clone, Debug)]
pub struct TextLine {
    pub text: String,
    pub frame: Frame,
    /// The size of its characters.
    pub size: f32,
    /// Where its words start, in the text and on the page: what room of two places or more parts.
    pub words: Vec<(usize, f32)>,
    /// What is on it and is no part of its text.
    pub asides: Asides,
}

impl TextLine {
    /// The room that it leaves in its cell. What a centred line leaves on each side may be the cell's margins.
    pub fn room_in(&self, cell: Frame) -> f32 {
        let margin = (self.frame.left - cell.left).min(cell.right - self.frame.right).max(0.0);
        cell.width() - self.frame.width() - 2.0 * margin.min(self.size)
    }
}

/// Characters whose middles are no further apart than this, in parts of their size, are on one line.
const ON_LINE: f32 = 0.4;

/// Room between characters that is a space, in parts of their size; a Latin space is a quarter of it.
const SPACE: f32 = 0.2;

/// The same character nearer than this, in parts of its size, is the same one drawn again to look bold.
const AGAIN: f32 = 0.15;

/// Lines further apart than this, in parts of the size of their characters, are not one text broken in two.
const LEADING: f32 = 1.8;

/// Half the size of a character: the width of a digit, and of one place in a line.
const PLACE: f32 = 0.5;

/// The lines that characters make, from the top. With `aligned`, room between words is kept in places, as it is.
pub fn lines(mut glyphs: Vec<&Glyph>, aligned: bool) -> Vec<TextLine> {
    glyphs.sort_by(|a, b| a.frame.center().1.total_cmp(&b.frame.center().1));
    let mut lines: Vec<Vec<&Glyph>> = Vec::new();
    let (mut middle, mut size) = (0.0, 0.0f32);
    for glyph in glyphs {
        let (_, y) = glyph.frame.center();
        match lines.last_mut() {
            // What is smaller than the text of its line is raised or lowered by parts of the size of that.
            Some(line) if (y - middle).abs() <= ON_LINE * glyph.size.max(size).max(1.0) => {
                size = size.max(glyph.size);
                middle += (y - middle) / (line.len() + 1) as f32;
                line.push(glyph);
            }
            _ => {
                (middle, size) = (y, glyph.size);
                lines.push(vec![glyph]);
            }
        }
    }
    lines.into_iter().filter_map(|line| written(line, aligned)).collect()
}

/// The text of the characters of one line.
fn written(mut glyphs: Vec<&Glyph>, aligned: bool) -> Option<TextLine> {
    glyphs.sort_by(|a, b| a.frame.left.total_cmp(&b.frame.left));
    let mut line: Option<TextLine> = None;
    let mut last: Option<&Glyph> = None;
    let mut blank = false;
    let mut asides = Asides::default();
    let mut apart: Option<(Frame, f32)> = None;
    let parts = marks::of_line(&glyphs);
    for (i, glyph) in glyphs.into_iter().enumerate() {
        if glyph.text.is_blank() {
            blank |= glyph.seen != Seen::Hidden;
            continue;
        }
        let role = match glyph.seen {
            Seen::Struck => Some(Role::Struck),
            Seen::Hidden => Some(Role::Hidden),
            _ => (parts.get(i) == Some(&Part::Mark)).then_some(Role::Mark),
        };
        if let Some(role) = role {
            let mut text = String::new();
            glyph.text.push_to(&mut text);
            asides.add(role, line.as_ref().map_or(0, |line| line.text.len()), &text);
            apart = Some(apart.map_or((glyph.frame, glyph.size), |(frame, size)| (frame.with(glyph.frame), size.max(glyph.size))));
            continue;
        }
        if last.is_some_and(|last| is_again(last, glyph)) {
            continue;
        }
        match &mut line {
            None => {
                line = Some(TextLine {
                    text: String::new(),
                    frame: glyph.frame,
                    size: glyph.size,
                    words: vec![(0, glyph.frame.left)],
                    asides: Asides::default(),
                })
            }
            Some(line) => {
                let size = glyph.size.min(last.map_or(glyph.size, |last| last.size)).max(1.0);
                let room = glyph.frame.left - last.map_or(line.frame.right, |last| last.frame.right);
                if room > SPACE * size || blank && room > 0.0 {
                    let places = if aligned { (room / (PLACE * size)).round().clamp(1.0, 200.0) as usize } else { 1 };
                    line.text.extend(std::iter::repeat_n(' ', places));
                    if room > 2.0 * PLACE * size {
                        line.words.push((line.text.len(), glyph.frame.left));
                    }
                }
                line.frame = line.frame.with(glyph.frame);
                line.size = line.size.max(glyph.size);
            }
        }
        if let Some(line) = &mut line {
            let start = line.text.len();
            glyph.text.push_to(&mut line.text);
            if parts.get(i) == Some(&Part::Unsure) || is_unsure(last, glyph) {
                asides.add(Role::Unsure, start, line.text.get(start..).unwrap_or(""));
            }
        }
        blank = false;
        last = Some(glyph);
    }
    // A line of nothing else is where that does.
    let lone = || apart.map(|(frame, size)| TextLine { text: String::new(), frame, size, words: Vec::new(), asides: Asides::default() });
    let line = line.or_else(lone)?;
    Some(TextLine { asides, ..line })
}

/// Whether it is not known how a character is seen: digits that lie on each other, or upside down.
fn is_unsure(last: Option<&Glyph>, glyph: &Glyph) -> bool {
    let is_on = |last: &Glyph| (last.frame.center().0 - glyph.frame.center().0).abs() < AGAIN * glyph.size;
    glyph.seen == Seen::Unsure || glyph.turn == 2 || glyph.is_digit() && last.is_some_and(|last| last.is_digit() && is_on(last))
}

fn is_again(last: &Glyph, glyph: &Glyph) -> bool {
    let (a, b) = (last.frame.center(), glyph.frame.center());
    last.text == glyph.text && (a.0 - b.0).abs() < AGAIN * glyph.size && (a.1 - b.1).abs() < AGAIN * glyph.size
}

/// The text of a cell: its lines, and a number that the cell was too narrow for in one piece again; and what is no part
/// of it.
pub fn cell_text(lines: &[TextLine], cell: Frame) -> (String, Asides) {
    let (mut text, mut asides) = (String::new(), Asides::default());
    let mut full: Option<&TextLine> = None;
    for line in lines {
        if line.text.is_empty() {
            asides.append(text.len(), line.asides.clone());
            continue;
        }
        let follows = |last: &TextLine| line.frame.center().1 - last.frame.center().1 <= LEADING * line.size;
        let goes_on = full.is_some_and(follows) && ends_in_digit(&text) && line.text.starts_with(is_of_number);
        if !text.is_empty() && !goes_on {
            text.push('\n');
        }
        asides.append(text.len(), line.asides.clone());
        text.push_str(&line.text);
        // Without room for one more digit, it is full.
        let is_full = line.room_in(cell) < PLACE * line.size;
        full = Some(line).filter(|line| is_full && line.text.chars().all(is_of_number));
    }
    (text, asides)
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || c == '.' || c == ','
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(is_of_number)
}

/// Whether a character belongs to a number.
pub fn is_numeral(text: &GlyphText) -> bool {
    text.one().is_some_and(is_of_number)
}

#[cfg(test)]
mod tests {
    use super::super::paint::Colour;
    use super::*;

    fn glyphs(text: &str, left: f32, top: f32) -> Vec<Glyph> {
        let mut x = left;
        let mut glyph = |c: char| {
            let width = if c.is_ascii() { 5.0 } else { 10.0 };
            let frame = Frame { left: x, top, right: x + width, bottom: top + 10.0 };
            x += width;
            Glyph { text: GlyphText::One(c), frame, size: 10.0, turn: 0, ink: Colour::Other, seen: Seen::Shown }
        };
        text.chars().map(&mut glyph).collect()
    }

    fn texts(glyphs: &[Glyph], aligned: bool) -> Vec<String> {
        lines(glyphs.iter().collect(), aligned).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn characters_come_back_in_the_order_they_stand_in() {
        let page = [glyphs("三", 40.0, 20.0), glyphs("一二", 0.0, 0.0), glyphs("12", 20.0, 0.5), glyphs("34", 60.0, 0.0)].concat();
        assert_eq!(texts(&page, false), ["一二12 34", "三"]);
        assert_eq!(texts(&page, true), ["一二12      34", "三"]);
        // A digit run in pieces is one number, and text that is drawn twice is there once.
        let bold = [glyphs("10", 0.0, 0.0), glyphs("68", 10.0, 0.0), glyphs("10", 0.4, 0.0)].concat();
        assert_eq!(texts(&bold, false), ["1068"]);
    }

    #[test]
    fn a_number_in_a_narrow_cell_is_one_number() {
        let cell = |right: f32, parts: &[&str]| {
            let all: Vec<Glyph> = parts.iter().enumerate().flat_map(|(i, part)| glyphs(part, 2.0, i as f32 * 12.0)).collect();
            cell_text(&lines(all.iter().collect(), false), Frame { left: 0.0, top: 0.0, right, bottom: 30.0 }).0
        };
        assert_eq!(cell(14.0, &["10", "68"]), "1068");
        // With room for another digit, nothing broke the number.
        assert_eq!(cell(24.0, &["10", "68"]), "10\n68");
        assert_eq!(cell(14.0, &["尚", "未"]), "尚\n未");
    }
}
