//! What is on a page beside its content: form fields with their values, and the marks that readers put on it.

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, Name, Object, Rect, Stream};

use super::frame::Frame;
use super::page::{Glyph, GlyphText, Seen};
use super::paint::Colour;

/// Flags of an annotation: it is not there, or not on the screen.
const HIDDEN: i64 = 2;
const NO_VIEW: i64 = 32;

/// Fields above a field from which it takes what it does not say itself.
const ABOVE: usize = 8;

/// What is to be drawn of an annotation.
pub enum Shown<'a> {
    /// Its own drawing, moved into its place.
    Drawing(Stream<'a>, Affine),
    /// Text that a viewer writes in its place.
    Value(String),
    /// A line through what is below it.
    Strike,
    /// Something that is no text: a check box, a signature, a note without a drawing.
    NotText,
    Nothing,
}

/// An annotation and its place in the space of the page.
pub struct Annotation<'a> {
    pub place: Rect,
    pub shown: Shown<'a>,
    /// Whether it is a field of a form: the lines around it are no lines of a table.
    pub is_field: bool,
    /// The value of a field, which viewers write where its drawing holds no text.
    pub value: Option<String>,
}

/// Reads one; `None` for those that show nothing.
pub fn read<'a>(dict: &Dict<'a>) -> Option<Annotation<'a>> {
    let place = dict.get::<Rect>(keys::RECT)?;
    let flags = dict.get::<i64>(keys::F).unwrap_or(0);
    let kind = dict.get::<Name<'_>>(keys::SUBTYPE)?;
    if flags & (HIDDEN | NO_VIEW) != 0 || matches!(kind.as_ref(), b"Popup" | b"Link" | b"Text") {
        return None;
    }
    let state = dict.get::<Name<'_>>(b"AS");
    let drawing = dict.get::<Dict<'a>>(keys::AP).and_then(|all| match all.get::<Object<'a>>(b"N")? {
        Object::Stream(drawing) => Some(drawing),
        Object::Dict(states) => states.get::<Stream<'a>>(state.as_ref()?.as_ref()),
        _ => None,
    });
    let field = inherited(dict, b"FT").and_then(Object::into_name);
    let shown = match (kind.as_ref(), field.as_deref()) {
        // The sign in a check box is no text, whichever font draws it.
        (b"Widget", Some(b"Btn")) if state.as_deref().is_none_or(|state| state == b"Off") => Shown::Nothing,
        (b"Widget", Some(b"Btn" | b"Sig")) => Shown::NotText,
        (kind, field) => match drawing {
            Some(drawing) => Shown::Drawing(drawing.clone(), into_place(&drawing, place)),
            None => match kind {
                b"Widget" if field.is_some() => inherited(dict, b"V").map_or(Shown::Nothing, |value| value_of(&value)),
                b"StrikeOut" => Shown::Strike,
                b"FreeText" | b"Stamp" | b"Ink" | b"Line" => Shown::NotText,
                b"Square" | b"Circle" if dict.contains_key(b"IC") => Shown::NotText,
                _ => Shown::Nothing,
            },
        },
    };
    let is_field = kind.as_ref() == b"Widget";
    let value = Some(()).filter(|()| is_field && matches!(field.as_deref(), Some(b"Tx" | b"Ch"))).and_then(|()| inherited(dict, b"V"));
    let value = value.and_then(|value| if let Shown::Value(text) = value_of(&value) { Some(text) } else { None });
    Some(Annotation { place, shown, is_field, value })
}

/// What a field, or one above it, says.
fn inherited<'a>(dict: &Dict<'a>, key: &[u8]) -> Option<Object<'a>> {
    let mut dict = dict.clone();
    for _ in 0..ABOVE {
        if let Some(value) = dict.get::<Object<'a>>(key) {
            return Some(value);
        }
        dict = dict.get::<Dict<'a>>(keys::PARENT)?;
    }
    None
}

fn value_of(value: &Object<'_>) -> Shown<'static> {
    match value {
        Object::String(text) => Shown::Value(text_of(text.as_bytes())),
        Object::Name(name) => Shown::Value(String::from_utf8_lossy(name.as_ref()).into_owned()),
        // Several chosen from a list.
        _ => Shown::NotText,
    }
}

/// A text outside of contents: UTF-16 or UTF-8 by its mark, else a byte a character.
fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

/// Moves what a drawing shows into the place of its annotation.
fn into_place(drawing: &Stream<'_>, place: Rect) -> Affine {
    let dict = drawing.dict();
    let matrix = Affine::new(dict.get::<[f64; 6]>(keys::MATRIX).unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
    let Some(room) = dict.get::<Rect>(keys::BBOX) else { return Affine::translate((place.x0, place.y0)) };
    let corners = [(room.x0, room.y0), (room.x1, room.y0), (room.x0, room.y1), (room.x1, room.y1)].map(|(x, y)| matrix * Point::new(x, y));
    let least = |of: fn(&Point) -> f64| corners.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&Point) -> f64| corners.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (left, bottom) = (least(|p| p.x), least(|p| p.y));
    let (width, height) = (most(|p| p.x) - left, most(|p| p.y) - bottom);
    let scale = |room: f64, place: f64| if room > 0.0 { place / room } else { 1.0 };
    let (x, y) = (scale(width, place.width()), scale(height, place.height()));
    Affine::new([x, 0.0, 0.0, y, place.x0 - left * x, place.y0 - bottom * y])
}

/// The characters of a value, as a viewer writes them into its place.
pub fn written(value: &str, place: Rect, to_page: Affine) -> Vec<Glyph> {
    let lines = value.lines().count().max(1) as f64;
    let size = (place.height() / lines * 0.7).clamp(4.0, 12.0);
    let mut glyphs = Vec::new();
    for (i, line) in value.lines().enumerate() {
        let middle = place.y1 - place.height() / lines * (i as f64 + 0.5);
        let mut x = place.x0 + 2.0;
        for c in line.chars() {
            let width = if c.is_ascii() { size / 2.0 } else { size };
            let corners = [(x, middle - size / 2.0), (x + width, middle + size / 2.0)].map(|(x, y)| {
                let Point { x, y } = to_page * Point::new(x, y);
                (x, y)
            });
            x += width;
            glyphs.extend(Frame::around(corners).map(|frame| Glyph {
                text: GlyphText::One(c),
                frame,
                size: size as f32,
                turn: 0,
                ink: Colour::Other,
                seen: Seen::Shown,
            }));
        }
    }
    glyphs
}
