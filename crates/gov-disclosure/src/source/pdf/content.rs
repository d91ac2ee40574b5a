//! The content of a page: its operators, carried out as far as they show characters, straight lines and pictures.

use hayro_font::UNITS_PER_EM;
use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::Resources;

use super::cover;
use super::font::Fonts;
use super::frame::Frame;
use super::guard::{Guard, reading};
use super::inline;
use super::layer::{Layers, Marked};
use super::page::{Cover, Drawing, Glyph, GlyphText, Hides, Page, Seen};
use super::paint::{Colour, Paint};
use super::path::Path;
use super::text::TextState;
use crate::error::Error;
use crate::limits;
use crate::meter::Meter;

/// Reads the pages of one document.
pub struct Reader<'a> {
    fonts: Fonts<'a>,
    pub guard: Guard,
    pub(super) layers: Layers,
    pub(super) meter: &'a Meter,
}

/// What q saves and Q brings back.
#[derive(Clone)]
pub(super) struct State<'a> {
    pub(super) to_page: Affine,
    text: TextState<'a>,
    pub(super) paint: Paint,
}

/// A page under way.
pub(super) struct Painter<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    pub(super) page: Page,
    pub(super) state: State<'a>,
    saved: Vec<State<'a>>,
    path: Path,
    /// The path will bound what is shown once it is painted.
    clips: bool,
    /// Which parts are of layers that are not shown.
    pub(super) marked: Marked,
    pub(super) depth: usize,
}

/// The share of an em that characters reach below and above the base line: as those of Chinese fonts do.
const BELOW: f64 = 0.12;
const ABOVE: f64 = 0.88;

/// Characters smaller than this, in parts of the longer side of the page, are not seen: 1.3 points of A4.
const SMALLEST: f32 = 0.0015;

/// The width of an outline, in parts of the size of a letter, from which on little of the letter is left.
const OUTLINE: f32 = 0.1;

/// Leaves out what is beyond the edges of a page. A number that goes on there is not seen whole.
fn cut_off(glyphs: &mut Vec<Glyph>, room: Frame) {
    let is_in = |glyph: &Glyph| room.holds(glyph.frame.center());
    if glyphs.iter().all(is_in) {
        return;
    }
    let mut last: Option<(usize, bool)> = None;
    for i in 0..glyphs.len() {
        let Some(glyph) = glyphs.get(i).filter(|glyph| glyph.is_digit()) else {
            last = None;
            continue;
        };
        let own = is_in(glyph);
        let before = last.and_then(|(at, was_in)| Some((at, was_in, glyphs.get(at)?)));
        let cut = before.filter(|(_, was_in, before)| {
            let apart = (glyph.frame.left - before.frame.right).abs();
            *was_in != own && apart <= glyph.size && (glyph.frame.top - before.frame.top).abs() <= glyph.size
        });
        let inner = cut.map(|(at, was_in, _)| if was_in { at } else { i });
        if let Some(inner) = inner.and_then(|inner| glyphs.get_mut(inner)).filter(|inner| inner.seen == Seen::Shown) {
            inner.seen = Seen::Unsure;
        }
        last = Some((i, own));
    }
    glyphs.retain(is_in);
}

impl<'a> Reader<'a> {
    pub fn new(guard: Guard, layers: Layers, meter: &'a Meter) -> Self {
        Self { fonts: Fonts::new(), guard, layers, meter }
    }

    /// What a page shows.
    ///
    /// # Errors
    /// `limit-exceeded` for more work than the limits allow.
    pub fn page(&mut self, page: &hayro_syntax::page::Page<'a>) -> Result<Page, Error> {
        let length = self.measure_contents(page.raw())?;
        self.meter.hold(length)?;
        let (width, height) = page.render_dimensions();
        let to_page = Affine::new(page.initial_transform(true).as_coeffs());
        let state = State { to_page, text: TextState::default(), paint: Paint::default() };
        let mut painter = Painter {
            reader: self,
            page: Page { width, height, ..Page::default() },
            state: state.clone(),
            saved: Vec::new(),
            path: Path::default(),
            clips: false,
            marked: Marked::default(),
            depth: 0,
        };
        painter.run(page.page_stream().unwrap_or_default(), page.resources())?;
        painter.annotations(page, &state)?;
        cover::hide(&mut painter.page, painter.reader.meter)?;
        let room = Frame { left: 0.0, top: 0.0, right: width, bottom: height };
        cut_off(&mut painter.page.glyphs, room);
        Ok(painter.page)
    }

    /// The bytes that the content of a page unpacks to, which are kept until the file is read.
    fn measure_contents(&mut self, page: &Dict<'_>) -> Result<usize, Error> {
        if let Some(stream) = page.get::<Stream<'_>>(keys::CONTENTS) {
            return self.guard.measure(&stream, self.meter);
        }
        let parts = page.get::<Array<'_>>(keys::CONTENTS);
        self.meter.work(parts.as_ref().map_or(0, |parts| parts.data().len() * limits::PDF_LIST_STEPS))?;
        for key in [keys::MEDIA_BOX, keys::CROP_BOX] {
            self.meter.work(page.get::<Array<'_>>(key).map_or(0, |corners| corners.data().len() * limits::PDF_LIST_STEPS))?;
        }
        let mut streams = parts.iter().flat_map(|parts| parts.iter::<Stream<'_>>());
        streams.try_fold(0, |sum, stream| Ok(sum + self.guard.measure(&stream, self.meter)?))
    }
}

impl<'a> Painter<'_, 'a> {
    pub(super) fn run(&mut self, content: &[u8], resources: &Resources<'a>) -> Result<(), Error> {
        let (outside, marked) = (self.saved.len(), self.marked);
        self.reader.meter.work(content.len())?;
        let mut parts = inline::parts(content).peekable();
        while let Some(part) = parts.next() {
            self.carry_out(part, outside, resources)?;
            if parts.peek().is_some() {
                self.picture(false);
            }
        }
        self.saved.truncate(outside);
        self.marked = marked;
        Ok(())
    }

    fn carry_out(&mut self, content: &[u8], outside: usize, resources: &Resources<'a>) -> Result<(), Error> {
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            self.reader.meter.work(limits::PDF_OPERATOR_STEPS)?;
            match operator {
                Op::SaveState(_) if self.saved.len() < limits::PDF_SAVED_STATES => self.saved.push(self.state.clone()),
                Op::RestoreState(_) if self.saved.len() > outside => {
                    if let Some(state) = self.saved.pop() {
                        self.state = state;
                    }
                }
                Op::Transform(m) => self.state.to_page *= matrix([m.0, m.1, m.2, m.3, m.4, m.5]),
                Op::XObject(name) => self.object(name.0, resources)?,
                Op::SetGraphicsState(name) => self.graphics_state(name.0, resources)?,
                Op::BeginMarkedContent(_) => self.marked.begin(false),
                Op::BeginMarkedContentWithProperties(part) => {
                    let layer = if let (b"OC", Object::Name(name)) = (part.0.as_ref(), part.1) { Some(name) } else { None };
                    let hides = layer.is_some_and(|name| self.reader.layers.hide(&resources.properties, name.as_ref(), self.reader.meter));
                    self.marked.begin(hides);
                }
                Op::EndMarkedContent(_) => self.marked.end(),
                Op::Shading(_) => self.shading()?,
                Op::TextFont(font) => self.set_font(font.0, font.1, resources)?,
                operator => {
                    if !self.draw(&operator)? && !self.state.paint.set(&operator, resources, self.reader.meter) {
                        self.write(&operator)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Colours that pass into each other, over all that shows.
    fn shading(&mut self) -> Result<(), Error> {
        let paint = &self.state.paint;
        if !self.marked.hides() && paint.is_opaque() {
            self.reader.meter.hold(size_of::<Cover>())?;
            let room = Frame { left: 0.0, top: 0.0, right: self.page.width, bottom: self.page.height };
            let (frame, before) = (paint.within_clip(room), self.page.glyphs.len());
            self.page.covers.push(Cover { frame, before, colour: Colour::Other, hides: Hides::Parts, is_picture: false });
        }
        Ok(())
    }

    /// Operators that draw paths; whether it was one.
    fn draw(&mut self, operator: &Op<'_, '_>) -> Result<bool, Error> {
        let (path, to_page, paint) = (&mut self.path, self.state.to_page, &self.state.paint);
        let (covers, drawings) = (self.page.covers.len(), self.page.drawings.len());
        let clip = if self.clips { path.bounds() } else { None };
        let paints = matches!(
            operator,
            Op::StrokePath(_)
                | Op::CloseAndStrokePath(_)
                | Op::FillPathNonZero(_)
                | Op::FillPathNonZeroCompatibility(_)
                | Op::FillPathEvenOdd(_)
                | Op::FillAndStrokeNonZero(_)
                | Op::FillAndStrokeEvenOdd(_)
                | Op::CloseFillAndStrokeNonZero(_)
                | Op::CloseFillAndStrokeEvenOdd(_)
        );
        match operator {
            _ if paints && self.marked.hides() => path.clear(),
            Op::MoveTo(p) => path.move_to(to_page * point(p.0, p.1)),
            Op::LineTo(p) => path.line_to(to_page * point(p.0, p.1)),
            Op::CubicTo(p) => path.curve_to(to_page * point(p.4, p.5)),
            Op::CubicStartTo(p) => path.curve_to(to_page * point(p.2, p.3)),
            Op::CubicEndTo(p) => path.curve_to(to_page * point(p.2, p.3)),
            Op::ClosePath(_) => path.close(),
            Op::RectPath(r) => {
                let (corner, far) = (point(r.0, r.1), point(r.2, r.3));
                let corners = [(0.0, 0.0), (far.x, 0.0), (far.x, far.y), (0.0, far.y)];
                path.rectangle(corners.map(|(x, y)| to_page * Point::new(corner.x + x, corner.y + y)));
            }
            Op::StrokePath(_) | Op::CloseAndStrokePath(_) => {
                if matches!(operator, Op::CloseAndStrokePath(_)) {
                    path.close();
                }
                path.stroke(&mut self.page, paint);
            }
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => path.fill(&mut self.page, paint),
            Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => {
                if matches!(operator, Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_)) {
                    path.close();
                }
                path.cover(&mut self.page, paint);
                // The edges of a black bar are no lines of a table.
                match paint.fill.is_black() && paint.is_opaque() {
                    true => path.clear(),
                    false => path.stroke(&mut self.page, paint),
                }
            }
            Op::EndPath(_) => path.clear(),
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => {
                self.clips = true;
                return Ok(true);
            }
            _ => return Ok(false),
        }
        if self.path.is_empty()
            && std::mem::take(&mut self.clips)
            && let Some((frame, is_all)) = clip
        {
            self.state.paint.clip(frame, is_all);
        }
        let more = (self.page.covers.len() - covers) * size_of::<Cover>() + (self.page.drawings.len() - drawings) * size_of::<Drawing>();
        if more > 0 {
            self.reader.meter.hold(more)?;
        }
        Ok(true)
    }

    /// Operators that place and show text.
    fn write(&mut self, operator: &Op<'_, '_>) -> Result<(), Error> {
        let text = &mut self.state.text;
        match operator {
            Op::BeginText(_) => text.begin(Affine::IDENTITY),
            Op::CharacterSpacing(by) => text.between_characters = by.0.as_f64(),
            Op::WordSpacing(by) => text.between_words = by.0.as_f64(),
            Op::HorizontalScaling(percent) => text.scale = percent.0.as_f64() / 100.0,
            Op::TextLeading(by) => text.leading = by.0.as_f64(),
            Op::TextRise(by) => text.rise = by.0.as_f64(),
            Op::TextRenderingMode(mode) => text.mode = mode.0.as_i64(),
            Op::SetTextMatrix(m) => text.begin(matrix([m.0, m.1, m.2, m.3, m.4, m.5])),
            Op::NextLine(by) => text.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                text.leading = -by.1.as_f64();
                text.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => text.next_line(0.0, -text.leading),
            Op::ShowText(shown) => self.show(shown.0.as_bytes())?,
            Op::NextLineAndShowText(shown) => {
                text.next_line(0.0, -text.leading);
                self.show(shown.0.as_bytes())?;
            }
            Op::ShowTextWithParameters(shown) => {
                (text.between_words, text.between_characters) = (shown.0.as_f64(), shown.1.as_f64());
                text.next_line(0.0, -text.leading);
                self.show(shown.2.as_bytes())?;
            }
            Op::ShowTexts(parts) => {
                for part in parts.0.iter::<Object<'_>>() {
                    match part {
                        Object::String(shown) => self.show(shown.as_bytes())?,
                        Object::Number(back) => {
                            let text = &mut self.state.text;
                            if let Some(font) = text.font.clone() {
                                text.back(&font.font, back.as_f64());
                            }
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let Some(font) = self.state.text.font.clone() else { return Ok(()) };
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = font.font.read_code(bytes, at);
            at += length.max(1);
            self.reader.meter.work(limits::PDF_GLYPH_STEPS)?;
            let to_page = self.state.to_page * self.state.text.glyph_space();
            let start = font.font.origin_displacement(code) / f64::from(UNITS_PER_EM);
            let advance = font.font.code_advance(code).x / f64::from(UNITS_PER_EM);
            // A line that runs downwards is as wide as its characters, an em.
            let width = if font.font.is_horizontal() { advance } else { 1.0 };
            self.state.text.advance(&font.font, code, length);
            let corners = [(0.0, -BELOW), (width, -BELOW), (0.0, ABOVE), (width, ABOVE)];
            let corners = corners.map(|(x, y)| {
                let Point { x, y } = to_page * Point::new(x + start.x, y + start.y);
                (x, y)
            });
            let Some(frame) = Frame::around(corners) else { continue };
            let [a, b, c, d, ..] = to_page.as_coeffs();
            let (high, wide) = (c.hypot(d) as f32, a.hypot(b) as f32);
            let size = high.max(wide * 0.5);
            let text = font.text(code);
            let Some(turn) = quarters(to_page) else {
                // What is pale is a watermark.
                let paint = &self.state.paint;
                if paint.is_opaque() && paint.fill.is_dark() && text.one().is_some_and(|c| c.is_ascii_digit()) {
                    self.reader.meter.hold(size_of::<Drawing>())?;
                    self.page.draw_alone(paint.within_clip(frame));
                }
                continue;
            };
            if text == GlyphText::One('\0') {
                continue;
            }
            // Some stand for a long text, which is written once more into its line.
            if let GlyphText::Several(several) = &text {
                self.reader.meter.work(several.len())?;
                self.reader.meter.hold(2 * several.len())?;
            }
            self.reader.meter.hold(size_of::<Glyph>())?;
            let seen = self.seen(frame, high.min(wide));
            self.page.glyphs.push(Glyph { text, frame, size, turn, ink: self.state.paint.fill, seen });
        }
        Ok(())
    }

    /// Whether a character that is shown now is seen.
    fn seen(&self, frame: Frame, size: f32) -> Seen {
        let paint = &self.state.paint;
        let is_white = match self.state.text.mode {
            3 => return Seen::Searched,
            7 => return Seen::Hidden,
            1 | 5 => paint.stroke == Colour::White,
            2 | 6 => paint.stroke == Colour::White && paint.fill == Colour::White,
            _ if paint.is_clear() || self.marked.hides() => return Seen::Hidden,
            _ => paint.fill == Colour::White,
        };
        // A wide outline in white leaves little of a letter.
        let is_outlined = || {
            let width = paint.stroke_width * self.state.to_page.determinant().abs().sqrt();
            matches!(self.state.text.mode, 2 | 6) && paint.stroke == Colour::White && width as f32 > OUTLINE * size
        };
        match size < SMALLEST * self.page.width.max(self.page.height) || !paint.shows(frame.center()) {
            true => Seen::Hidden,
            false if paint.is_masked() || is_outlined() => Seen::Unsure,
            false if is_white => Seen::White,
            false => Seen::Shown,
        }
    }

    fn set_font(&mut self, name: &Name<'_>, size: Number, resources: &Resources<'a>) -> Result<(), Error> {
        self.state.text.size = size.as_f64();
        self.state.text.font = match resources.get_font(name) {
            Some(dict) => {
                self.reader.meter.work(reading(&dict))?;
                self.reader.fonts.font(&dict, &mut self.reader.guard, self.reader.meter)?
            }
            None => None,
        };
        Ok(())
    }

    fn graphics_state(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Result<(), Error> {
        let Some(dict) = resources.get_ext_g_state(name) else { return Ok(()) };
        self.reader.meter.work(reading(&dict))?;
        self.state.paint.set_state(&dict, self.reader.meter);
        let Some(font) = dict.get::<Array<'a>>(keys::FONT) else { return Ok(()) };
        let described = font.iter::<Dict<'a>>().next();
        let size = font.iter::<Object<'_>>().nth(1).and_then(Object::into_number);
        if let Some((described, size)) = described.zip(size) {
            self.state.text.font = self.reader.fonts.font(&described, &mut self.reader.guard, self.reader.meter)?;
            self.state.text.size = size.as_f64();
        }
        Ok(())
    }
}

/// The direction of a line of text in quarters, clockwise; `None` for one that runs aslant.
fn quarters(to_page: Affine) -> Option<u8> {
    let [x, y, ..] = to_page.as_coeffs();
    let (along, across) = (x.abs().max(y.abs()), x.abs().min(y.abs()));
    if along == 0.0 || across > along * 0.2 {
        return None;
    }
    Some(if x.abs() > y.abs() {
        if x > 0.0 { 0 } else { 2 }
    } else if y > 0.0 {
        1
    } else {
        3
    })
}

fn point(x: Number, y: Number) -> Point {
    Point::new(x.as_f64(), y.as_f64())
}

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}
